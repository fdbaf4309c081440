"""Who marks, and keeping of marks."""

from __future__ import annotations

import pytest

from dashboard import marks
from dashboard.parts import coding
from tests.dashboard.recorder import Recorder


@pytest.mark.parametrize(
    ("typed", "name"), [("Åse", "Åse"), ("  Åse ", "Åse"), ("", "analyst"), ("  ", "analyst")]
)
def test_marks_are_kept_under_the_typed_name_or_under_that_of_an_analyst(
    typed: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = Recorder(text_input=typed)
    monkeypatch.setattr(coding, "st", page)
    assert coding.coder() == name
    assert page.session_state["coder_name"] == typed


def test_the_name_passes_from_page_to_page_and_not_into_the_address(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = Recorder(text_input="Åse")
    page.session_state["coder_name"] = "Åse"
    monkeypatch.setattr(coding, "st", page)
    coding.coder()
    settings = page.one("text_input").settings
    assert settings["value"] == "Åse"
    assert "bind" not in settings


@pytest.mark.parametrize(
    ("presses", "kept"),
    [
        ([("b", "yes")], ["yes"]),
        ([("a", "yes")], []),  # of the item before, still on the screen
        ([("a", "no"), ("b", "yes")], ["yes"]),
        ([("b", "yes"), ("b", "yes")], ["yes"]),
        ([("b", "yes"), ("b", "no")], []),
        ([("b", "yes"), ("b", coding.BACK)], []),
    ],
)
def test_one_press_about_what_is_asked_is_kept_once(
    presses: list[tuple[str, str]], kept: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = Recorder()
    monkeypatch.setattr(coding, "st", page)
    found: list[str] = []
    coding.ask("a", found.append)
    asked = coding.ask("b", found.append)
    for item, mark in presses:
        coding.press(asked, item, mark)
    coding.keep_pressed()
    coding.press(asked, "b", "no")  # again, before the next is asked
    coding.keep_pressed()
    assert found == (kept or (["no"] if presses[-1][0] == "a" else []))


def test_a_press_leaves_the_session_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Streamlit gives a callback up that touches the session while the next key waits."""
    page = Recorder()
    monkeypatch.setattr(coding, "st", page)
    asked = coding.ask("a", lambda _: None)
    monkeypatch.setattr(coding, "st", None)
    found = {"motives"}
    for item in ("before", "a"):
        coding.press(asked, item, f"{item}_yes")
        coding.tick(asked, item, found, "time")
    assert asked.pressed == {"a_yes"}
    assert found == {"motives", "time"}


def test_a_mark_is_kept_without_a_word(example: object, monkeypatch: pytest.MonkeyPatch) -> None:
    page = Recorder()
    monkeypatch.setattr(coding, "st", page)
    coding.saved("answer", "Åse", "p:1", "support", place="f:2")
    assert marks.read("answer")[["coder", "item", "place", "mark"]].to_numpy().tolist() == [
        ["Åse", "p:1", "f:2", "support"]
    ]
    coding.saved("answer", "Åse", "p:1", None, place="f:2")
    assert marks.read("answer").empty
    assert page.calls == []


def test_a_mark_that_cannot_be_kept_says_why_until_it_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_: object, **__: object) -> None:
        raise marks.NotSaved("the disk is *full*")

    page = Recorder()
    monkeypatch.setattr(coding, "st", page)
    monkeypatch.setattr(marks, "save", full)
    coding.saved("answer", "Åse", "p:1", "support")
    toast = page.one("toast")
    assert toast.args == (r"the disk is \*full\*",)
    assert toast.settings["duration"] == "infinite"
