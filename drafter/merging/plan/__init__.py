"""What is to be done to an edited document so that it says what changed in the answers, as plain values."""
