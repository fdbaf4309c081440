"""Dates of birth: full dates near a word of birth, and full dates of long ago."""

from __future__ import annotations

import re

from presidio_analyzer import EntityRecognizer, Pattern, PatternRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

_MONTHS = (
    r"(?:jan(?:uary|uar)?|feb(?:ruary|ruar)?|mar(?:ch|s|ts)?|apr(?:il)?|may|mai|maj|june?|juni"
    r"|july?|juli|aug(?:ust|usti)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cs](?:ember)?)"
)
_DATE = (
    rf"\b\d{{1,2}}(?:st|nd|rd|th|\.)?\s(?:of\s)?{_MONTHS}\.?,?\s(?:18|19|20)\d\d\b"
    rf"|\b{_MONTHS}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s(?:18|19|20)\d\d\b"
    r"|\b\d{1,2}[./-]\d{1,2}[./-](?:(?:18|19|20)\d\d|\d\d)\b"
    r"|\b(?:18|19|20)\d\d-\d\d-\d\d\b"
)
_BIRTH = re.compile(
    r"(?i)\b(?:born|birth(?:day| ?date)?|d\.?o\.?b|fød[dt]?|fødd|fødsels\w+|född|født|bursdag"
    r"|geburtsdag|fødselsdag)\b"
)
_NEAR_BEFORE, _NEAR_AFTER = 80, 30
_LONG_AGO = re.compile(r"(?:18\d\d|19[0-5]\d)")
"""A day of these years is somebody's: of the plan or the meeting it would be later."""


class _BirthDates(PatternRecognizer):
    """Full dates near a word of birth, and those of long ago."""

    def __init__(self, language: str) -> None:
        patterns = [Pattern("date", _DATE, 0.5)]
        super().__init__("BIRTH_DATE", patterns=patterns, supported_language=language)

    def analyze(
        self,
        text: str,
        entities: list[str],
        nlp_artifacts: NlpArtifacts | None = None,
        regex_flags: int | None = None,
    ) -> list[RecognizerResult]:
        """The dates that stand near a word of birth, or are of long ago."""
        found = super().analyze(text, entities, nlp_artifacts, regex_flags)
        return [
            result
            for result in found
            if _LONG_AGO.search(text[result.start : result.end])
            or _BIRTH.search(text[max(0, result.start - _NEAR_BEFORE) : result.start])
            or _BIRTH.search(text[result.end : result.end + _NEAR_AFTER])
        ]


def date_recognisers(language: str) -> list[EntityRecognizer]:
    """The recogniser of dates of birth."""
    return [_BirthDates(language)]
