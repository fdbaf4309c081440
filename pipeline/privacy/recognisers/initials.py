"""Initials: `D.W.`, two letters that are no short form, more that a known name explains."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import cache, partial

from presidio_analyzer import EntityRecognizer

from pipeline.config.word_lists import ALL, EVERY, WordList, any_word
from pipeline.privacy.names.name_lists import (
    CIVIL_TITLES,
    PERSON_VERBS,
    ROLES_BEFORE_NAMES,
    is_in_dictionary,
    is_listed,
    stop_words,
)
from pipeline.privacy.recognisers.spans import Span, SpanRecogniser

_CUES = WordList("names", "initial_cues", language=ALL)
_NO_INITIALS = WordList("names", "shouted_words", language=ALL)

_SHORT_FORMS = WordList("names", "short_forms_with_dots", language=ALL)
_UNIONS = WordList("names", "countries_with_dots", language=ALL)
_LETTER_NOUNS = WordList("names", "letter_nouns", language=ALL)
_NAMING = WordList("names", "naming_someone", language=ALL)
_NAMED = WordList("names", "whom_a_letter_names", language=ALL)
_FOR = WordList("small_words", "about_letters", language=EVERY)
_AND_ME = WordList("small_words", "and_me", language=EVERY)
_REFLEXIVES = WordList("names", "reflexive_possessives", language="nb")
_PEOPLE = WordList("names", "people_before_letters", language=ALL)
_BEFORE = WordList("names", "before_letters", language=ALL)
_AFTER = WordList("names", "after_letters", language=ALL)
_OWNED = WordList("names", "owned_by_letters", language=ALL)
_BEFORE_VERBS = WordList("names", "letters_before_verbs", language=ALL)
_SIGNING = WordList("names", "signing_words", language=ALL)
_ANDS = WordList("identifiers", "ands", language=ALL)
_HUMAN = WordList("names", "human_verbs", language=ALL)
_WEAK = WordList("names", "weak_verbs", language=ALL)

CUE_REACH = 32
"""Characters before or after two letters, within which a word explains them as initials."""
LONGEST_BODY = 4
"""Letters to which what is written in capitals is rather a public body's short form."""

_DOTTED = re.compile(r"(?<![\w.])(?:[A-ZÆØÅ]\.\s?){1,2}[A-ZÆØÅ]\.(?!\w)")
_TOGETHER = re.compile(r"(?<![\w./@-])[A-ZÆØÅ]{2,3}(?![\w/@-])")
_I_APART = re.compile(r"(?<![\w.'’,-])I\s[A-ZÆØÅ](?![\w'’-])(?!\s\w\s)")
_APART = re.compile(r"(?<![\w.'’,-])(?<![A-ZÆØÅ]\s)[A-HJ-ZÆØÅ]\s[A-ZÆØÅ](?![\w'’-])(?!\s\w\s)")
_SMALL_APART = re.compile(
    r"(?<![\w.'’-])(?<!\w\s\w\s)[^\W\d_](?:\s[^\W\d_]){1,2}(?![\w'’-])(?!\s\w(?!\w))"
)


@cache
def _cue() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_word(_CUES)}(?!\w)", re.IGNORECASE)


def _is_explained(text: str, start: int, end: int) -> bool:
    """A word near the letters says that somebody signed, wrote or is listed."""
    near = text[max(0, start - CUE_REACH) : start], text[end : end + CUE_REACH // 2]
    return any(_cue().search(part) for part in near)


@cache
def _signing() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_word(_CUES)}\W{{1,3}}(?:\w+\s)?$", re.IGNORECASE)


def _is_signed(text: str, start: int) -> bool:
    """A word such as `signed` stands right before three letters."""
    return bool(_signing().search(text[max(0, start - CUE_REACH) : start]))


def _initials(text: str, known: AbstractSet[str]) -> Iterator[Span]:
    for match in _DOTTED.finditer(text):
        if match[0].replace(" ", "").lower() not in _UNIONS:
            yield Span("INITIALS", match.start(), match.end())
    for pattern in (_TOGETHER, _APART):
        for match in pattern.finditer(text):
            if _is_initials(text, match, known=known, together=pattern is _TOGETHER):
                yield Span("INITIALS", match.start(), match.end())
    yield from _letters_apart(text)


def _letters_apart(text: str) -> Iterator[Span]:
    """`I T` and `t r` near a word that says that they are initials."""
    for match in _I_APART.finditer(text):
        if _is_explained(text, match.start(), match.end()):
            yield Span("INITIALS", match.start(), match.end())
    for match in _SMALL_APART.finditer(text):
        before = text[max(0, match.start() - CUE_REACH // 2) : match.start()]
        if _cue().search(before) and not re.fullmatch(r"[iaåIA]\s\w.*|.*\w\s[iaåIA]", match[0]):
            yield Span("INITIALS", match.start(), match.end())


def _is_initials(
    text: str, match: re.Match[str], *, known: AbstractSet[str], together: bool
) -> bool:
    """Letters of a known person, or two letters that are no short form."""
    letters = re.sub(r"\s", "", match[0]).lower()
    word = together and letters in stop_words("en") | stop_words("nb")
    if letters in known and not word:
        return True
    if len(letters) == 3 and not word and letters not in _NO_INITIALS:
        return _is_signed(text, match.start())
    if word or len(letters) != 2 or (together and letters in _NO_INITIALS):
        return False
    # Of two letters that are no short form nearly all are somebody's, but for the pronoun I.
    return together or letters[1] != "i" or _is_explained(text, match.start(), match.end())


_DOTTED_SMALL = re.compile(r"(?<![\w.])(?:[a-zæøå]\.\s?){1,2}[a-zæøå]\.(?!\w)")
_DOTTED_ONE = re.compile(
    r"(?<![\w.'’])[B-HJ-ZÆØÅ]\.(?=,|\s[a-zæøå]|\s[A-ZÆØÅ]\.|\s[A-ZÆØÅ][a-zæøå])"
)
_CAPITAL = r"[B-HJ-ZÆØÅ]"
"""A letter that is neither article nor pronoun."""
_SMALL = r"[b-df-hj-np-rt-z]"
"""A letter that is no word, and no end of one whose apostrophe was lost."""


@cache
def _series() -> re.Pattern[str]:
    return re.compile(rf"\s?(?:,|&|{any_word(_ANDS)})\s(?P<id>{_CAPITAL})(?![\w'’])")


@cache
def _letters() -> tuple[re.Pattern[str], ...]:
    """Single letters, or two after a comma, that stand for a person."""
    titles, posts = any_word(CIVIL_TITLES), any_word(ROLES_BEFORE_NAMES)
    naming, named = any_word(_NAMING), any_word(_NAMED)
    people, before, after = any_word(_PEOPLE), any_word(_BEFORE), any_word(_AFTER)
    verbs = any_word((set(PERSON_VERBS) | set(_HUMAN)) - set(_WEAK))
    end = r"(?![\w'’])"
    closed = rf"(?=\s*(?:$|[.,;:!?)\"”–-])|\s(?i:{after}){end})"
    return tuple(
        re.compile(pattern)
        for pattern in (
            rf"(?<!\w)(?i:{titles})\.?\s(?P<id>[B-HJ-ZÆØÅ]|[b-hj-z])(?:\.(?!\w))?(?!\w)",
            rf"(?<!\w)(?i:{posts})\s(?P<id>{_CAPITAL}){end}",
            rf"(?<!\w)(?i:{naming})\s(?:(?i:{named})\s){{1,2}}(?P<id>[A-HJ-ZÆØÅ]{{1,2}}|{_SMALL}(?:\s{_SMALL})?){end}",
            rf"(?<!\w)(?i:{naming})\s(?P<id>{_CAPITAL}{{1,2}}{closed}|{_SMALL}(?=\s{any_word(_FOR)}\s))",
            rf"(?<!\w)(?i:{people}),\s(?P<id>[A-ZÆØÅ]{{1,3}})(?=[,;.]|\s(?i:{after}){end})",
            rf"(?<![\w'’])(?P<id>{_CAPITAL}{{1,2}})(?:['’]?s\s(?i:{any_word(_OWNED)})|\s{any_word(_REFLEXIVES)}){end}",
            rf"(?<![\w'’])(?P<id>{_CAPITAL})\s(?i:{verbs}){end}",
            rf"(?<!\w)(?i:{before})\s(?P<id>{_CAPITAL}){closed}",
        )
    )


@cache
def _noun_before() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:{any_word(_LETTER_NOUNS)}|(?-i:[A-ZÆØÅ])\s\w+)\s$", re.IGNORECASE
    )


def _single_letters(text: str) -> Iterator[Span]:
    """`Mrs B`, `call her M`, `a boy, J,`, `K's mum`, `then R said`, `with S and P`."""
    for pattern in _letters():
        for match in pattern.finditer(text):
            start, end = match.span("id")
            if _noun_before().search(text[max(0, start - 16) : start]):
                continue
            yield Span("INITIALS", start, end)
            while other := _series().match(text, end):
                yield Span("INITIALS", other.start("id"), other.end("id"))
                end = other.end("id")


def _dotted(text: str) -> Iterator[Span]:
    """`f.n.`, and `K. did this`, `N., or J.P.`: a letter with a stop inside a sentence."""
    for match in _DOTTED_SMALL.finditer(text):
        if match[0].replace(" ", "") not in {*_SHORT_FORMS, *_UNIONS}:
            yield Span("INITIALS", match.start(), match.end())
    for match in _DOTTED_ONE.finditer(text):
        if not _noun_before().search(text[max(0, match.start() - 16) : match.start()]):
            yield Span("INITIALS", match.start(), match.end() - 1)


@cache
def _shouted() -> re.Pattern[str]:
    """`KERSLAKE, R.` and `HR. T. BREKKHUS`, as forms and labels write names."""
    titles = any_word({*CIVIL_TITLES, *ROLES_BEFORE_NAMES})
    return re.compile(
        r"(?<![\w-])(?P<shouted>[A-ZÆØÅ]{3,20})(?:-[A-ZÆØÅ]{2,20})?"
        r",\s(?P<first>(?:[A-ZÆØÅ]\.){1,2})(?!\w)"
        rf"|(?<!\w)(?i:{titles})\.?\s(?P<id>(?:[A-ZÆØÅ]\.\s?){{1,3}}[A-ZÆØÅ]{{3,20}})(?!\w)"
    )


def _is_body(shouted: str, first: str) -> bool:
    """`the WHO, U.S. officials`: a short form, or before a country what no list of names has."""
    lower = shouted.lower()
    if lower in _NO_INITIALS:
        return True
    if first.lower() not in _UNIONS or is_listed(lower):
        return False
    return len(lower) <= LONGEST_BODY or is_in_dictionary(lower, "nb")


@cache
def _pairs() -> tuple[re.Pattern[str], ...]:
    """`tj is on earlies`, `signed pkl`, `TB and I`."""
    return (
        re.compile(rf"(?<![\w'’-])(?P<id>[a-zæøå]{{2}})\s{any_word(_BEFORE_VERBS)}(?!\w)"),
        re.compile(rf"(?<!\w)(?i:{any_word(_SIGNING)})\s(?P<id>[a-zæøå]{{2,4}})(?![\w'’-])"),
        re.compile(rf"(?<![\w-])(?P<id>[A-ZÆØÅ]{{2}})\s(?:{'|'.join(_AND_ME)})(?!\w)"),
    )


def _small_pairs(text: str) -> Iterator[Span]:
    """Letters that are no word and no short form, beside what only somebody does."""
    for number, pattern in enumerate(_pairs()):
        for match in pattern.finditer(text):
            lower = match["id"].lower()
            word = is_in_dictionary(lower, "nb") or lower in _NO_INITIALS
            if number == len(_pairs()) - 1 or not word:
                yield Span("INITIALS", match.start("id"), match.end("id"))


_LABEL = re.compile(r"(?:(?<=^)|(?<=[.!?]\s)|(?<=\n))(?P<id>[A-ZÆØÅ]{2,3}):(?=\s)")


def _labels(text: str) -> Iterator[Span]:
    """`MH: ... DB: ...`: two that speak by turns."""
    found = list(_LABEL.finditer(text))
    if len({match["id"] for match in found}) > 1:
        yield from (Span("INITIALS", match.start("id"), match.end("id")) for match in found)


def _all(text: str, known: AbstractSet[str]) -> Iterator[Span]:
    yield from _initials(text, known)
    yield from _dotted(text)
    yield from _single_letters(text)
    yield from _small_pairs(text)
    yield from _labels(text)
    for match in _shouted().finditer(text):
        if match["shouted"] and _is_body(match["shouted"], match["first"]):
            continue
        yield Span("INITIALS", match.start("id") if match["id"] else match.start(), match.end())


def initial_recognisers(language: str, *, known: AbstractSet[str]) -> list[EntityRecognizer]:
    """The recogniser of initials; `known` are those of known people, in lower case."""
    find = partial(_all, known=known)
    return [SpanRecogniser(find, entities=("INITIALS",), language=language)]
