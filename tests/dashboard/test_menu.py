"""The pages of the dashboard, as plain data."""

from __future__ import annotations

import ast

import pytest

from dashboard import menu
from pipeline.wording.translation import in_language, say
from tests.paths import ROOT


@pytest.mark.parametrize("item", menu.MENU, ids=lambda item: item.file)
def test_a_page_has_a_script_and_asks_a_question_in_each_language(item: menu.Item) -> None:
    assert (ROOT / "dashboard" / menu.path(item.file)).is_file()
    assert item.question.endswith("?")
    with in_language("nb"):
        assert say(item.question) != item.question
        assert say(item.question).endswith("?")


@pytest.mark.parametrize("item", menu.MENU, ids=lambda item: item.file)
def test_a_script_holds_no_text_of_its_own_that_a_page_would_print(item: menu.Item) -> None:
    """Streamlit may write a bare text of a script on its page; comments stay in the script."""
    script = (ROOT / "dashboard" / menu.path(item.file)).read_text(encoding="utf-8")
    bare = [
        one.value.value
        for one in ast.parse(script).body[1:]
        if isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant)
    ]
    assert bare == []


def test_no_two_pages_have_the_same_title_icon_or_question() -> None:
    for field in menu.Item._fields:
        values = [getattr(item, field) for item in menu.MENU]
        assert len(set(values)) == len(values), field


def test_the_answer_comes_first_and_how_it_was_measured_last() -> None:
    assert (menu.MENU[0].file, menu.MENU[-1].file) == ("overview", "method")
