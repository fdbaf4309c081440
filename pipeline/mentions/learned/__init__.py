"""Practices found by a model that learned from passages in which people marked them.

In: the examples of `data/practice_examples`, as annotated segments. Out: a model for each language
that has examples, as the table `PracticeWeights`; how well it finds examples that it had not seen,
as the table `PracticeModels`; and, of a segment, where it finds a practice.
"""

from pipeline.mentions.learned.examples import annotated, passages
from pipeline.mentions.learned.finding import (
    Finders,
    Found,
    finder_of,
    finders,
    found_practices,
    practice_weights,
)
from pipeline.mentions.learned.quality import practice_models
from pipeline.mentions.learned.training import trained

__all__ = [
    "Finders",
    "Found",
    "annotated",
    "finder_of",
    "finders",
    "found_practices",
    "passages",
    "practice_models",
    "practice_weights",
    "trained",
]
