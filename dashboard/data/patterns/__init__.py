"""Rows for pictures of patterns: groups of the catalogue, words around a concept."""
