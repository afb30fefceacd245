"""For those who write section templates: folders made, listed and checked, a section shown alone."""
