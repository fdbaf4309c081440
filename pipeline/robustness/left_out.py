"""What is left out in turn: each cluster, each year, and what was recognised in pictures.

In: the documents of a run. Out: `LeftOut`, documents that go together, with the name of the
analysis without them. Clusters are left out, not documents: what stands or falls together is one
witness.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from pipeline.config.params import GapParams
from pipeline.gap import detectability
from pipeline.gap.measures.evidence import sides_of
from pipeline.wording.messages import Message, decoded, message

CLUSTERS, TIME = "clusters", "time"
"""The dimensions of the multiverse in which documents are left out."""
RECOGNITION = "recognition"
"""What is varied where documents that were read from pictures are left out."""


@dataclass(frozen=True)
class LeftOut:
    """Documents that are left out together."""

    varied: str
    name: Message
    documents: frozenset[str]


def left_out(documents: pd.DataFrame, *, params: GapParams) -> list[LeftOut]:
    """Each cluster of either side, each year of which there are others, and documents of scans.

    A year is the first four digits of a document's date; documents without a date always stay. A
    year without which no gap at all could be significant stays: that says nothing of the year.
    The same holds for documents with pages whose text was recognised in pictures, if there are any.
    """
    return [
        one
        for one in parts_left_out(documents)
        if one.varied == CLUSTERS or _tells(documents, one, params=params)
    ]


def parts_left_out(documents: pd.DataFrame) -> list[LeftOut]:
    """The same, whether or not a gap could be significant without each of them."""
    return [*_clusters(documents), *_years(documents), *_recognised(documents)]


def _tells(documents: pd.DataFrame, one: LeftOut, *, params: GapParams) -> bool:
    rest = documents[~documents["doc_id"].isin(one.documents)]
    if rest["corpus"].nunique() < 2:
        return False
    return detectability.is_testable(sides_of(rest), params=params)


def _clusters(documents: pd.DataFrame) -> Iterator[LeftOut]:
    for _, those in documents.groupby(["corpus", "cluster"], sort=False):
        title, more = str(those["title"].iloc[0]), len(those) - 1
        name = (
            message("without_cluster", document=title, n=more)
            if more
            else message("without_document", document=title)
        )
        yield LeftOut(CLUSTERS, name, frozenset(those["doc_id"]))


def _years(documents: pd.DataFrame) -> Iterator[LeftOut]:
    year = documents["date"].str[:4]
    years = sorted(set(year) - {""})
    for one in years if len(years) > 1 else []:
        gone = frozenset(documents.loc[year == one, "doc_id"])
        yield LeftOut(TIME, message("without_year", year=one), gone)


def _recognised(documents: pd.DataFrame) -> Iterator[LeftOut]:
    """The documents with a page that was recognised in a picture, together."""
    found = [
        any(note.code == "pages_recognised" for note in decoded(notes))
        for notes in documents["notes"]
    ]
    if any(found):
        gone = frozenset(documents.loc[found, "doc_id"])
        yield LeftOut(RECOGNITION, message("without_recognised", n=len(gone)), gone)
