"""Rates of concepts by group of the catalogue: the table `ConceptGroups`.

In: documents and mentions of all languages. Out: for each concept, side and group its rate with an
interval. Small groups are put together as those of topics are, once, by interviewees.
"""

from __future__ import annotations

import pandas as pd

from pipeline import tables
from pipeline.config.params import GapParams
from pipeline.gap.measures.evidence import counts, labels, sides_of, usable
from pipeline.stats import PER
from pipeline.stats.gamma_means import counting_variance
from pipeline.stats.intervals import mean_of_those_having
from pipeline.topics.contrast.groups import (
    columns_of_groups,
    grouping,
    mean_in_group,
    with_years,
)
from pipeline.topics.contrast.parts import parts_with_interval


def concept_groups(
    documents: pd.DataFrame, mentions: pd.DataFrame, *, params: GapParams, min_group: int
) -> pd.DataFrame:
    """The table `ConceptGroups`: mentions of each concept in the groups that the catalogue makes.

    Groups are made as those of `topic_groups`, of all documents that have words; concepts that
    nobody says in a language are left out.
    """
    rows: list[dict[str, object]] = []
    for language, those in with_years(usable(documents)).groupby("language", sort=True):
        own = those.reset_index(drop=True)
        said = labels(mentions[mentions["doc_id"].isin(own["doc_id"])])
        concepts = sorted(said["concept"].unique())
        if not concepts:
            continue
        n_mentions = counts(said, own, key="concept", items=concepts)
        tokens = own["n_tokens"].to_numpy(dtype=float)
        rates = n_mentions / tokens[:, None] * PER
        unseen = mean_of_those_having(rates, otherwise=PER / tokens.mean())
        for corpus, members in own.groupby("corpus", sort=True):
            for column in columns_of_groups(own):
                values = grouping(members, column, corpus=str(corpus), min_group=min_group)
                told = parts_with_interval(members, values.fillna(""), min_group=min_group)
                for value, group in members.groupby(values, sort=True):
                    place = {
                        "language": str(language), "corpus": str(corpus),
                        "grouping": column, "value": str(value),
                    }  # fmt: skip
                    at = group.index.to_numpy()
                    found, size = mean_in_group(
                        group, rates[at], unseen=unseen, told=str(value) in told, params=params,
                        counting=counting_variance(sides_of(group), tokens[at] / PER),
                    )  # fmt: skip
                    rows += [
                        {
                            **place, **size, "concept": concept, "n_mentions": int(n),
                            "estimate": estimate, "ci_low": low, "ci_high": high,
                        }
                        for concept, n, estimate, low, high in zip(
                            concepts, n_mentions[at].sum(axis=0),
                            found.estimate, found.low, found.high, strict=True,
                        )
                    ]  # fmt: skip
    return tables.table_of(tables.ConceptGroups, rows)
