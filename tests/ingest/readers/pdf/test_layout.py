"""Reading order of a PDF page."""

from __future__ import annotations

from tests.ingest.helpers import Write, texts
from tests.pdfs import lines, pdf


def test_pdf_columns_are_read_one_after_the_other(write: Write) -> None:
    left = [f"left column line {n} of the text" for n in range(12)]
    right = [f"right column line {n} of the text" for n in range(12)]
    found = " ".join(texts(write("a.pdf", pdf([lines(left) + lines(right, x=330)]))))
    assert found.index("left column line 11") < found.index("right column line 0")


def test_pdf_columns_that_begin_level_are_read_one_after_the_other(write: Write) -> None:
    left = [f"left {n} goes on to the end" for n in range(9)]
    right = ["References", *(f"right {n} goes on to the end" for n in range(8))]
    title = [(72.0, 780.0, 18.0, "A title that spans both of the columns of the page")]
    page = [*title, *lines(left, x=72, y=740), *lines(right, x=310, y=740)]
    found = " ".join(texts(write("a.pdf", pdf([page])))).replace("\n", " ")
    assert found == " ".join([title[0][3], *left, *right])


def test_a_drop_capital_begins_its_word(write: Write) -> None:
    page = [
        (72.0, 690.0, 33.0, "T"), (96.0, 712.0, 11.0, "he ward has a notebook at the desk, and"),
        *lines(["everybody who comes writes a name."], x=96, y=698),
        *lines(["A second paragraph begins here and goes on."], y=650),
    ]  # fmt: skip
    assert " ".join(texts(write("a.pdf", pdf([page])))).startswith("The ward has")
