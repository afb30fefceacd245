"""Checking a report: answers, .docx or text in, findings with place, rule and mend out."""
