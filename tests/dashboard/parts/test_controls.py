"""What remains of the gap in speech alone: counted in words, and each row in a table."""

from __future__ import annotations

import pytest

from dashboard.parts import controls
from pipeline import tables
from tests import example_tables
from tests.pages import opened, seen, texts

# AppTest leaves a temporary folder to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore:Implicitly cleaning up:ResourceWarning")


def test_the_section_says_who_is_compared_and_what_becomes_of_the_gaps(
    shared_example: object,
) -> None:
    said = texts(seen("overview"))
    assert "In speech alone" in said and "In writing alone" not in said
    assert "People of policy who were interviewed (6 documents)" in said
    assert "interviews of the frontline (21)" in said
    assert (
        "Of 3 gaps that the main comparison names, 1 are there here too, 0 are to the other side, "
        "1 are shown to be alike; for 1 the evidence is too thin." in said
    )


def test_without_a_control_there_is_no_section(example: example_tables.Frames) -> None:
    tables.write(tables.Control, tables.empty(tables.Control))
    said = texts(opened("overview"))
    assert "In speech alone" not in said and "main comparison" not in said


def test_every_control_has_a_title_and_says_who_it_is() -> None:
    assert set(controls.TITLES) == set(controls.WHO) == set(tables.CONTROLS)
