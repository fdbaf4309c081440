"""From a finding to what stands behind it, and what a page draws on the way."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import (
    Page,
    expect,
)

from tests import example_tables
from tests.browser.steps import (
    DESK,
    PHONE,
    WITH_BROWSER,
    choose_row,
    go,
    settle,
)

pytestmark = WITH_BROWSER


def test_the_overview_draws_its_pictures(address: str, page: Page) -> None:
    go(page, address)
    charts = page.locator("[data-testid=stVegaLiteChart]")
    expect(charts).to_have_count(3)
    for chart in charts.all():
        box = chart.bounding_box()
        assert box is not None
        assert box["height"] > 150
    page.set_viewport_size({"width": DESK, "height": 900})  # of a common laptop
    settle(page)
    matrix = charts.first.bounding_box()
    assert matrix is not None
    assert matrix["y"] + matrix["height"] <= 900  # the gap in one sentence, then this picture
    page.set_viewport_size({"width": DESK, "height": 1000})


def test_no_toolbar_takes_a_picture_or_a_table_away_from_its_title(
    address: str, page: Page
) -> None:
    go(page, f"{address}/concepts")
    for box in ("stVegaLiteChart", "stDataFrame"):
        page.get_by_test_id(box).first.hover()
        bars = page.get_by_test_id("stElementToolbar")
        assert not any(bar.is_visible() for bar in bars.all())


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
    expect(charts).to_have_count(before + 2)  # the curve, and each cluster left out
    assert "analyses_concept_rate_co-production=true" in page.url


def test_a_number_of_the_overview_leads_to_its_sentences(address: str, page: Page) -> None:
    go(page, address)
    page.get_by_role("link", name="Its sentences").first.click()
    page.wait_for_url("**/concepts?*concept=co-production*")
    settle(page)
    expect(page.get_by_role("heading", name="Its sentences")).to_be_in_viewport()
    expect(page.get_by_text("Lines 1 to")).to_be_visible()
    choose_row(page.locator("[data-testid=stDataFrame]:visible").nth(1), 0)
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
    place = page.get_by_role("heading", name="Its sentences: co-creation")
    expect(place).to_be_in_viewport()
    choose_row(page.locator("[data-testid=stDataFrame]").first, 0)
    expect(page.get_by_role("heading", name="Its sentences: co-production")).to_be_in_viewport()


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


def test_a_topic_in_the_address_is_open(address: str, page: Page) -> None:
    go(page, f"{address}/topics?topic=en-7")
    expect(page.locator(".cs-finding")).to_contain_text("night, ward, shift, two")
    expect(page.locator(".cs-segment:visible")).to_have_count(4)
    page.get_by_text("More passages").first.click()
    expect(page.locator(".cs-segment:visible")).to_have_count(5)


def test_a_tab_is_filled_once_it_is_opened_and_a_row_lands_in_another(
    address: str, page: Page
) -> None:
    go(page, f"{address}/topics?topic=en-7&lang=nb")
    passages = page.get_by_role("heading", name="Utdrag som viser det best")
    expect(passages).to_have_count(1)
    page.get_by_role("tab").first.click()
    expect(passages).to_have_count(0)
    settle(page)
    assert parse_qs(urlsplit(page.url).query)["part"] == ["both"]
    choose_row(page.locator("[data-testid=stDataFrame]").first, 1)
    expect(passages).to_be_in_viewport()
    assert parse_qs(urlsplit(page.url).query)["part"] == ["one"]


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
