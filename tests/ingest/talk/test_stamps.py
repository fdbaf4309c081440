"""Times of a recording in whatever form they are written."""

from __future__ import annotations

import pytest

from pipeline.ingest.blocks import Block
from pipeline.ingest.talk.stamps import with_plain_times
from tests.ingest.talk.helpers import TURNS, read, said

FORMS = (
    "00:00:{s:02d}", "0:{s:02d}", "[00.00.{s:02d}]", "#00:00:{s:02d}-3#", "(0:{s:02d} – 0:59)",
    "00:00:{s:02d}:12", "00:00:{s:02d},250", "<{s}.5s>", "1m {s}s", "0h00m{s:02d}s",
    "|1'{s:02d}\"|", "@00-00-{s:02d}", "*0:{s:02d}*", "TC 00:00:{s:02d}", "Tid: 0:{s:02d}",
    "2021-03-04 10:00:{s:02d}", "1:00:{s:02d} PM", "{{{s}.20}}", "1 min {s} sek",
    "{s}.20 --> 59.90", "[kl. 10.{s:02d}]", "0:{s:02d} min",
)  # fmt: skip
PLACES = (
    "{time} {name}: {text}", "{name}: {text} {time}", "{name} {time}: {text}",
    "{time}\n{name}: {text}", "{name}: {text}\n{time}",
)  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_no_time_is_speech_and_no_word_is_lost(place: str) -> None:
    wrong = {form: turns for form in FORMS if (turns := _timed(form, place)) != list(TURNS)}
    assert wrong == {}


def _timed(form: str, place: str) -> list[tuple[str, str]]:
    """Who is read to say what where each turn has its time so written, and there."""
    parts = [
        place.format(time=form.format(s=7 * number + 3), name=name, text=text)
        for number, (name, text) in enumerate(TURNS)
    ]
    turns = said(read("\n\n".join(parts)))
    return [(name, text) for name, text, _ in turns]


@pytest.mark.parametrize("form", ["00:0{n}:10", "[0{n}:10]", "(1m {n}s)"])
def test_times_within_speech_are_none_of_it(form: str) -> None:
    parts = [
        f"{name}: {text} {form.format(n=number)} And so it went on."
        for number, (name, text) in enumerate(TURNS)
    ]
    turns = said(read("\n\n".join(parts)))
    assert [text for _, text, _ in turns] == [f"{text} And so it went on." for _, text in TURNS]


def test_times_that_people_speak_of_stay() -> None:
    spoken = ["We meet at 10:30 and leave at 09:15.", "At 10:30 again.", "It is (12:00) by then."]
    blocks = [Block(text) for text in spoken]
    assert with_plain_times(blocks) == blocks


def test_a_date_that_stays_the_same_and_numbers_of_sections_are_no_times() -> None:
    blocks = [Block(f"01-02-21 Ward {n} was full.") for n in (3, 1, 2, 5)]
    assert with_plain_times(blocks) == blocks
    blocks = [Block(f"1.0{n} The ward was full.") for n in range(5)]
    assert with_plain_times(blocks) == blocks


def test_a_time_is_kept_as_it_is_written_with_colons_and_else_made_of_hours() -> None:
    blocks = [Block(f"0:0{n} one\n{n}m 5s two") for n in range(1, 5)]
    assert with_plain_times(blocks)[0].text == "[0:01] one\n[0:01:05] two"


def test_times_of_subtitles_are_left_to_their_reader() -> None:
    blocks = [Block(f"0:0{n} we went", kind="cue") for n in range(1, 6)]
    assert with_plain_times(blocks) == blocks


@pytest.mark.parametrize(
    "date", ["12 mars 2024 10:0{}", "12. mars 2024 kl. 10:0{}", "Mar 12, 2024 at 10:0{}"]
)
def test_a_date_in_words_before_a_time_goes_with_it(date: str) -> None:
    lines = [Block(f"Amal Said\n{date.format(n)}\nThey came and sat down.") for n in range(1, 6)]
    texts = [block.text for block in with_plain_times(lines)]
    assert [text.split("\n")[1] for text in texts] == [f"[0:10:0{n}]" for n in range(1, 6)]


@pytest.mark.parametrize("who", ["S", "M", "H", "s"])
def test_a_row_with_its_number_and_a_letter_for_the_speaker_has_no_time(who: str) -> None:
    rows = [Block(f"{n}\t{who if n % 2 else 'I'}\tWe came.", "table") for n in range(1, 9)]
    assert with_plain_times(rows) == rows


def test_minutes_with_a_point_before_paragraphs_are_times_and_sections_are_none() -> None:
    said = ["I came.", "And why?", "For work.", "And then?", "I stayed.", "How long?"]
    times = ["0.00", "0.04", "0.17", "1.06", "1.51", "1.55"]
    found = with_plain_times([Block(f"{at} {one}") for at, one in zip(times, said, strict=True)])
    assert [block.text.split("] ")[1] for block in found] == said
    for numbers in (["1.10", "1.20", "2.10", "2.20", "3.10", "3.20"], ["0.5", "1.5", "2.5"] * 2):
        blocks = [Block(f"{at} {one}") for at, one in zip(numbers, said, strict=True)]
        assert with_plain_times(blocks) == blocks
