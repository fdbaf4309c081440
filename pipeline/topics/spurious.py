"""Topics that are no subject: a jingle, the initials of speakers, the dirt of a converter.

In: the top terms of topics and the counts of units. Out: for each topic why it is none, as
messages. No evidence knows the sides. Thresholds are lax on purpose: what is flagged is left out of
findings, and a subject must not be.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from pipeline.arrays import Flags, Floats
from pipeline.text.dictionaries import is_word, lacks_letters
from pipeline.topics.corpus import UnitCorpus
from pipeline.topics.metrics import top_terms
from pipeline.topics.models import TopicModel
from pipeline.wording.messages import Message, message

MOST = 0.5
"""From this part of a topic's weight on, evidence about its terms is evidence about the topic."""

FEW_DOCUMENTS = 3
"""A term that is in no more documents than this is rare."""

MANY_DOCUMENTS = 12
"""Fewest documents of a corpus in which terms are called rare."""

PLACED = 0.65
"""Share of a topic's words at the edges of documents from which it stands there; chance must not
put half of that there."""

MIN_UNITS = 4
"""Fewest units of a document whose edges are looked at."""

ALIKE = 0.8
"""Share of the top terms of either passage that both have, from which they are of one wording."""

MIN_ALIKE = 3
"""Fewest documents at whose edges, or in whose one wording, a topic must stand to be spurious."""

MIN_TERMS = 6
"""Fewest top terms that a passage has, to be compared with others."""

WIDESPREAD = 1 / 3
"""What this part of the documents uses is a word, whatever dictionaries say."""

MAX_UNKNOWN = 1 / 3
"""Where dictionaries lack more of the vocabulary than this, they are not asked."""

N_NAMED = 4
"""Terms that are named as examples, at most."""


def why_spurious(model: TopicModel, corpus: UnitCorpus, *, n_terms: int) -> list[list[Message]]:
    """For each topic why it is no subject; empty for one that is."""
    strange = _strange(corpus)
    found = []
    for columns, probability in zip(
        top_terms(model.shown, n=n_terms), model.topic_term, strict=True
    ):
        weight = probability[columns] / max(float(probability[columns].sum()), 1e-300)
        found.append(
            [
                *_of_few_documents(corpus, columns, weight),
                *_at_the_edge(corpus, columns, weight),
                *_of_one_wording(corpus, columns),
                *_of_no_words(corpus, columns, weight, strange=strange),
            ]
        )
    return found


def _documents_with(corpus: UnitCorpus, columns: npt.NDArray[np.intp]) -> Floats:
    """Documents by terms: how often each document has each of the terms."""
    n = int(corpus.counted.documents.max()) + 1
    held = np.zeros((n, len(columns)))
    np.add.at(held, corpus.counted.documents, corpus.counted.counts[:, columns].toarray())
    return held


def _of_few_documents(
    corpus: UnitCorpus, columns: npt.NDArray[np.intp], weight: Floats
) -> list[Message]:
    """Most of its weight is on terms that hardly any document has."""
    held = _documents_with(corpus, columns)
    rare = (held > 0).sum(axis=0) <= FEW_DOCUMENTS
    if len(held) < MANY_DOCUMENTS or weight[rare].sum() < MOST:
        return []
    return [message("spurious_few", few=FEW_DOCUMENTS, documents=len(held))]


def _at_the_edge(
    corpus: UnitCorpus, columns: npt.NDArray[np.intp], weight: Floats
) -> list[Message]:
    """Most of its words stand in the first or the last unit of documents, and not by chance."""
    documents = corpus.counted.documents
    long = np.bincount(documents)[documents] >= MIN_UNITS
    first = np.r_[True, documents[1:] != documents[:-1]]
    last = np.r_[first[1:], True]
    counts = corpus.counted.counts[:, columns].toarray() * long[:, None]
    whole = counts.sum(axis=0)
    used = np.where(whole > 0, weight, 0.0)
    if used.sum() < MOST:
        return []
    for place, at in (("first", first), ("last", last), ("ends", first | last)):
        share = used @ (counts[at].sum(axis=0) / np.maximum(whole, 1)) / used.sum()
        by_chance = used @ (_expected(corpus, counts, at) / np.maximum(whole, 1)) / used.sum()
        n = len(np.unique(documents[at & (counts > 0).any(axis=1)]))
        if n >= MIN_ALIKE and share >= PLACED and by_chance <= PLACED / 2:
            return [message(f"spurious_{place}", share=round(100 * float(share)))]
    return []


def _expected(corpus: UnitCorpus, counts: Floats, at: Flags) -> Floats:
    """How often each term would stand `at` these units if it stood anywhere in its documents."""
    documents = corpus.counted.documents
    tokens = corpus.units["n_tokens"].to_numpy(dtype=np.float64)
    words = np.bincount(documents, weights=tokens)
    part = np.bincount(documents, weights=np.where(at, tokens, 0.0)) / np.maximum(words, 1.0)
    return np.asarray((counts * part[documents][:, None]).sum(axis=0))


def _of_one_wording(corpus: UnitCorpus, columns: npt.NDArray[np.intp]) -> list[Message]:
    """Its top terms come back together, nearly all of them, in a unit of each of many documents.

    Of each document the unit with most of the terms is compared with those of the others. It is one
    wording if, with most documents, they share nearly all of the terms that either has, and these
    units hold most of the uses of the terms.
    """
    counts = corpus.counted.counts[:, columns].toarray()
    has = counts > 0
    n_terms = has.sum(axis=1)
    order = np.lexsort((-n_terms, corpus.counted.documents))
    documents = corpus.counted.documents[order]
    best = order[np.r_[True, documents[1:] != documents[:-1]]]
    best = best[n_terms[best] >= MIN_TERMS]
    if len(best) < MIN_ALIKE:
        return []
    chosen = has[best].astype(np.float64)
    both = chosen @ chosen.T
    either = chosen.sum(axis=1)[:, None] + chosen.sum(axis=1)[None, :] - both
    alike = both / either >= ALIKE
    largest = alike[int(alike.sum(axis=1).argmax())]
    n = int(largest.sum())
    if n < MIN_ALIKE or counts[best[largest]].sum() < MOST * counts.sum():
        return []
    return [message("spurious_wording", n=n)]


def _strange(corpus: UnitCorpus) -> Flags:
    """Which terms of the vocabulary are no words; none where dictionaries lack too many.

    A term that no dictionary has and few documents use, or that only lacks letters, which a
    converter lost.
    """
    language, vocabulary = corpus.language, corpus.vocabulary
    unknown = np.array([not _is_word(term, language) for term in vocabulary], dtype=bool)
    if unknown.mean() > MAX_UNKNOWN:
        return np.zeros(len(vocabulary), dtype=bool)
    held = _documents_with(corpus, np.arange(len(vocabulary), dtype=np.intp)) > 0
    spread = held.mean(axis=0) >= WIDESPREAD
    lacking = [
        bool(is_odd and len(term) >= FEW_DOCUMENTS and lacks_letters(term, language))
        for term, is_odd in zip(vocabulary, unknown, strict=True)
    ]
    return np.asarray(unknown & (~spread | np.array(lacking, dtype=bool)))


def _is_word(term: str, language: str) -> bool:
    return term.startswith("co-") or is_word(term, language)


def _of_no_words(
    corpus: UnitCorpus, columns: npt.NDArray[np.intp], weight: Floats, *, strange: Flags
) -> list[Message]:
    """Most of its weight is on terms that are no words."""
    odd = strange[columns]
    if weight[odd].sum() < MOST:
        return []
    named: Sequence[str] = [corpus.vocabulary[column] for column in columns[odd][:N_NAMED]]
    return [message("spurious_words", words=", ".join(named))]
