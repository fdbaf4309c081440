"""The multiverse: would another analyst, who decides otherwise where one may, find the same?

In: the tables of a run, and `Gaps`. Out: the table `Robustness`: for each finding and dimension the
share of other analyses that agree. Choices that would need another run of earlier stages (another
language model) are not varied.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pandas as pd

from pipeline import tables
from pipeline.config.params import Params
from pipeline.robustness.measures import other_measures
from pipeline.robustness.omnibus import other_meanings, other_wholes
from pipeline.robustness.run_tables import RunTables
from pipeline.robustness.specification import WORDS, Specification
from pipeline.robustness.topics import other_topics
from pipeline.tables.measures import FINDINGS
from pipeline.wording.messages import Message, encoded, message

VARIED = (
    "documents", "weighting", "statistic", "draws", "mentions", "lexicon", "topics", "fit", "units",
    "stop list", "context",
)  # fmt: skip
"""The dimensions of the multiverse; the column `varied` of `Robustness` explains each."""

MAX_NAMED = 5
"""Analyses with another verdict, at most, that a row of `Robustness` names."""


def robustness(run: RunTables, gaps: pd.DataFrame, *, params: Params) -> pd.DataFrame:
    """The table `Robustness`: for each finding the share of other analyses that agree.

    `gaps` is the table `Gaps`. A finding that another analysis does not come to at all, such as a
    topic that is not among its topics, is one that it does not share.

    References:
        Steegen, S., Tuerlinckx, F., Gelman, A. & Vanpaemel, W. (2016). Increasing transparency
        through a multiverse analysis. Perspectives on Psychological Science 11(5), 702-712.
    """
    rows: list[dict[str, object]] = []
    findings = gaps[_is_finding(gaps, most=params.robustness.n_words)]
    for language, those in findings.groupby("language", sort=True):
        done = list(specifications(run.of(str(language)), params=params))
        for finding in those.to_dict("records"):
            rows += _rows({str(key): value for key, value in finding.items()}, done)
    return tables.table_of(tables.Robustness, rows)


def _is_finding(gaps: pd.DataFrame, *, most: int) -> pd.Series[bool]:
    """Rows of `Gaps` that are recomputed: of the words those with the surest verdicts."""
    named = gaps[(gaps["measure"] == WORDS) & gaps["verdict"].isin(tables.CORPORA)]
    surest = named.assign(size=-named["log2_ratio"].abs()).sort_values(
        ["p_adjusted", "size", "item"]
    )
    words = surest.groupby("language").head(most).index
    return gaps["measure"].isin(FINDINGS) | gaps.index.isin(words)


def _rows(
    finding: Mapping[str, object], done: Sequence[Specification]
) -> Iterator[dict[str, object]]:
    key = str(finding["measure"]), str(finding["item"])
    tried = [
        (specification, *specification.found.get(key, (np.nan, "")))
        for specification in done
        if specification.speaks_of(key)
    ]
    sign = np.sign(float(str(finding["estimate"])))
    for varied in ("all", *VARIED):
        those = [one for one in tried if varied in ("all", one[0].varied)]
        if not those:
            continue
        same_sign = [np.sign(estimate) == sign for _, estimate, _ in those]
        same = [verdict == finding["verdict"] for *_, verdict in those]
        others = [one[0].name for one, alike in zip(those, same, strict=True) if not alike]
        estimates = [estimate for _, estimate, _ in those if not np.isnan(estimate)]
        yield {
            "language": finding["language"],
            "measure": key[0],
            "item": key[1],
            "label": finding["label"],
            "verdict": finding["verdict"],
            "varied": varied,
            "n_specifications": len(those),
            "same_sign": float(np.mean(same_sign)),
            "same_verdict": float(np.mean(same)),
            "otherwise": _named(others),
            "lowest": min(estimates, default=np.nan),
            "highest": max(estimates, default=np.nan),
        }


def _named(names: Sequence[Message]) -> str:
    """The first names of those analyses, for the column `otherwise`."""
    shown = list(names[:MAX_NAMED])
    if len(names) > MAX_NAMED:
        shown[-1] = message("and_more", last=shown[-1])
    return encoded(shown)


def specifications(run: RunTables, *, params: Params) -> Iterator[Specification]:
    """Other ways to compute the findings of one language; none where it has one side only."""
    if run.evidence is None:
        return
    yield from other_measures(run, params=params)
    yield from other_topics(run, params=params)
    yield from other_wholes(run, params=params)
    yield from other_meanings(run, params=params)
