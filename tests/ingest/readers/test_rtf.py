"""RTF to blocks."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.ingest.blocks import UnreadableFile
from pipeline.ingest.files import read_bytes, read_file
from tests.ingest.helpers import Write, texts


def test_a_row_of_an_rtf_table_is_one_line_however_many_paragraphs_its_cells_hold(
    write: Write,
) -> None:
    row = r"\trowd\cellx1\cellx2\intbl Ola\cell Twelve.\par They left.\cell\row"
    rtf = rf"{{\rtf1\ansi{row}\pard Ok\par}}"
    assert texts(write("a.rtf", rtf)) == ["Ola\tTwelve. They left.", "Ok"]


def test_rtf_tells_its_title_headings_bold_and_italics(write: Write) -> None:
    styles = r"{\stylesheet{\s0 Normal;}{\s2\b heading 2;}{\s9\b\fs52 Title;}}"
    rows = [
        r"\pard\plain\s9 {\b The s\'f8up}", r"\pard\plain\s2 {\b In the hall}",
        r"\pard\plain\outlinelevel2 Later", r"\pard\plain{\b Ola} came.",
        r"\pard\plain{\b Who c\u229?me?}", r"\pard\plain\b Who \b0\i left?",
        r"\pard\plain{\i Who }{\i sang?}", r"\pard\plain They {\i did}.",
    ]  # fmt: skip
    path = write("a.rtf", rf"{{\rtf1\ansi{styles}" + "".join(rf"{row}\par " for row in rows) + "}")
    blocks = read_file(path).blocks
    assert [(block.text, block.level, block.italic) for block in blocks] == [
        ("The søup", 1, False), ("In the hall", 2, False), ("Later", 3, False),
        ("**Ola** came.", 0, False), ("**Who cåme?**", 7, False), ("**Who** left?", 0, False),
        ("Who sang?", 0, True), ("They did.", 0, False),
    ]  # fmt: skip


@settings(max_examples=50)
@given(st.text("{}\\bi0 aX\n", max_size=60))
def test_any_rtf_keeps_its_letters_whatever_its_marks(body: str) -> None:
    try:
        found = read_bytes(rb"{\rtf1\ansi " + body.encode() + b"}", suffix="rtf")
    except UnreadableFile:
        return
    assert not re.search("[\x01-\x05]", "".join(block.text for block in found.blocks))


def test_what_a_tracked_change_deleted_is_no_text_of_an_rtf(write: Write) -> None:
    rtf = r"{\rtf1\ansi The plan was {\deleted\revauthdel1 never }{\revised made.}\par}"
    assert texts(write("a.rtf", rtf)) == ["The plan was made."]


RTF = (
    r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\header Running head}{\footer Foot 3}"
    r"\pard Caf\'e9 co\_production\par Two{\footnote A note}{\super 3} here\'92s \u8211? it\par"
    r" one\cell two\row}"
)


def test_rtf_gives_its_letters_without_head_foot_and_notes(write: Write) -> None:
    assert texts(write("a.rtf", RTF)) == [
        "Café co\u2011production", "Two[^3] here’s – it", "one\ttwo",
    ]  # fmt: skip
