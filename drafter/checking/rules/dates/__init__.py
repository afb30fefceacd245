"""Rules about days, years and what comes first."""
