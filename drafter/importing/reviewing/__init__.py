"""The review of an import: numbers confirmed, chosen or put right by a clerk."""
