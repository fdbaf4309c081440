"""Numbers, names and addresses as they are said: digit by digit, spelt, `dot` and `at`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from presidio_analyzer import EntityRecognizer

from pipeline.config.word_lists import ALL, WordList
from pipeline.privacy.recognisers.numbers import cued_entity
from pipeline.privacy.recognisers.spans import Span, SpanRecogniser, any_word

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
_DOMAIN_ENDINGS = WordList("identifiers", "domain_endings", language=ALL)

ENTITIES = ("SPOKEN_NUMBER", "SPELT_NAME", "SPOKEN_EMAIL", "SPOKEN_URL")

MANY_DIGITS = 5
"""Digits from which a number that is said counts without a word near it."""
FEW_DIGITS = 4
"""Digits from which a number that is said digit by digit counts, as that of a door does."""
LONG_NUMBER = 8
"""Digits from which a number that is said with hundreds or thousands is no amount."""
LONGEST_LOCAL_PART = 6
"""Words before the sign @ that may belong to an address that is said."""

_LETTER = r"[^\W\d_]"
_GAP = r"(?:\s?[,–-]\s?|\s)"


def _code(language: str) -> str:
    return "en" if language == "en" else "nb"


@cache
def _number_word(language: str) -> str:
    """A pattern for one word of a number that is said."""
    words = [*_DIGITS[language], *_NUMBERS[language]]
    if language == "en":
        return any_word(words)
    tens, digits = any_word(_TENS), any_word(_DIGITS["nb"])
    return rf"(?:{digits}og{tens}|{tens}{digits}?|{any_word(words)})"


@cache
def _run(language: str) -> re.Pattern[str]:
    """A run of words of a number, joints and short figures; not all of them hold a word."""
    word, joint = _number_word(language), any_word(_JOINTS[language])
    part = rf"(?:{word}|{joint}|\d{{1,3}})(?![\w'’])"
    # Possessive: a run that failed after its last part would be tried again from each of its parts.
    return re.compile(rf"(?<![\w-]){part}(?:{_GAP}{part})*+", re.IGNORECASE)


@cache
def _words_and_joints(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    word = re.compile(rf"(?<!\w){_number_word(language)}(?!\w)", re.IGNORECASE)
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
    n = sum(1 if match[0].lower() in ones else 2 for match in word.finditer(said))
    doubled = len(_doubled().findall(said))
    return n + doubled + sum(letter.isdigit() for letter in said)


def _spoken_numbers(text: str, language: str) -> Iterator[Span]:
    word, _ = _words_and_joints(language)
    for match in _run(language).finditer(text):
        if word.search(match[0]) is None:
            continue
        start, end = _with_letters(text, *_trimmed(text, match.start(), match.end(), language))
        said = text[start:end]
        n_words = len(said.split()) if " " in said else len(re.split(r"[\s,-]+", said))
        n = _n_digits(said, language)
        by_digit = bool(_by_digit().search(said))
        grouped = said.count(",") > 1
        one_by_one = n == n_words >= FEW_DIGITS and not _is_counting(said, language)
        cue = cued_entity(text, start, end, length=n)
        if cue == "ROOM":
            yield Span("ROOM", start, end)
        elif by_digit and n >= 3:
            yield Span(cue or "SPOKEN_NUMBER", start, end)
        elif not cue and (
            _year_said().fullmatch(said) or (_is_amount(said) and n < LONG_NUMBER and not grouped)
        ):
            continue
        elif (n >= MANY_DIGITS and n_words >= 3) or one_by_one or (cue and n >= 4):
            yield Span(cue or "SPOKEN_NUMBER", start, end)


def _is_counting(said: str, language: str) -> bool:
    """`one two three four`: each digit follows the one before."""
    ones = list(_DIGITS[language])
    order = [ones.index(word) for word in re.split(r"[\s,–-]+", said.lower()) if word in ones]
    return order == sorted(order)


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
    double = r"(?:(?:double|dobbelt|dobbel|treble|trippel)\s)?"
    first, more = (
        rf"{double}(?P<{name}>{_LETTER})(?:\s(?:for|som)\s(?P={name}){_LETTER}+)?"
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
        r"(?:\s(?:slash|skråstrek)\s[\w-]+)*",
        re.IGNORECASE,
    )


_WORD_BEFORE = re.compile(r"[^\s:;.!?\"]+$")


def _local_start(text: str, at: int) -> int:
    """Where the part before the sign @ begins: at most so many words, up to a verb or a stop."""
    start = at
    joined = True
    for _ in range(LONGEST_LOCAL_PART + 2):
        head = text[:start].rstrip(" ") if start - 60 <= 0 else text[start - 60 : start].rstrip(" ")
        offset = start - (len(text[:start]) if start - 60 <= 0 else 60)
        match = _WORD_BEFORE.search(head)
        if match is None:
            break
        word = match[0].strip(",").lower()
        sign = word in _SIGNS
        if word in _BOUNDARIES and not joined:
            break
        joined = sign
        start = offset + match.start()
    return start


def _spoken_mails(text: str, _language: str) -> Iterator[Span]:
    for match in _said_domain().finditer(text):
        start = _local_start(text, match.start("at"))
        if start < match.start("at"):
            yield Span("SPOKEN_EMAIL", start, match.end())
    for match in _said_url().finditer(text):
        yield Span("SPOKEN_URL", match.start(), match.end())


def spoken_recognisers(language: str) -> list[EntityRecognizer]:
    """The recogniser of what is said of numbers, names and addresses."""
    code = _code(language)

    def find(text: str) -> Iterator[Span]:
        yield from _spoken_numbers(text, code)
        yield from _spelt_names(text, code)
        yield from _spoken_mails(text, code)

    entities = (*ENTITIES, "ROOM", "CODE", "PASSPORT", "ACCOUNT", "CASE", "PLATE", "NUMBER")
    return [SpanRecogniser(find, entities=(*entities, "PHONE_NUMBER"), language=language)]
