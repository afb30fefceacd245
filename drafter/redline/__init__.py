"""Changes copies of .docx files that others saved: comments and tracked changes, all else as it was."""
