"""The values of the measures in documents that have a date, side by side.

In: `Evidence` of one language. Out: `DatedMeasure` of each measure, with a `DatedSide` for each
side that has dated documents.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from pipeline import tables
from pipeline.arrays import Flags, Floats
from pipeline.change.dates import in_years
from pipeline.config.params import GapParams
from pipeline.gap.measures import measured
from pipeline.gap.measures.evidence import Evidence
from pipeline.gap.measures.measured import Measured
from pipeline.stats import clusters
from pipeline.stats.change import Timeline, draw_times, timeline
from pipeline.tables.measures import followed

_FEWEST_DRAWS = 99
"""Permutations of the two sides, which are not used here: as few as may be."""


@dataclass(frozen=True)
class DatedSide:
    """The dated documents of one side: values, documents by items, and where in time they stand.

    `times` are their dates in each permutation, the observed ones first.
    """

    corpus: str
    values: Floats
    documents: pd.DataFrame
    timeline: Timeline
    times: Floats

    @property
    def is_early(self) -> Flags:
        """The earlier half of the documents; those of one date stay together.

        The parting date is the one that makes the halves most alike in size.
        """
        dates = np.unique(self.timeline.time)
        sizes = np.array([(self.timeline.time <= one).sum() for one in dates])
        at = dates[int(np.argmin(np.abs(sizes - len(self.values) / 2)))]
        return np.asarray(self.timeline.time <= at)

    @property
    def halves(self) -> tuple[Floats, Floats]:
        """The means of the earlier and the later half; the later one NaN if all have one date."""
        early = self.is_early
        return _mean(self.values[early]), _mean(self.values[~early])


@dataclass(frozen=True)
class DatedMeasure:
    """A measure's values in all dated documents, and each side's; a side without any is missing."""

    measured: Measured
    sides: tuple[DatedSide, ...]

    def halves(self, side: DatedSide) -> Measured:
        """The earlier half of a side's documents as the first side, the later one as the second.

        A cluster with documents in both is two clusters.
        """
        ids = side.documents["doc_id"].tolist()
        rows = [self.measured.documents.index(one) for one in ids]
        sides = clusters.sides(side.is_early, cluster=side.documents["cluster"].tolist())
        return replace(
            self.measured,
            values=side.values,
            documents=tuple(ids),
            weight=self.measured.weight[rows],
            sides=sides,
            permutations=sides.cluster_first[None],
        )


def dated_measures(
    evidence: Evidence, *, params: GapParams, names: Sequence[str] | None = None
) -> list[DatedMeasure]:
    """Each measure that dated documents have, without the items that none of them has."""
    documents = evidence.documents
    time = documents["date"].map(in_years).to_numpy(dtype=float)
    some = replace(
        evidence,
        documents=documents.assign(time=time)[np.isfinite(time)].reset_index(drop=True),
        two_sided=False,
    )
    if some.documents.empty:
        return []
    quick = params.model_copy(update={"n_permutations": _FEWEST_DRAWS})
    found = [
        _of(one, some.documents, params)
        for one in measured(some, params=quick, names=names or followed())
    ]
    return [one for one in found if one.measured.items and one.sides]


def _of(one: Measured, documents: pd.DataFrame, params: GapParams) -> DatedMeasure:
    items = np.flatnonzero((one.values > 0).any(axis=0))
    own = replace(
        one,
        items=tuple(one.items[i] for i in items),
        labels=tuple(one.labels[i] for i in items),
        values=one.values[:, items],
    )
    rows = documents.set_index("doc_id", drop=False).loc[list(one.documents)]
    sides = []
    for number, corpus in enumerate(tables.CORPORA):
        here = (rows["corpus"] == corpus).to_numpy()
        if not here.any():
            continue
        where = timeline(
            rows.loc[here, "time"].to_numpy(dtype=float), cluster=rows.loc[here, "cluster"].tolist()
        )
        rng = np.random.default_rng([params.seed, number])
        drawn = draw_times(where, n_permutations=params.n_permutations, rng=rng)
        documents_here = rows[here].reset_index(drop=True)
        sides.append(DatedSide(corpus, own.values[here], documents_here, where, drawn))
    return DatedMeasure(own, tuple(sides))


def _mean(values: Floats) -> Floats:
    none = np.full(values.shape[1], np.nan)
    return np.asarray(values.mean(axis=0) if len(values) else none)
