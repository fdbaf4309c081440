"""The test of a measure's items: permutations of clusters, or gamma means.

In: `Measured`. Out: `TestedItems`: the test that verdicts rest on, and that of permutations.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from pipeline.config.params import GapParams
from pipeline.gap.measures.measured import Measured
from pipeline.stats import gamma_means, permutation
from pipeline.stats.families import multiplicity
from pipeline.stats.families.multiplicity import Tested
from pipeline.stats.gamma_means import UNLIKE, Compared

EVEN = 0.85
"""Below this evenness of clusters (`Sides.evenness`) sides are not permuted: some hold far more
documents than others. Six clusters of one document against eight of four are at .77."""


@dataclass(frozen=True)
class TestedItems:
    """The test of a measure's items; `as_gamma` where it is the one of gamma means.

    For shares of mentions `as_gamma` holds a second entry: the comparison of their complements.
    `permuted` is what permutations say, the same as `tested` elsewhere. `spread` is the ratio of
    the squared coefficients of variation of the sides, NaN if not known.
    """

    tested: Tested
    permuted: Tested
    as_gamma: tuple[Compared, ...]
    spread: float


def tested_items(
    measured: Measured,
    *,
    params: GapParams,
    critical: Tested | None = None,
    unlike: bool | None = None,
    apart: bool | None = None,
) -> TestedItems:
    """Gamma means with Holm where the sides vary unlike, else permutations with max-T.

    Where clusters are of very unlike size, exchanging them changes how many documents a side has:
    a gap to the side with the large clusters is then found far more seldom. Gamma means do not
    mind, and are tested there too.

    `critical`, `unlike` and `apart` are those of `compare`.
    """
    compared = gamma_comparison(measured, level=params.level)
    spread = compared[0].spread_ratio if compared else np.nan
    if unlike is None:
        unlike = max(spread, 1 / spread) > UNLIKE or measured.sides.evenness < EVEN
    permuted = _test(measured, params=params, critical=critical, apart=apart)
    if not (unlike and compared):
        return TestedItems(permuted, permuted, (), spread)
    floor = permutation.p_floor(*measured.sides.shape, n_permutations=params.n_permutations)
    tested = _gamma_test(permuted, compared[0], floor=floor, groups=measured.groups)
    return TestedItems(tested, permuted, compared, spread)


def gamma_comparison(
    measured: Measured, *, level: float = gamma_means.COUNTED_BELOW
) -> tuple[Compared, ...]:
    """The test of gamma means, of shares of mentions in both codings; none of a single cluster.

    `level` is that at which items are named: rates that it might name are compared as counts too.
    """
    if min(measured.sides.shape) < 2:
        return ()
    values, sides, kind, prior = measured.values, measured.sides, measured.kind, measured.prior
    if measured.measure.is_of_mentions:
        return gamma_means.compare_shares(values, sides=sides, kind=kind, prior=prior)
    below = max(level, gamma_means.COUNTED_BELOW)
    return (
        gamma_means.compare_means(values, sides=sides, kind=kind, prior=prior, counted_below=below),
    )


def _gamma_test(permuted: Tested, compared: Compared, *, floor: float, groups: int) -> Tested:
    """The test of gamma means, adjusted by Holm, with the statistic of the permutations.

    No p is given that is below `floor`, the smallest that exchanging clusters could reach: so few
    clusters say no more, whatever the model.
    """
    adjusted = np.minimum(multiplicity.holm(compared.p_value) * groups, 1.0)
    return replace(
        permuted,
        p_value=np.maximum(compared.p_value, floor),
        p_adjusted=np.maximum(adjusted, min(floor * groups, 1.0)),
    )


def _test(
    measured: Measured, *, params: GapParams, critical: Tested | None, apart: bool | None
) -> Tested:
    if critical is not None:
        return _against(measured, critical)
    tested = _permuted(measured, params=params, apart=apart)
    return replace(tested, p_adjusted=np.minimum(tested.p_adjusted * measured.groups, 1.0))


def _against(measured: Measured, whole: Tested) -> Tested:
    """The statistic compared with the critical values of another test, in its own direction."""
    observed = permutation.statistic(measured.values, sides=measured.sides, prior=measured.prior)
    critical, away = whole.critical, whole.away
    if away is not None:
        turned = (observed > 0) != (whole.statistic > 0)
        critical, away = np.where(turned, away, critical), np.where(turned, critical, away)
    p_value = np.where(observed**2 > critical, 0.0, 1.0)
    return Tested(observed, p_value, p_value, critical, away)


def _permuted(measured: Measured, *, params: GapParams, apart: bool | None) -> Tested:
    test = (
        permutation.min_p_test if measured.adjusted_by == "min P" else permutation.permutation_test
    )
    return test(
        measured.values,
        sides=measured.sides,
        permutations=measured.permutations,
        level=params.level / measured.groups,
        prior=measured.prior,
        apart=apart,
    )
