"""Shares of mentions at a common mix of concepts.

A side that speaks of co-production, and the other of co-operation, differ in mood if the two words
do, though each side uses each word alike. So the share of all co-words is taken concept by concept,
and the concepts are weighed alike on both sides.

In: the mentions of one language. Out: for each measure one group of items, of all co-words.

References:
    Keyfitz, N. (1966). Sampling variance of standardized mortality rates. Human Biology 38(3),
    309-317 (direct standardisation).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from pipeline import tables
from pipeline.arrays import Flags, Floats
from pipeline.config.params import GapParams
from pipeline.gap.measures.evidence import Evidence
from pipeline.gap.measures.measured import Measured
from pipeline.gap.measures.mention_shares import MIN_DOCUMENTS, READERS, Attributes, said
from pipeline.tables.measures import FAMILY, MEASURES, mention_item

FEWEST_CONCEPTS = 2
"""Of a single concept there is no mix."""

MIN_MENTIONS = 15
"""Mentions of a concept that each side needs: the share of fewer is hardly known, and counts fully.
"""


@dataclass(frozen=True)
class Mix:
    """How often each document mentions each concept, and how often with each attribute.

    `mentions` are documents by concepts, `having` attributes by documents by concepts.
    """

    mentions: Floats
    having: Floats
    first: Flags


def modality_at_mix(evidence: Evidence, params: GapParams) -> list[Measured]:
    """Mentions of each modality."""
    return _at_mix(evidence, "modality_at_mix", params=params)


def agentless_at_mix(evidence: Evidence, params: GapParams) -> list[Measured]:
    """Mentions that name nobody who does it, where sentences are parsed."""
    return _at_mix(evidence, "agentless_at_mix", params=params)


def tone_at_mix(evidence: Evidence, params: GapParams) -> list[Measured]:
    """Mentions in sentences of positive and of negative tone, where there is a lexicon of tone."""
    return _at_mix(evidence, "tone_at_mix", params=params)


def common_weights(mix: Mix) -> Floats:
    """Documents by concepts: m_c n / n_c of `standardised`; 0 where a document has no mention."""
    part = mix.mentions / mix.mentions.sum(axis=1, keepdims=True)
    uses = mix.mentions > 0
    sides = (mix.first, ~mix.first)
    common = sum(part[own].mean(axis=0) for own in sides) / len(sides)
    weight = np.zeros_like(part)
    for own in sides:
        weight[own] = common * own.sum() / uses[own].sum(axis=0)
    return np.where(uses, weight, 0.0)


def standardised(mix: Mix) -> Floats:
    """Documents by attributes: shares whose mean over a side is the side's share at a common mix.

    The common mix m weighs concepts by their mean share of a document's mentions, both sides alike.
    Of document d it is S + sum over its concepts c of m_c (n / n_c) (share_dc - s_c): n documents
    of its side, n_c of which mention c; s_c is the mean share of all documents that mention c, and
    S the sum of m_c s_c. Its mean over the side is the sum of m_c times the side's mean share of c,
    whatever concepts the side prefers; single values may lie outside 0 to 1. Each side must mention
    each concept.
    """
    uses = mix.mentions > 0
    weight = common_weights(mix)
    common = weight[mix.first].mean(axis=0)
    shares = np.divide(mix.having, mix.mentions, out=np.zeros_like(mix.having), where=uses)
    overall = shares.sum(axis=1) / uses.sum(axis=0)
    away = ((shares - overall[:, None, :]) * weight).sum(axis=2)
    return np.asarray((overall @ common)[None, :] + away.T)


def effective_mentions(mix: Mix) -> Floats:
    """For each document as many mentions of one concept as would leave as much to chance.

    The variance of drawing mentions is p (1 - p) times the sum over concepts of the squared weight
    over the mentions of the document.
    """
    weight = common_weights(mix)
    drawn = np.divide(weight**2, mix.mentions, out=np.zeros_like(weight), where=mix.mentions > 0)
    return np.asarray(1 / drawn.sum(axis=1))


def _at_mix(evidence: Evidence, name: str, *, params: GapParams) -> list[Measured]:
    """The one group of the measure; none where both sides share fewer than two concepts."""
    known, flags = READERS[MEASURES[name].standardises](evidence.mentions)(said(evidence))
    concepts = _shared(known)
    if not flags or len(concepts) < FEWEST_CONCEPTS:
        return []
    rows = known[known["concept"].isin(concepts)]
    using = evidence.documents[evidence.documents["doc_id"].isin(rows["doc_id"])]
    mix = Mix(
        mentions=_table(rows, using, concepts),
        having=np.stack(
            [_table(rows[flag.loc[rows.index]], using, concepts) for flag in flags.values()]
        ),
        first=(using["corpus"] == "policy").to_numpy(),
    )
    found = _measured(evidence, name, mix, flags, doc_ids=using["doc_id"].tolist(), params=params)
    n_mentions = mix.mentions.sum(axis=1)
    return [replace(found, counted=mix.having.sum(axis=2).T / n_mentions[:, None])]


def _measured(
    evidence: Evidence,
    name: str,
    mix: Mix,
    flags: Attributes,
    *,
    doc_ids: list[str],
    params: GapParams,
) -> Measured:
    return evidence.measured(
        name,
        [mention_item(FAMILY, key) for key in flags],
        standardised(mix),
        weight=effective_mentions(mix),
        doc_ids=doc_ids,
        params=params,
    )


def _shared(rows: pd.DataFrame) -> list[str]:
    """The concepts that enough documents of each side mention, often enough."""
    found = rows.groupby(["concept", "corpus"])["doc_id"].agg(["nunique", "size"])
    enough = (found["nunique"] >= MIN_DOCUMENTS) & (found["size"] >= MIN_MENTIONS)
    sides = enough[enough].groupby(level=0).size()
    return sorted(sides.index[sides == len(tables.CORPORA)])


def _table(rows: pd.DataFrame, documents: pd.DataFrame, concepts: list[str]) -> Floats:
    """Documents by concepts: the number of rows of each."""
    n = rows.groupby(["doc_id", "concept"]).size().unstack(fill_value=0)
    ordered = n.reindex(index=documents["doc_id"].tolist(), columns=concepts, fill_value=0)
    return ordered.to_numpy(dtype=np.float64)


VALUES: dict[str, Callable[[Evidence, GapParams], list[Measured]]] = {
    function.__name__: function for function in (modality_at_mix, agentless_at_mix, tone_at_mix)
}
"""The functions of this module by the measure that they compute."""
