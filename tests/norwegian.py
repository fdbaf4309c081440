"""What must not be left in English where the interface speaks Norwegian."""

from __future__ import annotations

import re

import pandas as pd
from babel.messages.pofile import read_po

from pipeline import tables
from pipeline.publish import exports
from pipeline.publish.codebook import codebooks
from pipeline.publish.summary import summary
from pipeline.wording import findings
from pipeline.wording.translation import catalogues, in_language

with catalogues()[0].open("rb") as _file:
    CATALOGUE = read_po(_file, locale="nb")


def strings(one: object) -> tuple[str, ...]:
    """The forms of a text of the catalogue."""
    return (one,) if isinstance(one, str) else tuple(one)  # type: ignore[arg-type]


FRAGMENTS = sorted(
    {
        fragment.strip()
        for one in CATALOGUE
        if one.context != "code"  # the code book names codes as they stand in the tables
        for text in strings(one.id)
        for fragment in re.split(r"\{\w+\}", text)
        if len(fragment.split()) >= 3
    }
)
"""Pieces of English texts between their places, of three words or more."""


def texts_of(frames: dict[type[tables.Table], pd.DataFrame]) -> list[str]:
    """Each text that Cospeak makes for a person in the tables, in Norwegian."""
    documents, design = frames[tables.Documents], frames[tables.Design]
    titles = dict(zip(documents["doc_id"], documents["title"], strict=True))
    found: list[str] = []
    with in_language("nb"):
        for table, frame in frames.items():
            said = findings.in_words(table, frame, design=design, titles=titles)
            made = [name for name in ("label", "sentence") if table in findings.SENTENCES]
            for name in (*tables.message_columns(table), *made):
                found += said[name].unique().tolist()
    return [text for text in found if text]


def published(frames: dict[type[tables.Table], pd.DataFrame]) -> list[str]:
    """Each text for a person in Norwegian that leaves: code book, columns of CSV, summary."""
    said = exports.in_words(frames)
    book = codebooks(said)["codebook_nb.csv"]
    found = [text for name in ("row_is", "meaning", "type") for text in book[name].unique()]
    for frame in said.values():
        for name in frame.columns:
            if str(name).endswith("_nb"):
                found += frame[name].unique().tolist()
    read = (tables.Documents, tables.Unreadable, tables.Gaps, tables.Design)
    with in_language("nb"):
        found.append(summary(*(frames[table] for table in read)))
    return found


def english_in(texts: list[str]) -> list[str]:
    """The English fragments that stand in the texts."""
    told = "\n".join(texts)
    return [fragment for fragment in FRAGMENTS if fragment in told]
