"""The units of one language as counts of content words, which topic models are fitted to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from pipeline.arrays import Floats, Places
from pipeline.terms.count_matrix import count_matrix
from pipeline.topics.labels import name_weights
from pipeline.topics.models import UnitCounts, some_units

MIN_DOCUMENTS = 2
"""Documents that each side of a language needs for topics."""
MIN_UNITS = 30
"""Units that a language needs for topics."""


@dataclass(frozen=True)
class UnitCorpus:
    """The units of one language that hold a term, and their counts.

    `telling` says how well each term names a topic.
    """

    language: str
    units: pd.DataFrame
    vocabulary: tuple[str, ...]
    counted: UnitCounts
    telling: Floats

    def sampled(self, most: int, *, seed: int) -> UnitCorpus:
        """The corpus, or so many of its units where it has more; of a long document its part.

        Short documents may have none. Where that leaves a side too few, all of its documents that
        have none are added whole.
        """
        n = len(self.units)
        if n <= most:
            return self
        kept = self._with_both_sides(some_units(n, most=most, seed=seed))
        counted = replace(
            self.counted, counts=self.counted.counts[kept], documents=self.counted.documents[kept]
        )
        return replace(self, units=self.units.iloc[kept].reset_index(drop=True), counted=counted)

    def _with_both_sides(self, kept: Places) -> Places:
        """The places, and those of the left out documents of a side that keeps too few."""
        side, document = self.units["corpus"], self.units["doc_id"]
        n_kept = document.iloc[kept].groupby(side.iloc[kept]).nunique()
        few = side.map(n_kept).fillna(0) < MIN_DOCUMENTS
        added = few & ~document.isin(document.iloc[kept])
        return np.union1d(kept, np.flatnonzero(added))


def unit_corpora(
    counts: pd.DataFrame, units: pd.DataFrame, *, document_weight: float
) -> Iterator[UnitCorpus]:
    """Each language with enough documents on both sides, and enough units."""
    content = counts[counts["content"]]
    for language, members in units.sort_values("unit_id").groupby("language"):
        own = content[content["language"] == language]
        used = members[members["unit_id"].isin(own["unit_id"])].reset_index(drop=True)
        sides = used.groupby("corpus")["doc_id"].nunique()
        if len(sides) < 2 or sides.min() < MIN_DOCUMENTS or len(used) < MIN_UNITS:
            continue
        yield unit_corpus(
            own, used, vocabulary=sorted(own["term"].unique()), document_weight=document_weight
        )


def unit_corpus(
    counts: pd.DataFrame,
    units: pd.DataFrame,
    *,
    vocabulary: Sequence[str],
    document_weight: float,
) -> UnitCorpus:
    """The corpus of the units, all of one language; columns of the counts are `vocabulary`."""
    matrix = count_matrix(counts, rows=units["unit_id"].tolist(), vocabulary=vocabulary)
    documents = np.asarray(pd.factorize(units["doc_id"], sort=True)[0], dtype=np.intp)
    counted = UnitCounts(matrix, documents, document_weight)
    terms = counts.groupby("term").agg(noun=("noun", "first"), held=("doc_id", "nunique"))
    known = terms.reindex(pd.Index(vocabulary), fill_value=0)
    telling = name_weights(vocabulary, nouns=known["noun"], held=known["held"])
    return UnitCorpus(str(units["language"].iloc[0]), units, tuple(vocabulary), counted, telling)
