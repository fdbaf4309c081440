"""How near passages are to a statement: BM25 over content words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from pipeline.arrays import Floats, Ints

TIE = 1e-9
"""Two degrees of nearness that differ by no more are tied."""
_K1, _B = 1.2, 0.75
"""Usual parameters of BM25: saturation of repeated terms, and normalisation by length (0 to 1)."""


@dataclass(frozen=True)
class Space:
    """Passages as weighted terms, a row each; the frontline's first, then policy's.

    `weights` are the terms' inverse document frequencies over all passages. `vectors` hold the BM25
    factor of each term in each passage, which saturates with repetition and falls with length. `n`
    is the number of the frontline's passages. `bands` is the binary logarithm of the number of
    frontline passages with the term, plus 1: 0 for none, 1 for one, 2 for two or three. `drawn`
    are the terms that policy uses, from which null queries are drawn.

    References:
        Robertson, S. & Zaragoza, H. (2009). The probabilistic relevance framework: BM25 and beyond.
        Foundations and Trends in Information Retrieval 3(4), 333-389.
    """

    vocabulary: Mapping[str, int]
    weights: Floats
    vectors: sparse.csr_array
    n: int
    bands: Ints
    drawn: Ints


def space(frontline: Sequence[Sequence[str]], policy: Sequence[Sequence[str]]) -> Space:
    """The space of the passages of both sides, each given as its terms."""
    passages = [*frontline, *policy]
    every = sorted({term for terms in passages for term in terms})
    vocabulary = {term: column for column, term in enumerate(every)}
    vectors = _counts(passages, vocabulary)
    frequency = np.bincount(vectors.indices, minlength=len(every))
    talked = vectors.indptr[len(frontline)]
    in_frontline = np.bincount(vectors.indices[:talked], minlength=len(every))
    lengths = np.asarray(vectors.sum(axis=1), dtype=np.float64).ravel()
    relative = lengths / max(float(lengths.mean()), 1.0) if len(passages) else lengths
    long = np.repeat(relative, np.diff(vectors.indptr))
    vectors.data = vectors.data * (_K1 + 1) / (vectors.data + _K1 * (1 - _B + _B * long))
    return Space(
        vocabulary=vocabulary,
        weights=np.log((1 + len(passages)) / (1 + frequency)) + 1,
        vectors=vectors,
        n=len(frontline),
        bands=np.floor(np.log2(np.maximum(in_frontline, 0.5))).astype(np.int64) + 1,
        drawn=np.unique(vectors.indices[talked:]).astype(np.int64),
    )


def _counts(texts: Sequence[Sequence[str]], vocabulary: Mapping[str, int]) -> sparse.csr_array:
    rows, columns, values = [], [], []
    for row, terms in enumerate(texts):
        for term, n in sorted(Counter(terms).items()):
            rows.append(row)
            columns.append(vocabulary[term])
            values.append(float(n))
    shape = (len(texts), len(vocabulary))
    return sparse.coo_array((values, (rows, columns)), shape=shape).tocsr()


def nearness(sets: Ints, where: Space, *, only_frontline: bool = False) -> Floats:
    """BM25 of each passage for each set of terms, as a part of the weight of the set.

    `sets` has a row per set, of columns of the vocabulary; a set holds no term twice. 0: no term is
    shared; a passage of mean length with every term once has 1. Shape: sets × passages.
    """
    n, size = sets.shape
    weights = where.weights[sets]
    shares = weights / np.maximum(weights.sum(axis=1, keepdims=True), TIE)
    places = (np.repeat(np.arange(n), size), sets.ravel())
    wanted = sparse.coo_array((shares.ravel(), places), shape=(n, len(where.weights))).tocsr()
    vectors = where.vectors[: where.n] if only_frontline else where.vectors
    earned: Floats = (wanted @ vectors.T).toarray()
    return earned
