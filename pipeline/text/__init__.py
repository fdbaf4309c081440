"""Strings: co-words, phrases, languages, placeholders. In: text; out: spans and codes."""
