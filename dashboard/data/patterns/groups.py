"""Concepts and topics in groups of the catalogue, as rows of a heat map."""

from __future__ import annotations

import pandas as pd

from dashboard.data import loading
from pipeline.wording.messages import rendered_or_same

COLUMNS = ["name", "corpus", "group", "value", "ci_low", "ci_high", "n_documents"]


def groupings(groups: pd.DataFrame) -> list[str]:
    """What groups in `ConceptGroups` or `TopicGroups`: the catalogue's own columns first.

    Clusters and years come last: a column of the catalogue's own says more.
    """
    last = ("year", "cluster")
    return sorted(groups["grouping"].unique(), key=lambda one: (one in last, one))


def concept_rates(groups: pd.DataFrame, grouping: str) -> pd.DataFrame:
    """Mentions per 10,000 words of each concept in each group: `COLUMNS`, by concept.

    `groups` is ConceptGroups, which has put small groups together.
    """
    own = loading.of(groups, grouping=grouping)
    return _cells(own.assign(name=own["concept"], share=own["estimate"], order=own["concept"]))


def topic_shares(groups: pd.DataFrame, names: dict[str, str], grouping: str) -> pd.DataFrame:
    """The mean share of each topic in each group: `COLUMNS`, in the order of `names`.

    `groups` is TopicGroups, which has put small groups together; `names` are topics' names by id.
    """
    own = loading.of(groups, grouping=grouping)
    own = own[own["topic"].isin(list(names))]
    place = {topic: number for number, topic in enumerate(names)}
    return _cells(own.assign(name=own["topic"].map(names), order=own["topic"].map(place)))


def _cells(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of groups as those of a heat map; `share` is the value, `order` sorts the names."""
    own = rows.sort_values(["order", "corpus", "value"], kind="stable")
    return pd.DataFrame(
        {
            "name": own["name"],
            "corpus": own["corpus"],
            "group": own["value"].map(rendered_or_same),
            "value": own["share"],
            "ci_low": own["ci_low"],
            "ci_high": own["ci_high"],
            "n_documents": own["n_documents"],
        },
        columns=COLUMNS,
    ).reset_index(drop=True)
