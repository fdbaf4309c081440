"""The dashboard in a real browser: Debian's Chromium, headless, driven by Playwright."""

from __future__ import annotations

import math
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Literal
from urllib.parse import parse_qs, urlsplit

import pandas as pd
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Locator,
    Page,
    Request,
    expect,
    sync_playwright,
)

from dashboard import marks, menu
from pipeline import tables
from tests import example_tables
from tests.paths import ROOT

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")

PHONE, DESK = 390, 1440

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: apt-get install chromium"),
]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("project")


@pytest.fixture(scope="module")
def address(project: Path) -> Iterator[str]:
    """A dashboard of the example tables, started as `make app` starts it."""
    with served(project) as url:
        yield url


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a dashboard in the folder, which gets the example tables if it has none."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    if not (folder / "data").exists():
        shutil.copytree(ROOT / ".streamlit", folder / ".streamlit")
        subprocess.run(  # noqa: S603
            [sys.executable, str(ROOT / "tests" / "example_tables.py")],
            cwd=folder, env=environment, check=True,
        )  # fmt: skip
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


LONG = "Medborgerskapsfrivillighetssamhandlingsreformveileder" * 6
UGLY = f"""
from pipeline import tables
from pipeline.wording.messages import encoded, message
from tests import example_tables
made = example_tables.frames()
long = {LONG!r}
for table, column in (
    (tables.Documents, "title"), (tables.Documents, "cluster"), (tables.Documents, "municipality"),
    (tables.Gaps, "label"), (tables.TopicTerms, "term"),
    (tables.Promises, "statement"), (tables.Promises, "title"), (tables.Concordance, "title"),
    (tables.Concordance, "left"), (tables.Concordance, "speaker"), (tables.Passages, "text"),
    (tables.Collocates, "word"),
):
    if column in made[table]:
        made[table] = made[table].assign(**{{column: long + made[table][column].astype(str)}})
lines = made[tables.Concordance]
each_another = [f"{{text}} {{n}}" for n, text in enumerate(lines["right"])]
made[tables.Concordance] = lines.assign(right=each_another)
note = encoded([message("name_weak", label=long, share="20", topic=long)])
made[tables.Topics] = made[tables.Topics].assign(note=note)
example_tables.write_all(made)
"""


@pytest.fixture(scope="module")
def ugly_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose names are very long words."""
    folder = tmp_path_factory.mktemp("ugly")
    shutil.copytree(ROOT / ".streamlit", folder / ".streamlit")
    subprocess.run(  # noqa: S603
        [sys.executable, "-c", UGLY],
        cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True,
    )  # fmt: skip
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


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        # Chromium refuses its sandbox to root, and containers have a small /dev/shm.
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
        )
        yield chromium
        chromium.close()


Scheme = Literal["light", "dark"]


@pytest.fixture(scope="module")
def windows(browser: Browser) -> Callable[[int, Scheme], BrowserContext]:
    """A window of each kind, kept for all tests: Chromium reads Streamlit's code from its cache."""

    @cache
    def window(width: int, scheme: Scheme) -> BrowserContext:
        return browser.new_context(
            viewport={"width": width, "height": 1000}, color_scheme=scheme, reduced_motion="reduce"
        )

    return window


@pytest.fixture(scope="module")
def kept(windows: Callable[[int, Scheme], BrowserContext]) -> Callable[[int, Scheme], Page]:
    """The first page of each window: one that has Streamlit's code ready shows the next in half
    of the time of a new one."""

    @cache
    def first(width: int, scheme: Scheme) -> Page:
        return windows(width, scheme).new_page()

    return first


@pytest.fixture
def tab(
    windows: Callable[[int, Scheme], BrowserContext], kept: Callable[[int, Scheme], Page]
) -> Iterator[Callable[..., Page]]:
    """Opens an empty page, as wide and as light as is asked for; left empty after the test."""
    opened: list[Page] = []

    def open_tab(width: int, scheme: Scheme = "light") -> Page:
        first = kept(width, scheme)
        page = windows(width, scheme).new_page() if first in opened else first
        page.set_default_timeout(30_000)
        opened.append(page)
        return page

    yield open_tab
    for page in opened[1:]:
        page.close()
    for page in opened[:1]:
        page.goto("about:blank")


@pytest.fixture
def page(tab: Callable[..., Page]) -> Page:
    return tab(DESK)


def go(page: Page, url: str) -> None:
    page.goto(url)
    settle(page)


# The script has ended, and nothing has been drawn for a third of a second since.
QUIET = """() => new Promise(resolve => {
  let last = performance.now();
  const seen = new MutationObserver(() => { last = performance.now(); });
  seen.observe(document.body, {subtree: true, childList: true, attributes: true});
  const look = setInterval(() => {
    const ended = document.querySelector(
      "[data-testid=stApp][data-test-script-state=notRunning]");
    if (!ended) { last = performance.now(); }
    if (performance.now() - last > 330) { clearInterval(look); seen.disconnect(); resolve(); }
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


# What is seen of a page when it opens, and the other parts of that which has some.
SEEN = [(item, "") for item in menu.MENU] + [
    (item, f"?part={part}")
    for item in menu.MENU
    if item.file == "topics"
    for part in ("one", "map", "themes", "sure")
]


class Opened:
    """A page of the menu, opened on a phone in the dark and widened: half of the loads."""

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
            self.page.goto(f"{self._address}/{place}")
            self._place = place
        settle(self.page)


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


def serious(page: Page) -> list[str]:
    """What axe finds wrong with the page, the minor things left out."""
    return [
        f"{one['id']}: {node['html'][:160]}"
        for one in Axe().run(page).response["violations"]
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]


def test_the_overview_draws_its_pictures(address: str, page: Page) -> None:
    go(page, address)
    charts = page.locator("[data-testid=stVegaLiteChart]")
    expect(charts).to_have_count(3)
    for chart in charts.all():
        box = chart.bounding_box()
        assert box is not None
        assert box["height"] > 150


def test_no_toolbar_takes_a_picture_or_a_table_away_from_its_title(
    address: str, page: Page
) -> None:
    go(page, f"{address}/concepts")
    for box in ("stVegaLiteChart", "stDataFrame"):
        page.get_by_test_id(box).first.hover()
        bars = page.get_by_test_id("stElementToolbar")
        assert not any(bar.is_visible() for bar in bars.all())


def test_a_downloaded_csv_is_the_table(address: str, page: Page, tmp_path: Path) -> None:
    go(page, f"{address}/documents")
    with page.expect_download() as started:
        page.get_by_test_id("stDownloadButton").get_by_role("button").first.click()
    assert started.value.suggested_filename == "documents.csv"
    file = tmp_path / "documents.csv"
    started.value.save_as(file)
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    downloaded = pd.read_csv(file, encoding="utf-8-sig", dtype=str, keep_default_na=False)
    table = example_tables.documents().astype(str)
    assert set(downloaded.columns) == set(table.columns)
    pd.testing.assert_frame_equal(downloaded[table.columns], table, check_dtype=False)


def test_mentions_are_judged_with_keys_and_the_marks_survive_a_reload(
    address: str, page: Page
) -> None:
    go(page, f"{address}/check")
    answer_shown(page, "y")
    expect(page.get_by_text("1 of ", exact=False).first).to_be_visible()
    answer_shown(page, "n")
    expect(page.get_by_text("2 of ", exact=False).first).to_be_visible()
    go(page, f"{address}/check")
    expect(page.get_by_text("2 of ", exact=False).first).to_be_visible()
    answer_shown(page, "b")
    expect(page.get_by_text("1 of ", exact=False).first).to_be_visible()


def answer_shown(page: Page, key: str) -> None:
    """Presses a key for the mention that is shown, and waits for the buttons of the next.

    A button belongs to one mention: once it is there, a key counts for that one.
    """
    shown = page.locator("[class*=st-key-yes_]:visible")
    before = re.search(r"st-key-\S+", str(shown.get_attribute("class")))
    assert before is not None
    page.keyboard.press(key)
    expect(shown).not_to_have_class(re.compile(re.escape(before.group())))


# Each key with the mention on the screen as it was pressed.
PRESSES = """() => {
  window.presses = [];
  document.addEventListener("keydown", event => window.presses.push(
    [event.key, document.querySelector(".cs-item").innerText]), true);
}"""


def test_however_fast_keys_come_a_mention_is_marked_by_none_but_a_key_pressed_on_its_sight(
    ugly: str, page: Page, ugly_project: Path
) -> None:
    go(page, f"{ugly}/check")
    page.evaluate(PRESSES)
    for _ in range(4):
        for number in range(7):
            page.keyboard.press("yn"[number % 2], delay=number * 6)  # held for as many ms
        settle(page)
    pressed = {tuple(one) for one in page.evaluate("window.presses")}
    made = marks.read("mention", file=ugly_project / marks.FILE)
    lines = pd.read_parquet(ugly_project / tables.place(tables.Concordance))
    texts = dict(
        zip(lines["mention_id"], lines["left"] + lines["keyword"] + lines["right"], strict=True)
    )
    assert 2 <= len(made) < 28
    assert {
        (mark[0], texts[id]) for id, mark in zip(made["item"], made["mark"], strict=True)
    } <= pressed


def test_marks_survive_a_restart(address: str, page: Page, project: Path) -> None:
    asked = "check?task=word"
    go(page, f"{address}/{asked}")
    expect(page.get_by_text("Which of these words does not belong")).to_be_visible()
    page.keyboard.press("2")
    expect(page.get_by_text("1 of ", exact=False).first).to_be_visible()
    with served(project) as again:  # another process, that knows what is on the disk
        go(page, f"{again}/{asked}")
        expect(page.get_by_text("1 of ", exact=False).first).to_be_visible()


def test_a_filter_by_the_catalogue_stands_in_the_address_and_can_be_sent(
    address: str, page: Page
) -> None:
    go(page, f"{address}/words?by_role=volunteer&term=volunteer")
    expect(page.get_by_text("Narrowed to")).to_be_visible()
    told = page.get_by_text("Lines 1 to").inner_text()
    go(page, f"{address}/words?term=volunteer")
    expect(page.get_by_text("Narrowed to")).to_have_count(0)
    assert page.get_by_text("Lines 1 to").inner_text() != told


def test_a_finding_opens_to_what_other_analyses_say(address: str, page: Page) -> None:
    go(page, address)
    charts = page.locator("[data-testid=stVegaLiteChart]")
    before = charts.count()
    page.get_by_text(
        "Calculated in other ways: the same result in 4 of 4 kinds of check"
    ).first.click()
    expect(page.get_by_text("If we had analysed it differently")).to_be_visible()
    expect(page.get_by_role("heading", name="same result in 11 of 11")).to_be_visible()
    settle(page)
    assert charts.count() == before + 2  # the curve, and each cluster left out
    assert "analyses_concept_rate_co-production=true" in page.url


def test_the_zip_of_tables_holds_each_csv_file_as_it_is(
    address: str, page: Page, tmp_path: Path
) -> None:
    go(page, f"{address}/export")
    with page.expect_download() as started:
        page.get_by_role("button", name="All tables (ZIP)").click()
    file = tmp_path / "tables.zip"
    started.value.save_as(file)
    made = example_tables.frames()
    with zipfile.ZipFile(file) as packed:
        names = set(packed.namelist())
        assert names == {"manifest.json"} | {
            f"csv/{tables.name(table)}.csv" for table in made if table is not tables.Passages
        }
        assert packed.read("csv/gaps.csv") == tables.to_csv(made[tables.Gaps])


def test_a_picture_is_downloaded_as_png(address: str, page: Page, tmp_path: Path) -> None:
    go(page, address)
    with page.expect_download() as started:
        page.get_by_role("button", name="PNG", exact=True).first.click()
    name = started.value.suggested_filename
    assert re.fullmatch(r"cospeak_verdict_matrix_en_\d{4}-\d\d-\d\d\.png", name)
    file = tmp_path / "verdict_matrix.png"
    started.value.save_as(file)
    assert file.read_bytes().startswith(b"\x89PNG")


def test_a_number_of_the_overview_leads_to_its_sentences(address: str, page: Page) -> None:
    go(page, address)
    page.get_by_role("link", name="Its sentences").first.click()
    page.wait_for_url("**/concepts?*concept=co-production*")
    settle(page)
    expect(page.get_by_role("heading", name="Its sentences")).to_be_in_viewport()
    expect(page.get_by_text("Lines 1 to")).to_be_visible()
    choose_row(page.locator("[data-testid=stDataFrame]").nth(1), 0)
    expect(page.locator(".cs-segment.chosen mark")).to_have_text("co-production")
    page.get_by_role("link", name="Read on in the document").click()
    page.wait_for_url("**/documents?*place=*")
    expect(page.get_by_text("policy/care-of-tomorrow.docx · ")).to_be_visible()
    expect(page.locator(".cs-segment.chosen")).to_contain_text("co-production")


def test_a_row_of_the_rates_opens_to_its_sentences_and_the_address_says_so(
    address: str, page: Page
) -> None:
    go(page, f"{address}/concepts")
    choose_row(page.locator("[data-testid=stDataFrame]").first, 1)
    page.wait_for_url(re.compile(r"/concepts\?(?:.*&)?concept=co-creation"))
    expect(page.locator(".cs-finding")).to_contain_text("co-creation")


def test_a_share_of_the_overview_lands_on_its_passages(address: str, page: Page) -> None:
    go(page, address)
    page.get_by_role("link", name="Its passages").first.click()
    page.wait_for_url("**/topics?*topic=en-*")
    settle(page)
    place = page.get_by_role("heading", name="Passages that show it best")
    expect(place).to_be_in_viewport()
    page.wait_for_timeout(1000)  # it stands still
    expect(place).to_be_in_viewport()
    assert "at" not in parse_qs(urlsplit(page.url).query)


def test_a_link_shows_the_same_line_in_the_same_order_in_the_other_language(
    address: str, page: Page, tab: Callable[..., Page]
) -> None:
    go(page, f"{address}/concordance?q=the")
    page.get_by_role("radio", name="word after").click()
    settle(page)
    page.get_by_role("button", name="Next page").click()
    settle(page)
    choose_row(page.locator("[data-testid=stDataFrame]").first, 3)
    page.wait_for_url("**line=*")
    there = page.locator(".cs-segment.chosen")
    expect(there).to_have_count(1)
    told = there.inner_text()
    assert "page=2" in page.url
    other = tab(DESK)
    go(other, f"{page.url}&lang=nb")
    expect(other.get_by_role("radio", name="ordet etter")).to_be_checked()
    assert (
        other.locator(".cs-segment.chosen").inner_text().split("\n")[-1] == (told.split("\n")[-1])
    )


def test_a_topic_in_the_address_is_open(address: str, page: Page) -> None:
    go(page, f"{address}/topics?topic=en-7")
    expect(page.locator(".cs-finding")).to_contain_text("night, ward, shift, two")
    expect(page.locator(".cs-segment:visible")).to_have_count(4)
    page.get_by_text("More passages").first.click()
    expect(page.locator(".cs-segment:visible")).to_have_count(5)


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
        return started.value.suggested_filename

    @property
    def cost(self) -> tuple[int, int]:
        return self.clicks, self.screens


def test_task_one_the_gap_in_one_sentence(address: str, page: Page) -> None:
    walk = Walk(page, address)
    first = page.locator(".cs-finding").first
    expect(first).to_be_in_viewport()
    expect(first).to_contain_text("3 times as often")
    assert walk.cost == (0, 1)


def test_task_two_three_quotes_with_their_sources(
    page: Page, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with served(tmp_path_factory.mktemp("quotes")) as own:  # an empty basket
        walk = Walk(page, own)
        walk.click(page.get_by_role("link", name="Say and do", exact=True))
        for _ in range(3):
            walk.click(page.get_by_role("button", name="Put into the basket of quotes").first)
        walk.click(page.get_by_role("link", name="Export", exact=True))
        quotes = page.locator(".cs-segment.chosen")
        expect(quotes).to_have_count(3)
        for quote in quotes.all():
            assert quote.locator("small").inner_text().strip()
        assert walk.fetch(
            page.get_by_test_id("stDownloadButton").get_by_text("CSV").first
        ) == "quotes.csv"  # fmt: skip
    clicks, screens = walk.cost
    assert clicks == 6
    assert screens <= 6


def test_task_three_one_topic_as_csv_and_as_picture(address: str, page: Page) -> None:
    walk = Walk(page, f"{address}/topics?topic=en-7")
    button = page.get_by_role("button", name="This topic's comparison (CSV)")
    name = walk.fetch(button)
    assert re.fullmatch(r"cospeak_topic_comparison_en-7_en_[\d-]+\.csv", name)
    picture = page.locator(".st-key-topic_strip_en-7_png button")
    assert re.fullmatch(r"cospeak_topic_strip_en-7_en_[\d-]+\.png", walk.fetch(picture))
    clicks, screens = walk.cost
    assert clicks == 2
    assert screens <= 5


def test_task_four_does_one_document_make_it(address: str, page: Page) -> None:
    walk = Walk(page, address)
    walk.click(
        page.get_by_text("Calculated in other ways: the same result in 4 of 4 kinds of check").first
    )
    answer = page.get_by_role("heading", name="whichever of 6 clusters is left out")
    expect(answer).to_be_visible()
    walk.look(answer)
    clicks, screens = walk.cost
    assert clicks == 1
    assert screens <= 4


def test_task_five_the_exact_view_is_sent(
    address: str, page: Page, tab: Callable[..., Page]
) -> None:
    walk = Walk(page, f"{address}/concordance?q=the&order=left&by_role=volunteer")
    walk.click(page.get_by_role("button", name="This view"))
    sent = page.get_by_test_id("stCode").inner_text().strip()
    assert "volunteer" not in sent  # a document that has the role stands for it
    other = tab(DESK)
    go(other, sent)
    lines = other.get_by_text("Lines 1 to").inner_text()
    assert lines == page.get_by_text("Lines 1 to").inner_text()
    expect(other.get_by_role("radio", name="word before")).to_be_checked()
    assert walk.cost == (1, 1)


MOST_STEPS = 20


def walk_to_every_csv(page: Page) -> None:
    """With keys alone: each table's CSV within twenty steps, and always seen where one is."""
    n_tables = page.locator(".cs-jump a").count()
    for number in range(1, n_tables + 1):
        if number == 1:
            page.evaluate("document.activeElement.blur()")
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


def press(page: Page, key: str) -> int:
    page.keyboard.press(key)
    return 1


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


def test_a_printed_page_is_white_and_without_the_menu(
    address: str, tab: Callable[..., Page]
) -> None:
    page = tab(PHONE, "dark")
    go(page, address)
    page.emulate_media(media="print")
    for part in ("stSidebar", "stHeader", "stDownloadButton"):
        assert not any(one.is_visible() for one in page.get_by_test_id(part).all()), part
    told = page.evaluate(
        "[[getComputedStyle(document.querySelector('.stApp')).backgroundColor,"
        "getComputedStyle(document.querySelector('h1')).color,"
        "getComputedStyle(document.querySelector("
        "'[data-testid=stVegaLiteChart] :is(canvas, svg)')).filter]]"
    )
    assert told == [["rgb(255, 255, 255)", "rgb(29, 33, 38)", "invert(1) hue-rotate(180deg)"]]
    first = page.locator(".cs-finding span").first
    assert first.evaluate("one => getComputedStyle(one).color") == "rgb(27, 127, 191)"


def test_markup_in_a_quote_is_shown_and_not_obeyed(address: str, page: Page) -> None:
    go(page, f"{address}/concordance?q=bl%C3%A5b%C3%A6rsyltet%C3%B8y")
    choose_row(page.locator("[data-testid=stDataFrame]").first, 0)
    expect(page.locator(".cs-segment.chosen")).to_contain_text(example_tables.RISKY)
    assert page.locator("img[src=x]").count() == 0
    assert page.locator(".cs-segment strong, .cs-segment .katex").count() == 0


def test_the_norwegian_dashboard_is_norwegian_for_the_browser_too(address: str, page: Page) -> None:
    go(page, f"{address}/?lang=nb")
    expect(page.locator("html")).to_have_attribute("lang", "nb")
    expect(page).to_have_title("Oversikt · Cospeak")
    page.get_by_role("link", name="Ord", exact=True).first.click()
    page.wait_for_url("**/words?*lang=nb*")
    settle(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Ord")
    assert page.evaluate("(1234.5).toLocaleString(navigator.languages)") == "1\u00a0234,5"
    go(page, page.url)
    expect(page.get_by_role("heading", level=1)).to_have_text("Ord")


def test_the_language_is_switched_and_a_choice_stays(address: str, page: Page) -> None:
    go(page, f"{address}/concepts?concept=co-design&lang=nb")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sam-begreper")
    page.get_by_role("radio", name="English").click()
    page.wait_for_url(lambda url: "lang=" not in url)
    settle(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Co-concepts")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert "concept=co-design" in page.url
    page.get_by_role("radio", name="Norsk").click()
    page.wait_for_url("**lang=nb*")
    settle(page)
    assert "concept=co-design" in page.url


# The pages are built alike in both languages; this one has the most forms.
def test_axe_finds_no_serious_violation_in_norwegian(address: str, page: Page) -> None:
    go(page, f"{address}/check?lang=nb")
    assert serious(page) == []
