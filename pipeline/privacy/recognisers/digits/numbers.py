"""Numbers and codes that point to a person, by their form and by the words near them.

A number of which no word tells the kind counts if it has at least seven digits and is neither an
amount nor a row of years. Shorter ones need a word such as `passport`, `account` or `door code`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from presidio_analyzer import EntityRecognizer

from pipeline.config.word_lists import ALL, EVERY, WordList, any_word
from pipeline.privacy.recognisers.spans import Span, SpanRecogniser, spans_of

_CODE_CUES = WordList("identifiers", "code_cues", language=ALL)
_CODE_CUES_AFTER = WordList("identifiers", "code_cues_after", language=ALL)
_PASSPORT_CUES = WordList("identifiers", "passport_cues", language=ALL)
_CASE_CUES = WordList("identifiers", "case_cues", language=ALL)
_ACCOUNT_CUES = WordList("identifiers", "account_cues", language=ALL)
_IDENTITY_CUES = WordList("identifiers", "identity_cues", language=ALL)
_PHONE_CUES = WordList("identifiers", "phone_cues", language=ALL)
_PLATE_CUES = WordList("identifiers", "plate_cues", language=ALL)
_ROOM_CUES = WordList("identifiers", "room_cues", language=ALL)
_AMOUNT_WORDS = WordList("identifiers", "amount_words", language=ALL)
_SURE_CODE_CUES = WordList("identifiers", "code_cues_sure", language=ALL)
_YEARS_BEFORE = WordList("identifiers", "years_before", language=ALL)
_CODE_CHANGES = WordList("identifiers", "code_changes", language=ALL)
_SORTS = WordList("identifiers", "sort_code_words", language=ALL)
_BEFORE_ROOMS = WordList("rooms", "before_lone_numbers", language=ALL)
_AFTER_NUMBERS = WordList("rooms", "after_lone_numbers", language=ALL)
_UP_TO = WordList("identifiers", "up_to_numbers", language=ALL)
_OR = WordList("identifiers", "between_two_numbers", language=ALL)
_NUMBERING = WordList("rooms", "numbering_words", language=ALL)
_SHORT_FORMS = WordList("names", "shouted_words", language=ALL)
_LATITUDES = WordList("small_words", "before_latitudes", language=EVERY)
_LONGITUDES = WordList("small_words", "before_longitudes", language=EVERY)
_BETWEEN = WordList("small_words", "between_coordinates", language=EVERY)
_NORTH = WordList("small_words", "north_and_south", language=EVERY)
_EAST = WordList("small_words", "east_and_west", language=EVERY)
_POINTS = WordList("identifiers", "decimal_points", language=ALL)
_WITHIN = WordList("small_words", "within_written_numbers", language=EVERY)
_STARS = WordList("small_words", "stars_after_numbers", language=EVERY)

ENTITIES = ("GPS", "PLATE", "CASE", "ACCOUNT", "PASSPORT", "CODE", "ROOM", "NUMBER")

CUE_REACH = 42
"""Characters before a number, within which a word tells its kind."""
CUE_REACH_AFTER = 40
"""Characters after a number, within which a word tells its kind."""
CODE_REACH = 95
"""Characters before a short number, within which a word such as `keypad` makes a code of it."""
LONG = 7
"""Digits from which a number counts without a word near it."""

_NINO = re.compile(r"(?<!\w)[A-Z]{2}\s?\d\d\s?\d\d\s?\d\d\s?[A-D](?!\w)")
_IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?:\s?[A-Z\d]{2,4}){3,7}(?!\w)")
_SORT_CODE = re.compile(r"(?<![\w-])\d\d-\d\d-\d\d(?:[ ,/]{1,3}\d{4}\s?\d{4})?(?![\w-])")
_SLASHED = re.compile(
    r"(?<![\w/])(?:[A-Z]{1,4}\s?[-/]?\s?)?\d{1,6}[A-Z]{0,2}(?:[-/][A-Z\d]{1,6}){1,3}(?![\w/])"
)
_PREFIXED = re.compile(
    r"(?<![\w.#@/-])(?P<letters>[A-ZÆØÅ]{2,5})(?:[ /-][A-ZÆØÅ]{1,4})?[ /-]?\d{2,10}"
    r"(?:[ /-](?:\d{1,6}|[A-Z]{1,2}))*(?![\w@/-])"
)
"""Letters of a body and groups of digits: `INQ 2017 54`, `MH 0093 B`."""
_ONE_YEAR = re.compile(r"\D*(?:18|19|20)\d\d")
_ALONE = re.compile(
    r"(?<![\w.,:/£€$%+-])(?:\d{4}|\d{3}[a-z]?|[b-hj-z]\s\d{2,3})(?![\w%°/-]|[.,:]\d)"
)
"""Three or four digits that may be the number of a room or open a door."""
_YEARS = re.compile(r"(?:18|19|20)\d\d(?:[ /-]+(?:(?:18|19|20)?\d\d))*")
_LIKE_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_THOUSANDS = re.compile(r"\d{1,3}(?:[ .,]000)+|\d{1,3}(?:[ .]\d{3})+")


@cache
def _coordinates() -> re.Pattern[str]:
    """`60.3913, 5.3221`, `63° 26' N 10° 24' E`, `59 point 91 nord`, and squares of a grid."""
    north, east, point = any_word(_NORTH), any_word(_EAST), any_word(_POINTS)
    seconds = r"\s?°\s?\d{1,2}(?:\.\d+)?['’′](?:\s?\d{1,2}(?:\.\d+)?[\"”″])?"
    sign = rf"\s?°?\s?(?:[NSEWØV]|{north})\b"
    minus, between = r"(?:-|minus\s)", any_word(_BETWEEN)
    return re.compile(
        r"(?P<id>(?<![\w.])"
        rf"(?:(?:{any_word(_LATITUDES)}|[NS])\.?,?\s(?:er,\s)?)?"
        rf"{minus}?\d{{1,3}}(?:\.\d{{4,8}}|\.\d{{1,8}}{sign}|{seconds}\s?[NSEWØV]?)(?:{sign})?"
        rf"(?:(?:,?\s?(?:{between}\s|{any_word(_LONGITUDES)},?\s)?)"
        rf"(?:[EWØV]\s)?{minus}?\d{{1,3}}(?:\.\d{{1,8}}|{seconds})"
        rf"(?:\s?°?\s?(?:[NSEWØV]|{east})\b)?)?)"
        rf"|(?P<comma>(?<![\w.])\d{{1,3}},\d{{2,8}}\s?°?\s?(?:{north}|{east}|[NSEWØV])\b)"
        r"|(?P<utm>(?<!\w)\d{1,2}[C-X]\s\d{6,7}\s\d{7}(?!\w))"
        rf"|(?P<said>(?<![\w.])-?\d{{1,3}}(?:\.\d+)?,?\s{point}\s\d(?:\s?\d){{2,7}}(?!\w)"
        rf"(?:\s{north})?(?:,?\s(?:{between}\s)?{minus}?\d{{1,3}}"
        rf"(?:\.\d+|\s{point}\s\d[\d ]{{1,8}}\d)(?:\s{east})?)?)"
    )


@cache
def _value() -> re.Pattern[str]:
    """A number of several parts: digits with letters, signs or words such as `dash` between."""
    parts = r"[A-Za-zÆØÅæøå]{0,3}\d[\dA-Za-zÆØÅæøå]*"
    return re.compile(
        rf"(?<![\w.#@/])(?:[#(+]\s?)?(?:[A-Z]{{1,4}}[ -]){{0,2}}(?:[b-hj-z]\s)?{parts}"
        rf"(?:(?:[ ./-]|\s[/-]\s|\s{any_word(_WITHIN)}\s)\(?"
        rf"(?:{parts}|[A-Zb-hj-z](?![\w'’])|[A-Z]{{2,4}}(?=[ ./-]\d)))*"
        rf"\)?(?:[#*]|\s{any_word(_STARS)}\b)?(?![\w@])"
    )


@cache
def _said_account() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])(?:(?i:{any_word(_SORTS)}),?\s)?\d\d([ -])\d\d\1\d\d"
        r"(?:,?\s[a-z][a-z'’]{1,8}){0,4},?\s\d{4}\s?\d{4}(?![\w-])"
    )


@cache
def _goes() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_word(_BEFORE_ROOMS)}\s$", re.IGNORECASE)


@cache
def _closes() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:$|[.,;:!?)\"”»\n]|{any_word(_AFTER_NUMBERS)}\b)")


@cache
def _other_number() -> re.Pattern[str]:
    to = any_word(_UP_TO)
    return re.compile(rf"\d\W+(?:{to}|{any_word(_OR)}|-|–)?\s?(?:\w+\s)?$|^\W*(?:{to}|-|–)\s\d")


def _cue(words: WordList) -> re.Pattern[str]:
    return _pattern_of(words.ordered)


@cache
def _pattern_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_word(words)}(?!\w)", re.IGNORECASE)


def _last_cue(words: WordList, window: str) -> int:
    """Where in the window the last of the words ends, or -1."""
    return max((match.end() for match in _cue(words).finditer(window)), default=-1)


_CUES = (
    ("PASSPORT", _PASSPORT_CUES, 5),
    ("ACCOUNT", _ACCOUNT_CUES, 5),
    ("NUMBER", _IDENTITY_CUES, 5),
    ("PLATE", _PLATE_CUES, 4),
    ("CASE", _CASE_CUES, 3),
    ("CODE", _CODE_CUES, 3),
    ("PHONE_NUMBER", _PHONE_CUES, 6),
    ("ROOM", _ROOM_CUES, 1),
)
"""Entity, its words, and the fewest letters and digits of its number."""


def cued_entity(text: str, start: int, end: int, *, length: int) -> str:
    """The entity that the words near a number of so many digits tell, or nothing.

    Of words before it the nearest decides, then those after it.
    """
    before = text[max(0, start - CUE_REACH) : start]
    fit = [(name, words) for name, words, least in _CUES if length >= least]
    ends = [(_last_cue(words, before), name) for name, words in fit if name != "ROOM"]
    near = _without_numbering(before.rstrip(" :"))
    ends += [(at, "ROOM") for name, words in fit if name == "ROOM"
             and (at := _last_cue(words, near)) == len(near)]  # fmt: skip
    place, entity = max(ends, default=(-1, ""))
    if place >= 0:
        return entity
    after = re.split(r"[.!?]", text[end : end + CUE_REACH_AFTER])[0]
    if length >= 3 and _cue(_CODE_CUES_AFTER).search(after):
        return "CODE"
    if (
        3 <= length <= 6
        and _last_cue(_SURE_CODE_CUES, text[max(0, start - CODE_REACH) : start]) >= 0
    ):
        return "CODE"
    found = [
        name for name, words in fit if name in ("PASSPORT", "CASE") and _cue(words).search(after)
    ]
    return found[0] if found else ""


def _without_numbering(before: str) -> str:
    """What stands before a number, without `number` or `nr`: `dobbeltrom nummer`."""
    word = re.search(rf"\s{any_word(_NUMBERING)}\.?$", before, re.IGNORECASE)
    return before[: word.start()] if word else before


def _is_amount(text: str, start: int, end: int) -> bool:
    """Years, thousands, and what is counted in kroner, people or kilometres."""
    said = text[start:end].strip()
    if _YEARS.fullmatch(said):
        return True
    after = text[end : end + 16].strip().lower()
    counted = any(after.startswith(word) for word in _AMOUNT_WORDS)
    return counted or text[max(0, start - 2) : start].strip() in ("£", "€", "$")


def _by_value(text: str) -> Iterator[Span]:
    for match in _value().finditer(text):
        start, end = match.start(), match.end()
        said = match[0]
        digits = sum(letter.isdigit() for letter in said)
        length = sum(letter.isalnum() for letter in said)
        if _is_amount(text, start, end) and (digits > 4 or not _is_code(text, start, end)):
            continue
        entity = cued_entity(text, start, end, length=length)
        if not entity and _is_long(text, start, said, digits):
            entity = "NUMBER"
        if not entity and said.endswith("#"):
            entity = "CODE"
        if not entity and length >= 3 and re.fullmatch(r"[A-Z]\d{2,4}|[A-Z]\d?-\d{2,3}", said):
            entity = "ROOM"
        if entity:
            yield Span(entity, _with_cue(text, start, entity), end)


@cache
def _numbering() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_word(_NUMBERING)}\.?\s$", re.IGNORECASE)


def _is_long(text: str, start: int, said: str, digits: int) -> bool:
    """Long enough to count nothing; of five or six digits with a word such as `number` before."""
    if _THOUSANDS.fullmatch(said):
        return False
    named = digits >= 5 and _numbering().search(text[max(0, start - 10) : start])
    return digits >= LONG or bool(named) or bool(re.fullmatch(r"\d(?:[ -]\d){3,}", said))


def _prefixed(text: str) -> Iterator[Span]:
    """Numbers of files and cases that begin with the letters of a body, short forms aside."""
    for match in _PREFIXED.finditer(text):
        said = match[0]
        n_digits = sum(letter.isdigit() for letter in said)
        if match["letters"].lower() in _SHORT_FORMS or _ONE_YEAR.fullmatch(said):
            continue
        if n_digits >= 3 and not _is_amount(text, match.start(), match.end()):
            yield Span("CASE", match.start(), match.end())


def _alone(text: str) -> Iterator[Span]:
    """A number that counts nothing: after a preposition of place a room, of four digits a code."""
    for match in _ALONE.finditer(text):
        start, end = match.start(), match.end()
        if match[0][0].isalpha():
            if _goes().search(text[max(0, start - 12) : start]):
                yield Span("ROOM", start, end)
            continue
        digits = re.sub(r"\D", "", match[0])
        around = text[max(0, start - 12) : start], text[end : end + 8]
        if int(digits) % 50 == 0 or not _closes().match(text, end):
            continue
        if any(_other_number().search(part) for part in around):
            continue
        if len(digits) == 3 and _goes().search(around[0]):
            yield Span("ROOM", start, end)
        elif len(digits) == 4 and not _LIKE_YEAR.fullmatch(digits):
            yield Span("CODE", start, end)


def _with_cue(text: str, start: int, entity: str) -> int:
    """Where a case or account begins that its word stands directly before: `file no 88`."""
    words = {"CASE": _CASE_CUES, "ACCOUNT": _ACCOUNT_CUES}.get(entity)
    before = text[max(0, start - CUE_REACH) : start].rstrip(" .")
    if words is None:
        return start
    found = [match for match in _cue(words).finditer(before) if match.end() == len(before)]
    return max(0, start - CUE_REACH) + found[-1].start() if found else start


@cache
def _before_year() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_word(_YEARS_BEFORE)}\s$", re.IGNORECASE)


def _is_code(text: str, start: int, end: int) -> bool:
    """What looks like a year opens a door, and no word such as `from` stands before it."""
    changed = _cue(_CODE_CHANGES).search(text[max(0, start - CUE_REACH) : start])
    if not changed and _before_year().search(text[max(0, start - 12) : start]):
        return False
    return cued_entity(text, start, end, length=4) == "CODE"


def _number_spans(text: str) -> Iterator[Span]:
    for match in _coordinates().finditer(text):
        yield Span("GPS", match.start(), match.end())
    yield from spans_of("NUMBER", _NINO, text)
    yield from spans_of("ACCOUNT", _IBAN, text)
    yield from spans_of("ACCOUNT", _SORT_CODE, text)
    yield from spans_of("ACCOUNT", _said_account(), text)
    for match in _SLASHED.finditer(text):
        letters = any(letter.isalpha() for letter in match[0])
        if (letters or match[0].count("/") == 1) and len(match[0]) >= 6:
            yield Span("CASE", match.start(), match.end())
    yield from _prefixed(text)
    yield from _alone(text)
    yield from _by_value(text)


def number_recognisers(language: str) -> list[EntityRecognizer]:
    """The recogniser of coordinates, number plates, accounts, cases, passports, codes, rooms."""
    return [SpanRecogniser(_number_spans, entities=(*ENTITIES, "PHONE_NUMBER"), language=language)]
