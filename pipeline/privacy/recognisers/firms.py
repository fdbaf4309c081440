"""Firms by the words of their trade: `Haldane & Sons`, `Haldane Roofing`, `Apoteket Hjorten`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, partial

from presidio_analyzer import EntityRecognizer

from pipeline.config.word_lists import ALL, EVERY, WordList, any_word
from pipeline.privacy.names.name_lists import is_in_dictionary, is_listed, stop_words
from pipeline.privacy.recognisers.spans import Span, SpanRecogniser
from pipeline.text.languages import list_language

_HEADS = WordList("identifiers", "firm_heads", language=ALL)
_TAILS = WordList("identifiers", "firm_tails", language=ALL)
_FAMILY = WordList("identifiers", "firm_kin", language=ALL)
_WORKING = WordList("identifiers", "working_for", language=ALL)
_KIN = WordList("identifiers", "kin", language=ALL)

_FORMS = WordList("small_words", "forms_behind_names", language=EVERY)
_HEADS_OF = WordList("small_words", "between_heads_of_firms", language=EVERY)
_WITHIN = WordList("small_words", "within_names_of_firms", language=EVERY)
_ANDS = WordList("identifiers", "ands", language=ALL)

_CAPITAL = r"[A-ZÆØÅÄÖ][\w'’-]{1,30}"
_SMALL = r"[a-zæøåäö][\w'’-]{3,30}"


@cache
def _firms() -> re.Pattern[str]:
    """What may be the name of a firm; `small` is its own word where that is written small."""
    tail, head, family = (
        rf"(?i:{any_word(words)})(?![\w-])" for words in (_TAILS, _HEADS, _FAMILY)
    )
    ands = any_word(_ANDS)
    return re.compile(
        rf"(?<![\w-])(?:(?P<first>{_CAPITAL})(?:\s(?:(?:{ands}|&)\s)?{_CAPITAL}){{0,2}}\s(?=[A-ZÆØÅ]){tail}"
        rf"|(?P<house>{_CAPITAL}(?:\s{_CAPITAL}){{0,2}})\s(?:{ands}|&)\s{family}"
        rf"|(?P<kin>{_SMALL})\s{ands}\s{family}"
        rf"|(?P<head>{head})\s(?:{any_word(_HEADS_OF)}\s)?{_CAPITAL}(?:\s(?:{any_word(_WITHIN)}\s)?{_CAPITAL}){{0,2}}"
        rf"|{head}\s(?P<after>{_SMALL})|(?P<small>{_SMALL})\s{tail})"
    )


@cache
def _three_capitals() -> re.Pattern[str]:
    own, ware, other = (rf"(?P<{name}>{_CAPITAL})" for name in ("own", "ware", "other"))
    return re.compile(rf"(?<![\w-]){own}\s{ware}\s(?:{any_word(_ANDS)}|&)\s{other}(?![\w-])")


def _of_wares(text: str, language: str) -> Iterator[Span]:
    """`Otta Strikk og Stell`: a name and two wares or trades, all with a capital."""
    for match in _three_capitals().finditer(text):
        wares = (match["ware"].lower(), match["other"].lower())
        own = match["own"].lower()
        if own in stop_words("nb") | stop_words("en") or any(is_listed(one) for one in wares):
            continue
        if all(is_in_dictionary(one, language) for one in wares) and (
            language != "en" or not is_in_dictionary(own, language)
        ):
            yield Span("FIRM", match.start(), match.end())


_PAIR = re.compile(
    rf"(?<![\w-])(?P<one>{_CAPITAL})\s&\s(?P<two>{_CAPITAL})(?:\s(?P<more>{_CAPITAL}))?(?![\w-])"
)


@cache
def _with_form() -> re.Pattern[str]:
    """Capitals and a legal form: `Berg Bygg AS`."""
    return re.compile(rf"(?<![\w-])(?:{_CAPITAL}\s){{1,3}}(?:{'|'.join(_FORMS)})(?![\w-])")


@cache
def _employers() -> re.Pattern[str]:
    """`cleaning for dray and hoskins`, and in Norwegian `for ren og pen as`."""
    pair = rf"[^\W\d_]{{3,20}}\s{any_word(_ANDS)}\s(?P<last>[^\W\d_]{{3,20}})"
    return re.compile(
        rf"(?<!\w){any_word(_WORKING)}\s(?P<id>{pair}(?:\s(?P<form>as))?)(?![\w-])", re.IGNORECASE
    )


def _by_sign(text: str, language: str) -> Iterator[Span]:
    """`Larch & Tunnicliffe`, of which one is no word; `Renhold Fjellstrøm AS`."""
    for match in _PAIR.finditer(text):
        if match["more"] or not all(_is_word(match[one], language) for one in ("one", "two")):
            end = match.end("more") if match["more"] else match.end("two")
            yield Span("FIRM", match.start(), end)
    for match in _with_form().finditer(text):
        yield Span("FIRM", match.start(), match.end())
    for match in _employers().finditer(text):
        last = match["last"].lower()
        form = match["form"] and language != "en"
        if form or (last not in _KIN and (is_listed(last) or not _is_word(last, language))):
            yield Span("FIRM", match.start("id"), match.end("id"))


def _spans(text: str, language: str) -> Iterator[Span]:
    yield from _of_wares(text, language)
    yield from _by_sign(text, language)
    code = list_language(language)
    for match in _firms().finditer(text):
        groups = match.groupdict()
        own = groups["small"] or groups["after"]
        if own and is_in_dictionary(own, language):
            continue
        kin = groups["kin"]
        if kin and (kin in _KIN or kin in stop_words(code) or kin.endswith("s")):
            continue
        house = "" if "&" in match[0] else groups["house"]
        if house and all(_is_word(part, language) for part in re.split(r"[\s-]", house)):
            continue
        first = groups["first"]
        if first and (first.lower() in stop_words(code)):
            continue
        yield Span("FIRM", match.start(), match.end())


def _is_word(part: str, language: str) -> bool:
    """`Council` of `the Council and partners` is a word, `Haldane` of `Haldane and Sons` none."""
    return is_in_dictionary(part.lower(), language)


def firm_recognisers(language: str) -> list[EntityRecognizer]:
    """The recogniser of firms by the words of their trade."""
    return [
        SpanRecogniser(partial(_spans, language=language), entities=("FIRM",), language=language)
    ]
