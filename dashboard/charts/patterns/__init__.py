"""Pictures of patterns: other analyses, groups of the catalogue, words around a concept."""
