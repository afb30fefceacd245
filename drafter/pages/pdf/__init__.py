"""A .docx as a PDF, laid out by LibreOffice."""
