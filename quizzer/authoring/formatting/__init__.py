"""Deck files changed where they have to be: ids, citations, the order of keys; and saved whole."""
