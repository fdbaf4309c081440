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


def test_names_in_a_hanging_margin_stand_before_their_words_whoever_they_are(
    write: Write,
) -> None:
    turns = [("Margaret", "What makes people stay?"), ("Nadia", "The soup, and that we are asked.")]
    rows = [(name, said) for _ in range(4) for name, said in turns]
    page = []
    for number, (name, said) in enumerate(rows):
        page += [(72.0, 740.0 - 40 * number, 11.0, name), (180.0, 740.0 - 40 * number, 11.0, said)]
    found = "\n".join(texts(write("a.pdf", pdf([page]))))
    assert found.split() == " ".join(f"{name} {said}" for name, said in rows).split()


def test_a_page_without_columns_is_read_from_the_top_with_its_centred_names(write: Write) -> None:
    page = []
    for number in range(4):
        top = 760.0 - 160 * number
        page += [(270.0, top, 11.0, ("ANNA LIE", "OLA BERG")[number % 2])]
        page += lines([f"turn {number} goes on", "to its end."], x=72, y=top - 30)
    found = " ".join(texts(write("a.pdf", pdf([page])))).replace("\n", " ")
    assert found.startswith("ANNA LIE turn 0 goes on to its end. OLA BERG turn 1 goes on")


def test_a_table_of_terms_in_a_plan_gets_no_speakers(write: Write) -> None:
    page = []
    for number, name in enumerate(("Aim", "Budget", "Deadline", "Owner", "Risk", "Status", "Note")):
        page += [(72.0, 740.0 - 40 * number, 11.0, name), (180.0, 740.0 - 40 * number, 11.0, "x y")]
    assert ":" not in " ".join(texts(write("a.pdf", pdf([page]))))
