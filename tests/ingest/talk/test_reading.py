"""Readings that compete."""

from __future__ import annotations

from tests.ingest.talk.helpers import read, written


def test_a_reading_says_its_layout_and_how_sure_it_is() -> None:
    plain = read(written("{name}: {text}"))
    assert plain.layout == "labels"
    assert plain.confidence > 0.5
    assert read(written("{{{name}}} {text}")).layout == "braces"


def test_a_text_without_speakers_is_whole() -> None:
    found = read("We came.\n\nThey sat down and talked.\n\nThen they left.")
    assert found.layout == "whole"
    assert not found.transcript.found


def test_readings_that_are_nearly_alike_are_said_to_be_unsure() -> None:
    text = "\n\n".join(["Anna: Who came? Berit: Ten did. Anna: And then?", "Berit: They left."] * 4)
    found = read(text)
    codes = {note.code for note in found.transcript.notes}
    assert ("layout_unsure" in codes) == (found.confidence < 0.1)


def test_one_who_speaks_alone_and_long_is_a_speaker() -> None:
    talk = "We came. They said: no. Ward 3: full. " * 300
    found = read(f"JM - Jo Mair\n\nAn introduction.\n\nJM {talk}", speakers=["Jo Mair"])
    assert [turn.speaker for turn in found.transcript.turns] == ["JM"]
