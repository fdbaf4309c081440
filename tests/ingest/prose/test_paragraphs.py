"""Policy blocks to paragraphs: what the page put there is left out, each word is kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest.blocks import Block
from pipeline.ingest.prose.paragraphs import as_prose, paragraphs
from tests.ingest.prose.texts import BODY, SAID, heading, text_of


def test_paragraphs_know_their_place_and_heading() -> None:
    found = paragraphs([heading("Care"), Block("We plan.", page=3), Block("We act.", page=4)])
    assert [(str(part.location), part.heading, part.text) for part in found] == [
        ("paragraph 1", "", "Care"), ("p. 3", "Care", "We plan."), ("p. 4", "Care", "We act."),
    ]  # fmt: skip


def test_a_wall_without_breaks_is_one_paragraph() -> None:
    wall = "The council will plan with its citizens. " * 200
    assert text_of(wall) == [wall.strip()]


def test_cells_of_a_table_do_not_run_together() -> None:
    assert text_of(Block("Measure\tMeals together\t\t12", "table")) == [
        "Measure · Meals together · 12"
    ]


def test_a_sentence_that_runs_over_a_page_is_whole() -> None:
    found = paragraphs([Block("The council will co-", page=1), Block("produce its plan.", page=2)])
    assert [(part.text, str(part.location)) for part in found] == [
        ("The council will co-produce its plan.", "p. 1")
    ]


def test_a_sentence_that_ends_is_not_joined() -> None:
    assert len(text_of("The council plans.", "it acts.")) == 2
    assert len(text_of("The council plans", "The state acts")) == 2
    assert len(text_of("We will:", Block("act", "list"), Block("plan", "list"))) == 3


SENTENCES = st.lists(
    st.lists(st.from_regex(r"[a-z]{2,9}", fullmatch=True), min_size=1, max_size=15), max_size=12
)


@given(SENTENCES)
def test_no_word_of_plain_sentences_is_lost(sentences: list[list[str]]) -> None:
    blocks = [Block(f"The {' '.join(words)} end.") for words in sentences]
    assert text_of(*blocks) == [f"The {' '.join(words)} end." for words in sentences]


@pytest.mark.parametrize("link", ["▲Back to top", "Til toppen", "To the top ↑"])
def test_links_to_the_top_of_a_page_are_no_text(link: str) -> None:
    assert [p.text for p in paragraphs([Block("Care."), Block(link)])] == ["Care."]
    assert paragraphs([Block("Back to top form.")])


def test_short_lines_at_the_end_of_talk_without_speakers_stay() -> None:
    cut = [Block(SAID), Block("Yes, they do. I wrote it down"), Block("for a month")]
    assert "wrote it down" in " ".join(block.text for block in as_prose(cut))


@pytest.mark.parametrize("code", ["Trykt ISBN 978-82-000-0000-1", "PDF: ISSN 1234-5678 (online)"])
def test_numbers_of_the_publication_are_no_text_wherever_they_stand(code: str) -> None:
    assert text_of(*BODY[:5], code, *BODY[5:]) == text_of(*BODY)


def test_a_sentence_on_such_numbers_stays() -> None:
    said = (
        "Libraries shall give each book an ISBN, and say in the yearly report how many there are."
    )
    assert said in text_of(*BODY, said)
