"""Term counts to the topics that are shown: candidates, the choice, the tables of the chosen one.

No fit, weight or choice knows which document is policy and which is frontline, so that permuting
the sides is a valid test of the gap.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from pipeline.compute.backends import MapOrdered, here
from pipeline.tables import FullVocabularyShares, TopicModels, TopicRefits, empty
from pipeline.topics.corpus import UnitCorpus, unit_corpora, unit_corpus
from pipeline.topics.labels import Named, named, topic_labels
from pipeline.topics.metrics import coherence_npmi, cosines, matched, topic_map
from pipeline.topics.models import TopicModel, fitted, fold_in
from pipeline.topics.ownership import OWNED, owners
from pipeline.topics.selection.choice import Choice, choose
from pipeline.topics.selection.fits import (
    Fit,
    by_chance,
    fit_candidate,
    held_out,
    quality,
    refitted,
)
from pipeline.topics.selection.rules import Candidate, TopicRules, candidates
from pipeline.topics.selection.widening import widened
from pipeline.topics.spurious import why_spurious
from pipeline.topics.topic_tables import (
    TopicTables,
    by_size,
    given_names,
    joined,
    listed_terms,
    notes_on_names,
    nothing,
    stacked,
    topic_shares,
    topic_tables,
    typed,
)
from pipeline.wording.messages import encoded, message


def topics(
    counts: pd.DataFrame,
    units: pd.DataFrame,
    *,
    rules: TopicRules,
    names: pd.DataFrame | None = None,
    watch: Callable[[Iterator[Fit], int], Iterable[Fit]] = lambda fits, n: fits,
    map_ordered: MapOrdered = here,
) -> TopicTables:
    """Tables of the topic models, for each language with enough units and both sides.

    `counts` is TermCounts, `units` TermUnits, `names` the names that people gave to topics.
    Candidates are all pairs of a method and a number of topics; `watch` wraps their fits, of which
    it is told the number, to show progress. They are fitted to a sample of the units where a
    language has more than the rules allow; all units then have their shares of its topics.
    Only content words are used. A unit without such a word has no topics, nor has a document
    without such a unit. Shares of a document add up to 1.
    """
    parts = [nothing()]
    for corpus in unit_corpora(counts, units, document_weight=rules.document_weight):
        sample = corpus.sampled(rules.max_units, seed=rules.seed)
        tried = candidates(rules)
        fits = list(watch(map_ordered(_fitted, tried, shared=(sample, rules)), len(tried)))
        fits = refitted(sample, fits, rules=rules, map_ordered=map_ordered)
        fits = widened(sample, fits, rules=rules, map_ordered=map_ordered)
        choice = choose(fits, rules=rules)
        chosen = choice.chosen
        models = _models(corpus, sample, fits, choice=choice, seed=rules.seed)
        if chosen is None:
            parts.append(replace(parts[0], models=models))
        else:
            fit = _of_all(corpus, sample, fits[chosen])
            named = given_names(names, corpus.language)
            shown = _shown(corpus, sample, fit, names=named, rules=rules)
            refits = _shares_of_refits(corpus, fit, shown=shown.topics)
            full = _full_vocabulary(
                corpus, counts, fits[chosen].candidate, rules=rules, map_ordered=map_ordered
            )
            parts.append(replace(shown, models=models, refits=refits, full_vocabulary=full))
    return joined(parts)


def _fitted(shared: tuple[UnitCorpus, TopicRules], candidate: Candidate) -> Fit:
    """A candidate that is fitted by a worker."""
    corpus, rules = shared
    return fit_candidate(corpus, candidate, rules=rules)


def _of_all(corpus: UnitCorpus, sample: UnitCorpus, fit: Fit) -> Fit:
    """The fit with the shares of all units of the corpus, where it saw a sample of them."""
    if fit.model is None or sample is corpus:
        return fit
    shares = fold_in(corpus.counted.counts, topic_term=fit.model.topic_term)
    return replace(fit, model=replace(fit.model, doc_topic=shares))


def _models(
    corpus: UnitCorpus,
    sample: UnitCorpus,
    fits: Sequence[Fit],
    *,
    choice: Choice,
    seed: int,
) -> pd.DataFrame:
    """Table `TopicModels` of one language."""
    n, there = len(sample.units), len(corpus.units)
    on_sample = [message("model_on_sample", n=n, there=there)] if n < there else []
    told = [on_sample if fit.model is not None else [] for fit in fits]
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
            "n_units": n,
            "chosen": number == choice.chosen,
            "reason": encoded([*filter(None, [reason]), *told[number]]),
            "exclusivity": fit.exclusivity,
            "largest": fit.largest,
            "quality": quality(fit) if np.isfinite(fit.stability) else float("nan"),
            "n_refits": len(fit.refits),
            "edge": choice.edge if number == choice.chosen else "",
        }
        for number, (fit, reason) in enumerate(zip(fits, choice.reasons, strict=True))
    ]
    return typed(pd.DataFrame(rows), TopicModels)


def _shown(
    corpus: UnitCorpus, sample: UnitCorpus, fit: Fit, *, names: pd.DataFrame, rules: TopicRules
) -> TopicTables:
    """The tables of a language whose model is chosen; `sample` is what it was fitted to."""
    if fit.model is None:
        raise ValueError("a candidate that was not fitted has no topics")
    tokens = corpus.units["n_tokens"].to_numpy(dtype=np.float64)
    order = by_size(fit.model, tokens)
    model = replace(
        fit.model, topic_term=fit.model.topic_term[order], doc_topic=fit.model.doc_topic[:, order]
    )
    called = _named_topics(model, corpus, names=names, n=rules.top_terms)
    recovery = fit.recovery[order]
    coherence = coherence_npmi(model.shown, sample.counted.counts)
    near = cosines(model.shown, model.shown) - 2 * np.eye(len(order))
    owner, owned = owners(model.doc_topic, tokens=tokens, documents=corpus.units["doc_id"])
    ids = [f"{corpus.language}-t{number:02d}" for number in range(1, len(order) + 1)]
    place = topic_map(model.shown)
    spurious = why_spurious(model, corpus, n_terms=rules.top_terms)
    shown = pd.DataFrame(
        {
            "language": corpus.language,
            "topic": ids,
            "label": called.labels,
            "terms": listed_terms(model, corpus.vocabulary, n=rules.top_terms),
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
            "note": notes_on_names(called, len(order)),
            "coherence": coherence,
            "chance": by_chance(sample.counted, fit.candidate, seed=rules.seed),
            "held_out": held_out(sample, fit, rules=rules)[order],
            "owned_by_cluster": "",
            "spurious": [bool(reasons) for reasons in spurious],
            "spurious_because": [encoded(reasons) for reasons in spurious],
        }
    )
    return topic_tables(model, corpus, shown=shown, n=rules.top_terms)


def _shares_of_refits(corpus: UnitCorpus, fit: Fit, *, shown: pd.DataFrame) -> pd.DataFrame:
    """Table `TopicRefits`: shares of all documents in each refit of the chosen candidate.

    A refit does not see all documents; all are then folded into its topics, which are matched with
    those of the chosen model.
    """
    if fit.model is None:
        return empty(TopicRefits)
    tokens = corpus.units["n_tokens"].to_numpy(dtype=np.float64)
    order = by_size(fit.model, tokens)
    telling = 1.0 if fit.model.telling is None else fit.model.telling
    frames = []
    for number, refit in enumerate(fit.refits, start=1):
        same = matched(fit.model.shown[order], refit)
        plain = refit[same] / telling
        topic_term = plain / plain.sum(axis=1, keepdims=True)
        doc_topic = fold_in(corpus.counted.counts, topic_term=topic_term)
        again = topic_shares(TopicModel(topic_term, doc_topic), shown, units=corpus.units)
        frames.append(again[["language", "doc_id", "topic", "share"]].assign(refit=number))
    return typed(stacked(frames), TopicRefits)


def _full_vocabulary(
    corpus: UnitCorpus,
    counts: pd.DataFrame,
    candidate: Candidate,
    *,
    rules: TopicRules,
    map_ordered: MapOrdered,
) -> pd.DataFrame:
    """The shares of as many topics, fitted likewise with register-specific words left in."""
    own = counts[counts["unit_id"].isin(corpus.units["unit_id"])]
    whole = unit_corpus(
        own,
        corpus.units,
        vocabulary=sorted(own["term"].unique()),
        document_weight=rules.document_weight,
    )
    sample = whole.sampled(rules.max_units, seed=rules.seed)
    method, n_topics = candidate
    model = fitted(
        method, sample.counted, n_topics=n_topics, seed=rules.seed, map_ordered=map_ordered
    )
    fit = _of_all(whole, sample, Fit(candidate, model))
    ids = [f"{corpus.language}-s{number:02d}" for number in range(1, candidate.n_topics + 1)]
    shown = pd.DataFrame({"topic": ids, "label": "", "stable": True, "spurious": False})
    return typed(topic_shares(fit.model or model, shown, units=corpus.units), FullVocabularyShares)


def _named_topics(model: TopicModel, corpus: UnitCorpus, *, names: pd.DataFrame, n: int) -> Named:
    top = [terms.split(", ") for terms in listed_terms(model, corpus.vocabulary, n=n)]
    return named(topic_labels(model.shown, corpus.vocabulary, telling=corpus.telling), top, names)
