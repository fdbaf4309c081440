"""Mentions of one document: what the tables of all documents are put together from.

In: the Docs and segments of a document. Out: its rows of `Mentions` and `OtherSentences`, and its
unknown co-words; and the tables, from the rows of all documents in order. No row hangs on another
document.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
from spacy.tokens import Doc

from pipeline import tables
from pipeline.config.lexicon import Lexicon
from pipeline.config.roles import Roles
from pipeline.mentions.candidates import Seen, counted, unknown_co_words
from pipeline.mentions.learned import Finders
from pipeline.mentions.mentions import mentions
from pipeline.mentions.other_sentences import other_sentences

Rows = list[list[Any]]
"""The rows of a table, values in the order of its columns."""


@dataclass(frozen=True)
class Rules:
    """What mentions are found by."""

    lexicon: Lexicon
    roles: Roles
    prompted_window: int
    finders: Finders = field(default_factory=dict)


@dataclass(frozen=True)
class DocumentMentions:
    """The rows of one document."""

    mentions: Rows
    other_sentences: Rows
    candidates: list[Seen]

    def packed(self) -> bytes:
        """The rows as bytes. The same rows give the same bytes."""
        return json.dumps(vars(self), ensure_ascii=False).encode("utf-8")

    @classmethod
    def unpacked(cls, content: bytes) -> DocumentMentions:
        """The rows from the bytes."""
        found = json.loads(content)
        return cls(**found | {"candidates": [Seen(*one) for one in found["candidates"]]})


def document_mentions(
    docs: Sequence[Doc], segments: pd.DataFrame, *, rules: Rules
) -> DocumentMentions:
    """The rows of the document with these segments, one Doc each and in order."""
    found = mentions(
        docs,
        segments,
        lexicon=rules.lexicon,
        roles=rules.roles,
        prompted_window=rules.prompted_window,
        finders=rules.finders,
    )
    others = other_sentences(docs, segments, found, roles=rules.roles)
    seen = unknown_co_words(docs, segments, lexicon=rules.lexicon)
    return DocumentMentions(_rows(found), _rows(others), list(seen))


def _rows(frame: pd.DataFrame) -> Rows:
    values: Rows = frame.astype(object).to_numpy().tolist()
    return values


def tables_of_documents(
    parts: Iterable[DocumentMentions],
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """The tables `Mentions`, `OtherSentences` and `Candidates` of all documents, in their order."""
    found: Rows = []
    others: Rows = []
    seen: list[Seen] = []
    for part in parts:
        found += part.mentions
        others += part.other_sentences
        seen += part.candidates
    return _table(tables.Mentions, found), _table(tables.OtherSentences, others), counted(seen)


def _table(table: type[tables.Table], rows: Rows) -> pd.DataFrame:
    names = list(tables.columns(table))
    return tables.table_of(table, [dict(zip(names, row, strict=True)) for row in rows])
