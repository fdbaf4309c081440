"""How likely a fourfold step between levels would be significant in a study like this one."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from pipeline.config.params import GapParams
from pipeline.gap.comparison.testing import EVEN
from pipeline.gap.planning.likely import ASKED, NEVER_SAID, side_of
from pipeline.levels.contrasts import Contrasts
from pipeline.levels.values import LevelValues
from pipeline.stats.levels import Chances, LevelStudy, chances

STUDIES = 60
"""Simulated studies in either direction; a power of one half is right to 13 points (two standard
errors)."""


@dataclass(frozen=True)
class BothWays:
    """The chances of a rise of `ASKED` times from first to second level, and of a fall."""

    rises: Chances
    falls: Chances


def likely_levels(
    values: LevelValues, found: Contrasts, *, ordered: bool, studies: int, params: GapParams
) -> BothWays | None:
    """How likely a step, or an even change, of `ASKED` times is told of each item of a rate.

    `studies` are simulated in either direction; none is asked of 0.
    Clusters, documents and words of each level are the measure's own, its spread that of all its
    items. None where a level has one cluster, of which the spread is not known, and where levels
    are compared within places, of which no simulation is made.
    """
    compared = [one for one in found.pairs.values() if one is not None]
    if (
        not studies
        or min(values.layout.shape) < 2
        or any(one.n_places for one in compared)
        or not compared
    ):
        return None
    few = params.model_copy(update={"n_permutations": 1})  # nothing is permuted here
    every = [values.beside_others(level, params=few) for level in range(values.n)]
    study = LevelStudy(
        levels=tuple(
            replace(side_of(one, policy=True), census=census)
            for one, census in zip(every, values.census, strict=True)
        ),
        pairs=tuple(found.pairs),
        level=params.level,
        ordered=ordered and values.n > 2,
        uneven=any(
            one is not None and one.measured.sides.evenness < EVEN for one in found.pairs.values()
        ),
    )
    means = [
        values.measured.values[values.level == level].mean(axis=0) for level in range(values.n)
    ]
    rates = np.maximum(np.mean(means, axis=0), NEVER_SAID)
    both = (
        chances(study, rates, ratio=ratio, studies=studies, seed=params.seed)
        for ratio in (ASKED, 1 / ASKED)
    )
    return BothWays(*both)
