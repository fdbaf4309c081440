"""More than genre: is a gap larger than policy prose and talk differ anyway?

In: a comparison, and what the same documents are like anyway: their sentences without a co-word
(`sentences`) or their ordinary words (`words`). Out: `Beyond`, a second verdict for each item.
"""

from pipeline.gap.genre.beyond import NOT_COMPARED, Beyond
from pipeline.gap.genre.sentences import beyond_sentences
from pipeline.gap.genre.words import beyond_words

__all__ = ["NOT_COMPARED", "Beyond", "beyond_sentences", "beyond_words"]
