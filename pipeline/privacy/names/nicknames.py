"""Nicknames, which are often ordinary words, by the words of naming around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from presidio_analyzer import EntityRecognizer

from pipeline.config.word_lists import ALL, WordList
from pipeline.privacy.names.name_lists import (
    CAPITALISED_WORDS,
    REPLIES,
    ROLES,
    is_stop_word,
    is_title,
)
from pipeline.privacy.recognisers.spans import Span, SpanRecogniser, any_word

_VERBS = WordList("names", "naming_verbs", language=ALL)
_NAMED = WordList("names", "named_objects", language=ALL)
_PHRASES = WordList("names", "naming_phrases", language=ALL)
_AFTER = WordList("names", "naming_after", language=ALL)
_PARTICLES = WordList("names", "particles_of_calling", language=ALL)
_BEFORE = WordList("names", "people_before_nicknames", language=ALL)
_KIN = WordList("identifiers", "kin", language=ALL)
_SUBJECTS = WordList("names", "third_persons", language=ALL)

_CAPITAL = r"[A-ZÆØÅÄÖ][\w'’-]{1,30}"
_RUN = (
    rf"(?:(?:The|the|den|Den)\s)?{_CAPITAL}"
    rf"(?:\s(?:(?:of\sthe|the|of|av|på|i|fra|from)\s)?{_CAPITAL}){{0,2}}"
)


@cache
def _patterns() -> tuple[str, ...]:
    verbs, named, phrases, after, before, subjects = (
        rf"(?i:{any_word(words)})"
        for words in (_VERBS, _NAMED, _PHRASES, _AFTER, _BEFORE, _SUBJECTS)
    )
    quoted = r"[\"“«'‘]?"
    return (
        rf"(?<!\w){verbs}\s(?:(?:{named}|(?:the|our|my|that)\s\w{{2,20}})\s)(?:for\s)?{quoted}(?P<id>{_RUN})",
        rf"(?<!\w){phrases},?\s{quoted}(?P<id>{_RUN})",
        rf"(?P<id>{_RUN}),?[\"”»'’]?,?\s{after}(?!\w)",
        rf"(?:^|[.!?]\s)(?P<id>{_CAPITAL}),\s{subjects}(?!\w)",
        rf"(?<!\w){before}\s(?P<id>{_RUN})",
        r"(?<!\w)(?:a|an|en|ei|ein)\s(?P<id>(?:Captain|Kaptein|Professor|Doctor|Doktor|Sergeant|King|Queen"
        rf"|Lady|Lord|Saint|Uncle|Auntie|Tante|Onkel|Nurse|General)\s{_CAPITAL})",
    )


@cache
def _compiled() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in _patterns())


@cache
def _small() -> re.Pattern[str]:
    """`they call me dodger`: in a text that is written small."""
    verbs, named = any_word(_VERBS), any_word(_NAMED)
    return re.compile(rf"(?<!\w){verbs}\s{named}\s(?:for\s)?(?P<id>[^\W\d_]{{3,20}})(?![\w'’-])")


def _is_name(said: str, language: str) -> bool:
    """The first word is no role, title, reply or stop word; `The Ferret` is a name."""
    words = [word.lower() for word in said.split()]
    first = words[1] if words[0] in ("the", "den") and len(words) > 1 else words[0]
    if len(words) == 1 and (first in ROLES or first in _KIN or is_title(first)):
        return False
    return not (first in REPLIES or first in CAPITALISED_WORDS or is_stop_word(first, language))


def _nicknames(text: str) -> Iterator[Span]:
    for pattern in _compiled():
        for match in pattern.finditer(text):
            if _is_name(match["id"], "en") and _is_name(match["id"], "nb"):
                yield Span("NICKNAME", match.start("id"), match.end("id"))
    for match in _small().finditer(text):
        said = match["id"]
        near = text[max(0, match.start() - 40) : match.end() + 40]
        if said in _PARTICLES or re.search(r"[.,;:!?]", near):
            continue
        if _is_name(said, "en") and _is_name(said, "nb"):
            yield Span("NICKNAME", match.start("id"), match.end("id"))


def nickname_recognisers(language: str) -> list[EntityRecognizer]:
    """The recogniser of nicknames."""
    return [SpanRecogniser(_nicknames, entities=("NICKNAME",), language=language)]
