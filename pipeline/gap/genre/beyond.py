"""The second verdict: the side that has more, and more than the genre of its documents explains."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pipeline.gap.comparison.verdicts import Strings
from pipeline.stats.clusters import Floats

NOT_COMPARED: dict[str, object] = {
    "baseline_policy": float("nan"),
    "baseline_frontline": float("nan"),
    "beyond_genre": float("nan"),
    "p_genre": float("nan"),
    "more_than_genre": "",
}
"""The columns of `Gaps` for an item that has no baseline."""


@dataclass(frozen=True)
class Beyond:
    """What the items of a measure come to beside their baseline; NaN where an item has none.

    `policy` and `frontline` are the baselines. `estimate` is the gap less that of the baseline, on
    the scale of the baseline; `p_adjusted` holds for all items of the measure.
    """

    policy: Floats
    frontline: Floats
    estimate: Floats
    p_adjusted: Floats
    verdict: Strings

    def row(self, item: int) -> dict[str, object]:
        """The columns of `Gaps` that hold it."""
        return {
            "baseline_policy": self.policy[item],
            "baseline_frontline": self.frontline[item],
            "beyond_genre": self.estimate[item],
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
