"""Blocks as a web page and as plain text."""
