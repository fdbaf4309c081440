"""The frame of all pages: language, title, links, and reading of tables."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest

from dashboard import menu, state, translation
from dashboard.data import loading
from dashboard.parts import layout
from pipeline import tables
from pipeline.wording.translation import in_language
from tests.dashboard.recorder import Recorder
from tests.paths import ROOT


class Stopped(Exception):
    """What Streamlit does to a page that ends."""


class Page(Recorder):
    def stop(self) -> None:
        raise Stopped


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> Page:
    made = Page()
    monkeypatch.setattr(layout, "st", made)
    monkeypatch.setattr(state, "st", made)
    return made


def test_a_page_opens_with_its_title_and_its_question_as_mere_text(page: Page) -> None:
    layout.opening("overview")
    assert page.texts("title") == ["Overview"]
    assert page.texts("html") == [
        '<p class="cs-lead">How differently do policy and the frontline speak?</p>'
    ]


def test_links_at_the_head_of_a_page_lead_to_its_tables(page: Page) -> None:
    layout.opening("documents")
    layout.table_place("documents.csv")
    layout.table_place("<b>.csv")
    told = page.texts("html")
    place = told[-1]
    links = next(text for text in reversed(told) if "<nav" in text)
    assert re.findall(r'href="#([^"]+)">([^<]+)<', links) == [
        ("cs-table-1", "To the table documents.csv"), ("cs-table-2", "To the table &lt;b&gt;.csv"),
    ]  # fmt: skip
    assert place == '<div id="cs-table-2" class="cs-landing" tabindex="-1"></div>'
    layout.opening("words")
    assert "<nav" not in page.texts("html")[-1]


def test_titles_of_pictures_are_a_level_below_the_heading_that_they_stand_under(
    page: Page,
) -> None:
    layout.opening("words")
    layout.picture_title("More: *care*")
    layout.heading("Its sentences")
    layout.picture_title("Where")
    assert page.texts("header") == [r"More\: \*care\*", "Its sentences"]
    assert page.texts("subheader") == ["Where"]
    layout.opening("words")
    layout.picture_title("First of its page")
    assert page.texts("header")[-1] == "First of its page"


@pytest.mark.parametrize("invented", [True, False])
def test_each_page_says_whether_its_texts_are_invented(
    invented: bool, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "is_invented", lambda: invented)
    layout.opening("words")
    assert page.texts("badge") == ([loading.INVENTED] if invented else [])


@pytest.mark.parametrize("going_on", [True, False])
def test_a_run_that_goes_on_is_announced_on_each_page(
    going_on: bool, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "is_running", lambda: going_on)
    layout.opening("words")
    assert [text.startswith("A run is going on.") for text in page.texts("info")] == (
        [True] if going_on else []
    )


def test_a_page_read_on_a_phone_is_known_by_its_browser(page: Page) -> None:
    assert not layout.is_phone()
    page.context.headers["User-Agent"] = "Mozilla/5.0 (iPhone) AppleWebKit Mobile/15E148"
    assert layout.is_phone()
    page.context.headers = None
    assert not layout.is_phone()


def test_a_link_goes_to_the_script_of_a_page_with_its_choices(page: Page) -> None:
    layout.link("documents", "Read on", document="The plan", place="p:0001")
    call = page.one("page_link")
    assert call.args == (menu.path("documents"),)
    assert call.settings["label"] == "Read on"
    assert call.settings["query_params"] == {"document": "The plan", "place": "p:0001"}


def test_a_missing_table_ends_the_page_with_what_to_do(
    page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Stopped):
        layout.read(tables.Gaps)
    (warning,) = page.of("warning")
    assert r"Run \`make run\`" in warning.args[0]
    assert warning.settings["title"] == "Not made yet"


def test_rows_of_the_chosen_language_are_read(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    both = pd.DataFrame({"language": ["en", "nb"], "n": [1, 2]})
    monkeypatch.setattr(loading, "load", lambda *_, **__: both)
    page.session_state.update(languages={"en": "English", "nb": "Norwegian"}, language="nb")
    assert layout.read(tables.Gaps)["n"].tolist() == [2]
    monkeypatch.setattr(loading, "load", lambda *_, **__: both[["n"]])
    assert layout.read(tables.Gaps)["n"].tolist() == [1, 2]


def test_the_language_of_the_documents_is_asked_for_only_where_there_are_two(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(layout, "interface_language", lambda: None)
    for spoken, asked in ((["en", "en"], 0), (["nb", "en", "nb", "xx"], 1)):
        documents = pd.DataFrame({"language": spoken})
        monkeypatch.setattr(loading, "load", lambda *_, rows=documents, **__: rows)
        page.calls.clear()
        layout.frame()
        assert len(page.of("selectbox")) == asked
    assert page.session_state["languages"] == {
        "nb": "Norwegian (bokmål)", "en": "English", "xx": "xx",
    }  # fmt: skip


def test_the_frame_stands_without_tables(
    page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(layout, "interface_language", lambda: None)
    layout.frame()
    assert page.session_state["languages"] == {}


def test_the_choice_of_language_tells_the_browser_and_switches(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    switched: list[str] = []
    monkeypatch.setattr(translation, "switch", switched.append)
    with in_language("nb"):
        layout.interface_language()
    control = page.one("segmented_control")
    assert control.args[1] == list(translation.LANGUAGES)
    assert page.session_state["interface"] == "nb"
    assert "document.documentElement.lang = 'nb'" in page.texts("html")[-1]
    page.session_state["interface"] = "en"
    control.settings["on_change"]()
    assert switched == ["en"]


def test_ink_is_that_of_the_theme() -> None:
    config = (ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    for colour in layout.INK.values():
        assert colour in config


def test_a_link_lands_on_its_place_once(page: Page) -> None:
    layout.landing("passages")
    page.query_params["at"] = "passages"
    layout.landing("sentences")
    layout.landing("passages")
    layout.landing("passages")
    before, other, asked, after = page.of("html")
    assert "<script>" in asked.args[0]
    assert asked.settings["unsafe_allow_javascript"] is True
    assert "at" not in page.query_params
    for call in (before, other, after):
        assert "<script>" not in call.args[0]
    for call in (before, asked, after):
        assert 'id="cs-passages"' in call.args[0]
    page.query_params["at"] = "passages"
    layout.landing("passages")
    assert page.of("html")[-1].args != asked.args  # the browser runs the same script but once
