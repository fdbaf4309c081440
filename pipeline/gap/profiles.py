"""Mentions -> the profile of each co-concept as a magic concept, side by side.

References:
    Pollitt, C. & Hupe, P. (2011). Talking about government: the role of magic concepts. Public
    Management Review 13(5), 641-658.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline import tables
from pipeline.config.params import GapParams
from pipeline.gap.measures.evidence import usable
from pipeline.gap.measures.mention_shares import TONED, UNKNOWN
from pipeline.stats import intervals
from pipeline.tables.measures import FAMILY
from pipeline.wording.messages import encoded, message

TRAITS = {
    "spread": "broad",
    "contexts": "broad",
    "praise": "good",
    "consensus": "consensual",
    "anywhere": "global",
}
"""Each figure with the trait of Pollitt & Hupe that it stands for."""


def profiles(documents: pd.DataFrame, mentions: pd.DataFrame, *, params: GapParams) -> pd.DataFrame:
    """The table `Profiles`: each concept that a side mentions, trait by trait.

    The estimate is the mean over the side's documents, or over those that mention the concept; the
    interval is that of `gap`, from whole clusters. Prompted mentions do not count.
    A figure that needs a parse or a list of tone is left out where there is none.
    """
    counted = mentions[(mentions["role"] != "interviewer") & ~mentions["prompted"].astype(bool)]
    labels = counted[counted["kind"] == "label"]
    themes = counted[counted["kind"] == "theme"]
    rows: list[dict[str, object]] = []
    for language, those in usable(documents).groupby("language", sort=True):
        said = labels[labels["doc_id"].isin(those["doc_id"])]
        near = themes[themes["doc_id"].isin(those["doc_id"])]
        n_themes = max(1, near["concept"].nunique())
        sides = {corpus: _Side.of(those[those["corpus"] == corpus]) for corpus in tables.CORPORA}
        for concept in (FAMILY, *sorted(said["concept"].unique())):
            own = said if concept == FAMILY else said[said["concept"] == concept]
            for corpus, side in sides.items():
                ours = own[own["corpus"] == corpus]
                for figure, values in _figures(side, ours, near, n_themes):
                    interval = intervals.share_interval(
                        np.asarray(values, dtype=np.float64)[:, None],
                        cluster=side.clusters(values.index),
                        level=params.level,
                        unseen=np.array([_unseen(values)]),
                        unfilled=np.array([_unseen(1 - values)]),
                        census=getattr(params.sampling, corpus) == "census",
                    )
                    rows.append(
                        {
                            "language": str(language),
                            "concept": concept,
                            "corpus": corpus,
                            "trait": TRAITS[figure],
                            "figure": figure,
                            "estimate": interval.estimate[0],
                            "ci_low": interval.low[0],
                            "ci_high": interval.high[0],
                            "n": len(values),
                            "n_mentions": len(ours),
                            "meaning": encoded([message(f"figure_{figure}")]),
                        }
                    )
    return tables.table_of(tables.Profiles, rows)


@dataclass(frozen=True)
class _Side:
    """The documents of a side, with the cluster of each."""

    documents: pd.Index[str]
    cluster: dict[str, str]

    @classmethod
    def of(cls, documents: pd.DataFrame) -> _Side:
        ids = documents["doc_id"]
        return cls(pd.Index(ids), dict(zip(ids, documents["cluster"], strict=True)))

    def clusters(self, doc_ids: pd.Index[str]) -> NDArray[np.intp]:
        """The number of the cluster of each document."""
        names = np.array([self.cluster[one] for one in doc_ids], dtype=object)
        return np.unique(names.astype(str), return_inverse=True)[1].astype(np.intp)


def _unseen(values: pd.Series[float]) -> float:
    having = values[values > 0]
    return float(having.mean()) if len(having) else 1.0


def _figures(
    side: _Side, rows: pd.DataFrame, themes: pd.DataFrame, n_themes: int
) -> Iterator[tuple[str, pd.Series[float]]]:
    """Each figure as a value per document, by doc_id."""
    ids = side.documents
    if ids.empty:
        return
    yield "spread", pd.Series(ids.isin(rows["doc_id"]).astype(float), index=ids)
    if rows.empty:
        return
    near = themes[themes["segment_id"].isin(rows["segment_id"])]
    met = near.groupby("doc_id")["concept"].nunique() / n_themes
    yield "contexts", met.reindex(sorted(rows["doc_id"].unique()), fill_value=0.0)
    toned = rows[rows["tone"].notna()]
    if not toned.empty:
        yield "praise", _mean(toned, toned["tone"] >= TONED)
    yield "consensus", _mean(rows, ~rows["conflict"].astype(bool))
    parsed = rows[rows["who"] != UNKNOWN]
    if not parsed.empty:
        nobody = (parsed["agentless"] == "yes") & ~parsed["placed"].astype(bool)
        yield "anywhere", _mean(parsed, nobody)


def _mean(rows: pd.DataFrame, flags: pd.Series[bool]) -> pd.Series[float]:
    return flags.astype(float).groupby(rows["doc_id"]).mean()
