"""The rules that draft cards; each module looks for one thing that a document can say."""
