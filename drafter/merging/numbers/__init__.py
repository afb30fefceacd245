"""Which answers the numbers of a hand tell, and whether they still tell them rightly once the answers changed."""
