"""Docs and the lexicon to mentions of concepts, practices and themes."""
