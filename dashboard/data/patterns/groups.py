"""Concepts and topics in groups of the catalogue, small groups left out."""

from __future__ import annotations

import pandas as pd

from dashboard.data import loading
from pipeline import tables
from pipeline.wording.messages import rendered_or_same

MIN_GROUP = 3
"""Documents of a group that is shown, where the last run does not say."""

COLUMNS = ["name", "corpus", "group", "value", "n_documents"]


def min_group() -> int:
    """Documents that a group must have to be shown: the setting of the last run."""
    privacy = loading.manifest().get("params", {}).get("privacy", {})
    return int(privacy.get("min_group", MIN_GROUP))


def groupings(documents: pd.DataFrame, *, least: int) -> list[str]:
    """The catalogue's columns with two groups or more to show, the catalogue's own first."""
    own = [name for name in documents.columns if name not in tables.columns(tables.Documents)]
    candidates = [*own, "cluster"]
    return [
        name
        for name in candidates
        if name in documents and len(shown_groups(documents, name, least=least)) > 1
    ]


def shown_groups(documents: pd.DataFrame, column: str, *, least: int) -> pd.DataFrame:
    """One row per side and value that may be shown: corpus, value, n_documents.

    A group of fewer documents than `least` is left out, and the next smallest with it while fewer
    than that are left out in all: the side's total would tell of them.
    """
    known = documents[documents[column].notna() & (documents[column].astype(str) != "")]
    counted = (
        known.groupby(["corpus", column], sort=True)["doc_id"]
        .nunique()
        .rename("n_documents")
        .reset_index()
        .rename(columns={column: "value"})
    )
    kept = [_enough(own, least=least) for _, own in counted.groupby("corpus", sort=False)]
    return pd.concat([counted.iloc[:0], *kept]).reset_index(drop=True)


def _enough(groups: pd.DataFrame, *, least: int) -> pd.DataFrame:
    ordered = groups.sort_values("n_documents", kind="stable")
    left = ordered["n_documents"].cumsum() - ordered["n_documents"]
    hidden = (ordered["n_documents"] < least) | ((left > 0) & (left < least))
    return groups[~hidden.reindex(groups.index)]


def concept_rates(
    lines: pd.DataFrame, documents: pd.DataFrame, column: str, *, least: int
) -> pd.DataFrame:
    """Mentions per 10,000 words of each concept in each group that is shown.

    `lines` are lines of one kind of the concordance; prompted ones do not count. One row per
    concept, side and group: `COLUMNS`, where `value` is the mean of the rates of the documents.
    """
    groups = shown_groups(documents, column, least=least)
    said = lines[~lines["prompted"].astype(bool)]
    counts = said.groupby(["concept", "doc_id"]).size().unstack("doc_id", fill_value=0)
    rows = []
    for concept in sorted(said["concept"].unique()):
        n = documents["doc_id"].map(counts.loc[concept]).fillna(0)
        rate = (10_000 * n / documents["n_tokens"]).where(documents["n_tokens"] > 0)
        for group in groups.to_dict("records"):
            own = (documents["corpus"] == group["corpus"]) & (
                documents[column].astype(str) == str(group["value"])
            )
            rows.append(
                {
                    "name": concept,
                    "corpus": group["corpus"],
                    "group": rendered_or_same(str(group["value"])),
                    "value": float(rate[own].mean()),
                    "n_documents": int(group["n_documents"]),
                }
            )
    return pd.DataFrame(rows, columns=COLUMNS)


def topic_shares(
    shares: pd.DataFrame, names: dict[str, str], grouping: str, *, least: int
) -> pd.DataFrame:
    """The mean share of each topic in each group: `COLUMNS` and the interval.

    `shares` is TopicGroups, which has put small groups together; those of fewer documents than
    `least` are left out. `names` are the topics' names by id.
    """
    own = loading.of(shares, grouping=grouping)
    own = own[(own["n_documents"] >= least) & own["topic"].isin(list(names))]
    order = {topic: number for number, topic in enumerate(names)}
    own = own.assign(order=own["topic"].map(order)).sort_values(["order", "corpus", "value"])
    return pd.DataFrame(
        {
            "name": own["topic"].map(names),
            "corpus": own["corpus"],
            "group": own["value"].map(rendered_or_same),
            "value": own["share"],
            "n_documents": own["n_documents"],
            "ci_low": own["ci_low"],
            "ci_high": own["ci_high"],
        },
        columns=[*COLUMNS, "ci_low", "ci_high"],
    ).reset_index(drop=True)
