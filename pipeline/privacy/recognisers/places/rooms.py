"""Rooms: by a letter or a name, and by the person, the bell or the way in that goes with a number.

What stands right after a word such as `room` is found by `numbers`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, partial

from presidio_analyzer import EntityRecognizer

from pipeline.config.word_lists import ALL, EVERY, WordList, any_word
from pipeline.privacy.recognisers.digits.spoken import number_word
from pipeline.privacy.recognisers.spans import Span, SpanRecogniser
from pipeline.text.languages import list_language

_LETTERED = WordList("rooms", "lettered_rooms", language=ALL)
_NUMBERING = WordList("rooms", "numbering_words", language=ALL)
_NAMED = WordList("rooms", "named_rooms", language=ALL)
_NEAR = WordList("rooms", "rooms_near", language="nb")
_NICKNAMES = WordList("rooms", "nicknames_of_numbers", language="nb")
_CODES = ("en", "nb")
_ROOM_NAMES = {code: WordList("rooms", "room_names", language=code) for code in _CODES}
_AFTER_ROOM_NUMBERS = {
    code: WordList("rooms", "after_room_numbers", language=code) for code in _CODES
}
_PEOPLE_IN_ROOMS = {code: WordList("rooms", "people_in_rooms", language=code) for code in _CODES}
_STAYING_VERBS = {code: WordList("rooms", "staying_verbs", language=code) for code in _CODES}
_GOING_INTO = {code: WordList("rooms", "going_into", language=code) for code in _CODES}
_RINGING_WORDS = {code: WordList("rooms", "ringing_words", language=code) for code in _CODES}
_ASKING_VERBS = {code: WordList("rooms", "asking_verbs", language=code) for code in _CODES}
_INTO_ROOMS = {code: WordList("rooms", "into_rooms", language=code) for code in _CODES}
_ORDINARY = WordList("rooms", "ordinary_rooms", language=ALL)
_FILLERS = WordList("rooms", "room_fillers", language=ALL)
_WORDS = WordList("rooms", "words_for_rooms", language=ALL)
_ANDS = WordList("identifiers", "ands", language=ALL)
_MOVERS = WordList("rooms", "movers", language=ALL)
_MOVING = WordList("rooms", "moving_verbs", language=ALL)
_LEAVING = WordList("rooms", "leaving_words", language=ALL)
_ENTERING = WordList("rooms", "entering_words", language=ALL)
_LOWER = WordList("rooms", "lower_floors", language=ALL)
_COUNTING = WordList("small_words", "one_and_two", language=EVERY)
_GOING_ON = WordList("small_words", "numbers_going_on", language=EVERY)
_NAME_FOLLOWS = WordList("small_words", "names_of_rooms_follow", language=EVERY)
_AFTER_SAID = WordList("small_words", "after_rooms_said", language=EVERY)
_PROPER_WORDS = WordList("small_words", "proper_rooms", language=EVERY)
_INSIDE = {code: WordList("small_words", "inside_rooms", language=code) for code in _CODES}

HIGHEST = 59
"""The highest number of a room of which only `he is in` tells that it is one: others are ages."""

_ARTICLE_LETTERS = frozenset("ai")


@cache
def _number(code: str) -> str:
    """A number of a room, in figures or as it is said, and no lone one or two."""
    word = number_word(code)
    few = rf"(?!{any_word(_COUNTING)}(?!\w)(?!\s{any_word(_GOING_ON)}))"
    return rf"(?:\d{{1,3}}[a-z]?|{few}{word}(?:[\s-]{word}){{0,2}})(?![\w'’.,]?\d|\w)"


@cache
def _lettered() -> re.Pattern[str]:
    numbering = rf"(?:\s{any_word(_NUMBERING)}\.?)?"
    return re.compile(
        rf"(?<!\w)(?i:{any_word(_LETTERED)}{numbering})\s(?P<id>[A-ZÆØÅ]|[b-hj-z](?=$|[,.;?!]))(?![\w'’])"
    )


@cache
def _named(code: str) -> re.Pattern[str]:
    names, rooms = any_word(_ROOM_NAMES[code]), any_word(_NAMED)
    if code == "en":
        return re.compile(rf"(?<![\w-])(?P<id>{names})\s{rooms}(?!\w)", re.IGNORECASE)
    return re.compile(
        rf"(?<![\w-]){rooms}\s(?:{any_word(_NAME_FOLLOWS)}\s)?(?P<id>{names})(?!\w)", re.I
    )


@cache
def _after(code: str) -> str:
    """What may follow the number of a room: the end of a clause, or one of the words."""
    return rf"(?=\s*(?:$|[.,;:?!)\"”–-])|\s{any_word(_AFTER_ROOM_NUMBERS[code])}(?!\w))"


@cache
def _situations(code: str) -> tuple[re.Pattern[str], ...]:
    """Who is in a room, who goes there, from where somebody rings, and what its number asks for."""
    number, after = _number(code), _after(code)
    people, staying = any_word(_PEOPLE_IN_ROOMS[code]), any_word(_STAYING_VERBS[code])
    going, ringing = any_word(_GOING_INTO[code]), any_word(_RINGING_WORDS[code])
    numbered = (
        rf"(?<!\w){any_word(_NUMBERING)}\s(?P<id>{number})\s{any_word(_ASKING_VERBS[code])}(?!\w)"
    )
    inside = any_word(_INSIDE[code])
    return tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            rf"(?<!\w){people}(?:['’]s)?(?:\s{staying}){{0,2}}\s{inside}\s(?P<id>{number}){after}",
            rf"(?<!\w){going}\s(?P<id>{number}){after}",
            rf"(?<!\w){ringing}(?:\s\w+)?\s{any_word(_INTO_ROOMS[code])}\s(?P<id>{number})(?!\w)",
            numbered,
        )
    )


@cache
def _after_verb(code: str) -> re.Pattern[str]:
    """`the room's, it's S9`, `kontoret mitt var 201`, `lower ground three`."""
    filler = rf"(?:['’]?s?,?\s{any_word(_FILLERS)}){{1,4}}"
    number = rf"(?:[A-Z]?\d{{1,3}}(?:\.\d{{1,2}})?(?:\s?[A-Za-z])?|{number_word(code)})"
    return re.compile(
        rf"(?<!\w)(?:{any_word(_WORDS)}{filler}\s(?P<id>{number})|(?P<floor>{any_word(_LOWER)}"
        rf"\s(?:{number_word(code)}|\d{{1,2}}|[a-zA-Z])))(?=\s*(?:$|[.,;:?!])|\s{any_word(_AFTER_SAID)}\s)",
        re.IGNORECASE,
    )


@cache
def _proper() -> re.Pattern[str]:
    """`the Grey Room`; whether `the Staff Room` is any room the list of ordinary ones says."""
    rooms = any_word(word.capitalize() for word in _PROPER_WORDS)
    return re.compile(
        rf"(?<![\w-])(?P<id>(?:[Tt]he\s)?(?P<name>[A-Z][\w'’-]{{2,20}})\s{rooms})(?!\w)"
    )


@cache
def _numbers_as_names() -> re.Pattern[str]:
    """`på tolver'n`, `åtteren, rommet altså`."""
    return re.compile(rf"(?<!\w){any_word(_NICKNAMES)}(?:['’]?e?n|['’]?a)(?!\w)", re.IGNORECASE)


@cache
def _moved(code: str) -> re.Pattern[str]:
    """`I moved from 16 to 18`, of somebody; what follows is no noun that is counted."""
    number, people = r"\d{1,3}[a-z]?", any_word(_MOVERS)
    verb, there, then = any_word(_MOVING), any_word(_LEAVING), any_word(_ENTERING)
    return re.compile(
        rf"(?<!\w){people}(?:['’]d)?\s(?:\w+\s)?{verb}\s(?:\w+\s)?{there}\s(?P<id>{number})"
        rf"\s{then}\s(?P<second>{number}){_after(code)}",
        re.IGNORECASE,
    )


@cache
def _with_letter(code: str) -> re.Pattern[str]:
    """`room nine a`, `på sju b`, `cella d nitten`: a number that is said, with a letter.

    *a* is an article as well, and *e* a verb in dialects.
    """
    word, room, letter = number_word(code), any_word(_WORDS), "[bcdfgh]"
    last = rf"(?:{letter}|[ae](?=\s*(?:$|[.,;:?!)])|\s{any_word(_ANDS)}\s))"
    return re.compile(
        rf"(?<!\w)(?:{room}\s(?P<id>{word}\s{last}|{letter}\s{word}(?:\s{word})?)"
        rf"|{any_word(_LEAVING | set(_ENTERING))}\s(?P<second>{word}\s{letter}))(?![\w'’])",
        re.IGNORECASE,
    )


def _value(said: str) -> int:
    figures = re.match(r"\d+", said)
    return int(figures[0]) if figures else 0


def _by_words(text: str, code: str) -> Iterator[re.Match[str]]:
    """Rooms by a letter or a name beside a word for a room."""
    for match in _lettered().finditer(text):
        if match["id"].lower() not in _ARTICLE_LETTERS or match["id"].isupper():
            yield match
    yield from _named(code).finditer(text)
    for match in _proper().finditer(text):
        if match["name"].lower() not in _ORDINARY:
            yield match


def _by_situation(text: str, code: str) -> Iterator[re.Match[str]]:
    for pattern in _situations(code):
        for match in pattern.finditer(text):
            if _value(match["id"]) <= HIGHEST or len(re.sub(r"\D", "", match["id"])) == 3:
                yield match


def _spans(text: str, code: str) -> Iterator[Span]:
    for match in (*_by_words(text, code), *_by_situation(text, code)):
        yield Span("ROOM", match.start("id"), match.end("id"))
    for pattern in (_moved(code), _with_letter(code)):
        for match in pattern.finditer(text):
            for group in ("id", "second"):
                if match[group]:
                    yield Span("ROOM", match.start(group), match.end(group))
    for match in _after_verb(code).finditer(text):
        group = "floor" if match["floor"] else "id"
        yield Span("ROOM", match.start(group), match.end(group))
    if code == "nb":
        yield from _called_by_number(text)


ROOM_REACH = 24
"""Characters beside a Norwegian word for the thing with a number, in which a word tells a room."""


def _called_by_number(text: str) -> Iterator[Span]:
    near = re.compile(rf"(?<!\w){any_word(_NEAR)}(?!\w)", re.IGNORECASE)
    for match in _numbers_as_names().finditer(text):
        before = text[max(0, match.start() - 12) : match.start()]
        after = text[match.end() : match.end() + ROOM_REACH]
        if near.search(before) or re.search(r"(?<!\w)rom", after):
            yield Span("ROOM", match.start(), match.end())


def room_recognisers(language: str) -> list[EntityRecognizer]:
    """The recogniser of rooms without a number right after a word for them."""
    find = partial(_spans, code=list_language(language))
    return [SpanRecogniser(find, entities=("ROOM",), language=language)]
