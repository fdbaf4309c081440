"""Contents lists, references and back matter go; the text around and below them stays."""

from __future__ import annotations

import pytest

from pipeline.ingest.blocks import Block
from pipeline.ingest.prose.paragraphs import paragraphs
from tests.ingest.prose.texts import CITED, SAID, WORK, heading, text_of


def test_a_contents_list_is_left_out_up_to_the_first_chapter() -> None:
    assert text_of(
        heading("Contents"), "Foreword", "1 Care p. 3", "2 Work ........ 12", "Annex: terms",
        heading("Foreword"), "We plan a service for everyone.",
    ) == ["Foreword", "We plan a service for everyone."]  # fmt: skip


@pytest.mark.parametrize(
    "title", ["Table of contents", "Innhold", "INNHALD", "**Contents**", "Content:"]
)
def test_contents_lists_are_known_in_several_languages(title: str) -> None:
    assert text_of(title, "Care 3", "Work 5", "We plan a service for everyone.") == [
        "We plan a service for everyone."
    ]


def test_lines_with_dot_leaders_are_left_out_anywhere() -> None:
    assert text_of("1.1 The arithmetic . . . . . . 12", "We plan.") == ["We plan."]


@pytest.mark.parametrize(
    "title",
    ["References", "7 References", "REFERENCES", "**Bibliography**", "Referanser", "Litteratur",
     "Litteraturliste", "Kilder", "Endnotes", "Notes and references"][:9],
)  # fmt: skip
def test_reference_lists_are_left_out(title: str) -> None:
    reference = "Parks, R. (1981). Consumers as co-producers. Policy Studies 9(7)."
    assert text_of("We plan.", title, reference, Block(reference, "list")) == ["We plan."]


def test_a_reference_list_ends_at_the_next_heading_of_its_level() -> None:
    assert text_of(
        heading("References", 2), "Parks 1981.", heading("Books", 3), "Ostrom 1996.",
        heading("Annex", 2), "We act.",
    ) == ["Annex", "We act."]  # fmt: skip


def test_references_in_a_sentence_are_no_list() -> None:
    assert len(text_of("References to the act are made here.", "We plan.")) == 2


def test_a_contents_list_without_a_heading_is_left_out_and_its_references_line_ends_nothing() -> (
    None
):
    titles = ["4.1 Ageing", "4.2 A potential", "References"]
    listed = [Block(title, "paragraph", page=1) for title in titles]
    body = [
        block
        for title in titles
        for block in (Block(title, "heading", page=2), Block("Words stand here.", "paragraph"))
    ]
    found = [paragraph.text for paragraph in paragraphs([*listed, *body])]
    assert found == ["4.1 Ageing", "Words stand here.", "4.2 A potential", "Words stand here."]


def test_the_heading_of_a_contents_list_takes_no_chapter_with_it() -> None:
    entries = ["Contents", "1 Introduction 3", "2 Measures 4", "3 Money 9"]
    text = "Care is shared by many hands."
    blocks = [*map(Block, entries), Block("1 Introduction", "heading", level=2), Block(text),
              Block("2 Measures", "heading"), Block(text), Block("3 Money", "heading")]  # fmt: skip
    assert [p.text for p in paragraphs(blocks)] == [
        "1 Introduction", text, "2 Measures", text, "3 Money",
    ]  # fmt: skip


def test_a_contents_list_in_one_block_without_its_pages_is_left_out() -> None:
    titles = ["1 Roles", "2 Training", "3 Time", "References"]
    blocks = [heading("Contents"), Block("\n".join(titles))]
    blocks += [part for title in titles[:3] for part in (heading(title), Block("They plan."))]
    assert text_of(*blocks) == [
        "1 Roles", "They plan.", "2 Training", "They plan.", "3 Time", "They plan.",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["Sources", "Notes", "Literature and sources", "8. Notes"])
def test_more_names_of_reference_lists(name: str) -> None:
    assert text_of("They plan.", heading(name), "Smith 2014.", heading("Annex A")) == [
        "They plan.", "Annex A",
    ]  # fmt: skip


def test_text_goes_on_below_sources_of_a_chapter() -> None:
    blocks = [
        Block("Housing", "heading", level=2), *map(Block, WORK),
        Block("Sources", "heading", level=1), *map(Block, CITED),
        Block("2. Transport", "heading", level=2), *map(Block, WORK),
        Block("References", "heading", level=1), *map(Block, CITED),
    ]  # fmt: skip
    found = [part.text for part in paragraphs(blocks)]
    assert found == ["Housing", *WORK, "2. Transport", *WORK]


def test_a_long_list_of_references_is_left_out_with_a_remark_in_it() -> None:
    blocks = [Block(WORK[0]), Block("References", "heading", level=1), *map(Block, CITED * 5)]
    blocks.insert(5, Block(WORK[1]))
    assert [part.text for part in paragraphs(blocks)] == [WORK[0]]


@pytest.mark.parametrize(
    "title",
    ["Version history", "Kontakt oss", "Versionshantering", "Acknowledgements", "Læs også"],
)
def test_what_stands_behind_a_text_is_left_out_and_text_below_its_heading_stays(
    title: str,
) -> None:
    body = [Block(SAID), Block(f"{SAID} So it did.")]
    behind = [Block(title, "heading", level=1), Block("1.1 January 2024 (first version)")]
    assert text_of(*body, *behind) == [SAID, f"{SAID} So it did."]
    assert text_of(*body, *behind[:1], *body)[-2:] == [SAID, f"{SAID} So it did."]


def test_a_numbered_list_of_those_who_were_heard_has_no_headings() -> None:
    names = ["1 Ms Ana Lie", "2 Name withheld", "3 The union of nurses"]
    heard = [heading("Appendix A Submissions", 2), *map(Block, names)]
    assert text_of(*WORK, *WORK, *heard) == [*WORK, *WORK]
    chapters = [Block("1 Homes"), Block(WORK[0]), Block("2 Roads"), Block(WORK[1])]
    assert text_of(*chapters) == ["1 Homes", WORK[0], "2 Roads", WORK[1]]
    assert [paragraphs(chapters)[n].heading for n in (1, 3)] == ["1 Homes", "2 Roads"]
    cut = [Block("1 Homes are few. They"), Block(f"were built long ago. {SAID}"), Block(SAID)]
    assert text_of(*cut)[0] == f"1 Homes are few. They were built long ago. {SAID}"


def test_text_goes_on_below_sources_though_a_title_parts_its_paragraphs() -> None:
    blocks = [
        *map(Block, WORK), Block("Sources", "heading", level=1), *map(Block, CITED),
        Block(WORK[0]), Block("How to do it"), Block(WORK[1]),
    ]  # fmt: skip
    assert text_of(*blocks) == [*WORK, WORK[0], "How to do it", WORK[1]]


@pytest.mark.parametrize("title", ["Indhold", "Contents", "Innehåll"])
def test_a_paragraph_below_a_heading_that_contents_lists_have_too_stays(title: str) -> None:
    said = "No form is asked for. An agreement may be read aloud, and it should say the following:"
    found = text_of(*WORK, heading(title), said, Block("what they want", "list"), *WORK)
    assert said in found


def test_an_entry_of_contents_alone_is_known_by_the_heading_below() -> None:
    kept = text_of("Part B   The first ten days   4", SAID, "Part B: The first ten days", SAID)
    assert kept == [SAID, "Part B: The first ten days", SAID]
    for line, below in (("Priority area 1", "Priority area"), ("Homes built in 2021 12", "Homes")):
        assert line in text_of(SAID, line, SAID, below, SAID)
