"""What may a deck file look like, in the words of JSON Schema, so that editors can help?"""
