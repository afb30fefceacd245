"""Sections of a report as the blocks of a document."""
