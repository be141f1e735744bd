"""What a card, a topic and a deck are. Pure: no I/O, no clock, no YAML, no SQL."""
