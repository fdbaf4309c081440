"""Roles that one person alone has: `the only priest in the valley` becomes `[Role]`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from presidio_analyzer import EntityRecognizer

from pipeline.config.word_lists import ALL, WordList
from pipeline.privacy.recognisers.spans import Span, SpanRecogniser, any_word

_ONLY = WordList("identifiers", "only_ones", language=ALL)
_ROLES = WordList("identifiers", "roles", language=ALL)
_ANYBODY = WordList("identifiers", "anybody", language=ALL)
_COMMON = WordList("identifiers", "common_posts", language=ALL)
_PLACES = WordList("identifiers", "whole_places", language=ALL)
_RELATIVE = WordList("identifiers", "roles_relative", language=ALL)

_STOP = (
    r"(?!(?:and|og|but|men|so|så|when|well|because|is|was|er|var|he|she|han|hun|i"
    r"|one|two|en|ett|to)\b)"
)
_SMALL = rf"\s{_STOP}(?-i:[a-zæøå])[\w'’-]*"
_FEW = rf"(?:{_SMALL}){{0,3}}?"
_TAIL = rf"(?:{_SMALL}){{1,7}}"
_OWNER = r"(?:(?<![\w-])[\w-]+(?:['’]s|s)\s)"


@cache
def _unique() -> re.Pattern[str]:
    """The only, first or last of a role, and a role with what nobody else of it does."""
    only, relative = any_word(_ONLY), any_word(_RELATIVE)
    role = any_word(set(_ROLES) - set(_ANYBODY))
    anybody = any_word(_ROLES)
    rare = any_word(set(_ROLES) - set(_COMMON) - set(_ANYBODY))
    rare_here = any_word({one for one in set(_ROLES) - set(_COMMON) if one.endswith(("en", "a"))})
    places = any_word(_PLACES)
    return re.compile(
        rf"(?<!\w)(?:(?:the|den|det|de|en|a|an)\s)?{_OWNER}?{only}{_FEW}\s{role}(?!\w)"
        rf"(?:\s(?:in|on|at|to|i|på|ved|som|who|that){_TAIL})?"
        rf"|(?<!\w)(?:the|den)\s(?:[\w-]+\s){{0,2}}{anybody}\s{relative}{_TAIL}"
        rf"|(?<!\w){role}\s(?:som|when){_TAIL}"
        rf"|(?<!\w)(?:the|our|den)\s(?:[\w-]+\s){{0,2}}?{rare}\s(?:in|on|of|at|i|på|ved|av)\s"
        rf"(?:the\s|this\s|our\s|hele\s|den\s)?(?:whole\s)?{places}(?!\w)"
        rf"|(?<!\w){rare_here}\s(?:i|på|ved)\s(?:hele\s)?{places}(?!\w)"
        rf"|(?<!\w)(?:the\s)?(?<![\w-])[\w-]+['’]s\s(?:former\s|daughter['’]s\s){{1,2}}{role}(?!\w)",
        re.IGNORECASE,
    )


def _roles(text: str) -> Iterator[Span]:
    for match in _unique().finditer(text):
        yield Span("UNIQUE_ROLE", match.start(), match.end())


def role_recognisers(language: str) -> list[EntityRecognizer]:
    """The recogniser of roles that one person alone has."""
    return [SpanRecogniser(_roles, entities=("UNIQUE_ROLE",), language=language)]
