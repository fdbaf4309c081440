"""Means of two sides of unlike spread, compared by a gamma approximation of each mean.

In: values that cannot be negative, documents by items, `Sides`, and how values disperse (`Kind`).
Out: the test of equal means for every item, and intervals of means and of their ratio.

Permuting documents between sides of equal means and unlike spread names a side far too often. Here
nothing is exchanged. The mean of a side is taken to be gamma distributed with a coefficient of
variation from the side's own clusters, so that the ratio of two equal means follows an F
distribution. How much an item varies is known badly from few clusters: it is combined with how much
all items of the side vary.

References:
    Krishnamoorthy, K. & León-Novelo, L. (2014). Small sample inference for gamma parameters:
    one-sample and two-sample problems. Environmetrics 25(2), 107-126; Shiue, W.-K. & Bain, L. J.
    (1983). A two-sample test of equal gamma distribution scale parameters with unknown common
    shape parameter. Technometrics 25(4), 377-381 (the F ratio of gamma means); Smyth, G. K. (2004).
    Linear models and empirical Bayes methods. Statistical Applications in Genetics and Molecular
    Biology 3(1), 3 (dispersion shrunk towards that of all items); Mosimann, J. E. (1962). On the
    compound multinomial distribution. Biometrika 49, 65-82 (concentration of shares).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from scipy import special, stats

from pipeline.arrays import Flags, Floats
from pipeline.stats.clusters import Sides

PRIOR_DF = 4.0
"""Degrees of freedom with which an item's dispersion is shrunk towards that of all items."""

TEST_INFLATION, SHARE_INFLATION, INTERVAL_INFLATION = 3.0, 1.0, 1.0
"""The squared coefficient of variation is multiplied by 1 + this / (clusters − 1): for the test,
for that of shares in both codings, and for intervals of one item. It allows for not knowing the
dispersion of few clusters; calibrated by simulation (docs/decisions/0032-unlike-sides.md,
0067-unlike-intervals.md)."""

_NODES = np.linspace(-6.0, 6.0, 61)
_QUANTILES, _WEIGHTS = stats.norm.cdf(_NODES), stats.norm.pdf(_NODES) / stats.norm.pdf(_NODES).sum()
"""Where a gamma distribution is integrated over: at quantiles that reach far into its tails."""

COUNTED_BELOW = 0.1
"""Only a p up to this, or up to a higher level, is compared with the slower one of counting."""

UNLIKE = 1.5
"""Above this ratio of the squared coefficients of variation, in either direction, permuting sides
names one too often; below it, permutations keep their level and find more."""

MAX_SHAPE, MIN_SHAPE = 1e6, 0.02
"""Shapes of gamma distributions, at most and at least: a mean that hardly varies, and one of which
nothing is known."""


@dataclass(frozen=True)
class Kind:
    """How values disperse: shares between 0 and 1, or rates of counts.

    `exposure` is what each document's rate rests on: its words / 10,000 for rates per 10,000 words.
    Without it the values are shares; `trials` says of how many mentions each is a share, where it
    is one of mentions. `least` is what a mean of 0 is taken to be on each side: half a use. Where
    the values are standardised, `counted` are those that say which documents have an item.
    """

    least: tuple[float, float]
    exposure: Floats | None = None
    trials: Floats | None = None
    counted: Floats | None = None

    @property
    def of_the_rest(self) -> Kind:
        """That of what the values leave of 1."""
        return replace(self, counted=None if self.counted is None else 1 - self.counted)


@dataclass(frozen=True)
class SideMeans:
    """One side: its means, and how they vary.

    `mean` is at least half a use; `seen` says whether the side has the item at all. `dispersion` is
    per cluster and item; `counting` over a mean is what the counting of uses adds to its squared
    coefficient of variation, 0 for shares.
    """

    mean: Floats
    dispersion: Floats
    n_clusters: int
    counting: float
    is_share: bool
    seen: Flags

    def items(self, chosen: Flags) -> SideMeans:
        """The same of the chosen items alone."""
        kept = (self.mean[chosen], self.dispersion[chosen], self.seen[chosen])
        return replace(self, mean=kept[0], dispersion=kept[1], seen=kept[2])

    def squared_cv(self, at: Floats, *, inflation: float) -> Floats:
        """The squared coefficient of variation of the side's mean, if the true mean were `at`."""
        n = self.n_clusters
        spread = self.dispersion / n
        plain = spread * (1 - at).clip(0) / at if self.is_share else spread + self.counting / at
        return np.asarray(plain * (1 + inflation / (n - 1)))

    def shape(self, at: Floats, *, inflation: float) -> Floats:
        """The shape of the gamma distribution of the mean."""
        squared = self.squared_cv(at, inflation=inflation)
        return np.asarray(1 / np.clip(squared, 1 / MAX_SHAPE, 1 / MIN_SHAPE))


def side_means(
    values: Floats,
    *,
    sides: Sides,
    own: Flags,
    kind: Kind,
    prior: float = PRIOR_DF,
    studies: int = 1,
) -> SideMeans:
    """The means of one side and the dispersion of its items; the side needs two clusters.

    The variance of a mean is that between cluster totals. For shares the dispersion is the variance
    over p (1 − p), for rates the squared coefficient of variation beyond counting. An item's own is
    mixed with that of all items together, which is a ratio of sums, and is never less than it. For
    shares of mentions it is no less than what drawing so few mentions alone makes.

    The items may be those of several `studies` one after the other, as many of each: all items
    together are then those of a study.
    """
    held = sides.subset(own)
    n, size = held.n_clusters, float(held.sizes.sum())
    mean = held.totals(values[own]).sum(axis=0) / size
    residual = held.totals(values[own] - mean)
    variance = (residual**2).sum(axis=0) * n * n / ((n - 1) * size**2)
    counting = 0.0 if kind.exposure is None else counting_variance(held, kind.exposure[own])
    if kind.exposure is None:
        whole, beyond = mean * (1 - mean), variance
    else:
        some = mean > 0
        relative = np.divide(variance, mean, out=np.zeros_like(mean), where=some)
        whole, beyond = mean, np.where(some, relative - n * counting, 0.0)
    of_study = np.maximum(_sums(beyond, studies), 0.0) / np.maximum(_sums(whole, studies), 1e-300)
    pooled = np.repeat(of_study, mean.size // studies)
    single = np.divide(beyond, whole, out=pooled.copy(), where=whole > 1e-12)
    if kind.exposure is not None:
        single, pooled = unbiased(single.clip(0), n), unbiased(pooled, n)
    mixed = ((n - 1) * single.clip(0) + prior * pooled) / (n - 1 + prior)
    if kind.trials is not None:
        pooled = np.maximum(pooled, n * counting_variance(held, kind.trials[own]))
    least = kind.least[0 if sides.first[own].any() else 1]
    return SideMeans(
        mean=np.where(mean > 0, mean, least),
        dispersion=np.maximum(mixed, pooled),
        n_clusters=n,
        counting=counting,
        is_share=kind.exposure is None,
        seen=mean > 0,
    )


def _sums(values: Floats, studies: int) -> Floats:
    """The sum over the items of each study."""
    return np.asarray(values.reshape(studies, -1).sum(axis=1))


def unbiased(dispersion: Floats, n_clusters: int) -> Floats:
    """The squared coefficient of variation of gamma values, from that of `n_clusters` of them.

    The variance over the squared mean is too small: where one value is large, so is the mean. Of
    gamma values both are independent, and what is expected is d / (1 + d / n).
    """
    left = np.maximum(1 - dispersion / n_clusters, 1 / n_clusters)
    return np.asarray(dispersion / left)


def counting_variance(held: Sides, exposure: Floats) -> float:
    """What counting adds to the variance of a mean of 1: squared weights over exposure.

    `held` are the documents of one side, `exposure` is what the value of each rests on.
    """
    weight = np.ones(len(exposure)) if held.weight is None else held.weight
    return float((weight**2 / exposure).sum()) / float(held.sizes.sum()) ** 2


@dataclass(frozen=True)
class Compared:
    """The test that the means of both sides are equal, every item for itself.

    `log_ratio` is natural, first over second. `shapes` are those of the test. `spread_ratio` is the
    ratio of the squared coefficients of variation of a cluster, first side over second, over all
    items together, weighted by their means.
    """

    log_ratio: Floats
    shapes: tuple[Floats, Floats]
    p_value: Floats
    spread_ratio: float


def compare_means(
    values: Floats,
    *,
    sides: Sides,
    kind: Kind,
    prior: float = PRIOR_DF,
    inflation: float = TEST_INFLATION,
    counted_below: float = COUNTED_BELOW,
) -> Compared:
    """The two-sided test of equal means, every item for itself; each side needs two clusters.

    The shapes are evaluated at the mean of both sides, since under the hypothesis it is one. Where
    at most one cluster of the side with more has the item, p is not below that of Fisher's exact
    test on the clusters that have it; for rates a p up to `counted_below` is not below that of
    counting (`counted_p`): no level at which items are named may be above that.
    """
    both = [
        side_means(values, sides=sides, own=own, kind=kind, prior=prior)
        for own in (sides.first, ~sides.first)
    ]
    shapes, p_value = _tested(both, inflation=inflation, counted_below=counted_below)
    having = values if kind.counted is None else kind.counted
    return Compared(
        log_ratio=np.log(both[0].mean / both[1].mean),
        shapes=shapes,
        p_value=np.maximum(p_value, prevalence_p(having, sides=sides)),
        spread_ratio=float(spread_ratios(both, 1)[0]),
    )


def _tested(
    both: Sequence[SideMeans], *, inflation: float, counted_below: float
) -> tuple[tuple[Floats, Floats], Floats]:
    """The shapes of both sides, and p without a look at how many clusters have an item."""
    common = (both[0].mean + both[1].mean) / 2
    ratio = both[0].mean / both[1].mean
    first, second = (side.shape(common, inflation=inflation) for side in both)
    below = special.fdtr(2 * first, 2 * second, ratio)
    above = special.fdtrc(2 * first, 2 * second, ratio)
    p_value = np.minimum(2 * np.minimum(below, above), 1.0)
    if not both[0].is_share:
        doubtful = p_value <= counted_below
        p_value[doubtful] = np.maximum(
            p_value[doubtful], counted_p(both, at=doubtful, inflation=inflation)
        )
    return (first, second), p_value


@dataclass(frozen=True)
class StudyMeans:
    """Both sides of several studies of the same documents and words, their items in a row.

    `both` are the means of the first side and of the second, `values` documents by items.
    """

    values: Floats
    sides: Sides
    both: tuple[SideMeans, SideMeans]
    studies: int

    @property
    def log_ratio(self) -> Floats:
        """Natural, first over second, one per item."""
        return np.asarray(np.log(self.both[0].mean / self.both[1].mean))

    @property
    def spread_ratios(self) -> Floats:
        """The `spread_ratio` of each study, as in `Compared`."""
        return spread_ratios(self.both, self.studies)

    def p_value(self, items: Flags, *, counted_below: float) -> Floats:
        """That of `compare_means`, of some items."""
        some = [side.items(items) for side in self.both]
        _, p_value = _tested(some, inflation=TEST_INFLATION, counted_below=counted_below)
        held = prevalence_p(self.values[:, items], sides=self.sides)
        return np.asarray(np.maximum(p_value, held))


def study_means(values: Floats, *, sides: Sides, kind: Kind, studies: int) -> StudyMeans:
    """The means of so many studies, of as many items each: quicker than one by one."""
    first, second = (
        side_means(values, sides=sides, own=own, kind=kind, studies=studies)
        for own in (sides.first, ~sides.first)
    )
    return StudyMeans(values, sides, (first, second), studies)


def counted_p(both: Sequence[SideMeans], *, at: Flags, inflation: float) -> Floats:
    """The two-sided p of rates, of the items `at`, where the side with less is counted.

    Of few uses a gamma distribution of the mean makes far too little of the lower tail: of 20 that
    are expected, 2 are found ten times as often. So the uses of the side with less are taken to be
    Poisson around a gamma mean (negative binomial), the mean of the other side gamma, and the
    probability of no more uses than these is integrated over it. The dispersion of few clusters is
    allowed for by `inflation`, counting needs none.

    References:
        Krishnamoorthy, K. & Thomson, J. (2004). A more powerful test for comparing two Poisson
        means. Journal of Statistical Planning and Inference 119(1), 23-35 (counts compared);
        Johnson, N. L., Kemp, A. W. & Kotz, S. (2005). Univariate Discrete Distributions. Wiley, 5
        (the negative binomial as an incomplete beta function).
    """
    means = [side.mean[at] for side in both]
    first_less = means[0] <= means[1]
    found = np.ones(int(at.sum()))
    for less, more, own in ((0, 1, first_less), (1, 0, ~first_less)):
        if not own.any():
            continue
        few, many = both[less], both[more]
        spread = [
            side.dispersion[at][own] / side.n_clusters * (1 + inflation / (side.n_clusters - 1))
            for side in (few, many)
        ]
        shape = 1 / (spread[1] + many.counting / means[more][own])
        drawn = special.gammaincinv(shape[:, None], _QUANTILES) / shape[:, None]
        expected = means[more][own][:, None] / (few.counting * np.maximum(drawn, 1e-12))
        uses = np.where(few.seen[at][own], means[less][own] / few.counting, 0.0)[:, None]
        own_shape = 1 / np.clip(spread[0], 1 / MAX_SHAPE, None)[:, None]
        no_more = special.betainc(own_shape, uses + 1, own_shape / (own_shape + expected))
        found[own] = np.minimum(2 * (no_more @ _WEIGHTS), 1.0)
    return found


def spread_ratios(both: Sequence[SideMeans], studies: int) -> Floats:
    """The `spread_ratio` of each study, from the means of two sides."""
    common = (both[0].mean + both[1].mean) / 2
    first, second = (
        _sums(side.squared_cv(common, inflation=0.0) * side.n_clusters * common, studies)
        for side in both
    )
    return np.asarray(np.maximum(first, 1e-12) / np.maximum(second, 1e-12))


def compare_shares(
    values: Floats, *, sides: Sides, kind: Kind, prior: float = PRIOR_DF
) -> tuple[Compared, Compared]:
    """The same of shares that may be coded either way: of the shares, and of what they leave.

    Both have the p-value of the coding that tells less, and the same ratio of spreads: an attribute
    and its complement get the same verdict.
    """
    one, rest = (
        compare_means(part, sides=sides, kind=coded, prior=prior, inflation=SHARE_INFLATION)
        for part, coded in ((values, kind), (1 - values, kind.of_the_rest))
    )
    p_value = np.maximum(one.p_value, rest.p_value)
    spread = float(np.sqrt(one.spread_ratio * rest.spread_ratio))
    return (
        replace(one, p_value=p_value, spread_ratio=spread),
        replace(rest, p_value=p_value, spread_ratio=spread),
    )


def prevalence_p(values: Floats, *, sides: Sides) -> Floats:
    """Fisher's exact p of the clusters that have each item; 0 where one cluster does not carry it.

    The mean of something that one cluster has says nothing of the others: there the number of
    clusters that have it is all that is known. It is looked at on the side with more of the item:
    that the other side hardly has it is what a gap is.

    References:
        Fisher, R. A. (1935). The logic of inductive inference. Journal of the Royal Statistical
        Society 98(1), 39-82.
    """
    having = sides.totals((values > 0).astype(float)) > 0
    with_first = having[sides.cluster_first].sum(axis=0)
    with_second = having[~sides.cluster_first].sum(axis=0)
    n_first, n_second = sides.shape
    found = np.zeros(values.shape[1])
    more = held_by_first(values, sides=sides)
    rare = np.where(more, with_first, with_second) <= 1
    for one, other in np.unique(np.stack([with_first, with_second])[:, rare], axis=1).T.tolist():
        same = rare & (with_first == one) & (with_second == other)
        found[same] = _fisher_p(int(one), n_first, int(other), n_second)
    return found


@lru_cache(maxsize=65536)
def _fisher_p(one: int, n_first: int, other: int, n_second: int) -> float:
    """Kept: there are few tables, and each is asked about thousands of times."""
    table = np.array([[one, n_first - one], [other, n_second - other]])
    return float(stats.fisher_exact(table).pvalue)


def held_by_first(values: Floats, *, sides: Sides) -> Flags:
    """Which items have the larger mean on the first side."""
    totals, own, sizes = sides.totals(values), sides.cluster_first, sides.sizes
    one, other = (totals[side].sum(axis=0) / sizes[side].sum() for side in (own, ~own))
    return np.asarray(one > other)


def ratio_ends(compared: Compared, *, level: Floats) -> tuple[Floats, Floats]:
    """The ends of the interval of the log ratio that inverts the F test, at 1 − `level`."""
    degrees = 2 * compared.shapes[0], 2 * compared.shapes[1]
    return (
        np.asarray(compared.log_ratio - np.log(stats.f.isf(level / 2, *degrees))),
        np.asarray(compared.log_ratio - np.log(stats.f.ppf(level / 2, *degrees))),
    )


def mean_ends(side: SideMeans, *, level: float, most: float) -> tuple[Floats, Floats]:
    """The ends of the interval of a gamma mean at 1 − `level`, each item for itself.

    The means under which what was found is in neither tail; none is above `most`. How much a mean
    varies is taken at the mean that is asked about: of shares the variance grows with the mean, so
    that a small mean found is not one that may be anything. With the variation at the mean that
    was found intervals of shares are many times as wide and cover 99 of 100.
    """
    found = np.log(side.mean)
    above = np.full_like(found, np.log(most) - 1e-9)
    return (
        np.exp(_where_tail(side, found - REACH, found, tail=special.gammaincc, level=level / 2)),
        np.exp(
            _where_tail(
                side, np.maximum(above, found), found, tail=special.gammainc, level=level / 2
            )
        ),
    )


REACH = 16.0
"""No lower end is further below the mean than this, on the scale of natural logarithms."""

HALVINGS = 26
"""So often the stretch in which an end lies is halved."""


def _where_tail(
    side: SideMeans,
    far: Floats,
    near: Floats,
    *,
    tail: Callable[[Floats, Floats], Floats],
    level: float,
) -> Floats:
    """The log mean, between these, at which the tail beyond what was found has this probability."""
    for _ in range(HALVINGS):
        middle = (far + near) / 2
        at = np.exp(middle)
        shape = side.shape(at, inflation=INTERVAL_INFLATION)
        inside = tail(shape, shape * side.mean / at) > level
        far, near = np.where(inside, far, middle), np.where(inside, middle, near)
    return far
