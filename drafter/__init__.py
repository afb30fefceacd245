"""Drafter: from a bureau's answers to its annual report in the official format."""

__version__ = "0.1.0"
