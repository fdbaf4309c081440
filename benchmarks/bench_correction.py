"""Whether corrected gaps are right: a list that finds .8 on one side and .4 on the other.

`python -m benchmarks.bench_correction [replicates]` prints, for each design, share of passages that
have the practice and number of judged passages per side, the bias and the coverage of the list's
own gap and of the corrected one. Passages are drawn and intervals made as the stage does it. With
`model` behind it a model learns from the judged passages, other words on either side, and helps
in place of the list where it errs less; folds are by cluster.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from scipy import sparse

from pipeline.arrays import Floats
from pipeline.codes.correction import corrected_mean
from pipeline.judgements.corrected import Judged, gap_at, helped
from pipeline.judgements.features import LIST_WEIGHT
from pipeline.judgements.models import can_learn, modelled
from pipeline.judgements.sampling import chances, sample
from pipeline.stats import PER
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
OWN_WORDS, OTHER_WORDS = 12, 40
"""Words that passages with the practice have more often, a set for each side; and all others."""
SAID, BY_CHANCE = 0.22, 0.03
"""Share of the passages with the practice in which such a word stands, and of all others."""


@dataclass(frozen=True)
class Side:
    """The passages of a side: their document, whether they have it, whether the list says so.

    `words` has a row per passage and a column per word.
    """

    document: np.ndarray[tuple[int], np.dtype[np.intp]]
    truth: Floats
    listed: Floats
    words: Floats


def side(n_documents: int, rate: float, recall: float, rng: np.random.Generator) -> Side:
    """Documents of unlike length, each with its own share of passages; on each side other words."""
    lengths = rng.integers(*LENGTHS, size=n_documents)
    document = np.repeat(np.arange(n_documents), lengths).astype(np.intp)
    rates = rng.beta(rate * SPREAD, (1 - rate) * SPREAD, size=n_documents)
    truth = rng.random(len(document)) < rates[document]
    listed = rng.random(len(document)) < np.where(truth, recall, FALSE * rate / RATES[0])
    words = rng.random((len(document), 2 * OWN_WORDS + OTHER_WORDS)) < BY_CHANCE
    first = 0 if recall == RECALL["policy"] else OWN_WORDS
    said = rng.random((len(document), OWN_WORDS)) < SAID
    words[:, first : first + OWN_WORDS] |= said & truth[:, None]
    return Side(
        document, truth.astype(np.float64), listed.astype(np.float64), words.astype(np.float64)
    )


def judged(own: Side, n: int, rng: np.random.Generator) -> Judged:
    """The side with n passages judged, in the order of their turns."""
    chance = chances(own.listed > 0, document=own.document)
    turn = rng.random(len(chance)) / chance
    first = np.zeros(len(turn), dtype=bool)
    first[np.argsort(turn)[:n]] = True
    made = sample(turn, chance, judged=first, in_turn=first)
    lengths = np.bincount(own.document)
    return Judged(
        document=own.document,
        listed=own.listed,
        helper=own.listed,
        truth=np.where(made.drawn, own.truth, np.nan),
        probability=made.probability,
        tokens=(lengths * PER).astype(np.float64),  # so that figures are shares of passages
        cluster=np.arange(len(lengths)).astype(np.intp),
        basis="random",
    )


def learned(sides: list[Side], both: list[Judged]) -> list[Judged]:
    """The sides with what helps there: a model of the judged passages, if it errs less."""
    words = np.concatenate([own.words for own in sides])
    length = np.linalg.norm(words, axis=1, keepdims=True)
    listed = LIST_WEIGHT * np.concatenate([own.listed for own in sides])[:, None]
    rows = sparse.csr_matrix(np.hstack([words / np.maximum(length, 1.0), listed]))
    cluster = np.concatenate([both[0].document, both[1].document + len(both[0].tokens)])
    truth = np.concatenate([one.truth for one in both])
    if not can_learn(truth, cluster):
        return both
    by_list = np.concatenate([own.listed for own in sides])[:, None]
    (model,) = modelled(rows, truth[:, None], by_list, cluster)
    names = [str(n) for n in range(len(truth))]
    cut = len(both[0].truth)
    named = [
        replace(one, segment=tuple(own))
        for one, own in zip(both, (names[:cut], names[cut:]), strict=True)
    ]
    return helped(named, pd.DataFrame({"probability": model.probability}, index=names))[1]


def _document_means(side: Side) -> Floats:
    """The mean of what the list finds in the passages of each document; per document code."""
    found = np.bincount(side.document, weights=side.listed)
    return np.asarray(found / np.bincount(side.document))


def replicate(
    design: tuple[int, int],
    n: int,
    rng: np.random.Generator,
    rate: float = RATES[0],
    *,
    model: bool = False,
) -> list[list[float]]:
    """Estimate, lower and upper end of the gap: by the list, corrected, with `model` so helped.

    The true gap is 0.
    """
    sides = [side(k, rate, own, rng) for k, own in zip(design, RECALL.values(), strict=True)]
    by_list = [
        corrected_mean(
            _document_means(one),
            cluster=np.arange(int(one.document.max()) + 1),
            level=LEVEL,
        )
        for one in sides
    ]
    found = difference_interval(by_list[0], by_list[1])
    both = [judged(one, n, rng) for one in sides]
    made = [gap_at(both)(LEVEL), *([gap_at(learned(sides, both))(LEVEL)] if model else [])]
    return [
        [float(gap.estimate[0]), float(gap.low[0]), float(gap.high[0])] for gap in (found, *made)
    ]


def main() -> None:
    """Prints the table."""
    model = "model" in sys.argv
    n_replicates = int(sys.argv[1]) if sys.argv[1:2] and sys.argv[1].isdigit() else 2000
    print(f"true gap 0; recall {RECALL}; {n_replicates} replicates")
    print("share  clusters  judged   of what: bias, coverage, half-width")
    for rate in RATES:
        for design in DESIGNS:
            for n in JUDGED:
                rng = np.random.default_rng([*design, n, round(1000 * rate)])
                made = np.array(
                    [replicate(design, n, rng, rate, model=model) for _ in range(n_replicates)]
                )
                print(f"{rate:.2f}   {design[0]:3} v {design[1]:<3} {n:6}   {_told(made)}")


def _told(made: Floats) -> str:
    """Bias, coverage and half-width of each gap, from replicate x gap x (estimate, low, high)."""
    bias = made[:, :, 0].mean(axis=0)
    covers = ((made[:, :, 1] <= 0) & (made[:, :, 2] >= 0)).mean(axis=0)
    half = ((made[:, :, 2] - made[:, :, 1]) / 2).mean(axis=0)
    names = ("list", "corrected", "with model")
    return "   ".join(
        f"{name} {b:+.4f} {c:6.1%} {h:.3f}"
        for name, b, c, h in zip(names, bias, covers, half, strict=False)
    )


if __name__ == "__main__":
    main()
