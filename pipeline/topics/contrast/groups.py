"""Shares of topics by groups of the catalogue, small groups merged."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from pipeline import tables
from pipeline.arrays import Floats
from pipeline.config.params import GapParams
from pipeline.stats import intervals
from pipeline.stats.intervals import Interval
from pipeline.topics.contrast.parts import parts_with_interval
from pipeline.wording.messages import encoded, message

REST = encoded([message("group_rest")])
"""Value of the group that small groups are merged to, as a message."""


def topic_groups(
    shares: pd.DataFrame, documents: pd.DataFrame, *, params: GapParams, min_group: int
) -> pd.DataFrame:
    """The table `TopicGroups`: each topic's share in the groups that the catalogue makes.

    Groups are made by each column of the catalogue's own, by cluster and by year, within a side.
    Frontline groups with fewer than `min_group` interviewees are merged with the next smallest
    until they have as many, so that none is shown alone nor can be worked out from the others.
    A column that leaves fewer than two groups is left out. No group of a column has an interval
    where it would tell what single clusters are like.
    """
    rows: list[dict[Any, Any]] = []
    grouped = with_years(documents)
    columns = columns_of_groups(grouped)
    wide = shares.pivot(index="doc_id", columns="topic", values="share")
    named = shares.drop_duplicates("topic").set_index("topic")[["label", "stable"]]
    for (language, corpus), members in grouped.groupby(["language", "corpus"], sort=True):
        own = members[members["doc_id"].isin(wide.index)]
        topics = sorted(shares.loc[shares["language"] == language, "topic"].unique())
        for column in columns:
            values = grouping(own, column, corpus=str(corpus), min_group=min_group)
            told = parts_with_interval(own, values.fillna(""), min_group=min_group)
            for value, those in own.groupby(values, sort=True):
                part = _group(
                    those, wide.loc[those["doc_id"], topics], corpus,
                    told=str(value) in told, params=params,
                )  # fmt: skip
                found = part.assign(grouping=column, value=str(value), language=str(language))
                rows += found.join(named, on="topic").to_dict("records")
    return pd.DataFrame(rows, columns=list(tables.columns(tables.TopicGroups))).astype(
        tables.empty(tables.TopicGroups).dtypes.to_dict()
    )


def with_years(documents: pd.DataFrame) -> pd.DataFrame:
    """The documents with the column `year`; none where the catalogue gives no date."""
    return documents.assign(year=documents["date"].str.extract(r"^(\d{4})", expand=False))


def columns_of_groups(documents: pd.DataFrame) -> list[str]:
    """The columns that make groups: the catalogue's own, cluster, and year of `with_years`."""
    known = [key for key in tables.columns(tables.Documents) if key != "cluster"]
    return [str(key) for key in documents.columns if key not in known]


def grouping(
    documents: pd.DataFrame, column: str, *, corpus: str, min_group: int
) -> pd.Series[str]:
    """The group of each document; none where it has none, or where there are too few groups."""
    given = documents[column].astype("str").str.strip()
    values = given.where(documents[column].notna() & (given != ""))
    if corpus == "frontline":
        small = small_groups(documents, values, min_group=min_group)
        values = values.mask(values.isin(small), REST if sum(small.values()) >= min_group else None)
    # Groups of one document each say no more than TopicShares.
    few = values.nunique() < 2 or values.nunique() == int(values.notna().sum())
    return values.where(np.full(len(values), not few))


def small_groups(
    documents: pd.DataFrame, values: pd.Series[Any], *, min_group: int
) -> dict[Any, int]:
    """The groups that are not shown alone, the smallest first, with their interviewees.

    `values` are the groups of the documents, which are interviews; a document in which nobody is
    named has one interviewee. Where those that are too small are too few together, they could be
    worked out from the others, so the next smallest goes with them.
    """
    people = documents["n_speakers"].clip(lower=1).groupby(values).sum()
    small: dict[Any, int] = {}
    for value, n in people.sort_values(kind="stable").items():
        if n >= min_group and not 0 < sum(small.values()) < min_group:
            break
        small[value] = int(n)
    return small


def mean_in_group(
    documents: pd.DataFrame,
    values: Floats,
    *,
    unseen: Floats,
    told: bool,
    params: GapParams,
    counting: float | None = None,
) -> tuple[Interval, dict[str, int]]:
    """The mean of each item over the documents of a group of one side, and who is in it.

    `values` are documents by items, `unseen` what an item is taken to be where no document has it.
    `counting` is that of `mean_interval`, for rates. What is not `told` has no interval
    (`parts_with_interval`), unless it is a census, of which the mean is all.
    """
    corpus = str(documents["corpus"].iloc[0])
    census = getattr(params.sampling, corpus) == "census"
    found = intervals.mean_interval(
        values,
        cluster=pd.factorize(documents["cluster"], sort=True)[0].astype(np.intp),
        level=params.level,
        unseen=unseen,
        census=census,
        counting=counting,
    )
    if not (told or census):
        found = replace(found, low=found.low * np.nan, high=found.high * np.nan)
    spoken = documents["n_speakers"].clip(lower=1).sum() if corpus == "frontline" else 0
    return found, {
        "n_documents": len(documents),
        "n_clusters": int(documents["cluster"].nunique()),
        "n_interviewees": int(spoken),
    }


def _group(
    documents: pd.DataFrame, shares: pd.DataFrame, corpus: object, *, told: bool, params: GapParams
) -> pd.DataFrame:
    """One row per topic: mean share over the group's documents, its interval, who is in it."""
    values = shares.to_numpy(dtype=np.float64)
    whole = np.ones(values.shape[1])
    found, size = mean_in_group(documents, values, unseen=whole, told=told, params=params)
    if not (np.isnan(found.low).all() or getattr(params.sampling, str(corpus)) == "census"):
        found = intervals.full_end(
            found, n_clusters=size["n_clusters"], level=params.level, unfilled=whole
        )
    return pd.DataFrame(
        {
            "topic": shares.columns,
            "corpus": corpus,
            **size,
            "share": found.estimate,
            "ci_low": found.low,
            "ci_high": np.minimum(found.high, 1.0),
        }
    )
