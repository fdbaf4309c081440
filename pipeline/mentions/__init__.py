"""Mentions: where the texts name a concept (labels), do it (practices) or speak of a theme.

In: Docs, segments, the lexicon and the roles. Out: the tables `Mentions`, `OtherSentences` and
`Candidates`.
"""

from pipeline.mentions.candidates import candidates
from pipeline.mentions.mentions import mentions
from pipeline.mentions.other_sentences import other_sentences

__all__ = ["candidates", "mentions", "other_sentences"]
