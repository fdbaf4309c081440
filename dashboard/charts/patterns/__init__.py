"""Pictures of patterns: other analyses, groups of the catalogue, words around a concept.

In: rows of the published tables and of `dashboard.data.patterns`. Out: `Figure`, or none without
rows to draw.
"""
