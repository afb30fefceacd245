"""Answers files: read, filled in, changed and begun."""
