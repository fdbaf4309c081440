"""What a design can tell: the floor of p, and how many more documents would do, in words."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pipeline import tables
from pipeline.config.params import GapParams
from pipeline.stats import resampling
from pipeline.stats.resampling import Sides
from pipeline.wording.sentences import count, figure

MOST_MORE = 100_000
"""More clusters than this are not asked for: where they would not do, nothing is said."""


def told(sides: Sides, *, params: GapParams, tests: int = 1) -> bool:
    """Whether any gap can be told from chance at the level, p being held against so many tests."""
    floor = resampling.p_floor(*sides.shape, n_permutations=params.n_permutations)
    return floor * tests <= params.level


def lacking(sides: Sides, *, params: GapParams, tests: int = 1) -> str:
    """How many more documents would tell a gap, in words; empty if these do, or none would."""
    if told(sides, params=params, tests=tests):
        return ""
    single = sides.n_clusters == len(sides.first)
    return _ways(sides.shape, single=single, params=params, tests=tests)


def effective_n(cluster: NDArray[np.str_]) -> float:
    """As many clusters of one size as these of several sizes are worth.

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
    """What the design allows one to say of a side, in words."""
    other = "frontline" if corpus == "policy" else "policy"
    if 0 in shape:
        return f"No {other} documents in this language: nothing to compare with."
    n_clusters = len(np.unique(cluster))
    single = n_clusters == len(cluster)
    parts = [_telling(shape, single=single, params=params)]
    if not single:
        parts.append(
            f"The {len(cluster)} {corpus} documents come in {count(n_clusters, 'cluster')}, "
            "which count as the units."
        )
    if getattr(params.sampling, corpus) == "census":
        parts.append(f"The {corpus} documents are all there are: no margin of error for them.")
    elif n_clusters < resampling.MIN_CLUSTERS:
        missing = resampling.MIN_CLUSTERS - n_clusters
        noun = "document" if single else "cluster"
        parts.append(
            f"An interval needs at least {resampling.MIN_CLUSTERS} {corpus} {noun}s: "
            f"{missing} more."
        )
    return " ".join(parts)


def _telling(shape: tuple[int, int], *, single: bool, params: GapParams) -> str:
    """Whether the design can tell a gap, and if not how many more documents would."""
    n_permutations = params.n_permutations
    floor = resampling.p_floor(*shape, n_permutations=n_permutations)
    if floor <= params.level:
        return f"Gaps can be told from chance down to p = {_figure_p(floor)}."
    if 1 / (1 + n_permutations) > params.level:
        return f"No gap can be told from chance: {n_permutations} permutations are too few."
    return (
        f"No gap can be told from chance: at best p = {_figure_p(floor)}, "
        f"above {figure(params.level)}. "
        f"Enough would be {_ways(shape, single=single, params=params, tests=1)}."
    )


def _ways(shape: tuple[int, int], *, single: bool, params: GapParams, tests: int) -> str:
    noun = "document" if single else "cluster"
    more = [_missing(shape, side=side, params=params, tests=tests) for side in (0, 1)]
    return " or ".join(
        f"{n} more {side} {noun if n == 1 else noun + 's'}"
        for n, side in zip(more, tables.CORPORA, strict=True)
        if n
    )


def _missing(shape: tuple[int, int], *, side: int, params: GapParams, tests: int) -> int:
    """How many clusters more on one side bring the floor down to the level; 0 if none do."""
    if tests / (1 + params.n_permutations) > params.level:
        return 0
    for more in range(1, MOST_MORE):
        grown = (shape[0] + more, shape[1]) if side == 0 else (shape[0], shape[1] + more)
        floor = resampling.p_floor(*grown, n_permutations=params.n_permutations)
        if floor * tests <= params.level:
            return more
    return 0


def _figure_p(p: float) -> str:
    return f"{p:.2f}" if p >= 0.1 else f"{p:.1g}" if p >= 0.0001 else f"{p:.5f}"
