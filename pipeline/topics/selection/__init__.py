"""The choice of a topic model: candidates are fitted, refitted and compared by one rule.

In: term counts, units and the names that people gave to topics. Out: `TopicTables`, the tables of
the chosen model and of all candidates.
"""

from pipeline.topics.selection.fits import Fit
from pipeline.topics.selection.rules import Candidate, TopicRules
from pipeline.topics.selection.selected import topics

__all__ = ["Candidate", "Fit", "TopicRules", "topics"]
