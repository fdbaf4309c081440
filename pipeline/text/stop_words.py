"""Function words of a language, such as `the`, `he` and `when`."""

from __future__ import annotations

from functools import cache

from spacy.util import get_lang_class


@cache
def function_words(language: str) -> frozenset[str]:
    """SpaCy's list of stop words, in lower case; empty for a language that spaCy does not know."""
    try:
        return frozenset(get_lang_class(language).Defaults.stop_words)
    except ImportError:
        return frozenset()
