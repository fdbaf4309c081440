"""Speakers that a PDF sets off without a colon."""

from __future__ import annotations

import pytest

from pipeline.ingest.files import read_file
from pipeline.ingest.transcripts.turns import read_turns
from tests.ingest.helpers import Write, texts
from tests.pdfs import pdf

TALK = [("I", "Who came?"), ("Marta", "Twelve people, I think."), ("I", "And then?")] * 4


@pytest.mark.parametrize("size", [1011, 11])
@pytest.mark.parametrize("x", [78, 150])
def test_pdf_names_in_bold_or_in_a_column_of_their_own_are_speakers(
    write: Write, size: int, x: int
) -> None:
    right = 5 + x if size > 1000 else 100 + x
    page = [
        piece
        for n, (name, said) in enumerate(TALK)
        for y in [740 - 40 * n]
        for piece in [(60, y, size, name), (right, y, 11, said), (right, y - 13, 11, "It was so.")]
    ]
    blocks = read_file(write("a.pdf", pdf([page]))).blocks
    turns = read_turns(blocks, metadata={}).turns
    assert [(turn.speaker, turn.text) for turn in turns] == [
        (name, f"{said} It was so.") for name, said in TALK
    ]
    assert [turn.interviewer for turn in turns] == [name == "I" for name, _ in TALK]


def test_pdf_words_in_bold_that_are_no_names_get_no_colon(write: Write) -> None:
    page = [
        piece
        for n in range(6)
        for piece in [(60, 740 - 40 * n, 1011, "Always"), (110, 740 - 40 * n, 11, "knock first")]
    ]
    found = " ".join(texts(write("a.pdf", pdf([page]))))
    assert ":" not in found
