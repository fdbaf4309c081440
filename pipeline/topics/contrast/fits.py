"""How far the gap of each topic moves when the topics are refitted."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline import tables


def topic_fits(shares: pd.DataFrame, refits: pd.DataFrame) -> pd.DataFrame:
    """The table `TopicFits`: how far each topic's gap moves with the fit.

    The interval of the gap says how it moves with the sampled documents; this says how it moves
    with the fit. `shares` is TopicShares, `refits` TopicRefits.
    """
    if refits.empty:
        return tables.empty(tables.TopicFits)
    sides = shares.drop_duplicates("doc_id")[["doc_id", "corpus"]]
    named = shares.drop_duplicates("topic").set_index("topic")[["language", "label", "stable"]]
    gap = _gap(shares, ["topic"])
    rows = []
    for topic, moved in _gap(refits.merge(sides, on="doc_id"), ["topic", "refit"]).groupby("topic"):
        same = np.sign(moved.round(9)) == np.sign(round(float(gap[topic]), 9))
        rows.append(
            {
                "topic": str(topic),
                "n_refits": len(moved),
                "gap": float(gap[topic]),
                "lowest": float(moved.min()),
                "highest": float(moved.max()),
                "same_side": float(same.mean()),
            }
        )
    return pd.DataFrame(rows).join(named, on="topic")[list(tables.columns(tables.TopicFits))]


def _gap(shares: pd.DataFrame, keys: list[str]) -> pd.Series[float]:
    """Mean share over policy documents less that over frontline documents."""
    means = shares.groupby([*keys, "corpus"])["share"].mean().unstack("corpus")
    return (means["policy"] - means["frontline"]).dropna()
