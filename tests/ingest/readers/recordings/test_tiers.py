"""Tiers to what is said."""

from __future__ import annotations

from pipeline.ingest.readers.recordings.tiers import Tier, spoken


def test_tiers_of_codes_are_left_out_and_said_so() -> None:
    anna = Tier("Anna", ((0.0, "Well, we did it."), (4.0, "All of us did.")))
    bo = Tier("Bo", ((2.0, "Who did?"),))
    codes = Tier("silences", ((0.0, "sounding"), (1.0, "silent")))
    blocks, notes = spoken([anna, codes, bo, Tier("empty", ())])
    assert [(block.speaker, block.text) for block in blocks] == [
        ("Anna", "Well, we did it."),
        ("Bo", "Who did?"),
        ("Anna", "All of us did."),
    ]
    assert [str(note)[:9] for note in notes] == ["1 tier(s)"]


def test_single_words_are_joined_where_there_is_nothing_else() -> None:
    words = Tier("words", tuple((float(n), word) for n, word in enumerate(["We", "did", "it."])))
    sounds = Tier("phones", tuple((float(n), sign) for n, sign in enumerate("WEDIDIT")))
    blocks, _ = spoken([words, sounds])
    assert [block.text for block in blocks] == ["We did it."]
    assert spoken([]) == ((), ())
