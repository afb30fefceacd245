"""Sections in, pages out: blocks, measures and the bytes of a .docx."""
