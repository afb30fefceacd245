"""Jurisdictions: folders of manifest, sections and references; merged, named and read."""
