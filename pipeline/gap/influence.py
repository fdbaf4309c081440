"""Influence: the cluster without which a verdict would be another, and the worst case.

In: a comparison, or a test of the sides as a whole. Out: one `Influence` per item. Clusters are
left out, not documents: what stands or falls together is one witness.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.arrays import Floats
from pipeline.config.params import GapParams
from pipeline.gap.comparison import Comparison, compare
from pipeline.gap.measures.measured import Measured
from pipeline.stats.clusters import Sides

MAX_EXACT_WORK = 300_000_000
"""Statistics computed, at most, to permute all groups of a measure anew without each cluster."""


@dataclass(frozen=True)
class Influence:
    """What leaving out one cluster after the other does to one item.

    `document` is the first document of the cluster without which the verdict would be another,
    empty if there is none, and `n_documents` how many it has. `worst` is the estimate without the
    cluster that moves it furthest towards the other side; NaN where it is not looked at.
    """

    document: str = ""
    n_documents: int = 0
    worst: float = np.nan

    def row(self) -> dict[str, object]:
        """The columns of `Gaps` that hold it."""
        return {
            "flipped_by": self.document,
            "n_flipping": self.n_documents,
            "worst_estimate": self.worst,
        }


NOTHING = Influence()
"""No cluster was left out, or none changes anything."""


def influence(measured: Measured, comparison: Comparison, *, params: GapParams) -> list[Influence]:
    """For each item the cluster without which its verdict would be another, and the worst case.

    Of several clusters, the one that moves the statistic most. The test is permuted anew without
    each cluster; where that is too much work (thousands of words and of permutations) the statistic
    is compared with the critical value of all clusters. Whether gamma means are tested, and each
    direction for itself, is decided by all clusters.
    """
    work = measured.permutations.shape[0] * measured.values.size * measured.groups
    critical = comparison.tested if work > MAX_EXACT_WORK else None

    def without(cluster: int) -> Without | None:
        rest = measured.without_cluster(cluster)
        if 0 in rest.sides.shape:
            return None
        other = compare(
            rest,
            params=params,
            critical=critical,
            unlike=comparison.unlike,
            apart=comparison.apart,
        )
        return Without(other.verdict, other.tested.statistic, other.difference.estimate)

    whole = Without(comparison.verdict, comparison.tested.statistic, comparison.difference.estimate)
    return left_out_in_turn(clusters_of(measured), whole=whole, without=without)


@dataclass(frozen=True)
class Without:
    """What a comparison yields for each item, with all documents or without some."""

    verdict: NDArray[np.str_]
    statistic: Floats
    estimate: Floats


def left_out_in_turn(
    groups: Sequence[tuple[str, int]], *, whole: Without, without: Callable[[int], Without | None]
) -> list[Influence]:
    """For each item the group without which its verdict would be another, and the worst case.

    `groups` have the first document and the number of documents of each; `without` gives what is
    found without the group of a number, none where nothing is left to compare: a verdict is then
    another. Of several groups, the one that moves the statistic most.
    """
    n_items = len(whole.verdict)
    worst = np.full(n_items, np.nan)
    most = np.zeros(n_items)
    flipping = np.full(n_items, -1)
    for group in range(len(groups)):
        other = without(group)
        if other is None:
            changed = whole.verdict != "cannot tell"
            moved = np.full(n_items, np.inf)
        else:
            changed = other.verdict != whole.verdict
            moved = np.abs(other.statistic - whole.statistic)
            worst = np.fmin(worst, np.sign(whole.estimate) * other.estimate)
        ahead = changed & (moved > most)
        flipping[ahead] = group
        most[ahead] = moved[ahead]
    named = [*groups, ("", 0)]  # -1: none
    return [
        Influence(document=named[group][0], n_documents=named[group][1], worst=float(away))
        for group, away in zip(flipping.tolist(), np.sign(whole.estimate) * worst, strict=True)
    ]


def clusters_of(measured: Measured) -> list[tuple[str, int]]:
    """The first document and the number of documents of each cluster."""
    return [
        _named(measured.sides, measured.documents, one) for one in range(measured.sides.n_clusters)
    ]


def flipping_cluster(
    found: bool,
    sides: Sides,
    documents: Sequence[str],
    without: Callable[[int], tuple[float, bool]],
) -> Influence:
    """The cluster without which an omnibus test would come out differently.

    `without` gives the statistic without a cluster, and whether the sides still differ. Of several
    clusters, the one that moves the statistic most. Without `documents` none is left out.
    """
    changed = [
        (statistic if found else -statistic, cluster)
        for cluster in range(sides.n_clusters if len(documents) else 0)
        for statistic, still in [without(cluster)]
        if still != found
    ]
    document, n = _named(sides, documents, min(changed)[1] if changed else -1)
    return Influence(document, n)


def _named(sides: Sides, documents: Sequence[str], cluster: int) -> tuple[str, int]:
    """The first document of a cluster and how many it has; nothing for -1."""
    own = np.flatnonzero(sides.cluster == cluster)
    return (str(documents[own[0]]), len(own)) if len(own) else ("", 0)
