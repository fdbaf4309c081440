"""Nicknames, which are often ordinary words, by the words of naming around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from presidio_analyzer import EntityRecognizer

from pipeline.config.word_lists import ALL, EVERY, WordList, any_word
from pipeline.privacy.names.ambiguous.common_nouns import is_definite
from pipeline.privacy.names.name_lists import (
    CAPITALISED_WORDS,
    DETERMINERS,
    PUBLIC_BODIES,
    REPLIES,
    ROLES,
    countries_and_languages,
    first_names,
    is_in_dictionary,
    is_listed,
    is_stop_word,
    is_title,
    names_nobody,
)
from pipeline.privacy.names.small_names import is_unknown
from pipeline.privacy.recognisers.spans import Span, SpanRecogniser

_VERBS = WordList("names", "naming_verbs", language=ALL)
_NAMED = WordList("names", "named_objects", language=ALL)
_PHRASES = WordList("names", "naming_phrases", language=ALL)
_AFTER = WordList("names", "naming_after", language=ALL)
_PARTICLES = WordList("names", "particles_of_calling", language=ALL)
_BEFORE = WordList("names", "people_before_nicknames", language=ALL)
_TITLES = WordList("names", "titles_of_nicknames", language=ALL)
_KIN = WordList("identifiers", "kin", language=ALL)
_CALLED = WordList("names", "being_called", language=ALL)
_THINGS = WordList("names", "things_that_are_named", language=ALL)
_SUBJECTS = WordList("names", "third_persons", language=ALL)

_HUMANS = WordList("names", "humans", language=ALL)
_BEING_NAME = WordList("names", "being_a_name", language=ALL)
_NAME_OF = WordList("names", "name_of", language=ALL)

_IT_IS = WordList("names", "it_is", language=ALL)
_OWNERS = WordList("names", "owners_before_people", language=ALL)
_OWNERS_AFTER = WordList("names", "owners_after_people", language=ALL)
_AFFAIRS = WordList("names", "family_and_affair_words", language=ALL)
_ANDS = WordList("identifiers", "ands", language=ALL)
_PLURALS = WordList("names", "plural_pronouns", language=ALL)
_CRIES = WordList("names", "cries_before_answers", language=ALL)
_THE = WordList("small_words", "definite_articles", language=EVERY)
_INDEFINITE = WordList("small_words", "indefinite_articles", language=EVERY)
_WITHIN = WordList("small_words", "within_nicknames", language=EVERY)
_WHOSE = WordList("small_words", "owners_of_what_is_named", language=EVERY)
_ARTICLES = WordList("small_words", "articles_before_people", language=EVERY)
_COPULAS = WordList("small_words", "copulas_before_nicknames", language=EVERY)
_JUST = WordList("small_words", "only_before_nicknames", language=EVERY)
_WAS_CALLED = WordList("small_words", "was_called", language=EVERY)
_CALLERS = WordList("small_words", "callers", language=EVERY)

_POST = "en"
"""The end of Norwegian posts with their article."""
_CAPITAL = r"[A-ZÆØÅÄÖ][\w'’-]{1,30}"


@cache
def _run() -> str:
    """A pattern for a nickname of up to three words with capitals."""
    article = any_word({*_THE, *map(str.capitalize, _THE)})
    return (
        rf"(?:{article}\s)?{_CAPITAL}"
        rf"(?:\s(?:{any_word(_WITHIN)}\s)?{_CAPITAL}){{0,2}}(?:\s[A-HJ-ZÆØÅ](?![\w'’.]))?"
    )


@cache
def _patterns() -> tuple[str, ...]:
    verbs, named, phrases, after, before = (
        rf"(?i:{any_word(words)})" for words in (_VERBS, _NAMED, _PHRASES, _AFTER, _BEFORE)
    )
    being_name, name_of = any_word(_BEING_NAME), any_word(_NAME_OF)
    quoted, run = r"[\"“«'‘]?", _run()
    articles, copulas = any_word(_ARTICLES), any_word(_COPULAS)
    return (
        rf"(?<!\w){verbs}\s(?:(?:{named}|{any_word(_WHOSE)}\s\w{{2,20}})\s)(?:for\s)?{quoted}(?P<id>{run})",
        rf"(?<!\w){phrases},?\s{quoted}(?P<id>{run})",
        rf"(?P<id>{run}),?[\"”»'’]?,?\s{after}(?!\w)(?!\s{any_word(_THINGS)}(?!\w))",
        rf"(?<!\w){verbs}\s(?:\w{{2,12}}\s){{1,3}}{named}\s(?:for\s)?{quoted}(?P<id>{run})",
        rf"(?<!\w){before}\s(?P<id>{run})",
        rf"(?<!\w)(?i:{articles}\s{any_word(_HUMANS)}),\s(?P<id>{run})(?=[,.;])",
        rf"(?<!\w){before}\s{copulas}\s(?P<id>{_CAPITAL})(?=[.;])",
        rf"(?P<id>{run})\s{being_name}(?!\w)",
        rf"(?<!\w)(?:{name_of})\s(?P<id>{run})",
        rf"(?<!\w){any_word(_INDEFINITE)}\s(?P<id>(?=[A-ZÆØÅ])(?i:{any_word(_TITLES)})\s{_CAPITAL})",
    )


@cache
def _compiled() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in _patterns())


@cache
def _taken_up() -> re.Pattern[str]:
    """`Tranflaska, hun er to meter`: a pronoun takes up the first word of a sentence."""
    return re.compile(rf"(?:^|[.!?]\s)(?P<id>{_CAPITAL}),\s(?i:{any_word(_SUBJECTS)})(?!\w)")


@cache
def _small_after_being_called() -> re.Pattern[str]:
    """`han som kjører heter turbo`: in a text that is written small."""
    called = any_word({*_CALLED, *_NAME_OF})
    return re.compile(
        rf"(?<!\w){called}\s(?:{any_word(_JUST)}\s)?(?P<id>[^\W\d_]{{3,20}})(?![\w'’-])"
    )


@cache
def _two_taken_up() -> re.Pattern[str]:
    """`Fizz and Gubbins, they're sisters`: a pronoun takes up both."""
    return re.compile(
        rf"(?:^|(?<=[.!?]\s))(?P<one>{_CAPITAL})\s{any_word(_ANDS)}\s(?P<two>{_CAPITAL}),"
        rf"\s{any_word(_PLURALS)}(?!\w)"
    )


@cache
def _small_before_being_called() -> tuple[re.Pattern[str], ...]:
    """`tapper het han`, `ho mossa som vi kaller na`: in a text that is written small."""
    name, them = r"(?P<id>[^\W\d_]{3,20})", any_word(_SUBJECTS)
    return (
        re.compile(rf"(?<![\w'’-]){name}\s{any_word(_WAS_CALLED)}\s{them}(?!\w)"),
        re.compile(rf"(?<!\w){them}\s{name}\ssom\s\w{{1,5}}\s{any_word(_CALLERS)}(?!\w)"),
    )


@cache
def _small() -> re.Pattern[str]:
    """`they call me dodger`: in a text that is written small."""
    verbs, named = any_word(_VERBS), any_word(_NAMED)
    return re.compile(rf"(?<!\w){verbs}\s{named}\s(?:for\s)?(?P<id>[^\W\d_]{{3,20}})(?![\w'’-])")


@cache
def _by_company() -> tuple[re.Pattern[str], ...]:
    """`It was Snowy who`, `owed to Bootlace my sponsor`: who the word with a capital is."""
    inside, them = r"(?<=[a-zæøå]\s)", any_word(_BEFORE)
    return (
        re.compile(rf"(?<!\w)(?i:{any_word(_IT_IS)})\s(?P<id>{_CAPITAL}),?\swho(?!\w)"),
        re.compile(rf"{inside}(?P<id>{_CAPITAL}),?\s{any_word(_OWNERS)}\s{them}(?!\w)"),
        re.compile(rf"{inside}(?P<id>{_CAPITAL})\s{them}\s{any_word(_OWNERS_AFTER)}(?!\w)"),
        re.compile(
            rf"(?P<before>(?<!\w)\w{{1,20}}['’]?s?\s|(?<!\w))(?P<id>{_CAPITAL})\?\s"
            rf"(?i:(?:{any_word(_CRIES)},?\s)?{any_word(_SUBJECTS)})(?!\w)"
        ),
    )


def _people_by_company(text: str) -> Iterator[Span]:
    """`Where's Magpie? He nicks the spoons`, but not `The Clerk? She minuted it`."""
    for pattern in _by_company():
        for match in pattern.finditer(text):
            lead = match.groupdict().get("before")
            if _is_body(match["id"].lower()) or (lead or "").strip().lower() in DETERMINERS:
                continue
            if _is_name(match["id"], "en") and _is_name(match["id"], "nb"):
                yield Span("NICKNAME", match.start("id"), match.end("id"))


@cache
def _is_body(lower: str) -> bool:
    """`Parliament`, `Kommunen`, `Norway`: a body, a land or a noun with its article, and nobody."""
    ends = (one for one in PUBLIC_BODIES if len(one) > _LONG_BODY)
    body = lower in PUBLIC_BODIES or lower.endswith(tuple(ends))
    return body or lower in countries_and_languages() or is_definite(lower, "nb")


_LONG_BODY = 7
"""Letters of a body that a word may end with, at least: `Helsetilsynet`."""


def _is_name(said: str, language: str) -> bool:
    """The first word is no role, title, reply or stop word; `The Ferret` is a name."""
    words = [word.lower() for word in said.split()]
    first = words[1] if words[0] in _THE and len(words) > 1 else words[0]
    if len(words) == 1 and (first in ROLES or first in _KIN or is_title(first)):
        return False
    return not (first in REPLIES or first in CAPITALISED_WORDS or is_stop_word(first, language))


_EPITHET = re.compile(
    r"(?<![\w-])(?P<id>(?P<name>[^\W\d_]{3,20})\sthe\s(?P<noun>[A-Z]?[a-z]{3,20}))(?![\w-])"
)


def _with_epithet(text: str) -> Iterator[Span]:
    """`Jonno the Post`, `murdo the tractor`: a given name that is no word, and what marks it."""
    for match in _EPITHET.finditer(text):
        lower = match["name"].lower()
        clear = lower in first_names() and not is_in_dictionary(lower, "nb")
        if (
            clear
            and match["noun"].lower() not in ROLES
            and is_in_dictionary(match["noun"].lower(), "en")
        ):
            yield Span("NICKNAME", match.start("id"), match.end("id"))


def _nicknames(text: str) -> Iterator[Span]:
    for pattern in _compiled():
        for match in pattern.finditer(text):
            if _is_name(match["id"], "en") and _is_name(match["id"], "nb"):
                yield Span("NICKNAME", match.start("id"), match.end("id"))
    small = (_small(), _small_after_being_called(), *_small_before_being_called())
    for match in (found for pattern in small for found in pattern.finditer(text)):
        said = match["id"]
        near = text[max(0, match.start() - 40) : match.end() + 40]
        if said in _PARTICLES or re.search(r"[.,;:!?]", near):
            continue
        if _is_name(said, "en") and _is_name(said, "nb"):
            yield Span("NICKNAME", match.start("id"), match.end("id"))


def _people_taken_up(text: str) -> Iterator[Span]:
    for match in _taken_up().finditer(text):
        lower = match["id"].lower()
        # "Koordinatoren, hun" is a post, "Listen, he" a verb.
        noun = is_in_dictionary(lower, "nb") and not is_definite(lower, "nb")  # `Svigermor, hun`
        ordinary = lower.endswith(_POST) or is_in_dictionary(lower, "en") or noun
        if _is_name(match["id"], "nb") and not ordinary:
            yield Span("NICKNAME", match.start("id"), match.end("id"))


@cache
def _affairs() -> re.Pattern[str]:
    """`Mørkved-skandalen`, `brennmoen-gjengen`: the family, the people or the affair of a name."""
    return re.compile(rf"(?<![\w-])(?P<id>[^\W\d_][a-zæøå]{{3,20}})-{any_word(_AFFAIRS)}(?!\w)")


def _of_affairs(text: str) -> Iterator[Span]:
    for match in _affairs().finditer(text):
        lower = match["id"].lower()
        known = is_in_dictionary(lower, "nb") or lower in CAPITALISED_WORDS or names_nobody(lower)
        named = match["id"][0].isupper() or is_listed(lower) or is_unknown(lower, "nb")
        if named and (not known or is_listed(lower)):
            yield Span("NICKNAME", match.start("id"), match.end("id"))


def _pairs_taken_up(text: str) -> Iterator[Span]:
    for match in _two_taken_up().finditer(text):
        both = [match["one"].lower(), match["two"].lower()]
        things = any(one.endswith("s") or _is_body(one) for one in both)
        if not things and all(_is_name(match[group], "nb") for group in ("one", "two")):
            yield Span("NICKNAME", *match.span("one"))
            yield Span("NICKNAME", *match.span("two"))


def _all(text: str) -> Iterator[Span]:
    yield from _pairs_taken_up(text)
    yield from _of_affairs(text)
    yield from _nicknames(text)
    yield from _with_epithet(text)
    yield from _people_taken_up(text)
    yield from _people_by_company(text)


def nickname_recognisers(language: str) -> list[EntityRecognizer]:
    """The recogniser of nicknames."""
    return [SpanRecogniser(_all, entities=("NICKNAME",), language=language)]
