"""How right a detector is by people's marks, and how far people agree. Pure; knows no table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import permutations
from math import nan, sqrt
from statistics import NormalDist


def wilson(n_right: int, n: int, *, level: float = 0.95) -> tuple[float, float]:
    """Ends of the score interval of a share; both none if there is nothing.

    References:
        Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference.
        Journal of the American Statistical Association 22, 209-212.
    """
    if n == 0:
        return nan, nan
    z = NormalDist().inv_cdf((1 + level) / 2)
    share = n_right / n
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    # Rounding must not put an end a hair outside of what is possible.
    low = 0.0 if n_right == 0 else middle - half
    high = 1.0 if n_right == n else middle + half
    return low, high


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
    apart = sum(weight for (one, other), weight in weights.items() if one != other)
    return 1 - (n - 1) * apart / expected


def agreed(marks: Sequence[Mapping[str, str]]) -> tuple[int, int]:
    """Of the items that more than one coder marked: how many all marked alike, and how many."""
    twice = [set(item.values()) for item in marks if len(item) > 1]
    return sum(len(values) == 1 for values in twice), len(twice)
