"""Section files and answers in, sections of text out."""
