"""Documents that Drafter itself wrote, read back into the very answers."""
