"""What goes to the leaders with a draft: the sheet that they sign, the figures, and what to look at in the draft."""
