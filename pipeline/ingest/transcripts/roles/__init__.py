"""Turns with the labels of their speakers to turns of one spelling that say who asks.

In: turns with labels as they stand in the file, and the labels that are known to ask. Out: the same
turns with one label for each speaker (`spelling`) and the role of each (`asking`, by `calls` and
`signs`).
"""

from pipeline.ingest.transcripts.roles.asking import with_roles, with_unnamed_answers
from pipeline.ingest.transcripts.roles.spelling import (
    with_given_names_first,
    with_one_spelling,
    without_counters,
)

__all__ = [
    "with_given_names_first",
    "with_one_spelling",
    "with_roles",
    "with_unnamed_answers",
    "without_counters",
]
