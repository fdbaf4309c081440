"""The rows of documents put together are the tables of all documents at once."""

from __future__ import annotations

import pandas as pd

from pipeline import tables
from pipeline.linguistics.annotate import annotate
from pipeline.mentions import (
    DocumentMentions,
    Rules,
    candidates,
    document_mentions,
    mentions,
    other_sentences,
    tables_of_documents,
)
from tests.docs import BASES, segments_of
from tests.linguistics.read_texts import word_lists
from tests.mentions.found import MODELS

SEGMENTS = segments_of(
    ("policy", "Co-production shall build on trust. We will not do co-financing with residents."),
    ("policy", "The council pays for the building and its heating."),
    ("interviewer", "What of co-production?"),
    ("respondent", "Oh, co-production! We made it together with the nurses, and I liked that."),
)


def test_documents_one_by_one_give_the_tables_of_all() -> None:
    lexicon, roles = word_lists()
    rules = Rules(lexicon, roles, prompted_window=3)
    docs = list(annotate(SEGMENTS, models=MODELS, bases=BASES))
    parts = []
    for start, end in ((0, 2), (2, 4)):
        made = document_mentions(docs[start:end], SEGMENTS.iloc[start:end], rules=rules)
        parts.append(DocumentMentions.unpacked(made.packed()))
        assert parts[-1].packed() == made.packed()
    found = mentions(docs, SEGMENTS, lexicon=lexicon, roles=roles, prompted_window=3)
    others = other_sentences(docs, SEGMENTS, found, roles=roles)
    unknown = candidates(docs, SEGMENTS, lexicon=lexicon)
    assert min(len(found), len(others), len(unknown)) > 0
    assert found["prompted"].any() and others["tone"].notna().any()
    for one, whole in zip(tables_of_documents(parts), (found, others, unknown), strict=True):
        pd.testing.assert_frame_equal(one, tables.round_floats(whole))


def test_no_document_gives_empty_tables() -> None:
    made = tables_of_documents([])
    for table, frame in zip(
        (tables.Mentions, tables.OtherSentences, tables.Candidates), made, strict=True
    ):
        assert tables.check(table, frame).empty
