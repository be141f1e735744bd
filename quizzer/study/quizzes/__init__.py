"""Quizzes: what is drawn for one, where an attempt stands, and what it was worth."""
