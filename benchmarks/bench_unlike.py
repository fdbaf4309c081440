"""Sides of equal means and unlike spread, length or number: how often is any item named?

Topics are Dirichlet of unlike concentration, rates are gamma-Poisson of unlike spread and length.
The corpora go through `compare`, as those of the stage `gap` do; beside it, on the same corpora,
permutations alone and gamma means alone. Then: coverage, what of planted gaps is named on either
side, and what the Overview names where nothing differs. `python -m benchmarks.bench_unlike` writes
docs/calibration-unlike.md; `--replicates` says from how many corpora a cell, `--resume FILE` keeps
what is done in the file and goes on from there.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, as_completed
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np

from benchmarks.bench_calibration import PARAMS, SEED, TERMS, Case, corpus
from pipeline import tables
from pipeline.arrays import Floats
from pipeline.gap.comparison import Comparison, compare
from pipeline.gap.comparison.testing import tested_items
from pipeline.gap.gaps import over_all
from pipeline.gap.measures.measured import Measured
from pipeline.stats import PER, clusters, distances, permutation
from pipeline.stats.clusters import Sides
from pipeline.stats.families import multiplicity

DECISION = "decisions/0092-few-mentions-wild-rates-and-directions"
PAGE = Path(__file__).parent.parent / "docs" / "calibration-unlike.md"
DESIGNS = ((6, 8), (12, 21), (3, 21))
MANY = 6
"""From so many policy clusters on, more is aimed at."""
N_TOPICS = 14
MENTIONS = np.array([1.0, 2.0, 4.0, 8.0, 16.0, 30.0])
"""Mentions per 10,000 words."""
LONG, MIDDLE, SHORT = (20_000, 80_000), (1_500, 9_000), (2_000, 8_000)
"""Words of a document: anything between."""
GROWN, ITEM = 4.0, 3
"""A planted gap: one side has so many times of this item."""


@dataclass(frozen=True)
class Made:
    """Values of one simulated corpus, and the words of its documents."""

    name: str
    values: Floats
    words: Floats


Cell = Callable[[Sides, np.random.Generator], Made]


def topics(
    sides: Sides,
    rng: np.random.Generator,
    *,
    concentration: tuple[float, float],
    zipf: bool = False,
    grown: tuple[float, float] = (1.0, 1.0),
) -> Made:
    """Shares with these concentrations; with `zipf` most topics are rare."""
    base = 1 / np.arange(1, N_TOPICS + 1) if zipf else np.ones(N_TOPICS)
    shares = np.zeros((len(sides.first), N_TOPICS))
    for own, much, times in zip((sides.first, ~sides.first), concentration, grown, strict=True):
        mean = base * np.where(np.arange(N_TOPICS) == ITEM, times, 1.0)
        shares[own] = rng.dirichlet(much * mean / mean.sum(), int(own.sum()))
    return Made("topic_share", shares, np.full(len(shares), 5_000.0))


def rates(
    sides: Sides,
    rng: np.random.Generator,
    *,
    spread: tuple[float, float],
    words: tuple[tuple[int, int], tuple[int, int]] = (MIDDLE, MIDDLE),
    grown: tuple[float, float] = (1.0, 1.0),
    town: float = 0.0,
    mentions: Floats = MENTIONS,
    name: str = "concept_rate",
) -> Made:
    """Rates with these coefficients of variation, in documents of such lengths.

    With `town` clusters stand in municipalities that are on both sides, and share a factor of this
    coefficient of variation.
    """
    first, n = sides.first, len(sides.first)
    squared = np.where(first, spread[0], spread[1])[:, None] ** 2
    long = np.where(first, rng.uniform(*words[0], n), rng.uniform(*words[1], n))
    times = np.where(first, grown[0], grown[1])[:, None]
    mean = mentions * np.where(np.arange(len(mentions)) == ITEM, times, 1.0)
    if town:
        shared = rng.gamma(1 / town**2, town**2, (4, len(mentions)))
        mean = mean * shared[np.arange(n) % 4]
    true = mean * rng.gamma(1 / squared, squared, (n, len(mentions)))
    return Made(name, rng.poisson(true * long[:, None] / PER) / long[:, None] * PER, long)


ATTRIBUTES, RARE = (0.05, 0.1, 0.3, 0.6), (0.02, 0.04, 0.08, 0.1)
"""Mean shares of mentions."""
MANY_MENTIONS, FEW_MENTIONS = (20, 60), (1, 6)
"""Mentions in a document: from, and below."""


def mention_shares(
    sides: Sides,
    rng: np.random.Generator,
    *,
    mentions: tuple[tuple[int, int], tuple[int, int]] = (MANY_MENTIONS, FEW_MENTIONS),
    alike: tuple[float, float] = (0.05, 0.3),
    shares: tuple[float, ...] = ATTRIBUTES,
    grown: tuple[float, float] = (1.0, 1.0),
) -> Made:
    """Shares of so many mentions; `alike` is how much those of a document are (rho). By odds."""
    first, n = sides.first, len(sides.first)
    trials = np.where(first, rng.integers(*mentions[0], n), rng.integers(*mentions[1], n))
    odds = np.array(shares) / (1 - np.array(shares))
    times = np.where(first, grown[0], grown[1])[:, None]
    odds = odds * np.where(np.arange(len(shares)) == ITEM, times, 1.0)
    mean, rho = odds / (1 + odds), np.where(first, alike[0], alike[1])[:, None]
    true = rng.beta(mean * (1 / rho - 1), (1 - mean) * (1 / rho - 1))
    found = rng.binomial(trials[:, None], true) / trials[:, None]
    return Made("modality_share", found, trials.astype(float))


def nested_rates(
    sides: Sides, rng: np.random.Generator, *, grown: tuple[float, float] = (1.0, 1.0)
) -> Made:
    """Rates of variation .7, half of the squared variation that of the cluster."""
    n, k = len(sides.first), len(MENTIONS)
    half = 0.7**2 / 2
    shared = rng.gamma(1 / half, half, (sides.n_clusters, k))[sides.cluster]
    times = np.where(sides.first, grown[0], grown[1])[:, None]
    mean = MENTIONS * np.where(np.arange(k) == ITEM, times, 1.0)
    long = rng.uniform(*MIDDLE, n)
    true = mean * shared * rng.gamma(1 / half, half, (n, k))
    return Made("concept_rate", rng.poisson(true * long[:, None] / PER) / long[:, None] * PER, long)


FEW_LARGE = (1, 1, 1, 2, 3, 6, 12)
SIZES: dict[str, tuple[tuple[int, ...], tuple[int, ...]]] = {
    "rates, clusters of 1 document against 1 to 12": ((1,), FEW_LARGE),
    "rates, clusters of 1 document against 4": ((1,), (4,)),
    "rates, clusters of 1 to 12 on both sides": (FEW_LARGE, FEW_LARGE),
}
"""Documents of the clusters of each side, in turn, where a cluster is not one document."""

CELLS: dict[str, Cell] = {
    **{
        f"topics, concentration {a} and {b}": partial(topics, concentration=(a, b))
        for a, b in ((5, 5), (10, 3), (3, 10), (20, 2))
    },
    "topics, most of them rare, concentration 10 and 3": partial(
        topics, concentration=(10, 3), zipf=True
    ),
    "rates, variation .7 and .7": partial(rates, spread=(0.7, 0.7)),
    "rates, .7 and .7, long against short documents": partial(
        rates, spread=(0.7, 0.7), words=(LONG, SHORT)
    ),
    "rates, .4 and 1, long against short documents": partial(
        rates, spread=(0.4, 1.0), words=(LONG, SHORT)
    ),
    "rates, 1 and .4, short against long documents": partial(
        rates, spread=(1.0, 0.4), words=(SHORT, LONG)
    ),
    "rates, .4 and 1, municipalities on both sides": partial(rates, spread=(0.4, 1.0), town=0.5),
    "rates, 2 and .7": partial(rates, spread=(2.0, 0.7)),
    "150 words, 2 and .7": partial(rates, spread=(2.0, 0.7), mentions=TERMS, name="term_rate"),
    "150 words, .7 and 2": partial(rates, spread=(0.7, 2.0), mentions=TERMS, name="term_rate"),
    **dict.fromkeys(SIZES, nested_rates),
    "shares of mentions, as many on both sides": partial(
        mention_shares, mentions=((3, 12), (3, 12)), alike=(0.15, 0.15)
    ),
    "shares of mentions, many against few": mention_shares,
    "shares of mentions, few against many": partial(
        mention_shares, mentions=(FEW_MENTIONS, MANY_MENTIONS), alike=(0.3, 0.05)
    ),
    "rare shares of mentions, many against few": partial(mention_shares, shares=RARE),
    "rare shares of mentions, few against many": partial(
        mention_shares, mentions=(FEW_MENTIONS, MANY_MENTIONS), alike=(0.3, 0.05), shares=RARE
    ),
}
"""Cells where no mean differs."""

GAPS: dict[str, tuple[Cell, Cell]] = {
    name: (partial(make, grown=(GROWN, 1.0)), partial(make, grown=(1.0, GROWN)))
    for name, make in {
        "topics, concentration 5 and 5": partial(topics, concentration=(5, 5)),
        "topics, concentration 10 and 3": partial(topics, concentration=(10, 3)),
        "rates, variation .7 and .7": partial(rates, spread=(0.7, 0.7)),
        "rates, .4 and 1, long against short documents": partial(
            rates, spread=(0.4, 1.0), words=(LONG, SHORT)
        ),
        "rates, .7 and .7, long against short documents": partial(
            rates, spread=(0.7, 0.7), words=(LONG, SHORT)
        ),
        "rates, .4 and 1, municipalities on both sides": partial(
            rates, spread=(0.4, 1.0), town=0.5
        ),
        **dict.fromkeys(SIZES, nested_rates),
        "shares of mentions, many against few": mention_shares,
    }.items()
}
"""Cells where one item is larger: in policy, at the frontline."""

FRONTS: dict[str, tuple[Cell, Cell]] = {
    "alike: topics 5 and 5, rates .7 and .7": (
        partial(topics, concentration=(5, 5)),
        partial(rates, spread=(0.7, 0.7)),
    ),
    "unlike: topics 10 and 3, rates .4 and 1, long against short": (
        partial(topics, concentration=(10, 3)),
        partial(rates, spread=(0.4, 1.0), words=(LONG, SHORT)),
    ),
    "municipalities on both sides: topics 5 and 5, rates .7 and .7": (
        partial(topics, concentration=(5, 5)),
        partial(rates, spread=(0.7, 0.7), town=0.5),
    ),
}
"""Corpora that have topics and rates, of which nothing differs."""


FRONT_CORPORA = 300
"""From so many corpora a cell is said what the Overview names."""

WHOLES = {"one document a cluster": False, "clusters of one to four documents": True}
"""Corpora of bench_calibration in which nothing differs, and whether their documents are nested."""
WHOLE_CORPORA, WHOLE_DESIGNS = 1_000, ((3, 21), (6, 12), (12, 21), (30, 30))

ONE = ((1,), (1,))
"""Clusters of one document."""


def sides_of(shape: tuple[int, int], sizes: tuple[tuple[int, ...], tuple[int, ...]] = ONE) -> Sides:
    """So many clusters on each side, of so many documents in turn."""
    each = [np.resize(own, k) for own, k in zip(sizes, shape, strict=True)]
    numbers = np.repeat(np.arange(sum(shape)), np.concatenate(each))
    return clusters.sides(numbers < shape[0], cluster=[f"{i:03d}" for i in numbers])


def measured(made: Made, sides: Sides, rng: np.random.Generator) -> Measured:
    """The values as the stage `gap` has them; each corpus has permutations of its own."""
    permutations = permutation.draw_permutations(
        sides, n_permutations=PARAMS.n_permutations, rng=rng
    )
    names = tuple(str(i) for i in range(made.values.shape[1]))
    documents = tuple(f"{i:03d}" for i in range(len(sides.first)))
    return Measured(
        made.name, names, names, made.values, documents, made.words, sides, permutations
    )


def has_sides(found: Comparison) -> bool:
    """Whether a side is named for any item."""
    return bool(np.isin(found.verdict, tables.CORPORA).any())


def is_significant(one: Measured, *, unlike: bool) -> bool:
    """Whether the test alone finds any item, by gamma means or by permutations."""
    tested = tested_items(one, params=PARAMS, unlike=unlike).tested
    return bool((tested.p_adjusted <= PARAMS.level).any())


def level_cell(name: str, shape: tuple[int, int], n: int) -> Floats:
    """Any item named: by permutations, by gamma means, as it is done; and coverage alone."""
    rng, sides = np.random.default_rng(SEED), sides_of(shape, SIZES.get(name, ONE))
    make, rows = CELLS[name], []
    for _ in range(n):
        one = measured(make(sides, rng), sides, rng)
        found = compare(one, params=PARAMS)
        other = is_significant(one, unlike=not found.unlike)
        done = has_sides(found)
        by_gamma, permuted = (done, other) if found.unlike else (other, done)
        covers = np.mean((found.ratio.low <= 0) & (found.ratio.high >= 0))
        rows.append((permuted, by_gamma, done, float(covers)))
    return np.asarray(np.mean(rows, axis=0))


def power_cell(name: str, shape: tuple[int, int], n: int) -> Floats:
    """How often the planted item is named where policy has more, and where the frontline has."""
    rng, sides = np.random.default_rng(SEED), sides_of(shape, SIZES.get(name, ONE))
    return np.array(
        [
            np.mean(
                [
                    compare(measured(make(sides, rng), sides, rng), params=PARAMS).verdict[ITEM]
                    == side
                    for _ in range(n)
                ]
            )
            for make, side in zip(GAPS[name], tables.CORPORA, strict=True)
        ]
    )


def front_cell(makes: tuple[Cell, Cell], shape: tuple[int, int], n: int) -> Floats:
    """Whether any row of a corpus gets a verdict of its measure, and whether the Overview has it.

    The families are topics, concepts, and all concepts together.
    """
    rng, sides = np.random.default_rng(SEED), sides_of(shape)
    rows = []
    for _ in range(n):
        two = [measured(make(sides, rng), sides, rng) for make in makes]
        whole = replace(
            two[1],
            name="family_rate",
            items=("all",),
            labels=("all",),
            values=two[1].values.sum(axis=1, keepdims=True),
        )
        found: list[dict[str, object]] = [
            {
                "measure": one.name,
                "testable": True,
                "verdict": str(compared.verdict[i]),
                "p_adjusted": compared.tested.p_adjusted[i],
            }
            for one in (*two, whole)
            for compared in (compare(one, params=PARAMS),)
            for i in range(len(one.items))
        ]
        named = any(row["verdict"] in tables.CORPORA for row in found)
        rows.append((named, any(over_all(found, level=PARAMS.level))))
    return np.asarray(np.mean(rows, axis=0))


def whole_cell(shape: tuple[int, int], *, nested: bool) -> Floats:
    """How often partisanship has p at most the level, and how often divergence has.

    The corpora are others than those of bench_calibration.
    """
    case, rows = Case(shape, nested=nested), []
    for seed in range(WHOLE_CORPORA):
        made = corpus(case, np.random.default_rng([SEED, 1, seed, *shape, nested]))
        sides = made.sides
        drawn = permutation.draw_permutations(
            sides, n_permutations=PARAMS.n_permutations, rng=np.random.default_rng([SEED, seed])
        )
        found = [
            one
            for test in (distances.partisanship, distances.permuted_divergence)
            for null in (test(made.shares, sides=sides, permutations=drawn),)
            for one in (multiplicity.step_down(null[None, :], level=PARAMS.level).p_value[0],)
        ]
        rows.append(tuple(p <= PARAMS.level for p in found))
    return np.asarray(np.mean(rows, axis=0))


Figures = dict[str, list[Floats]]
"""For each cell the figures of each design."""


Kept = dict[str, list[float]]
"""Figures of cells that are done, by their `key`."""


def key(kind: str, name: str, design: tuple[int, int], n: int) -> str:
    """What figures are kept by: the table, the cell, the design, and from how many corpora."""
    return f"{kind}|{name}|{design[0]} v {design[1]}|{n}"


def figures(
    kind: str,
    cells: Mapping[str, Callable[[tuple[int, int]], Floats]],
    *,
    n: int,
    pool: Executor,
    kept: Kept,
    designs: Sequence[tuple[int, int]] = DESIGNS,
) -> dict[str, Future[Floats]]:
    """The figures of every cell and design that is not kept, which the pool works out."""
    keys = {
        key(kind, name, design, n): (cell, design)
        for name, cell in cells.items()
        for design in designs
    }
    return {one: pool.submit(cell, shape) for one, (cell, shape) in keys.items() if one not in kept}


def keep(found: Mapping[str, Future[Floats]], kept: Kept, *, file: Path | None) -> None:
    """Puts the figures to those that are kept, as they come."""
    keys = {future: one for one, future in found.items()}
    for future in as_completed(keys):
        kept[keys[future]] = future.result().tolist()
        if file:
            file.write_text(json.dumps(kept, indent=1), encoding="utf-8")


def told(
    kind: str,
    names: Iterable[str],
    kept: Kept,
    designs: Sequence[tuple[int, int]] = DESIGNS,
    *,
    n: int,
) -> Figures:
    """The figures of one table."""
    return {
        name: [np.array(kept[key(kind, name, design, n)]) for design in designs] for name in names
    }


def row(name: str, cells: list[Floats]) -> str:
    """A row of a table, in per cent."""
    told = (" · ".join(f"{100 * share:.1f}" for share in cell) for cell in cells)
    return f"| {name} | " + " | ".join(told) + " |"


def table(head: str, found: Figures, designs: Sequence[tuple[int, int]] = DESIGNS) -> str:
    """A table with a row for each cell and a column for each design."""
    columns = " | ".join(f"{a} v {b}" for a, b in designs)
    lines = [f"| {head} | {columns} |", "|---|" + "---|" * len(designs)]
    return "\n".join([*lines, *(row(name, cells) for name, cells in found.items())])


def missed(levels: Figures) -> str:
    """The cells of the first table that miss what is aimed at, one a line."""
    lines = []
    for name, cells in levels.items():
        for (a, b), cell in zip(DESIGNS, cells, strict=True):
            many = a >= MANY
            if cell[2] > (0.07 if many else 0.1):
                lines.append(f"- {name}, {a} v {b}: a side is named in {100 * cell[2]:.1f} %.")
            if many and not 0.93 <= round(cell[3], 3) <= 0.97:
                lines.append(f"- {name}, {a} v {b}: intervals cover {100 * cell[3]:.1f} %.")
    return "\n".join(lines) or "Nothing."


def page(n: int, levels: Figures, powers: Figures, fronts: Figures, wholes: Figures) -> str:
    """The page."""
    error, of_fronts, of_wholes = (
        100 * np.sqrt(0.05 * 0.95 / many) for many in (n, FRONT_CORPORA, WHOLE_CORPORA)
    )
    return f"""# Calibration where the sides are unlike in spread

Written by `python -m benchmarks.bench_unlike --replicates {n}`; not by hand. Every corpus goes
through `compare`, as in the stage `gap`, with {PARAMS.n_permutations} permutations of its own.
Designs are clusters of policy v clusters of interviews, one document each where nothing else is
said. A figure of 5 from {n}
corpora has a standard error of {error:.1f}. Why so:
[decisions/0032](decisions/0032-unlike-sides.md),
[decisions/0044-verdicts-by-gamma-means](decisions/0044-verdicts-by-gamma-means.md).

## Where nothing differs

Percentage of corpora in which a side is named for any item: **by permutations alone · by gamma
means alone · as it is done**; and **coverage** of the ratio's interval of one item (95 is meant).
Of the test that is not used in a corpus p alone counts, without the interval that a verdict needs.

{table("no mean differs", levels)}

Aimed at: a side is named in at most 7 % from 6 v 8 clusters up, in at most 10 % at 3 v 21;
intervals cover 93 to 97 % from 6 v 8 up. Not reached:

{missed(levels)}

Where few clusters have an attribute intervals cover more than 95 % on purpose: how many clusters
show it takes few values, and what covers 95 % for one share covers more for its neighbours (Clopper
& Pearson; Brown, Cai & DasGupta 2001). Narrower ones that were tried cover 72 to 87 %
(decisions/0052). A side that shows none of few mentions says nothing of how rarely it has them: the
lower end of such a ratio is far down, and what covers there covers nearly always.

## What is found

Percentage of corpora in which an item of which one side has {GROWN:g} times as much (for topics and
shares by odds) is named: **policy has more · the frontline has more**. At 3 v 21 each direction is
tested for itself
([{DECISION}]({DECISION}.md)).

{table("planted", powers)}

## What the Overview names where nothing differs

Percentage of {FRONT_CORPORA} corpora with topics, concepts and all concepts together, in which
**a verdict of any measure** names a side · **the Overview** does (Holm over the measures). At most
6 % is aimed at; a figure of 5 has a standard error of {of_fronts:.1f}.

{table("nothing differs", fronts)}

## The sides as a whole where nothing differs

Percentage of {WHOLE_CORPORA} corpora like those of [calibration.md](calibration.md) (150 words), in
which the test of **partisanship · divergence** finds the sides unlike. A verdict also needs an
interval that leaves out nothing, and is given no more often. Sides that do not differ are
exchangeable, so that 5 % is exact; a figure of 5 has a standard error of {of_wholes:.1f}.

{table("nothing differs", wholes, WHOLE_DESIGNS)}
"""


def main() -> None:
    """Writes the page."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--replicates", type=int, default=1_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--resume", type=Path, help="a file that keeps what is done")
    given = parser.parse_args()
    n, file = given.replicates, given.resume
    kept: Kept = json.loads(file.read_text(encoding="utf-8")) if file and file.exists() else {}
    tables_of: dict[str, Mapping[str, Callable[[tuple[int, int]], Floats]]] = {
        "levels": {name: partial(level_cell, name, n=n) for name in CELLS},
        "powers": {name: partial(power_cell, name, n=n) for name in GAPS},
        "fronts": {
            name: partial(front_cell, makes, n=FRONT_CORPORA) for name, makes in FRONTS.items()
        },
        "wholes": {name: partial(whole_cell, nested=nested) for name, nested in WHOLES.items()},
    }
    designs = {kind: WHOLE_DESIGNS if kind == "wholes" else DESIGNS for kind in tables_of}
    many = {"levels": n, "powers": n, "fronts": FRONT_CORPORA, "wholes": WHOLE_CORPORA}
    with ProcessPoolExecutor(given.jobs) as pool:
        found = {
            name: one
            for kind, cells in tables_of.items()
            for name, one in figures(
                kind, cells, n=many[kind], pool=pool, kept=kept, designs=designs[kind]
            ).items()
        }
        keep(found, kept, file=file)
    each = (
        told(kind, cells, kept, designs[kind], n=many[kind]) for kind, cells in tables_of.items()
    )
    PAGE.write_text(page(n, *each), encoding="utf-8")


if __name__ == "__main__":
    main()
