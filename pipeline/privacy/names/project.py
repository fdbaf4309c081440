"""What a project's texts tell of their words: those written small, and names among the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.privacy.names.evidence import Evidence
from pipeline.privacy.names.name_lists import (
    LANGUAGES_OF_CAPITAL_NOUNS,
    first_names,
    is_title,
)
from pipeline.privacy.names.single_words import is_inner_name
from pipeline.privacy.names.words import is_capitalised, small_words, words_of


def evidence_of(texts: Sequence[tuple[str, str]], *, base: Evidence) -> Evidence:
    """What the texts, pairs of language and text, tell of their words; `base` is added to it."""
    with_small = replace(
        base,
        small=base.small | small_words(text for _, text in texts),
        strong=base.strong.union(*(titled_names(text) for _, text in texts)),
    )
    named = {
        name
        for language, text in texts
        if language not in LANGUAGES_OF_CAPITAL_NOUNS
        for name in inner_names(text, language=language, evidence=with_small)
    }
    return replace(with_small, names=base.names | named)


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
        and (is_title(before.lower) or (is_capitalised(before) and before.lower in first_names()))
    }
