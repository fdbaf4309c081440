"""Which wording each placeholder stands for, by ids; and words that somebody called no names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from pipeline import tables
from pipeline.ingest.documents import ReadDocument
from pipeline.privacy.given_names import folded
from pipeline.privacy.identifiers import Identifier
from pipeline.privacy.pseudonym_book import NAMES, PseudonymBook
from pipeline.text.keyed_ids import keyed_id


@dataclass(frozen=True)
class PlaceholderUse:
    """A placeholder in a document and a wording that it stands for: a row of Placeholders."""

    doc_id: str
    placeholder: str
    name_id: str
    n_replaced: int


def name_id(talk: ReadDocument, surface: str) -> str:
    """The id of a wording in the document."""
    return keyed_id(talk.secret, "name", folded(surface))


def without_no_names(
    talk: ReadDocument, hits: Sequence[Sequence[Identifier]]
) -> list[list[Identifier]]:
    """The identifiers of each segment but for words that somebody called no names, in this talk."""
    settled = frozenset(talk.correction.no_names if talk.correction else ())
    if not settled:
        return [list(those) for those in hits]

    def stays(text: str, hit: Identifier) -> bool:
        return hit.kind not in NAMES or name_id(talk, text[hit.start : hit.end]) not in settled

    return [
        [hit for hit in those if stays(str(segment["text"]), hit)]
        for segment, those in zip(talk.segments, hits, strict=True)
    ]


def placeholder_uses(
    talk: ReadDocument, hits: Sequence[Sequence[Identifier]], book: PseudonymBook
) -> list[PlaceholderUse]:
    """Each placeholder of a name and wording that it stands for in what is said."""
    counts: Counter[tuple[str, str]] = Counter()
    for segment, those in zip(talk.segments, hits, strict=True):
        for hit in those:
            if hit.kind in NAMES:
                surface = str(segment["text"])[hit.start : hit.end]
                put = book.of(talk.entry.doc_id, hit.kind, surface)
                counts[put[: put.index("]") + 1], name_id(talk, surface)] += 1
    return [
        PlaceholderUse(talk.entry.doc_id, put, name, n) for (put, name), n in sorted(counts.items())
    ]


def placeholders_table(uses: Sequence[PlaceholderUse]) -> pd.DataFrame:
    """Table `Placeholders`."""
    if not uses:
        return tables.empty(tables.Placeholders)
    return pd.DataFrame([vars(use) for use in uses]).astype(
        {"doc_id": "str", "placeholder": "str", "name_id": "str", "n_replaced": "int64"}
    )
