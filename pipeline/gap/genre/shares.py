"""Shares of mentions less what the same documents have anyway, compared between the sides.

Policy promises in more of its sentences than talk does, co-word or not. So for each document the
share of its mentions that have an attribute is taken less its baseline, and these differences are
compared between the sides.

References:
    Card, D. & Krueger, A. B. (1994). Minimum wages and employment. American Economic Review 84(4),
    772-793 (a difference of differences).
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from pipeline.arrays import Flags, Floats
from pipeline.config.params import GapParams
from pipeline.gap.comparison import Comparison
from pipeline.gap.genre.beyond import Beyond, second_verdicts
from pipeline.gap.measures.measured import Measured
from pipeline.stats import gamma_means, intervals, permutation
from pipeline.stats.families import multiplicity
from pipeline.stats.gamma_means import Compared


def beyond_shares(
    measured: Measured, comparison: Comparison, shares: Floats, *, params: GapParams
) -> Beyond:
    """The gaps of a measure of mentions less those of the baseline; documents by items.

    A difference of two shares lies between -1 and 1: half of 1 + it is a share again, and is tested
    by gamma means in both codings, Holm, times the number of groups. The baselines of prose and
    talk vary unlike even where mentions do not, so that clusters are never exchanged here. The
    interval is of one item.
    """
    first = measured.sides.first
    beside = measured.values - shares
    estimate = beside[first].mean(axis=0) - beside[~first].mean(axis=0)
    nothing = np.full(len(measured.items), np.nan)
    p_adjusted, low, high = np.ones(len(measured.items)), nothing, nothing
    if min(measured.sides.shape) >= 2:
        compared = _compared(measured, beside)
        floor = permutation.p_floor(*measured.sides.shape, n_permutations=params.n_permutations)
        adjusted = multiplicity.holm(np.maximum(compared.p_value, floor)) * measured.groups
        p_adjusted = np.minimum(adjusted, 1.0)
        low, high = _ends(compared, beside, first=first, params=params)
    return Beyond(
        policy=shares[first].mean(axis=0),
        frontline=shares[~first].mean(axis=0),
        estimate=estimate,
        low=low,
        high=high,
        as_far=nothing,
        p_adjusted=p_adjusted,
        verdict=second_verdicts(
            comparison.verdict, estimate=estimate, p_adjusted=p_adjusted, level=params.level
        ),
    )


def _compared(measured: Measured, beside: Floats) -> Compared:
    """The test of half of 1 + the differences, whose spread holds that of drawing few mentions."""
    kind = replace(measured.kind, trials=None, counted=measured.as_counted)
    return gamma_means.compare_shares(
        (1 + beside) / 2, sides=measured.sides, kind=kind, prior=measured.prior
    )[0]


def _ends(
    compared: Compared, beside: Floats, *, first: Flags, params: GapParams
) -> tuple[Floats, Floats]:
    """The ends of the interval of the difference, from those of the ratio of the halves."""
    halves = (1 + beside) / 2
    mean = (halves[first].mean(axis=0) + halves[~first].mean(axis=0)) / 2
    level = np.full(halves.shape[1], params.level)
    low, high = (
        np.clip(2 * intervals.difference_of_ratio(end / np.log(2), mean=mean), -2.0, 2.0)
        for end in gamma_means.ratio_ends(compared, level=level)
    )
    return low, high
