"""Mentions -> the profile of each co-concept as a magic concept, side by side.

References:
    Pollitt, C. & Hupe, P. (2011). Talking about government: the role of magic concepts. Public
    Management Review 13(5), 641-658.
"""

from __future__ import annotations

from collections.abc import Iterator

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
        n_themes = max(1, themes.loc[themes["doc_id"].isin(those["doc_id"]), "concept"].nunique())
        for concept in (FAMILY, *sorted(said["concept"].unique())):
            own = said if concept == FAMILY else said[said["concept"] == concept]
            for corpus in tables.CORPORA:
                side = those[those["corpus"] == corpus]
                ours = own[own["doc_id"].isin(side["doc_id"])]
                for figure, values in _figures(side, ours, themes, n_themes):
                    interval = intervals.mean_interval(
                        np.asarray(values, dtype=np.float64)[:, None],
                        cluster=_clusters(side, values.index),
                        level=params.level,
                        unseen=np.array([_unseen(values)]),
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
                            "ci_high": min(interval.high[0], 1.0),
                            "n": len(values),
                            "n_mentions": len(ours),
                            "meaning": encoded([message(f"figure_{figure}")]),
                        }
                    )
    return tables.table_of(tables.Profiles, rows)


def _clusters(side: pd.DataFrame, doc_ids: pd.Index[str]) -> NDArray[np.intp]:
    clusters = side.set_index("doc_id")["cluster"].reindex(doc_ids)
    return pd.factorize(clusters, sort=True)[0].astype(np.intp)


def _unseen(values: pd.Series[float]) -> float:
    having = values[values > 0]
    return float(having.mean()) if len(having) else 1.0


def _figures(
    side: pd.DataFrame, rows: pd.DataFrame, themes: pd.DataFrame, n_themes: int
) -> Iterator[tuple[str, pd.Series[float]]]:
    """Each figure as a value per document, by doc_id."""
    if side.empty:
        return
    ids = pd.Index(side["doc_id"])
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
