"""Tables that people fill in: whatever their spreadsheet makes of them."""

import pytest

from pipeline.config.sheets import read_sheet
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
