"""How far people agree, and the interval of a share of right answers.

In: counts, or the marks that coders gave to items. Out: Wilson's interval, Krippendorff's alpha.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import permutations
from math import nan


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
    weights: dict[tuple[str, str], float] = {}
    for item in marks:
        values = list(item.values())
        for pair in permutations(values, 2):
            weights[pair] = weights.get(pair, 0.0) + 1 / (len(values) - 1)
    totals: dict[str, float] = {}
    for (one, _), weight in weights.items():
        totals[one] = totals.get(one, 0.0) + weight
    n = sum(totals.values())
    expected = n * n - sum(total * total for total in totals.values())
    if expected <= 0:
        return nan
    observed = sum(weight for (one, other), weight in weights.items() if one != other)
    return 1 - (n - 1) * observed / expected


def agreed(marks: Sequence[Mapping[str, str]]) -> tuple[int, int]:
    """Of the items that more than one coder marked: how many all marked alike, and how many."""
    twice = [set(item.values()) for item in marks if len(item) > 1]
    return sum(len(values) == 1 for values in twice), len(twice)
