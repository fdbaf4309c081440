"""References that are said aloud: `CDS 88 oblique 4031`, `16 dash 04 dash 77`, `73*10`.

The words for the signs between their parts tell them, whatever else is said of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from presidio_analyzer import EntityRecognizer

from pipeline.config.word_lists import ALL, EVERY, WordList, any_word
from pipeline.privacy.recognisers.spans import Span, SpanRecogniser

_SIGNS = WordList("identifiers", "signs_said", language=ALL)
_KEYS = WordList("identifiers", "keys_said", language=ALL)
_BEFORE_KEYS = WordList("small_words", "before_keys_said", language=EVERY)

FEWEST_DIGITS = 3
"""Digits of a reference without letters: `two dash one` is a score."""

_KEYED = re.compile(r"(?<![\w*#])[*#]?\d{1,6}[*#]\d{0,6}[*#]?(?![\w*#])")


@cache
def _said() -> re.Pattern[str]:
    """Groups of capitals and digits with the word for a sign between some of them."""
    group = r"(?:[A-ZÆØÅ]{1,5}\d{0,6}|\d{1,8}[A-Z]{0,3})(?![\w'’])"
    return re.compile(
        rf"(?<![\w.,-]){group}(?:\s{group})?"
        rf"(?:\s(?i:{any_word(_SIGNS)})\s{group}(?:,?\s{group}){{0,2}}){{1,5}}"
    )


@cache
def _with_key() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.,])\d{{1,6}}[A-Z]?\s(?:{any_word(_BEFORE_KEYS)}\s)?{any_word(_KEYS)}(?!\w)",
        re.IGNORECASE,
    )


def _references(text: str) -> Iterator[Span]:
    for match in _said().finditer(text):
        n_digits = sum(sign.isdigit() for sign in match[0])
        letters = any(sign.isupper() for sign in match[0])
        if n_digits >= (1 if letters else FEWEST_DIGITS):
            yield Span("CASE", match.start(), match.end())
    for pattern in (_with_key(), _KEYED):
        for match in pattern.finditer(text):
            yield Span("CODE", match.start(), match.end())


def reference_recognisers(language: str) -> list[EntityRecognizer]:
    """The recogniser of references and codes with words for their signs."""
    return [SpanRecogniser(_references, entities=("CASE", "CODE"), language=language)]
