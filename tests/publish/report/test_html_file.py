"""A report as one HTML file."""

from __future__ import annotations

import re

from pipeline.publish.report.html_file import as_html
from tests.publish.report.examples import REPORT


def test_it_stands_alone_and_runs_nothing_that_somebody_said() -> None:
    page = as_html(REPORT).decode()
    assert page.startswith("<!DOCTYPE html>")
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "A &lt;gap&gt;" in page
    assert not re.search(r"(src|href)=\"(?!data:)", page)
    assert "default-src 'none'" in page
    assert "@media print" in page


def test_its_blocks_stand_in_their_order_with_source_note_and_alternative_text() -> None:
    page = as_html(REPORT).decode()
    parts = (
        "<h1>", "2026-11-29", "<h2>What was found", "Policy says it &amp; more.", "<small>A caveat",
        "<li>two</li>", "<footer>interview 7, turn 3</footer>", "cite this",
        '<th scope="col">topic</th>', "<td>2 %</td>", 'alt="co-design: more in policy"',
    )  # fmt: skip
    places = [page.index(part) for part in parts]
    assert places == sorted(places)
    assert '<html lang="en">' in page
