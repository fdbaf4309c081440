"""Sides of equal means and unlike spread: how often is any of the items named?

Topics are Dirichlet of unlike concentration, rates are gamma-Poisson of unlike spread and length;
no mean differs. The same corpora are tested by permutations, by gamma means, and by the one or the
other, as the ratio of spreads says. `python benchmarks/bench_unlike.py`
writes docs/calibration-unlike.md; `--replicates` says from how many corpora a cell.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

import numpy as np

from pipeline.stats import clusters, gamma_means, permutation
from pipeline.stats.clusters import Floats, Sides
from pipeline.stats.gamma_means import Kind

PAGE = Path(__file__).parent.parent / "docs" / "calibration-unlike.md"
SEED = 20231113
LEVEL = 0.05
DESIGNS = ((6, 8), (12, 21), (21, 12), (3, 21))
N_TOPICS = 14
MENTIONS = np.array([1.0, 2.0, 4.0, 8.0, 16.0, 30.0])
"""Mentions per 10,000 words."""
LONG, MIDDLE, SHORT = (20_000, 80_000), (1_500, 9_000), (2_000, 8_000)
"""Words of a document: anything between."""
Made = tuple[Floats, Kind]
Cell = Callable[[Sides, np.random.Generator], Made]


def topics(policy: float, interviews: float, *, zipf: bool = False) -> Cell:
    """Shares of equal means with these concentrations; with `zipf` most topics are rare."""
    base = 1 / np.arange(1, N_TOPICS + 1) if zipf else np.ones(N_TOPICS)
    base = base / base.sum()

    def made(sides: Sides, rng: np.random.Generator) -> Made:
        n = int(sides.first.sum())
        both = [
            rng.dirichlet(policy * base, n),
            rng.dirichlet(interviews * base, len(sides.first) - n),
        ]
        return np.vstack(both), Kind((1e-5, 1e-5))

    return made


def rates(spread: tuple[float, float], words: tuple[tuple[int, int], tuple[int, int]]) -> Cell:
    """Rates of equal means with these coefficients of variation, in documents of such lengths."""

    def made(sides: Sides, rng: np.random.Generator) -> Made:
        first, n = sides.first, len(sides.first)
        squared = np.where(first, spread[0], spread[1])[:, None] ** 2
        tokens = np.where(first, rng.uniform(*words[0], n), rng.uniform(*words[1], n))
        true = MENTIONS * rng.gamma(1 / squared, squared, (n, len(MENTIONS)))
        found = rng.poisson(true * tokens[:, None] / 1e4) / tokens[:, None] * 1e4
        least = 5_000 / tokens[first].sum(), 5_000 / tokens[~first].sum()
        return found, Kind(least, exposure=tokens / 1e4)

    return made


CELLS: dict[str, Cell] = {
    "topics, concentration 5 and 5": topics(5, 5),
    "topics, concentration 6 and 4": topics(6, 4),
    "topics, concentration 10 and 3": topics(10, 3),
    "topics, concentration 3 and 10": topics(3, 10),
    "topics, concentration 20 and 2": topics(20, 2),
    "topics, concentration 2 and 20": topics(2, 20),
    "topics, most of them rare, concentration 10 and 3": topics(10, 3, zipf=True),
    "rates, variation .7 and .7": rates((0.7, 0.7), (MIDDLE, MIDDLE)),
    "rates, variation .7 and .7, long against short documents": rates((0.7, 0.7), (LONG, SHORT)),
    "rates, variation .4 and 1, long against short documents": rates((0.4, 1.0), (LONG, SHORT)),
    "rates, variation 1 and .4, short against long documents": rates((1.0, 0.4), (SHORT, LONG)),
}


def named(made: Made, sides: Sides, permutations: np.ndarray) -> tuple[bool, bool, bool]:
    """Whether any item is named: by permutations, by gamma means, by the one that is used."""
    values, kind = made
    compared = gamma_means.compare_means(values, sides=sides, kind=kind)
    gamma = bool(compared.p_value.min() * values.shape[1] <= LEVEL)
    tested = permutation.permutation_test(
        values, sides=sides, permutations=permutations, level=LEVEL
    )
    permuted = bool(tested.p_adjusted.min() <= LEVEL)
    unlike = max(compared.spread_ratio, 1 / compared.spread_ratio) > gamma_means.UNLIKE
    return permuted, gamma, gamma if unlike else permuted


def cell(make: Cell, shape: tuple[int, int], n: int) -> Floats:
    """The three shares of corpora in which any item is named."""
    rng = np.random.default_rng(SEED)
    names = [f"{i:03d}" for i in range(sum(shape))]
    sides = clusters.sides(np.arange(len(names)) < shape[0], cluster=names)
    rows = permutation.draw_permutations(sides, n_permutations=199, rng=rng)
    found = [named(make(sides, rng), sides, rows) for _ in range(n)]
    return np.asarray(np.mean(found, axis=0))


def page(n: int) -> str:
    """The page: a table with a row for each cell and a column for each design."""
    head = " | ".join(f"{a} v {b}" for a, b in DESIGNS)
    rows = [f"| equal means | {head} |", "|---|" + "---|" * len(DESIGNS)]
    for name, make in CELLS.items():
        cells = [
            " · ".join(f"{100 * share:.1f}" for share in cell(make, shape, n)) for shape in DESIGNS
        ]
        rows.append(f"| {name} | " + " | ".join(cells) + " |")
        print(rows[-1], flush=True)
    error = 100 * np.sqrt(0.05 * 0.95 / n)
    return "\n".join(
        [
            "# Calibration where the sides are unlike in spread",
            "",
            f"No mean differs: each figure is the percentage of {n} simulated corpora in which any"
            " item is named at the level of 5 %, in three ways: **by permutations · by gamma means"
            " · by gamma means only where the ratio of spreads is above 1.5**. A figure of 5 has a"
            f" standard error of {error:.1f}. Designs are"
            " clusters of policy v clusters of interviews, one document each. Written by"
            " `python benchmarks/bench_unlike.py`; why so:"
            " [decisions/0032-unlike-sides](decisions/0032-unlike-sides.md).",
            "",
            *rows,
            "",
        ]
    )


def main() -> None:
    """Writes the page."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--replicates", type=int, default=1_000)
    PAGE.write_text(page(parser.parse_args().replicates), encoding="utf-8")


if __name__ == "__main__":
    main()
