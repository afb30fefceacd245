"""Documents with tracked changes: merged, proved, or compared; what they hold of themselves."""
