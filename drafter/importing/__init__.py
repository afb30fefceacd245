"""Reads a report that Drafter did not write, such as last year's Word file, into answers."""
