"""The basket of quotes on a page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dashboard import marks, state
from dashboard.data import basket
from dashboard.parts import baskets, grids, layout
from pipeline import tables
from tests.dashboard.recorder import Recorder
from tests.dashboard.shown import example

ITEMS = example(tables.Passages)["segment_id"].head(2).tolist()


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Recorder:
    monkeypatch.chdir(tmp_path)
    made = Recorder()
    made.session_state["language"] = "en"
    for module in (baskets, grids, layout, state):
        monkeypatch.setattr(module, "st", made)
    monkeypatch.setattr(layout, "read", lambda table, *_, **__: example(table))
    return made


def pressed(page: Recorder, label: str) -> None:
    call = next(one for one in page.of("button") if one.args[0] == label)
    call.settings["on_click"](*call.settings["args"])


def test_one_click_puts_a_quote_into_the_basket(page: Recorder) -> None:
    page.session_state["coder_name"] = "Åse"
    baskets.button(ITEMS[0], "", key="x")
    pressed(page, "Put into the basket of quotes (the whole passage)")
    assert basket.read()[["coder", "item"]].to_numpy().tolist() == [["Åse", ITEMS[0]]]
    baskets.button(ITEMS[0], "", key="y")
    assert page.of("button")[-1].args[0] == "In the basket of quotes"
    assert page.of("button")[-1].settings["disabled"]


def test_quotes_are_noted_moved_and_taken_out(page: Recorder) -> None:
    for item in ITEMS:
        basket.put("Åse", item, "")
    baskets.section()
    note = page.of("text_input")[1]
    page.session_state[note.settings["key"]] = "for the minister"
    note.settings["on_change"](*note.settings["args"])
    assert basket.read()["note"].tolist() == ["", "for the minister"]
    pressed(page, "Up")
    assert basket.read()["item"].tolist() == ITEMS[::-1]
    pressed(page, "Remove")
    assert basket.read()["item"].tolist() == [ITEMS[1]]
    assert re.fullmatch(r"cospeak_quotes_en(_[\d-]+)?\.csv", page.one("download_button").args[2])


def test_quotes_are_copied_with_source_and_note_one_by_one_and_all_at_once(page: Recorder) -> None:
    for item in ITEMS:
        basket.put("Åse", item, "")
    basket.keep("Åse", ITEMS[1], "", order=2, note="for the minister")
    baskets.section()
    first, second, both = page.texts("code")
    rows = basket.quoted(lambda table: example(table)).to_dict("records")
    assert first == f"“{rows[0]['text']}” ({rows[0]['source']})"
    assert second.endswith(f" ({rows[1]['source']})\nfor the minister")
    assert both == f"{first}\n\n{second}"


def test_of_many_buttons_each_is_short_and_explained(page: Recorder) -> None:
    basket.put("Åse", ITEMS[0], "")
    for item in ITEMS:
        baskets.button(item, "", key=item, held=basket.held())
    inside, outside = page.of("button")
    assert (inside.args[0], inside.settings["disabled"]) == ("In the basket", True)
    assert (outside.args[0], outside.settings["disabled"]) == ("Quote", False)
    assert outside.settings["help"] == "Put into the basket of quotes"


def test_an_empty_basket_says_how_it_is_filled(page: Recorder) -> None:
    baskets.section()
    assert "Each line of a concordance" in page.texts("caption")[0]


def test_a_basket_that_cannot_be_kept_says_so(
    page: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise marks.NotSaved("the disk is full")

    monkeypatch.setattr(marks, "save", fails)
    baskets.button(ITEMS[0], "", key="x")
    pressed(page, "Put into the basket of quotes (the whole passage)")
    assert "the disk is full" in page.texts("toast")[0]
