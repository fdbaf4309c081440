"""Each known layout reads the same interview."""

from __future__ import annotations

import pytest

from pipeline.ingest.talk.layouts.known import layouts
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
