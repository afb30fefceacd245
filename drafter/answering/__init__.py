"""Answers files and the questions that fill them."""
