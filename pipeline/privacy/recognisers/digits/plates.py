"""Plates of vehicles: by their form in capitals, by a word near them, and written small.

Machines that transcribe write `ov66 tdx`. Plates that are said are found by `spoken`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from presidio_analyzer import EntityRecognizer

from pipeline.config.word_lists import ALL, WordList
from pipeline.privacy.names.name_lists import is_in_dictionary
from pipeline.privacy.recognisers.digits.numbers import cued_entity
from pipeline.privacy.recognisers.spans import Span, SpanRecogniser, spans_of

UNITS = WordList("identifiers", "units_before_numbers", language=ALL)
CODED = WordList("rooms", "coded_things", language=ALL)

_IN_CAPITALS = re.compile(
    r"(?<![\w-])(?P<id>[A-Z]{2}\d{2}\s?[A-Z]{3}|[A-Z]\s?\d{1,3}\s[A-Z]{3}|[A-Z]{2}\s?\d{5}"
    r"|[A-Z]{2}\s\d{2}\s\d{3})(?![\w-])"
)
_BY_CUE = re.compile(
    r"(?<![\w-])(?:[a-z]{2}\s?\d{2}\s?[a-z]{3}|[a-z]{2}\s?\d{5})(?![\w-])", re.IGNORECASE
)
_BRITISH = re.compile(
    r"(?<![\w-])(?:(?P<first>(?P<letters>[a-z]{2})\d{2})\s?(?P<tail>[a-z]{3})"
    r"|(?P<before>[a-z]\d{1,3})\s(?P<old>[a-z]{3}))(?![\w'’-])",
    re.IGNORECASE,
)
_SCANDINAVIAN = re.compile(r"(?<![\w-])(?P<letters>[a-z]{2})\s?\d{4,5}(?![\w-]|[.,]\d)", re.I)


def is_word_or_unit(letters: str, language: str) -> bool:
    """Letters before digits are a word of the language or the short form of a unit."""
    lower = letters.lower()
    return lower in UNITS or is_in_dictionary(lower, language)


def _by_form(text: str) -> Iterator[Span]:
    yield from spans_of("PLATE", _IN_CAPITALS, text)
    for match in _BY_CUE.finditer(text):
        if cued_entity(text, match.start(), match.end(), length=7) == "PLATE":
            yield Span("PLATE", match.start(), match.end())


def _plates(text: str, language: str) -> Iterator[Span]:
    """In capitals or not: `ov66 tdx` and `q729 vbn` if the last letters are no word; `nf 30957`."""
    for match in _BRITISH.finditer(text):
        if _is_british(match, language):
            yield Span("PLATE", match.start(), match.end())
    if language == "en":
        return
    for match in _SCANDINAVIAN.finditer(text):
        if is_word_or_unit(match["letters"], language):
            continue
        long = sum(letter.isdigit() for letter in match[0]) == 5
        if long or cued_entity(text, match.start(), match.end(), length=6) == "PLATE":
            yield Span("PLATE", match.start(), match.end())


def _is_british(match: re.Match[str], language: str) -> bool:
    """Not `kl12 var`, `PM10 and`, `q4 gdp`, but `sa14 wzd`; in capitals a word may end a plate."""
    first, last = match["first"] or match["before"], match["tail"] or match["old"]
    if first.lower() in CODED:
        return False
    return (bool(match["tail"]) and last.isupper()) or not is_in_dictionary(last.lower(), language)


def _spans(text: str, language: str) -> Iterator[Span]:
    yield from _by_form(text)
    yield from _plates(text, language)


def plate_recognisers(language: str) -> list[EntityRecognizer]:
    """The recogniser of plates that are written."""
    find = partial(_spans, language=language)
    return [SpanRecogniser(find, entities=("PLATE",), language=language)]
