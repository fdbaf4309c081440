"""Levels two by two, as the two sides are compared, and all together.

In: `LevelValues`. Out: `Contrasts`: the omnibus test, the trend, and each pair that is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

import numpy as np

from pipeline import tables
from pipeline.arrays import Floats, Strings
from pipeline.config.params import GapParams, LevelsParams
from pipeline.gap.comparison import compare
from pipeline.gap.comparison.verdicts import agreeing
from pipeline.gap.influence import NOTHING, Influence, Without, clusters_of, left_out_in_turn
from pipeline.gap.measures.measured import Measured
from pipeline.levels.values import LevelValues
from pipeline.levels.whole import Whole, whole_tests
from pipeline.levels.within import Compared, cells, compare_within, share_a_place
from pipeline.stats import permutation


@dataclass(frozen=True)
class Contrasts:
    """What the comparison of a measure's levels yields.

    `pairs` are by first and second level, none where no place has both. `whole` is not there
    where there are only two levels: they are one pair.
    """

    pairs: dict[tuple[int, int], Compared | None]
    whole: Whole | None


def contrasts(
    values: LevelValues, *, levels: LevelsParams, params: GapParams, influential: bool = True
) -> Contrasts:
    """The omnibus test, the trend where the levels are ordered, and the pairs.

    Pairs are adjusted for all items and all pairs: the step-down of the items of a pair, times the
    number of pairs. A pair differs only where the omnibus test of the item says that some levels
    do, so that where nothing differs nothing is said more often than the omnibus test errs.
    `influential`: each cluster or place is left out of the pairs that are told. A place is not
    where that would tell who is in it: what is left is the others, and the rest its own difference.
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
        gate = np.zeros(len(values.measured.items)) if values.n == 2 else _omnibus(whole, one)
        gated = _gated(one, gate, params=own)
        left_out = (NOTHING,) * len(gate)
        if influential and (not one.n_places or values.tells_places):
            left_out = _influence(values, rows, (first, second), gated, gate, params=own)
        found[first, second] = replace(gated, influence=left_out)
    return Contrasts(found, whole)


def _influence(
    values: LevelValues,
    rows: LevelValues,
    pair: tuple[int, int],
    one: Compared,
    gate: Floats,
    *,
    params: GapParams,
) -> tuple[Influence, ...]:
    """Each cluster, or place, left out of a pair of levels in which an item has a verdict.

    The omnibus test and the choice of test stay those of all documents.
    """
    names = np.isin(one.verdict, ("policy", "frontline", "bridge"))
    if not names.any():
        return (NOTHING,) * len(names)
    if one.n_places:
        places = sorted(set(rows.documents.loc[np.isin(rows.level, pair), "place"]))
        groups = [_of_place(values, place, pair) for place in places]
    else:
        groups = clusters_of(one.measured)

    def without(group: int) -> Without | None:
        if one.n_places:
            rest = rows.keeping((rows.documents["place"] != places[group]).to_numpy())
            if not share_a_place(rest, *pair):
                return None
            other = compare_within(rest, *pair, groups=one.measured.groups, params=params)
        else:
            left = one.measured.without_cluster(group)
            if 0 in left.sides.shape:
                return None
            apart = one.tested.away is not None
            other = _compared(left, unlike=one.unlike, apart=apart, params=params)
        return _gated(other, gate, params=params).found

    found = left_out_in_turn(groups, whole=one.found, without=without)
    return tuple(
        each if told else NOTHING for each, told in zip(found, names.tolist(), strict=True)
    )


def _of_place(values: LevelValues, place: str, pair: tuple[int, int]) -> tuple[str, int]:
    """The first document of a place on these levels, and how many it has there."""
    here = values.documents["place"].eq(place) & np.isin(values.level, pair)
    ids = values.documents.loc[here, "doc_id"].tolist()
    return str(ids[0]), len(ids)


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
    return _compared(values.between(first, second, groups=groups, params=params), params=params)


def _compared(
    pair: Measured,
    *,
    params: GapParams,
    unlike: bool | None = None,
    apart: bool | None = None,
) -> Compared:
    found = compare(pair, params=params, unlike=unlike, apart=apart)
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
    named = np.isin(one.verdict, tables.CORPORA)
    stopped = named & (omnibus > params.level)
    verdict: Strings = np.where(stopped, "cannot tell", one.verdict)
    return replace(
        one,
        tested=replace(one.tested, p_adjusted=np.maximum(one.tested.p_adjusted, omnibus)),
        verdict=verdict,
        reason=np.where(stopped, "whole", one.reason),
        simultaneous=agreeing(one.simultaneous, found=named & ~stopped, params=params),
    )
