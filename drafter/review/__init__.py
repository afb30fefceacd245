"""What a report still lacks, and all its figures side by side."""
