"""Levels two by two, as the two sides are compared, and all together.

In: `LevelValues`. Out: `Contrasts`: the omnibus test, the trend, and each pair that is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

import numpy as np

from pipeline.config.params import GapParams, LevelsParams
from pipeline.gap.comparison import compare
from pipeline.gap.comparison.verdicts import Strings, agreeing
from pipeline.levels.values import LevelValues
from pipeline.levels.whole import Whole, whole_tests
from pipeline.levels.within import Compared, cells, compare_within, share_a_place
from pipeline.stats import permutation
from pipeline.stats.clusters import Floats


@dataclass(frozen=True)
class Contrasts:
    """What a measure comes to on the levels.

    `pairs` are by first and second level, none where no place has both. `whole` is not there
    where there are only two levels: they are one pair.
    """

    pairs: dict[tuple[int, int], Compared | None]
    whole: Whole | None


def contrasts(values: LevelValues, *, levels: LevelsParams, params: GapParams) -> Contrasts:
    """The omnibus test, the trend where the levels are ordered, and the pairs.

    Pairs are adjusted for all items and all pairs: the step-down of the items of a pair, times the
    number of pairs. A pair differs only where the omnibus test of the item says that some levels
    do, so that where nothing differs nothing is said more often than the omnibus test errs.
    """
    asked = list(pairs_asked(values, levels=levels))
    rows = cells(values) if levels.paired_by is not None else values
    whole = None
    if values.n > 2 and len(set(rows.level)) == values.n:
        whole = whole_tests(
            rows, ordered=levels.ordered, paired=levels.paired_by is not None, params=params
        )
    found: dict[tuple[int, int], Compared | None] = {}
    for first, second in asked:
        own = values.params_of(first, second, params=params)
        if levels.paired_by is None:
            one = _between(values, first, second, groups=len(asked), params=own)
        elif share_a_place(rows, first, second):
            one = compare_within(rows, first, second, groups=len(asked), params=own)
        else:
            found[first, second] = None
            continue
        found[first, second] = (
            one if values.n == 2 else _gated(one, _omnibus(whole, one), params=own)
        )
    return Contrasts(found, whole)


def pairs_asked(values: LevelValues, *, levels: LevelsParams) -> Iterator[tuple[int, int]]:
    """The pairs of levels that are compared, each from left to right, or from the reference."""
    if levels.compare == "pairs":
        yield from combinations(range(values.n), 2)
    elif levels.compare == "neighbours":
        yield from pairwise(range(values.n))
    elif levels.reference in values.names:
        reference = values.names.index(str(levels.reference))
        yield from ((reference, other) for other in range(values.n) if other != reference)


def _between(
    values: LevelValues, first: int, second: int, *, groups: int, params: GapParams
) -> Compared:
    """Two levels compared as policy and frontline are."""
    pair = values.between(first, second, groups=groups, params=params)
    found = compare(pair, params=params)
    return Compared(
        measured=pair,
        means=(found.policy.estimate, found.frontline.estimate),
        simultaneous=found.simultaneous,
        tested=found.tested,
        verdict=found.verdict,
        reason=found.reason,
        floor=permutation.p_floor(*pair.sides.shape, n_permutations=params.n_permutations),
        unlike=found.unlike,
        n_places=0,
    )


def _omnibus(whole: Whole | None, one: Compared) -> Floats:
    """The adjusted p of the omnibus test of each item; 1 where it cannot be made."""
    if whole is None:
        return np.ones(len(one.measured.items))
    return np.asarray(whole.omnibus.p_adjusted)


def _gated(one: Compared, omnibus: Floats, *, params: GapParams) -> Compared:
    """No side is named of an item whose levels are not shown to differ at all."""
    named = np.isin(one.verdict, ("policy", "frontline"))
    stopped = named & (omnibus > params.level)
    verdict: Strings = np.where(stopped, "cannot tell", one.verdict)
    return replace(
        one,
        tested=replace(one.tested, p_adjusted=np.maximum(one.tested.p_adjusted, omnibus)),
        verdict=verdict,
        reason=np.where(stopped, "whole", one.reason),
        simultaneous=agreeing(one.simultaneous, found=named & ~stopped, params=params),
    )
