"""Grading an answer: how right is it, and why?"""
