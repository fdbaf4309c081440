"""Ages beside a place, which together may point to one person: `eighty-eight from Tarn Bottom`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, partial

from presidio_analyzer import EntityRecognizer

from pipeline.config.word_lists import ALL, WordList, any_word
from pipeline.privacy.recognisers.spans import Span, SpanRecogniser
from pipeline.text.languages import list_language

_TEENS = {code: WordList("identifiers", "age_words", language=code) for code in ("en", "nb")}
_TENS = {code: WordList("identifiers", "age_tens", language=code) for code in ("en", "nb")}
_ONES = {code: WordList("identifiers", "age_ones", language=code) for code in ("en", "nb")}
_BEFORE = WordList("identifiers", "age_cues", language=ALL)
_AFTER = WordList("identifiers", "age_endings", language=ALL)
_PLACING = WordList("identifiers", "placing_words", language=ALL)

PLACE_REACH = 60
"""Characters after an age, within which a place makes it one that points to somebody."""
OLDEST = 115
"""Years; a larger number is no age."""


@cache
def _ages(code: str) -> re.Pattern[str]:
    tens, ones, teens = any_word(_TENS[code]), any_word(_ONES[code]), any_word(_TEENS[code])
    hundred = r"(?:(?:a|one)\shundred(?:\sand\s\w+)?|hundre(?:\sog\s\w+)?)"
    said = rf"(?:{hundred}|{tens}(?:[\s-]?{ones})?|{teens})"
    number = rf"(?P<{{}}>\d{{{{1,3}}}}|{said})"
    before, after = any_word(_BEFORE), any_word(_AFTER)
    return re.compile(
        rf"(?<![\w.,£€$])(?:{before}\s{number.format('cued')}(?:[\s-]{after})?"
        rf"|{number.format('ended')}[\s-]?{after})(?!\w)",
        re.IGNORECASE,
    )


@cache
def _place() -> re.Pattern[str]:
    """A preposition and a word with a capital, or a word that tells a place."""
    placing = rf"(?i:{any_word(_PLACING)})"
    return re.compile(rf"(?<!\w){placing}\s(?:the\s)?(?:\w+\s){{0,3}}?[A-ZÆØÅ][\w-]+")


def years(said: str) -> int:
    """The age in years of what was said, in figures or in words; 0 where it is none."""
    figures = re.search(r"\d+", said)
    if figures:
        return int(figures[0])
    lower = said.lower()
    if "hundre" in lower:
        return 100
    for code in ("en", "nb"):
        tens = {word: 10 * (2 + at // 2) for at, word in enumerate(_TENS[code].ordered)}
        teens = {word: 10 + at % 10 for at, word in enumerate(_TEENS[code].ordered)}
        for word in sorted({**tens, **teens}, key=lambda one: (-len(one), one)):
            if re.search(rf"(?<!\w){re.escape(word)}", lower):
                return tens.get(word) or teens[word]
    return 0


def _spans(text: str, code: str) -> Iterator[Span]:
    for match in _ages(code).finditer(text):
        group = "cued" if match["cued"] else "ended"
        start = match.start(group)
        if 0 < years(match[group]) <= OLDEST and _place().search(
            text, match.end(), match.end() + PLACE_REACH
        ):
            yield Span("AGE", start, match.end())


def age_recognisers(language: str) -> list[EntityRecognizer]:
    """The recogniser of ages beside a place."""
    find = partial(_spans, code=list_language(language))
    return [SpanRecogniser(find, entities=("AGE",), language=language)]
