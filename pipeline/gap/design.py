"""What the comparison rests on: the tables `Design` and `Usage`.

In: documents and mentions of all languages. Out: for each language and side the size of the sample,
and how often each concept, practice and theme is mentioned.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline import tables
from pipeline.arrays import Floats
from pipeline.config.params import GapParams
from pipeline.gap import detectability
from pipeline.gap.measures.evidence import counted, counts, sides_of, usable
from pipeline.stats import PER, gamma_means, intervals, permutation
from pipeline.stats.clusters import Sides
from pipeline.stats.gamma_means import Kind


def design(documents: pd.DataFrame, *, params: GapParams) -> pd.DataFrame:
    """The table `Design`: for each language and corpus, what the comparison rests on."""
    rows = []
    for language, those in usable(documents).groupby("language", sort=True):
        counts = {
            corpus: those.loc[those["corpus"] == corpus, "cluster"] for corpus in tables.CORPORA
        }
        shape = (counts["policy"].nunique(), counts["frontline"].nunique())
        floor = permutation.p_floor(*shape, n_permutations=params.n_permutations)
        for corpus, cluster in counts.items():
            if cluster.empty:
                continue
            rows.append(
                {
                    "language": str(language),
                    "corpus": corpus,
                    "n_documents": len(cluster),
                    "n_clusters": cluster.nunique(),
                    "n_tokens": int(those.loc[those["corpus"] == corpus, "n_tokens"].sum()),
                    "sampling": getattr(params.sampling, corpus),
                    "p_floor": floor,
                    "note": detectability.note(
                        shape, corpus=corpus, cluster=cluster.to_numpy(dtype=str), params=params
                    ),
                    "effective_n": detectability.effective_n(cluster.to_numpy(dtype=str)),
                    "level": params.level,
                    "margin_log2_ratio": params.margin.log2_ratio,
                    "margin_topic_share": params.margin.topic_share,
                    "margin_share": params.margin.share,
                }
            )
    return tables.table_of(tables.Design, rows)


def usage(documents: pd.DataFrame, mentions: pd.DataFrame, *, params: GapParams) -> pd.DataFrame:
    """The table `Usage`: each concept, practice and theme that anyone has, on each side."""
    rows = [
        row
        for language, those in usable(documents).groupby("language", sort=True)
        for kind in tables.KINDS
        for row in _usage_rows(
            those.reset_index(drop=True), mentions[mentions["kind"] == kind], params=params
        )
    ]
    found = tables.table_of(tables.Usage, rows)
    order = pd.DataFrame(
        {
            "language": found["language"],
            "kind": found["kind"].map({kind: i for i, kind in enumerate(tables.KINDS)}),
            "concept": found["concept"],
            "corpus": found["corpus"],
        }
    )
    return found.loc[order.sort_values(list(order.columns)).index].reset_index(drop=True)


def _usage_rows(
    documents: pd.DataFrame, mentions: pd.DataFrame, *, params: GapParams
) -> list[dict[str, object]]:
    """The rows of one language and kind of mention."""
    said = mentions[mentions["doc_id"].isin(documents["doc_id"])]
    concepts = sorted(said["concept"].unique())
    if not concepts:
        return []
    n_mentions = counts(counted(said), documents, key="concept", items=concepts)
    echoed = said[said["prompted"].astype(bool)]
    prompted = counts(echoed, documents, key="concept", items=concepts)
    tokens = documents["n_tokens"].to_numpy(dtype=float)
    rates = n_mentions / tokens[:, None] * PER
    unseen = intervals.mean_of_those_having(rates, otherwise=PER / tokens.mean())
    rows: list[dict[str, object]] = []
    for corpus in tables.CORPORA:
        own = (documents["corpus"] == corpus).to_numpy()
        if not own.any():
            continue
        sides = sides_of(documents[own])
        interval = intervals.mean_interval(
            rates[own],
            cluster=pd.factorize(documents.loc[own, "cluster"], sort=True)[0].astype(np.intp),
            level=params.level,
            unseen=unseen,
            census=getattr(params.sampling, corpus) == "census",
            counting=gamma_means.counting_variance(sides, tokens[own] / PER),
        )
        spread = _spread(rates[own], sides=sides, tokens=tokens[own])
        rows += [
            {
                "language": str(documents["language"].iloc[0]),
                "concept": concept,
                "corpus": corpus,
                "n_mentions": int(n_mentions[own, i].sum()),
                "n_prompted": int(prompted[own, i].sum()),
                "n_documents": int(own.sum()),
                "n_documents_with": int((n_mentions[own, i] > 0).sum()),
                "estimate": interval.estimate[i],
                "ci_low": interval.low[i],
                "ci_high": interval.high[i],
                "n": int(own.sum()),
                "kind": str(said["kind"].iloc[0]),
                "spread": spread[i],
            }
            for i, concept in enumerate(concepts)
        ]
    return rows


def _spread(rates: Floats, *, sides: Sides, tokens: Floats) -> Floats:
    """How much the clusters of one side vary in the rate of each item, beyond counting.

    The coefficient of variation, mixed with that of all items; NaN for a single cluster.
    """
    if sides.n_clusters < 2:
        return np.full(rates.shape[1], np.nan)
    least = PER / 2 / float(tokens.sum())
    found = gamma_means.side_means(
        rates,
        sides=sides,
        own=np.ones(len(rates), dtype=bool),
        kind=Kind((least, least), exposure=tokens / PER),
    )
    return np.asarray(np.sqrt(found.dispersion))
