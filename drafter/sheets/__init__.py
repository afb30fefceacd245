"""Excel forms (填报表): one a supplying office, written, filled in elsewhere and read back."""
