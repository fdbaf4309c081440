"""Utterances to cues, and words to utterances."""

from __future__ import annotations

import math

import pytest

from pipeline.ingest.blocks import Block
from pipeline.ingest.readers.recordings.utterances import (
    UNNAMED,
    Utterance,
    clock,
    cues,
    join_words,
)


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (0.0, "00:00:00"), (3661.9, "01:01:01"), (None, ""), (-1.0, ""), (math.nan, ""),
        (math.inf, ""), (9e9, ""),
    ],
)  # fmt: skip
def test_a_clock_shows_whole_seconds_or_nothing(seconds: float | None, shown: str) -> None:
    assert clock(seconds) == shown


def test_a_cue_has_letters_and_a_speaker_where_others_have_one() -> None:
    said = [Utterance(" one\n two ", "A", 1), Utterance("…", "B"), Utterance("three")]
    assert cues(said) == (
        Block("one two", "cue", time="00:00:01", speaker="A"),
        Block("three", "cue", speaker=UNNAMED),
    )
    assert cues([Utterance("alone")]) == (Block("alone", "cue"),)


def test_words_end_with_a_sentence_or_another_speaker() -> None:
    words = [("Who", "A"), ("came", "A"), ("?", ""), ("We", "B"), ("did.", "B"), ("Yes", "B")]
    joined = list(join_words(Utterance(text, who) for text, who in words))
    assert [(one.speaker, one.text) for one in joined] == [
        ("A", "Who came?"),
        ("B", "We did."),
        ("B", "Yes"),
    ]
