"""What rules read off a manuscript: its prose, its figures, its parts, the documents it cites."""
