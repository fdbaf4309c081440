"""Which side moves first: when each side's change lies, where both change the same way.

In: pairs of changes, each with its values and dates. Out: `First` of each pair.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from pipeline.arrays import Flags
from pipeline.change.dated import DatedSide
from pipeline.config.params import GapParams
from pipeline.stats.change import Steps, steps

FEWEST_YEARS = 4
"""Calendar years that must have a document of each side, within the years of the other, before it
is asked who moved first."""

_DRAWS = 1999
"""Permutations for each time that a step is tried at, at most."""


_DAY = len("2019-01-01")
_SLACKS = ((len("2019"), 0.499), (len("2019-01"), 0.49 / 12), (_DAY, 0.0))
"""By the length of a date."""


@dataclass(frozen=True)
class Moved:
    """An item of a side and its verdict: it rises, falls, or neither is shown."""

    side: DatedSide
    item: int
    verdict: str


@dataclass(frozen=True)
class First:
    """Who moved first, why nobody can be named, and between which dates each side moved."""

    verdict: str
    reason: str
    policy: Steps | None = None
    frontline: Steps | None = None


def who_moved_first(pairs: Sequence[tuple[Moved, Moved]], *, params: GapParams) -> list[First]:
    """For each pair, policy's and the frontline's, who moved first.

    It is asked only where both are shown to change the same way. Then for each the set of times
    that hold its step is worked out, at half of the level over the number of pairs asked, from the
    years in which both sides have documents: if all of one lies before all of the other, that side
    moved first. Where a side has dates without a day or month, its set is wider by as much.
    """
    asked = [_why_not(*pair) for pair in pairs]
    n_asked = max(1, asked.count(""))
    own = params.model_copy(update={"level": params.level / 2 / n_asked})
    return [
        First("cannot tell", why) if why else _compared(*pair, params=own)
        for pair, why in zip(pairs, asked, strict=True)
    ]


def _why_not(policy: Moved, frontline: Moved) -> str:
    """Why it is not asked; empty if it is."""
    sides = policy.side, frontline.side
    for side, inside in zip(sides, in_shared_years(*sides), strict=True):
        if len(np.unique(np.floor(side.timeline.time[inside]))) < FEWEST_YEARS:
            return "years"
    same = policy.verdict == frontline.verdict and policy.verdict in ("rises", "falls")
    return "" if same else "still"


def in_shared_years(policy: DatedSide, frontline: DatedSide) -> tuple[Flags, Flags]:
    """Which documents of each side are from years that lie within those of the other."""
    one, other = policy.timeline.time, frontline.timeline.time
    start, end = max(one.min(), other.min()), min(one.max(), other.max())
    inside = [(time >= np.floor(start)) & (time < np.floor(end) + 1) for time in (one, other)]
    return inside[0], inside[1]


def _compared(policy: Moved, frontline: Moved, *, params: GapParams) -> First:
    shared = in_shared_years(policy.side, frontline.side)
    one, other = (
        _step(moved, kept=kept, params=params)
        for moved, kept in zip((policy, frontline), shared, strict=True)
    )
    if np.isnan(one.earliest) or np.isnan(other.earliest):
        return First("cannot tell", "slow", one, other)
    if one.before(other):
        return First("policy", "", one, other)
    if other.before(one):
        return First("frontline", "", one, other)
    return First("cannot tell", "open", one, other)


def _step(moved: Moved, *, kept: Flags, params: GapParams) -> Steps:
    where = moved.side.timeline
    found = steps(
        moved.side.values[kept, moved.item],
        timeline=replace(where, time=where.time[kept], cluster=where.cluster[kept]),
        level=params.level,
        n_permutations=min(params.n_permutations, _DRAWS),
        seed=params.seed,
    )
    slack = _slack(moved.side.documents.loc[kept, "date"].tolist())
    return replace(found, earliest=found.earliest - slack, latest=found.latest + slack)


def _slack(dates: Sequence[str]) -> float:
    """By how many years a document may be earlier or later than the middle of what its date names.

    It is that of the coarsest of the dates, a little less than half of the year or month: its
    first and its last day are within.
    """
    coarsest = min((len(one.strip()) for one in dates), default=_DAY)
    return next(years for length, years in _SLACKS if coarsest <= length)
