"""The second verdict: the side that has more, and more than the genre of its documents explains."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pipeline.arrays import Flags, Floats, Strings
from pipeline.stats.clusters import Sides
from pipeline.stats.families import multiplicity

NOT_COMPARED: dict[str, object] = {
    "baseline_policy": float("nan"),
    "baseline_frontline": float("nan"),
    "beyond_genre": float("nan"),
    "beyond_low": float("nan"),
    "beyond_high": float("nan"),
    "as_far": float("nan"),
    "p_genre": float("nan"),
    "more_than_genre": "",
}
"""The columns of `Gaps` for an item that has no baseline."""


@dataclass(frozen=True)
class Beyond:
    """How the items of a measure compare with their baseline; NaN where an item has none.

    `policy` and `frontline` are the baselines. `estimate` is the gap less that of the baseline, on
    the scale of the baseline, with its interval; `p_adjusted` holds for all items of the measure.
    `as_far` is the share of ordinary words that are as far apart.
    """

    policy: Floats
    frontline: Floats
    estimate: Floats
    low: Floats
    high: Floats
    as_far: Floats
    p_adjusted: Floats
    verdict: Strings

    def row(self, item: int) -> dict[str, object]:
        """The columns of `Gaps` that hold it."""
        return {
            "baseline_policy": self.policy[item],
            "baseline_frontline": self.frontline[item],
            "beyond_genre": self.estimate[item],
            "beyond_low": self.low[item],
            "beyond_high": self.high[item],
            "as_far": self.as_far[item],
            "p_genre": self.p_adjusted[item],
            "more_than_genre": str(self.verdict[item]),
        }


def second_verdicts(
    verdict: Strings, *, estimate: Floats, p_adjusted: Floats, level: float
) -> Strings:
    """The side that the first verdict names, where the gap beyond the baseline is as sure.

    Both must point to one side. Empty where there is no baseline.
    """
    side = np.where(estimate > 0, "policy", "frontline")
    sure = (p_adjusted <= level) & (side == verdict)
    found = np.where(sure, side, "cannot tell")
    return np.asarray(np.where(np.isnan(p_adjusted), "", found))


def adjusted(p_value: Floats) -> Floats:
    """Adjusted by Holm; items without a p-value are not among those that are corrected for."""
    found = p_value.copy()
    known = ~np.isnan(p_value)
    found[known] = multiplicity.holm(p_value[known])
    return found


def means_where_few(shares: Floats, enough: Flags, *, sides: Sides) -> Floats | None:
    """The baselines of documents; one that rests on too little takes the mean of its side.

    None where no document of a side has enough.
    """
    first = sides.first
    if not enough[first].any() or not enough[~first].any():
        return None
    filled = shares.copy()
    for own in (first, ~first):
        filled[own & ~enough] = shares[own & enough].mean(axis=0)
    return filled
