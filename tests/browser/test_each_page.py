"""Each page on a phone and on a desk: fits, passes axe, is walked with keys alone."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import (
    BrowserContext,
    Page,
    Request,
    expect,
)

from dashboard import menu
from tests.browser.steps import (
    DESK,
    PHONE,
    WITH_BROWSER,
    Scheme,
    address_of,
    press,
    serious,
    settle,
)
from tests.pages import PARTS

pytestmark = WITH_BROWSER

# What is seen of a page when it opens, and the other parts of that which has some.
SEEN = [(item, "") for item in menu.MENU] + [
    (item, f"?part={part}") for item in menu.MENU if item.file == "topics" for part in PARTS[1:]
]


class Opened:
    """A page of the menu, opened on a phone in the dark and widened: half of the loads.

    Of the parts of a page the first that is asked for is opened by its address, the others by tabs.
    """

    def __init__(self, page: Page, address: str) -> None:
        self.page, self._address, self._place = page, address, "none yet"
        self.errors: list[str] = []
        self.foreign: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", self._sent)

    def _sent(self, request: Request) -> None:
        if not request.url.startswith((self._address, "data:", "blob:")):
            self.foreign.append(request.url)

    def show(self, place: str, width: int, scheme: Scheme) -> None:
        self.page.set_viewport_size({"width": width, "height": 1000})
        self.page.emulate_media(color_scheme=scheme)
        if place != self._place:
            self._open(place)
        settle(self.page)
        assert self.page.url == f"{self._address}/{place}"

    def _open(self, place: str) -> None:
        page, _, part = place.partition("?part=")
        if part and self._place.startswith(f"{page}?part="):  # as a reader goes from part to part
            self.page.get_by_role("tab").nth(PARTS.index(part)).click()
        else:
            self.page.goto(f"{self._address}/{place}")
        self._place = place


@pytest.fixture(scope="module")
def opened(windows: Callable[[int, Scheme], BrowserContext], address: str) -> Opened:
    page = windows(PHONE, "dark").new_page()
    page.set_default_timeout(30_000)
    return Opened(page, address)


@pytest.mark.parametrize(("width", "scheme"), [(PHONE, "dark"), (DESK, "light")])
@pytest.mark.parametrize(("item", "asked"), SEEN, ids=lambda one: getattr(one, "file", one))
def test_each_page_opens_fits_the_window_passes_axe_and_is_walked_by_keys(
    item: menu.Item, asked: str, width: int, scheme: Scheme, opened: Opened
) -> None:
    opened.show(f"{address_of(item)}{asked}", width, scheme)
    page = opened.page
    expect(page.get_by_role("heading", level=1)).to_have_text(item.title)
    if item.file == "concordance" and width == PHONE:  # what follows the keyword is seen too
        heads = page.locator("[data-testid=stDataFrame] [role=columnheader]")
        assert heads.all_inner_texts()[:3] == ["before", "keyword", "after"]
        cells = page.locator("[data-testid=stDataFrame] [role=gridcell]").all_inner_texts()
        assert any(cell.endswith(" …") and len(cell) <= 22 for cell in cells), cells[:8]
    if item.file == "topics" and width == DESK:
        assert page.evaluate(HEIGHT) <= MOST_SCREENS * 1000
    assert page.locator("[data-testid=stException]").count() == 0
    assert page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") == (scheme == "dark")
    assert opened.errors == []
    assert opened.foreign == []  # nothing leaves the machine, not even for a font
    assert page.evaluate("document.scrollingElement.scrollWidth <= window.innerWidth")
    assert serious(page) == []
    levels = [int(one) for one in page.evaluate(HEADINGS)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels)), levels
    if width == DESK:
        tables_here = page.locator("[data-testid=stDataFrame]:visible").count()
        assert page.locator(".cs-jump a").count() >= tables_here
        walk_to_every_csv(page)


MOST_SCREENS = 4


HEIGHT = "document.querySelector('[data-testid=stMain]').scrollHeight"


HEADINGS = """() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
  .filter(one => one.checkVisibility()).map(one => one.tagName[1])"""


MOST_STEPS = 20

# From the top of the page, wherever a click has been.
TO_THE_TOP = """() => {
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute("tabindex");
  document.activeElement.blur();
}"""


def walk_to_every_csv(page: Page) -> None:
    """With keys alone: each table's CSV within twenty steps, and always seen where one is."""
    n_tables = page.locator(".cs-jump a").count()
    for number in range(1, n_tables + 1):
        if number == 1:
            page.evaluate(TO_THE_TOP)
            steps = press(page, "Tab")
            assert page.evaluate(FOCUS)["text"] == "Skip to main content"  # Streamlit's own
            page.keyboard.press("Enter")
        else:  # back to the link before, which was left by Enter
            page.locator(".cs-jump a").nth(number - 2).focus()
            steps = number
        steps += press(page, "Tab")
        told = page.evaluate(FOCUS)
        assert told["shown"], told["text"]
        assert told["text"].startswith("To the table "), told["text"]
        page.keyboard.press("Enter")
        steps += press(page, "Tab")
        told = page.evaluate(FOCUS)
        assert told["shown"]
        assert told["text"].endswith("CSV"), told["text"]
        assert steps <= MOST_STEPS
    if n_tables:
        with page.expect_download():
            page.keyboard.press("Enter")


# Where the focus is, and whether it can be seen: an outline or a shadow, of it or around it.
FOCUS = """() => {
  const at = document.activeElement;
  let shown = false;
  for (let one = at, n = 0; one && n < 4; one = one.parentElement, n++) {
    const style = getComputedStyle(one);
    shown = shown || style.boxShadow !== "none"
      || (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0);
  }
  const canvas = at.tagName === "CANVAS" || at.closest("[data-testid=stDataFrame]") !== null
    || at.closest("[data-testid=stVegaLiteChart]") !== null;
  return {inside: at !== document.body, shown: shown || canvas,
          text: (at.innerText || at.getAttribute("aria-label") || at.tagName).trim()};
}"""
