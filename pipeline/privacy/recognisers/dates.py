"""Dates: of birth, and any day of a year, in figures or in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from presidio_analyzer import EntityRecognizer

from pipeline.config.word_lists import ALL, EVERY, WordList, any_word, behind_any
from pipeline.privacy.recognisers.spans import Span, SpanRecogniser

_MONTH_WORDS = WordList("identifiers", "months", language=ALL)
_ORDINALS = WordList("identifiers", "ordinals", language=ALL)
_FEASTS = WordList("identifiers", "feasts", language=ALL)
_ILLNESS_ENDINGS = WordList("identifiers", "endings_of_illnesses", language=ALL)
_LUNAR_MONTHS = WordList("identifiers", "months_of_other_calendars", language=ALL)
_FEAST_SEASONS = WordList("identifiers", "feasts_of_several_days", language=ALL)
_DIAGNOSES = WordList("identifiers", "diagnoses", language=ALL)

_BIRTH_WORDS = WordList("identifiers", "birth_words", language=ALL)
_CENTURIES = WordList("identifiers", "centuries", language=ALL)
_YEAR_TENS = WordList("identifiers", "year_tens", language="en")
_HUNDREDS = WordList("identifiers", "hundreds", language=ALL)
_ANDS = WordList("identifiers", "ands", language=ALL)
_MILLENNIA = WordList("identifiers", "millennia", language=ALL)
_JOINED_CENTURIES = WordList("identifiers", "joined_centuries", language="nb")
_YEARS_NAMED = WordList("identifiers", "years_named", language=ALL)
_YEARS_SAID = WordList("identifiers", "years_said", language=ALL)

_STAY = WordList("identifiers", "feasts_that_stay", language=ALL)
_NATIONAL = WordList("identifiers", "national_days", language=ALL)
_WEEKDAYS = WordList("identifiers", "weekdays", language=ALL)
_NIGHTS = WordList("identifiers", "nights_of_days", language=ALL)
_AROUND = WordList("identifiers", "around_feasts", language=ALL)
_PARTS_OF_YEARS = WordList("identifiers", "parts_of_years", language=ALL)

_LAST = WordList("identifiers", "first_and_last", language=ALL)
_DAYS = WordList("identifiers", "words_for_a_day", language=ALL)
_THE = WordList("small_words", "definite_articles", language=EVERY)
_NEUTER = WordList("small_words", "neuter_articles", language=EVERY)
_DAY_ENDINGS = WordList("small_words", "endings_of_days", language=EVERY)
_OF = WordList("small_words", "between_day_and_month", language=EVERY)
_ON = WordList("small_words", "before_days_in_figures", language=EVERY)
_OF_THE_MONTH = WordList("small_words", "of_the_month", language=EVERY)
_LEAP_YEARS = WordList("small_words", "leap_years", language=EVERY)
_IN_YEARS = WordList("small_words", "before_years_said", language=EVERY)

_YEAR = r"(?:18|19|20)\d\d"
BIRTH_REACH, BIRTH_REACH_AFTER = 80, 30
"""Characters before and after a date, within which a word of birth makes it a date of birth."""
DIAGNOSIS_REACH = 60
"""Characters between an illness and a month or a year that point to a person together."""
_LONG_AGO = re.compile(r"(?:18\d\d|19[0-5]\d)")
"""A day of these years is a date of birth: a plan or a meeting would be later."""


@cache
def _birth() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_word(_BIRTH_WORDS)}(?!\w)", re.IGNORECASE)


@cache
def _year_said() -> str:
    """A pattern for a year in words: `nineteen eighty-four`, `totusenogtre`, `last year`."""
    centuries, tens = any_word(_CENTURIES), any_word(_YEAR_TENS)
    hundred, ands, two = any_word(_HUNDREDS), any_word(_ANDS), any_word(_MILLENNIA)
    return (
        rf"(?:{centuries}[\s-]{tens}(?:[\s-]\w+)?|{two}(?:\s(?:{ands}\s)?[\w-]+)?"
        rf"|{any_word(_JOINED_CENTURIES)}{hundred}?{ands}?[\wæøå]*(?:\s{ands}\s[\wæøå]+)?"
        rf"|{any_word(_YEARS_NAMED)}\s\w+(?:\s\w+)?|{any_word(_YEARS_SAID)})"
    )


@cache
def _short_year() -> str:
    """A pattern for a year without its century: `sixty-six`, `sekstiseks`."""
    tens = {code: WordList("identifiers", "age_tens", language=code) for code in ("en", "nb")}
    ones = {code: WordList("identifiers", "age_ones", language=code) for code in ("en", "nb")}
    return "|".join(rf"{any_word(tens[code])}[\s-]?{any_word(ones[code])}" for code in ("en", "nb"))


@cache
def _figures() -> re.Pattern[str]:
    """Day and month, with or without a year."""
    month = rf"(?:{any_word(_MONTH_WORDS)}\.?)(?![\w])"
    after = rf"(?:,?\s(?:{_YEAR}|['’]\d\d|{_year_said()}))?"
    ending, of = rf"(?:{any_word(_DAY_ENDINGS)}|\.)?", any_word(_OF)
    day, behind_the = rf"(?:[12]?\d|3[01]){ending}", behind_any(_THE)
    return re.compile(
        rf"(?<![\w.,])(?:den\s)?{day}\s(?:of\s)?{month}{after}(?!\w)"
        rf"|(?<!\w){month}\s(?:the\s)?{day}{after}(?![\w:.]\d|\w)"
        rf"|(?<!\w){day}\s{of}\s(?:\d{{1,2}}{ending}),?\s{_YEAR}(?!\w)"
        r"|(?<![\w./-])(?:[0-2]?\d|3[01])[./-](?:0?\d|1[0-2])[./-](?:(?:18|19|20)\d\d|\d\d)(?![\w/-])"
        rf"|(?:{behind_any(_ON)}|{behind_the})\d{{1,2}}/\d{{1,2}}(?![\w/-])"
        r"|(?<![\w.,])(?:[0-2]?\d|3[01])\sof\s(?:0?\d|1[0-2])\s\d\d(?!\w)"
        r"|(?<![\w./-])\d{1,2}/\d{1,2}-\d\d(?:\d\d)?(?!\w)"
        r"|(?<![\w./-])(?:0?\d|1[0-2])/(?:19|20)\d\d(?![\w/-])"
        r"|(?<![\w-])(?:18|19|20)\d\d-\d\d-\d\d(?![\w-])"
        r"|(?<![\w.,])(?:den\s)?(?:[0-2]?\d|3[01])\s(?:0?\d|1[0-2])\s(?:(?:18|19|20)\d\d|\d\d)(?!\s?\d)(?!\w)",
        re.IGNORECASE,
    )


@cache
def _words() -> re.Pattern[str]:
    """Day and month in words: `the third of March`, `november the ninth`, `tolvte i tolvte`."""
    month, day = any_word(_MONTH_WORDS), any_word(_ORDINALS)
    after = rf"(?:,?\s(?:{_year_said()}|{_short_year()}|{_YEAR}))?"
    lunar, last = any_word(_LUNAR_MONTHS), rf"{any_word(_LAST)}\s{any_word(_DAYS)}"
    the, figures = rf"(?:{any_word(_THE)}\s)?", rf"\d{{1,2}}{any_word(_DAY_ENDINGS)}?"
    return re.compile(
        rf"(?<!\w){the}{day}\s(?:of\s)?{month}(?!\w){after}(?!\w)"
        rf"|(?<!\w)(?:the\s)?(?:{day}|{figures})\s(?:of\s)?{lunar}(?!\w)"
        rf"|(?<!\w){the}{day}\s{any_word(_OF_THE_MONTH)}(?!\w)"
        rf"|(?<!\w){month}\s(?:the\s)?{day}(?!\w){after}(?!\w)"
        rf"|(?<!\w){the}{day}\s(?:(?:i|of\sthe)\s)?{day},?\s(?:{_year_said()}|{_YEAR})(?!\w)"
        rf"|(?<!\w){the}{last}\s{any_word(_OF)}\s{month}(?!\w){after}(?!\w)",
        re.IGNORECASE,
    )


@cache
def _named_days() -> re.Pattern[str]:
    """`palmelørdag`, `the last Friday of the autumn term`, `den siste onsdagen i oktober`."""
    weekday, around = any_word(_WEEKDAYS), any_word(_AROUND)
    month, ordinal = any_word(_MONTH_WORDS), any_word(_ORDINALS)
    feast = any_word({*_FEASTS} - {*_STAY})
    part = any_word({*_PARTS_OF_YEARS, *_FEASTS})
    part_of = rf"(?:the\s)?(?:\w+\s){{0,2}}?{part}"
    when = rf"(?:{month}|{part_of})"
    near = rf"{ordinal}\s{weekday}\s{around}\s{when}|{weekday}\s{around}\s{part_of}"
    the, leap = rf"(?:{any_word(_THE)}\s)?", any_word(_LEAP_YEARS)
    day = rf"(?:{any_word({*_THE, *_NEUTER})}\s)?(?:{near})"
    year = rf"(?:\s(?:i\s)?(?:{_short_year()}|{_year_said()}|{_YEAR}))?"
    ordinal_feast = rf"{the}{ordinal}\s{any_word(_FEAST_SEASONS)}{year}"
    proper = r"(?:the\s)?feast\sof\s(?:the\s)?(?-i:[A-Z]\w+(?:\s[A-Z]\w+)?)"
    feast = rf"{feast}{year}|{ordinal_feast}|{proper}"
    return re.compile(rf"(?<!\w)(?:{feast}|{day}(?:,\s{leap}|{year}))(?!\w)", re.I)


@cache
def _night_of() -> re.Pattern[str]:
    """What belongs to a day before it: `the night of the`, `natt til`."""
    return re.compile(rf"(?<!\w){any_word(_NIGHTS)}\s(?:{any_word(_THE)}\s)?$", re.IGNORECASE)


@cache
def _national() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_word(_THE)}\s)?{any_word(_NATIONAL)}", re.IGNORECASE)


@cache
def _months_and_years() -> re.Pattern[str]:
    """What is a date only beside an illness: a month of a year, a feast, a year."""
    month, feast = any_word(_MONTH_WORDS), any_word(_FEASTS)
    return re.compile(
        rf"(?<!\w)(?:{month},?\s(?:{any_word(_OF)}\s)?(?:{_YEAR}|{_year_said()}|{_short_year()})|{feast}\s{_YEAR}"
        rf"|\d{{1,2}}/{_YEAR}|{behind_any(_IN_YEARS)}{_year_said()}|(?<=\bi\s)(?:{_short_year()})|{_YEAR})(?!\w)",
        re.IGNORECASE,
    )


@cache
def _illness() -> re.Pattern[str]:
    endings = "|".join(_ILLNESS_ENDINGS.ordered)
    return re.compile(
        rf"(?<!\w)(?:{any_word(_DIAGNOSES)}|[^\W\d_]{{3,30}}(?:{endings}))(?!\w)", re.IGNORECASE
    )


def _is_of_birth(text: str, start: int, end: int) -> bool:
    return bool(
        _LONG_AGO.search(text[start:end])
        or _birth().search(text[max(0, start - BIRTH_REACH) : start])
        or _birth().search(text[end : end + BIRTH_REACH_AFTER])
    )


def _is_near_illness(text: str, start: int, end: int) -> bool:
    near = text[max(0, start - DIAGNOSIS_REACH) : start], text[end : end + DIAGNOSIS_REACH]
    return any(_illness().search(part) for part in near)


def _dates(text: str) -> Iterator[Span]:
    for pattern in (_figures(), _words(), _named_days()):
        for match in pattern.finditer(text):
            if _national().fullmatch(match[0].rstrip(".")):
                continue
            of_birth = _is_of_birth(text, match.start(), match.end())
            said = any(letter.isalpha() for letter in match[0])
            night = said and _night_of().search(text[max(0, match.start() - 24) : match.start()])
            start = match.start() - len(night[0]) if night else match.start()
            yield Span("BIRTH_DATE" if of_birth else "DATE", start, match.end())
    for match in _months_and_years().finditer(text):
        if _is_near_illness(text, match.start(), match.end()):
            yield Span("DATE", match.start(), match.end())


def date_recognisers(language: str) -> list[EntityRecognizer]:
    """The recogniser of dates of birth and of other days."""
    return [SpanRecogniser(_dates, entities=("BIRTH_DATE", "DATE"), language=language)]
