"""One measure compared between the sides: estimates, intervals, tests, verdicts.

In: `Measured`. Out: `Comparison`, one entry per item in each field.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from pipeline.config.params import GapParams
from pipeline.gap.measures.collocations import observed_odds
from pipeline.gap.measures.measured import Measured
from pipeline.gap.verdicts import Strings, verdicts
from pipeline.stats import intervals, log_odds, multiplicity, permutation
from pipeline.stats.clusters import Flags, Floats
from pipeline.stats.intervals import Interval
from pipeline.stats.multiplicity import Tested

MAX_ODDS_WORK, MIN_ODDS_PERMUTATIONS = 20_000_000, 1_000
"""For the log-odds: words times permutations, at most, but no fewer permutations than these."""


@dataclass(frozen=True)
class Comparison:
    """What the items of a measure come to."""

    policy: Interval
    frontline: Interval
    difference: Interval
    ratio: Interval
    tested: Tested
    verdict: Strings


def compare(measured: Measured, *, params: GapParams, critical: Floats | None = None) -> Comparison:
    """Estimates, intervals, tests and verdicts of a measure's items.

    With `critical`, the squared statistics are compared with these values, without permuting.
    """
    first = measured.sides.first
    policy, frontline = (
        side_interval(measured, own, census=census, params=params)
        for own, census in zip((first, ~first), params.sampling.census, strict=True)
    )
    half = measured.whole / 2
    ratio = intervals.log2_ratio_interval(
        policy,
        frontline,
        added=(half / measured.weight[first].sum(), half / measured.weight[~first].sum()),
    )
    difference = intervals.difference_interval(policy, frontline)
    tested = _test(measured, params=params, critical=critical)
    verdict = verdicts(measured, difference=difference, ratio=ratio, tested=tested, params=params)
    return Comparison(policy, frontline, difference, ratio, tested, verdict)


def side_interval(measured: Measured, own: Flags, *, census: bool, params: GapParams) -> Interval:
    """The mean of each item over the documents of one side, with its interval."""
    found = intervals.mean_interval(
        measured.values[own],
        cluster=measured.sides.cluster[own],
        level=params.level,
        unseen=measured.unseen,
        census=census,
    )
    return replace(found, high=np.minimum(found.high, measured.whole))


def _test(measured: Measured, *, params: GapParams, critical: Floats | None) -> Tested:
    if critical is None:
        tested = _permuted(measured, params=params)
        return replace(tested, p_adjusted=np.minimum(tested.p_adjusted * measured.groups, 1.0))
    if measured.collocates is None:
        observed = permutation.statistic(
            measured.values, sides=measured.sides, prior=measured.prior
        )
    else:
        observed = observed_odds(measured.collocates, measured.sides)
    p_value = np.where(observed**2 > critical, 0.0, 1.0)
    return Tested(observed, p_value, p_value, critical)


def _permuted(measured: Measured, *, params: GapParams) -> Tested:
    if measured.collocates is not None:
        return _permuted_odds(measured, measured.collocates, params=params)
    return permutation.permutation_test(
        measured.values,
        sides=measured.sides,
        permutations=measured.permutations,
        level=params.level / measured.groups,
        prior=measured.prior,
    )


def _permuted_odds(measured: Measured, counts: Floats, *, params: GapParams) -> Tested:
    """The weighted log-odds of the collocates under permutations, adjusted for all words together.

    The critical values are those of the level divided by the number of groups.
    """
    most = max(MIN_ODDS_PERMUTATIONS, MAX_ODDS_WORK // counts.shape[1])
    few = permutation.thin(measured.permutations, most, seed=params.seed)
    odds = log_odds.log_odds(counts, sides=measured.sides, permutations=few)[:-1]
    tested = multiplicity.step_down(np.abs(odds), level=params.level / measured.groups)
    return replace(tested, statistic=odds[:, 0], critical=tested.critical**2)
