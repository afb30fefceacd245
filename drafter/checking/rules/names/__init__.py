"""Rules about names: documents cited, bodies, places, people, and the report's own bureau."""
