"""A report taken apart: its head, its headings in whatever shape, its sentences."""
