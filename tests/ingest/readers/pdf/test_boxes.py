"""Boxes of lines: their text, their size and whether they are bold."""

from __future__ import annotations

from pipeline.ingest.readers.pdf.boxes import Box, Line


def test_the_size_of_a_box_is_the_median_of_its_lines_and_it_is_bold_if_all_of_them_are() -> None:
    lines = (Line("A plan", 18, bold=True), Line("of care", 11, bold=True), Line("for", 11, True))
    box = Box(lines, page=1, top=0.1, bottom=0.2)
    assert (box.text, box.size, box.bold) == ("A plan\nof care\nfor", 11, True)
    mixed = Box((*lines, Line("all", 11, bold=False)), page=1, top=0.1, bottom=0.2)
    assert not mixed.bold
