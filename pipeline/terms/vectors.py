"""Distributional vectors from the corpus, and distances of documents in the use of a word.

Vectors are made from all documents together, without knowing their sides; no vectors from outside
are used. NumPy and SciPy only: no table is known here.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.sparse.linalg import svds

from pipeline.arrays import Floats, Places

WINDOW = 5
"""Content words before and after a word that are its context."""

DIMENSIONS = 50
"""Length of a word's vector."""

SMOOTHING = 0.75
"""Power of the context words' counts; below 1 it lowers the PPMI with rare context words."""

MOST_USES, ALL_USES = 40, 2_000
"""Most uses of a word that are compared: of one document, and about of all; evenly spread."""


@dataclass(frozen=True)
class Running:
    """The content words of all segments in their order, as codes of a vocabulary.

    `segment` and `document` say where each stands, also as codes; segments lie together.
    A word's context is `window` words before and after; its vector has `dimensions` numbers.
    """

    word: Places
    segment: Places
    document: Places
    n_words: int
    window: int = WINDOW
    dimensions: int = DIMENSIONS


@dataclass(frozen=True)
class Uses:
    """Uses of one word, or mentions of a concept, among the running words.

    The running words from `first` up to, not including, `after` are the use itself (none, if it
    consists of words that are not counted); the nearest words before and after are its context.
    """

    first: Places
    after: Places
    segment: Places
    document: Places


def uses_of(running: Running, at: Places) -> Uses:
    """The uses at the places `at` of the running words."""
    return Uses(at, at + 1, running.segment[at], running.document[at])


def neighbours(running: Running, uses: Uses, *, window: int | None = None) -> tuple[Places, Places]:
    """Pairs of a use and a neighbour, up to `window` words before or after in the same segment.

    `window` is that of `running` unless given. The first array holds the number of the use, the
    second the neighbour's place in the running words.
    """
    steps = np.arange(running.window if window is None else window)
    beside = np.hstack([uses.first[:, None] - 1 - steps, uses.after[:, None] + steps])
    inside = (beside >= 0) & (beside < len(running.word))
    beside = np.where(inside, beside, 0)
    if len(running.word):
        inside &= running.segment[beside] == uses.segment[:, None]
    which, _ = np.nonzero(inside)
    return which, beside[inside]


def word_vectors(running: Running) -> Floats:
    """A vector of length 1 for each word (row), from positive pointwise mutual information.

    Words with similar contexts have similar vectors. Words without context are zero.

    References:
        Levy, O., Goldberg, Y. & Dagan, I. (2015). Improving distributional similarity with lessons
        learned from word embeddings. TACL 3, 211-225 (PPMI, smoothed contexts, SVD with the
        square roots of the singular values).
    """
    n = running.n_words
    every = np.arange(len(running.word))
    which, beside = neighbours(running, uses_of(running, every))
    pairs = sparse.coo_array(
        (np.ones(len(which)), (running.word[which], running.word[beside])), shape=(n, n)
    ).tocsr()
    associated = _positive_information(pairs)
    k = min(running.dimensions, n - 1)
    if k < 1 or associated.nnz == 0:
        return np.zeros((n, 1))
    # A fixed start vector: the same result, up to signs, in every run.
    left, values, _ = svds(associated, k=k, v0=np.ones(n))
    return _to_length_one(left * np.sqrt(values.clip(0)))


def _positive_information(pairs: sparse.csr_array) -> sparse.csr_array:
    rows = np.asarray(pairs.sum(axis=1)).ravel()
    columns = np.asarray(pairs.sum(axis=0)).ravel() ** SMOOTHING
    entries = pairs.tocoo()
    expected = rows[entries.row] * columns[entries.col] / max(columns.sum(), 1.0)
    value = np.log(entries.data / expected).clip(0)
    return sparse.coo_array((value, (entries.row, entries.col)), shape=pairs.shape).tocsr()


def _to_length_one(vectors: Floats) -> Floats:
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(np.divide(vectors, length, out=np.zeros_like(vectors), where=length > 1e-9))


def context_vectors(running: Running, vectors: Floats, *, uses: Uses) -> Floats:
    """The vector of each use's context: the mean of its neighbours' vectors, of length 1.

    Other occurrences of the word itself are left out. A use without neighbours is zero.
    """
    which, beside = neighbours(running, uses)
    single = uses.after > uses.first
    own = np.where(single, running.word[np.where(single, uses.first, 0)], -1)
    other = running.word[beside] != own[which]
    member = sparse.coo_array(
        (np.ones(int(other.sum())), (which[other], running.word[beside[other]])),
        shape=(len(own), len(vectors)),
    )
    return _to_length_one(np.asarray(member.tocsr() @ vectors))


def document_distances(running: Running, vectors: Floats, *, uses: Uses) -> tuple[Places, Floats]:
    """The documents with uses that have a context, and their mean distances.

    The distance of two documents is the mean Euclidean distance between a use in one and a use in
    the other, 0 to 2. On the diagonal it is the mean distance between different uses of the
    document, 0 if it has one.
    """
    contexts = context_vectors(running, vectors, uses=uses)
    some = np.abs(contexts).max(axis=1, initial=0) > 0
    contexts, document = contexts[some], uses.document[some]
    kept = _evenly(document)
    contexts, document = contexts[kept], document[kept]
    documents, codes, counts = np.unique(document, return_inverse=True, return_counts=True)
    between = np.sqrt((2 - 2 * contexts @ contexts.T).clip(0))
    np.fill_diagonal(between, 0.0)
    member = (codes[:, None] == np.arange(len(documents))).astype(float)
    sums = member.T @ between @ member
    pairs = np.outer(counts, counts) - np.diag(counts)
    return documents, sums / np.maximum(pairs, 1)


def _evenly(document: Places) -> Places:
    """Places in `document`, evenly spread, so that no document has too many; at least five each."""
    names = np.unique(document)
    most = int(np.clip(ALL_USES // max(len(names), 1), 5, MOST_USES))
    kept = []
    for one in names:
        own = np.flatnonzero(document == one)
        if len(own) > most:
            own = own[np.linspace(0, len(own) - 1, most).round().astype(np.intp)]
        kept.append(own)
    return np.concatenate(kept) if kept else np.empty(0, dtype=np.intp)
