"""Texts in two or three versions: their tokens, their differences, which paragraph and sentence is which."""
