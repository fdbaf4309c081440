"""Codings as CSV."""

from __future__ import annotations

import pandas as pd
import pytest

from pipeline.codes.sheet import SheetRow, WrongCodings, coded_text, codes_of, sheet_rows

TEXT = "INT: Why?\r\nAnna: Så ærlig talt, we have no time; no\ntime at \N{BUS} all."


def words(*rows: SheetRow) -> list[str]:
    made = coded_text(TEXT, rows)
    return [made.text[mark.start : mark.end] for mark in made.marks]


@pytest.mark.parametrize(
    "quote", ["no time at", "NO  time\nat", "“no time … at”", "no\u00a0time at"]
)
def test_a_quote_is_found_by_its_words_whatever_is_between_them(quote: str) -> None:
    assert words(SheetRow("a", ("x",), quote)) == ["no\ntime at"]


def test_a_decomposed_quote_and_the_first_of_two_places() -> None:
    assert words(SheetRow("a", ("x",), "sa\u030a ærlig talt")) == ["Så ærlig talt"]
    assert words(SheetRow("a", ("x",), "no time")) == ["no time"]
    assert coded_text(TEXT, [SheetRow("a", ("x",), "no time")]).marks[0].start == TEXT.index("no t")


def test_a_quote_that_is_not_there_has_no_character() -> None:
    assert words(SheetRow("a", ("x",), "plenty of time")) == [""]
    assert words(SheetRow("a", ("x",), "…")) == [""]


def test_characters_count_where_there_is_no_quote() -> None:
    at = TEXT.index("all")
    assert words(SheetRow("a", ("x",), span=(at, at + 3))) == ["all"]


def test_rows_of_the_sheet_and_the_tree_of_their_codes() -> None:
    sheet = pd.DataFrame(
        [
            {
                "File": "frontline\\a.txt",
                "code": "Time > No time",
                "quote": "no time",
                "coder": "B",
            },
            {"File": "frontline/a.txt", "code": "Time", "start": "3", "end": "9", "memo": "m"},
        ]
    ).fillna("")
    first, second = sheet_rows(sheet)
    assert first == SheetRow("frontline/a.txt", ("Time", "No time"), "no time", None, "B")
    assert second == SheetRow("frontline/a.txt", ("Time",), "", (3, 9), "", "m")
    assert [code.path for code in codes_of([first, second])] == [("Time",), ("Time", "No time")]


def test_every_error_is_told_with_its_line_and_no_quote() -> None:
    sheet = pd.DataFrame(
        [
            {"file": "", "code": "x", "quote": "secret words", "start": "", "end": ""},
            {"file": "a", "code": " > ", "quote": "secret words", "start": "", "end": ""},
            {"file": "a", "code": "x", "quote": "", "start": "1", "end": "many"},
        ]
    )
    with pytest.raises(WrongCodings) as error:
        sheet_rows(sheet)
    told = str(error.value)
    assert "3 error(s)" in told and "line 2" in told and "line 4" in told
    assert "secret" not in told
