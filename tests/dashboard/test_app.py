"""The dashboard's frame: menu, look, language, and who is let in."""

from __future__ import annotations

import pytest

from dashboard import access, menu
from dashboard.data import loading
from tests.pages import app

# AppTest leaves a temporary folder to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore:Implicitly cleaning up:ResourceWarning")


def test_the_first_page_is_the_overview_in_the_frame_of_all_pages(shared_example: object) -> None:
    shown = app().run()
    assert [title.value for title in shown.title] == [menu.MENU[0].title]
    assert any(menu.MENU[0].question.split("'")[0] in one.value for one in shown.html)
    assert any(one.key == "interface" for one in shown.get("button_group"))


def test_who_is_not_let_in_sees_nothing(
    shared_example: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(access, "allowed_here", lambda: False)
    shown = app().run()
    assert not shown.exception
    assert not [*shown.title, *shown.html, *shown.dataframe, *shown.markdown]


def test_a_table_of_another_version_ends_a_page_with_what_to_do(
    shared_example: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stale(*_: object, **__: object) -> None:
        raise loading.StaleTable("x.parquet does not fit")

    monkeypatch.setattr(loading, "is_invented", stale)
    shown = app().run()
    assert not shown.exception
    assert [one.value for one in shown.warning] == [r"x\.parquet does not fit"]
