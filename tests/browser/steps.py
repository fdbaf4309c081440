"""What is done in a browser: pages opened, rows chosen, keys pressed, steps counted."""

from __future__ import annotations

import math
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import (
    Locator,
    Page,
)

from dashboard import menu
from tests.paths import ROOT

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium-headless-shell", "chromium", "chromium-browser"))),
    None,
)


PHONE, DESK = 390, 1440

# What a browser of a phone says of itself, by which a page knows it.
OF_A_PHONE = (
    "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 "
    "Mobile Safari/537.36"
)


WITH_BROWSER = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: apt-get install chromium"),
]


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a dashboard of the tables that are in the folder."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    shutil.copytree(ROOT / ".streamlit", folder / ".streamlit", dirs_exist_ok=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", "streamlit", "run", str(ROOT / "dashboard" / "app.py"),
         "--server.port", str(port)],
        cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    url = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{url}/_stcore/health", server)
        yield url
    finally:
        server.terminate()
        server.wait(timeout=20)


def wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(240):
        assert server.poll() is None, "the dashboard ended at once"
        try:
            with urllib.request.urlopen(url, timeout=2):  # noqa: S310
                return
        except (urllib.error.URLError, TimeoutError):
            time.sleep(0.25)
    pytest.fail("the dashboard did not start within a minute")


Scheme = Literal["light", "dark"]


def go(page: Page, url: str) -> None:
    page.goto(url)
    settle(page)


# What the page has asked of the server and the server has begun and ended, read off the messages
# between them: only their kinds, by the numbers of Streamlit's protocol. What the page says of
# itself is late: for as long as the server has not heard of a press, nothing seems to run.
HEARD = """
window.runs = {asked: true, open: false};
const [RERUN, BEGUN, ENDED, ENDED_FOR_ANOTHER] = [0x5a, 0x22, 0x30, 2];
const kind = bytes => {
  let at = 0;
  const number = () => {
    let value = 0, shift = 0, byte;
    do { byte = bytes[at++]; value |= (byte & 127) << shift; shift += 7; } while (byte & 128);
    return value;
  };
  for (;;) {
    const tag = number();
    if (tag !== 0x0a && tag !== 0x12) { return [tag, number()]; }
    const length = number();  // of the hash of the message, or its place on the page
    at += length;
  }
};
window.WebSocket = class extends WebSocket {
  constructor(...given) {
    super(...given);
    this.addEventListener("message", event => {
      const [tag, value] = kind(new Uint8Array(event.data));
      if (tag === BEGUN) { window.runs = {asked: false, open: true}; }
      if (tag === ENDED) { window.runs.open = value === ENDED_FOR_ANOTHER; }
    });
  }
  send(data) {
    if (kind(data)[0] === RERUN) { window.runs.asked = true; }
    super.send(data);
  }
};
"""

# No run is asked for or open, the page knows it, and nothing was drawn for a third of a second.
QUIET = """() => new Promise((resolve, reject) => {
  const begun = performance.now();
  let last = begun;
  const seen = new MutationObserver(() => { last = performance.now(); });
  seen.observe(document.body, {subtree: true, childList: true, attributes: true});
  const look = setInterval(() => {
    const ended = document.querySelector(
      "[data-testid=stApp][data-test-script-state=notRunning]");
    if (!ended || window.runs.asked || window.runs.open) { last = performance.now(); }
    if (performance.now() - last > 330) { clearInterval(look); seen.disconnect(); resolve(); }
    if (last - begun > 60_000) { clearInterval(look); reject(new Error("it never rests")); }
  }, 60);
})"""


def settle(page: Page) -> None:
    """Waits until the script has run and nothing is drawn any more."""
    page.wait_for_selector("h1")
    page.evaluate(QUIET)


def choose_row(table: Locator, row: int) -> None:
    """Clicks the box at the left end of a row, which is drawn on a canvas."""
    table.scroll_into_view_if_needed()
    table.click(position={"x": 18, "y": 36 + 35 * row + 17})
    settle(table.page)


def address_of(item: menu.Item) -> str:
    return "" if item.file == "overview" else item.file


# What is right with a page is not written up, and what could only be a minor thing is not looked
# for: that takes more time than looking for what is wrong. A rule has one impact.
FAULTS = """async () => {
  const {rules, tagExclude} = axe._audit;
  const values = rules
    .filter(rule => rule.enabled && !rule.tags.some(tag => tagExclude.includes(tag)))
    .filter(rule => !["minor", "moderate"].includes(rule.impact)).map(rule => rule.id);
  const told = await axe.run(
    document, {runOnly: {type: "rule", values}, resultTypes: ["violations"]});
  return told.violations
    .filter(one => ["serious", "critical"].includes(one.impact))
    .flatMap(one => one.nodes.map(node => `${one.id}: ${node.html.slice(0, 160)}`));
}"""


def serious(page: Page) -> list[str]:
    """What axe finds wrong with the page, the minor things left out."""
    if page.evaluate("typeof axe === 'undefined'"):  # a page that stays has it from before
        page.evaluate(Axe().axe_script)
    found: list[str] = page.evaluate(FAULTS)
    return found


class Walk:
    """What a reader does to get there: clicks, and screens: pages opened and windows scrolled."""

    def __init__(self, page: Page, url: str) -> None:
        self.page, self.clicks, self.screens = page, 0, 1
        go(page, url)

    def look(self, place: Locator) -> None:
        """Scrolls to what is looked at."""
        box = place.bounding_box()
        assert box is not None
        away = max(0.0, box["y"] + box["height"] - 1000, -box["y"])
        self.screens += math.ceil(away / 1000)
        place.scroll_into_view_if_needed()

    def click(self, place: Locator) -> None:
        """Clicks, after scrolling there; another page is another screen."""
        self.look(place)
        before = self.page.url.partition("?")[0]
        place.click()
        settle(self.page)
        self.clicks += 1
        self.screens += self.page.url.partition("?")[0] != before

    def fetch(self, place: Locator) -> str:
        """Downloads by a click; the name of the file."""
        self.look(place)
        with self.page.expect_download() as started:
            place.click()
        self.clicks += 1
        self.fetched = Path(started.value.path())
        return started.value.suggested_filename

    @property
    def cost(self) -> tuple[int, int]:
        return self.clicks, self.screens


def press(page: Page, key: str) -> int:
    page.keyboard.press(key)
    return 1
