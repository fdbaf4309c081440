"""Rows for pages. In: the published tables. Out: frames and texts; nothing is estimated."""
