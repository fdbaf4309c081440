"""Sentences without a label, read as mentions are."""

from __future__ import annotations

import pandas as pd

from pipeline import tables
from pipeline.linguistics.annotate import annotate
from pipeline.mentions import mentions, other_sentences
from tests.docs import BASES, segments_of
from tests.linguistics.read_texts import word_lists
from tests.mentions.found import MODELS


def read(*rows: tuple[str, str], language: str = "en") -> pd.DataFrame:
    segments = segments_of(*rows, language=language)
    lexicon, roles = word_lists()
    docs = list(annotate(segments, models=MODELS, bases=BASES))
    found = mentions(docs, segments, lexicon=lexicon, roles=roles, prompted_window=3)
    return tables.check(tables.OtherSentences, other_sentences(docs, segments, found, roles=roles))


def test_each_sentence_without_a_label_is_read_and_no_other() -> None:
    rows = read(
        ("policy", "Municipalities will plan co-production. The ministry shall fund every home."),
        ("interviewer", "What did you do there last week?"),
        ("respondent", "Yes. We drove the van to town. We did the co-design at night."),
    )
    assert rows["corpus"].tolist() == ["policy", "frontline"]
    assert rows["modality"].tolist() == ["aspiration", "report"]
    assert rows["segment_id"].tolist() == ["p:0001", "f:0003"]


def test_who_does_it_and_in_what_tone_are_read_at_the_root() -> None:
    rows = read(("policy", "The nurses washed the old floors. Homes were lost in a terrible fire."))
    assert rows["who"].tolist() == ["nurse", ""]
    assert rows["agentless"].tolist() == ["no", "yes"]
    assert rows["tone"].iloc[1] < -0.3


def test_without_a_parse_nothing_is_guessed_of_who_does_it() -> None:
    rows = read(("policy", "Kommunen skal bygge nye boliger."), language="nb")
    assert rows["who"].tolist() == ["unknown"]
    assert rows["modality"].tolist() == ["aspiration"]


def test_without_sentences_the_table_is_empty() -> None:
    assert read(("interviewer", "What did you do there last week?")).empty
