"""The text of a report from whatever file it is in: Word of any age, WPS, web page, PDF, tables."""
