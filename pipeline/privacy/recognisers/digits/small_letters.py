"""Identity numbers, references and codes whose letters are written small or said.

Machines that transcribe write `qq 38 14 62 c`, `ref dhp 2024 000318`, `c nine nine z`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, partial

from presidio_analyzer import EntityRecognizer

from pipeline.config.word_lists import ALL, WordList, any_word
from pipeline.privacy.recognisers.digits.numbers import cued_entity
from pipeline.privacy.recognisers.digits.plates import CODED, UNITS, is_word_or_unit
from pipeline.privacy.recognisers.digits.spoken import number_word
from pipeline.privacy.recognisers.spans import Span, SpanRecogniser
from pipeline.text.languages import list_language

_LETTERS = WordList("identifiers", "letters_said", language=ALL)
_KEYS = WordList("identifiers", "keys_before_codes", language=ALL)
_LONE = WordList("identifiers", "letters_that_are_words", language=ALL)
_GOING = WordList("rooms", "going_into_numbers", language=ALL)
_STAYING = WordList("rooms", "staying_in_numbers", language=ALL)
_SITES = WordList("rooms", "before_sites", language=ALL)
_AFTER = WordList("rooms", "after_codes_of_rooms", language=ALL)
_WHERE = WordList("rooms", "where_rooms_are", language=ALL)

FEWEST_SAID = 2
"""Words for digits, from which with a letter at either end they are a code."""

_INSURANCE = re.compile(
    r"(?<![\w-])(?P<letters>[a-z]{2})\s?\d\d\s?\d\d\s?\d\d\s?[a-z](?![\w'’-])", re.IGNORECASE
)
_REFERENCE = re.compile(
    r"(?<![\w-])(?P<letters>[a-z]{2,5})\s\d{2,10}"
    r"(?:[ /-](?:\d{1,8}|[a-z]{1,2}(?=[ /-]\d)))*(?![\w-])",
    re.IGNORECASE,
)
_MIXED = re.compile(r"(?<![\w@#./-])(?P<letters>[A-Za-z]{1,2})\d{3,6}[A-Za-z]{1,2}(?![\w@-])")


def _identities(text: str, language: str) -> Iterator[Span]:
    for match in _INSURANCE.finditer(text):
        if not is_word_or_unit(match["letters"], language):
            yield Span("NUMBER", match.start(), match.end())


def _references(text: str, language: str) -> Iterator[Span]:
    """`ref dhp 2024 000318`: after a word for a case letters that are no word, and groups."""
    for match in _REFERENCE.finditer(text):
        if is_word_or_unit(match["letters"], language):
            continue
        if cued_entity(text, match.start(), match.end(), length=6) == "CASE":
            yield Span("CASE", match.start(), match.end())
    for match in _MIXED.finditer(text):  # not the refrigerant R410A, nor `kr500k`
        cue = cued_entity(text, match.start(), match.end(), length=6)
        if cue and match["letters"].lower() not in UNITS:
            yield Span(cue, match.start(), match.end())


@cache
def _letters_and_digits(code: str) -> re.Pattern[str]:
    """`y two two one`, `c nine nine z`, `to to en ypsilon`."""
    letter = rf"(?:[b-hj-zæøå]|{any_word(_LETTERS)})"
    digit = rf"(?:{number_word(code)}|\d)(?![\w'’])"
    return re.compile(
        rf"(?<![\w'’-])(?:(?P<first>{letter})\s)?(?P<said>{digit}(?:\s{digit}){{1,5}})"
        rf"(?:\s(?P<last>{letter})(?![\w'’-]))?",
        re.IGNORECASE,
    )


@cache
def _keyed() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_word(_KEYS)}\s\d{{3,6}}(?![\w%]|[.,]\d)", re.IGNORECASE)


def _codes(text: str, language: str) -> Iterator[Span]:
    for match in _keyed().finditer(text):  # `stjerne 0316`
        yield Span("CODE", match.start(), match.end())
    code = list_language(language)
    for match in _letters_and_digits(code).finditer(text):
        first, last = (match["first"] or "").lower(), (match["last"] or "").lower()
        n_said = len(match["said"].split())
        ends = sum(bool(end) for end in (first, last))
        clear = any(end and end not in _LONE for end in (first, last))
        if clear and n_said + ends > FEWEST_SAID + 1:
            yield Span("CODE", match.start(), match.end())


@cache
def _rooms_by_code() -> re.Pattern[str]:
    """`wait in g07`, `in 2.18 now up`: a letter and digits, or floor and room, where one goes.

    Floor and room look as rates and heights do, `på 4.25.`: a word for going or waiting stands
    before them, or a word for a place in a building follows.
    """
    going, waiting, now = any_word(_GOING), any_word(_STAYING), any_word(_AFTER)
    end = rf"(?=\s*(?:$|[.,;:?!)])|\s{now}(?!\w))"
    where = rf"(?=\s(?:{now}\s)?{any_word(_WHERE)}(?!\w)(?!\s{any_word(_SITES)}(?!\w)))"
    return re.compile(
        rf"(?<!\w){going}\s(?P<id>[a-z]\d{{1,3}}(?![\w%°/:-]|[.,]\d)|\d\.\d\d{where})"
        rf"|(?<!\w){waiting}\s(?P<floor>\d\.\d\d{end})",
        re.IGNORECASE,
    )


def _rooms(text: str) -> Iterator[Span]:
    for match in _rooms_by_code().finditer(text):
        name = "id" if match["id"] else "floor"
        if match[name].lower() not in CODED:
            yield Span("ROOM", match.start(name), match.end(name))


def _spans(text: str, language: str) -> Iterator[Span]:
    yield from _identities(text, language)
    yield from _references(text, language)
    yield from _codes(text, language)
    yield from _rooms(text)


def small_letter_recognisers(language: str) -> list[EntityRecognizer]:
    """The recogniser of identity numbers, references, codes and rooms written small."""
    find = partial(_spans, language=language)
    entities = ("PLATE", "NUMBER", "CASE", "CODE", "ROOM")
    return [SpanRecogniser(find, entities=entities, language=language)]
