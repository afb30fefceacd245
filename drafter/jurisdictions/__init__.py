"""Jurisdictions: folders of manifest, sections and references; made, listed and checked."""
