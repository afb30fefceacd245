"""What a report is asked for: the questions with the words by which reports tell their answers."""
