"""Whose a topic is: the document or the cluster that has more than half of it."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.arrays import Floats

OWNED = 0.5
"""Part of a topic's words above which a document or a cluster owns the topic."""


def owners(doc_topic: Floats, *, tokens: Floats, documents: pd.Series) -> tuple[list[str], Floats]:
    """For each topic the document with the largest part of its words, and that part."""
    mass = pd.DataFrame(doc_topic * tokens[:, None]).groupby(documents.to_numpy()).sum()
    part = mass / mass.sum()
    owner = [str(part[topic].idxmax()) for topic in part.columns]
    return owner, part.max().to_numpy(dtype=np.float64)


def cluster_owners(
    topics: pd.DataFrame, shares: pd.DataFrame, documents: pd.DataFrame
) -> pd.DataFrame:
    """Topics with the cluster that owns each: several documents that have more than half of it.

    `topics` is Topics, `shares` TopicShares, `documents` Documents. Where a side is one cluster,
    that is the side, and no cluster of it owns anything.
    """
    sizes = documents.groupby(["corpus", "cluster"])["doc_id"].nunique().reset_index(name="size")
    others = sizes.groupby("corpus")["cluster"].transform("size") > 1
    able = sizes.loc[others & (sizes["size"] > 1), ["corpus", "cluster"]]
    placed = shares.merge(documents[["doc_id", "corpus", "cluster"]], on=["doc_id", "corpus"])
    part = placed.merge(able).groupby(["topic", "cluster"])["part"].sum()
    owned = part[part > OWNED].reset_index("cluster")["cluster"]
    owners = owned.to_dict()
    named = [str(owners.get(topic, "")) for topic in topics["topic"]]
    return topics.assign(owned_by_cluster=pd.Series(named, index=topics.index, dtype="str"))
