""".docx files of any origin, read with limits: their parts, text and effective formats."""
