"""Postal addresses: street and number, postcode, post-office box."""

from __future__ import annotations

from functools import cache

from presidio_analyzer import EntityRecognizer

from pipeline.config.word_lists import ALL, WordList
from pipeline.privacy.recognisers.patterns import pattern_recogniser
from pipeline.privacy.recognisers.spans import any_word

_CAPITAL = r"(?-i:[A-ZÆØÅÄÖ])[\w'’.-]*"
_UK_POSTCODE = r"(?-i:[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2})\b"
_CAPITALS = rf"{_CAPITAL}(?:\s{_CAPITAL}){{0,3}}"
_LANES = WordList("identifiers", "street_words", language=ALL)
_LANE_ENDINGS = WordList("identifiers", "street_endings", language=ALL)
_TENS = WordList("identifiers", "house_numbers", language=ALL)


@cache
def _addresses() -> str:
    """A pattern for addresses, in figures or as they are said."""
    street, ending = any_word(_LANES), any_word(_LANE_ENDINGS)
    number = rf"(?:\d{{1,4}}\s?[a-z]?|{any_word(_TENS)}(?:en|to|tre|fire|fem|seks|sju|åtte|ni)?)"
    flat = r"(?:(?:flat|apartment|leilighet)\s\w+,?\s)"
    patterns = (
        rf"\b(?:(?:flat|apartment|unit|room)\s\w{{1,4}},\s)?(?:\d{{1,4}}[a-z]?,?\s)?{_CAPITALS}"
        rf"(?:,\s(?:\d{{1,4}}[a-z]?,?\s)?{_CAPITALS}){{0,3}},?\s{_UK_POSTCODE}",
        rf"\b\d{{1,4}}[a-z]?\s(?:{_CAPITAL}\s){{1,2}}{street}\b",
        rf"\b{_UK_POSTCODE}",
        rf"\b(?:{_CAPITAL}\s){{0,2}}(?-i:[A-ZÆØÅÄÖ])\w*{ending}\s\d{{1,4}}\s?(?-i:[A-H])?\b"
        rf"(?:,\s\d{{4,5}}\s{_CAPITAL}|,\sleilighet\s\w+)?",
        rf"\b{_CAPITAL}(?:\s{_CAPITAL})?\s\d{{1,4}}\s?(?-i:[A-H])?,"
        rf"\s(?:N-|SE-|DK-)?\d{{3}}\s?\d{{1,2}}\s{_CAPITAL}",
        rf"(?<!\w){flat}?(?:{number}\s){{0,2}}(?:{_CAPITAL}\s){{1,3}}{street}(?!\w)"
        r"(?:\s\d{1,4}\s?[a-z]?(?!\w))?",
        rf"(?<!\w){flat}(?:[\w'’]+\s){{1,2}}?{street}(?!\w)",
        rf"(?<!\w){flat}?(?:{number}\s){{1,2}}(?:[\w'’]+\s){{1,2}}?{street}(?!\w)",
        rf"(?<!\w)[\w'’]+\s{street}\snumber\s\w+",
        rf"(?<!\w){flat}[^\W\d_]{{3,}}{ending}(?!\w)",
        rf"(?<!\w){number}\s[^\W\d_]{{3,}}{ending}(?!\w)",
        rf"(?<!\w)[^\W\d_]{{3,}}{ending}\s(?:nummer\s)?(?:\d{{1,4}}\s?(?:[a-z](?!\w))?"
        rf"|{any_word(_TENS)})(?!\w)",
        rf"\b(?:postboks|p\.?o\.? box|boks|postbox)\s\d+(?:,\s\d{{4}}\s{_CAPITAL})?",
    )
    return "|".join(patterns)


def address_recognisers(language: str) -> list[EntityRecognizer]:
    """The recogniser of British and Scandinavian addresses."""
    return [pattern_recogniser("ADDRESS", _addresses(), language)]
