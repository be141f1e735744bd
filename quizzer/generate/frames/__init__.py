"""What are the parts of a group, in a word, and how does one ask for them?"""
