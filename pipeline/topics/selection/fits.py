"""Candidates fitted and refitted: their quality, whether topics come back, what chance gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from scipy import sparse

from pipeline.arrays import Floats
from pipeline.compute.backends import MapOrdered, here
from pipeline.topics.corpus import UnitCorpus
from pipeline.topics.metrics import (
    CAME_BACK,
    COMPARED_TERMS,
    coherence_npmi,
    diversity,
    exclusivity,
    largest_share,
    matched,
    matched_overlap,
    met,
)
from pipeline.topics.models import REFITS, TopicModel, UnitCounts, fitted, some_documents
from pipeline.topics.selection.rules import Candidate, TopicRules, is_pinned
from pipeline.wording.messages import Message, message

UNITS_PER_TOPIC = 6
"""Units that a candidate needs for each of its topics."""
NEAR = 0.1
"""Candidates within this part of the best quality count as equally good."""
SHUFFLES = 3
"""Times that the words are shuffled to see what coherence chance gives."""


@dataclass(frozen=True)
class Fit:
    """A candidate's model with its metrics, or why it could not be fitted.

    `overlaps`: refits by topics, the share of a topic's top terms that came back. `refits`: topics
    by terms of each refit. Both are empty where no stability could make the candidate the best.
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
        """Mean share of the top terms that came back, 0 to 1; NaN without refits."""
        return float(self.overlaps.mean())

    @property
    def recovery(self) -> Floats:
        """For each topic the share of the refits in which it came back."""
        return np.asarray((self.overlaps >= CAME_BACK).mean(axis=0), dtype=np.float64)


def quality(fit: Fit) -> float:
    """Coherence x exclusivity x stability x (1 - largest); coherence alone if not positive.

    Quality rises with how well topics read, how little they share, and how many come back without
    some of the documents; it falls with the share of the largest topic.

    References:
        Dieng, A., Ruiz, F., & Blei, D. (2020). Topic modeling in embedding spaces. TACL, 8,
        439-453 (quality as a product).
        Mimno, D., Wallach, H., Talley, E., Leenders, M., & McCallum, A. (2011). Optimizing
        semantic coherence in topic models. EMNLP, 262-272.
    """
    if fit.coherence <= 0:
        return fit.coherence
    return fit.coherence * fit.exclusivity * fit.stability * (1 - fit.largest)


def most_quality(fit: Fit) -> float:
    """The quality if every topic came back in every refit; -inf if it was not fitted."""
    if fit.model is None:
        return -np.inf
    return quality(replace(fit, overlaps=np.ones((1, 1))))


def fit_candidate(
    corpus: UnitCorpus,
    candidate: Candidate,
    *,
    rules: TopicRules,
    map_ordered: MapOrdered = here,
) -> Fit:
    """The candidate fitted to all documents."""
    failure = _too_little(corpus, candidate)
    if failure:
        return Fit(candidate, None, failure=failure)
    method, n_topics = candidate
    model = fitted(
        method, corpus.counted, n_topics=n_topics, seed=rules.seed, map_ordered=map_ordered
    )
    if not (np.isfinite(model.topic_term).all() and np.isfinite(model.doc_topic).all()):
        return Fit(candidate, None, failure=message("model_no_numbers"))
    return Fit(
        candidate,
        model,
        coherence=float(coherence_npmi(model.shown, corpus.counted.counts).mean()),
        diversity=diversity(model.shown),
        exclusivity=exclusivity(model.shown),
        largest=largest_share(model.doc_topic, documents=corpus.counted.documents),
    )


def _too_little(corpus: UnitCorpus, candidate: Candidate) -> Message | None:
    """Why there is too little text for the candidate; none if there is enough."""
    n_topics, n_units, n_terms = candidate.n_topics, len(corpus.units), len(corpus.vocabulary)
    if n_units < UNITS_PER_TOPIC * n_topics:
        needed = UNITS_PER_TOPIC * n_topics
        return message("model_too_few_units", topics=n_topics, needed=needed, there=n_units)
    if n_terms < COMPARED_TERMS * n_topics:
        needed = COMPARED_TERMS * n_topics
        return message("model_too_few_terms", topics=n_topics, needed=needed, there=n_terms)
    return None


def refitted(
    corpus: UnitCorpus, fits: Sequence[Fit], *, rules: TopicRules, map_ordered: MapOrdered = here
) -> list[Fit]:
    """The fits with refits, except those that no stability could bring near the best.

    Stability is at most 1, which bounds a candidate's quality before it is refitted. Candidates
    are refitted in the order of that bound; the choice is the same as if all were refitted.
    """
    done = list(fits)
    best = -np.inf
    for number in sorted(range(len(fits)), key=lambda i: -most_quality(fits[i])):
        fit = fits[number]
        wanted = (rules.pin_method or rules.pin_n_topics) and is_pinned(fit.candidate, rules=rules)
        if fit.model is None or not (wanted or most_quality(fit) >= best - NEAR * abs(best)):
            continue
        done[number] = with_refits(corpus, fit, rules=rules, map_ordered=map_ordered)
        best = max(best, quality(done[number]))
    return done


def with_refits(
    corpus: UnitCorpus, fit: Fit, *, rules: TopicRules, map_ordered: MapOrdered = here
) -> Fit:
    """The fit with its refits; as it is where it has them, or was not fitted."""
    if fit.model is None or fit.refits:
        return fit
    seeds = [_refit_seed(rules, number) for number in range(1, rules.n_refits + 1)]
    refits = tuple(map_ordered(_refit, seeds, shared=(corpus.counted, fit.candidate)))
    overlaps = np.array([matched_overlap(fit.model.shown, refit) for refit in refits])
    return replace(fit, overlaps=overlaps, refits=refits)


def _refit(shared: tuple[UnitCounts, Candidate], seed: int) -> Floats:
    """Topics by terms of one refit: without a fifth of the documents, and with another seed.

    Another seed alone would not change NMF, whose start is determined by the data. Leaving out
    documents shows for every method whether a topic depends on a few of them. All candidates are
    refitted without the same documents.
    """
    units, candidate = shared
    part = units.part(some_documents(units, seed=seed))
    return REFITS[candidate.method](part, n_topics=candidate.n_topics, seed=seed)


def _refit_seed(rules: TopicRules, number: int) -> int:
    """The seed of a refit, which is none of those that a consensus is made with."""
    return rules.seed + 1000 * number


def by_chance(units: UnitCounts, candidate: Candidate, *, seed: int) -> float:
    """The coherence that 19 of 20 topics of shuffled words stay below.

    The words of all units are permuted: each unit keeps its length and each term its count. A topic
    with no higher coherence may be due to chance, however often it comes back.
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


def held_out(corpus: UnitCorpus, fit: Fit, *, rules: TopicRules) -> Floats:
    """For each topic how often its top terms share a unit in documents that a refit has not seen.

    As a multiple of chance: 1 if the terms are independent. Summed over all refits, each on the
    documents that it left out; NaN where none was left out.
    """
    if fit.model is None:
        raise ValueError("a candidate that was not fitted has no topics")
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
