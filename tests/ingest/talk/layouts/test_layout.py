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


def test_where_each_paragraph_begins_with_a_label_who_speaks_once_is_a_speaker() -> None:
    layout = Layout(
        "timed", re.compile(r"(?P<label>[A-Z]\w+(?: [A-Z]\w+)?)[ ]+(?P<time>\d:\d\d)\s*")
    )
    turns = [
        "Ann  0:01\nWho?",
        "Bo  0:04\nTen.",
        "Ann  0:09\nAnd?",
        "Bo  0:12\nYes.",
        "Cy  0:20\nNo.",
    ]
    assert {one.speaker for one in layout.blocks(list(map(Block, turns)))} == {"Ann", "Bo", "Cy"}
    told = [*turns, "Dag  0:30\nNo.", "A paragraph that nobody begins.", "And one more of it."]
    assert "Dag" not in {one.speaker for one in layout.blocks(list(map(Block, told)))}


def test_whole_names_that_initials_shorten_are_speakers_though_once() -> None:
    layout = Layout("colon", re.compile(r"(?P<label>[A-Z]\w*(?: [A-Z]\w+)*): "))
    lines = [
        "Ann Kari Lie: Who?",
        "Bo Ek: Ten.",
        *["AL: And?", "BE: Yes."] * 3,
        "It was so.",
        "It was.",
    ]
    assert {one.speaker for one in layout.blocks([Block("\n".join(lines))])} == {
        "Ann Kari Lie", "Bo Ek", "AL", "BE",
    }  # fmt: skip
