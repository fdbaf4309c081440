"""How often documents that do not change over time get a verdict, and how often a change is found.

    python -m benchmarks.bench_change [--replicates 100] [--first 0] [--design NAME] [--nothing]

Rates per 10,000 words of twelve items are simulated for two sides, gamma-Poisson counts of dated
documents. Where nothing changes, any verdict is false. Where both sides change alike (all items by
a step or a line, on both sides at once), only a difference or a first side is false. Planted is one
item: it rises to four times as much half way, in policy alone; then on both sides, in policy four
years before. *Clusters*: half of the variation is the cluster's; policy's clusters (ministries)
write in several years, those of the frontline (cases) are met in one. *Unlike*: documents vary more
and more over time. Corpora are counted from `--first` on. It prints per cent of them. Who wrote the
simulation wrote the tests.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from benchmarks.bench_levels import PARAMS, PLANTED, RATES, WORDS
from pipeline.arrays import Floats
from pipeline.change.dated import DatedMeasure, DatedSide
from pipeline.change.first import Moved, who_moved_first
from pipeline.change.testing import change_tests
from pipeline.gap.measures.measured import Measured
from pipeline.stats import PER, clusters
from pipeline.stats.agreement import wilson
from pipeline.stats.change import draw_times, timeline

YEARS = 12.0
"""Years from the first document to the last."""

SIDES = ("policy", "frontline")

Course = Callable[[Floats, str], Floats]
"""From dates in years and a side: what the mean is multiplied by."""


@dataclass(frozen=True)
class Design:
    """Documents of each side; `per_cluster` of them come in one cluster; `late`: most are late.

    `apart`: policy has documents in the first two thirds of the years, the frontline in the last.
    """

    name: str
    shape: tuple[int, int]
    per_cluster: int = 1
    unlike: bool = False
    late: bool = False
    apart: bool = False


DESIGNS = (
    Design("12 v 20", (12, 20)),
    Design("6 v 8", (6, 8)),
    Design("40 v 40", (40, 40)),
    Design("12 v 20, most of them late", (12, 20), late=True),
    Design("18 v 24, clusters of 3", (18, 24), per_cluster=3),
    Design("12 v 20, unlike", (12, 20), unlike=True),
    Design("40 v 40, other years", (40, 40), apart=True),
)


def nothing(time: Floats, side: str) -> Floats:
    """No change."""
    return np.ones_like(time)


def both_step(time: Floats, side: str) -> Floats:
    """Both sides step up to four times as much half way."""
    return np.where(time < YEARS / 2, 1.0, 4.0)


def both_rise(time: Floats, side: str) -> Floats:
    """Both sides rise to four times as much along a line."""
    return 1 + 3 * time / YEARS


def policy_alone(time: Floats, side: str) -> Floats:
    """Policy steps up half way, the frontline does not."""
    return both_step(time, side) if side == "policy" else np.ones_like(time)


def policy_first(time: Floats, side: str) -> Floats:
    """Policy steps up after a third of the years, the frontline after two thirds."""
    part = 1 / 3 if side == "policy" else 2 / 3
    return np.where(time < YEARS * part, 1.0, 4.0)


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints a line for each design."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--replicates", type=int, default=100)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--design", default="", help="only designs with this in their name")
    parser.add_argument(
        "--nothing", action="store_true", help="only corpora in which nothing changes"
    )
    asked = parser.parse_args(arguments)
    if asked.nothing:
        _nothing_table(asked.design, range(asked.first, asked.first + asked.replicates))
        return
    print(
        "| design | any verdict | a side | difference | both step: difference or first "
        "| both rise: difference or first | policy alone: rises | shifts | policy first: told |"
    )
    print("|---|---|---|---|---|---|---|---|---|")
    for design in DESIGNS:
        if asked.design not in design.name:
            continue
        row = _row(design, asked.replicates, first=asked.first)
        print(f"| {design.name} | {' | '.join(f'{100 * one:.1f}' for one in row)} |", flush=True)


def _nothing_table(name: str, seeds: Sequence[int]) -> None:
    """How many corpora have a false verdict, with the 95 % interval of their share."""
    print("| design | corpora | any verdict | per cent | 95 % | a side | difference |")
    print("|---|---|---|---|---|---|---|")
    for design in DESIGNS:
        if name not in design.name:
            continue
        found = pd.DataFrame(
            [said(design, seed, nothing, range(len(RATES))) for seed in seeds]
        ).sum()
        n, k = len(seeds), int(found["any"])
        low, high = (100 * one for one in wilson(k, n))
        share = f"{k} | {100 * k / n:.2f} | {low:.2f} to {high:.2f}"
        print(f"| {design.name} | {n} | {share} | {found['side']} | {found['difference']} |")


def _row(design: Design, n: int, *, first: int) -> list[float]:
    """The columns of a design, as parts of so many corpora, or of half as many where planted."""
    every, few = range(first, first + n), range(first, first + n // 2)
    items = range(len(RATES))
    none = _share(every, lambda seed: said(design, seed, nothing, items))
    step = _share(every, lambda seed: said(design, seed, both_step, items))
    rise = _share(every, lambda seed: said(design, seed, both_rise, items))
    alone = _share(few, lambda seed: said(design, seed, policy_alone, [PLANTED]))
    moved = _share(few, lambda seed: said(design, seed, policy_first, [PLANTED]))
    return [none["any"], none["side"], none["difference"], step["wrong"], rise["wrong"],
            alone["policy"], alone["difference"], moved["first"]]  # fmt: skip


def _share(seeds: Sequence[int], one: Callable[[int], dict[str, bool]]) -> dict[str, float]:
    found = pd.DataFrame([one(seed) for seed in seeds])
    return {str(name): float(found[name].mean()) for name in found}


def said(design: Design, seed: int, course: Course, items: Sequence[int]) -> dict[str, bool]:
    """What is told of the items, of which alone the course changes."""
    at = list(items)
    dated = simulated(design, np.random.default_rng([seed, 11]), course=course, items=at)
    tests = change_tests(dated, params=PARAMS)
    assert tests.difference is not None
    pairs = [
        (
            Moved(dated.sides[0], i, str(tests.sides["policy"].verdict[i])),
            Moved(dated.sides[1], i, str(tests.sides["frontline"].verdict[i])),
        )
        for i in range(len(RATES))
    ]
    first = np.array([one.verdict for one in who_moved_first(pairs, params=PARAMS)])
    sides = {name: tests.sides[name].verdict[at] != "cannot tell" for name in SIDES}
    difference = tests.difference.verdict[at] != "cannot tell"
    moved = first[at] != "cannot tell"
    return {
        "side": bool(sides["policy"].any() or sides["frontline"].any()),
        "policy": bool((tests.sides["policy"].verdict[at] == "rises").any()),
        "difference": bool(difference.any()),
        "first": bool((first[at] == "policy").any()),
        "wrong": bool(difference.any() or moved.any()),
        "any": bool(sides["policy"].any() or sides["frontline"].any() or difference.any()
                    or moved.any()),
    }  # fmt: skip


def simulated(
    design: Design, rng: np.random.Generator, *, course: Course, items: Sequence[int]
) -> DatedMeasure:
    """The dated documents of both sides."""
    sides = []
    for number, (corpus, n) in enumerate(zip(SIDES, design.shape, strict=True)):
        code = np.arange(n) // design.per_cluster
        time = _dates(design, corpus, code, rng)
        spread = 0.125 * 16 ** (time / YEARS) if design.unlike else np.full(n, 0.5)
        factor = _gamma(rng, spread)
        if design.per_cluster > 1:
            own = _gamma(rng, np.full(code.max() + 1, 0.25))[code]
            factor = own * _gamma(rng, np.full(n, 0.25))
        mean = np.tile(RATES, (n, 1)) * factor
        mean[:, items] *= course(time, corpus)[:, None]
        values = rng.poisson(mean * WORDS / PER) / WORDS * PER
        names = [f"c{one:03d}" for one in code]
        where = timeline(time, cluster=names)
        drawn = draw_times(
            where,
            n_permutations=PARAMS.n_permutations,
            rng=np.random.default_rng([PARAMS.seed, number]),
        )
        documents = pd.DataFrame({"doc_id": [f"{corpus}{i}" for i in range(n)], "cluster": names})
        documents["date"] = "2000-01-01"  # Of the dates here only their length is read: days.
        sides.append(DatedSide(corpus, values, documents, where, drawn))
    names = tuple(f"item {i}" for i in range(len(RATES)))
    is_first = np.repeat([True, False], design.shape)
    where_two = clusters.sides(is_first, cluster=[str(i) for i in range(sum(design.shape))])
    measured = Measured(
        name="concept_rate",
        items=names,
        labels=names,
        values=np.vstack([side.values for side in sides]),
        documents=tuple(doc for side in sides for doc in side.documents["doc_id"]),
        weight=np.full(sum(design.shape), float(WORDS)),
        sides=where_two,
        permutations=where_two.cluster_first[None],
    )
    return DatedMeasure(measured, tuple(sides))


def _dates(design: Design, corpus: str, code: Floats, rng: np.random.Generator) -> Floats:
    """Dates in years from 0: policy's clusters write in several years, cases are met in one."""
    n = len(code)
    drawn = rng.beta(3, 1, size=n) if design.late else rng.uniform(size=n)
    if corpus == "frontline" and design.per_cluster > 1:
        drawn = rng.uniform(size=int(code.max()) + 1)[code] + rng.uniform(0, 0.03, size=n)
    if design.apart:
        drawn = 2 / 3 * drawn + (0 if corpus == "policy" else 1 / 3)
    return np.asarray(YEARS * np.clip(drawn, 0, 0.999))


def _gamma(rng: np.random.Generator, spread: Floats) -> Floats:
    """Factors of mean 1 with these squared coefficients of variation, rows by items."""
    shape = 1 / np.tile(np.asarray(spread)[:, None], (1, len(RATES)))
    return np.asarray(rng.gamma(shape, 1 / shape))


if __name__ == "__main__":
    main()
