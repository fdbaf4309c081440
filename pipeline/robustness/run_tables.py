"""The tables that findings rest on, and parts of them.

In: the published and interim tables. Out: `RunTables` of one language, or without a document.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace

import pandas as pd

from pipeline import tables
from pipeline.gap.measures.evidence import Evidence, evidence_by_language


@dataclass(frozen=True)
class RunTables:
    """The tables of one or more languages that the findings rest on."""

    documents: pd.DataFrame
    mentions: pd.DataFrame
    term_counts: pd.DataFrame
    topic_shares: pd.DataFrame
    units: pd.DataFrame
    unit_topics: pd.DataFrame
    models: pd.DataFrame
    context_words: pd.DataFrame
    codings: pd.DataFrame = field(default_factory=lambda: tables.empty(tables.Codings))

    def of(self, language: str) -> RunTables:
        """The tables of one language."""
        parts = {
            key: frame[frame["language"] == language].reset_index(drop=True)
            for key, frame in vars(self).items()
        }
        return RunTables(**parts)

    def without(self, documents: Collection[str]) -> RunTables:
        """The tables without these documents; topics are not fitted anew."""
        kept = ("documents", "mentions", "term_counts", "topic_shares", "context_words", "codings")
        parts = {key: getattr(self, key) for key in kept}
        return replace(
            self, **{key: frame[~frame["doc_id"].isin(documents)] for key, frame in parts.items()}
        )

    @property
    def evidence(self) -> Evidence | None:
        """What measures are computed from; None where a side has no document with words."""
        found = next(
            evidence_by_language(
                self.documents,
                self.mentions,
                self.term_counts,
                self.topic_shares,
                self.context_words,
                self.codings,
            ),
            None,
        )
        return found if found is not None and found.has_both_sides else None

    def uncommon_terms(self, *, share: float) -> RunTables:
        """The tables with only the terms that at most this share of the documents have."""
        having = self.term_counts.groupby("term")["doc_id"].transform("nunique")
        kept = having <= share * self.documents["doc_id"].nunique()
        return replace(self, term_counts=self.term_counts[kept])
