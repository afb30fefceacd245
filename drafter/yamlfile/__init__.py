"""YAML as people write it: read with lines, changed in place, complained about in Chinese."""
