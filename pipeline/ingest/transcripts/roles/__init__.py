"""Turns with the labels of their speakers to turns of one spelling that say who asks."""

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
