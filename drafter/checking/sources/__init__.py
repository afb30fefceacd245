"""Readers: of answers, a .docx or a text, each gives a manuscript."""
