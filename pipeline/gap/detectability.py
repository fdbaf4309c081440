"""What a design can detect: the smallest p-value it can reach, and how many clusters are missing.

In: the number of clusters of each side. Out: whether a gap can be significant at the level,
how many more clusters would do, and the notes of the table `Design` as messages.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from pipeline import tables
from pipeline.config.params import GapParams
from pipeline.stats import clusters, permutation
from pipeline.stats.clusters import Sides
from pipeline.wording.messages import Message, encoded, message

MOST_MORE = 100_000
"""The largest shortfall, in clusters, that is looked for; a larger one is given as 0."""

STAYS = 10
"""A number of clusters is said to be enough if so many more are enough, too. Where directions begin
to be tested apart the smallest p doubles: 4 v 9 may do where 4 v 10 does not."""


@dataclass(frozen=True)
class Shortfall:
    """Whether a gap can be significant, and how many more clusters of a side it would need.

    `policy` and `frontline` are alternatives: so many more of the one or of the other. 0 where the
    design is testable, or where no number of clusters of that side would do. `unit` is `document`
    where each document is a cluster of its own.
    """

    testable: bool
    policy: int = 0
    frontline: int = 0
    unit: str = "document"

    def row(self) -> dict[str, object]:
        """The columns of `Gaps` that hold it."""
        return {
            "testable": self.testable,
            "shortfall_policy": self.policy,
            "shortfall_frontline": self.frontline,
            "shortfall_unit": self.unit,
        }


def is_testable(sides: Sides, *, params: GapParams, tests: int = 1) -> bool:
    """Whether the smallest p-value of the design, times the number of tests, reaches the level."""
    floor = permutation.p_floor(*sides.shape, n_permutations=params.n_permutations)
    return floor * tests <= params.level


def shortfall(sides: Sides, *, params: GapParams, tests: int = 1) -> Shortfall:
    """How many more clusters would make the design testable, given the number of tests."""
    unit = "document" if sides.n_clusters == len(sides.first) else "cluster"
    if is_testable(sides, params=params, tests=tests):
        return Shortfall(testable=True, unit=unit)
    return Shortfall(False, *_missing(sides.shape, params=params, tests=tests), unit)


def effective_n(cluster: NDArray[np.str_]) -> float:
    """The number of clusters of equal size that have the same information as these.

    (documents)² / sum of the squared numbers of documents of the clusters: the number of clusters
    where all are of one size, less where one holds most of the documents.

    References:
        Kish, L. (1965). Survey Sampling. Wiley, 11.7 (the effect of unequal weights).
    """
    _, sizes = np.unique(cluster, return_counts=True)
    return float(sizes.sum() ** 2 / (sizes.astype(float) ** 2).sum())


def note(
    shape: tuple[int, int], *, corpus: str, cluster: NDArray[np.str_], params: GapParams
) -> str:
    """The messages of `Design.note` for one side: what the design allows one to say of it.

    `shape` is the number of clusters of policy and of the frontline, `cluster` that of each
    document of the side.
    """
    if 0 in shape:
        other = "frontline" if corpus == "policy" else "policy"
        return encoded([message(f"design_no_{other}")])
    n_clusters = len(np.unique(cluster))
    unit = "document" if n_clusters == len(cluster) else "cluster"
    found = _testable_messages(shape, unit=unit, params=params)
    if unit == "cluster":
        told = message("clusters", n=n_clusters)
        found.append(message(f"design_clusters_{corpus}", n=len(cluster), clusters=told))
    if getattr(params.sampling, corpus) == "census":
        found.append(message(f"design_census_{corpus}"))
    elif n_clusters < clusters.MIN_CLUSTERS:
        found.append(
            message(
                f"design_interval_needs_{corpus}_{unit}s",
                n=clusters.MIN_CLUSTERS,
                more=clusters.MIN_CLUSTERS - n_clusters,
            )
        )
    return encoded(found)


def _testable_messages(shape: tuple[int, int], *, unit: str, params: GapParams) -> list[Message]:
    """Whether the design can tell a gap from chance, and if not how many more clusters would do."""
    floor = permutation.p_floor(*shape, n_permutations=params.n_permutations)
    if floor <= params.level:
        return [message("design_testable", p=_rounded(floor))]
    if _least_drawn(*shape, params=params) > params.level:
        return [message("design_too_few_permutations", n=params.n_permutations)]
    missing = zip(tables.CORPORA, _missing(shape, params=params, tests=1), strict=True)
    ways = [message(f"more_{side}_{unit}s", n=n) for side, n in missing if n]
    enough = [message("design_enough", one=ways[0])] if len(ways) == 1 else []
    if len(ways) == 2:
        enough = [message("design_enough_either", one=ways[0], other=ways[1])]
    level = Decimal(f"{params.level:.2g}")
    return [message("design_untestable", p=_rounded(floor), level=level), *enough]


def _missing(shape: tuple[int, int], *, params: GapParams, tests: int) -> tuple[int, int]:
    """How many more clusters of policy, or of the frontline, make the design testable; 0: none.

    The least number from which on the design stays testable (`STAYS`).
    """

    def more(side: int) -> int:
        enough = 0
        for n in range(1, MOST_MORE):
            grown = (shape[0] + n, shape[1]) if side == 0 else (shape[0], shape[1] + n)
            floor = permutation.p_floor(*grown, n_permutations=params.n_permutations)
            enough = enough + 1 if floor * tests <= params.level else 0
            if enough > STAYS:
                return n - STAYS
            drawn = _least_drawn(*grown, params=params)
            if drawn * tests > params.level and grown[side] > grown[1 - side]:
                return 0  # apart from here on, whatever is added to this side
        return 0

    if tests / (1 + params.n_permutations) > params.level:
        return 0, 0
    return more(0), more(1)


def _least_drawn(n_first: int, n_second: int, *, params: GapParams) -> float:
    """The smallest p that so many random permutations can reach, of sides of these numbers."""
    times = 2 if permutation.each_direction(n_first, n_second) else 1
    return times / (1 + params.n_permutations)


def _rounded(p: float) -> Decimal:
    """A p-value to two decimals from 0.1 up, else to one significant figure, five decimals."""
    return Decimal(f"{p:.2f}" if p >= 0.1 else f"{p:.1g}" if p >= 0.0001 else f"{p:.5f}")
