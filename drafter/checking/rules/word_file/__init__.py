"""Rules about a .docx: its page and paragraphs, and what leaves with it."""
