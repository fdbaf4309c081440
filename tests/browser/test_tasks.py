"""Five tasks of an analyst, in clicks and screens."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import (
    Page,
    expect,
)

from dashboard import marks
from tests.browser.steps import (
    DESK,
    WITH_BROWSER,
    Walk,
    go,
)

pytestmark = WITH_BROWSER


def test_task_one_the_gap_in_one_sentence(address: str, page: Page) -> None:
    walk = Walk(page, address)
    first = page.locator(".cs-finding").first
    expect(first).to_be_in_viewport()
    expect(first).to_contain_text("3 times as often")
    assert walk.cost == (0, 1)


@pytest.fixture
def empty_basket(project: Path) -> Iterator[None]:
    (project / marks.FILE).unlink(missing_ok=True)
    yield
    (project / marks.FILE).unlink(missing_ok=True)


def test_task_two_three_quotes_with_their_sources(
    address: str, page: Page, empty_basket: None
) -> None:
    walk = Walk(page, address)
    walk.click(page.get_by_role("link", name="Say and do", exact=True))
    for _ in range(3):
        walk.click(page.get_by_role("button", name="Put into the basket of quotes").first)
    walk.click(page.get_by_role("link", name="Export", exact=True))
    quotes = page.locator(".cs-segment.chosen")
    expect(quotes).to_have_count(3)
    for quote in quotes.all():
        assert quote.locator("small").inner_text().strip()
    csv = page.get_by_test_id("stDownloadButton").get_by_text("CSV").first
    assert re.fullmatch(r"cospeak_quotes_en_[\d-]+\.csv", walk.fetch(csv))
    clicks, screens = walk.cost
    assert clicks == 6
    assert screens <= 6


def test_task_three_one_topic_as_csv_and_as_picture(address: str, page: Page) -> None:
    walk = Walk(page, f"{address}/topics?topic=en-7")
    button = page.get_by_role("button", name="This topic's comparison (CSV)")
    name = walk.fetch(button)
    assert re.fullmatch(r"cospeak_topic_comparison_en-7_en_[\d-]+\.csv", name)
    # What leaves is made when no page is open: it must hold the documents of the page.
    (row,) = csv.DictReader(walk.fetched.read_text(encoding="utf-8-sig").splitlines())
    assert row["topic [topic]"] == "en-7"
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
