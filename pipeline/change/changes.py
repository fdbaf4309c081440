"""The tables `Changes` and `DatedValues`.

In: documents with dates, mentions, codings and topic shares of all languages. Out: a row per item
and test of its change, and a row per item and dated document.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd

from pipeline import tables
from pipeline.arrays import Flags
from pipeline.change.dated import DatedMeasure, DatedSide, dated_measures
from pipeline.change.dates import as_month
from pipeline.change.first import First, Moved, in_shared_years, who_moved_first
from pipeline.change.testing import Change, Tests, change_tests
from pipeline.config.params import GapParams
from pipeline.gap.measures.evidence import Evidence, evidence_by_language
from pipeline.stats.change import smooth

Row = dict[str, object]

WORD, PRACTICE = "concept_rate", "practice_rate"
"""Policy's word and the frontline's practice: rhetoric before practice."""

LINE_DOCUMENTS, LINE_CLUSTERS, LINE_YEARS = 10, 5, 5
"""A side has a smooth line with as many documents, clusters and calendar years."""

NO_CHANGE: Row = {
    **dict.fromkeys(("mean_early", "mean_late", "estimate", "ci_low", "ci_high"), np.nan),
    **dict.fromkeys(("p_value", "p_adjusted", "p_floor"), np.nan),
}
"""The figures of a test, where none is made."""


def changes(
    documents: pd.DataFrame,
    mentions: pd.DataFrame,
    topic_shares: pd.DataFrame,
    codings: pd.DataFrame,
    *,
    params: GapParams,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The tables `Changes` and `DatedValues`; both without a row where no document has a date."""
    told: list[Row] = []
    shown: list[Row] = []
    none = pd.DataFrame({"doc_id": pd.Series([], dtype="str")})
    for evidence in evidence_by_language(documents, mentions, none, topic_shares, None, codings):
        found = [
            (dated, change_tests(dated, params=params))
            for dated in dated_measures(evidence, params=params)
        ]
        for dated, tests in found:
            about = evidence.about(dated.measured)
            rows = [*_change_rows(dated, tests, params=params)]
            rows += _first_rows(dated, dated, (tests, tests), change="first", params=params)
            told += [{**about[item], **row} for item, row in sorted(rows, key=lambda one: one[0])]
            shown += [{**about[item], **row} for item, row in _dots(dated)]
        told += _word_rows(evidence, found, params=params)
    return tables.table_of(tables.Changes, told), tables.table_of(tables.DatedValues, shown)


def _of_documents(sides: Sequence[DatedSide], kept: Sequence[Flags] | None = None) -> Row:
    """What a test is of: all documents of the sides, or those that are `kept`."""
    inside = kept or [np.ones(len(side.values), dtype=bool) for side in sides]
    pairs = [*zip((side.timeline for side in sides), inside, strict=True)]
    times = [where.time[own] for where, own in pairs]
    every = np.concatenate(times)
    return {
        "since": as_month(float(every.min())) if every.size else "",
        "until": as_month(float(every.max())) if every.size else "",
        "n_documents": len(every),
        "n_clusters": sum(len(np.unique(where.cluster[own])) for where, own in pairs),
        "n_years": min(len(np.unique(np.floor(one))) for one in times),
    }


NO_STEP: Row = {
    name: "" for name in ("policy_since", "policy_until", "frontline_since", "frontline_until")
}
"""Between which months each side moved, where that is not asked."""


def _change_rows(
    dated: DatedMeasure, tests: Tests, *, params: GapParams
) -> Iterator[tuple[int, Row]]:
    """Item and row: the change of each side, then the difference."""
    for side in dated.sides:
        found, (early, late) = tests.sides[side.corpus], side.halves
        about = _of_documents([side])
        for i in range(len(dated.measured.items)):
            yield i, {
                "change": side.corpus, **about, **_figures(found, i, params=params), **NO_STEP,
                "mean_early": early[i], "mean_late": late[i],
            }  # fmt: skip
    if tests.difference is not None:
        about = _of_documents(dated.sides)
        for i in range(len(dated.measured.items)):
            row = _figures(tests.difference, i, params=params)
            yield i, {"change": "difference", **about, **row, **NO_STEP}


def _figures(found: Change, i: int, *, params: GapParams) -> Row:
    return {
        **NO_CHANGE,
        "estimate": found.line.estimate[i],
        "ci_low": found.line.low[i],
        "ci_high": found.line.high[i],
        "p_value": found.p_value[i],
        "p_adjusted": found.p_adjusted[i],
        "p_floor": found.floor,
        "significance": params.level,
        "verdict": str(found.verdict[i]),
        "cannot_tell_because": str(found.reason[i]),
    }


def _first_rows(
    policy: DatedMeasure,
    frontline: DatedMeasure,
    tests: tuple[Tests, Tests],
    *,
    change: str,
    params: GapParams,
) -> Iterator[tuple[int, Row]]:
    """Item of policy's measure and row: which side moved first, of the items that both have."""
    one, other = _side(policy, "policy"), _side(frontline, "frontline")
    if one is None or other is None:
        return
    items = [item for item in policy.measured.items if item in frontline.measured.items]
    pairs = [
        (
            _moved(one, policy, tests[0], item),
            _moved(other, frontline, tests[1], item),
        )
        for item in items
    ]
    about = _of_documents([one, other], in_shared_years(one, other))
    for item, found in zip(items, who_moved_first(pairs, params=params), strict=True):
        row = _who(found, params=params)
        yield policy.measured.items.index(item), {"change": change, **about, **row}


def _side(dated: DatedMeasure, corpus: str) -> DatedSide | None:
    return next((side for side in dated.sides if side.corpus == corpus), None)


def _moved(side: DatedSide, dated: DatedMeasure, tests: Tests, item: str) -> Moved:
    at = dated.measured.items.index(item)
    return Moved(side, at, str(tests.sides[side.corpus].verdict[at]))


def _who(found: First, *, params: GapParams) -> Row:
    when: Row = dict(NO_STEP)
    for name, step in (("policy", found.policy), ("frontline", found.frontline)):
        if step is not None:
            when[f"{name}_since"] = as_month(step.earliest)
            when[f"{name}_until"] = as_month(step.latest)
    return {
        **NO_CHANGE,
        **when,
        "significance": params.level,
        "verdict": found.verdict,
        "cannot_tell_because": found.reason,
    }


def _word_rows(
    evidence: Evidence, found: Sequence[tuple[DatedMeasure, Tests]], *, params: GapParams
) -> list[Row]:
    """Whether policy's word came before the frontline's practice, or after it."""
    named = {dated.measured.name: (dated, tests) for dated, tests in found}
    if WORD not in named or PRACTICE not in named:
        return []
    (words, of_words), (practices, of_practices) = named[WORD], named[PRACTICE]
    about = evidence.about(words.measured)
    rows = _first_rows(
        words, practices, (of_words, of_practices), change="word and practice", params=params
    )
    return [{**about[item], **row} for item, row in rows]


def _dots(dated: DatedMeasure) -> Iterator[tuple[int, Row]]:
    """Item and row: the value of each dated document, and the smooth line where there is one."""
    for side in dated.sides:
        enough = (
            len(side.values) >= LINE_DOCUMENTS
            and side.timeline.n_clusters >= LINE_CLUSTERS
            and side.timeline.n_years >= LINE_YEARS
        )
        line = (
            smooth(side.timeline.time, side.values)
            if enough
            else np.full(side.values.shape, np.nan)
        )
        columns = ("doc_id", "corpus", "date")
        about = [
            dict(zip(columns, row, strict=True))
            for row in side.documents[[*columns]].itertuples(index=False)
        ]
        for i in range(len(dated.measured.items)):
            for at, document in enumerate(about):
                yield (
                    i,
                    {
                        **document,
                        "year": side.timeline.time[at],
                        "value": side.values[at, i],
                        "smooth": line[at, i],
                    },
                )
