"""Rows for pictures of patterns: groups of the catalogue, words around a concept.

In: published tables. Out: a row for each cell of a heat map (`groups`), and for each word and
link of a network (`network`).
"""
