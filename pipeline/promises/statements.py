"""Statements: sentences of policy with a label of a co-concept and a word that promises."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import pandas as pd
from spacy.tokens import Doc

from pipeline.promises.sentences import promise, sentences
from pipeline.terms.stop_words import CONTENT, language_stop_words


class Statement(NamedTuple):
    """A sentence that promises: its place, the concepts of its labels, its other content words.

    `bare` is its text without the labels.
    """

    segment_id: str
    start: int
    text: str
    promise: str
    concepts: str
    terms: tuple[str, ...]
    bare: str


def content_words(doc: Doc, language: str) -> list[tuple[int, str]]:
    """Each noun, verb and adjective with its first character, as a lemma in lower case.

    Without a tagger: every word of four letters or more. Stop words are left out.
    """
    tagged = doc.has_annotation("POS")
    stops = language_stop_words(language)
    return [
        (token.idx, token.lemma_.lower())
        for token in doc
        if (token.pos_ in CONTENT if tagged else len(token.text) > 3)
        and len(token.lemma_) > 2
        and any(letter.isalpha() for letter in token.text)
        and not {token.lower_, token.lemma_.lower()} & stops
    ]


def plain_terms(
    segment: Any, words: list[tuple[int, str]], labels: pd.DataFrame, promising: Sequence[str]
) -> Iterator[tuple[str, ...]]:
    """The content words of each sentence of a segment with no label and no word that promises."""
    starts = labels["start"].tolist()
    for start, end in sentences(segment.text):
        labelled = any(start <= at < end for at in starts)
        if not labelled and not promise(segment.text[start:end], promising):
            yield tuple(sorted({term for at, term in words if start <= at < end}))


def statements(
    segment: Any, words: list[tuple[int, str]], labels: pd.DataFrame, promising: Sequence[str]
) -> Iterator[Statement]:
    """The sentences of a policy segment with a label and one of the words that promise."""
    spans = list(zip(labels["start"], labels["end"], labels["concept"], strict=True))
    for start, end in sentences(segment.text):
        inside = [span for span in spans if start <= span[0] < end]
        said = promise(segment.text[start:end], promising) if inside else ""
        if said:
            bare = {
                term
                for at, term in words
                if start <= at < end and not any(a <= at < b for a, b, _ in inside)
            }
            concepts = " ".join(sorted({concept for *_, concept in inside}))
            text = _spaced(segment.text[start:end])
            bare_text = _spaced(_without(segment.text, start, end, inside))
            # The word that promises is no part of what is promised.
            terms = tuple(sorted(bare - {said.lower()}))
            yield Statement(segment.segment_id, start, text, said, concepts, terms, bare_text)


def _without(text: str, start: int, end: int, spans: Sequence[tuple[int, int, str]]) -> str:
    """The text between two characters, a space for each label."""
    parts, at = [], start
    for first, last, _ in sorted(spans):
        parts.append(text[at : max(at, first)])
        at = max(at, last)
    return " ".join([*parts, text[at:end]])


def _spaced(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
