"""The use-cases: the library, a review session, mastery. Every one takes `now` as an argument."""
