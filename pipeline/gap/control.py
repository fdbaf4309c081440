"""The control: the sides compared where both speak, or both write.

White papers differ from interviews in writing and in talk. Where people of policy were interviewed
too (or people of the frontline wrote), they show what remains when both sides speak (or write).
These documents are no part of the main comparison.

In: the tables of all documents, and `Gaps` of the main comparison. Out: the table `Control`.

References:
    Biber, D. (1988). Variation across Speech and Writing. Cambridge University Press.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
import pandas as pd

from pipeline import tables
from pipeline.config.params import GapParams
from pipeline.gap.comparison import compare
from pipeline.gap.measures import measured
from pipeline.gap.measures.evidence import Evidence, evidence_by_language
from pipeline.gap.measures.measured import Measured

COMPARED = tuple(
    name
    for name, measure in tables.MEASURES.items()
    if measure.test != "omnibus"
    and measure.comparable
    and name not in ("term_rate", "collocate", "code_rate")
)
"""Measures that are compared: not single words and collocates, of which there are too many."""

Verdicts = Mapping[tuple[str, str, str], str]
"""The verdict of the main comparison by language, measure and item."""


def control(
    documents: pd.DataFrame,
    mentions: pd.DataFrame,
    term_counts: pd.DataFrame,
    topic_shares: pd.DataFrame,
    *,
    gaps: pd.DataFrame,
    params: GapParams,
) -> pd.DataFrame:
    """The table `Control`: each control compared with the other side's documents of its kind.

    `gaps` is the table `Gaps` of the main comparison. Without a control, or where a language has
    no document of its kind on the other side, there are no rows.
    """
    keys = gaps[["language", "measure", "item"]].itertuples(index=False, name=None)
    main: Verdicts = dict(zip(keys, gaps["verdict"], strict=True))
    named = tables.is_control(documents, params.control)
    rows = []
    for name in params.control:
        corpus, kind = tables.CONTROLS[name]
        of_kind = documents["kind"] == kind
        those = documents[of_kind & (named | (documents["corpus"] != corpus))]
        for evidence in evidence_by_language(those, mentions, term_counts, topic_shares):
            if evidence.has_both_sides:
                rows += list(_rows(evidence, name, main, params=params))
    return tables.table_of(tables.Control, rows)


def _rows(
    evidence: Evidence, name: str, main: Verdicts, *, params: GapParams
) -> Iterator[dict[str, object]]:
    for one in measured(evidence, params=params, names=COMPARED):
        for row in _item_rows(one, params=params):
            before = main.get((evidence.language, one.name, str(row["item"])), "")
            outcome = outcome_of(before, str(row["verdict"]))
            about = {"language": evidence.language, "control": name, "main_verdict": before}
            yield {**about, **row, "outcome": outcome}


def outcome_of(main: str, here: str) -> str:
    """What becomes of a gap that the main comparison names; empty where it names no side."""
    if main not in tables.CORPORA:
        return ""
    if here == main:
        return "same"
    return {"bridge": "alike", "cannot tell": "open"}.get(here, "reversed")


def _item_rows(one: Measured, *, params: GapParams) -> Iterator[dict[str, object]]:
    found = compare(one, params=params)
    absent = (one.as_counted == 0).all(axis=0)
    first, clusters = one.sides.first, one.sides.shape
    for i, item in enumerate(one.items):
        ratio = [
            np.nan if absent[i] else part[i]
            for part in (found.ratio.estimate, found.ratio.low, found.ratio.high)
        ]
        yield {
            "measure": one.name,
            "item": item,
            "label": one.labels[i],
            "verdict": str(found.verdict[i]),
            "policy": found.policy.estimate[i],
            "frontline": found.frontline.estimate[i],
            "estimate": found.difference.estimate[i],
            "ci_low": found.difference.low[i],
            "ci_high": found.difference.high[i],
            "log2_ratio": ratio[0],
            "log2_ci_low": ratio[1],
            "log2_ci_high": ratio[2],
            "p_value": found.tested.p_value[i],
            "p_adjusted": found.tested.p_adjusted[i],
            "n_policy": int(first.sum()),
            "n_frontline": int((~first).sum()),
            "n_clusters_policy": clusters[0],
            "n_clusters_frontline": clusters[1],
        }
