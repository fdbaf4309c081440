"""Ways of counting characters."""

from __future__ import annotations

import pytest

from pipeline.codes.coded import Mark
from pipeline.codes.positions import STANDARD, in_code_points

WORDS = ("volunteers", "kitchen", "blåbær", "together", "Ærlig")
TEXT = (
    "\N{GRINNING FACE} First line here.\r\nThe volunteers came.\r\n"
    "Into the kitchen \N{BUS} again.\r\n"
    "Så blåbær,\r\nand together.\r\nÆrlig talt.\r\n"
)


def counted(text: str, way: str) -> list[Mark]:
    """Marks of the words, counted in a way of a program."""
    said = {"line breaks as one": "\r\n", "line breaks as two": "\n"}.get(way, "")
    made = []
    for word in WORDS:
        at = text.index(word)
        before = text[:at]
        start = len(before)
        if way == "line breaks as one":
            start -= before.count(said)
        elif way == "line breaks as two":
            start += before.count(said)
        elif way == "UTF-16":
            start = len(before.encode("utf-16-le")) // 2
        made.append(Mark("x", start, start + len(word)))
    return made


@pytest.mark.parametrize("way", [STANDARD, "line breaks as one", "UTF-16"])
def test_marks_are_on_their_words_however_the_program_counted(way: str) -> None:
    marks, found = in_code_points(TEXT, counted(TEXT, way))
    assert found == way
    assert [TEXT[mark.start : mark.end] for mark in marks] == list(WORDS)


def test_line_breaks_of_one_sign_may_have_counted_as_two() -> None:
    text = TEXT.replace("\r\n", "\n")
    marks, found = in_code_points(text, counted(text, "line breaks as two"))
    assert found == "line breaks as two"
    assert [text[mark.start : mark.end] for mark in marks] == list(WORDS)


def test_the_standard_holds_where_nothing_tells() -> None:
    assert in_code_points(TEXT, [Mark("x", 0, 10**6)])[1] == STANDARD
    assert in_code_points(TEXT, [])[1] == STANDARD
    assert in_code_points("plain", [Mark("x", 1, 3)])[0] == (Mark("x", 1, 3),)


def test_a_name_that_is_the_passage_tells_more_than_edges() -> None:
    text = "ab cd\r\nab cd\r\nab cd ef and so on it goes here\r\n"
    at = text.index("ef and so on")
    shifted = Mark("x", at - 2, at - 2 + len("ef and so on"))
    marks, found = in_code_points(text, [shifted], ["ef and so on…"])
    assert found == "line breaks as one"
    assert text[marks[0].start : marks[0].end] == "ef and so on"


def test_what_points_behind_the_text_ends_with_it() -> None:
    (mark,), _ = in_code_points("abc", [Mark("x", 9, 12)])
    assert (mark.start, mark.end) == (3, 3)
