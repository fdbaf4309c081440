"""What must not be left in English where the interface speaks Norwegian."""

from __future__ import annotations

import re

import pandas as pd
from babel.messages.pofile import read_po

from pipeline import tables
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


def english_in(texts: list[str]) -> list[str]:
    """The English fragments that stand in the texts."""
    told = "\n".join(texts)
    return [fragment for fragment in FRAGMENTS if fragment in told]
