"""Numbers, names and addresses as they are said: digit by digit, spelt, `dot` and `at`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from presidio_analyzer import EntityRecognizer

from pipeline.config.word_lists import ALL, EVERY, WordList, any_word
from pipeline.privacy.names.name_lists import is_in_dictionary
from pipeline.privacy.recognisers.digits.numbers import cued_entity
from pipeline.privacy.recognisers.spans import Span, SpanRecogniser
from pipeline.text.languages import list_language

_DIGITS = {code: WordList("identifiers", "digit_words", language=code) for code in ("en", "nb")}
_NUMBERS = {code: WordList("identifiers", "number_words", language=code) for code in ("en", "nb")}
_JOINTS = {code: WordList("identifiers", "number_joints", language=code) for code in ("en", "nb")}
_TENS = WordList("identifiers", "number_tens", language="nb")
_MAGNITUDES = WordList("identifiers", "number_magnitudes", language=ALL)
_CENTURIES = WordList("identifiers", "centuries", language=ALL)
_HUNDREDS = WordList("identifiers", "hundreds", language=ALL)
_ANDS = WordList("identifiers", "ands", language=ALL)
_MILLENNIA = WordList("identifiers", "millennia", language=ALL)
_ONLY_DIGITS = WordList("identifiers", "only_digits", language=ALL)
_DOUBLES = WordList("identifiers", "doubles", language=ALL)
_SPELLING_JOINTS = WordList("identifiers", "spelling_joints", language=ALL)
_AT = WordList("identifiers", "mail_at", language=ALL)
_DOT = WordList("identifiers", "mail_dot", language=ALL)
_SIGNS = WordList("identifiers", "mail_parts", language=ALL)
_BOUNDARIES = WordList("identifiers", "mail_boundaries", language=ALL)
_SITE_BOUNDARIES = WordList("identifiers", "site_boundaries", language=ALL)
_DOMAIN_ENDINGS = WordList("identifiers", "domain_endings", language=ALL)
_STROKES = WordList("identifiers", "strokes", language=ALL)
_POINTS = WordList("identifiers", "decimal_points", language=ALL)
_COMPASS = WordList("identifiers", "compass_words", language=ALL)
_KEYS = WordList("identifiers", "keys_after_codes", language=ALL)
_THENS = WordList("identifiers", "between_parts_of_numbers", language=ALL)
_ALPHABET = WordList("identifiers", "spelling_alphabet", language=ALL)
_TWICE = WordList("small_words", "doubles_before_letters", language=EVERY)
_AS_IN = WordList("small_words", "letters_as_in", language=EVERY)
_SITE_STROKES = WordList("small_words", "strokes_of_sites", language=EVERY)

ENTITIES = ("SPOKEN_NUMBER", "SPELT_NAME", "SPOKEN_EMAIL", "SPOKEN_URL")

MANY_DIGITS = 5
"""Digits from which a number that is said counts without a word near it."""
FEW_DIGITS = 4
"""Digits from which a number that is said digit by digit counts, as that of a door does."""
LONG_NUMBER = 8
"""Digits from which a number that is said with hundreds or thousands is no amount."""
LONGEST_LOCAL_PART = 6
"""Words before the sign @ that may belong to an address that is said."""

_YEAR_OR_ROUND = re.compile(r"(?:18|19|20)\d\d|\d+00")
_LETTER = r"[^\W\d_]"
_GAP = r"(?:\s?[,–-]\s?|\s)"


@cache
def number_word(language: str) -> str:
    """A pattern for one word of a number that is said, for `en` or `nb`.

    Norwegian joins them freely: `tjueto`, `attenhundreogsyttién`.
    """
    words = [*_DIGITS[language], *_NUMBERS[language]]
    if language == "en":
        return any_word(words)
    digits = any_word([*_DIGITS["nb"], "én"])
    part = rf"(?:{any_word(_TENS)}|{any_word(words)}|{digits})"
    return rf"(?:{part}(?:(?:og)?{part}){{0,5}})"


@cache
def _run(language: str) -> re.Pattern[str]:
    """A run of words of a number, joints and short figures; not all of them hold a word."""
    word, joint = number_word(language), any_word(_JOINTS[language])
    part = rf"(?:{word}|{joint}|\d{{1,3}})(?![\w'’])"
    return re.compile(rf"(?<![\w-]){part}(?:{_GAP}{part})*", re.IGNORECASE)


@cache
def _words_and_joints(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    word = re.compile(rf"(?<!\w){number_word(language)}(?!\w)", re.IGNORECASE)
    return word, re.compile(rf"(?<!\w){any_word(_JOINTS[language])}(?!\w)", re.IGNORECASE)


@cache
def _year_said() -> re.Pattern[str]:
    """A year as it is said: `nineteen eighty-four`, `two thousand and three`."""
    return re.compile(
        rf"{any_word(_CENTURIES)}[\s-]?{any_word(_HUNDREDS)}?[\s-]?{any_word(_ANDS)}?\s?[\w-]*"
        rf"(?:[\s-]\w+)?|{any_word(_MILLENNIA)}(?!\w).*",
        re.IGNORECASE,
    )


@cache
def _by_digit() -> re.Pattern[str]:
    """Words that only a number said digit by digit has: `oh`, `double`."""
    return re.compile(rf"(?<!\w){any_word(_ONLY_DIGITS)}(?!\w)", re.IGNORECASE)


@cache
def _doubled() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_word(_DOUBLES)}(?!\w)", re.IGNORECASE)


def _is_amount(said: str) -> bool:
    """A number with hundreds or thousands: `two hundred and eleven`."""
    return bool(re.search(rf"(?<!\w){any_word(_MAGNITUDES)}(?!\w)", said, re.IGNORECASE))


def _n_digits(said: str, language: str) -> int:
    """About how many digits the words stand for."""
    word, _ = _words_and_joints(language)
    ones = {*_DIGITS[language]}
    n = sum(
        1 if match[0].lower() in ones else _n_joined(match[0]) if language == "nb" else 2
        for match in word.finditer(said)
    )
    doubled = len(_doubled().findall(said))
    return n + doubled + sum(letter.isdigit() for letter in said)


def _spoken_numbers(text: str, language: str) -> Iterator[Span]:
    word, _ = _words_and_joints(language)
    for match in _run(language).finditer(text):
        if word.search(match[0]) is None:
            continue
        start, end = _with_letters(text, *_trimmed(text, match.start(), match.end(), language))
        entity = _entity_of(text, start, end, language)
        if entity:
            start = _with_short_form(text, start, language)
            end = _with_compass(text, end) if entity == "GPS" else _with_keys(text, end)
            yield Span(entity, start, end)
    yield from _long_numbers(text, language)


@cache
def _in_parts(language: str) -> re.Pattern[str]:
    """`one oh six then six six oh`, `2801, så 46, så 10384`: a long number, said in parts."""
    part = rf"(?:{number_word(language)}|{any_word(_JOINTS[language])}|\d{{1,8}})(?![\w'’])"
    then = _between_parts().pattern
    run = rf"{part}(?:\s{part})*"
    # Also without a joint, so that what is no number in parts is passed over whole.
    return re.compile(rf"(?<![\w-]){run}(?P<joined>{then}{run})*", re.IGNORECASE)


def _long_numbers(text: str, language: str) -> Iterator[Span]:
    """Those of so many digits that they count nothing."""
    for match in _in_parts(language).finditer(text):
        start, end = _trimmed(text, match.start(), match.end(), language)
        if not match["joined"] or _are_years_or_amounts(text[start:end]):
            continue
        if _n_digits(match[0], language) >= LONG_NUMBER:
            cue = cued_entity(text, start, end, length=LONG_NUMBER)
            yield Span(cue or "SPOKEN_NUMBER", start, end)


@cache
def _between_parts() -> re.Pattern[str]:
    return re.compile(rf",?\s(?:{any_word(_ANDS)}\s)?{any_word(_THENS)}\s", re.IGNORECASE)


def _are_years_or_amounts(said: str) -> bool:
    """`2018, så 2019, så 2020`, `50000 then 6000`: each part is a year or a round sum."""
    return all(
        _YEAR_OR_ROUND.fullmatch(part) or _year_said().fullmatch(part)
        for part in _between_parts().split(said)
    )


def _with_compass(text: str, end: int) -> int:
    """The end of a place on the map with the word for its direction: `point three north`."""
    after = re.match(rf"\W{{1,2}}{any_word(_COMPASS)}(?!\w)", text[end : end + 12], re.IGNORECASE)
    return end + len(after[0]) if after else end


@cache
def _keys() -> re.Pattern[str]:
    joint = rf"(?:,?\s(?:{any_word(_ANDS)}\s)?(?:{any_word(_THENS)}\s)?)"
    return re.compile(rf"(?:{joint}{any_word(_KEYS)}(?!\w))+", re.IGNORECASE)


def _with_keys(text: str, end: int) -> int:
    """The end of a code with the keys that are pressed after it: `two two, enter`."""
    keys = _keys().match(text, end)
    return keys.end() if keys else end


def _with_short_form(text: str, start: int, language: str) -> int:
    """Where a number begins with the letters of a body: `fm tjueen streken null fire`."""
    lead = re.search(r"(?<![\w'’-])([a-zæøå]{2,3})\s$", text[max(0, start - 5) : start], re.I)
    if lead is None or is_in_dictionary(lead[1].lower(), language):
        return start
    return start - len(lead[0])


def _entity_of(text: str, start: int, end: int, language: str) -> str:
    """What a number is that is said, by its words and those near it; nothing if it counts."""
    said = text[start:end]
    n_words = len(said.split()) if " " in said else len(re.split(r"[\s,-]+", said))
    n = _n_digits(said, language)
    cue = cued_entity(text, start, end, length=n)
    digit_by_digit = n == n_words >= 3 and not _is_counting(said, language)
    if cue == "ROOM" or (cue == "CODE" and digit_by_digit):
        return cue
    if _is_place(text, said, end):
        return "GPS"
    if n >= 3 and _stroke().search(said):
        return "CASE"
    other = cue or "SPOKEN_NUMBER"
    if n >= 3 and _by_digit().search(said):
        return other
    return other if cue and n >= FEW_DIGITS else "" if cue else _uncued(said, n, n_words, language)


def _uncued(said: str, n: int, n_words: int, language: str) -> str:
    """Of a number that is said with no word near it that tells what it is."""
    amount = _is_amount(said) and n < LONG_NUMBER and said.count(",") < 2
    if amount or _year_said().fullmatch(said):
        return ""
    one_by_one = n == n_words >= FEW_DIGITS and not _is_counting(said, language)
    return "SPOKEN_NUMBER" if (n >= MANY_DIGITS and n_words >= 3) or one_by_one else ""


@cache
def _joined_parts() -> re.Pattern[str]:
    ones, larger = any_word([*_DIGITS["nb"], "én"]), any_word([*_NUMBERS["nb"], *_TENS])
    return re.compile(rf"(?P<tens>{any_word(_TENS)})(?:{ones})?|{larger}|(?P<one>{ones})", re.I)


def _n_joined(word: str) -> int:
    """About how many digits a Norwegian word stands for: 4 of `nittenførtifem`."""
    parts = [match for match in _joined_parts().finditer(word) if match[0] not in _MAGNITUDES]
    return max(1, sum(1 if match["one"] else 2 for match in parts))


@cache
def _stroke() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_word(_STROKES)}(?!\w)", re.IGNORECASE)


def _is_place(text: str, said: str, end: int) -> bool:
    """Degrees with decimals as they are said: `fifty eight point three one north`."""
    if not re.search(rf"(?<!\w){any_word(_POINTS)}(?!\w)", said, re.IGNORECASE):
        return False
    return bool(
        re.match(rf"\W{{1,2}}{any_word(_COMPASS)}(?!\w)", text[end : end + 12], re.IGNORECASE)
    )


@cache
def _plate_said(language: str) -> re.Pattern[str]:
    """`b d five one s m r`, `delta november five one`: letters, then digits, then letters."""
    letter = rf"(?:[b-hj-z]|{any_word(_ALPHABET)})"
    digits = rf"(?:{number_word(language)}|\d{{1,5}})"
    return re.compile(
        rf"(?<![\w'’-]){letter}(?:\s{letter}){{1,2}}(?:{_GAP}{digits}){{1,5}}(?![\w-])"
        rf"(?:\s{letter}(?![\w'’])){{0,4}}",
        re.IGNORECASE,
    )


def _spoken_plates(text: str, language: str) -> Iterator[Span]:
    for match in _plate_said(language).finditer(text):
        if _n_digits(match[0], language) >= 2:
            yield Span("PLATE", match.start(), match.end())


def _is_counting(said: str, language: str) -> bool:
    """`one two three four`: each digit is the next after the one before."""
    ones = list(_DIGITS[language])
    order = [ones.index(word) for word in re.split(r"[\s,–-]+", said.lower()) if word in ones]
    steps = [after - before for before, after in pairwise(order)]
    return all(step in (0, 1) for step in steps) or all(step in (0, -1) for step in steps)


def _trimmed(text: str, start: int, end: int, language: str) -> tuple[int, int]:
    """The span without `and` at either end."""
    said = text[start:end]
    cut = re.search(rf"(?:[\s,–-]+{any_word(_ANDS)})+$", said, re.I)
    end -= len(cut[0]) if cut else 0
    lead = re.match(rf"(?:{any_word(_ANDS)}[\s,–-]+)+", said, re.I)
    return start + (len(lead[0]) if lead else 0), end


def _with_letters(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with single letters beside it: `q q four four one two nine oh c`."""
    lead = re.search(r"(?<!\w)(?:[b-hj-z]\s){1,2}$", text[max(0, start - 6) : start], re.I)
    tail = re.match(r"\s[b-hj-z](?![\w'’])", text[end : end + 3], re.I)
    return start - (len(lead[0]) if lead else 0), end + (len(tail[0]) if tail else 0)


# ------------------------------------------------------------------------------ spelt names


@cache
def _spelling() -> re.Pattern[str]:
    double = rf"(?:{any_word(_TWICE)}\s)?"
    first, more = (
        rf"{double}(?P<{name}>{_LETTER})(?:\s{any_word(_AS_IN)}\s(?P={name}){_LETTER}+)?"
        for name in ("first", "more")
    )
    filler = rf"(?:{any_word(_SPELLING_JOINTS)}{_GAP})?"
    return re.compile(rf"(?<![\w'’-]){first}(?:{_GAP}{filler}{more})+(?![\w'’])", re.IGNORECASE)


_REPEATED = frozenset("iaåo")


def _spelt_names(text: str, _language: str) -> Iterator[Span]:
    for match in _spelling().finditer(text):
        letters = re.findall(rf"(?<!\w){_LETTER}(?!\w)", match[0].lower())
        doubled = _doubled().search(match[0])
        enough = len(letters) >= 3 or (len(letters) == 2 and doubled)
        if enough and len(set(letters)) > 1 and not set(letters) <= _REPEATED:
            lead = re.match(r"(?:i|å)(?=[\s,]+(?:i|å)\b)[\s,]+", match[0], re.I)
            yield Span("SPELT_NAME", match.start() + (len(lead[0]) if lead else 0), match.end())


# --------------------------------------------------------------------- addresses that are said


@cache
def _said_domain() -> re.Pattern[str]:
    """`at parkmail dot com`: the sign @ and what follows it."""
    dot = rf"(?:,?\s{any_word(_DOT)},?\s)"
    word = r"[\w'-]+"
    return re.compile(
        rf"(?<!\w),?\s?(?P<at>{any_word(_AT)}),?\s{word}(?:\s(?!{any_word(_DOT)}\b){word}){{0,2}}"
        rf"(?:{dot}{word}){{1,3}}",
        re.IGNORECASE,
    )


@cache
def _said_url() -> re.Pattern[str]:
    dot = rf"\s{any_word(_DOT)}\s"
    return re.compile(
        rf"(?<![\w-])(?:www{dot})?[\w-]+{dot}(?:[\w-]+{dot})?{any_word(_DOMAIN_ENDINGS)}(?!\w)"
        rf"(?:\s{any_word(_SITE_STROKES)}\s[\w-]+)*",
        re.IGNORECASE,
    )


_WORD_BEFORE = re.compile(r"[^\s:;.!?\"]+$")
_WRITTEN_PART = re.compile(r"(?<![\w.])\w{1,20}\.$")
"""What is written of an address that goes on as it is said: `r.` of `r.tulloch at`."""


def _local_start(text: str, at: int, language: str, *, joined: bool) -> int:
    """Where the part before the sign @ begins: at most so many words, up to a verb or a stop.

    If it is joined, as by the sign, the word before belongs to it, whatever it is. Otherwise, as
    before the address of a site, who does what does not either: `we saw that parkmail dot com`.
    """
    start, site = at, not joined
    for _ in range(LONGEST_LOCAL_PART + 2):
        head = text[:start].rstrip(" ") if start - 60 <= 0 else text[start - 60 : start].rstrip(" ")
        offset = start - (len(text[:start]) if start - 60 <= 0 else 60)
        match = _WORD_BEFORE.search(head)
        if match is None:
            break
        word = match[0].strip(",").lower()
        sign = word in _SIGNS
        ends = word in _BOUNDARIES and (language == "en" or word not in _DIGITS["nb"])
        if not joined and (ends or (site and word in _SITE_BOUNDARIES)):
            break
        joined = sign
        start = offset + match.start()
    written = _WRITTEN_PART.search(text[max(0, start - 30) : start])
    return start - len(written[0]) if written else start


def _spoken_mails(text: str, language: str) -> Iterator[Span]:
    for match in _said_domain().finditer(text):
        start = _local_start(text, match.start("at"), language, joined=True)
        if start < match.start("at"):
            yield Span("SPOKEN_EMAIL", start, match.end())
    for match in _said_url().finditer(text):
        start = _local_start(text, match.start(), language, joined=False)
        comma = text.rfind(", ", start, match.start())
        yield Span("SPOKEN_URL", comma + 2 if comma >= 0 else start, match.end())


def spoken_recognisers(language: str) -> list[EntityRecognizer]:
    """The recogniser of what is said of numbers, names and addresses."""
    code = list_language(language)

    def find(text: str) -> Iterator[Span]:
        yield from _spoken_numbers(text, code)
        yield from _spoken_plates(text, code)
        yield from _spelt_names(text, code)
        yield from _spoken_mails(text, code)

    entities = (*ENTITIES, "GPS", "ROOM", "CODE", "PASSPORT", "ACCOUNT", "CASE", "PLATE", "NUMBER")
    return [SpanRecogniser(find, entities=(*entities, "PHONE_NUMBER"), language=language)]
