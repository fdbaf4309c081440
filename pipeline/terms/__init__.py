"""Docs to units, counts of terms, multi-word terms and distributional vectors."""
