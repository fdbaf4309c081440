"""Tables of documents: codes, keys, columns of one's own catalogue."""

from __future__ import annotations

import pandas as pd
import pytest

from pipeline import tables

SEGMENT = {
    "segment_id": "f:0001", "doc_id": "f", "corpus": "frontline", "language": "en",
    "role": "respondent", "speaker": "R", "location": "[]", "heading": "", "text": "Tea.",
    "n_tokens": 1,
}  # fmt: skip


def segments(*changes: dict[str, object]) -> pd.DataFrame:
    return pd.DataFrame([SEGMENT | change for change in changes])


def test_a_segment_has_a_role_a_side_and_no_fewer_than_no_words() -> None:
    tables.check(tables.Segments, segments({}))
    for wrong in ({"role": "author"}, {"corpus": "press"}, {"n_tokens": -1}):
        with pytest.raises(tables.WrongTable, match=next(iter(wrong))):
            tables.check(tables.Segments, segments(wrong))


def test_no_two_segments_documents_or_unreadable_files_have_one_key() -> None:
    with pytest.raises(tables.WrongTable, match="segment_id"):
        tables.check(tables.Segments, segments({}, {}))
    row = {"file": "a.txt", "corpus": "", "reason": "[]", "remedy": "[]"}
    with pytest.raises(tables.WrongTable, match="file"):
        tables.check(tables.Unreadable, pd.DataFrame([row, row]))


def test_only_documents_take_columns_of_a_catalogue() -> None:
    own = [
        table for table in (*tables.INTERIM, *tables.PUBLISHED) if tables.origin(table).own_columns
    ]
    assert own == [tables.Documents]


def test_what_was_taken_out_is_counted_and_never_written() -> None:
    assert set(tables.columns(tables.Redactions)) == {
        "doc_id", "kind", "n_replaced", "n_different",
    }  # fmt: skip
    row = {"doc_id": "f", "kind": "person", "n_replaced": 0, "n_different": 0}
    with pytest.raises(tables.WrongTable, match="n_different"):
        tables.check(tables.Redactions, pd.DataFrame([row]))
