"""When a step may have happened: all times that the documents do not speak against.

In: values of one item and a `Timeline`. Out: `Steps`: between which dates the step lies.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pipeline.arrays import Codes, Floats
from pipeline.stats.change.timeline import Timeline


@dataclass(frozen=True)
class Steps:
    """The earliest and the latest date, in years, between which the step lies.

    Both are NaN where no step fits, such as in a slow change, or where there is none to place.
    """

    earliest: float
    latest: float

    def before(self, other: Steps) -> bool:
        """Whether this step surely lies before the other one."""
        return self.latest < other.earliest


_SLOW = 0.1
"""The p of a line before and after the step at which the change is called slow."""

NOWHERE = Steps(np.nan, np.nan)


def steps(
    values: Floats, *, timeline: Timeline, level: float, n_permutations: int, seed: int
) -> Steps:
    """The set of times that holds the step with probability 1 - `level`, by inverted tests.

    A step at a time is tested by exchanging the values before it among themselves, and those after
    it likewise: where the step is there, any order is as likely. The statistic is how much better
    than this time the best of all times splits the values, in squares left over. Documents of one
    cluster and year are one value, their mean. A step lies between two dates that follow each
    other; from the one to the other is what is given.

    A slow change is split best in its middle, where no step is. So there is none where, around
    the best time, the values still rise or fall before it and after it.

    References:
        Worsley, K. J. (1986). Confidence regions and tests for a change-point in a sequence of
        exponential family random variables. Biometrika 73(1), 91-104 (sets of times not rejected);
        Siegmund, D. (1988). Confidence sets in change-point problems. International Statistical
        Review 56(1), 31-48.
    """
    time, value = _cells(values, timeline)
    cuts = np.flatnonzero(np.diff(time) > 0) + 1
    if len(cuts) < 2:
        return NOWHERE
    rng = np.random.default_rng(seed)
    best = int(cuts[np.argmax(_gains(value[None], cuts)[0])])
    every = _exchanged(value, best, n=n_permutations, rng=rng)
    if _p(_trend(every[:, :best], time[:best]) + _trend(every[:, best:], time[best:])) <= _SLOW:
        return NOWHERE
    kept = []
    for at, cut in enumerate(cuts):
        gains = _gains(_exchanged(value, int(cut), n=n_permutations, rng=rng), cuts)
        if _p(gains.max(axis=1) - gains[:, at]) > level:
            kept.append((time[cut - 1], time[cut]))
    return Steps(float(kept[0][0]), float(kept[-1][1]))


def _cells(values: Floats, where: Timeline) -> tuple[Floats, Floats]:
    """Date and mean value of the documents of each cluster and year, in order of date."""
    year = np.floor(where.time)
    keys = np.column_stack([where.cluster, year])
    _, code = np.unique(keys, axis=0, return_inverse=True)
    code = code.reshape(-1)
    n = np.bincount(code)
    time = np.bincount(code, weights=where.time) / n
    value = np.bincount(code, weights=values) / n
    order = np.argsort(time, kind="stable")
    return np.asarray(time[order]), np.asarray(value[order])


def _exchanged(value: Floats, cut: int, *, n: int, rng: np.random.Generator) -> Floats:
    """The values, and `n` orders of those before the cut and of those after it, one a row."""
    rows = np.tile(value, (n, 1))
    rows[:, :cut] = rng.permuted(rows[:, :cut], axis=1)
    rows[:, cut:] = rng.permuted(rows[:, cut:], axis=1)
    return np.vstack([value, rows])


def _p(statistic: Floats) -> float:
    """The share of permutations that are as extreme as the first."""
    bar = statistic[0] - 1e-9 * (1 + abs(statistic[0]))
    return float((statistic >= bar).mean())


def _trend(rows: Floats, time: Floats) -> Floats:
    """Squares along a straight line of each row; 0 at one date."""
    dates = time - time.mean()
    spread = float(dates @ dates)
    return np.asarray((rows @ dates) ** 2 / spread if spread > 0 else np.zeros(len(rows)))


def _gains(rows: Floats, cuts: Codes) -> Floats:
    """Squares between the two parts of each row, rows by cuts."""
    n = rows.shape[1]
    sums = np.cumsum(rows - rows.mean(axis=1, keepdims=True), axis=1)[:, cuts - 1]
    return np.asarray(sums**2 * n / (cuts * (n - cuts)))
