"""Influence: the document without which a verdict would be another.

In: a comparison, or a test of the sides as a whole. Out: one document per item, empty if none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from pipeline.config.params import GapParams
from pipeline.gap.comparison import Comparison, compare
from pipeline.gap.measures.measured import Measured

MAX_EXACT_WORK = 300_000_000
"""Statistics computed, at most, to permute anew without each document."""


def influence(measured: Measured, comparison: Comparison, *, params: GapParams) -> list[str]:
    """For each item the document without which its verdict would be another; empty if none.

    Of several, the one that moves the statistic most. The test is permuted anew without each
    document; where that is too much work (collocates; thousands of terms and of permutations) the
    statistic is compared with the critical value of all documents.
    """
    work = measured.permutations.shape[0] * measured.values.size
    approximate = work > MAX_EXACT_WORK or measured.collocates is not None
    critical = comparison.tested.critical if approximate else None
    most = np.zeros(len(measured.items))
    flipped = np.full(len(measured.items), "", dtype=object)
    for position, document in enumerate(measured.documents):
        rest = measured.without(position)
        if 0 in rest.sides.shape:
            changed = comparison.verdict != "cannot tell"
            moved = np.full(len(measured.items), np.inf)
        else:
            other = compare(rest, params=params, critical=critical, unlike=comparison.unlike)
            changed = other.verdict != comparison.verdict
            moved = np.abs(other.tested.statistic - comparison.tested.statistic)
        ahead = changed & (moved > most)
        flipped[ahead] = document
        most[ahead] = moved[ahead]
    return [str(document) for document in flipped]


def flipping_document(
    found: bool, documents: Sequence[str], without: Callable[[int], tuple[float, bool]]
) -> str:
    """The document without which an omnibus test would come out differently; empty if none.

    `without` gives the statistic without a document, and whether the sides still differ. Of several
    documents, the one that moves the statistic most.
    """
    changed = [
        (statistic if found else -statistic, position)
        for position in range(len(documents))
        for statistic, still in [without(position)]
        if still != found
    ]
    return str(documents[min(changed)[1]]) if changed else ""
