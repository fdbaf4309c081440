"""The multiverse: would another analyst, who decides otherwise where one may, find the same?

In: the tables of a run, and `Gaps`. Out: the table `Robustness`: for each finding and dimension the
share of other analyses that agree, and the worst of them; and the table `Specifications` with what
each of these analyses finds. Choices that would need another run of
earlier stages (another language model) are not varied.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

from pipeline import tables
from pipeline.compute.backends import MapOrdered, here
from pipeline.config.params import Params
from pipeline.robustness.left_out import CLUSTERS, TIME
from pipeline.robustness.measures import other_measures
from pipeline.robustness.omnibus import other_meanings, other_wholes
from pipeline.robustness.run_tables import RunTables
from pipeline.robustness.specification import WORDS, Outcome, Specification
from pipeline.robustness.topics import other_topics
from pipeline.tables.measures import FINDINGS
from pipeline.wording.messages import Message, encoded, message

DIMENSIONS: dict[str, tuple[str, ...]] = {
    CLUSTERS: (),
    TIME: (),
    "method": (
        "weighting",
        "statistic",
        "adjustment",
        "draws",
        "topics",
        "fit",
        "units",
        "recognition",
    ),
    "words": ("mentions", "lexicon", "coders", "stop list", "context"),
}
"""The dimensions of the multiverse, and what is varied in each; the column `varied` of `Robustness`
explains both. The runs of one dimension, such as those without a cluster, hang together: a finding
holds in a dimension if it holds in all of its runs."""

ALL = "all"
"""The row of a finding about its dimensions together."""

MAX_NAMED = 5
"""Analyses with another verdict, at most, that a row of `Robustness` names."""


@dataclass(frozen=True)
class Tried:
    """What one other analysis finds; `toward` is the estimate, positive if it is that of Gaps."""

    analysis: Specification
    outcome: Outcome
    toward: float
    same_sign: bool
    same: bool

    @property
    def estimate(self) -> float:
        """The difference that is found; NaN if the analysis does not yield the finding."""
        return self.outcome.estimate

    @property
    def verdict(self) -> str:
        """The verdict; empty likewise."""
        return self.outcome.verdict


class Multiverse(NamedTuple):
    """The tables `Robustness` and `Specifications`."""

    robustness: pd.DataFrame
    specifications: pd.DataFrame


def robustness(
    run: RunTables, gaps: pd.DataFrame, *, params: Params, map_ordered: MapOrdered = here
) -> Multiverse:
    """For each finding the share of other analyses that agree, and what each of them finds.

    `gaps` is the table `Gaps`. A finding that another analysis does not yield at all, such as a
    topic that is not among its topics, is one that it does not share.

    References:
        Steegen, S., Tuerlinckx, F., Gelman, A. & Vanpaemel, W. (2016). Increasing transparency
        through a multiverse analysis. Perspectives on Psychological Science 11(5), 702-712.
        Simonsohn, U., Simmons, J. P. & Nelson, L. D. (2020). Specification curve analysis. Nature
        Human Behaviour 4, 1208-1214.
    """
    rows: list[dict[str, object]] = []
    single: list[dict[str, object]] = []
    findings = gaps[_is_finding(gaps, most=params.robustness.n_words)]
    for language, those in findings.groupby("language", sort=True):
        done = list(specifications(run.of(str(language)), params=params, map_ordered=map_ordered))
        for finding in those.to_dict("records"):
            known = {str(key): value for key, value in finding.items()}
            found = _by_dimension(known, done)
            rows += _rows(known, found)
            single += _single(known, found)
    return Multiverse(
        tables.table_of(tables.Robustness, rows), tables.table_of(tables.Specifications, single)
    )


def _is_finding(gaps: pd.DataFrame, *, most: int) -> pd.Series[bool]:
    """Rows of `Gaps` that are recomputed: of the words those with the surest verdicts."""
    named = gaps[(gaps["measure"] == WORDS) & gaps["verdict"].isin(tables.CORPORA)]
    surest = named.assign(size=-named["log2_ratio"].abs()).sort_values(
        ["p_adjusted", "size", "item"]
    )
    words = surest.groupby("language").head(most).index
    return gaps["measure"].isin(FINDINGS) | gaps.index.isin(words)


def _by_dimension(
    finding: Mapping[str, object], done: Sequence[Specification]
) -> dict[str, list[Tried]]:
    """The other analyses that are about the finding, by their dimension."""
    key = str(finding["measure"]), str(finding["item"])
    tried = [_tried(finding, one, key) for one in done if one.speaks_of(key)]
    return {
        dimension: runs
        for dimension, parts in DIMENSIONS.items()
        if (runs := [one for one in tried if one.analysis.varied in (dimension, *parts)])
    }


def _rows(
    finding: Mapping[str, object], found: Mapping[str, list[Tried]]
) -> Iterator[dict[str, object]]:
    """The row of all dimensions, then each dimension with what is varied in it."""
    about = {name: finding[name] for name in ("language", "measure", "item", "label", "verdict")}
    if not found:
        return
    yield {**about, "varied": ALL, "dimension": ALL, **_together(list(found.values()))}
    for dimension, runs in found.items():
        yield {**about, "varied": dimension, "dimension": dimension, **_summary(runs)}
        for varied in DIMENSIONS[dimension]:
            some = [one for one in runs if one.analysis.varied == varied]
            if some:
                yield {**about, "varied": varied, "dimension": dimension, **_summary(some)}


def _single(
    finding: Mapping[str, object], found: Mapping[str, list[Tried]]
) -> Iterator[dict[str, object]]:
    """A row for each other analysis of the finding: what it varies, and what it finds."""
    about = {name: finding[name] for name in ("language", "measure", "item")}
    for dimension, runs in found.items():
        for one in runs:
            yield {
                **about,
                "dimension": dimension,
                "varied": one.analysis.varied,
                "analysis": encoded([one.analysis.name]),
                "same_verdict": one.same,
                **one.outcome._asdict(),
            }


def _tried(finding: Mapping[str, object], one: Specification, key: tuple[str, str]) -> Tried:
    outcome = one.found.get(key, Outcome())
    sign = np.sign(float(str(finding["estimate"])))
    return Tried(
        analysis=one,
        outcome=outcome,
        toward=float(sign * outcome.estimate),
        same_sign=bool(np.sign(outcome.estimate) == sign),
        same=outcome.verdict == finding["verdict"],
    )


def _worst(runs: Sequence[Tried]) -> Tried:
    """Of those with another verdict, else of all: the one whose estimate is nearest to a reversal.

    An analysis that does not come to the finding at all is worse than any estimate.
    """
    return min(runs, key=lambda one: (one.same, -np.inf if np.isnan(one.toward) else one.toward))


def _summary(runs: Sequence[Tried]) -> dict[str, object]:
    """What the analyses of a dimension, or of a part of it, come to."""
    return {
        "n_specifications": len(runs),
        "same_sign": float(np.mean([one.same_sign for one in runs])),
        "same_verdict": float(np.mean([one.same for one in runs])),
        "otherwise": named([one.analysis.name for one in runs if not one.same]),
        **_extremes(runs),
    }


def _together(dimensions: Sequence[Sequence[Tried]]) -> dict[str, object]:
    """In how many dimensions all analyses agree, and the worst of each that do not."""
    failing = [_worst(runs) for runs in dimensions if not all(one.same for one in runs)]
    signs = [all(one.same_sign for one in runs) for runs in dimensions]
    return {
        "n_specifications": len(dimensions),
        "same_sign": float(np.mean(signs)),
        "same_verdict": 1 - len(failing) / len(dimensions),
        "otherwise": named([one.analysis.name for one in failing]),
        **_extremes([one for runs in dimensions for one in runs]),
    }


def _extremes(runs: Sequence[Tried]) -> dict[str, object]:
    worst = _worst(runs)
    estimates = [one.estimate for one in runs if not np.isnan(one.estimate)]
    return {
        "lowest": min(estimates, default=np.nan),
        "highest": max(estimates, default=np.nan),
        "worst": encoded([worst.analysis.name]),
        "worst_verdict": worst.verdict,
        "worst_estimate": worst.estimate,
    }


def named(names: Sequence[Message]) -> str:
    """The first names of those analyses, for the column `otherwise`."""
    shown = list(names[:MAX_NAMED])
    if len(names) > MAX_NAMED:
        shown[-1] = message("and_more", last=shown[-1])
    return encoded(shown)


def specifications(
    run: RunTables, *, params: Params, map_ordered: MapOrdered = here
) -> Iterator[Specification]:
    """Other ways to compute the findings of one language; none where it has one side only."""
    if run.evidence is None:
        return
    yield from other_measures(run, params=params, map_ordered=map_ordered)
    yield from other_topics(run, params=params, map_ordered=map_ordered)
    yield from other_wholes(run, params=params, map_ordered=map_ordered)
    yield from other_meanings(run, params=params)
