"""CSV that a spreadsheet opens rightly and never runs."""

from __future__ import annotations

import io

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import tables


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "  =1", "＝1"])
def test_no_cell_runs_as_a_formula(text: str) -> None:
    content = tables.to_csv(pd.DataFrame({"quote": [text]})).decode("utf-8-sig")
    assert content.splitlines()[1].lstrip('"').startswith("'")


def test_numbers_below_zero_stay_numbers() -> None:
    assert tables.to_csv(pd.DataFrame({"gap": [-1.5]})).decode("utf-8-sig") == "gap\r\n-1.5\r\n"


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1)))
def test_csv_comes_back_as_it_was_but_for_the_apostrophe(texts: list[str]) -> None:
    content = tables.to_csv(pd.DataFrame({"quote": pd.Series(texts, dtype="str")}))
    again = pd.read_csv(
        io.BytesIO(content), encoding="utf-8-sig", dtype=str, keep_default_na=False,
        skip_blank_lines=False,
    )["quote"]  # fmt: skip
    assert [text.removeprefix("'") for text in again] == [text.removeprefix("'") for text in texts]


def test_a_column_whose_name_is_like_a_formula_runs_no_more_than_a_cell() -> None:
    assert list(tables.harmless(pd.DataFrame({"=cmd": ["x"], "n": [1]})).columns) == ["'=cmd", "n"]


def test_a_spreadsheet_knows_the_encoding_by_its_first_bytes_and_lines_by_both_signs() -> None:
    content = tables.to_csv(pd.DataFrame({"ord": ["samskaping", "på"]}))
    assert content == b"\xef\xbb\xbford\r\nsamskaping\r\np\xc3\xa5\r\n"


def test_the_frame_that_is_written_stays_as_it_was() -> None:
    frame = pd.DataFrame({"quote": ["=1"]})
    tables.to_csv(frame)
    assert frame["quote"].tolist() == ["=1"]


def test_csv_keeps_numbers_and_letters_and_runs_no_formula() -> None:
    rows = pd.DataFrame(
        {"text": ["=1+1", "@x", " -2", "\t=1", "＝1", "blåbær", "a=b", "co-word"], "n": [-1.5] * 8}
    )
    content = tables.to_csv(rows)
    assert content.startswith(b"\xef\xbb\xbf")
    read = pd.read_csv(io.BytesIO(content), encoding="utf-8-sig")
    assert read["text"].tolist() == [
        "'=1+1", "'@x", "' -2", "'\t=1", "'＝1", "blåbær", "a=b", "co-word",
    ]  # fmt: skip
    assert read["n"].tolist() == [-1.5] * 8
    assert tables.to_csv(rows.iloc[:0]).decode("utf-8-sig") == "text,n\r\n"
