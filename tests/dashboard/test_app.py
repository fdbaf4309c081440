"""The dashboard's frame: menu, look, language, and who is let in."""

from __future__ import annotations

import re

import pytest

from dashboard import access, menu
from dashboard.data import loading
from tests.pages import app
from tests.paths import ROOT

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


IMPORT = re.compile(r"^from ([\w.]+) import (?:\(([^)]*)\)|(.+))$|^import ([\w.]+)", re.MULTILINE)


def imported_by(module: str) -> set[str]:
    """What the module imports as it is read, not what its functions do; none if it is not ours.

    The packages that a module is in are read before it.
    """
    place = ROOT / module.replace(".", "/")
    files = [one for one in (place.with_suffix(".py"), place / "__init__.py") if one.is_file()]
    made: set[str] = set()
    for source, in_brackets, in_line, bare in IMPORT.findall(
        "\n".join(one.read_text(encoding="utf-8") for one in files)
    ):
        made |= {source or bare}
        made |= {f"{source}.{name}" for name in re.findall(r"\w+", in_brackets or in_line)}
    names = [one.split(".") for one in {module, *made}]
    return made | {".".join(parts[:n]) for parts in names for n in range(1, len(parts))}


def test_a_module_is_read_after_the_packages_that_it_is_in() -> None:
    assert {"tests", "tests.dashboard"} <= imported_by("tests.dashboard.test_app")
    assert {"dashboard", "dashboard.data"} <= imported_by("tests.dashboard.test_app")


def test_the_first_page_does_not_wait_for_scipy() -> None:
    known: set[str] = set()
    left = {"dashboard.app", "dashboard.views.overview"}
    while left:
        known |= left
        left = {one for module in left for one in imported_by(module)} - known
    assert {"dashboard.data.arranging", "pipeline.stats", "altair"} <= known  # it follows them
    assert not {one for one in known if one.startswith("scipy")}
