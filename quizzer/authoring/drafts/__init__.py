"""Drafts in deck files: written, merged with what is there, and accepted or rejected one by one."""
