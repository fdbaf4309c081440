"""Blocks of a policy text to paragraphs without the furniture of the page."""
