"""In which order passages are judged, so that one may stop anywhere and has a random sample.

Each passage has a lot of its own, a number between 0 and 1 that is made of its id and never
changes, and a chance. Passages are judged by rising lot / chance. What is judged without a gap from
the first on is a sample with known probabilities, whenever one stops; a word list that changes, or
documents that are added, change chances and so the order, and what was judged still counts.

References:
    Duffield, N., Lund, C. & Thorup, M. (2007). Priority sampling for estimation of arbitrary subset
    sums. Journal of the ACM 54(6), 32; Ohlsson, E. (1998). Sequential Poisson sampling. Journal of
    Official Statistics 14(2), 149-162.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.arrays import Flags, Floats

SHARE_LISTED = 0.5
"""Share of a document's chances that goes to passages in which the list finds something."""


@dataclass(frozen=True)
class Sample:
    """Which passages are in the random sample, and the probability of each, drawn or not."""

    drawn: Flags
    probability: Floats


def lots(ids: Iterable[str], *, seed: int) -> Floats:
    """The lot of each passage: above 0 and below 1, the same in every run."""
    made = [
        int.from_bytes(hashlib.sha256(f"{seed}\0{one}".encode()).digest()[:6], "big") for one in ids
    ]
    return np.asarray((np.array(made, dtype=np.float64) + 0.5) / 2**48)


def chances(found: Flags, *, document: NDArray[np.intp]) -> Floats:
    """How much each passage of a side is to be preferred; those of a document sum to 1.

    Documents count alike. In each, half goes to passages in which the list finds something and half
    to the others, so that both kinds of error are seen; what one kind lacks the other gets.
    """
    n = int(document.max()) + 1 if len(document) else 0
    hits = np.bincount(document, weights=found, minlength=n)
    rest = np.bincount(document, weights=~found, minlength=n)
    of_hits = np.where(hits == 0, 0.0, np.where(rest == 0, 1.0, SHARE_LISTED))
    own = np.where(found, of_hits[document], 1 - of_hits[document])
    size = np.where(found, hits[document], rest[document])
    return np.asarray(own / np.maximum(size, 1))


def sample(turn: Floats, chance: Floats, *, judged: Flags, in_turn: Flags) -> Sample:
    """The passages of a side that were judged without a gap, with their probabilities.

    `turn` is lot / chance. The first that nobody judged ends the sample: a passage is before it
    with the probability min(1, its turn × the chance). What was judged out of turn, because a model
    proposed it, counts from where the draw has come to it: behind the last that was judged
    `in_turn` the sample ends too. Where every passage was judged all are 1.
    """
    if judged.all():
        return Sample(judged, np.ones(len(turn)))
    gap = turn[~judged].min()
    reached = turn[in_turn & (turn < gap)].max(initial=-np.inf)
    end = turn[turn > reached].min()
    drawn = judged & (turn < end)
    return Sample(np.asarray(drawn), np.asarray(np.minimum(1.0, end * chance)))
