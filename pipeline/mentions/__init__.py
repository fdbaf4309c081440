"""Mentions: where the texts name a concept (labels), do it (practices) or speak of a theme.

In: Docs, segments, the lexicon and the roles. Out: the tables `Mentions` and `Candidates`.
"""

from pipeline.mentions.candidates import candidates
from pipeline.mentions.mentions import mentions

__all__ = ["candidates", "mentions"]
