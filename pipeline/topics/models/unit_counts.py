"""Counts of terms in units, and what each document counts for in a fit."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

from pipeline.arrays import Flags, Floats, Places

KEPT_DOCUMENTS = 0.8
"""Share of the documents that a refit sees."""
ENOUGH_DOCUMENTS = 5
"""With fewer documents none is left out of a refit: that would be too much of the text."""


@dataclass(frozen=True)
class UnitCounts:
    """How often each unit (row) holds each term, and which document each unit belongs to.

    `document_weight` says what a document counts for: 0 is its length; 1 is the same for all; 0.5
    is the square root of its length, so that one four times as long counts twice as much.
    """

    counts: sparse.csr_array
    documents: Places
    document_weight: float = 0.5

    def part(self, kept: Flags) -> UnitCounts:
        """The units that are kept."""
        rows = np.flatnonzero(kept)
        return UnitCounts(self.counts[rows], self.documents[rows], self.document_weight)

    @property
    def lengths(self) -> Floats:
        """The counted terms of each unit."""
        return np.asarray(self.counts.sum(axis=1), dtype=np.float64).ravel()

    @property
    def weights(self) -> Floats:
        """What a term of each unit counts for; the mean over all terms is 1."""
        return document_weights(self.lengths, self.documents, power=self.document_weight)

    @property
    def weighted(self) -> sparse.csr_array:
        """The counts, each unit weighted by its document's length."""
        return sparse.csr_array(sparse.diags_array(self.weights) @ self.counts)


def document_weights(lengths: npt.ArrayLike, documents: Places, *, power: float = 0.5) -> Floats:
    """A weight for each unit, one over its document's length to the `power`.

    The mean weight of a word is 1.
    """
    words = np.asarray(lengths, dtype=np.float64)
    whole = np.bincount(documents, weights=words)[documents]
    weights = np.maximum(whole, 1.0) ** -power
    scaled: Floats = weights * words.sum() / (weights * words).sum()
    return scaled


def some_units(n: int, *, most: int, seed: int) -> Places:
    """The places of all of `n` units, or of `most` of them where there are more, in order.

    They stand at equal distances from a random first one, so that a long document has its part of
    them, and short ones have one or none: units are in the order of documents. The sides are not
    looked at.
    """
    if n <= most:
        return np.arange(n, dtype=np.intp)
    first = np.random.default_rng(seed).random()
    places: Places = np.floor((first + np.arange(most)) * n / most).astype(np.intp)
    return places


def some_documents(units: UnitCounts, *, seed: int) -> Flags:
    """The units of a random four fifths of the documents; of all, where there are few."""
    names = np.unique(units.documents)
    if len(names) < ENOUGH_DOCUMENTS:
        return np.ones(len(units.documents), dtype=bool)
    size = round(KEPT_DOCUMENTS * len(names))
    drawn = np.random.default_rng(seed).choice(names, size=size, replace=False)
    return np.isin(units.documents, drawn)
