"""A block becomes one clean line; marks of footnotes go, words that look like them stay."""

from __future__ import annotations

import pytest

from pipeline.ingest.blocks import Block
from pipeline.ingest.prose.marks import clean_text
from tests.ingest.prose.texts import text_of


def test_footnotes_and_their_marks_are_left_out() -> None:
    note = Block("1 See the act.", "footnote")
    assert text_of("Care[^1] costs,[2] we know.³ It rises [3, 4].", note) == [
        "Care costs, we know. It rises."
    ]


def test_marks_without_markup_are_known_by_counting_up() -> None:
    assert text_of("Care1 has grown.2", "Costs rise3 too.", "Targets for covid19 stay.") == [
        "Care has grown.", "Costs rise too.", "Targets for covid19 stay.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("• a point", "a point"),
        ("\uf0b7 a point", "a point"),
        ("- a point", "a point"),
        ("-delivery and co-design", "-delivery and co-design"),
        ("[x] done", "done"),
        ("**Bold**: text", "Bold: text"),
        ("*stray emphasis", "stray emphasis"),
        ("see (https://example.org/a-b) now", "see now"),
        ("see www.example.org/x, now", "see now"),
        ("part-\nnership of co-\nproduction", "partnership of co-production"),
        ("two  spaces\nand lines", "two spaces and lines"),
    ],
)
def test_a_block_becomes_one_clean_line(raw: str, clean: str) -> None:
    assert clean_text(raw) == clean


@pytest.mark.parametrize(
    "rest",
    [
        "research/market-data/communications-market-reports/", "-over-the-next-5-to-10-years.png)",
        "Publications/PublicationsPolicyAndGuidance/DH_1296", "care/reform/index.htm", "_plan.pdf)",
    ],
)  # fmt: skip
def test_what_a_line_end_left_of_an_address_is_no_text(rest: str) -> None:
    assert clean_text(f"as the plan says {rest} and shows") == "as the plan says and shows"


@pytest.mark.parametrize(
    "text",
    [
        "men/women/children",
        "24/7",
        "and/or",
        "4/15/2024",
        "22/02/2022",
        "12/Mar/2024",
        "2024/25",
        "he/she/they",
    ],
)
def test_words_with_a_slash_stay(text: str) -> None:
    assert clean_text(f"for {text} alike") == f"for {text} alike"
