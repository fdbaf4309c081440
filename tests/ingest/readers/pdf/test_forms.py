"""Text that a PDF draws as a form."""

from __future__ import annotations

import pytest

from pipeline.ingest.files import read_bytes
from tests import hostile
from tests.hostile import stream

FORM = "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> {} >>"


def drawn(*forms: str | bytes, content: bytes = b"/X Do") -> bytes:
    """A page with the form `/X`, which is the object 6; further objects follow."""
    return hostile.page(content, resources="/XObject << /X 6 0 R >>", more=forms)


def words(data: bytes) -> int:
    return sum(len(block.text.split()) for block in read_bytes(data, suffix="pdf").blocks)


def test_a_page_drawn_as_one_form_is_read_as_the_page() -> None:
    form = stream(hostile._TEXT, FORM.format(""))
    assert read_bytes(drawn(form), suffix="pdf") == read_bytes(hostile.page(), suffix="pdf")


def test_a_form_in_a_form_is_read_once() -> None:
    outer = stream(b"/Y Do", FORM.format("/XObject << /Y 7 0 R >>"))
    inner = stream(hostile._TEXT, FORM.format(""))
    assert words(drawn(outer, inner)) == words(hostile.page())


def test_a_stamp_beside_the_form_stays() -> None:
    stamp = b" BT /F1 9 Tf 40 20 Td (Draft of May) Tj ET"
    form = stream(hostile._TEXT, FORM.format(""))
    assert words(drawn(form, content=b"/X Do" + stamp)) == words(hostile.page()) + 3


@pytest.mark.parametrize("n", [3, 30])
def test_labels_of_a_chart_are_no_text(n: int) -> None:
    labels = b"BT /F1 9 Tf 30 TL 40 700 Td " + b"(2026) ' " * n + b"ET"
    form = stream(labels, FORM.format(""))
    assert words(drawn(form, content=hostile._TEXT + b"/X Do")) == words(hostile.page())
