"""Altair charts. In: rows of the published tables. Out: `Figure`, or none without rows to draw."""
