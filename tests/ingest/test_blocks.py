"""Characters and lines: what a reader hands over is repaired the same way for every format."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest.blocks import Block, count_tokens, join_lines, place_of, repair_text


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("co-production is one word", 4),
        ("co–production co\u2011design co\u00adcreate", 3),
        ("the co-producers' work isn’t done", 5),
        ("2025–26 – a range", 4),
        ("samfunn, øy og Åse", 4),
        ("… - !", 0),
    ],
)
def test_words_are_counted_with_their_hyphens_and_apostrophes(text: str, n: int) -> None:
    assert count_tokens(text) == n


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("e\ufb03cient \ufb01ne \ufb02at", "efficient fine flat"),
        ("co\u00adproduction", "co-production"),
        ("Co\u00addesign and part\u00adner\u00adship", "Co-design and partnership"),
        ("sam\u00adskaping", "samskaping"),
        (
            "co\u2011production co\u2010design co–create",
            "co\u2011production co\u2010design co–create",
        ),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("e\u0301", "é"),
        ("a\u00a0b", "a b"),
    ],
)
def test_characters_are_repaired(broken: str, whole: str) -> None:
    assert repair_text(broken) == whole


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("part-\nnership", "partnership"),
        ("co-\nproduction", "co-production"),
        ("CO-\nPRODUCTION", "CO-PRODUCTION"),
        ("(co-\n)production", "(co-)production"),
        ("co\u2011\nproduction", "co\u2011production"),
        ("co–\nproduction", "co–production"),
        ("co\u00ad\nproduction", "co-production"),
        ("part\u00ad\nnership", "partnership"),
        ("Covid-\n19", "Covid-19"),
        ("state-of-the-\nart", "state-of-the-art"),
        ("non-\nprofit", "non-profit"),
        ("one - \ntwo", "one - two"),
        ("two\nlines", "two lines"),
        ("re-\nor-\nganise", "reorganise"),
    ],
)
def test_words_broken_at_a_line_end_are_made_whole(broken: str, whole: str) -> None:
    assert join_lines(broken) == whole


def test_a_broken_word_takes_the_spelling_of_the_rest_of_the_document() -> None:
    assert (
        join_lines("decision-\nmaking", known=frozenset({"decision-making"})) == "decision-making"
    )


@given(st.lists(st.from_regex(r"[a-z]{1,8}", fullmatch=True), max_size=20))
def test_joining_lines_without_hyphens_keeps_every_word(words: list[str]) -> None:
    assert join_lines("\n".join(words)).split() == words


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("decision-\nmaking", "decision-making"), ("first-\nline", "first-line"),
        ("year-\nround", "year-round"), ("work-\nforce", "workforce"),
        ("stake-\nholders", "stakeholders"), ("part-\nnership", "partnership"),
        ("samarbeids-\navtale", "samarbeidsavtale"),
        ("a@cabinet-\noffice.uk", "a@cabinetoffice.uk"),
    ],
)  # fmt: skip
def test_a_compound_of_two_words_keeps_its_hyphen_at_a_line_end(broken: str, whole: str) -> None:
    assert join_lines(broken) == whole


@pytest.mark.parametrize(
    ("block", "place"),
    [
        (Block("Hello", time="00:01:02", page=3), "00:01:02"),
        (Block("Hello", page=1200), "p. 1200"),
        (Block("Hello"), "paragraph 7"),
    ],
)
def test_a_block_stands_at_its_time_or_on_its_page_or_has_a_number(
    block: Block, place: str
) -> None:
    assert str(place_of(block, number=7)) == place
