"""What becomes of findings: lists, JSON, SARIF, comments, the page of all rules."""
