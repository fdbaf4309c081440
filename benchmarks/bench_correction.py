"""Whether corrected gaps are right: a list that finds .8 on one side and .4 on the other.

`python -m benchmarks.bench_correction [replicates]` prints, for each design and number of judged
passages per side, the bias and the coverage of the list's own gap and of the corrected one.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass

import numpy as np

from pipeline.codes.correction import (
    corrected_mean,
    design_adjusted,
    document_means,
    draw_passages,
    sample_probability,
)
from pipeline.stats.clusters import Floats
from pipeline.stats.intervals import difference_interval

RECALL = {"policy": 0.8, "frontline": 0.4}
"""Share of the passages that have the practice which the list finds, by side."""
FALSE = 0.02
"""Share of the other passages that the list takes for it."""
RATE, SPREAD = 0.12, 18.0
"""Share of passages that have it, on both sides alike, and how alike documents are (beta)."""
LENGTHS = (60, 240)
"""Fewest and most passages of a document."""
DESIGNS = ((6, 12), (12, 21))
JUDGED = (100, 300)
LEVEL = 0.05


@dataclass(frozen=True)
class Side:
    """The passages of a side: their document, whether they have it, whether the list says so."""

    document: np.ndarray[tuple[int], np.dtype[np.intp]]
    truth: Floats
    listed: Floats


def side(n_documents: int, recall: float, rng: np.random.Generator) -> Side:
    """Documents of unlike length, each with its own share of passages."""
    lengths = rng.integers(*LENGTHS, size=n_documents)
    document = np.repeat(np.arange(n_documents), lengths).astype(np.intp)
    rates = rng.beta(RATE * SPREAD, (1 - RATE) * SPREAD, size=n_documents)
    truth = rng.random(len(document)) < rates[document]
    listed = rng.random(len(document)) < np.where(truth, recall, FALSE)
    return Side(document, truth.astype(np.float64), listed.astype(np.float64))


def values(own: Side, n: int, rng: np.random.Generator) -> tuple[Floats, Floats]:
    """The share of each document by the list alone, and corrected by n judged passages."""
    found = own.listed > 0
    chance = sample_probability(found, document=own.document, n=n)
    stratum = (2 * own.document + found).astype(np.intp)
    drawn = draw_passages(chance, stratum=stratum, rng=rng)
    made = design_adjusted(own.listed, np.where(drawn, own.truth, np.nan), chance)
    return (
        document_means(own.listed, document=own.document),
        document_means(made, document=own.document),
    )


def replicate(design: tuple[int, int], n: int, rng: np.random.Generator) -> list[list[float]]:
    """Estimate, lower and upper end of the gap, by the list and corrected; the true gap is 0."""
    both = [
        values(side(k, recall, rng), n, rng)
        for k, recall in zip(design, RECALL.values(), strict=True)
    ]
    rows = []
    for which in (0, 1):
        ends = [
            corrected_mean(one[which], cluster=np.arange(len(one[which])), level=LEVEL)
            for one in both
        ]
        gap = difference_interval(ends[0], ends[1])
        rows.append([float(gap.estimate[0]), float(gap.low[0]), float(gap.high[0])])
    return rows


def main() -> None:
    """Prints the table."""
    n_replicates = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    print(f"true gap 0; recall {RECALL}; {n_replicates} replicates; share of passages {RATE}")
    print("clusters  judged   list: bias  coverage   corrected: bias  coverage  half-width")
    for design in DESIGNS:
        for n in JUDGED:
            rng = np.random.default_rng([*design, n])
            made = np.array([replicate(design, n, rng) for _ in range(n_replicates)])
            bias = made[:, :, 0].mean(axis=0)
            covers = ((made[:, :, 1] <= 0) & (made[:, :, 2] >= 0)).mean(axis=0)
            half = ((made[:, 1, 2] - made[:, 1, 1]) / 2).mean()
            print(
                f"{design[0]:3} v {design[1]:<3} {n:6}   {bias[0]:+10.3f}  {covers[0]:8.1%}"
                f"   {bias[1]:+15.4f}  {covers[1]:8.1%}  {half:10.3f}"
            )


if __name__ == "__main__":
    main()
