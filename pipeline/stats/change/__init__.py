"""Change over time in documents that come in clusters: permutations of dates, slopes, steps, lines.

In: a date and a cluster for each document, and values, documents by items. Out: tests of a straight
line, of the difference of two, the times at which a step may lie, and smooth lines to draw.
"""

from pipeline.stats.change.slopes import Slopes, difference_test, slope_test
from pipeline.stats.change.smoothing import smooth
from pipeline.stats.change.steps import Steps, steps
from pipeline.stats.change.timeline import Timeline, draw_times, floor, timeline

__all__ = [
    "Slopes",
    "Steps",
    "Timeline",
    "difference_test",
    "draw_times",
    "floor",
    "slope_test",
    "smooth",
    "steps",
    "timeline",
]
