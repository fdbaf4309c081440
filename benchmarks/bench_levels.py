"""How often levels that do not differ get a verdict, and how often a fourfold drop is found.

    python -m benchmarks.bench_levels [--replicates 100]

Rates per 10,000 words of twelve items are simulated: gamma-Poisson counts of documents that are
clusters of their own, on levels of equal means. *Unlike*: the levels vary by squared coefficients
of variation of 2, 0.5 and 0.125 beyond counting, else all by 0.5. In places, half of the variation
is the place's. A verdict is any of the omnibus test, the trend and the pairs that says that levels
differ; that levels are alike is right here. The drop is that of one item, to a quarter on the last
level. It prints per cent of the corpora. Who wrote the simulation wrote the tests.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from pipeline.config.params import GapParams, LevelsParams, Margins, SamplingParams
from pipeline.gap.measures.measured import PER, Measured
from pipeline.levels.contrasts import Contrasts, contrasts
from pipeline.levels.values import LevelValues
from pipeline.stats import clusters
from pipeline.stats.clusters import Floats

RATES = np.geomspace(30, 0.7, 12)
"""Uses per 10,000 words of each item."""

PLANTED = 3
"""The item that drops to a quarter on the last level."""

WORDS = 8_000
"""Words of a document."""

SPREADS = (2.0, 0.5, 0.125)
ALIKE = 0.5


@dataclass(frozen=True)
class Design:
    """Documents on each level; `paired` ones are those of as many places."""

    name: str
    shape: tuple[int, ...]
    paired: bool = False
    unlike: bool = False


DESIGNS = (
    Design("3 levels of 8", (8, 8, 8)),
    Design("3 levels of 3, 6, 12", (3, 6, 12)),
    Design("5 levels of 4", (4,) * 5),
    Design("2 levels in 8 places", (8, 8), paired=True),
    Design("3 levels in 8 places", (8, 8, 8), paired=True),
    Design("3 levels of 8, unlike", (8, 8, 8), unlike=True),
    Design("3 levels of 3, 6, 12, unlike", (3, 6, 12), unlike=True),
    Design("3 levels in 8 places, unlike", (8, 8, 8), paired=True, unlike=True),
)


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints a line for each design."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--replicates", type=int, default=100)
    n = parser.parse_args(arguments).replicates
    print("| design | any verdict | omnibus | trend | pairs | drop: omnibus | trend | pairs |")
    print("|---|---|---|---|---|---|---|---|")
    for design in DESIGNS:
        nothing = np.mean([said(design, seed, factor=1.0) for seed in range(n)], axis=0)
        drop = np.mean([said(design, seed, factor=0.25) for seed in range(n // 2)], axis=0)
        shown = [nothing[3], *nothing[:3], *drop[:3]]
        cells = " | ".join(f"{100 * one:.0f}" for one in shown)
        print(f"| {design.name} | {cells} |", flush=True)


def said(design: Design, seed: int, *, factor: float) -> tuple[bool, bool, bool, bool]:
    """Whether omnibus test, trend and pairs say that levels differ; whether any of them does.

    With a planted drop only that item counts.
    """
    found = contrasts(
        simulated(design, np.random.default_rng([seed, 7]), factor=factor),
        levels=LEVELS.model_copy(update={"paired_by": "place" if design.paired else None}),
        params=PARAMS,
    )
    items = range(len(RATES)) if factor == 1.0 else [PLANTED]
    kinds = [*_verdicts(found, items)]
    return kinds[0], kinds[1], kinds[2], any(kinds)


def _verdicts(found: Contrasts, items: Sequence[int]) -> tuple[bool, bool, bool]:
    whole, at = found.whole, list(items)
    pairs = any(
        np.isin(one.verdict[at], ("policy", "frontline")).any()
        for one in found.pairs.values()
        if one is not None
    )
    if whole is None:
        return False, False, bool(pairs)
    return (
        bool((whole.omnibus_verdict[at] == "different").any()),
        bool(np.isin(whole.trend_verdict[at], ("rises", "falls")).any()),
        bool(pairs),
    )


LEVELS = LevelsParams(
    column="level",
    order=("a", "b"),
    ordered=True,
    compare="pairs",
    reference=None,
    paired_by=None,
    level=0.05,
    n_permutations=399,
    seed=1,
)
PARAMS = GapParams(
    level=0.05,
    n_permutations=399,
    n_bootstrap=99,
    seed=1,
    sampling=SamplingParams(policy="sample", frontline="sample"),
    margin=Margins(log2_ratio=1.0, topic_share=0.05),
)


def simulated(design: Design, rng: np.random.Generator, *, factor: float) -> LevelValues:
    """The rates of the documents of a design."""
    level = np.repeat(np.arange(len(design.shape)), design.shape)
    place = np.concatenate([np.arange(n) for n in design.shape])
    spread = np.array(SPREADS if design.unlike else [ALIKE] * len(design.shape))[level]
    of_place = _gamma(rng, np.full(max(design.shape), ALIKE))[place] if design.paired else 1.0
    mean = np.tile(RATES, (len(level), 1)) * of_place * _gamma(rng, spread)
    mean[level == level.max(), PLANTED] *= factor
    values = rng.poisson(mean * WORDS / PER) / WORDS * PER
    names = tuple(f"{i:03d}" for i in range(len(level)))
    sides = clusters.sides(level == 0, cluster=names)
    items = tuple(f"item {i}" for i in range(len(RATES)))
    return LevelValues(
        measured=Measured(
            name="concept_rate",
            items=items,
            labels=items,
            values=values,
            documents=names,
            weight=np.full(len(level), float(WORDS)),
            sides=sides,
            permutations=sides.cluster_first[None],
        ),
        documents=pd.DataFrame(
            {
                "doc_id": names,
                "cluster": names,
                "level_code": level,
                "place": [f"place {i}" if design.paired else "" for i in place],
            }
        ),
        names=tuple("abcdefgh"[: len(design.shape)]),
        hidden=(),
        census=(False,) * len(design.shape),
    )


def _gamma(rng: np.random.Generator, spread: Floats) -> Floats:
    """Factors of mean 1 with these squared coefficients of variation, rows by items."""
    shape = 1 / np.tile(spread[:, None], (1, len(RATES)))
    return np.asarray(rng.gamma(shape, 1 / shape))


if __name__ == "__main__":
    main()
