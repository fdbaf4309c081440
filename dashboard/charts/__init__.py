"""Altair charts. In: rows of the published tables. Out: `Figure`, or none without rows to draw.

Ten modules: one for the charts of each subject, and what all of them share.
"""
