"""Rates per 10,000 words, and the shares of topics: a value for every document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from pipeline.arrays import Floats
from pipeline.config.params import GapParams
from pipeline.gap.measures.evidence import Evidence, counts
from pipeline.gap.measures.measured import Measured
from pipeline.stats import PER
from pipeline.tables.measures import FAMILY, family_except

PLAIN = "co-operation"
"""The one co-word of everyday speech: the family is also measured without it."""

FAMILY_REST = family_except(PLAIN)
"""The item of all co-words but that one."""


def family_rate(evidence: Evidence, params: GapParams) -> list[Measured]:
    """Mentions of all co-words together, with and without `PLAIN`."""
    concepts = sorted(evidence.labels["concept"].unique())
    each = counts(evidence.labels, evidence.documents, key="concept", items=concepts)
    rest = each[:, [concept != PLAIN for concept in concepts]]
    both = np.column_stack([each.sum(axis=1), rest.sum(axis=1)])
    return _rate(evidence, "family_rate", (FAMILY, FAMILY_REST), both, params=params)


def concept_rate(evidence: Evidence, params: GapParams) -> list[Measured]:
    """Mentions of each concept that anyone mentions."""
    concepts = sorted(evidence.labels["concept"].unique())
    each = counts(evidence.labels, evidence.documents, key="concept", items=concepts)
    return _rate(evidence, "concept_rate", concepts, each, params=params)


def term_rate(evidence: Evidence, params: GapParams) -> list[Measured]:
    """Uses of each word and multi-word term."""
    terms = sorted(evidence.term_counts["term"].unique())
    each = counts(evidence.term_counts, evidence.documents, key="term", items=terms)
    return _rate(evidence, "term_rate", terms, each, params=params)


def practice_rate(evidence: Evidence, params: GapParams) -> list[Measured]:
    """Other words for each concept: the practice without the label."""
    return _mention_rate(evidence, "practice_rate", kind="practice", params=params)


def theme_rate(evidence: Evidence, params: GapParams) -> list[Measured]:
    """Words of each theme."""
    return _mention_rate(evidence, "theme_rate", kind="theme", params=params)


def topic_share(evidence: Evidence, params: GapParams) -> list[Measured]:
    """The share of each topic in the documents that have shares; none if a side has none.

    Topics that are no subject are spurious items.
    """
    shares = evidence.topic_shares
    having = evidence.documents["doc_id"].isin(shares["doc_id"])
    those = evidence.documents[having].reset_index(drop=True)
    if evidence.lacks_a_side(those):
        return []
    labels = shares.groupby("topic", sort=True)["label"].first()
    spurious = tuple(sorted(set(shares.loc[shares["spurious"], "topic"])))
    values = counts(
        shares.rename(columns={"share": "n"}), those, key="topic", items=list(labels.index)
    )
    found = evidence.measured(
        "topic_share",
        list(labels.index),
        values,
        labels=list(labels),
        doc_ids=those["doc_id"].tolist(),
        params=params,
    )
    return [replace(found, spurious=spurious)]


def _mention_rate(evidence: Evidence, name: str, *, kind: str, params: GapParams) -> list[Measured]:
    """Mentions of a kind that neither an interviewer made nor prompted."""
    rows = evidence.mentions
    own = (rows["kind"] == kind) & (rows["role"] != "interviewer")
    said = rows[own & ~rows["prompted"].astype(bool)]
    items = sorted(said["concept"].unique())
    each = counts(said, evidence.documents, key="concept", items=items)
    return _rate(evidence, name, items, each, params=params)


def _rate(
    evidence: Evidence, name: str, items: Sequence[str], found: Floats, *, params: GapParams
) -> list[Measured]:
    """The counts, documents by items, as rates."""
    tokens = evidence.documents["n_tokens"].to_numpy(dtype=float)
    return [evidence.measured(name, items, found / tokens[:, None] * PER, params=params)]


VALUES: dict[str, Callable[[Evidence, GapParams], list[Measured]]] = {
    function.__name__: function
    for function in (family_rate, concept_rate, term_rate, practice_rate, theme_rate, topic_share)
}
"""The functions of this module by the measure that they compute."""
