"""oTranscribe files to turns."""

from __future__ import annotations

import json

import pytest

from pipeline.ingest.blocks import UnreadableFile
from pipeline.ingest.files import read_bytes
from tests.ingest.readers.recordings.helpers import TALK, expected, read, roles

NAMES = ("Tove", "Per", "Marit")


def otr(page: str) -> bytes:
    return json.dumps(
        {"text": page, "media": "talk.mp3", "media-source": "", "media-time": 61.5}
    ).encode()


def stamp(n: int) -> str:
    return (
        f'<span class="timestamp" contenteditable="false" data-timestamp="{n}.2">00:{n:02d}</span>'
    )


@pytest.mark.parametrize("end", ["</p><p>", "<br>", "<br><br>"])
def test_turns_have_speakers_and_times(end: str) -> None:
    lines = [f"{stamp(n)}{NAMES[int(who)]}: {said}" for n, (who, said) in enumerate(TALK)]
    document = read(otr(f"<p>{end.join(lines)}</p>"), "otr")
    assert roles(document) == expected(*NAMES)
    assert [segment["location"] for segment in document.segments][1] == (
        '[{"code": "place_time", "values": {"time": "00:01"}}]'
    )


def test_a_time_and_the_word_after_it_are_two() -> None:
    (block,) = read_bytes(otr(f"<p>{stamp(3)}Well, yes then.</p>"), suffix="otr").blocks
    assert block.text == "00:03 Well, yes then."


@pytest.mark.parametrize("content", [{"text": 3, "media": ""}, ["text"], {"media": ""}])
def test_other_json_is_told_as_such(content: object) -> None:
    with pytest.raises(UnreadableFile):
        read_bytes(json.dumps(content).encode(), suffix="otr")


def test_an_empty_page_holds_no_text() -> None:
    with pytest.raises(UnreadableFile, match="holds no text"):
        read_bytes(otr(" "), suffix="otr")


def test_a_file_of_otranscribe_called_json_is_told_its_suffix() -> None:
    with pytest.raises(UnreadableFile, match=r"an oTranscribe file: rename it .* \.otr"):
        read_bytes(otr("<p>Hello there</p>"), suffix="json")
