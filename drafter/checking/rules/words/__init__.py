"""Rules about words and marks: spelling, fixed wording, what goes together, punctuation."""
