"""Segments to spaCy Docs, and what a sentence says of a mention in it."""
