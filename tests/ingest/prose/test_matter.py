"""Imprint, menus and signatures go where they stand at the ends; sentences stay."""

from __future__ import annotations

import pytest

from pipeline.ingest.blocks import Block
from pipeline.ingest.prose.paragraphs import paragraphs
from tests.ingest.prose.texts import BODY, SAID, text_of


def _beside(*lines: str) -> list[str]:
    """What is left of the lines when they stand above a text."""
    kept = [part.text for part in paragraphs([*map(Block, lines), *BODY])]
    assert kept[-9:] == [block.text for block in BODY]
    return kept[:-9]


@pytest.mark.parametrize(
    "line",
    [
        "© Crown copyright 2025", "ISBN: 978-1-5286-5386-2", "Published by the Ministry of Health",
        "This publication is available at www.gov.example/plans", "Utgitt av: Helsedepartementet",
        "Trykk: Fellestrykk AS 03/2024 – opplag 500", "Enquiries about this publication: phone us",
        "Udgivet af Sundhedsministeriet", "Omslagsfoto: Kari Lie", "Utgivare: Socialstyrelsen",
        "Present: Joan Hogg (JH), Pat Lowe (chair)", "Forfall: Kari Lie", "Närvarande: Bo Ek",
    ],
)  # fmt: skip
def test_imprint_and_attendance_are_no_text(line: str) -> None:
    assert _beside("The plan for homes", line) == ["The plan for homes"]


@pytest.mark.parametrize(
    "line",
    [
        "Trykk på arbeidslivet gjør at kommunene må dele på arbeidet.",
        "Present needs shall be met before new ones are found.",
        "Copyright in what people make together is shared.",
        "(c) listen to those who live there;",
    ],
)
def test_sentences_that_begin_like_an_imprint_stay(line: str) -> None:
    assert _beside(line) == [line]


def test_an_imprint_is_sought_near_the_ends_only() -> None:
    line = Block("Published by nobody, the plan was shared by word of mouth.")
    texts = [part.text for part in paragraphs([*BODY * 6, line, *BODY * 3])]
    assert line.text in texts


def test_a_menu_above_the_title_and_a_table_about_the_document_are_left_out() -> None:
    menu = [Block(text) for text in ("Home and care", "Health", "Plans")]
    title = Block("Working together", "heading", level=1)
    table = [Block("Date\t12 May 2024", "table"), Block("Decided by\tThe council", "table")]
    assert text_of(*menu, title, *table, Block(SAID)) == [title.text, SAID]
    assert text_of("All are welcome.", title, Block(SAID))[0] == "All are welcome."


def test_names_that_sign_are_left_out_and_a_long_list_below_a_text_is_not() -> None:
    signed = [Block("Kari Lie"), Block("Director")]
    assert text_of(Block(SAID), *signed) == [SAID]
    listed = [Block(f"Task {letter} of the council") for letter in "abcdefghijkl"]
    assert len(text_of(Block(SAID), *listed)) == 13


def test_a_sentence_below_an_imprint_in_its_paragraph_stays() -> None:
    found = text_of(Block("Published by the council, 2024\n" + SAID), Block(SAID))
    assert found == [SAID, SAID]


def test_what_stands_on_the_page_of_an_imprint_goes_with_it() -> None:
    page = ["© The council 2024", "ISBN 978-1-00000-000-0", "Printed in Norway by Fellestrykk.",
            "Order it from the shop of the state."]  # fmt: skip
    blocks = [Block(text, page=2) for text in page]
    after = [Block("Foreword", "heading", page=2, level=1), Block(SAID, page=2)]
    assert text_of(*blocks, *after) == ["Foreword", SAID]
    alone = [Block(page[0], page=2), Block(page[3], page=2), *after]
    assert text_of(*alone) == [page[3], "Foreword", SAID]


def test_a_block_with_two_lines_of_an_imprint_is_one() -> None:
    assert text_of("Kan beställas från förlaget\nISBN 91-0\nTryck: AB Tryck", SAID) == [SAID]
    assert text_of("A plan for homes\nISBN 91-0", SAID) == ["A plan for homes", SAID]


def test_short_lines_between_lines_of_an_imprint_go_below_the_text_only() -> None:
    between = ["Layout: Kari Lie", "Havnegata 1, 0000 Vik", "Opplag: 500"]
    assert text_of(SAID, "A last heading of the text.", *between) == [
        SAID, "A last heading of the text.",
    ]  # fmt: skip
    assert "A plan" in text_of("Published by the state", "A plan", "ISBN 91-0", SAID)


@pytest.mark.parametrize("page", [1, 3])
def test_of_a_cover_only_the_title_stays(page: int) -> None:
    cover = [
        Block("The Parliament", page=page), Block("Homes", "heading", page=page, level=1),
        Block("June 2023", page=page), Block("Second report", "heading", page=page, level=2),
    ]  # fmt: skip
    assert text_of(*cover, Block(SAID, page=page + 1)) == ["Homes", SAID]
    assert text_of(*cover, Block(SAID, page=page), Block(SAID, page=page + 1))[:2] == [
        "Homes", "Second report",
    ]  # fmt: skip
    assert text_of(*cover[::2], Block(SAID, page=page + 1))[1:] == [SAID]


def test_fields_above_the_first_sentence_go_where_there_are_several() -> None:
    assert text_of("Name: Kari Lie", "Organisasjon: Naboene", SAID) == [SAID]
    assert text_of("Goal: homes for all", SAID) == ["Goal: homes for all", SAID]
    assert text_of(SAID, "Name: Kari Lie", "Role: nurse", SAID)[1:3] == [
        "Name: Kari Lie", "Role: nurse",
    ]  # fmt: skip


def test_a_heading_below_which_nothing_stands_goes() -> None:
    related = Block("Relatert", "heading", level=2)
    assert text_of(Block(SAID), related) == [SAID]
    assert text_of(Block(SAID), related, Block(SAID)) == [SAID, "Relatert", SAID]


def test_words_of_an_imprint_at_the_start_of_a_wrapped_line_are_text() -> None:
    lines = ["The guidance on home visits was", "first published in 2012 and has been used since",
             "published by all the councils of the land."]  # fmt: skip
    assert text_of("\n".join(lines), SAID) == [" ".join(lines), SAID]


def test_sentences_on_the_page_of_an_imprint_stay() -> None:
    page = ["© The council 2024", "ISBN 978-1-00000-000-0", SAID, "Read it well."]
    assert text_of(*(Block(text, page=1) for text in page), Block(SAID, page=2)) == [
        SAID, "Read it well.", SAID,
    ]  # fmt: skip


def test_a_leaflet_of_points_has_no_cover() -> None:
    points = [Block(f"Better access to interpreters in ward {n} of all", "list", page=1)
              for n in range(8)]  # fmt: skip
    title = Block("Homes", "heading", page=1, level=1)
    assert len(text_of(title, *points, Block(SAID, page=2))) == 10


def test_what_a_plan_is_for_is_no_field() -> None:
    aims = ["Vision: A safe city for all", "Mission: To serve our people"]
    assert text_of(*aims, SAID) == [*aims, SAID]


@pytest.mark.parametrize(
    "line",
    [
        "Skip to content",
        "Hopp til innholdet",
        "Stortinget.no",
        "Was this helpful?",
        "Fant du det du lette etter?",
        "Hoppa till innehåll",
        "Home > Your home > Policies > Pets",
        "Forside › Planer › Temaplan",
        "Signed ........................ (Chairman)   Date ..............",
        "Lyngmo, 29. august 2023",
        "Ældreministeriet, den 22. juni 2022",
        "Dokumentet er elektronisk godkjent og har ikke underskrift.",
        "This site uses cookies. Visit our policy page.",
        "Dykkar ref. Vår ref. Dato",
    ],
)
def test_buttons_trails_dates_of_letters_and_lines_to_sign_on_are_left_out(line: str) -> None:
    assert _beside(line) == []


@pytest.mark.parametrize(
    "line",
    [
        "Search for those who are missed.",
        "Need → plan → act",
        "Was this helpful? Most said yes.",
        "In Lyngmo, 29. august 2023 was a day of mourning.",
        "Menu of measures that the council offers",
        "You are here because someone is worried about you.",
        "Du er her fordi noen er bekymret for deg.",
        "Levert av kommunen blir maten kald.",
        "1 The task ............... 9",
    ],
)
def test_lines_that_only_begin_so_stay(line: str) -> None:
    assert SAID in text_of(Block(SAID), Block(line), Block(SAID))
    assert _beside(line) == [line] or "...." in line


def test_a_heading_with_the_words_of_a_button_stays() -> None:
    assert "Menu" in text_of(Block(SAID), Block("Menu", "heading", level=2), Block(SAID))


@pytest.mark.parametrize("unit", ["a", ".", "_ ", "a > "])
def test_a_line_of_one_sign_takes_no_time(unit: str) -> None:
    """Its parts are not tried in every way, which would take hours at this length."""
    line = unit * 4_000
    assert "".join(_beside(line)) in (line, line.strip(), "")


_MAIL = (
    "From: Policy Office <policy@board.example>\nTo: All managers\n"
    "Date: Mon, 6 Feb 2023 09:14\nSubject: Drivers to surgeries\nX-Priority: 3"
)


@pytest.mark.parametrize("language", [_MAIL, "Fra: A\nTil: B\nEmne: Drivers to surgeries"])
def test_of_a_letter_by_mail_the_subject_is_the_title_and_the_signature_no_text(
    language: str,
) -> None:
    signature = "--\nWeald Board | Oast Place\nSwitchboard 0000 555"
    law = "This message may be confidential. If you are not the one, please delete it."
    found = text_of(language, "Dear all,", SAID, signature, law)
    assert found == ["Drivers to surgeries", SAID]


def test_fields_that_head_no_letter_stay() -> None:
    fields = "Aim: one key for each\nMeans: a shared budget\nTo: those who ask, and nobody else."
    assert "a shared budget" in text_of(SAID, fields, SAID)[1]
    dashes = "Two of three\n--\nwere asked what they would keep of it all."
    assert text_of(SAID, dashes)[-1].endswith("keep of it all.")


def test_signatures_of_mail_are_short() -> None:
    long = " ".join(SAID for _ in range(9))
    assert text_of(_MAIL, SAID, f"--\n{long}")[-1].endswith("live here.")
    assert len(text_of(_MAIL, SAID, f"--\n{long}")) == 3
