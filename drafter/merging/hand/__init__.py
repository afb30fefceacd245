"""What a hand did to a document: where printed answers stand now, which sentences it reworded, wrote, deleted."""
