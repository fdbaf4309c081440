"""How often levels that do not differ get a verdict, and how often a fourfold drop is found.

    python -m benchmarks.bench_levels [--replicates 100] [--first 0] [--genre] [--design NAME]

Rates per 10,000 words of twelve items are simulated: gamma-Poisson counts of documents that are
clusters of their own, on levels of equal means; corpora are counted from `--first` on. *Unlike*:
the levels vary by squared coefficients of variation of 2, 0.5 and 0.125 beyond counting, else all
by 0.5. In places, half of the variation is the place's. A verdict is any of the omnibus test, the
trend and the pairs that says that levels differ; that levels are alike is right here. The drop is
that of one item, to a quarter on the last level. It prints per cent of the corpora. Who wrote the
simulation wrote the tests.

With `--genre` all items, and 200 ordinary words of like frequency, differ from level to level as
documents of other genres do: each by a factor of its own, two times on the median. Pairs and trends
are told then, and rightly; that any of them is more than genre is false. At the right one item
drops to a sixty-fourth on the last level beyond that: how often a pair or its trend is told, and
so.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from pipeline.arrays import Floats
from pipeline.config.params import GapParams, LevelsParams, Margins, SamplingParams
from pipeline.gap.measures.evidence import Evidence
from pipeline.gap.measures.measured import Measured
from pipeline.levels.checks.genre import Anyway, beyond_genre
from pipeline.levels.contrasts import Contrasts, contrasts
from pipeline.levels.values import WORDS as ORDINARY
from pipeline.levels.values import LevelValues
from pipeline.stats import PER, clusters

RATES = np.geomspace(30, 0.7, 12)
"""Uses per 10,000 words of each item."""

PLANTED = 3
"""The item that drops to a quarter on the last level."""

WORDS = 8_000
"""Words of a document."""

GENRE = 0.73
"""Standard deviation of the logarithms of how an item differs on a level: of two levels the median
difference is a factor of two or its half."""

N_WORDS = 200
"""Ordinary words whose differences are genre alone."""

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
    """Prints a line for each design: of verdicts, or of second verdicts."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--replicates", type=int, default=100)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument(
        "--genre", action="store_true", help="more than genre, in place of verdicts"
    )
    parser.add_argument("--design", default="", help="only designs that begin so")
    asked = parser.parse_args(arguments)
    designs = [one for one in DESIGNS if one.name.startswith(asked.design)]
    table = _genre_table if asked.genre else _table
    table(designs, asked.replicates, first=asked.first)


def _table(designs: Sequence[Design], n: int, *, first: int) -> None:
    print("| design | any verdict | omnibus | trend | pairs | drop: omnibus | trend | pairs |")
    print("|---|---|---|---|---|---|---|---|")
    for design in designs:
        nothing = np.mean(
            [said(design, seed, factor=1.0) for seed in range(first, first + n)], axis=0
        )
        drop = np.mean(
            [said(design, seed, factor=0.25) for seed in range(first, first + n // 2)], axis=0
        )
        shown = [nothing[3], *nothing[:3], *drop[:3]]
        cells = " | ".join(f"{100 * one:.0f}" for one in shown)
        print(f"| {design.name} | {cells} |", flush=True)


def _genre_table(designs: Sequence[Design], n: int, *, first: int) -> None:
    print(
        "| design | any pair | any trend | any more than genre | of trends "
        "| drop: pair | trend | pair more than genre | trend |"
    )
    print("|---|---|---|---|---|---|---|---|---|")
    for design in designs:
        seeds = range(first, first + n)
        nothing = np.mean([of_genre(design, seed, factor=1.0) for seed in seeds], axis=0)
        drop = np.mean([of_genre(design, seed, factor=1 / 64) for seed in seeds], axis=0)
        told, trends, _, trends_more, any_more = nothing
        shown = told, trends, any_more, trends_more, *drop[:4]
        cells = " | ".join(f"{100 * one:.0f}" for one in shown)
        print(f"| {design.name} | {cells} |", flush=True)


def of_genre(design: Design, seed: int, *, factor: float) -> tuple[bool, bool, bool, bool, bool]:
    """Whether a pair is told, a trend is, a pair is more than genre, a trend is, any of both.

    With a planted drop only that item counts.
    """
    rng = np.random.default_rng([seed, 13])
    shifts = GENRE * rng.standard_normal((len(design.shape), N_WORDS + len(RATES)))
    rates = np.concatenate([RATES, np.exp(rng.uniform(*np.log(RATES[[-1, 0]]), N_WORDS))])
    every = simulated(design, rng, factor=factor, rates=rates, shifts=shifts)
    paired = "place" if design.paired else None
    own = slice(0, len(RATES)), slice(len(RATES), None)
    concepts, words = (
        _part(every, part, name) for part, name in zip(own, ("concept_rate", ORDINARY), strict=True)
    )
    levels = LEVELS.model_copy(update={"paired_by": paired})
    found = contrasts(concepts, levels=levels, params=PARAMS, influential=False)
    held = beyond_genre(
        concepts, found, Anyway(NO_EVIDENCE, {ORDINARY: words, "concept_rate": concepts}),
        paired=design.paired, params=PARAMS,
    )  # fmt: skip
    items = list(range(len(RATES)) if factor == 1.0 else [PLANTED])
    sides = ("policy", "frontline")
    told = any(np.isin(one.verdict[items], sides).any() for one in found.pairs.values() if one)
    along = found.whole is not None and bool(
        np.isin(found.whole.trend_verdict[items], ("rises", "falls")).any()
    )
    more = {
        pair: bool(np.isin(one.verdict[items], sides).any()) for pair, one in held.items() if one
    }
    pairs = any(is_more for pair, is_more in more.items() if pair is not None)
    return told, along, pairs, more.get(None, False), any(more.values())


def _part(values: LevelValues, items: slice, name: str) -> LevelValues:
    one = values.measured
    names = one.items[items]
    part = replace(one, name=name, items=names, labels=names, values=one.values[:, items])
    return replace(values, measured=part)


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


NO_EVIDENCE = Evidence(
    documents=pd.DataFrame({"doc_id": []}),
    mentions=pd.DataFrame(
        {name: [] for name in ("doc_id", "kind", "role", "prompted", "concept", "surface")},
        dtype="str",
    ),
    term_counts=pd.DataFrame(),
    topic_shares=pd.DataFrame(),
    context_words=pd.DataFrame(),
)
"""No mention of any label, whose words would be no ordinary ones."""


def simulated(
    design: Design,
    rng: np.random.Generator,
    *,
    factor: float,
    rates: Floats = RATES,
    shifts: Floats | None = None,
) -> LevelValues:
    """The rates of the documents of a design; `shifts` of items on levels are logarithms."""
    level = np.repeat(np.arange(len(design.shape)), design.shape)
    place = np.concatenate([np.arange(n) for n in design.shape])
    spread = np.array(SPREADS if design.unlike else [ALIKE] * len(design.shape))[level]
    n, of_place = len(rates), np.ones(1)
    if design.paired:
        of_place = _gamma(rng, np.full(max(design.shape), ALIKE), n)[place]
    mean = np.tile(rates, (len(level), 1)) * of_place * _gamma(rng, spread, n)
    if shifts is not None:
        mean *= np.exp(shifts)[level]
    mean[level == level.max(), PLANTED] *= factor
    values = rng.poisson(mean * WORDS / PER) / WORDS * PER
    names = tuple(f"{i:03d}" for i in range(len(level)))
    sides = clusters.sides(level == 0, cluster=names)
    items = tuple(f"item {i}" for i in range(n))
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


def _gamma(rng: np.random.Generator, spread: Floats, n_items: int) -> Floats:
    """Factors of mean 1 with these squared coefficients of variation, rows by items."""
    shape = 1 / np.tile(spread[:, None], (1, n_items))
    return np.asarray(rng.gamma(shape, 1 / shape))


if __name__ == "__main__":
    main()
