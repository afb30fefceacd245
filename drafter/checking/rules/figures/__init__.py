"""Rules about figures: with one another, with the answers, with last year's report, with what the law says."""
