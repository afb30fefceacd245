"""Keeps what hands changed in a document when it is made anew: alignment, three-way merge, proof."""
