"""The placebo: how a concept's gap compares with the gaps of ordinary words of like frequency.

In: the compared rates of concepts and of words. Out: one share per concept.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from pipeline.arrays import Flags, Floats
from pipeline.gap.comparison import Comparison
from pipeline.gap.measures.measured import Measured

MAX_PLACEBOS = 200
"""Most placebo words of a concept: those nearest to it in total count."""

MIN_PLACEBOS = 20
"""Fewest placebo words; a concept with fewer has no placebo."""

LIKE_FACTOR = 2.0
"""A placebo word's frequency is within this factor of the concept's: its total count, for the
meaning the mean of both sides."""


def placebo(
    concepts: tuple[Measured, Comparison], words: tuple[Measured, Comparison], labels: pd.DataFrame
) -> Floats:
    """For each concept the share of ordinary words of like frequency with a smaller gap.

    The gap is the absolute studentised difference, so that a word that one document repeats has no
    large one. `labels` are the mentions of labels. NaN where there are too few such words.
    """
    ordinary = ordinary_words(words[0].items, labels)
    return smaller_gaps(
        (concepts[0].counts, words[0].counts[:, ordinary]),
        concepts[1].tested.statistic,
        words[1].tested.statistic[ordinary],
    )


def ordinary_words(terms: Sequence[str], mentions: pd.DataFrame) -> Flags:
    """Which terms are ordinary words: none of their words is a co-word or a form of one."""
    special = set(mentions["surface"].str.lower()) | set(mentions["concept"])
    return np.array(
        [
            not any(word in special or word.startswith("co-") for word in term.split())
            for term in terms
        ],
        dtype=bool,
    )


def smaller_gaps(counts: tuple[Floats, Floats], concepts: Floats, terms: Floats) -> Floats:
    """For each concept the share of words of like total count whose gap is smaller."""
    own, others = (np.log2(np.maximum(part.sum(axis=0), 1e-9)) for part in counts)
    shares = np.full(len(own), np.nan)
    for i, frequency in enumerate(own):
        away = np.abs(others - frequency)
        nearest = np.argsort(away, kind="stable")[:MAX_PLACEBOS]
        nearest = nearest[away[nearest] <= np.log2(LIKE_FACTOR) + 1e-9]
        if len(nearest) >= MIN_PLACEBOS:
            shares[i] = np.mean(np.abs(terms[nearest]) < abs(concepts[i]) * (1 - 1e-9))
    return shares
