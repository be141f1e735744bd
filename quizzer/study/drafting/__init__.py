"""Between case documents and a deck: which documents, which entries, which of them are kept."""
