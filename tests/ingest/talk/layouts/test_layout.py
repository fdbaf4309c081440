"""A layout finds the speakers of a whole file."""

from __future__ import annotations

import re

from pipeline.ingest.blocks import Block
from pipeline.ingest.talk.layouts.layout import Layout

STAR = Layout("star", re.compile(r"(?P<label>\w+)\*\s+"))


def speakers(*texts: str) -> list[str]:
    return [block.speaker for block in STAR.blocks([Block(text) for text in texts])]


def test_each_turn_has_its_speaker_and_lines_below_belong_to_it() -> None:
    turns = ("Talk", "Anna* Who?", "Berit* Ten.", "And one.", "Anna* Oh.", "Berit* Yes.")
    assert speakers(*turns) == ["", "Anna", "Berit", "Berit", "Anna", "Berit"]


def test_who_speaks_once_is_a_speaker_only_where_every_line_has_a_label() -> None:
    turns = ("Anna* Who?", "Berit* Ten.", "Anna* And?", "Cato* No.", "Berit* Yes.")
    assert "Cato" in speakers(*turns)
    assert "Cato" not in speakers(*turns, "We left.", "They sang.", "Nobody came.")


def test_function_words_are_no_speakers() -> None:
    assert speakers("Og* vi", "Men* de", "Og* så", "Men* nei", "Og* ja") == []
