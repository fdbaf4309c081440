"""Rooms that are called by a word and a number (`Kontrollrom A`, `bay 3 bed C`, `Intensiv 3`).

A word with a capital and a small number or letter, after a preposition of place or a word for a
room, is one, unless the word is of things that are counted (`Level 2`, `Kapittel 3`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, partial

from presidio_analyzer import EntityRecognizer

from pipeline.config.word_lists import ALL, EVERY, WordList, any_word
from pipeline.privacy.names.name_lists import CAPITALISED_WORDS, is_stop_word
from pipeline.privacy.recognisers.digits.spoken import number_word
from pipeline.privacy.recognisers.spans import Span, SpanRecogniser
from pipeline.text.languages import list_language

_ROOMS = WordList("rooms", "parts_of_houses", language=ALL)
_COUNTED = WordList("rooms", "numbered_things", language=ALL)
_WORDS = WordList("rooms", "words_for_rooms", language=ALL)
_PLACING = WordList("rooms", "placing_words_of_rooms", language=ALL)
_BUILDINGS = WordList("rooms", "numbered_buildings", language=ALL)
_COUNTED_AFTER = WordList("rooms", "what_is_counted_after", language=ALL)
_FLOORS = WordList("rooms", "floors", language=ALL)
_ORDINALS = WordList("identifiers", "ordinals", language=ALL)
_MONTHS = WordList("identifiers", "months", language=ALL)
_ENDINGS = WordList("small_words", "endings_of_room_words", language=EVERY)
_LINKS = WordList("small_words", "places_of_rooms", language=EVERY)
_ON = WordList("small_words", "floors_of_rooms", language=EVERY)
_CODES = ("en", "nb")

_NUMBER = r"(?:[A-Z]?\d{1,3}(?:[A-Za-z](?!\w))?|[A-HJ-Z](?![\w'’]|\.\w))"
_CAPITAL = r"[A-ZÆØÅ][^\W\d_]{2,20}"


@cache
def _called(code: str) -> re.Pattern[str]:
    """`på Intensiv 3`, `in Primrose 4`: the word for a room and its number are the group `id`."""
    room = rf"(?:{any_word(_WORDS)}|\w{{2,20}}{any_word(_ENDINGS)})(?:['’]s|\s\w+)?"
    return re.compile(
        rf"(?<!\w)(?i:{any_word(_PLACING)}|{room})\s"
        rf"(?P<id>(?P<name>{_CAPITAL})(?:\s{_CAPITAL})?\s{_NUMBER})(?![\w%°/:-]|[.,]\d)"
        rf"(?=\s*(?:$|[.,;:?!)])|\s(?P<next>[^\W\d_]+))"
    )


@cache
def _chained(code: str) -> re.Pattern[str]:
    """`bay 3 bed C`, `Treatment Room 1B`, `the Hume Room, second floor`, `sluice on 23`."""
    part, number = rf"(?i:{any_word(_ROOMS)})", rf"(?:{_NUMBER}|(?i:{number_word(code)})(?!\w))"
    floor = rf"(?:(?i:{any_word(_ORDINALS)})|\d{{1,2}}\.)\s(?i:{any_word(_FLOORS)})"
    proper = rf"(?:[A-ZÆØÅ][\w'’-]+\s){{1,2}}(?=[A-ZÆØÅ]){part}"
    link = rf",?\s(?:{any_word(_LINKS)}\s)?"
    numbered = rf"(?:{proper}|{part})\s{number}"
    article, end = r"(?:the\s(?:[^\W\d_]{2,20}\s)?)?", r"(?=\s*(?:$|[.,;:?!]))"
    lead = rf"(?:{_CAPITAL},\s|(?i:{article})(?:{proper}|{part}){link})"
    return re.compile(
        rf"(?<![\w-])(?P<id>{lead}?{numbered}(?:{link}{numbered})+|{proper}\s{number}"
        rf"|(?i:{article})(?:{proper}|{numbered}){link}(?:{floor}|{part})|{lead}{numbered}"
        rf"|{_CAPITAL},\s{numbered}|(?i:{article}){part}\s{any_word(_ON)}\s\d{{1,3}}{end})(?![\w-])"
    )


@cache
def _building() -> re.Pattern[str]:
    """`hut 5`, `Block C 11`, `sengepost 6 rom 2`."""
    return re.compile(
        rf"(?<![\w-])(?i:{any_word(_BUILDINGS)})\s(?:[A-Z]\s?)?\d{{1,3}}"
        rf"(?:\s(?i:{any_word(_ROOMS)})\s\d{{1,3}})?(?![\w%°/:-]|[.,]\d)"
        rf"(?!\s{any_word(_COUNTED_AFTER)}(?!\w))"
    )


@cache
def _part() -> re.Pattern[str]:
    return re.compile(any_word(_ROOMS), re.IGNORECASE)


def _is_room(match: re.Match[str], language: str) -> bool:
    """The word counts nothing, and what follows the number is not what there are so many of."""
    name = match["name"].lower()
    if name in _COUNTED or name in _MONTHS or name in CAPITALISED_WORDS:
        return False
    after = match["next"]
    code = list_language(language)
    return after is None or is_stop_word(after.lower(), code) or after.lower() in _ORDINALS


def _spans(text: str, language: str) -> Iterator[Span]:
    code = list_language(language)
    for match in _called(code).finditer(text):
        if _is_room(match, language):
            yield Span("ROOM", match.start("id"), match.end("id"))
    for match in _building().finditer(text):
        yield Span("ROOM", match.start(), match.end())
    if _part().search(text) is None:
        return
    for match in _chained(code).finditer(text):
        yield Span("ROOM", match.start("id"), match.end("id"))


def numbered_room_recognisers(language: str) -> list[EntityRecognizer]:
    """The recogniser of rooms with a word and a number or letter for their name."""
    find = partial(_spans, language=language)
    return [SpanRecogniser(find, entities=("ROOM",), language=language)]
