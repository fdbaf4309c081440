"""How far people agree, and the interval of a share of right answers.

In: counts, or the marks that coders gave to items. Out: Wilson's interval, Krippendorff's alpha and
its interval.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import permutations
from math import isnan, nan

import numpy as np

from pipeline.arrays import Floats
from pipeline.stats.clusters import MIN_CLUSTERS


def wilson(n_right: int, n: int, *, level: float = 0.95) -> tuple[float, float]:
    """The ends of the score interval of a share; NaN where there is nothing to count.

    References:
        Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference.
        Journal of the American Statistical Association 22, 209-212.
    """
    if n == 0:
        return nan, nan
    from scipy.stats import binomtest  # takes a second: only where somebody answered

    ends = binomtest(n_right, n).proportion_ci(level, method="wilson")
    return float(ends.low), float(ends.high)


def alpha(marks: Sequence[Mapping[str, str]]) -> float:
    """Krippendorff's alpha for names: 1 is full agreement, 0 what chance gives; none if undefined.

    Each item of `marks` maps coders to marks. Items with one coder do not count. It is undefined
    where nothing was marked twice, or where only one mark was ever given.

    References:
        Krippendorff, K. (2019). Content Analysis, 4th ed., chapter 12. SAGE.
    """
    found = _alphas(_coincidences(marks, list(range(len(marks)))).sum(axis=0)[None])
    return float(found[0])


def alpha_interval(
    marks: Sequence[Mapping[str, str]],
    clusters: Sequence[str],
    *,
    level: float,
    n_bootstrap: int,
    rng: np.random.Generator,
) -> tuple[float, float, float]:
    """Alpha with the ends of its interval: clusters of items are drawn anew, with replacement.

    `clusters` names the cluster of each item. Percentiles; draws in which only one mark was given
    have no alpha and are left out. No interval where fewer than three clusters were marked twice,
    or where most draws have no alpha.

    References:
        Hayes, A. F. & Krippendorff, K. (2007). Answering the call for a standard reliability
        measure for coding data. Communication Methods and Measures 1(1), 77-89 (bootstrap).
    """
    found = alpha(marks)
    names = {name: n for n, name in enumerate(dict.fromkeys(clusters))}
    if isnan(found) or len(names) < MIN_CLUSTERS:
        return found, nan, nan
    own = _coincidences(marks, [names[name] for name in clusters])
    drawn = rng.multinomial(len(names), np.full(len(names), 1 / len(names)), size=n_bootstrap)
    made = _alphas(np.tensordot(drawn, own, axes=1))
    known = made[~np.isnan(made)]
    if len(known) < n_bootstrap / 2:
        return found, nan, nan
    low, high = np.quantile(known, [level / 2, 1 - level / 2])
    return found, float(low), float(high)


def _coincidences(marks: Sequence[Mapping[str, str]], group: Sequence[int]) -> Floats:
    """Pairs of marks that two coders gave to an item, by group: groups by marks by marks."""
    kinds = sorted({mark for item in marks for mark in item.values()})
    place = {mark: n for n, mark in enumerate(kinds)}
    made = np.zeros((max(group, default=0) + 1, len(kinds), len(kinds)))
    for item, where in zip(marks, group, strict=True):
        values = [place[mark] for mark in item.values()]
        for one, other in permutations(values, 2):
            made[where, one, other] += 1 / (len(values) - 1)
    return made


def _alphas(coincidences: Floats) -> Floats:
    """The alpha of each matrix of pairs; NaN where it is undefined."""
    totals = coincidences.sum(axis=2)
    n = totals.sum(axis=1)
    expected = n**2 - (totals**2).sum(axis=1)
    alike = np.trace(coincidences, axis1=1, axis2=2)
    none = np.full(len(n), nan)
    ratio = np.divide((n - 1) * (n - alike), expected, out=none, where=expected > 1e-12)
    return np.asarray(1 - ratio)


def agreed(marks: Sequence[Mapping[str, str]]) -> tuple[int, int]:
    """Of the items that more than one coder marked: how many all marked alike, and how many."""
    twice = [set(item.values()) for item in marks if len(item) > 1]
    return sum(len(values) == 1 for values in twice), len(twice)
