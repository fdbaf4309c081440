"""One other way to compute the findings: what it varies, and what it finds.

In: measures or rows of `Gaps`. Out: `Specification`, which has estimate and verdict of each
finding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from pipeline.config.params import GapParams
from pipeline.gap.comparison import Comparison, compare
from pipeline.gap.measures import measured
from pipeline.gap.measures.measured import Measured
from pipeline.robustness.run_tables import RunTables
from pipeline.stats.families.multiplicity import Tested
from pipeline.tables.measures import FINDINGS, MEASURES
from pipeline.wording.messages import Message, message

WORDS = "term_rate"
"""Of words only those with a verdict are findings, and no more than `robustness: n_words`."""

HEADLINE = tuple(name for name in FINDINGS if MEASURES[name].test != "omnibus")
"""Measures of two sides all of whose items are findings."""

CODED = "code_rate"
"""The measure of what people coded: other mentions and models leave it as it is."""

MENTIONED = tuple(name for name in HEADLINE if MEASURES[name].sentence == "rate" and name != CODED)
"""Those that count mentions."""

MAX_DRAWS = 499
"""Permutations and resamples, at most, where the sides as a whole are compared again: it is done
many times."""


class Outcome(NamedTuple):
    """What an analysis finds of an item, in the columns of `Gaps`; intervals among all items.

    By default: that it does not come to the item at all.
    """

    estimate: float = np.nan
    verdict: str = ""
    sim_low: float = np.nan
    sim_high: float = np.nan
    log2_ratio: float = np.nan
    log2_sim_low: float = np.nan
    log2_sim_high: float = np.nan
    n_policy: int = 0
    n_frontline: int = 0


Found = dict[tuple[str, str], Outcome]
"""What is found by measure and item."""


@dataclass(frozen=True)
class Specification:
    """One other way to compute the findings: what is varied, how, and what is found.

    `covers` names the measures that it is about; a finding of these that it does not find
    is one that it does not share, unless it leaves items out on purpose (`partial`).
    """

    varied: str
    name: Message
    found: Found
    covers: tuple[str, ...]
    partial: bool = False

    def speaks_of(self, key: tuple[str, str]) -> bool:
        """Whether a finding is compared with it."""
        return key[0] in self.covers and (key in self.found or not self.partial)


def usual_measures(
    run: RunTables, *, params: GapParams, names: Iterable[str] = (*HEADLINE, WORDS)
) -> tuple[Measured, ...]:
    """The values of the named measures; none where a side has no document."""
    evidence = run.evidence
    if evidence is None:
        return ()
    return tuple(measured(evidence, params=params, names=names))


def specified(
    varied: str, name: Message, measures: Iterable[Measured], *, params: GapParams
) -> Specification:
    """The specification of measures of two sides, about those measures."""
    those = tuple(measures)
    return Specification(
        varied, name, found_in(those, params=params), tuple(one.name for one in those)
    )


def found_in(
    measures: Iterable[Measured],
    *,
    params: GapParams,
    critical: Tested | None = None,
    unlike: bool | None = None,
    apart: bool | None = None,
) -> Found:
    """The difference and the verdict of each item; the other parameters are as in `compare`."""
    found: Found = {}
    for one in measures:
        compared = compare(one, params=params, critical=critical, unlike=unlike, apart=apart)
        for item, outcome in zip(one.items, _outcomes(one, compared), strict=True):
            found[one.name, item] = outcome
    return found


def _outcomes(measured: Measured, compared: Comparison) -> list[Outcome]:
    """What was found of each item, with the values that `Gaps` has of it."""
    first = measured.sides.first
    points = measured.measure.in_points
    unknown = np.full(len(measured.items), np.nan)
    absent = (measured.values == 0).all(axis=0)
    wide = compared.simultaneous
    points_low, points_high = (
        (wide.difference.low, wide.difference.high) if points else (unknown, unknown)
    )
    ratio, ratio_low, ratio_high = (
        np.where(absent, np.nan, values)
        for values in (compared.ratio.estimate, wide.ratio.low, wide.ratio.high)
    )
    return [
        Outcome(
            estimate=float(compared.difference.estimate[i]),
            verdict=str(compared.verdict[i]),
            sim_low=float(points_low[i]),
            sim_high=float(points_high[i]),
            log2_ratio=float(ratio[i]),
            log2_sim_low=float(ratio_low[i]),
            log2_sim_high=float(ratio_high[i]),
            n_policy=int(first.sum()),
            n_frontline=int((~first).sum()),
        )
        for i in range(len(measured.items))
    ]


def found_in_rows(rows: Iterable[Mapping[str, object]]) -> Found:
    """The same of rows of `Gaps`."""
    return {
        (str(row["measure"]), str(row["item"])): Outcome(
            **{
                name: kind(str(row[name]))
                for name, kind in zip(Outcome._fields, _KINDS, strict=True)
            }
        )
        for row in rows
    }


_KINDS: tuple[Callable[[str], Any], ...] = (float, str, *[float] * 5, int, int)


def seed_message(seed: int) -> Message:
    """The name of an analysis with another seed."""
    return message("with_seed", seed=str(seed))
