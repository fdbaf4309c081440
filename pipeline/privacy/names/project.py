"""What a project's texts tell of their words: those written small, and names among the others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from pipeline.privacy.names.evidence import Evidence
from pipeline.privacy.names.name_lists import (
    LANGUAGES_OF_CAPITAL_NOUNS,
    first_names,
    is_title,
    is_word_anywhere,
    stop_words,
)
from pipeline.privacy.names.single_words import is_inner_name
from pipeline.privacy.names.words import is_capitalised, small_words, words_of


class Said(NamedTuple):
    """The texts of one document, and their language."""

    language: str
    texts: tuple[str, ...]


def evidence_of(texts: Sequence[tuple[str, str]], *, base: Evidence) -> Evidence:
    """What the texts, pairs of language and text, tell of their words; `base` is added to it."""
    said = [Said(language, (text,)) for language, text in texts]
    surveyed = with_surveys(base, [survey(None, one) for one in said])
    return with_names(surveyed, [names_within(surveyed, one) for one in said])


def survey(_: None, said: Said) -> tuple[frozenset[str], frozenset[str]]:
    """A document's words that are written small, and those after a title; in lower case."""
    titled = frozenset[str]().union(*(titled_names(text) for text in said.texts))
    return small_words(said.texts), titled


def with_surveys(
    base: Evidence, surveys: Iterable[tuple[frozenset[str], frozenset[str]]]
) -> Evidence:
    """The evidence with what `survey` found in each document."""
    found = list(surveys)
    return replace(
        base,
        small=frozenset(base.small).union(*(small for small, _ in found)),
        strong=frozenset(base.strong).union(*(titled for _, titled in found)),
    )


def names_within(evidence: Evidence, said: Said) -> frozenset[str]:
    """A document's names inside sentences, as what all documents write small tells them."""
    return frozenset(
        name
        for text in said.texts
        if said.language not in LANGUAGES_OF_CAPITAL_NOUNS
        for name in inner_names(text, language=said.language, evidence=evidence)
    )


def with_names(evidence: Evidence, names: Iterable[frozenset[str]]) -> Evidence:
    """The evidence with the names of each document."""
    return replace(evidence, names=frozenset(evidence.names).union(*names))


def inner_names(text: str, *, language: str, evidence: Evidence) -> set[str]:
    """Words that are names by their capital inside a sentence, in lower case."""
    words = words_of(text)
    return {
        word.lower
        for number, word in enumerate(words)
        if not word.opens and is_inner_name(words, number, language, evidence)
    }


def titled_names(text: str) -> set[str]:
    """Words with a capital that follow a title or a listed given name, in lower case."""
    words = words_of(text)
    return {
        word.lower
        for before, word in pairwise(words)
        if is_capitalised(word)
        and not word.opens
        and text[before.end : word.start] in (" ", ". ")
        and not _is_small_word(word.lower)
        and (is_title(before.lower) or (is_capitalised(before) and before.lower in first_names()))
    }


def _is_small_word(lower: str) -> bool:
    """A stop word that is no name; one may follow a name of which a line break was lost."""
    return lower in (stop_words("en") | stop_words("nb")) and not is_word_anywhere(lower)
