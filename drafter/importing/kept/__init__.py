"""Where the sentences go that no question asks for."""
