"""The report's data: figures, fields, groups and records, and how each is read."""
