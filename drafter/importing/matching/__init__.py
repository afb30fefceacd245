"""Which number, name and day of a report answers which question, and how surely."""
