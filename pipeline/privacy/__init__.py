"""Readings to readings without identifiers; catalogue cells without small groups."""
