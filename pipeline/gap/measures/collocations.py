"""Collocates: the words near the mentions of each concept, and how the sides differ in them.

In: `Contexts`. Out: the measure `collocate`, and rows of the table `Collocates`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from pipeline import tables
from pipeline.arrays import Flags, Floats
from pipeline.config.params import GapParams
from pipeline.gap.measures.contexts import Contexts, contexts_of
from pipeline.gap.measures.evidence import Evidence
from pipeline.gap.measures.measured import Measured, draw
from pipeline.gap.measures.mention_shares import MIN_DOCUMENTS
from pipeline.stats import log_odds
from pipeline.stats.clusters import Sides
from pipeline.tables.measures import mention_item
from pipeline.terms.vectors import Uses, neighbours

MIN_COOCCURRENCES = 3
"""Fewest times that a collocate stands near mentions, on both sides together."""

MIN_COLLOCATE_DOCUMENTS = 3
"""Fewest documents in which a collocate stands near mentions."""


@dataclass(frozen=True)
class ConceptCollocates:
    """The words that stand near a concept's mentions often enough to be compared.

    `counts` are documents by words, with all other words together in the last column: how often
    each stands near a mention. `shares` are the same documents and words, without the last column:
    the share of the document's mentions that have the word nearby, 0 where there is no mention.
    `n_mentions` has one entry per document.
    """

    concept: str
    words: tuple[str, ...]
    counts: Floats
    shares: Floats
    n_mentions: Floats

    @property
    def having(self) -> Flags:
        """Which documents mention the concept."""
        return self.n_mentions > 0


def collocate(evidence: Evidence, params: GapParams) -> list[Measured]:
    """The share of mentions near which each word stands, one group per concept."""
    contexts = contexts_of(evidence)
    return [] if contexts is None else measured_collocates(contexts, params=params)


def measured_collocates(contexts: Contexts, *, params: GapParams) -> list[Measured]:
    """The measure `collocate` of one language, one group per concept that is compared."""
    compared = [one for one in concept_collocates(contexts) if is_compared(contexts, one)]
    return [_measured(contexts, one, groups=len(compared), params=params) for one in compared]


def _measured(
    contexts: Contexts, one: ConceptCollocates, *, groups: int, params: GapParams
) -> Measured:
    sides = contexts.sides.subset(one.having)
    items = tuple(mention_item(one.concept, word) for word in one.words)
    return Measured(
        name="collocate",
        items=items,
        labels=items,
        values=one.shares[one.having],
        documents=tuple(np.array(contexts.documents)[one.having].tolist()),
        weight=one.n_mentions[one.having],
        sides=sides,
        permutations=draw(sides, params=params),
        groups=groups,
    )


def concept_collocates(contexts: Contexts) -> list[ConceptCollocates]:
    """The collocates of each concept in alphabetical order; concepts without any are left out."""
    found = (_collocates(contexts, concept, uses) for concept, uses in contexts.mentions.items())
    return [one for one in found if one.words]


def _collocates(contexts: Contexts, concept: str, uses: Uses) -> ConceptCollocates:
    which, nearby = neighbours(contexts.running, uses)
    shape = (len(contexts.documents), len(contexts.vocabulary))
    word = contexts.running.word[nearby]
    counts = np.zeros(shape)
    np.add.at(counts, (uses.document[which], word), 1.0)
    pairs = np.unique(which * shape[1] + word)  # a word counts once per mention
    having = np.zeros(shape)
    np.add.at(having, (uses.document[pairs // shape[1]], pairs % shape[1]), 1.0)
    often = (counts.sum(axis=0) >= MIN_COOCCURRENCES) & (
        (counts > 0).sum(axis=0) >= MIN_COLLOCATE_DOCUMENTS
    )
    kept = np.flatnonzero(often & ~contexts.special)
    others = np.delete(counts, kept, axis=1).sum(axis=1, keepdims=True)
    n_mentions = np.bincount(uses.document, minlength=shape[0]).astype(float)
    return ConceptCollocates(
        concept=concept,
        words=tuple(contexts.vocabulary[i] for i in kept),
        counts=np.hstack([counts[:, kept], others]),
        shares=having[:, kept] / np.maximum(n_mentions, 1.0)[:, None],
        n_mentions=n_mentions,
    )


def is_compared(contexts: Contexts, one: ConceptCollocates) -> bool:
    """Whether enough documents of each side mention the concept."""
    first = contexts.sides.first
    return min(int(one.having[own].sum()) for own in (first, ~first)) >= MIN_DOCUMENTS


def collocate_rows(contexts: Contexts) -> list[dict[str, object]]:
    """Rows of the table `Collocates`, without p-values and verdicts."""
    used = np.zeros((len(contexts.documents), len(contexts.vocabulary)))
    np.add.at(used, (contexts.running.document, contexts.running.word), 1.0)
    return [
        row for one in concept_collocates(contexts) for row in _concept_rows(contexts, one, used)
    ]


def _concept_rows(
    contexts: Contexts, one: ConceptCollocates, used: Floats
) -> list[dict[str, object]]:
    first = contexts.sides.first
    counts = one.counts[:, :-1]
    kept = np.searchsorted(contexts.vocabulary, one.words)
    odds = np.full(len(kept), np.nan)
    if one.having[first].any() and one.having[~first].any():
        rest = contexts.sides.subset(one.having)
        odds = observed_odds(one.counts[one.having], rest)
    dice = [
        log_odds.log_dice(
            counts[own].sum(axis=0),
            used[own][:, kept].sum(axis=0),
            mentions=float(one.n_mentions[own].sum()),
        )
        for own in (first, ~first)
    ]
    rows = [
        {
            "language": contexts.language,
            "concept": one.concept,
            "word": word,
            "n_policy": int(counts[first, i].sum()),
            "n_frontline": int(counts[~first, i].sum()),
            "n_documents_policy": int((counts[first, i] > 0).sum()),
            "n_documents_frontline": int((counts[~first, i] > 0).sum()),
            "log_dice_policy": dice[0][i],
            "log_dice_frontline": dice[1][i],
            "log_odds_z": odds[i],
        }
        for i, word in enumerate(one.words)
    ]
    return sorted(rows, key=lambda row: (-int(row["n_policy"] + row["n_frontline"]), row["word"]))


def observed_odds(counts: Floats, sides: Sides) -> Floats:
    """The weighted log-odds of the words of `ConceptCollocates.counts`, as observed."""
    observed = sides.cluster_first[None]
    return log_odds.log_odds(counts, sides=sides, permutations=observed)[:-1, 0]


def collocate_table(found: pd.DataFrame, gaps: pd.DataFrame) -> pd.DataFrame:
    """The rows of `collocate_rows` with the p-values and verdicts that `gaps` has of them."""
    tested = gaps.loc[
        gaps["measure"] == "collocate", ["language", "item", "p_value", "p_adjusted", "verdict"]
    ]
    keyed = found.assign(item=found["concept"] + ": " + found["word"])
    merged = keyed.merge(tested, on=["language", "item"], how="left", validate="one_to_one")
    merged["verdict"] = merged["verdict"].fillna("cannot tell")
    return tables.round_floats(merged[list(tables.columns(tables.Collocates))])


VALUES: dict[str, Callable[[Evidence, GapParams], list[Measured]]] = {"collocate": collocate}
"""The function of this module by the measure that it computes."""
