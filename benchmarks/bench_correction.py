"""Whether corrected gaps are right: a list that finds .8 on one side and .4 on the other.

`python -m benchmarks.bench_correction [replicates]` prints, for each design, share of passages that
have the practice and number of judged passages per side, the bias and the coverage of the list's
own gap and of the corrected one. Passages are drawn and intervals made as the stage does it.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass

import numpy as np

from pipeline.codes.correction import corrected_mean, document_means
from pipeline.judgements.corrected import PER, Judged, gap_at
from pipeline.judgements.sampling import chances, sample
from pipeline.stats.clusters import Floats
from pipeline.stats.intervals import difference_interval

RECALL = {"policy": 0.8, "frontline": 0.4}
"""Share of the passages that have the practice which the list finds, by side."""
FALSE = 0.02
"""Share of the other passages that the list takes for it."""
RATES, SPREAD = (0.12, 0.03), 18.0
"""Shares of passages that have it, on both sides alike, and how alike documents are (beta)."""
LENGTHS = (60, 240)
"""Fewest and most passages of a document."""
DESIGNS = ((6, 12), (12, 21))
JUDGED = (50, 100, 300)
LEVEL = 0.05


@dataclass(frozen=True)
class Side:
    """The passages of a side: their document, whether they have it, whether the list says so."""

    document: np.ndarray[tuple[int], np.dtype[np.intp]]
    truth: Floats
    listed: Floats


def side(n_documents: int, rate: float, recall: float, rng: np.random.Generator) -> Side:
    """Documents of unlike length, each with its own share of passages."""
    lengths = rng.integers(*LENGTHS, size=n_documents)
    document = np.repeat(np.arange(n_documents), lengths).astype(np.intp)
    rates = rng.beta(rate * SPREAD, (1 - rate) * SPREAD, size=n_documents)
    truth = rng.random(len(document)) < rates[document]
    listed = rng.random(len(document)) < np.where(truth, recall, FALSE * rate / RATES[0])
    return Side(document, truth.astype(np.float64), listed.astype(np.float64))


def judged(own: Side, n: int, rng: np.random.Generator) -> Judged:
    """The side with n passages judged, in the order of their turns."""
    chance = chances(own.listed > 0, document=own.document)
    turn = rng.random(len(chance)) / chance
    first = np.zeros(len(turn), dtype=bool)
    first[np.argsort(turn)[:n]] = True
    made = sample(turn, chance, judged=first)
    lengths = np.bincount(own.document)
    return Judged(
        document=own.document,
        listed=own.listed,
        truth=np.where(made.drawn, own.truth, np.nan),
        probability=made.probability,
        tokens=(lengths * PER).astype(np.float64),  # so that figures are shares of passages
        cluster=np.arange(len(lengths)).astype(np.intp),
        basis="random",
    )


def replicate(
    design: tuple[int, int], n: int, rng: np.random.Generator, rate: float = RATES[0]
) -> list[list[float]]:
    """Estimate, lower and upper end of the gap, by the list and corrected; the true gap is 0."""
    sides = [side(k, rate, own, rng) for k, own in zip(design, RECALL.values(), strict=True)]
    by_list = [
        corrected_mean(
            document_means(one.listed, document=one.document),
            cluster=np.arange(int(one.document.max()) + 1),
            level=LEVEL,
        )
        for one in sides
    ]
    found = difference_interval(by_list[0], by_list[1])
    made = gap_at([judged(one, n, rng) for one in sides])(LEVEL)
    return [
        [float(gap.estimate[0]), float(gap.low[0]), float(gap.high[0])] for gap in (found, made)
    ]


def main() -> None:
    """Prints the table."""
    n_replicates = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    print(f"true gap 0; recall {RECALL}; {n_replicates} replicates")
    print("share  clusters  judged   list: bias  coverage   corrected: bias  coverage  half-width")
    for rate in RATES:
        for design in DESIGNS:
            for n in JUDGED:
                rng = np.random.default_rng([*design, n, round(1000 * rate)])
                made = np.array([replicate(design, n, rng, rate) for _ in range(n_replicates)])
                bias = made[:, :, 0].mean(axis=0)
                covers = ((made[:, :, 1] <= 0) & (made[:, :, 2] >= 0)).mean(axis=0)
                half = ((made[:, 1, 2] - made[:, 1, 1]) / 2).mean()
                print(
                    f"{rate:.2f}   {design[0]:3} v {design[1]:<3} {n:6}   {bias[0]:+10.3f}"
                    f"  {covers[0]:8.1%}   {bias[1]:+15.4f}  {covers[1]:8.1%}  {half:10.3f}"
                )


if __name__ == "__main__":
    main()
