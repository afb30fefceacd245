"""What a hand did to a document, as it can be stored: sentences reworded, written and deleted, records put into another order."""
