"""Blocks of a policy text in, clean paragraphs with their place and heading out."""
