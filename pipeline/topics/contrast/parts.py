"""Intervals of parts beside that of the whole: which of them would disclose single clusters.

In: which part of a whole each document is in. Out: the parts whose intervals may be shown.
"""

from __future__ import annotations

import pandas as pd

from pipeline.stats.clusters import MIN_CLUSTERS


def parts_with_interval(
    documents: pd.DataFrame, parts: pd.Series[str], *, min_group: int
) -> frozenset[str]:
    """The parts of which an interval may be shown beside the interval of all documents together.

    `documents` have `cluster` and `corpus`; those of policy are no secret. `parts` name the part
    of each, empty where it is in none that is shown. A mean and its interval are two equations,
    the sum of the totals of clusters and that of their squares. So two clusters follow from both,
    also where they are what the whole leaves of its parts: then no part has an interval. The mean
    of a part tells the total of its only cluster by itself, which `min_group` is for; where that
    is one, nothing is secret.
    """
    named = pd.DataFrame({"part": parts.to_numpy(), "cluster": documents["cluster"].to_numpy()})
    n = named.groupby("part")["cluster"].nunique()
    wide = (n >= MIN_CLUSTERS) & (n.index != "")
    if min_group > 1:
        is_talk = documents["corpus"].eq("frontline").to_numpy()
        secret = named[is_talk].groupby("part")["cluster"].nunique().reindex(n.index, fill_value=0)
        wide &= secret != MIN_CLUSTERS - 1
        if int((secret[~wide] - 1).clip(lower=0).sum()) == 1:  # what sums leave open, squares tell
            return frozenset()
    return frozenset(str(part) for part in n.index[wide])
