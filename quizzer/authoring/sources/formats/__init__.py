"""Files that are no text: each kind is rendered as lines of Markdown, the same on any machine."""
