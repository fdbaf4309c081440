"""Do the intervals cover, and does the test keep its level? Simulated, printed, design by design.

Coverage: skewed shares and overdispersed rates, the sides alike or one with four times as much.
The percentile bootstrap, its widened form and the bootstrap-t stand beside Cospeak's interval.
False positives: nothing differs, documents vary; per test and for any of 12 items.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from pipeline import resampling
from pipeline.resampling import Floats, Interval, Sides

DESIGNS = ((3, 8), (3, 21), (6, 12), (12, 21), (30, 30))
LEVEL = 0.05
Ends = tuple[Floats, Floats]


def design(n_first: int, n_second: int) -> Sides:
    """As many documents on each side, each its own cluster."""
    n = n_first + n_second
    return resampling.sides(np.arange(n) < n_first, cluster=[f"{i:04d}" for i in range(n)])


def shares(n: int, mean: float, n_items: int, rng: np.random.Generator) -> Floats:
    """Skewed shares: beta with shape 0.6, one item per column."""
    return rng.beta(0.6, 0.6 * (1 - mean) / mean, (n, n_items))


def rates(n: int, mean: float, n_items: int, rng: np.random.Generator) -> Floats:
    """Overdispersed rates per 10,000 words: gamma-Poisson, documents of 2,000 to 10,000 words."""
    tokens = rng.integers(2000, 10000, (n, 1))
    expected = rng.gamma(1.0, 100 * mean, (n, n_items)) * tokens / 1e4
    return rng.poisson(expected) / tokens * 1e4 / 100


def cospeak(first: Floats, second: Floats) -> tuple[Interval, Interval]:
    """The intervals of the difference and of the log ratio as the stage `gap` makes them."""
    both = np.vstack([first, second])
    unseen = both.sum(axis=0) / np.maximum((both > 0).sum(axis=0), 1)
    one, other = (
        resampling.mean_interval(
            part, cluster=np.arange(len(part)), level=LEVEL, unseen=unseen, census=False
        )
        for part in (first, second)
    )
    return (
        resampling.difference_interval(one, other),
        resampling.log2_ratio_interval(one, other, added=(1e-6, 1e-6)),
    )


def bootstraps(first: Floats, second: Floats, rng: np.random.Generator) -> dict[str, Ends]:
    """The usual bootstrap intervals of the difference."""
    both = np.vstack([first, second])
    layout = design(len(first), len(second))
    drawn = resampling.resamples(layout, n_bootstrap=999, census=(False, False), rng=rng)
    means = resampling.bootstrapped_means(both, sides=layout, weights=drawn)
    squares = resampling.bootstrapped_means(both**2, sides=layout, weights=drawn)
    estimate = first.mean(axis=0) - second.mean(axis=0)
    own = [part.var(axis=0, ddof=1) / len(part) for part in (first, second)]
    # A resample of one document thrice has no variance: a little of the observed is mixed in.
    mixed = [
        ((square - mean**2).clip(0) + variance) / len(part)
        for square, mean, variance, part in zip(
            squares,
            means,
            (first.var(axis=0, ddof=1) / len(first), second.var(axis=0, ddof=1) / len(second)),
            (first, second),
            strict=True,
        )
    ]
    away = means[0] - means[1] - estimate
    t = away / np.sqrt(mixed[0] + mixed[1])
    wide = (
        sum(
            (mean - part.mean(axis=0)) * np.sqrt(len(part) / (len(part) - 1)) * sign
            for mean, part, sign in zip(means, (first, second), (1, -1), strict=True)
        )
        * stats.t.ppf(0.975, len(both) - 2)
        / stats.norm.ppf(0.975)
    )
    low, high = np.quantile(t, [0.025, 0.975], axis=0)
    error = np.sqrt(own[0] + own[1])
    return {
        "percentile": tuple(estimate + np.quantile(away, [0.025, 0.975], axis=0)),
        "widened": tuple(estimate + np.quantile(wide, [0.025, 0.975], axis=0)),
        "bootstrap-t": (estimate - high * error, estimate - low * error),
    }


def covered(ends: Ends, truth: float) -> float:
    """Share of intervals that hold the truth, in per cent."""
    return float(100 * np.mean((ends[0] <= truth) & (truth <= ends[1])))


def coverage(
    draw: Callable[..., Floats], means: tuple[float, float], *, n: tuple[int, int], n_items: int
) -> dict[str, float]:
    """Coverage in per cent of each kind of interval."""
    rng = np.random.default_rng(20231113)
    first, second = (draw(k, mean, n_items, rng) for k, mean in zip(n, means, strict=True))
    difference, ratio = cospeak(first, second)
    truth = means[0] - means[1]
    found = {
        "Cospeak": covered((difference.low, difference.high), truth),
        "its log ratio": covered((ratio.low, ratio.high), float(np.log2(means[0] / means[1]))),
    }
    return found | {k: covered(v, truth) for k, v in bootstraps(first, second, rng).items()}


def false_positives(
    draw: Callable[..., Floats], *, n: tuple[int, int], n_replicates: int, n_items: int = 12
) -> tuple[float, float]:
    """Share of tests, and of families with any, that find a gap where there is none; per cent."""
    rng = np.random.default_rng(20231113)
    layout = design(*n)
    arranged = resampling.arrangements(layout, n_permutations=999, rng=rng)
    single, family = [], []
    for _ in range(n_replicates):
        values = draw(sum(n), 0.08, n_items, rng)
        tested = resampling.permutation_test(values, sides=layout, arranged=arranged, level=LEVEL)
        single.append(np.mean(tested.p_value <= LEVEL))
        family.append(np.any(tested.p_adjusted <= LEVEL))
    return float(100 * np.mean(single)), float(100 * np.mean(family))


def divergence_coverage(*, n: tuple[int, int], n_replicates: int) -> float:
    """How often the interval of the divergence beyond chance holds its expectation; per cent."""
    rng = np.random.default_rng(20231113)
    layout = design(*n)
    arranged = resampling.arrangements(layout, n_permutations=199, rng=rng)
    drawn = resampling.resamples(layout, n_bootstrap=499, census=(False, False), rng=rng)
    alpha = np.vstack([rng.gamma(1.0, 1.0, 12), rng.gamma(1.0, 1.0, 12)]) + 0.05
    estimates, ends = [], []
    for _ in range(n_replicates):
        values = np.vstack([rng.dirichlet(a, k) for a, k in zip(alpha, n, strict=True)])
        null = resampling.permuted_divergence(values, sides=layout, arranged=arranged)
        means = resampling.bootstrapped_means(values, sides=layout, weights=drawn)
        spread = resampling.divergence(*means)
        factor = resampling.widening(min(n), level=LEVEL)
        estimates.append(null[0] - null.mean())
        ends.append(np.quantile(spread - spread.mean(), [0.025, 0.975]) * factor + estimates[-1])
    low, high = np.array(ends).T
    return covered((low, high), float(np.mean(estimates)))


def row(name: str, figures: NDArray[np.float64] | list[float]) -> None:
    """Prints one row of a table."""
    print(f"{name:34}" + "".join(f"{figure:15.1f}" for figure in figures))


def main() -> None:
    """Prints the tables."""
    heads = ("Cospeak", "its log ratio", "percentile", "widened", "bootstrap-t")
    print("Coverage of 95 % intervals, per cent\n" + " " * 34 + "".join(f"{h:>15}" for h in heads))
    for draw in (shares, rates):
        for means in ((0.08, 0.08), (0.16, 0.04)):
            for n in DESIGNS:
                found = coverage(draw, means, n=n, n_items=4000)
                name = f"{draw.__name__} {means[0]} v {means[1]}, {n[0]} v {n[1]}"
                row(name, [found[head] for head in heads])
    print("\nDivergence: coverage of the interval, per cent")
    for n in DESIGNS:
        row(f"{n[0]} v {n[1]}", [divergence_coverage(n=n, n_replicates=400)])
    print("\nFalse positives at 5 %, per cent: per test, any of 12 items")
    for draw in (shares, rates):
        for n in DESIGNS:
            row(
                f"{draw.__name__}, {n[0]} v {n[1]}",
                list(false_positives(draw, n=n, n_replicates=1000)),
            )


if __name__ == "__main__":
    main()
