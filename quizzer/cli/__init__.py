"""The commands. Data goes to stdout, talk to stderr."""
