"""Many items as draws of one family: shrunk estimates with intervals, and what a new item may be.

In: estimates with their standard errors. Out: estimates shrunk towards no difference, how far they
may be off, and the distribution of one more item relative to the others.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy import optimize, special, stats

from pipeline.arrays import Flags, Floats

HALVINGS = 40
"""So often the stretch in which a variance lies is halved."""


def shrunk(estimate: Floats, error: Floats) -> Floats:
    """The posterior mean of each difference, if those of the family are normal around 0.

    Of many estimates the largest are large by luck too, the more so those that get a verdict. Each
    is multiplied by variance of differences / (that + its squared error). What is 0 stays 0.

    References:
        James, W. & Stein, C. (1961). Estimation with quadratic loss. Proceedings of the Fourth
        Berkeley Symposium 1, 361-379; Efron, B. (2011). Tweedie's formula and selection bias.
        Journal of the American Statistical Association 106(496), 1602-1614.
    """
    return _factor(family_variance(estimate, error), error) * estimate


def _factor(variance: float, error: Floats) -> Floats:
    whole = variance + error**2
    return np.divide(variance, whole, out=np.ones_like(whole), where=whole > 0)


def family_variance(estimate: Floats, error: Floats) -> float:
    """The variance of the true differences around 0, 0 if luck alone makes as much.

    The one at which squared estimates over their variances come to the number of items.

    References:
        Paule, R. C. & Mandel, J. (1982). Consensus values and weighting factors. Journal of
        Research of the National Bureau of Standards 87(5), 377-385.
    """
    known = np.isfinite(estimate) & (error > 0)
    squared, noise = estimate[known] ** 2, error[known] ** 2

    def excess(variance: float) -> float:
        return float((squared / (variance + noise)).sum() - len(squared))

    if not len(squared) or excess(0.0) <= 0:
        return 0.0
    return float(optimize.brentq(excess, 0.0, float(squared.sum()) + 1e-300, xtol=1e-12))


def shrunk_reach(estimate: Floats, error: Floats, *, level: float) -> Floats:
    """Half the width of the interval around each shrunk estimate, at 1 − `level`.

    It holds on average over the items of the family, whatever the distribution of the differences
    is that has this variance. So that few items do not seem to have none, the variance is here at
    least what few normal items leave open (2 Σ error⁴ / (n Σ error²)).

    References:
        Armstrong, T. B., Kolesár, M. & Plagborg-Møller, M. (2022). Robust empirical Bayes
        confidence intervals. Econometrica 90(6), 2567-2602; Morris, C. N. (1983). Parametric
        empirical Bayes inference: theory and applications. Journal of the American Statistical
        Association 78(381), 47-55 (the least variance).
    """
    noise = np.where(np.isfinite(estimate), error**2, 0.0)
    some = noise > 0
    if not some.any():
        return np.where(np.isfinite(error), 0.0, np.nan)
    least = 2 * float((noise**2).sum()) / (int(some.sum()) * float(noise.sum()))
    variance = max(family_variance(estimate, error), least)
    squared_bias = error**2 / variance
    reach = robust_critical(squared_bias, level=level) * _factor(variance, error) * error
    return np.asarray(np.where(np.isfinite(estimate), reach, np.nan))


_GRID = np.logspace(-4, 5, 121)
"""Mean squared biases, in squared standard errors, at which critical values are worked out."""


def robust_critical(squared_bias: Floats, *, level: float) -> Floats:
    """How many standard errors an estimate reaches whose bias has this mean square.

    The bias is in standard errors and of any distribution; the interval fails in at most `level` of
    the draws. Between the values of a grid it is interpolated on the log scale.

    References:
        Armstrong, Kolesár & Plagborg-Møller (2022), proposition 3.1 and appendix B.
    """
    at = np.log(np.clip(squared_bias, _GRID[0], _GRID[-1]))
    return np.asarray(np.exp(np.interp(at, np.log(_GRID), _log_critical(level))))


@lru_cache(maxsize=16)
def _log_critical(level: float) -> Floats:
    low = np.full(len(_GRID), float(stats.norm.isf(level / 2)))
    high = np.sqrt((1 + _GRID) / level)  # Chebyshev
    for _ in range(45):
        middle = (low + high) / 2
        fails = _worst_failure(_GRID, middle) > level
        low, high = np.where(fails, middle, low), np.where(fails, high, middle)
    return np.asarray(np.log(high))


def _worst_failure(squared_bias: Floats, critical: Floats) -> Floats:
    """How often |normal + bias| exceeds `critical` at worst: part of the draws have no bias."""
    times = np.logspace(0, 8, 400)
    spread = squared_bias[:, None] * times
    root, reach = np.sqrt(spread), critical[:, None]
    fails = special.ndtr(-reach - root) + special.ndtr(-reach + root)
    none = 2 * special.ndtr(-reach)
    return np.asarray((none + (fails - none) / times).max(axis=1))


@dataclass(frozen=True)
class Others:
    """What each item would be if it were like the others: a centre, its error, and n of others.

    `error` holds how much the others differ, how well the centre is known, and the item's own
    standard error. NaN where there are too few others.
    """

    centre: Floats
    error: Floats
    n: NDArray[np.intp]

    def p_value(self, estimate: Floats) -> Floats:
        """The two-sided p of each item, by Student's t with the others' number less two."""
        away = np.abs(estimate - self.centre) / self.error
        return np.asarray(2 * stats.t.sf(away, np.maximum(self.n - 2, 1)))

    def reach(self, *, level: float) -> Floats:
        """Half the width of the interval of what an item is beyond the others."""
        return np.asarray(stats.t.isf(level / 2, np.maximum(self.n - 2, 1)) * self.error)


def beside_others(
    own: tuple[Floats, Floats], others: tuple[Floats, Floats], like: Flags, *, fewest: int
) -> Others:
    """Each item compared with others that are like it: prediction interval of random effects.

    `own` and `others` are estimates with their standard errors, `like` is items by others. Others
    are taken to be normal around a mean with a variance of their own beyond their errors (Paule &
    Mandel). Items with fewer than `fewest` others get NaN.

    References:
        Higgins, J. P. T., Thompson, S. G. & Spiegelhalter, D. J. (2009). A re-evaluation of
        random-effects meta-analysis. Journal of the Royal Statistical Society A 172(1), 137-159.
    """
    known = np.isfinite(others[0]) & np.isfinite(others[1])
    value, noise = np.where(known, others[0], 0.0), np.where(known, others[1], 0.0) ** 2
    weight = like & known
    n = weight.sum(axis=1)
    variance = _variance_of_others(value, noise, weight)
    centre, unsure = _mean_of_others(value, noise, weight, variance)
    few = n < fewest
    whole = np.sqrt(variance + unsure + own[1] ** 2)
    return Others(np.where(few, np.nan, centre), np.where(few, np.nan, whole), n)


def _mean_of_others(
    value: Floats, noise: Floats, like: Flags, variance: Floats
) -> tuple[Floats, Floats]:
    """The weighted mean of the others of each item, and its squared error."""
    weight = np.where(like, 1 / (variance[:, None] + noise + 1e-12), 0.0)
    whole = np.maximum(weight.sum(axis=1), 1e-300)
    return (weight @ value) / whole, 1 / whole


def _variance_of_others(value: Floats, noise: Floats, like: Flags) -> Floats:
    """By bisection, at which the weighted squares come to the number of others less one."""
    free = np.maximum(like.sum(axis=1) - 1, 1)

    def excess(variance: Floats) -> Floats:
        centre, _ = _mean_of_others(value, noise, like, variance)
        squared = (value[None] - centre[:, None]) ** 2 / (variance[:, None] + noise + 1e-12)
        return np.asarray(np.where(like, squared, 0.0).sum(axis=1) - free)

    low = np.zeros(len(like))
    high = np.full(len(like), float(np.ptp(value)) ** 2 + 1e-9 if len(value) else 1.0)
    none = excess(low) <= 0
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        above = excess(middle) > 0
        low, high = np.where(above, middle, low), np.where(above, high, middle)
    return np.where(none, 0.0, high)
