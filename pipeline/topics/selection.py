"""Count matrix to the topics that are shown: candidates, the choice, shares of documents.

The sides are unseen: no fit, weight or choice below knows which document is policy and which is
frontline, so that a permutation of the sides tests the gap rightly.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields, replace
from decimal import Decimal
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

from pipeline.tables import (
    FullVocabularyShares,
    Table,
    TopicModels,
    TopicRefits,
    Topics,
    TopicShares,
    TopicTerms,
    TopicVectors,
    UnitTopics,
    empty,
)
from pipeline.terms.count_matrix import count_matrix
from pipeline.topics.labels import COLUMNS, Named, name_weights, named, topic_labels
from pipeline.topics.metrics import (
    CAME_BACK,
    COMPARED_TERMS,
    coherence_npmi,
    cosines,
    diversity,
    exclusivity,
    frex,
    largest_share,
    matched,
    matched_overlap,
    met,
    top_terms,
    topic_map,
)
from pipeline.topics.models import (
    FITS,
    REFITS,
    TopicModel,
    UnitCounts,
    fold_in,
    some_documents,
)
from pipeline.wording.messages import Message, encoded, message

Floats = npt.NDArray[np.float64]
Method = Literal["nmf_consensus", "nmf_kl", "lda_gensim"]

MIN_DOCUMENTS = 2
"""Documents that each side of a language must have for topics."""
MIN_UNITS = 30
"""Units that a language must have for topics."""
UNITS_PER_TOPIC = 6
"""Fewer units than this for each topic, and a candidate is not fitted."""
OWNED = 0.5
"""A document with more than this share of a topic's mass owns the topic."""
NEAR = 0.1
"""Candidates within this share of the best quality count as equally good."""
PRESENT = 0.05
"""A document has a topic if so much of it is the topic's."""
SHUFFLES = 3
"""Times that the words are shuffled, to see how topics of nothing read."""
SHARE_DECIMALS = 6


@dataclass(frozen=True)
class TopicRules:
    """Which models are tried and how one is chosen; `pin_` overrides the choice.

    A topic is stable if it comes back in `min_recovery` of its `n_refits` refits. `document_weight`
    says what a document counts for in a fit: 0 its length, 1 as much as any other.
    """

    methods: tuple[Method, ...] = ("nmf_consensus",)
    n_topics: tuple[int, ...] = (6, 8, 10, 12, 14, 16)
    n_refits: int = 10
    seed: int = 0
    top_terms: int = 12
    min_recovery: float = 0.5
    document_weight: float = 0.5
    pin_method: Method | None = None
    pin_n_topics: int | None = None


@dataclass(frozen=True)
class TopicTables:
    """The tables of the stage."""

    models: pd.DataFrame
    topics: pd.DataFrame
    terms: pd.DataFrame
    shares: pd.DataFrame
    units: pd.DataFrame
    vectors: pd.DataFrame
    refits: pd.DataFrame
    full_vocabulary: pd.DataFrame


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
    counted: UnitCounts
    telling: Floats


@dataclass(frozen=True)
class _Fit:
    """A candidate's model with its quality, or why it could not be fitted.

    `overlaps`: refits by topics, the share of a topic's top terms that came back; `refits`: what
    these refits show. Both are empty where no stability could make the candidate the best.
    """

    candidate: Candidate
    model: TopicModel | None
    coherence: float = float("nan")
    diversity: float = float("nan")
    exclusivity: float = float("nan")
    largest: float = float("nan")
    overlaps: Floats = field(default_factory=lambda: np.full((1, 1), np.nan))
    refits: tuple[Floats, ...] = ()
    failure: Message | None = None

    @property
    def stability(self) -> float:
        return float(self.overlaps.mean())

    @property
    def recovery(self) -> Floats:
        return np.asarray((self.overlaps >= CAME_BACK).mean(axis=0), dtype=np.float64)


# ----------------------------------------------------------------------- candidates


def topics(
    counts: pd.DataFrame,
    units: pd.DataFrame,
    *,
    rules: TopicRules,
    names: pd.DataFrame | None = None,
    watch: Callable[[Iterable[Candidate]], Iterable[Candidate]] = iter,
) -> TopicTables:
    """Tables of the topic models, for each language with enough units and both sides.

    `counts` is TermCounts, `units` TermUnits, `names` the labels that people gave. Candidates are
    all pairs of a method and a number of topics; `watch` wraps them, to show progress. Only content
    words are used. A unit without such a word has no topics, nor has a document without such a
    unit. Shares of a document add up to 1.
    """
    parts = [_nothing()]
    for corpus in _corpora(counts, units, document_weight=rules.document_weight):
        fits = [_fit(corpus, candidate, rules=rules) for candidate in watch(candidates(rules))]
        fits = _refitted(corpus, fits, rules=rules)
        chosen, reasons = choose(fits, rules=rules)
        models = _models(corpus, fits, reasons=reasons, chosen=chosen, seed=rules.seed)
        if chosen is None:
            parts.append(replace(parts[0], models=models))
        else:
            shown = _shown(corpus, fits[chosen], names=_given(names, corpus.language), rules=rules)
            refits = _refit_shares(corpus, fits[chosen], shown=shown.topics)
            full = _full_vocabulary(corpus, counts, fits[chosen].candidate, rules=rules)
            parts.append(replace(shown, models=models, refits=refits, full_vocabulary=full))
    return TopicTables(
        *(_stacked([getattr(part, key.name) for part in parts]) for key in fields(TopicTables))
    )


def _nothing() -> TopicTables:
    made = (TopicModels, Topics, TopicTerms, TopicShares, UnitTopics, TopicVectors)
    return TopicTables(*map(empty, (*made, TopicRefits, FullVocabularyShares)))


def _stacked(frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    filled = [frame for frame in frames if len(frame)]
    return pd.concat(filled or frames[:1], ignore_index=True)


def _given(names: pd.DataFrame | None, language: str) -> pd.DataFrame:
    """The names that people gave to topics of the language."""
    if names is None:
        return pd.DataFrame({key: pd.Series([], dtype="str") for key in COLUMNS})
    return names[names["language"] == language].reset_index(drop=True)


def candidates(rules: TopicRules) -> list[Candidate]:
    """What is tried: every method with every number of topics, the pinned ones too."""
    methods = list(dict.fromkeys(rules.methods))
    if rules.pin_method and rules.pin_method not in methods:
        methods.append(rules.pin_method)
    numbers = sorted({*rules.n_topics, *filter(None, [rules.pin_n_topics])})
    return [Candidate(method, number) for method in methods for number in numbers]


def _corpora(
    counts: pd.DataFrame, units: pd.DataFrame, *, document_weight: float
) -> Iterator[_Corpus]:
    """Each language with enough documents on both sides, and enough units."""
    content = counts[counts["content"]]
    for language, members in units.sort_values("unit_id").groupby("language"):
        own = content[content["language"] == language]
        used = members[members["unit_id"].isin(own["unit_id"])].reset_index(drop=True)
        sides = used.groupby("corpus")["doc_id"].nunique()
        if len(sides) < 2 or sides.min() < MIN_DOCUMENTS or len(used) < MIN_UNITS:
            continue
        yield _corpus(
            own, used, vocabulary=sorted(own["term"].unique()), document_weight=document_weight
        )


def _corpus(
    counts: pd.DataFrame,
    units: pd.DataFrame,
    *,
    vocabulary: Sequence[str],
    document_weight: float,
) -> _Corpus:
    matrix = count_matrix(counts, rows=units["unit_id"].tolist(), vocabulary=vocabulary)
    documents = np.asarray(pd.factorize(units["doc_id"], sort=True)[0], dtype=np.intp)
    counted = UnitCounts(matrix, documents, document_weight)
    terms = counts.groupby("term").agg(noun=("noun", "first"), held=("doc_id", "nunique"))
    known = terms.reindex(pd.Index(vocabulary), fill_value=0)
    telling = name_weights(vocabulary, nouns=known["noun"], held=known["held"])
    return _Corpus(str(units["language"].iloc[0]), units, tuple(vocabulary), counted, telling)


def _fit(corpus: _Corpus, candidate: Candidate, *, rules: TopicRules) -> _Fit:
    """The candidate fitted on all documents."""
    failure = _too_little(corpus, candidate)
    if failure:
        return _Fit(candidate, None, failure=failure)
    model = FITS[candidate.method](corpus.counted, n_topics=candidate.n_topics, seed=rules.seed)
    if not (np.isfinite(model.topic_term).all() and np.isfinite(model.doc_topic).all()):
        return _Fit(candidate, None, failure=message("model_no_numbers"))
    return _Fit(
        candidate,
        model,
        coherence=float(coherence_npmi(model.shown, corpus.counted.counts).mean()),
        diversity=diversity(model.shown),
        exclusivity=exclusivity(model.shown),
        largest=largest_share(model.doc_topic, documents=corpus.counted.documents),
    )


def _refitted(corpus: _Corpus, fits: Sequence[_Fit], *, rules: TopicRules) -> list[_Fit]:
    """The fits with their refits, but of those that no stability could bring near the best.

    Stability is 1 at most, so that a candidate's quality has an upper end before it is refitted.
    The most promising come first; the rule's choice is the same as if all were refitted.
    """
    done = list(fits)
    best = -np.inf
    for number in sorted(range(len(fits)), key=lambda i: -most_quality(fits[i])):
        fit = fits[number]
        wanted = (rules.pin_method or rules.pin_n_topics) and _pinned(fit.candidate, rules)
        if fit.model is None or not (wanted or most_quality(fit) >= best - NEAR * abs(best)):
            continue
        shown = fit.model.shown
        refits = tuple(_refits(corpus, fit.candidate, rules=rules))
        overlaps = np.array([matched_overlap(shown, refit) for refit in refits])
        done[number] = replace(fit, overlaps=overlaps, refits=refits)
        best = max(best, quality(done[number]))
    return done


def _too_little(corpus: _Corpus, candidate: Candidate) -> Message | None:
    """Why the candidate is not fitted; none if there is enough text."""
    n_topics, n_units, n_terms = candidate.n_topics, len(corpus.units), len(corpus.vocabulary)
    if n_units < UNITS_PER_TOPIC * n_topics:
        needed = UNITS_PER_TOPIC * n_topics
        return message("model_too_few_units", topics=n_topics, needed=needed, there=n_units)
    if n_terms < COMPARED_TERMS * n_topics:
        needed = COMPARED_TERMS * n_topics
        return message("model_too_few_terms", topics=n_topics, needed=needed, there=n_terms)
    return None


def by_chance(units: UnitCounts, candidate: Candidate, *, seed: int) -> float:
    """The coherence that 19 of 20 topics of shuffled words stay below.

    The words of all units are dealt out anew, each unit keeping its length and each term its count:
    nothing is left that belongs together. A topic that reads no better may be an accident of few
    units, however often it comes back.
    """
    counts = units.counts.tocoo()
    times = counts.data.astype(np.intp)
    row, column = np.repeat(counts.coords[0], times), np.repeat(counts.coords[1], times)
    scores = []
    for number in range(SHUFFLES):
        dealt = np.random.default_rng(seed + number).permutation(column)
        shuffled = sparse.coo_array((np.ones(len(row)), (row, dealt)), shape=counts.shape).tocsr()
        topic_term = REFITS[candidate.method](
            replace(units, counts=shuffled), n_topics=candidate.n_topics, seed=seed + number
        )
        scores.append(coherence_npmi(topic_term, shuffled))
    return float(np.quantile(np.concatenate(scores), 0.95))


def _held_out(corpus: _Corpus, fit: _Fit, *, rules: TopicRules) -> Floats:
    """For each topic how often its terms meet in documents that its fit has not seen.

    As a multiple of chance: 1 if they do not belong together. Over all refits, each held against
    the documents that it left out; none where there was nothing to leave out.
    """
    if fit.model is None:
        raise ValueError("a candidate that was not fitted has no topics to hold against anything")
    shown = fit.model.shown
    observed, expected = np.zeros(len(shown)), np.zeros(len(shown))
    for number, refit in enumerate(fit.refits, start=1):
        kept = some_documents(corpus.counted, seed=_refit_seed(rules, number))
        unseen = corpus.counted.part(~kept).counts
        if unseen.shape[0]:
            found, by_luck = met(refit[matched(shown, refit)], unseen)
            observed, expected = observed + found, expected + by_luck
    nothing = np.full(len(shown), np.nan)
    return np.asarray(np.divide(observed, expected, out=nothing, where=expected > 0))


def _refit_seed(rules: TopicRules, number: int) -> int:
    """Far from the seeds of a consensus: what comes back is no copy of what it was made of."""
    return rules.seed + 1000 * number


def _refits(corpus: _Corpus, candidate: Candidate, *, rules: TopicRules) -> Iterator[Floats]:
    """The topics of other fits of a candidate: other documents left out, another seed.

    A new seed alone would not move NMF, which starts where the data says; leaving out documents
    asks of every method whether a topic hangs on a few of them. Every candidate loses the same.
    """
    for number in range(1, rules.n_refits + 1):
        seed = _refit_seed(rules, number)
        part = corpus.counted.part(some_documents(corpus.counted, seed=seed))
        yield REFITS[candidate.method](part, n_topics=candidate.n_topics, seed=seed)


def quality(fit: _Fit) -> float:
    """Coherence x exclusivity x stability x (1 - largest); coherence alone if not positive.

    A set of topics is worth the more, the better its topics read, the less they share, the more of
    them come back without some of the documents, and the less one of them swallows the others.

    References:
        Dieng, A., Ruiz, F., & Blei, D. (2020). Topic modeling in embedding spaces. TACL, 8,
        439-453 (quality as a product).
        Mimno, D., Wallach, H., Talley, E., Leenders, M., & McCallum, A. (2011). Optimizing
        semantic coherence in topic models. EMNLP, 262-272.
    """
    if fit.coherence <= 0:
        return fit.coherence
    return fit.coherence * fit.exclusivity * fit.stability * (1 - fit.largest)


def most_quality(fit: _Fit) -> float:
    """The quality if every topic always came back; less than any if it was not fitted."""
    if fit.model is None:
        return -np.inf
    return quality(replace(fit, overlaps=np.ones((1, 1))))


def choose(fits: Sequence[_Fit], *, rules: TopicRules) -> tuple[int | None, list[Message | None]]:
    """Which fit is shown (none, if none could be fitted), and for each why or why not.

    The rule: the best quality; of those whose quality is within a tenth of the best, the one with
    the most topics. A reader joins two topics that are alike with ease, and cannot see what one
    that is too wide has swallowed. A method or number of topics pinned in params leaves the
    choice among its own.
    """
    fitted = [number for number, fit in enumerate(fits) if np.isfinite(fit.stability)]
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
    return min(near, key=lambda number: (-fits[number].candidate.n_topics, -scores[number], number))


def _pinned(candidate: Candidate, rules: TopicRules) -> bool:
    method_fits = rules.pin_method in (None, candidate.method)
    return method_fits and rules.pin_n_topics in (None, candidate.n_topics)


def _role(number: int, chosen: int, best: int) -> Message:
    if number == chosen:
        return message("model_chosen" if chosen == best else "model_pinned")
    return message("model_not_pinned" if number == best else "model_not_chosen")


def _reason(fit: _Fit, *, role: Message) -> Message:
    factors = {
        "coherence": Decimal(f"{fit.coherence:.3f}"),
        "exclusivity": Decimal(f"{fit.exclusivity:.2f}"),
        "largest": Decimal(f"{fit.largest:.2f}"),
    }
    if not fit.refits and not np.isfinite(fit.stability):
        most = Decimal(f"{most_quality(fit):.4f}")
        return message("model_not_refitted", quality=most, **factors)
    return message(
        "model_compared",
        role=role,
        quality=Decimal(f"{quality(fit):.4f}"),
        stability=Decimal(f"{fit.stability:.2f}"),
        near=round(100 * NEAR),
        **factors,
    )


# -------------------------------------------------------------------------- folding in


def folded(
    counts: pd.DataFrame,
    units: pd.DataFrame,
    *,
    kept: TopicTables,
    names: pd.DataFrame | None = None,
) -> TopicTables:
    """The topics of `kept` as they are, with the documents that are here now.

    No topic, top term, quality or stability changes. Each unit gets the likeliest shares under the
    topics; words that came later are not known to them. `folded_in` marks documents that the fit
    has not seen. There are no refits: they would be of other topics.
    """
    fitted = set(kept.shares.loc[~kept.shares["folded_in"], "doc_id"])
    content = counts[counts["content"]]
    parts = [_nothing()]
    for language, topics_before in kept.topics.groupby("language", sort=True):
        vectors = kept.vectors[kept.vectors["language"] == language]
        wide = vectors.pivot(index="topic", columns="term", values="probability")
        own = content[(content["language"] == language) & content["term"].isin(wide.columns)]
        used = units[units["unit_id"].isin(own["unit_id"])].sort_values("unit_id")
        if used.empty:
            continue
        shown = topics_before.assign(**_renamed(topics_before, _given(names, str(language))))
        corpus = _corpus(
            own, used.reset_index(drop=True), vocabulary=list(wide.columns), document_weight=0.0
        )
        made = _folded_tables(corpus, wide.loc[shown["topic"]].to_numpy(), shown=shown)
        made.shares["folded_in"] = ~made.shares["doc_id"].isin(fitted)
        again = shown[["topic", "label"]]
        terms = kept.terms.drop(columns="label").merge(again, on="topic")
        parts.append(replace(made, terms=_typed(terms, TopicTerms), vectors=vectors))
    stacked = [_stacked([getattr(part, key.name) for part in parts]) for key in fields(TopicTables)]
    return replace(TopicTables(*stacked), models=kept.models)


def _folded_tables(corpus: _Corpus, probability: Floats, *, shown: pd.DataFrame) -> TopicTables:
    """What the documents of now have of the topics."""
    topic_term = probability / probability.sum(axis=1, keepdims=True)
    model = TopicModel(topic_term, fold_in(corpus.counted.counts, topic_term=topic_term))
    tokens = corpus.units["n_tokens"].to_numpy(dtype=np.float64)
    owner, owned = owners(model.doc_topic, tokens=tokens, documents=corpus.units["doc_id"])
    told = shown.assign(owned_by=np.where(owned > OWNED, owner, ""), owned_share=owned)
    return _tables(model, corpus, shown=told, n=1)


def _renamed(topics_before: pd.DataFrame, given: pd.DataFrame) -> dict[str, list[str]]:
    """What the topics are called now: people may have named them since."""
    top = [terms.split(", ") for terms in topics_before["terms"]]
    own = [
        label if by == "terms" else " · ".join(terms[:3])
        for label, by, terms in zip(
            topics_before["label"], topics_before["named_by"], top, strict=True
        )
    ]
    called = named(own, top, given)
    return {"label": called.labels, "named_by": called.by, "note": _notes(called, len(own))}


# --------------------------------------------------------------------------- tables


def _models(
    corpus: _Corpus,
    fits: Sequence[_Fit],
    *,
    reasons: Sequence[Message | None],
    chosen: int | None,
    seed: int,
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
            "reason": encoded([reason] if reason else []),
            "exclusivity": fit.exclusivity,
            "largest": fit.largest,
            "quality": quality(fit) if np.isfinite(fit.stability) else float("nan"),
            "n_refits": len(fit.refits),
        }
        for number, (fit, reason) in enumerate(zip(fits, reasons, strict=True))
    ]
    return _typed(pd.DataFrame(rows), TopicModels)


def _shown(corpus: _Corpus, fit: _Fit, *, names: pd.DataFrame, rules: TopicRules) -> TopicTables:
    """The tables of a language whose model is chosen."""
    if fit.model is None:
        raise ValueError("a candidate that was not fitted has no topics to show")
    tokens = corpus.units["n_tokens"].to_numpy(dtype=np.float64)
    order = _order(fit.model, tokens)
    model = replace(
        fit.model, topic_term=fit.model.topic_term[order], doc_topic=fit.model.doc_topic[:, order]
    )
    called = _called(model, corpus, names=names, n=rules.top_terms)
    recovery = fit.recovery[order]
    coherence = coherence_npmi(model.shown, corpus.counted.counts)
    near = cosines(model.shown, model.shown) - 2 * np.eye(len(order))
    owner, owned = owners(model.doc_topic, tokens=tokens, documents=corpus.units["doc_id"])
    ids = [f"{corpus.language}-t{number:02d}" for number in range(1, len(order) + 1)]
    place = topic_map(model.shown)
    shown = pd.DataFrame(
        {
            "language": corpus.language,
            "topic": ids,
            "label": called.labels,
            "terms": _listed(model, corpus.vocabulary, n=rules.top_terms),
            "named_by": called.by,
            "stability": fit.overlaps.mean(axis=0)[order],
            "recovery": recovery,
            "stable": recovery >= rules.min_recovery,
            "owned_by": np.where(owned > OWNED, owner, ""),
            "owned_share": owned,
            "nearest": [ids[other] for other in near.argmax(axis=1)],
            "similarity": np.clip(near.max(axis=1), 0, 1),
            "x": place[:, 0],
            "y": place[:, 1],
            "note": _notes(called, len(order)),
            "coherence": coherence,
            "chance": by_chance(corpus.counted, fit.candidate, seed=rules.seed),
            "held_out": _held_out(corpus, fit, rules=rules)[order],
            "owned_by_cluster": "",
        }
    )
    return _tables(model, corpus, shown=shown, n=rules.top_terms)


def _refit_shares(corpus: _Corpus, fit: _Fit, *, shown: pd.DataFrame) -> pd.DataFrame:
    """The shares of all documents in each refit of the chosen candidate, its topics matched.

    A refit is of other documents; all are then folded into its topics.
    """
    if fit.model is None:
        return empty(TopicRefits)
    tokens = corpus.units["n_tokens"].to_numpy(dtype=np.float64)
    order = _order(fit.model, tokens)
    telling = 1.0 if fit.model.telling is None else fit.model.telling
    frames = []
    for number, refit in enumerate(fit.refits, start=1):
        same = matched(fit.model.shown[order], refit)
        plain = refit[same] / telling
        topic_term = plain / plain.sum(axis=1, keepdims=True)
        doc_topic = fold_in(corpus.counted.counts, topic_term=topic_term)
        again = _topic_shares(TopicModel(topic_term, doc_topic), shown, units=corpus.units)
        frames.append(again[["language", "doc_id", "topic", "share"]].assign(refit=number))
    return _typed(_stacked(frames), TopicRefits)


def _full_vocabulary(
    corpus: _Corpus, counts: pd.DataFrame, candidate: Candidate, *, rules: TopicRules
) -> pd.DataFrame:
    """The shares of as many topics, fitted likewise with register-specific words left in."""
    own = counts[counts["unit_id"].isin(corpus.units["unit_id"])]
    whole = _corpus(
        own,
        corpus.units,
        vocabulary=sorted(own["term"].unique()),
        document_weight=rules.document_weight,
    )
    model = FITS[candidate.method](whole.counted, n_topics=candidate.n_topics, seed=rules.seed)
    ids = [f"{corpus.language}-s{number:02d}" for number in range(1, candidate.n_topics + 1)]
    shown = pd.DataFrame({"topic": ids, "label": "", "stable": True})
    return _typed(_topic_shares(model, shown, units=corpus.units), FullVocabularyShares)


def _tables(model: TopicModel, corpus: _Corpus, *, shown: pd.DataFrame, n: int) -> TopicTables:
    """All tables about topics that are named; `shown` lacks only what the shares tell."""
    shares = _topic_shares(model, shown, units=corpus.units)
    return TopicTables(
        models=empty(TopicModels),
        topics=_typed(shown.assign(**_found_in(shares, shown["topic"].tolist())), Topics),
        terms=_topic_terms(model, shown, vocabulary=corpus.vocabulary, n=n),
        shares=shares,
        units=_unit_topics(model, shown, units=corpus.units),
        vectors=_vectors(model, shown, corpus=corpus),
        refits=empty(TopicRefits),
        full_vocabulary=empty(FullVocabularyShares),
    )


def _called(model: TopicModel, corpus: _Corpus, *, names: pd.DataFrame, n: int) -> Named:
    top = [terms.split(", ") for terms in _listed(model, corpus.vocabulary, n=n)]
    return named(topic_labels(model.shown, corpus.vocabulary, telling=corpus.telling), top, names)


def _listed(model: TopicModel, vocabulary: Sequence[str], *, n: int) -> list[str]:
    """The top terms of each topic, parted by commas."""
    return [", ".join(vocabulary[column] for column in top) for top in top_terms(model.shown, n=n)]


def _notes(called: Named, n_topics: int) -> list[str]:
    """The warnings about names, at the topic that they are about; else at the first."""
    notes: list[list[Message]] = [[] for _ in range(n_topics)]
    for warning in called.warnings:
        about = [
            i
            for i, label in enumerate(called.labels)
            if label == str(warning.values["label"]).strip()
        ]
        notes[about[0] if about else 0].append(warning)
    return [encoded(note) for note in notes]


def _found_in(shares: pd.DataFrame, ids: Sequence[str]) -> dict[str, list[str] | list[float]]:
    """On which side a document has a topic, and the topic's mean share over documents."""
    has = shares[shares["share"] >= PRESENT].groupby("topic")["corpus"].unique()
    sides = [sorted(has.get(topic, [])) for topic in ids]
    mean = shares.groupby("topic")["share"].mean()
    return {
        "found_in": [
            found[0] if len(found) == 1 else "both" if found else "none" for found in sides
        ],
        "share": [float(mean[topic]) for topic in ids],
    }


def _order(model: TopicModel, tokens: Floats) -> npt.NDArray[np.intp]:
    """Topics by the words they have, the largest first; ties by their heaviest term."""
    size = np.round(tokens @ model.doc_topic / tokens.sum(), 9)
    return np.lexsort((top_terms(model.shown, n=1)[:, 0], -size))


def owners(doc_topic: Floats, *, tokens: Floats, documents: pd.Series) -> tuple[list[str], Floats]:
    """For each topic the document that has most of its words, and that part of them."""
    mass = pd.DataFrame(doc_topic * tokens[:, None]).groupby(documents.to_numpy()).sum()
    part = mass / mass.sum()
    owner = [str(part[topic].idxmax()) for topic in part.columns]
    return owner, part.max().to_numpy(dtype=np.float64)


def cluster_owners(
    topics: pd.DataFrame, shares: pd.DataFrame, documents: pd.DataFrame
) -> pd.DataFrame:
    """Topics with the cluster that owns each: several documents that have more than half of it.

    `topics` is Topics, `shares` TopicShares, `documents` Documents. Where a side is one cluster,
    that is the side, and no cluster of it owns anything.
    """
    sizes = documents.groupby(["corpus", "cluster"])["doc_id"].nunique().reset_index(name="size")
    others = sizes.groupby("corpus")["cluster"].transform("size") > 1
    able = sizes.loc[others & (sizes["size"] > 1), ["corpus", "cluster"]]
    placed = shares.merge(documents[["doc_id", "corpus", "cluster"]], on=["doc_id", "corpus"])
    part = placed.merge(able).groupby(["topic", "cluster"])["part"].sum()
    owned = part[part > OWNED].reset_index("cluster")["cluster"]
    owners = owned.to_dict()
    named = [str(owners.get(topic, "")) for topic in topics["topic"]]
    return topics.assign(owned_by_cluster=pd.Series(named, index=topics.index, dtype="str"))


def _topic_terms(
    model: TopicModel, shown: pd.DataFrame, *, vocabulary: Sequence[str], n: int
) -> pd.DataFrame:
    top = top_terms(model.shown, n=n)
    topic = np.repeat(np.arange(len(top)), top.shape[1])
    column = top.ravel()
    frame = shown.iloc[topic].assign(
        rank=np.tile(np.arange(1, top.shape[1] + 1), len(top)),
        term=np.asarray(vocabulary)[column],
        weight=model.topic_term[topic, column],
        frex=frex(model.topic_term)[topic, column],
    )
    return _typed(frame, TopicTerms)


def _vectors(model: TopicModel, shown: pd.DataFrame, *, corpus: _Corpus) -> pd.DataFrame:
    """Every term of every topic: what new documents are held against."""
    n_topics, n_terms = model.topic_term.shape
    frame = pd.DataFrame(
        {
            "language": corpus.language,
            "topic": np.repeat(shown["topic"].to_numpy(), n_terms),
            "term": np.tile(np.asarray(corpus.vocabulary), n_topics),
            "probability": model.topic_term.ravel(),
        }
    )
    return _typed(frame, TopicVectors)


def _unit_topics(model: TopicModel, shown: pd.DataFrame, *, units: pd.DataFrame) -> pd.DataFrame:
    keys = units[["unit_id", "doc_id", "corpus", "language"]]
    return _typed(_long(model.doc_topic, keys, shown[["topic"]]), UnitTopics)


def _topic_shares(model: TopicModel, shown: pd.DataFrame, *, units: pd.DataFrame) -> pd.DataFrame:
    """Each document's shares: the mean of its units', weighted by their words."""
    tokens = units["n_tokens"].to_numpy(dtype=np.float64)
    documents = units.drop_duplicates("doc_id").sort_values("doc_id")
    mass = pd.DataFrame(model.doc_topic * tokens[:, None]).groupby(units["doc_id"].to_numpy()).sum()
    whole = mass.sum(axis=1).to_numpy()
    shares = mass.loc[documents["doc_id"]].to_numpy() / whole[:, None]
    keys = documents[["doc_id", "corpus", "language"]].assign(folded_in=False)
    frame = _long(shares, keys, shown[["topic", "label", "stable"]])
    sums = mass.to_numpy().sum(axis=0)
    part = np.divide(mass.loc[documents["doc_id"]].to_numpy(), np.where(sums > 0, sums, 1.0))
    return _typed(frame.assign(part=np.round(part.ravel(), SHARE_DECIMALS)), TopicShares)


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
