"""Names of topics: made of their own terms, or given by people and matched by terms.

Those that people gave come from `pipeline.config.topic_labels`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.optimize import linear_sum_assignment

from pipeline.arrays import Floats
from pipeline.topics.metrics import top_terms
from pipeline.wording.messages import Message, message

CANDIDATES = 15
"""Top terms of which a label is made; a rare term, however exclusive, would mislead."""
PHRASE = 2.0
"""Factor of a multi-word term, which names a topic better than one word of equal weight."""
OTHER = 0.1
"""Factor of a verb or adjective, which names a topic less well than a noun of equal weight."""
WEAK = 0.5
"""Share of a given name's terms that its topic needs; below it the name has a warning."""
LOST = 0.3
"""Share of a given name's terms below which the name is not used."""


@dataclass(frozen=True)
class Named:
    """Names of topics, one entry each; `warnings` says which given names are in doubt."""

    labels: list[str]
    by: list[str]
    warnings: list[Message]


def topic_labels(
    topic_term: Floats, vocabulary: Sequence[str], *, telling: npt.ArrayLike, n: int = 3
) -> list[str]:
    """For each topic `n` of its top terms, joined by ` · `.

    No two share a word, nor is one the beginning of another (`plan`, `planning`). Of the fifteen
    most probable terms those come first that are probable here, improbable in other topics, and
    have a large weight `telling` (see `name_weights`).
    """
    total = topic_term.sum(axis=0)
    part = np.divide(topic_term, total, out=np.zeros_like(topic_term), where=total > 0)
    worth = np.round(topic_term * part * np.asarray(telling, dtype=np.float64), 12)
    labels = []
    for scores, top in zip(worth, top_terms(topic_term, n=CANDIDATES), strict=True):
        chosen: list[str] = []
        for column in top[np.argsort(-scores[top], kind="stable")]:
            if len(chosen) < n and not any(_alike(vocabulary[column], term) for term in chosen):
                chosen.append(vocabulary[column])
        labels.append(" · ".join(chosen))
    return labels


def _alike(term: str, other: str) -> bool:
    """Whether a word of one begins as a word of the other."""
    return any(
        one.startswith(two) or two.startswith(one) for one in term.split() for two in other.split()
    )


def name_weights(vocabulary: Sequence[str], *, nouns: npt.ArrayLike, held: npt.ArrayLike) -> Floats:
    """How well each term names a topic.

    Multi-word terms weigh more than nouns, and nouns more than other words; the weight is
    proportional to `held`, the number of documents with the term.
    """
    kind = np.where(np.asarray(nouns, dtype=bool), 1.0, OTHER)
    phrase = np.array([" " in term for term in vocabulary])
    wide = np.asarray(held, dtype=np.float64)
    return np.asarray(np.where(phrase, PHRASE, kind) * wide, dtype=np.float64)


def named(labels: Sequence[str], top: Sequence[Sequence[str]], given: pd.DataFrame) -> Named:
    """The topics with the names that people gave them, matched by their terms.

    `top` holds each topic's top terms, `given` the names of this language. A name goes to the
    topic that has most of its terms, each to one topic, so that it survives a refit that renumbers
    the topics. It is in doubt where the topic has less than half of its terms, and not used where
    it has less than three tenths.
    """
    names, by = list(labels), ["terms"] * len(labels)
    warnings: list[Message] = []
    shared = np.array(
        [[_shared(terms, topic) for topic in top] for terms in given["terms"].tolist()]
    ).reshape(len(given), len(top))
    lines, topics = linear_sum_assignment(-shared)
    matched = dict(zip(lines.tolist(), topics.tolist(), strict=True))
    for row, label in enumerate(given["label"].tolist()):
        topic = matched.get(row)
        share = float(shared[row, topic]) if topic is not None else 0.0
        if topic is None or share < LOST:
            warnings.append(message("name_lost", label=label))
            continue
        names[topic], by[topic] = label.strip(), "person"
        if share < WEAK:
            warnings.append(
                message(
                    "name_weak", label=label, share=int(f"{100 * share:.0f}"), topic=labels[topic]
                )
            )
            by[topic] = "person, weak match"
    return Named(names, by, warnings)


def _shared(terms: str, topic: Sequence[str]) -> float:
    """The share of the terms that are among the topic's."""
    listed = {term.strip() for term in terms.split(",") if term.strip()}
    return len(listed & set(topic)) / max(len(listed), 1)
