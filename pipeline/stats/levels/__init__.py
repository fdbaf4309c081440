"""More than two groups of documents, in clusters, perhaps in places: permutations and tests.

In: `Layout`, which says on which level each document stands. Out: the omnibus test and the test of
a trend, for all items of a matrix together. Two levels at a time are `Sides`, and are tested as
these are.
"""

from pipeline.stats.levels.gamma_levels import GammaLevels, gamma_levels
from pipeline.stats.levels.layout import (
    Layout,
    count_assignments,
    draw_assignments,
    floor,
    layout,
)
from pipeline.stats.levels.power import Chances, LevelStudy, chances
from pipeline.stats.levels.testing import (
    LevelTests,
    level_statistics,
    level_tests,
    scores,
    slopes,
    within_places,
)

__all__ = [
    "Chances",
    "GammaLevels",
    "Layout",
    "LevelStudy",
    "LevelTests",
    "chances",
    "count_assignments",
    "draw_assignments",
    "floor",
    "gamma_levels",
    "layout",
    "level_statistics",
    "level_tests",
    "scores",
    "slopes",
    "within_places",
]
