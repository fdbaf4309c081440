"""Of topics: their shares in the same documents' passages with a co-word, and in the others."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from pipeline.arrays import Flags, Floats
from pipeline.config.params import GapParams
from pipeline.gap.comparison import Comparison
from pipeline.gap.genre.beyond import Beyond, means_where_few
from pipeline.gap.genre.shares import beyond_shares
from pipeline.gap.measures.measured import Measured

FEWEST_OTHER_PASSAGES = 3
"""A document with fewer passages without a co-word takes the mean share of its side."""

FEWEST_DOCUMENTS = 3
"""A side with fewer documents that have a passage with a co-word has no baseline."""


def topic_passages(
    unit_topics: pd.DataFrame, units: pd.DataFrame, labels: pd.DataFrame
) -> pd.DataFrame:
    """The rows of `UnitTopics` with the words of their units and whether a co-word stands in each.

    `units` are rows of `TermUnits`, `labels` mentions of labels; a mention belongs to the unit that
    holds its first character.
    """
    parts = units.assign(segment_id=units["segment_ids"].str.split(" ")).explode("segment_id")
    place = parts.groupby("unit_id", sort=False).cumcount()
    last = parts.groupby("unit_id", sort=False)["segment_id"].transform("size") - 1
    stretches = pd.DataFrame(
        {
            "unit_id": parts["unit_id"].to_numpy(),
            "segment_id": parts["segment_id"].to_numpy(),
            "first": np.where(place == 0, parts["start"], 0),
            "after": np.where(place == last, parts["end"], np.iinfo(np.int64).max),
        }
    )
    near = labels[["segment_id", "start"]].merge(stretches, on="segment_id")
    within = (near["start"] >= near["first"]) & (near["start"] < near["after"])
    beside = set(near.loc[within, "unit_id"])
    words = units.set_index("unit_id")["n_tokens"]
    return unit_topics.assign(
        n_tokens=unit_topics["unit_id"].map(words).fillna(0).to_numpy(dtype=float),
        beside=unit_topics["unit_id"].isin(beside),
    )


def beyond_passages(
    measured: Measured, comparison: Comparison, passages: pd.DataFrame, *, params: GapParams
) -> Beyond | None:
    """The gaps of topics beside co-words less those in the same documents' other passages.

    `passages` are those of `topic_passages`. Only documents with a passage of each kind, or whose
    side has others, are compared. None where a side has fewer than `FEWEST_DOCUMENTS` of them.
    """
    beside, n_beside = _shares(passages[passages["beside"]], measured)
    other, n_other = _shares(passages[~passages["beside"]], measured)
    kept = n_beside > 0
    first = measured.sides.first
    if min(int((kept & own).sum()) for own in (first, ~first)) < FEWEST_DOCUMENTS:
        return None
    elsewhere = means_where_few(other, n_other >= FEWEST_OTHER_PASSAGES, sides=measured.sides)
    if elsewhere is None:
        return None
    part = replace(_part(measured, kept), values=beside[kept])
    return beyond_shares(part, comparison, elsewhere[kept], params=params)


def _part(measured: Measured, kept: Flags) -> Measured:
    """The documents that are kept, without permutations, which are not asked for here."""
    return replace(
        measured,
        documents=tuple(np.array(measured.documents)[kept].tolist()),
        weight=measured.weight[kept],
        sides=measured.sides.subset(kept),
        permutations=measured.permutations[:0],
    )


def _shares(passages: pd.DataFrame, measured: Measured) -> tuple[Floats, Floats]:
    """Documents by topics: the share of the words; and of how many passages."""
    n = passages.drop_duplicates("unit_id").groupby("doc_id").size()
    weighted = passages.assign(words=passages["share"] * passages["n_tokens"])
    table = weighted.pivot_table(
        index="doc_id", columns="topic", values="words", aggfunc="sum", fill_value=0.0
    ).reindex(index=measured.documents, columns=measured.items, fill_value=0.0)
    words = np.asarray(table.to_numpy(dtype=float))
    whole = words.sum(axis=1, keepdims=True)
    shares = np.divide(words, whole, out=np.zeros_like(words), where=whole > 0)
    n_passages = n.reindex(measured.documents).fillna(0).to_numpy(dtype=float)
    return shares, np.where(whole[:, 0] > 0, n_passages, 0.0)
