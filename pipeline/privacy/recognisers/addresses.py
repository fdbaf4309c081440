"""Postal addresses: street and number, postcode, post-office box."""

from __future__ import annotations

from presidio_analyzer import EntityRecognizer

from pipeline.privacy.recognisers.patterns import pattern_recogniser

_CAPITAL = r"(?-i:[A-ZÆØÅÄÖ])[\w'’.-]*"
_UK_POSTCODE = r"(?-i:[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2})\b"
_CAPITALS = rf"{_CAPITAL}(?:\s{_CAPITAL}){{0,3}}"
_ADDRESS = (
    rf"\b(?:(?:flat|apartment|unit|room)\s\w{{1,4}},\s)?(?:\d{{1,4}}[a-z]?,?\s)?{_CAPITALS}"
    rf"(?:,\s(?:\d{{1,4}}[a-z]?,?\s)?{_CAPITALS}){{0,3}},?\s{_UK_POSTCODE}"
    rf"|\b\d{{1,4}}[a-z]?\s(?:{_CAPITAL}\s){{1,2}}(?:street|road|lane|avenue|close|drive|terrace"
    r"|gardens|crescent|cottages|row|way|place|square|grove|court)\b"
    rf"|\b{_UK_POSTCODE}"
    rf"|\b(?:{_CAPITAL}\s){{0,2}}(?-i:[A-ZÆØÅÄÖ])\w*(?:gata|gate|gaten|gt\.|vei|veien|veg|vegen"
    rf"|vn\.|stien|lia|bakken|tunet|plass|plassen|allé|vej|väg|vägen|gatan|gade)\s\d{{1,4}}\s?"
    rf"(?-i:[A-H])?\b(?:,\s\d{{4,5}}\s{_CAPITAL})?"
    rf"|\b{_CAPITAL}(?:\s{_CAPITAL})?\s\d{{1,4}}\s?(?-i:[A-H])?,\s(?:N-|SE-|DK-)?\d{{3}}\s?\d{{1,2}}"
    rf"\s{_CAPITAL}"
    rf"|\b(?:postboks|p\.?o\.? box|boks|postbox)\s\d+(?:,\s\d{{4}}\s{_CAPITAL})?"
)


def address_recognisers(language: str) -> list[EntityRecognizer]:
    """The recogniser of British and Scandinavian addresses."""
    return [pattern_recogniser("ADDRESS", _ADDRESS, language)]
