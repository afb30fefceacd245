"""Rules about how a report is built: its parts, headings, lists, and what stands twice."""
