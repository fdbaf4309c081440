"""The tables that measures are computed from, of one language at a time.

In: the tables of all languages. Out: `Evidence` of each language, its documents in the order of
their ids, so that no result depends on the order of rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pandas as pd

from pipeline import tables
from pipeline.arrays import Floats
from pipeline.config.params import GapParams
from pipeline.gap.measures.measured import Measured, draw
from pipeline.stats import clusters
from pipeline.stats.clusters import Sides


@dataclass(frozen=True)
class Evidence:
    """The documents of one language that have words, and the rows of other tables about them.

    `mentions` are all mentions in them; `context_words` and `codings` may be without a row. With
    `two_sided` a measure has values only where documents of both sides have them.
    """

    documents: pd.DataFrame
    mentions: pd.DataFrame
    term_counts: pd.DataFrame
    topic_shares: pd.DataFrame
    context_words: pd.DataFrame
    codings: pd.DataFrame = field(default_factory=lambda: tables.empty(tables.Codings))
    two_sided: bool = field(default=True, kw_only=True)

    @property
    def language(self) -> str:
        """The language of the documents."""
        return str(self.documents["language"].iloc[0])

    @property
    def has_both_sides(self) -> bool:
        """There are documents of policy and of the frontline."""
        return self.documents["corpus"].nunique() == len(tables.CORPORA)

    @property
    def has_policy_talk(self) -> bool:
        """A document of policy has words of an interviewer."""
        own = self.documents["corpus"] == "policy"
        asked = self.documents.get("n_interviewer_tokens", pd.Series(0, index=own.index))
        return bool((asked[own] > 0).any())

    def lacks_a_side(self, documents: pd.DataFrame) -> bool:
        """Whether there is too little in these documents for a measure that needs both sides."""
        needed = len(tables.CORPORA) if self.two_sided else 1
        return documents["corpus"].nunique() < needed

    def about(self, one: Measured) -> list[dict[str, object]]:
        """What all rows of an item have in common, for each item of the measure."""
        shares = self.topic_shares
        of_topics = one.name == "topic_share"
        unstable = set(shares.loc[~shares["stable"], "topic"]) if of_topics else set()
        return [
            {
                "language": self.language,
                "measure": one.name,
                "item": item,
                "label": label,
                "stable": item not in unstable,
            }
            for item, label in zip(one.items, one.labels, strict=True)
        ]

    @cached_property
    def sides(self) -> Sides:
        """Where the documents stand."""
        return sides_of(self.documents)

    @cached_property
    def labels(self) -> pd.DataFrame:
        """The mentions of labels that count."""
        return labels(self.mentions)

    def measured(
        self,
        name: str,
        items: Sequence[str],
        values: Floats,
        *,
        params: GapParams,
        weight: Floats | None = None,
        labels: Sequence[str] | None = None,
        doc_ids: Sequence[str] | None = None,
    ) -> Measured:
        """The values of a measure, documents by items; `weight` defaults to the words.

        `doc_ids` are the documents of the rows of `values`, in order; all documents by default.
        """
        documents = self.documents
        if doc_ids is not None:
            documents = documents[documents["doc_id"].isin(doc_ids)].reset_index(drop=True)
        sides = sides_of(documents)
        own = documents["n_tokens"].to_numpy(dtype=float) if weight is None else weight
        return Measured(
            name=name,
            items=tuple(items),
            labels=tuple(items if labels is None else labels),
            values=values,
            documents=tuple(documents["doc_id"]),
            weight=own,
            sides=sides,
            permutations=draw(sides, params=params),
        )


def evidence_by_language(
    documents: pd.DataFrame,
    mentions: pd.DataFrame,
    term_counts: pd.DataFrame,
    topic_shares: pd.DataFrame,
    context_words: pd.DataFrame | None = None,
    codings: pd.DataFrame | None = None,
) -> Iterator[Evidence]:
    """The evidence of each language, in the order of their codes."""
    words = mentions.iloc[:0] if context_words is None else context_words
    coded = tables.empty(tables.Codings) if codings is None else codings
    for _, those in usable(documents).groupby("language", sort=True):
        own = those.reset_index(drop=True)
        yield Evidence(
            own,
            *(
                table[table["doc_id"].isin(own["doc_id"])]
                for table in (mentions, term_counts, topic_shares, words, coded)
            ),
        )


def usable(documents: pd.DataFrame) -> pd.DataFrame:
    """The documents that have words, in the order of their ids."""
    some = documents[documents["n_tokens"] > 0]
    return some.sort_values("doc_id", ignore_index=True)


def sides_of(documents: pd.DataFrame) -> Sides:
    """Where the documents stand, policy first."""
    return clusters.sides(
        (documents["corpus"] == "policy").to_numpy(), cluster=documents["cluster"].tolist()
    )


def labels(mentions: pd.DataFrame) -> pd.DataFrame:
    """The mentions of labels that count: neither practices nor themes."""
    return counted(mentions[mentions["kind"] == "label"])


def counted(mentions: pd.DataFrame) -> pd.DataFrame:
    """The mentions that neither an interviewer made nor prompted, on either side."""
    return mentions[(mentions["role"] != "interviewer") & ~mentions["prompted"].astype(bool)]


def counts(
    rows: pd.DataFrame, documents: pd.DataFrame, *, key: str, items: Sequence[str]
) -> Floats:
    """Documents by items: the number of rows of each, or the sum of their `n`."""
    found = np.zeros((len(documents), len(items)))
    place = {document: i for i, document in enumerate(documents["doc_id"])}
    row = rows["doc_id"].map(place).fillna(-1).to_numpy(dtype=int)
    column = rows[key].map({item: i for i, item in enumerate(items)}).fillna(-1).to_numpy(dtype=int)
    known = (row >= 0) & (column >= 0)
    n = rows["n"].to_numpy(dtype=float) if "n" in rows else np.ones(len(rows))
    np.add.at(found, (row[known], column[known]), n[known])
    return found
