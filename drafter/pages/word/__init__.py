"""Blocks as a .docx: one module a construct."""
