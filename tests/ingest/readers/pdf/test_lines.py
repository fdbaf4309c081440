"""Lines of a PDF."""

from __future__ import annotations

from tests.ingest.helpers import Write, texts
from tests.pdfs import lines, pdf


def test_raised_digits_in_a_pdf_are_footnote_marks(write: Write) -> None:
    page = [*lines(["The rest of the text stands here in one size", "and in two lines."], y=600),
            (72, 720, 11, "costs"), (100, 724, 6, "12"), (107, 720, 11, " rise")]  # fmt: skip
    assert any("[^12]" in text for text in texts(write("a.pdf", pdf([page]))))
