"""Deck files: reading with positions, checking. The only room that may import `yaml`."""
