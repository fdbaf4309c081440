"""Non-negative matrix factorisation: a consensus of fits to tf-idf, and a fit to counts."""

from __future__ import annotations

import warnings
from typing import Any, NamedTuple

import numpy as np
from scipy import sparse
from sklearn.decomposition import NMF
from sklearn.exceptions import ConvergenceWarning
from sklearn.preprocessing import normalize

from pipeline.arrays import Floats
from pipeline.compute.backends import MapOrdered, here
from pipeline.topics.models.topic_model import TopicModel, fold_in, rows_to_one
from pipeline.topics.models.unit_counts import UnitCounts, some_documents

MEMBERS = (1,) * 10 + (2,) * 10
"""Fits that a consensus is made of: the number of topics of each, as a multiple of its own."""
MEMBER_TOL = 3e-2
"""Tolerance at which such a fit stops; the consensus averages out what more steps would change."""


def term_weights(counts: sparse.csr_array) -> Floats:
    """Inverse document frequency of each term: the log of one over the share of units with it.

    References:
        Spärck Jones, K. (1972). A statistical interpretation of term specificity. Journal of
        Documentation, 28(1), 11-21.
    """
    held = np.asarray((counts > 0).sum(axis=0), dtype=np.float64).ravel()
    weights: Floats = np.log((1 + counts.shape[0]) / np.maximum(held, 1))
    return weights


def weighted(units: UnitCounts, *, telling: Floats) -> sparse.csr_array:
    """Units by terms in tf-idf, scaled for the factorisation.

    A row's squared Euclidean length is proportional to the unit's terms times its document's
    weight, so that a unit counts by these in least squares.
    """
    tfidf = (units.counts @ sparse.diags_array(telling)).tocsr()
    norms = np.sqrt(np.asarray(tfidf.multiply(tfidf).sum(axis=1), dtype=np.float64).ravel())
    mass = units.weights * units.lengths
    scale = np.sqrt(mass / max(float(mass.mean()), 1e-300)) / np.maximum(norms, 1e-300)
    return sparse.csr_array(sparse.diags_array(scale) @ tfidf)


def fit_nmf_consensus(
    units: UnitCounts, *, n_topics: int, seed: int, map_ordered: MapOrdered = here
) -> TopicModel:
    """The topics that many factorisations of tf-idf agree on.

    Twenty fits see four fifths of the documents each; their topics are stacked and factorised once
    more, which averages out what only one draw of documents shows. Each fit starts from a singular
    value decomposition. Half of the fits have twice as many topics, since a fit with the wanted
    number tends to split a large topic rather than to find a small one. The units are then folded
    into these topics. The twenty are worked on where `map_ordered` says.

    References:
        Belford, M., Mac Namee, B., & Greene, D. (2018). Stability of topic modeling via matrix
        factorization. Expert Systems with Applications, 91, 159-169.
    """
    telling = term_weights(units.counts)
    rows = weighted(units, telling=telling)
    shared = _Members(units, rows, n_topics, seed)
    # Those that take long come first, so that no worker is left with one at the end.
    order = sorted(range(len(MEMBERS)), key=lambda number: -MEMBERS[number])
    made = dict(zip(order, map_ordered(_member, order, shared=shared), strict=True))
    members = sparse.vstack([made.pop(number) for number in range(len(MEMBERS))], format="csr")
    topics = _factorised(members, n_topics=n_topics, seed=seed, tol=1e-3)
    topic_term = rows_to_one(topics / telling)
    return TopicModel(topic_term, fold_in(units.counts, topic_term=topic_term), telling)


class _Members(NamedTuple):
    """What is the same for all members of a consensus: the units, their rows, topics, seed."""

    units: UnitCounts
    rows: sparse.csr_array
    n_topics: int
    seed: int


def _member(shared: _Members, number: int) -> sparse.csr_array:
    """The topics of a member, each of length 1; most of a topic's terms are nought."""
    seed = shared.seed + number
    part = shared.rows[np.flatnonzero(some_documents(shared.units, seed=seed))]
    size = min(MEMBERS[number] * shared.n_topics, *part.shape)
    found = _factorised(part, n_topics=size, seed=seed, tol=MEMBER_TOL)
    return sparse.csr_array(normalize(found))


def fit_nmf_tfidf(units: UnitCounts, *, n_topics: int, seed: int) -> TopicModel:
    """One factorisation of tf-idf: a member of the consensus."""
    telling = term_weights(units.counts)
    topic_term = rows_to_one(refit_nmf_tfidf(units, n_topics=n_topics, seed=seed) / telling)
    return TopicModel(topic_term, fold_in(units.counts, topic_term=topic_term), telling)


def refit_nmf_tfidf(units: UnitCounts, *, n_topics: int, seed: int) -> Floats:
    """The topics of one factorisation of tf-idf, weighted: a consensus must come back in them."""
    rows = weighted(units, telling=term_weights(units.counts))
    return rows_to_one(_factorised(rows, n_topics=n_topics, seed=seed))


def _factorised(rows: Any, *, n_topics: int, seed: int, tol: float = 3e-3) -> Floats:
    """The topics of a non-negative factorisation of the rows, by least squares.

    References:
        Cichocki, A., & Phan, A.-H. (2009). Fast local algorithms for large scale nonnegative matrix
        and tensor factorizations. IEICE Transactions, E92-A(3), 708-721.
    """
    nmf = NMF(n_topics, init="nndsvd", tol=tol, max_iter=400, random_state=seed)
    with warnings.catch_warnings():
        # It stops before the last digits settle; recovery says whether the topics are stable.
        warnings.simplefilter("ignore", ConvergenceWarning)
        # With few texts the reconstruction error, which is not used, can be just below zero.
        warnings.filterwarnings("ignore", "invalid value encountered in sqrt", RuntimeWarning)
        nmf.fit(sparse.csr_matrix(rows))
    return np.asarray(nmf.components_, dtype=np.float64)


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
    nmf = NMF(
        n_topics,
        beta_loss="kullback-leibler",
        solver="mu",
        init="nndsvda",
        max_iter=max_iter,
        random_state=seed,
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        shares = nmf.fit_transform(units.weighted)
    components = nmf.components_
    return TopicModel(rows_to_one(components), rows_to_one(shares * components.sum(axis=1)))
