"""Praat TextGrids to turns."""

from __future__ import annotations

import pytest

from pipeline.ingest.blocks import UnreadableFile
from pipeline.ingest.files import read_bytes
from tests import hostile
from tests.ingest.readers.recordings.helpers import TALK, expected, read, roles

NAMES = ("Tove", "Per", "Marit")
LONG = hostile.textgrid(*((NAMES[int(who)], said) for who, said in TALK))

SHORT = """File type = "ooTextFile"
"TextGrid"
0
2.5
<exists>
2
"IntervalTier"
"Per"
0
2.5
2
0
1.25
"He said ""together"" to us"
1.25
2.5
""
"TextTier"
"bells"
0
2.5
1
0.5
"ding"
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_turns_are_in_order_of_time_with_speakers(encoding: str) -> None:
    document = read(LONG.decode().encode(encoding), "textgrid")
    assert roles(document) == expected(*NAMES)


def test_the_short_form_is_read_too() -> None:
    content = read_bytes(SHORT.encode(), suffix="textgrid")
    assert [(block.speaker, block.text) for block in content.blocks] == [
        ("Per", 'He said "together" to us')
    ]
    assert len(content.notes) == 1


@pytest.mark.parametrize("cut", [30, 200, 900])
def test_a_grid_that_is_cut_off_is_read_as_far_or_refused(cut: int) -> None:
    try:
        assert read_bytes(LONG[:cut], suffix="textgrid").blocks
    except UnreadableFile as error:
        assert error.remedy


def test_another_text_is_no_grid() -> None:
    with pytest.raises(UnreadableFile, match="broken or of another kind"):
        read_bytes(b"Some words of a talk.", suffix="textgrid")
    with pytest.raises(UnreadableFile, match="no tier of it holds words"):
        read_bytes(hostile.textgrid(("Per", "")), suffix="textgrid")
    assert read_bytes(LONG, suffix="txt").blocks == read_bytes(LONG, suffix="textgrid").blocks
