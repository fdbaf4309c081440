"""The test of a measure's items: permutations of clusters, gamma means, or log-odds.

In: `Measured`. Out: `TestedItems`: the test that verdicts rest on, and that of permutations.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from pipeline.config.params import GapParams
from pipeline.gap.measures.collocations import observed_odds
from pipeline.gap.measures.measured import Measured
from pipeline.stats import gamma_means, log_odds, multiplicity, permutation
from pipeline.stats.clusters import Floats
from pipeline.stats.gamma_means import UNLIKE, Compared
from pipeline.stats.multiplicity import Tested

MAX_ODDS_WORK, MIN_ODDS_PERMUTATIONS = 20_000_000, 1_000
"""For the log-odds: words times permutations, at most, but no fewer permutations than these."""


@dataclass(frozen=True)
class TestedItems:
    """The test of a measure's items; `as_gamma` where it is the one of gamma means.

    `permuted` is what permutations say, the same as `tested` elsewhere. `spread` is the ratio of
    the squared coefficients of variation of the sides, NaN if not known.
    """

    tested: Tested
    permuted: Tested
    as_gamma: Compared | None
    spread: float


def tested_items(
    measured: Measured,
    *,
    params: GapParams,
    critical: Floats | None = None,
    unlike: bool | None = None,
) -> TestedItems:
    """Gamma means with Holm where the sides vary unlike, else permutations with max-T.

    `critical` and `unlike` are those of `compare`.
    """
    compared = gamma_comparison(measured)
    spread = np.nan if compared is None else compared.spread_ratio
    if unlike is None:
        unlike = max(spread, 1 / spread) > UNLIKE
    as_gamma = compared if unlike and not measured.measure.is_of_mentions else None
    permuted = _test(measured, params=params, critical=critical)
    if as_gamma is None:
        return TestedItems(permuted, permuted, None, spread)
    floor = permutation.p_floor(*measured.sides.shape, n_permutations=params.n_permutations)
    tested = _gamma_test(permuted, as_gamma, floor=floor)
    return TestedItems(tested, permuted, as_gamma, spread)


def gamma_comparison(measured: Measured) -> Compared | None:
    """The test of gamma means; None for collocates, and where a side has one cluster."""
    if measured.measure.test != "means" or min(measured.sides.shape) < 2:
        return None
    return gamma_means.compare_means(
        measured.values, sides=measured.sides, kind=measured.kind, prior=measured.prior
    )


def _gamma_test(permuted: Tested, compared: Compared, *, floor: float) -> Tested:
    """The test of gamma means, adjusted by Holm, with the statistic of the permutations.

    No p is given that is below `floor`, the smallest that exchanging clusters could reach: so few
    clusters say no more, whatever the model.
    """
    adjusted = multiplicity.holm(compared.p_value)
    return replace(
        permuted,
        p_value=np.maximum(compared.p_value, floor),
        p_adjusted=np.maximum(adjusted, floor),
    )


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
    test = (
        permutation.min_p_test if measured.adjusted_by == "min P" else permutation.permutation_test
    )
    return test(
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
