"""Kinds of blocks of a PDF, and PDFs that cannot be read."""

from __future__ import annotations

import pytest

from pipeline.ingest.blocks import UnreadableFile
from pipeline.ingest.files import read_file
from tests.ingest.helpers import Write
from tests.pdfs import lines, pdf


def test_pdf_blocks_know_page_heading_margin_list_and_footnote(write: Write) -> None:
    page = [
        (72, 815, 9, "Plan for care 2020"),
        (72, 760, 18, "A heading"),
        *lines(["A line of text that is the body of the", "page and goes on here."], y=720),
        *lines(["• first point of the list"], y=660),
        (72, 120, 8, "1 A note at the foot of the page"),
        (290, 30, 9, "3"),
    ]
    blocks = read_file(write("a.pdf", pdf([page, page]))).blocks
    kinds = {block.text.split("\n")[0]: block.kind for block in blocks if block.page == 1}
    assert kinds == {
        "Plan for care 2020": "margin",
        "A heading": "heading",
        "A line of text that is the body of the": "paragraph",
        "• first point of the list": "list",
        "1 A note at the foot of the page": "footnote",
        "3": "margin",
    }
    assert {block.page for block in blocks} == {1, 2}


def test_pdf_words_in_bold_within_a_sentence_are_no_heading(write: Write) -> None:
    bold = 1011.0
    page = [
        (72.0, 700.0, bold, "Kitchens"), (72.0, 640.0, bold, "• The towns shall open"),
        (72.0, 580.0, bold, "at least four kitchens"), (72.0, 520.0, 11.0, "by the sea."),
    ]  # fmt: skip
    path = write("a.pdf", pdf([page]))
    kinds = [(block.text, block.kind) for block in read_file(path).blocks]
    assert kinds[0] == ("Kitchens", "heading")
    assert ("at least four kitchens", "paragraph") in kinds


@pytest.mark.parametrize("mark", ["1 ", "1. ", "2) ", "* "])
def test_small_print_at_the_foot_is_a_footnote_however_it_is_marked(
    write: Write, mark: str
) -> None:
    page = [*lines(["The ward has a notebook."] * 6), (72.0, 120.0, 8.0, mark + "See the plan.")]
    assert read_file(write("a.pdf", pdf([page]))).blocks[-1].kind == "footnote"


def test_a_pdf_without_text_asks_for_text_recognition(write: Write) -> None:
    with pytest.raises(UnreadableFile, match="OCR"):
        read_file(write("a.pdf", pdf([[]])))


def test_a_protected_pdf_says_so(write: Write) -> None:
    with pytest.raises(UnreadableFile, match="password"):
        read_file(write("a.pdf", pdf([lines(["Secret"])], encrypted=True)))


def test_a_broken_pdf_is_unreadable_and_quotes_nothing(write: Write) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_file(write("a.pdf", b"%PDF-1.4 the secret text of an interview"))
    assert "secret" not in str(caught.value)
    assert caught.value.remedy


def test_a_small_head_on_the_only_page_is_left_out_and_a_title_stays(write: Write) -> None:
    body = lines(["The council plans the care of its residents", "together with them."], y=700)
    page = [(72, 815, 9, "Norvik Council"), (72, 760, 18, "A plan"), *body]
    shown = [block.text for block in read_file(write("a.pdf", pdf([page]))).blocks]
    assert "Norvik Council" not in shown
    assert "A plan" in shown


def test_few_words_in_small_letters_belong_to_a_figure_where_there_are_several(
    write: Write,
) -> None:
    text = lines(["We asked those who live there,", "and they said what they need."] * 3, y=700)
    axis = [(80.0 + 120 * n, 400.0, 8.0, name) for n, name in enumerate(("North", "South", "West"))]
    source = (72.0, 300.0, 8.0, "Source: a survey of those who live in the three towns.")
    kinds = {
        block.text: block.kind
        for block in read_file(write("a.pdf", pdf([[*text, *axis, source]]))).blocks
    }
    assert [kinds[name] for name in ("North", "South", "West")] == ["figure"] * 3
    assert kinds[source[3]] == "paragraph"
    few = read_file(write("b.pdf", pdf([[*text, *axis[:2]]]))).blocks
    assert "figure" not in {block.kind for block in few}


def test_cells_of_a_plan_in_small_letters_are_text(write: Write) -> None:
    text = lines(["We asked those who live there,", "and they said what they need."] * 3, y=700)
    cells = [
        (80.0 + 160 * n, 400.0 - 10 * row, 8.0, said)
        for n in range(3)
        for row, said in enumerate(
            ("Train all staff of", "ward in how to", f"ask {n} those who live")
        )
    ]
    blocks = read_file(write("a.pdf", pdf([[*text, *cells]]))).blocks
    assert {block.kind for block in blocks if "ward" in block.text} == {"paragraph"}
