"""Where what Drafter printed stands in the text that a hand made of it: answers, figures, lists, sentences."""
