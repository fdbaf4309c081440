"""Counts of terms to topic models. gensim and scikit-learn end here: what leaves is two matrices.

The sides are unseen: no fit and no weight knows which document is policy and which is frontline,
so that a permutation of the sides tests the gap rightly.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]
Flags = npt.NDArray[np.bool_]

KEPT_DOCUMENTS = 0.8
"""Share of the documents that a refit sees."""
MEMBERS = (1,) * 10 + (2,) * 10
"""Topics of each fit that a consensus is made of, as a multiple of its own."""
MEMBER_TOL = 3e-2
"""Where such a fit stops; the consensus averages away what more steps would settle."""
ENOUGH_DOCUMENTS = 5
"""With fewer documents, none is left out of a refit: half the text would be gone."""
FOLDING_STEPS = 30
"""Steps after which the shares of a unit no longer move in their second decimal."""
FOLDED_AT_ONCE = 500
"""Units folded in at once: more would only take memory."""
UNSEEN = 1e-9
"""The chance of a term in a topic that lacks it: nothing is impossible."""


@dataclass(frozen=True)
class TopicModel:
    """Two matrices whose rows add up to 1, and what a topic shows.

    `topic_term`: topics by terms, the probability of each term in a topic. `doc_topic`: units by
    topics, the share that each topic has of a unit. `telling`: how telling each term is; a topic's
    top terms are those of the highest probability times it. 1 for all terms if there is none.
    """

    topic_term: Floats
    doc_topic: Floats
    telling: Floats | None = None

    @property
    def shown(self) -> Floats:
        """Topics by terms as they are shown: rows add up to 1."""
        if self.telling is None:
            return self.topic_term
        return _rows_to_one(self.topic_term * self.telling)


@dataclass(frozen=True)
class UnitCounts:
    """How often each unit (row) holds each term, and which document each unit belongs to.

    `document_weight` says what a document counts for: 0, its length; 1, as much as any other; 0.5,
    the square root of its length, so that one four times as long weighs twice as much.
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


def document_weights(lengths: npt.ArrayLike, documents: Places, *, power: float = 0.5) -> Floats:
    """A weight for each unit, one over its document's length to the `power`.

    The mean weight of a word is 1. The sides are not weighed: a fit must not know them.
    """
    words = np.asarray(lengths, dtype=np.float64)
    whole = np.bincount(documents, weights=words)[documents]
    weights = np.maximum(whole, 1.0) ** -power
    scaled: Floats = weights * words.sum() / (weights * words).sum()
    return scaled


def some_documents(units: UnitCounts, *, seed: int) -> Flags:
    """The units of four fifths of the documents, drawn; all where there are few documents."""
    names = np.unique(units.documents)
    if len(names) < ENOUGH_DOCUMENTS:
        return np.ones(len(units.documents), dtype=bool)
    size = round(KEPT_DOCUMENTS * len(names))
    drawn = np.random.default_rng(seed).choice(names, size=size, replace=False)
    return np.isin(units.documents, drawn)


# ------------------------------------------------------------------- weighted NMF


def term_weights(counts: sparse.csr_array) -> Floats:
    """How telling each term is: the log of one over the share of the units that hold it.

    References:
        Spärck Jones, K. (1972). A statistical interpretation of term specificity. Journal of
        Documentation, 28(1), 11-21.
    """
    held = np.asarray((counts > 0).sum(axis=0), dtype=np.float64).ravel()
    weights: Floats = np.log((1 + counts.shape[0]) / np.maximum(held, 1))
    return weights


def weighted(units: UnitCounts, *, telling: Floats) -> sparse.csr_array:
    """The units as the factorisation sees them: terms by how telling they are, rows by length.

    Each row has the Euclidean length that makes it count by its terms times their weight.
    """
    tfidf = (units.counts @ sparse.diags_array(telling)).tocsr()
    norms = np.sqrt(np.asarray(tfidf.multiply(tfidf).sum(axis=1), dtype=np.float64).ravel())
    mass = units.weights * units.lengths
    scale = np.sqrt(mass / max(float(mass.mean()), 1e-300)) / np.maximum(norms, 1e-300)
    return sparse.csr_array(sparse.diags_array(scale) @ tfidf)


def fit_nmf_consensus(units: UnitCounts, *, n_topics: int, seed: int) -> TopicModel:
    """The topics that many factorisations of tf-idf agree on.

    Twenty fits see four fifths of the documents each; their topics are stacked and factorised once
    more, so that what only one draw of documents shows is averaged away. Each fit starts from a
    singular value decomposition. Half of them have twice as many topics: a fit of as many as are
    wanted would rather split a large topic than find a small one. The units' shares are then the
    likeliest under these topics.

    References:
        Belford, M., Mac Namee, B., & Greene, D. (2018). Stability of topic modeling via matrix
        factorization. Expert Systems with Applications, 91, 159-169.
    """
    telling = term_weights(units.counts)
    rows = weighted(units, telling=telling)
    members = []
    for number, times in enumerate(MEMBERS):
        part = rows[np.flatnonzero(some_documents(units, seed=seed + number))]
        size = min(times * n_topics, *part.shape)
        found = _factorised(part, n_topics=size, seed=seed + number, tol=MEMBER_TOL)
        members.append(_unit_rows(found))
    topics = _factorised(
        sparse.csr_array(np.vstack(members)), n_topics=n_topics, seed=seed, tol=1e-3
    )
    topic_term = _rows_to_one(topics / telling)
    return TopicModel(topic_term, fold_in(units.counts, topic_term=topic_term), telling)


def fit_nmf_tfidf(units: UnitCounts, *, n_topics: int, seed: int) -> TopicModel:
    """One factorisation of tf-idf: a member of the consensus."""
    telling = term_weights(units.counts)
    topic_term = _rows_to_one(refit_nmf_tfidf(units, n_topics=n_topics, seed=seed) / telling)
    return TopicModel(topic_term, fold_in(units.counts, topic_term=topic_term), telling)


def refit_nmf_tfidf(units: UnitCounts, *, n_topics: int, seed: int) -> Floats:
    """The topics of one factorisation of tf-idf as shown: what a consensus must meet."""
    rows = weighted(units, telling=term_weights(units.counts))
    return _rows_to_one(_factorised(rows, n_topics=n_topics, seed=seed))


def fold_in(counts: sparse.csr_array, *, topic_term: Floats) -> Floats:
    """The shares of topics that are given, units by topics; rows add up to 1.

    The mixture under which the unit's words are likeliest, by expectation maximisation from even
    shares. A unit without a known term stays even.

    References:
        Hofmann, T. (1999). Probabilistic latent semantic indexing. SIGIR, 50-57 (folding in).
    """
    blocks = range(0, counts.shape[0], FOLDED_AT_ONCE)
    parts = [_folded(counts[start : start + FOLDED_AT_ONCE], topic_term) for start in blocks]
    return np.vstack([np.empty((0, len(topic_term))), *parts])


def _folded(counts: sparse.csr_array, topic_term: Floats) -> Floats:
    n_units, n_topics = counts.shape[0], len(topic_term)
    shares = np.full((n_units, n_topics), 1 / n_topics)
    row = np.repeat(np.arange(n_units), np.diff(counts.indptr))
    chances = np.maximum(topic_term[:, counts.indices].T, UNSEEN)
    places = (counts.data, (row, np.arange(len(row))))
    added = sparse.csr_array(places, shape=(n_units, len(row)))
    for _ in range(FOLDING_STEPS):
        parts = shares[row] * chances
        parts /= parts.sum(axis=1, keepdims=True)
        shares = _rows_to_one(added @ parts)
    return shares


def _factorised(rows: Any, *, n_topics: int, seed: int, tol: float = 3e-3) -> Floats:
    """The topics of a non-negative factorisation of the rows, by least squares.

    References:
        Cichocki, A., & Phan, A.-H. (2009). Fast local algorithms for large scale nonnegative matrix
        and tensor factorizations. IEICE Transactions, E92-A(3), 708-721.
    """
    from sklearn.decomposition import NMF
    from sklearn.exceptions import ConvergenceWarning

    engine = NMF(n_topics, init="nndsvd", tol=tol, max_iter=400, random_state=seed)
    with warnings.catch_warnings():
        # stopped before the last digits settle; recovery says whether the topics hold
        warnings.simplefilter("ignore", ConvergenceWarning)
        # a few texts can be factorised so well that the error, which nobody reads, is below zero
        warnings.filterwarnings("ignore", "invalid value encountered in sqrt", RuntimeWarning)
        engine.fit(sparse.csr_matrix(rows))
    return np.asarray(engine.components_, dtype=np.float64)


def _unit_rows(matrix: Floats) -> Floats:
    """The rows divided by their Euclidean length; a row of zeros stays so."""
    norms = np.linalg.norm(matrix, axis=1, keepdims=True)
    rows: Floats = np.divide(matrix, norms, out=np.zeros_like(matrix), where=norms > 0)
    return rows


# ----------------------------------------------------------------- the other engines


def fit_nmf_kl(units: UnitCounts, *, n_topics: int, seed: int, max_iter: int = 200) -> TopicModel:
    """Non-negative matrix factorisation under the generalised Kullback-Leibler divergence.

    It starts from a singular value decomposition (`nndsvda`: its zeros are filled, since a
    multiplicative update cannot leave zero), so the seed decides no more than rounding errors.
    With rows that add up to 1 it is the maximum likelihood fit of PLSA.

    References:
        Lee, D., & Seung, S. (2001). Algorithms for non-negative matrix factorization. NIPS 13.
        Boutsidis, C., & Gallopoulos, E. (2008). SVD based initialization. Pattern Recognition,
        41(4), 1350-1362.
        Gaussier, E., & Goutte, C. (2005). Relation between PLSA and NMF. SIGIR, 601-602.
    """
    from sklearn.decomposition import NMF
    from sklearn.exceptions import ConvergenceWarning

    engine = NMF(
        n_topics,
        beta_loss="kullback-leibler",
        solver="mu",
        init="nndsvda",
        max_iter=max_iter,
        random_state=seed,
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        shares = engine.fit_transform(_by_document(units))
    components = engine.components_
    return TopicModel(_rows_to_one(components), _rows_to_one(shares * components.sum(axis=1)))


def fit_lda_gensim(units: UnitCounts, *, n_topics: int, seed: int, passes: int = 10) -> TopicModel:
    """Latent Dirichlet allocation by online variational Bayes, with a learned asymmetric prior.

    gensim's defaults (one pass, a flat prior) merge topics on corpora of this size.

    References:
        Hoffman, M., Blei, D., & Bach, F. (2010). Online learning for latent Dirichlet allocation.
        NIPS 23.
    """
    from gensim.models import LdaModel

    rows = gensim_rows(_by_document(units))
    engine = LdaModel(
        rows,
        num_topics=n_topics,
        id2word={term: str(term) for term in range(units.counts.shape[1])},
        chunksize=max(1, len(rows) // 4),
        passes=passes,
        iterations=50,
        alpha="auto",
        eta=0.05,
        eval_every=None,
        dtype=np.float64,
        random_state=seed,
    )
    gamma, _ = engine.inference(rows)
    return TopicModel(_rows_to_one(engine.get_topics()), _rows_to_one(gamma))


def gensim_rows(counts: sparse.csr_array) -> list[list[tuple[int, float]]]:
    """The counts as gensim reads them."""
    return [
        list(zip(counts.indices[a:b].tolist(), counts.data[a:b].tolist(), strict=True))
        for a, b in zip(counts.indptr[:-1], counts.indptr[1:], strict=True)
    ]


def _by_document(units: UnitCounts) -> sparse.csr_array:
    """The counts, each unit weighed by its document's length."""
    return sparse.csr_array(sparse.diags_array(units.weights) @ units.counts)


def _rows_to_one(matrix: npt.ArrayLike) -> Floats:
    """The rows divided by their sums; a row of zeros becomes even."""
    values = np.asarray(matrix, dtype=np.float64)
    sums = values.sum(axis=1, keepdims=True)
    even = np.full_like(values, 1 / values.shape[1])
    shares: Floats = np.divide(values, sums, out=even, where=sums > 0)
    return shares


def _topics_of(fit: Callable[..., TopicModel]) -> Callable[..., Floats]:
    return lambda units, *, n_topics, seed: fit(units, n_topics=n_topics, seed=seed).shown


FITS: dict[str, Callable[..., TopicModel]] = {
    "nmf_consensus": fit_nmf_consensus,
    "nmf_kl": fit_nmf_kl,
    "lda_gensim": fit_lda_gensim,
}
REFITS: dict[str, Callable[..., Floats]] = {
    "nmf_consensus": refit_nmf_tfidf,
    "nmf_kl": _topics_of(fit_nmf_kl),
    "lda_gensim": _topics_of(fit_lda_gensim),
}
"""Topics as shown, to ask whether they come back: a consensus must, in single fits."""
