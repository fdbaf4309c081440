"""The change of each side, and the difference of the changes, with intervals and reasons.

In: `DatedMeasure`. Out: `Tests`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pipeline.arrays import Flags, Floats, Strings
from pipeline.change.dated import DatedMeasure, DatedSide
from pipeline.config.params import GapParams
from pipeline.gap.comparison.testing import gamma_comparison
from pipeline.gap.measures.measured import Measured
from pipeline.stats.change import Slopes, difference_test, floor, slope_test
from pipeline.stats.families import multiplicity
from pipeline.stats.intervals import Interval

FEWEST_YEARS = 3
"""Calendar years that must have a document of a side before its change is tested."""

UNLIKE = 2.0
"""Above this ratio of the squared coefficients of variation of the halves, in either direction,
gamma means are asked too. It is more than that of two sides: a change within a half spreads it."""

DECADE = 10.0
"""The difference of two changes is given per decade (10 years)."""


@dataclass(frozen=True)
class Change:
    """A test of every item: estimate with interval, p-values, verdict, and why there is none."""

    line: Interval
    p_value: Floats
    p_adjusted: Floats
    floor: float
    verdict: Strings
    reason: Strings


@dataclass(frozen=True)
class Tests:
    """The change of each side, by its name, and the difference of both where both have dates."""

    sides: dict[str, Change]
    difference: Change | None


def change_tests(dated: DatedMeasure, *, params: GapParams) -> Tests:
    """The tests of a measure, p adjusted for its items and for as many tests as there are.

    With both sides there are three tests of each item: two changes and their difference.
    """
    tests = 3 if len(dated.sides) > 1 else 1
    spurious = dated.measured.is_spurious
    sides = {side.corpus: _of_side(dated, side, tests=tests, params=params) for side in dated.sides}
    difference = None
    if len(dated.sides) > 1:
        difference = _difference(dated, spurious=spurious, tests=tests, params=params)
    return Tests(sides, difference)


def _of_side(dated: DatedMeasure, side: DatedSide, *, tests: int, params: GapParams) -> Change:
    """How far a straight line goes from the first date to the last, beyond chance or not.

    An item that no document of the side has does not change. Where the earlier and the later half
    vary unlike, gamma means of both halves are asked too, and the larger p counts: dates of
    documents that vary more and more are exchanged for nothing too often.
    """
    spurious = dated.measured.is_spurious
    found = slope_test(
        side.values, timeline=side.timeline, times=side.times, level=params.level / tests
    )
    least = floor(side.timeline, n_permutations=params.n_permutations) * tests
    sparse = side.timeline.n_years < FEWEST_YEARS
    return _told(
        found,
        reach=side.timeline.span,
        words=("rises", "falls"),
        barred={"years": np.full(len(spurious), sparse), "spurious": spurious},
        least=least,
        tests=tests,
        params=params,
        as_gamma=_gamma(dated.halves(side), level=params.level),
    )


def _gamma(halves: Measured, *, level: float) -> Floats | None:
    """The p-values of gamma means where the halves vary unlike; none where they are alike."""
    compared = gamma_comparison(halves, level=level)
    if not compared:
        return None
    spread = compared[0].spread_ratio
    return compared[0].p_value if max(spread, 1 / spread) > UNLIKE else None


def _difference(dated: DatedMeasure, *, spurious: Flags, tests: int, params: GapParams) -> Change:
    """Policy's change less the frontline's, for ten years.

    Rates are compared in parts of the side's own mean: a word that doubles on both sides changes
    alike. Shares are compared in points. An item that one side lacks is not compared.
    """
    first, second = dated.sides
    one, other = _scaled(dated, first), _scaled(dated, second)
    found = difference_test(
        (one, first.timeline, first.times),
        (other, second.timeline, second.times),
        level=params.level / tests,
    )
    least = tests * max(
        # The orders of each side are drawn by themselves: they are hardly ever reversed together.
        floor(side.timeline, n_permutations=params.n_permutations, mirrored=False)
        for side in dated.sides
    )
    n_items = len(spurious)
    having = [np.asarray((side.values > 0).any(axis=0)) for side in dated.sides]
    lacking = np.asarray(~(having[0] & having[1]), dtype=bool)
    return _told(
        found,
        reach=DECADE,
        words=("policy", "frontline"),
        barred={
            "years": np.full(n_items, not _overlap(first, second)),
            "one side": lacking,
            "spurious": spurious,
        },
        least=least,
        tests=tests,
        params=params,
    )


def _scaled(dated: DatedMeasure, side: DatedSide) -> Floats:
    if dated.measured.measure.is_share:
        return side.values
    mean = side.values.mean(axis=0)
    return np.asarray(side.values / np.where(mean > 0, mean, 1.0))


def _overlap(first: DatedSide, second: DatedSide) -> bool:
    """Whether each side has years enough, and enough of them while the other has documents, too."""
    times = [side.timeline.time for side in (first, second)]
    start, end = max(one.min() for one in times), min(one.max() for one in times)
    for one in times:
        shared = one[(one >= np.floor(start)) & (one < np.floor(end) + 1)]
        if len(np.unique(np.floor(shared))) < FEWEST_YEARS:
            return False
    return True


def _told(
    found: Slopes,
    *,
    reach: float,
    words: tuple[str, str],
    barred: dict[str, Flags],
    least: float,
    tests: int,
    params: GapParams,
    as_gamma: Floats | None = None,
) -> Change:
    """Interval, verdict and reason from a test; `barred` items have no verdict, and why."""
    permuted = np.minimum(found.tested.p_adjusted * tests, 1.0)
    p_value, adjusted = found.tested.p_value, permuted
    if as_gamma is not None:
        p_value = np.maximum(p_value, as_gamma)
        adjusted = np.maximum(permuted, np.minimum(multiplicity.holm(as_gamma) * tests, 1.0))
    clear = adjusted <= params.level
    open_ = ~np.any([*barred.values()], axis=0) & (least <= params.level)
    named = clear & open_
    estimate = found.slope * reach
    # A test-based interval (Miettinen 1976), as two sides have it.
    half = (
        found.error
        * reach
        * np.sqrt(multiplicity.stopped(found.tested, level=params.level / tests))
    )
    low, high = estimate - half, estimate + half
    line = Interval(
        estimate,
        np.where(named, low, np.minimum(low, 0.0)),
        np.where(named, high, np.maximum(high, 0.0)),
    )
    alone = p_value <= params.level
    reason = np.select(
        [
            *barred.values(),
            np.full(len(clear), least > params.level),
            (permuted <= params.level) & ~clear,
            ~clear & alone,
        ],
        [*barred, "few", "unlike", "many"],
        "open",
    )
    side = np.where(estimate > 0, words[0], words[1])
    return Change(
        line=line,
        p_value=p_value,
        p_adjusted=adjusted,
        floor=min(1.0, least),
        verdict=np.where(named, side, "cannot tell"),
        reason=np.where(named, "", reason),
    )
