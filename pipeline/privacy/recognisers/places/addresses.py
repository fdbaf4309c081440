"""Postal addresses: street and number, postcode, post-office box."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, partial

from presidio_analyzer import EntityRecognizer

from pipeline.config.word_lists import ALL, EVERY, WordList, any_word, behind_any
from pipeline.privacy.names.name_lists import (
    CAPITALISED_WORDS,
    is_in_dictionary,
    stop_words,
)
from pipeline.privacy.recognisers.spans import Span, SpanRecogniser
from pipeline.text.languages import list_language

_CAPITAL = r"(?-i:[A-ZÆØÅÄÖ])[\w'’.-]{0,40}"
_UK_POSTCODE = r"(?-i:[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2})\b"
_CAPITALS = rf"{_CAPITAL}(?:\s{_CAPITAL}){{0,3}}"
_LANES = WordList("identifiers", "street_words", language=ALL)
_LANE_ENDINGS = WordList("identifiers", "street_endings", language=ALL)
_LANES_TOO = WordList("identifiers", "street_words_too", language=ALL)
_TENS = {code: WordList("identifiers", "house_numbers", language=code) for code in ("en", "nb")}
_CLEARLY_LANES = WordList("identifiers", "street_words_clear", language=ALL)
_FLATS = WordList("identifiers", "flats", language=ALL)
_ANDS = WordList("identifiers", "ands", language=ALL)
_IN = WordList("rooms", "before_houses_of_the_street", language=ALL)
_BY_STREETS = WordList("rooms", "between_houses_and_streets", language=ALL)
_BEFORE_STREETS = WordList("rooms", "before_streets", language="nb")
_INTO_STREETS = WordList("rooms", "into_streets", language="nb")
_NUMBERING = WordList("rooms", "words_for_a_number", language=ALL)
_HOUSES = WordList("identifiers", "houses", language=ALL)
_SURE_ENDINGS = WordList("identifiers", "street_endings_sure", language=ALL)
_CUES = WordList("identifiers", "address_cues", language=ALL)

_BEFORE = WordList("identifiers", "before_streets", language=ALL)
_ORDINARY = WordList("identifiers", "ordinary_roads", language=ALL)
_FIRSTS = WordList("identifiers", "street_firsts", language=ALL)
_IN_DICTIONARIES = WordList("identifiers", "streets_in_dictionaries", language="nb")
_LIKELY_ENDINGS = WordList("identifiers", "street_endings_likely", language="nb")
_ADJECTIVES = WordList("identifiers", "adjectives_of_streets", language="nb")
_NO_OWNERS = WordList("identifiers", "no_owners_of_streets", language="nb")
_ELSEWHERE = WordList("identifiers", "street_words_elsewhere", language=ALL)
_NO_STREETS = WordList("identifiers", "no_streets", language=ALL)
_HOUSE_JOINTS = WordList("identifiers", "house_words", language=ALL)
_MONTHS = WordList("identifiers", "months", language=ALL)
_HUNDREDS = WordList("identifiers", "hundreds", language=ALL)
_ONES = WordList("identifiers", "ones_joined_to_tens", language="nb")
_AFTER_NUMBERS = WordList("identifiers", "after_house_numbers", language="nb")
_FLATS_ABOVE = WordList("small_words", "flats_before_streets", language=EVERY)
_BEFORE_LANES = WordList("small_words", "before_lanes", language=EVERY)
_OF_LANES = WordList("small_words", "adjectives_of_lanes", language=EVERY)
_BEFORE_SURE = WordList("small_words", "before_sure_streets", language=EVERY)
_BOXES = WordList("small_words", "post_boxes", language=EVERY)
_SECOND_WORDS = WordList("small_words", "second_words_of_streets", language=EVERY)

CUE_REACH = 24
"""Characters before a street that is written small, within which a word says that one follows."""


@cache
def _said(code: str) -> tuple[str, str]:
    """Numbers of houses as they are said: up to 99 (`førtifire`), and from a hundred on."""
    below = rf"{any_word(_TENS[code])}{any_word(_ONES)}?"
    hundreds = rf"(?:(?:a|{below})\s)?{any_word(_HUNDREDS)}(?:\s{any_word(_ANDS)}\s{below})?"
    return below, hundreds


@cache
def _no_noun() -> str:
    """What follows a number that is said and counts nothing: not `hovedgata to ganger`."""
    return rf"(?!\w)(?=\s*(?:$|[.,;:?!)])|\s{any_word(_AFTER_NUMBERS)}(?!\w))"


@cache
def _addresses(code: str) -> re.Pattern[str]:
    """A pattern for what may be an address, in figures or as it is said."""
    street, ending = any_word(_LANES), any_word(_LANE_ENDINGS)
    sure = any_word(_SURE_ENDINGS)
    said, hundreds = _said(code)
    old = rf"(?:{any_word(_ADJECTIVES)}\s)?"
    number = rf"(?:\d{{1,4}}\s?[a-z]?|{hundreds}|{said})"
    house = rf"(?:(?:the\s)?(?:old\s)?{any_word(_HOUSES)}\s{any_word(_BY_STREETS)}\s)"
    flat = rf"(?:{any_word(_FLATS)}\s\w+,?\s)"
    patterns = (
        rf"\b(?:{any_word(_FLATS_ABOVE)}\s\w{{1,4}},\s)?(?:\d{{1,4}}[a-z]?,?\s)?{_CAPITALS}"
        rf"(?:,\s(?:\d{{1,4}}[a-z]?,?\s)?{_CAPITALS}){{0,3}},?\s{_UK_POSTCODE}",
        rf"\b\d{{1,4}}[a-z]?\s(?:{_CAPITAL}\s){{1,2}}{street}\b",
        rf"\b{_UK_POSTCODE}",
        rf"\b(?:{_CAPITAL}\s){{0,2}}(?-i:[A-ZÆØÅÄÖ])\w*{ending}\s\d{{1,4}}\s?(?-i:[A-H])?\b"
        rf"(?:,\s\d{{4,5}}\s{_CAPITAL}|,\sleilighet\s\w+)?",
        rf"\b{_CAPITAL}(?:\s{_CAPITAL})?\s\d{{1,4}}\s?(?-i:[A-H])?,"
        rf"\s(?:N-|SE-|DK-)?\d{{3}}\s?\d{{1,2}}\s{_CAPITAL}",
        rf"(?<!\w){flat}?(?:{number}\s){{0,2}}(?:{_CAPITAL}\s){{1,3}}{street}(?!\w)"
        r"(?:\s\d{1,4}\s?[a-z]?(?!\w))?",
        rf"(?<!\w){flat}(?:[\w'’]{{1,40}}\s){{1,2}}?{street}(?!\w)",
        rf"(?<!\w){flat}?(?:{number}\s){{1,2}}(?:[\w'’]{{1,40}}\s){{1,2}}?{street}(?!\w)",
        rf"(?<!\w)[\w'’]{{1,40}}\s{street}\snumber\s\w+",
        rf"{behind_any(_BEFORE_LANES)}(?:{any_word(_OF_LANES)}\s)?[^\W\d_]{{3,40}}(?:['’]s)?\s{street}(?!\w)",
        rf"(?<!\w){house}(?:[^\W\d_]{{3,40}}(?:['’]s)?\s{street}|[^\W\d_]{{3,40}}{sure})(?!\w)",
        rf"(?<!\w){flat}[^\W\d_]{{3,}}{ending}(?!\w)",
        rf"(?<!\w){number}\s[^\W\d_]{{3,}}{ending}(?!\w)",
        rf"(?<!\w){old}[^\W\d_]{{3,}}{ending}\s(?:\d{{1,4}}\s?(?:[a-z](?!\w))?"
        rf"|nummer\s(?:\d{{1,4}}|{said})|(?:{hundreds}|{said}(?:\s{said})?){_no_noun()})(?!\w)",
        rf"{behind_any(_BEFORE_SURE)}[^\W\d_]{{3,40}}{sure}(?!\w)",
        rf"\b(?:{'|'.join(_BOXES)})\s\d+(?:,\s\d{{4}}\s{_CAPITAL})?",
    )
    return re.compile("|".join(patterns), re.IGNORECASE)


@cache
def _cue() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_word(_CUES)}\W*$", re.IGNORECASE)


def _is_address(text: str, match: re.Match[str], language: str, code: str) -> bool:
    """What may be an address is one: `Mill Close`, but not `And I close`, `two of them drive`.

    A street whose last word is also an ordinary one needs a capital there, a word that no
    dictionary has, or a word before it that says that an address follows.
    """
    words = re.findall(r"[\w'’]+", match[0])
    last = words[-1]
    if len(words) == 1 and last.lower().endswith(tuple(_SURE_ENDINGS)):
        return not is_in_dictionary(last.lower(), language)
    houses = any(word.lower() in _HOUSES for word in words[:3])
    if houses or any(letter.isdigit() for letter in match[0]) or last.lower() not in _LANES_TOO:
        return True
    named = [
        word
        for word in (one.lower() for one in words[:-1])
        if word not in _TENS[code] and word not in stop_words(code)
    ]
    if not named or last[0].isupper():
        return bool(named)
    alone = len(words) < 4 and not any(word.lower() in _TENS[code] for word in words)
    if alone and last.lower() in _CLEARLY_LANES:
        return True
    n_numbers = sum(word.lower() in _TENS[code] for word in words)
    if last.lower() in _CLEARLY_LANES and (n_numbers > 1 or words[0].lower() in _FLATS):
        return True
    before = text[max(0, match.start() - CUE_REACH) : match.start()]
    return bool(_cue().search(before)) or not all(is_in_dictionary(w, language) for w in named)


@cache
def _small_lanes() -> re.Pattern[str]:
    """A preposition and the name of a street without a number: `up chapel lane`."""
    word = r"[^\W\d_][\w'’-]{1,30}"
    lane = any_word(_CLEARLY_LANES | set(_LANES_TOO))
    return re.compile(
        rf"(?<!\w){any_word(_BEFORE)}\s(?P<id>(?P<first>(?:{word}\s)?{word})\s(?P<lane>{lane}))(?!\w)",
        re.IGNORECASE,
    )


def _is_lane(match: re.Match[str]) -> bool:
    """`chapel lane`, but neither `the busy road` nor `on the way`; `close` needs a telling word."""
    words = match["first"].lower().split()
    last = words[-1].removesuffix("'s").removesuffix("’s")
    if last in _ORDINARY or last in stop_words("en") or last.isdigit():
        return False
    lane = match["lane"].lower()
    return lane in _CLEARLY_LANES or words[-1] in _FIRSTS or last in _FIRSTS


def _lanes(text: str) -> Iterator[Span]:
    for match in _small_lanes().finditer(text):
        if not _is_lane(match):
            continue
        words = match["first"].split()
        lead = words[0].lower()
        whole = len(words) == 1 or not (lead in _ORDINARY or lead in stop_words("en"))
        start = match.start("id") if whole else match.start("id") + len(words[0]) + 1
        yield Span("ADDRESS", start, match.end("id"))


@cache
def _capital_lanes() -> re.Pattern[str]:
    """`Mill Street`, `Castle Place`: a word for a street with a capital after another one."""
    lane = "|".join(sorted(word.capitalize() for word in _LANES))
    word = r"[A-Z][\w'’-]{1,30}"
    return re.compile(
        rf"(?<![\w-])(?:(?:{word}\s){{1,2}}(?:{lane})(?:\sand\s(?:{word}\s){{1,2}}(?:{lane}))?|(?i:{any_word(_ELSEWHERE)})\s(?:\w{{1,3}}\s)?{word}"
        rf"(?:\s{word})?)(?![\w-])"
    )


@cache
def _house_before() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])(?:[Tt]he\s)?[A-Z][\w'’]{{2,30}}(?:,|\s{any_word(_HOUSE_JOINTS)})\s$"
    )


def _proper_lanes(text: str) -> Iterator[Span]:
    for match in _capital_lanes().finditer(text):
        lower = match[0].lower()
        first = lower.split()[0]
        if lower in _NO_STREETS or " ".join(lower.split()[-2:]) in _NO_STREETS:
            continue
        lead = len(first) + 1 if first in stop_words("en") and len(lower.split()) > 2 else 0
        if not lead and first in stop_words("en"):
            continue
        start = match.start() + lead
        house = _house_before().search(text[max(0, start - 44) : start])
        yield Span("ADDRESS", start - len(house[0]) if house else start, match.end())


_NUMBERED = re.compile(
    r"(?<![\w-])(?P<name>[A-ZÆØÅ][a-zæøå]{4,30})\s\d{1,3}(?:\s?[A-Z])?(?![\w%]|[.,:]\d)"
)


def _numbered(text: str) -> Iterator[Span]:
    """`Plogfuren 19`: a word with a capital that is none or ends as streets do, and a number."""
    likely = (*_LIKELY_ENDINGS, *_SURE_ENDINGS, *_LANE_ENDINGS)
    for match in _NUMBERED.finditer(text):
        lower = match["name"].lower()
        if lower in _MONTHS or lower in CAPITALISED_WORDS:
            continue
        cued = _cue().search(text[max(0, match.start() - CUE_REACH) : match.start()])
        if cued or lower.endswith(likely) or not is_in_dictionary(lower, "nb"):
            yield Span("ADDRESS", match.start(), match.end())


@cache
def _scandinavian() -> re.Pattern[str]:
    """What may be the name of a Scandinavian street without a number."""
    letters = r"[^\W\d_]"
    return re.compile(
        rf"(?<![\w-])(?:(?P<before>{any_word(_BEFORE_STREETS)})\s)?"
        rf"(?:(?P<joined>{letters}{{3,40}}?(?:{any_word(_SURE_ENDINGS)}|(?P<likely>{any_word(_LIKELY_ENDINGS)})))"
        rf"|(?P<two>(?P<owner>{any_word(_ADJECTIVES)}|(?:{letters}+\s)?{letters}{{2,30}}s)"
        rf"\s{any_word(_SECOND_WORDS)}(?:\s{_said('nb')[0]}{_no_noun()})?))(?!\w)",
        re.IGNORECASE,
    )


def _is_scandinavian_street(match: re.Match[str]) -> bool:
    before = (match["before"] or "").lower()
    if match["two"]:
        owner = match["owner"].lower().split()[-1]
        return owner not in _NO_OWNERS and owner not in stop_words("nb")
    lower = match["joined"].lower()
    if lower in _IN_DICTIONARIES:
        return before in _INTO_STREETS or match["joined"][0].isupper()
    if is_in_dictionary(lower, "nb"):
        return False
    return not match["likely"] or before in _INTO_STREETS or before == "fra"


@cache
def _same_street() -> re.Pattern[str]:
    number = rf"(?P<number>{any_word(_NUMBERING)}\s\d{{1,3}})"
    return re.compile(
        rf"(?<!\w)(?:{any_word(_IN)}\s(?P<house>\d{{1,3}}[a-z]?)|{number})"
        rf"(?![\w%/:-]|[.,]\d)(?=\s*(?:$|[.,;:?!)])|\s{any_word(_ANDS)}\s)"
    )


def _neighbours(text: str) -> Iterator[Span]:
    """`in 25`, `number 6`, in a text that names a street: another house of it."""
    for match in _same_street().finditer(text):
        group = "house" if match["house"] else "number"
        yield Span("ADDRESS", match.start(group), match.end(group))


def _spans(text: str, language: str) -> Iterator[Span]:
    found = list(_streets(text, language))
    yield from found
    if found:
        yield from _neighbours(text)


def _streets(text: str, language: str) -> Iterator[Span]:
    code = list_language(language)
    for match in _addresses(code).finditer(text):
        if _is_address(text, match, language, code):
            house = _house_before().search(text[max(0, match.start() - 44) : match.start()])
            start = match.start() - len(house[0]) if house else match.start()
            yield Span("ADDRESS", start, match.end())
    if code == "en":
        yield from _lanes(text)
        yield from _proper_lanes(text)
        return
    yield from _numbered(text)
    for match in _scandinavian().finditer(text):
        if _is_scandinavian_street(match):
            group = "two" if match["two"] else "joined"
            yield Span("ADDRESS", match.start(group), match.end(group))


def address_recognisers(language: str) -> list[EntityRecognizer]:
    """The recogniser of British and Scandinavian addresses."""
    find = partial(_spans, language=language)
    return [SpanRecogniser(find, entities=("ADDRESS",), language=language)]
