"""Subtitles to blocks."""

from __future__ import annotations

import pytest

from pipeline.ingest.blocks import Block, UnreadableFile
from pipeline.ingest.files import read_file
from tests.ingest.helpers import Write, texts


def test_cues_have_time_and_voice(write: Write) -> None:
    vtt = (
        "WEBVTT\n\nNOTE by Kyle\n\n00:00:01.000 --> 00:00:02.000\n<v Ann Bo>Hi &amp; <i>bye</i>\n\n"
        "00:00:03.000 --> 00:00:04.000\n- And more\n"
    )
    assert list(read_file(write("a.vtt", vtt)).blocks) == [
        Block("Hi & bye", "cue", time="00:00:01", speaker="Ann Bo"),
        Block("- And more", "cue", time="00:00:03"),
    ]


def test_lines_that_roll_on_from_cue_to_cue_count_once(write: Write) -> None:
    vtt = "WEBVTT\n\n" + "".join(
        f"00:00:0{n}.000 --> 00:00:0{n + 1}.000\nline {n}\nline {n + 1}\n\n" for n in range(5)
    )
    assert texts(write("a.vtt", vtt)) == [f"line {n}" for n in range(6)]


def test_malformed_cues_are_counted_and_the_rest_is_read(write: Write) -> None:
    srt = (
        "1\n00:00:00,500 --> 00:00:07,000\nOne\n\n2\n00:00:0x --> 00:00:10\nTwo\n\n"
        "3\n00:00:11,890 --> 00:00:16,320\nThree\n"
    )
    content = read_file(write("a.srt", srt))
    assert [block.text for block in content.blocks] == ["One", "Three"]
    assert list(map(str, content.notes)) == [
        "1 subtitle cue(s) were malformed or empty and left out"
    ]


@pytest.mark.parametrize("name", ["a.vtt", "a.srt", "a.sbv"])
def test_subtitles_without_cues_are_unreadable(write: Write, name: str) -> None:
    with pytest.raises(UnreadableFile, match="no subtitle cues"):
        read_file(write(name, "some text"))


def test_sbv_is_read(write: Write) -> None:
    assert texts(write("a.sbv", "0:00:00.378,0:00:11.378\nOne\n")) == ["One"]


def test_a_cue_whose_identifier_names_somebody_is_theirs(write: Write) -> None:
    cue = '{n} "{who}" (24376{n})\n00:00:0{n}.000 --> 00:00:0{n}.900\n{text}\n'
    cues = [cue.format(n=n, who=who, text=text) for n, who, text in
            ((1, "Grace Field", "Who tells them?"), (2, "Owen Price", "I do."))]  # fmt: skip
    blocks = read_file(write("webex.vtt", "WEBVTT\n\n" + "\n".join(cues))).blocks
    assert [(block.speaker, block.text) for block in blocks] == [
        ("Grace Field", "Who tells them?"), ("Owen Price", "I do."),
    ]  # fmt: skip


def test_a_place_on_the_screen_is_not_said(write: Write) -> None:
    path = write("a.srt", "1\n00:00:01,000 --> 00:00:02,000\n{\\an8}We <i>came</i>.\n")
    assert texts(path) == ["We came."]
