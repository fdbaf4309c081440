"""Tables that people fill in: whatever their spreadsheet makes of them."""

import pytest

from pipeline.config.sheets import delimiter_of, read_sheet, without_dialect_line
from pipeline.errors import Explained

COLUMNS = ("task_id", "answer")
ROWS = [{"task_id": "t1", "answer": "blåbær, søt"}, {"task_id": "007", "answer": ""}]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_table_is_read_as_spreadsheets_save_it(tmp_path, delimiter, encoding):
    lines = [COLUMNS, ("t1", '"blåbær, søt"'), ("007", "")]
    text = "\r\n".join(delimiter.join(line) for line in lines)
    path = tmp_path / "filled.csv"
    path.write_bytes(text.encode(encoding))
    assert read_sheet(path, columns=COLUMNS).to_dict("records") == ROWS


@pytest.mark.parametrize("text", ["", 'task_id,answer\n"t1', "task_id,answer\na,b,c,d\n"])
def test_what_is_no_table_is_named_with_a_remedy(tmp_path, text):
    path = tmp_path / "filled.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Explained, match=r"filled\.csv is no table.*Save it anew"):
        read_sheet(path, columns=COLUMNS)


def test_a_missing_column_is_named_with_a_remedy(tmp_path):
    path = tmp_path / "filled.csv"
    path.write_text("task_id;reply\nt1;no\n", encoding="utf-8")
    with pytest.raises(Explained, match=r"misses the column answer\. Its first line must name"):
        read_sheet(path, columns=COLUMNS)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_sign_between_cells_is_the_one_that_the_header_holds_most_of(delimiter):
    header = delimiter.join(["file", "title", "what, it; is"])
    assert delimiter_of(f"\n{header}\na;b;c;d;e;f\n") == delimiter


def test_the_line_in_which_excel_names_the_sign_is_left_out_and_still_counts():
    assert without_dialect_line("\ufeffsep=;\r\nfile;title\r\n") == "\nfile;title\r\n"
    assert without_dialect_line("\ufefffile;title\n") == "file;title\n"


def test_a_table_that_names_its_sign_is_read(tmp_path):
    path = tmp_path / "filled.csv"
    path.write_text("sep=;\ntask_id;answer\nt1;no, never\n", encoding="utf-8")
    assert read_sheet(path, columns=COLUMNS).to_dict("records") == [
        {"task_id": "t1", "answer": "no, never"}
    ]
