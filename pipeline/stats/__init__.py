"""Statistics for documents in clusters on two sides; knows no table.

In: matrices of documents by items, and `Sides`, which says where each document stands. Out:
statistics, p-values alone and adjusted, intervals.
"""

PER = 10_000
"""Rates are per this many words."""
