"""Mentions: where the texts name a concept (labels), do it (practices) or speak of a theme.

In: Docs, segments, the lexicon and the roles. Out: the tables `Mentions`, `OtherSentences` and
`Candidates`.

Ten modules: one for each way to find mentions or to read them, and what joins these.
"""

from pipeline.mentions.by_document import (
    DocumentMentions,
    Rules,
    document_mentions,
    tables_of_documents,
)
from pipeline.mentions.candidates import candidates
from pipeline.mentions.mentions import mentions
from pipeline.mentions.other_sentences import other_sentences

__all__ = [
    "DocumentMentions",
    "Rules",
    "candidates",
    "document_mentions",
    "mentions",
    "other_sentences",
    "tables_of_documents",
]
