"""Pages of very long names, and keys that come faster than the page."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import (
    Page,
)

from dashboard import marks, menu
from pipeline import tables
from pipeline.wording.messages import encoded, message
from tests import example_tables
from tests.browser.steps import (
    PHONE,
    WITH_BROWSER,
    address_of,
    go,
    served,
    settle,
)

pytestmark = WITH_BROWSER

LONG = "Medborgerskapsfrivillighetssamhandlingsreformveileder" * 6


LONG_COLUMNS = (
    (tables.Documents, "title"), (tables.Documents, "cluster"), (tables.Documents, "municipality"),
    (tables.Gaps, "label"), (tables.TopicTerms, "term"),
    (tables.Promises, "statement"), (tables.Promises, "title"), (tables.Concordance, "title"),
    (tables.Concordance, "left"), (tables.Concordance, "speaker"), (tables.Passages, "text"),
    (tables.Collocates, "word"),
)  # fmt: skip


@pytest.fixture(scope="module")
def ugly_project(example_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose names are very long words, and no two lines of whose are alike."""
    folder = Path(shutil.copytree(example_folder, tmp_path_factory.mktemp("ugly") / "project"))
    made = dict(example_tables.frames())
    for table, column in LONG_COLUMNS:
        if column in made[table]:
            long = LONG + made[table][column].astype(str)
            made[table] = made[table].assign(**{column: long})
    lines = made[tables.Concordance]
    each_another = [f"{text} {n}" for n, text in enumerate(lines["right"])]
    made[tables.Concordance] = lines.assign(right=each_another)
    note = encoded([message("name_weak", label=LONG, share="20", topic=LONG)])
    made[tables.Topics] = made[tables.Topics].assign(note=note)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        example_tables.write_all(made)
    return folder


@pytest.fixture(scope="module")
def ugly(ugly_project: Path) -> Iterator[str]:
    """Its dashboard."""
    with served(ugly_project) as url:
        yield url


# Those with names in charts, tables, cards and filters.
@pytest.mark.parametrize("item", menu.MENU[:3] + menu.MENU[5:6], ids=lambda item: item.file)
def test_very_long_names_do_not_widen_a_page_of_a_phone(
    item: menu.Item, ugly: str, tab: Callable[..., Page]
) -> None:
    page = tab(PHONE)
    go(page, f"{ugly}/{address_of(item)}")
    assert page.locator("[data-testid=stException]").count() == 0
    assert page.evaluate("document.scrollingElement.scrollWidth <= window.innerWidth")
    main = page.locator("[data-testid=stMain]")
    assert main.evaluate("box => box.scrollWidth <= box.clientWidth")


# Each key with the mention on the screen as it was pressed.
PRESSES = """() => {
  window.presses = [];
  document.addEventListener("keydown", event => window.presses.push(
    [event.key, document.querySelector(".cs-item").innerText]), true);
}"""

# Both answers before anything can be drawn, on a machine as fast as can be.
AT_ONCE = """() => {
  for (const key of "yn") {
    const code = "Key" + key.toUpperCase();
    document.body.dispatchEvent(new KeyboardEvent("keydown", {key, code, bubbles: true}));
  }
}"""


def test_however_fast_keys_come_a_mention_is_marked_by_none_but_a_key_pressed_on_its_sight(
    ugly: str, page: Page, ugly_project: Path
) -> None:
    go(page, f"{ugly}/check")
    page.evaluate(PRESSES)
    at_leisure: set[tuple[str, str]] = set()
    for key in "ynyn":
        page.evaluate(AT_ONCE)
        for number in range(6):
            page.keyboard.press("yn"[number % 2], delay=number * 6)  # held for as many ms
        settle(page)
        # Of two answers to one sight none need be kept; the one to this sight must be.
        at_leisure.add((key, page.locator(".cs-item").inner_text()))
        page.keyboard.press(key)
        settle(page)
    presses = [tuple(one) for one in page.evaluate("window.presses")]
    made = marks.read("mention", file=ugly_project / marks.FILE)
    lines = pd.read_parquet(ugly_project / tables.place(tables.Concordance))
    texts = dict(
        zip(lines["mention_id"], lines["left"] + lines["keyword"] + lines["right"], strict=True)
    )
    kept = {(mark[0], texts[id]) for id, mark in zip(made["item"], made["mark"], strict=True)}
    assert len(presses) == 4 * (2 + 6 + 1)
    assert len(at_leisure) == 4
    assert at_leisure <= kept <= set(presses)
