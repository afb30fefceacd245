"""Reads what a sentence states: numbers with their units, times, and that there was none. Knows no report."""
