"""Contrast of the sides within topics: keyness, shares by group, spread over refits, register.

In: topics with their shares of units and documents, refits, term counts and the catalogue. Out:
the tables `TopicWords`, `TopicUnits`, `TopicFits`, `TopicGroups` and `Register`.
"""

from pipeline.topics.contrast.evidence import TopicEvidence, stacked, topic_evidence
from pipeline.topics.contrast.fits import topic_fits
from pipeline.topics.contrast.groups import topic_groups
from pipeline.topics.contrast.passages import topic_units
from pipeline.topics.contrast.register import register
from pipeline.topics.contrast.words import topic_words

__all__ = [
    "TopicEvidence",
    "register",
    "stacked",
    "topic_evidence",
    "topic_fits",
    "topic_groups",
    "topic_units",
    "topic_words",
]
