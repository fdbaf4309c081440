"""Lines of a PDF."""

from __future__ import annotations

from tests import hostile
from tests.ingest.helpers import Write, texts
from tests.pdfs import lines, pdf


def test_raised_digits_in_a_pdf_are_footnote_marks(write: Write) -> None:
    page = [*lines(["The rest of the text stands here in one size", "and in two lines."], y=600),
            (72, 720, 11, "costs"), (100, 724, 6, "12"), (107, 720, 11, " rise")]  # fmt: skip
    assert any("[^12]" in text for text in texts(write("a.pdf", pdf([page]))))


def test_a_blank_that_the_font_calls_a_tab_is_a_blank(write: Write) -> None:
    cmap = (
        b"begincmap 1 begincodespacerange <00> <ff> endcodespacerange 2 beginbfrange"
        b" <20> <20> <0009> <21> <7e> <0021> endbfrange endcmap"
    )
    data = hostile.page(font="/ToUnicode 6 0 R", more=(hostile.stream(cmap),))
    found = " ".join(texts(write("a.pdf", data)))
    assert "\t" not in found
    assert found.split() == hostile.PROSE.split()


def test_a_blank_in_the_place_of_the_next_letter_parts_no_word(write: Write) -> None:
    page = [*lines(["The rest of the text stands here in one size", "and in two lines."], y=600),
            (72, 720, 11, "by"), (83.6, 720, 11, " "), (83.6, 720, 11, "law"),
            (103, 720, 11, " is")]  # fmt: skip
    assert any("bylaw is" in text for text in texts(write("a.pdf", pdf([page]))))
