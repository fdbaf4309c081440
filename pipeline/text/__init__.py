"""Strings: co-words, phrases, languages, placeholders. In: text; out: spans and codes.

Ten modules: each knows one thing about words, and none knows documents.
"""
