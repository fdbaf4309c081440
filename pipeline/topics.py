"""Count matrix to topic models. gensim and scikit-learn end here: what leaves is two matrices.

The sides are unseen: no fit, weight or choice below knows which document is policy and which is
frontline, so that a permutation of the sides tests the gap rightly.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse
from scipy.optimize import linear_sum_assignment
from scipy.stats import rankdata

from pipeline.matrices import count_matrix
from pipeline.tables import Table, TopicModels, TopicShares, TopicTerms, UnitTopics, empty

Floats = npt.NDArray[np.float64]
Method = Literal["nmf_kl", "lda_gensim"]

COMPARED_TERMS = 10
"""Top terms by which topics are compared: coherence, diversity, stability."""
KEPT_DOCUMENTS = 0.8
"""Share of the documents that a refit sees."""
MIN_DOCUMENTS = 2
"""Documents that each side of a language must have for topics."""
MIN_UNITS = 30
"""Units that a language must have for topics."""
UNITS_PER_TOPIC = 6
"""Fewer units than this for each topic, and a candidate is not fitted."""
OWNED = 0.5
"""A document with more than this share of a topic's mass owns the topic."""
NEAR = 0.05
"""Candidates within this share of the best quality count as equally good."""
SHARE_DECIMALS = 6


@dataclass(frozen=True)
class TopicRules:
    """Which models are tried and how one is chosen; `pin_` overrides the choice."""

    methods: tuple[Method, ...] = ("nmf_kl", "lda_gensim")
    n_topics: tuple[int, ...] = (6, 8, 10, 12, 15)
    n_seeds: int = 4
    seed: int = 0
    top_terms: int = 12
    pin_method: Method | None = None
    pin_n_topics: int | None = None


@dataclass(frozen=True)
class TopicModel:
    """Two matrices whose rows add up to 1.

    `topic_term`: topics by terms, the probability of each term in a topic. `doc_topic`: units by
    topics, the share that each topic has of a unit.
    """

    topic_term: Floats
    doc_topic: Floats


@dataclass(frozen=True)
class TopicTables:
    """The tables of the stage."""

    models: pd.DataFrame
    terms: pd.DataFrame
    shares: pd.DataFrame
    units: pd.DataFrame


class Candidate(NamedTuple):
    """A method with a number of topics."""

    method: Method
    n_topics: int


@dataclass(frozen=True)
class _Corpus:
    """The units of one language that hold a term, and how often they hold each."""

    language: str
    units: pd.DataFrame
    vocabulary: tuple[str, ...]
    counts: sparse.csr_array


@dataclass(frozen=True)
class _Fit:
    """A candidate's model with its quality, or why it could not be fitted."""

    candidate: Candidate
    model: TopicModel | None
    coherence: float = float("nan")
    diversity: float = float("nan")
    recovery: tuple[float, ...] = ()
    failure: str = ""

    @property
    def stability(self) -> float:
        return float(np.mean(self.recovery)) if self.recovery else float("nan")


# -------------------------------------------------------------------------- fitting


def fit_nmf_kl(
    counts: sparse.csr_array, *, n_topics: int, seed: int, max_iter: int = 200
) -> TopicModel:
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
        # stopped before the last digits settle; stability says whether the topics hold
        warnings.simplefilter("ignore", ConvergenceWarning)
        weights = engine.fit_transform(counts)
    components = engine.components_
    return TopicModel(_rows_to_one(components), _rows_to_one(weights * components.sum(axis=1)))


def fit_lda_gensim(
    counts: sparse.csr_array, *, n_topics: int, seed: int, passes: int = 10
) -> TopicModel:
    """Latent Dirichlet allocation by online variational Bayes, with a learned asymmetric prior.

    gensim's defaults (one pass, a flat prior) merge topics on corpora of this size.

    References:
        Hoffman, M., Blei, D., & Bach, F. (2010). Online learning for latent Dirichlet allocation.
        NIPS 23.
    """
    from gensim.models import LdaModel

    n_units, n_terms = counts.shape
    rows = [
        list(zip(counts.indices[a:b].tolist(), counts.data[a:b].tolist(), strict=True))
        for a, b in zip(counts.indptr[:-1], counts.indptr[1:], strict=True)
    ]
    engine = LdaModel(
        rows,
        num_topics=n_topics,
        id2word={term: str(term) for term in range(n_terms)},
        chunksize=max(1, n_units // 4),
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


FITS: dict[str, Callable[..., TopicModel]] = {"nmf_kl": fit_nmf_kl, "lda_gensim": fit_lda_gensim}


def _rows_to_one(matrix: npt.ArrayLike) -> Floats:
    """The rows divided by their sums; a row of zeros becomes even."""
    values = np.asarray(matrix, dtype=np.float64)
    sums = values.sum(axis=1, keepdims=True)
    even = np.full_like(values, 1 / values.shape[1])
    shares: Floats = np.divide(values, sums, out=even, where=sums > 0)
    return shares


def document_weights(n_tokens: npt.ArrayLike, documents: Sequence[str]) -> Floats:
    """A weight for each unit, so that a document counts by the square root of its length.

    A document four times as long weighs twice as much: it says more, but it is still one document.
    The mean weight of a word is 1. The sides are not weighed: a fit must not know them.
    """
    tokens = np.asarray(n_tokens, dtype=np.float64)
    lengths = pd.Series(tokens).groupby(np.asarray(documents)).transform("sum").to_numpy()
    weights = 1 / np.sqrt(np.maximum(lengths, 1.0))
    scaled: Floats = weights * tokens.sum() / (weights * tokens).sum()
    return scaled


# -------------------------------------------------------------------------- quality


def top_terms(topic_term: Floats, *, n: int = COMPARED_TERMS) -> npt.NDArray[np.intp]:
    """For each topic (row) the columns of its `n` heaviest terms; ties go to the earlier column."""
    return np.argsort(-topic_term, axis=1, kind="stable")[:, :n]


def coherence_npmi(topic_term: Floats, counts: sparse.csr_array) -> float:
    """Mean over topics of the NPMI of all pairs of top terms; terms meet if they share a unit.

    Pairs that never meet count -1. Own code on whole units: units are as long as the windows
    that the measure was made for, and gensim's slides a window over texts that we do not keep.

    References:
        Lau, J., Newman, D., & Baldwin, T. (2014). Machine reading tea leaves. EACL, 530-539.
    """
    occurs = (counts > 0).astype(np.float64).tocsc()
    scores = []
    for columns in top_terms(topic_term):
        together = np.asarray((occurs[:, columns].T @ occurs[:, columns]).todense())
        share = together / counts.shape[0]
        alone = np.diag(share)
        left, right = np.triu_indices(len(columns), k=1)
        joint = share[left, right]
        met = (joint > 0) & (joint < 1)
        pmi = np.log(joint[met] / (alone[left] * alone[right])[met])
        npmi = np.where(joint == 0, -1.0, 0.0)
        npmi[met] = pmi / -np.log(joint[met])
        scores.append(npmi.mean() if len(npmi) else 0.0)
    return float(np.mean(scores))


def diversity(topic_term: Floats) -> float:
    """Distinct terms among the top terms of all topics, as a share of them: 1 if none is shared.

    References:
        Dieng, A., Ruiz, F., & Blei, D. (2020). Topic modeling in embedding spaces. TACL, 8,
        439-453.
    """
    top = top_terms(topic_term)
    return len(np.unique(top)) / top.size


def matched_overlap(topic_term: Floats, other: Floats) -> Floats:
    """For each topic the share of its top terms that its counterpart in `other` has.

    Counterparts are found by the Hungarian method on the cosine of the topics.

    References:
        Greene, D., O'Callaghan, D., & Cunningham, P. (2014). How many topics? Stability analysis
        for topic models. ECML PKDD, 498-513.
    """
    unit = topic_term / np.linalg.norm(topic_term, axis=1, keepdims=True)
    unit_other = other / np.linalg.norm(other, axis=1, keepdims=True)
    own, counterpart = linear_sum_assignment(-(unit @ unit_other.T))
    top, top_other = top_terms(topic_term), top_terms(other)
    overlap = np.zeros(len(topic_term))
    for topic, match in zip(own, counterpart, strict=True):
        overlap[topic] = len(np.intersect1d(top[topic], top_other[match])) / top.shape[1]
    return overlap


def frex(topic_term: Floats, *, weight: float = 0.5) -> Floats:
    """Frequent and exclusive terms: topics by terms, 0 to 1.

    The harmonic mean, weighted by `weight` on exclusivity, of a term's rank (as a share) by its
    probability in the topic and by the topic's part of the term's probability in all topics.

    References:
        Bischof, J., & Airoldi, E. (2012). Summarizing topical content with word frequency and
        exclusivity. ICML, 201-208.
    """
    total = topic_term.sum(axis=0)
    exclusivity = np.divide(topic_term, total, out=np.zeros_like(topic_term), where=total > 0)
    n_terms = topic_term.shape[1]
    # rounding first: terms that differ by rounding errors only are ties
    frequent = rankdata(np.round(topic_term, 12), method="max", axis=1) / n_terms
    exclusive = rankdata(np.round(exclusivity, 9), method="max", axis=1) / n_terms
    return np.asarray(1 / (weight / exclusive + (1 - weight) / frequent), dtype=np.float64)


def topic_labels(topic_term: Floats, vocabulary: Sequence[str], *, n: int = 3) -> list[str]:
    """For each topic its `n` best terms by FREX, joined by ` · `; no two share a word."""
    scores = frex(topic_term)
    labels = []
    for row, weights in zip(scores, topic_term, strict=True):
        chosen: list[str] = []
        for column in np.lexsort((np.arange(len(row)), -weights, -row)):
            words = set(vocabulary[column].split())
            if not any(words & set(term.split()) for term in chosen):
                chosen.append(vocabulary[column])
            if len(chosen) == n:
                break
        labels.append(" · ".join(chosen))
    return labels


# ----------------------------------------------------------------------- candidates


def topics(
    counts: pd.DataFrame,
    units: pd.DataFrame,
    *,
    rules: TopicRules,
    watch: Callable[[Iterable[Candidate]], Iterable[Candidate]] = iter,
) -> TopicTables:
    """Tables of the topic models, for each language with enough units and both sides.

    `counts` is TermCounts, `units` TermUnits. Candidates are all pairs of a method and a number of
    topics; `watch` wraps them, to show progress. A unit without a term has no topics, nor has a
    document without such a unit. Shares of a document add up to 1.
    """
    parts = [
        TopicTables(empty(TopicModels), empty(TopicTerms), empty(TopicShares), empty(UnitTopics))
    ]
    for corpus in _corpora(counts, units):
        fits = [_fit(corpus, candidate, rules=rules) for candidate in watch(candidates(rules))]
        chosen, reasons = choose(fits, rules=rules)
        models = _models(corpus, fits, reasons=reasons, chosen=chosen, seed=rules.seed)
        if chosen is None:
            parts.append(replace(parts[0], models=models))
        else:
            parts.append(_shown(corpus, fits[chosen], models=models, n=rules.top_terms))
    return TopicTables(
        *(_stacked([getattr(part, field.name) for part in parts]) for field in fields(TopicTables))
    )


def _stacked(frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    filled = [frame for frame in frames if len(frame)]
    return pd.concat(filled or frames[:1], ignore_index=True)


def candidates(rules: TopicRules) -> list[Candidate]:
    """What is tried: every method with every number of topics, the pinned ones too."""
    methods = list(dict.fromkeys(rules.methods))
    if rules.pin_method and rules.pin_method not in methods:
        methods.append(rules.pin_method)
    numbers = sorted({*rules.n_topics, *filter(None, [rules.pin_n_topics])})
    return [Candidate(method, number) for method in methods for number in numbers]


def _corpora(counts: pd.DataFrame, units: pd.DataFrame) -> Iterator[_Corpus]:
    """Each language with enough documents on both sides, and enough units."""
    for language, members in units.sort_values("unit_id").groupby("language"):
        own = counts[counts["language"] == language]
        used = members[members["unit_id"].isin(own["unit_id"])].reset_index(drop=True)
        sides = used.groupby("corpus")["doc_id"].nunique()
        if len(sides) < 2 or sides.min() < MIN_DOCUMENTS or len(used) < MIN_UNITS:
            continue
        vocabulary = sorted(own["term"].unique())
        matrix = count_matrix(own, rows=used["unit_id"].tolist(), vocabulary=vocabulary)
        yield _Corpus(str(language), used, tuple(vocabulary), matrix)


def _fit(corpus: _Corpus, candidate: Candidate, *, rules: TopicRules) -> _Fit:
    """The candidate fitted on all documents, and refitted without some of them."""
    if len(corpus.units) < UNITS_PER_TOPIC * candidate.n_topics:
        failure = (
            f"not fitted: {candidate.n_topics} topics need"
            f" {UNITS_PER_TOPIC * candidate.n_topics} units, there are {len(corpus.units)}"
        )
        return _Fit(candidate, None, failure=failure)
    if len(corpus.vocabulary) < COMPARED_TERMS * candidate.n_topics:
        failure = (
            f"not fitted: {candidate.n_topics} topics need"
            f" {COMPARED_TERMS * candidate.n_topics} terms, there are {len(corpus.vocabulary)};"
            " more documents or a lower terms.min_documents give more"
        )
        return _Fit(candidate, None, failure=failure)
    everything = np.ones(len(corpus.units), dtype=bool)
    model = _fit_part(corpus, candidate, kept=everything, seed=rules.seed)
    if not (np.isfinite(model.topic_term).all() and np.isfinite(model.doc_topic).all()):
        return _Fit(candidate, None, failure="not used: the fit ended in no numbers")
    overlaps = [
        matched_overlap(model.topic_term, refit.topic_term)
        for refit in _refits(corpus, candidate, rules=rules)
    ]
    return _Fit(
        candidate,
        model,
        coherence=coherence_npmi(model.topic_term, corpus.counts),
        diversity=diversity(model.topic_term),
        recovery=tuple(np.mean(overlaps, axis=0).tolist()),
    )


def _refits(corpus: _Corpus, candidate: Candidate, *, rules: TopicRules) -> Iterator[TopicModel]:
    """The other fits of a candidate: other documents left out, another seed.

    A new seed alone would not move NMF, which starts where the data says; leaving out documents
    asks of both methods whether a topic hangs on a few of them. Every candidate loses the same.
    """
    documents = corpus.units["doc_id"]
    names = documents.unique()
    size = min(len(names) - 1, round(KEPT_DOCUMENTS * len(names)))
    for number in range(1, rules.n_seeds):
        seed = rules.seed + number
        kept = np.random.default_rng(seed).choice(names, size=size, replace=False)
        yield _fit_part(corpus, candidate, kept=documents.isin(kept).to_numpy(), seed=seed)


def _fit_part(
    corpus: _Corpus, candidate: Candidate, *, kept: npt.NDArray[np.bool_], seed: int
) -> TopicModel:
    """The candidate fitted on some of the units, each weighed by its document's length."""
    part = corpus.units[kept]
    weights = document_weights(part["n_tokens"], part["doc_id"].tolist())
    weighed = (sparse.diags_array(weights) @ corpus.counts[np.flatnonzero(kept)]).tocsr()
    return FITS[candidate.method](weighed, n_topics=candidate.n_topics, seed=seed)


def quality(fit: _Fit) -> float:
    """Coherence times diversity times stability; coherence alone where it is not positive.

    Topic quality is coherence times diversity; a topic that does not come back is worth less.

    References:
        Dieng, A., Ruiz, F., & Blei, D. (2020). Topic modeling in embedding spaces. TACL, 8,
        439-453.
    """
    return fit.coherence * fit.diversity * fit.stability if fit.coherence > 0 else fit.coherence


def choose(fits: Sequence[_Fit], *, rules: TopicRules) -> tuple[int | None, list[str]]:
    """Which fit is shown (none, if none could be fitted), and for each why or why not.

    The rule: the best quality; of those whose quality is within 5 % of the best, the one with the
    fewest topics. A method or number of topics pinned in params leaves the choice among its own.
    """
    fitted = [number for number, fit in enumerate(fits) if fit.model is not None]
    if not fitted:
        return None, [fit.failure for fit in fits]
    best = _best(fits, among=fitted)
    pinned = [i for i in fitted if _pinned(fits[i].candidate, rules)]
    chosen = _best(fits, among=pinned or fitted)
    return chosen, [
        fit.failure or _reason(fit, role=_role(number, chosen, best))
        for number, fit in enumerate(fits)
    ]


def _best(fits: Sequence[_Fit], *, among: Sequence[int]) -> int:
    scores = {number: round(quality(fits[number]), 9) for number in among}
    top = max(scores.values())
    near = [number for number in among if scores[number] >= top - NEAR * abs(top)]
    return min(near, key=lambda number: (fits[number].candidate.n_topics, -scores[number], number))


def _pinned(candidate: Candidate, rules: TopicRules) -> bool:
    method_fits = rules.pin_method in (None, candidate.method)
    return method_fits and rules.pin_n_topics in (None, candidate.n_topics)


def _role(number: int, chosen: int, best: int) -> str:
    if number == chosen:
        return "chosen by the rule" if chosen == best else "pinned in params"
    return "chosen by the rule, but another is pinned" if number == best else "not chosen"


def _reason(fit: _Fit, *, role: str) -> str:
    return (
        f"{role}: quality {quality(fit):.3f} = coherence {fit.coherence:.3f} x diversity"
        f" {fit.diversity:.2f} x stability {fit.stability:.2f}; the best is chosen, and of those"
        f" within {NEAR:.0%} of it the one with the fewest topics"
    )


# --------------------------------------------------------------------------- tables


def _models(
    corpus: _Corpus, fits: Sequence[_Fit], *, reasons: Sequence[str], chosen: int | None, seed: int
) -> pd.DataFrame:
    rows = [
        {
            "model_id": f"{corpus.language}-{fit.candidate.method}-{fit.candidate.n_topics}",
            "language": corpus.language,
            "method": fit.candidate.method,
            "n_topics": fit.candidate.n_topics,
            "seed": seed,
            "coherence_npmi": fit.coherence,
            "diversity": fit.diversity,
            "stability": fit.stability,
            "n_units": len(corpus.units),
            "chosen": number == chosen,
            "reason": reason,
        }
        for number, (fit, reason) in enumerate(zip(fits, reasons, strict=True))
    ]
    return _typed(pd.DataFrame(rows), TopicModels)


def _shown(corpus: _Corpus, fit: _Fit, *, models: pd.DataFrame, n: int) -> TopicTables:
    """The tables of a language whose model is chosen."""
    if fit.model is None:
        raise ValueError("a candidate that was not fitted has no topics to show")
    tokens = corpus.units["n_tokens"].to_numpy(dtype=np.float64)
    order = _order(fit.model, tokens)
    model = TopicModel(fit.model.topic_term[order], fit.model.doc_topic[:, order])
    recovery = np.array(fit.recovery)[order]
    names = pd.DataFrame(
        {
            "language": corpus.language,
            "topic": [f"{corpus.language}-t{number:02d}" for number in range(1, len(order) + 1)],
            "label": topic_labels(model.topic_term, corpus.vocabulary),
            "stability": recovery,
            "owned_by": owners(model.doc_topic, tokens=tokens, documents=corpus.units["doc_id"]),
        }
    )
    return TopicTables(
        models,
        _topic_terms(model, names, vocabulary=corpus.vocabulary, n=n),
        _topic_shares(model, names, units=corpus.units),
        _unit_topics(model, names, units=corpus.units),
    )


def _order(model: TopicModel, tokens: Floats) -> npt.NDArray[np.intp]:
    """Topics by the words they have, the largest first; ties by their heaviest term."""
    size = np.round(tokens @ model.doc_topic / tokens.sum(), 9)
    return np.lexsort((top_terms(model.topic_term, n=1)[:, 0], -size))


def owners(doc_topic: Floats, *, tokens: Floats, documents: pd.Series) -> list[str]:
    """For each topic the document that has more than half of its words; empty if none has."""
    mass = pd.DataFrame(doc_topic * tokens[:, None]).groupby(documents.to_numpy()).sum()
    share = mass / mass.sum()
    return [
        str(share[topic].idxmax()) if share[topic].max() > OWNED else "" for topic in share.columns
    ]


def _topic_terms(
    model: TopicModel, names: pd.DataFrame, *, vocabulary: Sequence[str], n: int
) -> pd.DataFrame:
    top = top_terms(model.topic_term, n=n)
    topic = np.repeat(np.arange(len(top)), top.shape[1])
    column = top.ravel()
    frame = names.iloc[topic].assign(
        rank=np.tile(np.arange(1, top.shape[1] + 1), len(top)),
        term=np.asarray(vocabulary)[column],
        weight=model.topic_term[topic, column],
        frex=frex(model.topic_term)[topic, column],
    )
    return _typed(frame, TopicTerms)


def _unit_topics(model: TopicModel, names: pd.DataFrame, *, units: pd.DataFrame) -> pd.DataFrame:
    keys = units[["unit_id", "doc_id", "corpus", "language"]]
    return _typed(_long(model.doc_topic, keys, names[["topic"]]), UnitTopics)


def _topic_shares(model: TopicModel, names: pd.DataFrame, *, units: pd.DataFrame) -> pd.DataFrame:
    """Each document's shares: the mean of its units', weighted by their words."""
    tokens = units["n_tokens"].to_numpy(dtype=np.float64)
    documents = units.drop_duplicates("doc_id").sort_values("doc_id")
    mass = pd.DataFrame(model.doc_topic * tokens[:, None]).groupby(units["doc_id"].to_numpy()).sum()
    shares = _rows_to_one(mass.loc[documents["doc_id"]].to_numpy())
    keys = documents[["doc_id", "corpus", "language"]]
    return _typed(_long(shares, keys, names[["topic", "label"]]), TopicShares)


def _long(shares: Floats, rows: pd.DataFrame, topics: pd.DataFrame) -> pd.DataFrame:
    """One row per row and topic. Shares end after six decimals: what follows is rounding error."""
    row = np.repeat(np.arange(len(rows)), len(topics))
    topic = np.tile(np.arange(len(topics)), len(rows))
    left = rows.iloc[row].reset_index(drop=True)
    right = topics.iloc[topic].reset_index(drop=True)
    return pd.concat([left, right], axis=1).assign(share=np.round(shares.ravel(), SHARE_DECIMALS))


def _typed(frame: pd.DataFrame, table: type[Table]) -> pd.DataFrame:
    """The frame with the columns and types of the table."""
    kinds = empty(table).dtypes
    return frame[list(kinds.index)].astype(kinds.to_dict()).reset_index(drop=True)
