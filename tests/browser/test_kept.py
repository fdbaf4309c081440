"""What is kept and what leaves: marks, the chosen language, files."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pandas as pd
from playwright.sync_api import (
    Page,
    expect,
)

from pipeline import tables
from tests import example_tables
from tests.browser.steps import (
    DESK,
    WITH_BROWSER,
    choose_row,
    go,
    serious,
    served,
    settle,
)

pytestmark = WITH_BROWSER


def test_a_downloaded_csv_is_the_table(address: str, page: Page, tmp_path: Path) -> None:
    go(page, f"{address}/documents")
    with page.expect_download() as started:
        page.get_by_test_id("stDownloadButton").get_by_role("button").first.click()
    name = started.value.suggested_filename
    assert re.fullmatch(r"cospeak_documents_en_[\d-]+\.csv", name)
    file = tmp_path / "documents.csv"
    started.value.save_as(file)
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    downloaded = pd.read_csv(file, encoding="utf-8-sig", dtype=str, keep_default_na=False)
    # The stable name stands behind what the page calls a column.
    downloaded.columns = [re.findall(r"[^\[\]]+", name)[-1] for name in downloaded.columns]
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


def test_marks_survive_a_restart(address: str, page: Page, project: Path) -> None:
    asked = "check?task=word"
    go(page, f"{address}/{asked}")
    expect(page.get_by_text("Which of these words does not belong")).to_be_visible()
    page.keyboard.press("2")
    expect(page.get_by_text("1 of ", exact=False).first).to_be_visible()
    with served(project) as again:  # another process, that knows what is on the disk
        go(page, f"{again}/{asked}")
        expect(page.get_by_text("1 of ", exact=False).first).to_be_visible()


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
