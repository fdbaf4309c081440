"""The verdict on each item of a measure: the side that has more, a bridge, or `cannot tell`.

In: intervals and tests of a comparison. Out: one verdict per item, and why there is none.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pipeline.arrays import Flags, Strings
from pipeline.config.params import GapParams
from pipeline.gap import detectability
from pipeline.gap.measures.measured import Measured
from pipeline.stats.families.multiplicity import Tested
from pipeline.stats.intervals import Interval, holds_zero

CARRIES = 0.5
"""From this share of an item's uses on its side, one cluster is said to carry it."""


@dataclass(frozen=True)
class Scales:
    """The intervals of the difference and of the log2 ratio.

    `complement` is the log2 ratio of what both sides leave of the whole: shares may be coded either
    way.
    """

    difference: Interval
    ratio: Interval
    complement: Interval

    def told(self, measured: Measured) -> Interval:
        """That of the scale on which the verdict is given."""
        return self.difference if measured.measure.in_points else self.ratio


def named(measured: Measured, simultaneous: Scales, *, tested: Tested, params: GapParams) -> Flags:
    """Which items a side has more of.

    The test among all items is significant, the simultaneous interval excludes 0 on the scale on
    which the verdict is given, statistic and estimate point to the same side, and the item is not
    spurious.
    """
    none = np.zeros(len(measured.items), dtype=bool)
    if not _may_tell(measured, params=params):
        return none
    told = simultaneous.told(measured)
    same = tested.statistic * told.estimate > 0
    clear = (tested.p_adjusted <= params.level) & same & ~holds_zero(told)
    return np.asarray(clear & ~measured.is_spurious)


def verdicts(measured: Measured, *, found: Flags, alike: Flags) -> Strings:
    """The side of the items that are `found`, else a bridge where they are `alike`."""
    first = measured.sides.first
    more = measured.values[first].mean(axis=0) > measured.values[~first].mean(axis=0)
    side = np.where(more, "policy", "frontline")
    return np.asarray(np.where(found, side, np.where(alike, "bridge", "cannot tell")))


def agreeing(simultaneous: Scales, *, found: Flags, params: GapParams) -> Scales:
    """The intervals stretched to 0 where no side is named: there the test does not exclude 0."""
    if all(params.sampling.census):
        return simultaneous
    return Scales(
        *(
            Interval(
                one.estimate,
                np.where(found, one.low, np.minimum(one.low, 0.0)),
                np.where(found, one.high, np.maximum(one.high, 0.0)),
            )
            for one in (simultaneous.difference, simultaneous.ratio, simultaneous.complement)
        )
    )


def bridges(measured: Measured, simultaneous: Scales, *, found: Flags, params: GapParams) -> Flags:
    """Which items are shown to be alike: no side is named, and a document of each side has it.

    The simultaneous intervals lie within the margins on every scale that a bridge needs. What is
    rare on both sides is always within a few percentage points: such shares must also be alike in
    ratio, and shares of mentions in either coding.
    """
    if not _may_tell(measured, params=params):
        return np.zeros(len(found), dtype=bool)
    margin = params.margin
    points = margin.topic_share if measured.measure.sentence == "topic" else margin.share
    within = {
        "difference": (simultaneous.difference, points),
        "ratio": (simultaneous.ratio, margin.log2_ratio),
        "complement": (simultaneous.complement, margin.log2_ratio),
    }
    scales = [within[scale] for scale in measured.measure.bridged_by]
    alike = np.all([(one.low >= -most) & (one.high <= most) for one, most in scales], axis=0)
    return np.asarray(alike & ~found & _on_both_sides(measured) & ~measured.is_spurious)


def reasons(
    measured: Measured,
    tested: Tested,
    *,
    permuted: Tested,
    verdict: Strings,
    params: GapParams,
) -> Strings:
    """Why each item has no verdict, as a code of `tables.REASONS`; empty where it has one.

    `one side`: only one side can have it. `few`: too few clusters for any gap. `spurious`: it is no
    subject. `unlike`: exchanging
    clusters would find a gap, but the sides vary too unlike for that. `many`: the item alone is
    significant, among all items it is not. `one cluster`: one cluster makes at least half of the
    uses on the side that has more. `open`: all else.
    """
    cannot = verdict == "cannot tell"
    if not measured.measure.comparable:
        return _coded(cannot, "one side")
    if not _may_tell(measured, params=params):
        return _coded(cannot, "few")
    level = params.level
    chosen = np.select(
        [
            measured.is_spurious,
            (permuted.p_adjusted <= level) & (tested.p_adjusted > level),
            (tested.p_value <= level) & (tested.p_adjusted > level),
            measured.largest_share >= CARRIES,
        ],
        ["spurious", "unlike", "many", "one cluster"],
        "open",
    )
    return np.asarray(np.where(cannot, chosen, ""))


def _coded(cannot: Flags, code: str) -> Strings:
    return np.asarray(np.where(cannot, code, ""))


def _may_tell(measured: Measured, *, params: GapParams) -> bool:
    """Both sides can have it, and there are enough clusters for a gap to be significant."""
    testable = detectability.is_testable(measured.sides, params=params, tests=measured.groups)
    return testable and measured.measure.comparable


def _on_both_sides(measured: Measured) -> Flags:
    """Whether a document of each side has the item; of shares of mentions also the complement."""
    first = measured.sides.first
    codings = [measured.present]
    if measured.measure.is_of_mentions:
        codings.append(measured.as_counted < measured.whole)
    seen = [own.any(axis=0) for one in codings for own in (one[first], one[~first])]
    return np.asarray(np.all(seen, axis=0))
