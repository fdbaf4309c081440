"""Each known layout reads the same interview."""

from __future__ import annotations

import pytest

from pipeline.ingest.blocks import Block
from pipeline.ingest.talk.layouts.known import layouts
from pipeline.ingest.talk.stamps import with_plain_times
from tests.ingest.talk.helpers import expected, read, said, written

CAPITALS = {"Tove Rask": "The CHAIRMAN", "Per Oddvik": "Mr. ODDVIK", "Marit Helle": "Ms. HELLE"}
IDS = {"Tove Rask": "id1", "Per Oddvik": "id2", "Marit Helle": "id3"}
DIALLED = {
    "Tove Rask": "Moderator",
    "Per Oddvik": "+47 900 12 345",
    "Marit Helle": "iPhone (Marit)",
}
NUMBERS = {"Tove Rask": "Moderator", "Per Oddvik": "#1", "Marit Helle": "#2"}
SURNAMES = {"Tove Rask": "Rask, Tove", "Per Oddvik": "Oddvik, Per", "Marit Helle": "Helle, Marit"}

SHAPES = {
    "brackets with a dotted time": ("[00.00.03] [{name}] {text}", None),
    "ids in brackets": ("[{name}] {text}", IDS),
    "a hearing": ("{name}. {text}", CAPITALS),
    "a time and a colon after a dash": ("{name} – 0{clock}:\n{text}", None),
    "braces": ("{{{name}}} {text}", None),
    "a stroke": ("{name} | {clock} | {text}", None),
    "a name after the time": ("[00:0{clock}] {name} {text}", None),
    "time in words": (
        "{name}\n0 minutes 3 seconds\n0:03\n{name} 0 minutes 3 seconds\n{text}",
        None,
    ),
    "numbers of people": ("{name}: {text}", NUMBERS),
    "numbers dialled": ("{name}: {text}", DIALLED),
    "numbers of questions": ("Q{n}     {name}: {text}", None),
}


@pytest.mark.parametrize(("template", "names"), SHAPES.values(), ids=SHAPES)
def test_a_layout_is_read(template: str, names: dict[str, str] | None) -> None:
    found = said(read(written(template, names=names)))
    assert found == expected(names)


def test_surnames_before_given_names_are_turned() -> None:
    assert said(read(written("{name}: {text}", names=SURNAMES))) == expected()


@pytest.mark.parametrize("template", ["{name} {clock} {text}", "{name}: {text}"])
def test_turns_whose_line_breaks_were_lost_are_told_apart(template: str) -> None:
    assert said(read(written(template, between=" "))) == expected()


def test_layouts_have_names_of_their_own() -> None:
    names = [layout.name for layout in layouts()]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("asks", "answers"),
    [("Intervjuer", "Informant"), ("Interviewer", "Respondent 1"), ("Moderator", "Deltaker 2")],
)
def test_roles_without_a_sign_begin_turns(asks: str, answers: str) -> None:
    said = (f"{asks} Who came?", f"{answers} Ten did.", f"{asks} Why?", f"{answers} To eat. Much.")
    found = read("\n\n".join(said * 2)).transcript.turns
    assert [(turn.speaker, turn.interviewer) for turn in found] == [
        (asks, True), (answers, False),
    ] * 4  # fmt: skip


def test_who_speaks_once_is_one_by_the_number_of_the_label() -> None:
    turns = ("How?", "By bus. It was late.", "Why?", "Snow. It lay for a week.", "Was it?", "Yes.")
    text = "\n\n".join(
        f"Speaker {1 + n % 2}  (0:0{n} - 0:0{n + 1})\n{said}" for n, said in enumerate(turns)
    )
    more = "\n\nIt took an hour.\n\nThen two.\n\nThen it was dark."
    last = "\n\nSpeaker 3  (0:07 - 0:09)\nI walked."
    blocks = with_plain_times([Block(part) for part in f"{text}{more}{last}".split("\n\n")])
    (layout,) = (one for one in layouts() if one.name == "name and time")
    found = layout.blocks(blocks)
    assert (found[-1].speaker, found[-1].text) == ("Speaker 3", "I walked.")
