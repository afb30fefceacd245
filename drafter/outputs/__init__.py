"""What the commands write, and the one way by which it gets to the disk."""
