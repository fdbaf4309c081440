"""Examples as a model learns from them: sentences, each with whether it has a practice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import pandas as pd
from spacy.tokens import Doc, Span

from pipeline.config.roles import Roles
from pipeline.linguistics.annotate import language_of
from pipeline.linguistics.annotated_segment import AnnotatedSegment
from pipeline.mentions.learned.terms import Sentence, sentences

LEAST_SHARE = 0.5
"""A sentence has a practice if it holds so much of the quote,"""
LEAST_CHARACTERS = 25
"""or so many characters of it."""


class Quote(NamedTuple):
    """A practice of a passage; offsets in characters."""

    start: int
    end: int
    concept: str


class Passage(NamedTuple):
    """A passage with the practices in it; `set` is what is left out together."""

    set: str
    side: str
    kind: str
    text: str
    quotes: tuple[Quote, ...]


class Example(NamedTuple):
    """A sentence of a passage, whose number it has; the concept of its practice, or empty."""

    passage: int
    sentence: Sentence
    concept: str


def passages(rows: pd.DataFrame) -> list[Passage]:
    """The passages of a file of examples, in its order: a text with all its rows."""
    made = []
    for text, own in rows.groupby("text", sort=False):
        whole = str(text)
        first = own.iloc[0]
        marked = own[own["kind"] == "practice"]
        quotes = tuple(
            Quote(whole.index(quote), whole.index(quote) + len(quote), concept)
            for quote, concept in marked[["quote", "concept"]].astype(str).to_numpy().tolist()
        )
        kind = "practice" if quotes else str(first["kind"])
        made.append(Passage(str(first["set"]), str(first["side"]), kind, whole, quotes))
    return made


def annotated(
    those: Sequence[Passage], docs: Iterable[Doc], *, language: str, roles: Roles
) -> Iterator[Example]:
    """The sentences of passages, whose Docs are in the same order."""
    for number, (passage, doc) in enumerate(zip(those, docs, strict=True)):
        segment = AnnotatedSegment(doc, language_of(doc, document=language), roles)
        for sentence in sentences(segment):
            yield Example(number, sentence, _concept(passage.quotes, sentence.span))


def _concept(quotes: Sequence[Quote], sentence: Span) -> str:
    """The concept of the quote that the sentence holds most of; empty if little of any."""
    held = [
        (min(quote.end, sentence.end_char) - max(quote.start, sentence.start_char), quote)
        for quote in quotes
    ]
    enough = [
        (length, quote.concept)
        for length, quote in held
        if length >= min(LEAST_CHARACTERS, LEAST_SHARE * (quote.end - quote.start))
    ]
    return max(enough)[1] if enough else ""
