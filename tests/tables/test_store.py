from pathlib import Path

import pandas as pd
import pandera.pandas as pa
import pytest

from pipeline import tables
from pipeline.tables import store

ALL = (*tables.INTERIM, *tables.PUBLISHED)


@pytest.fixture(autouse=True)
def in_a_new_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("table", ALL)
def test_every_table_says_what_a_row_is_and_what_each_column_means(
    table: type[tables.Table],
) -> None:
    assert (table.__doc__ or "").startswith("One row per ")
    assert all(len(meaning) > 5 for meaning in tables.columns(table).values())


@pytest.mark.parametrize("table", ALL)
def test_an_empty_table_keeps_its_types_through_the_file(table: type[tables.Table]) -> None:
    tables.write(table, tables.empty(table))
    again = tables.read(table)
    assert again.empty
    tables.check(table, again)


def candidate(**changes: object) -> pd.DataFrame:
    row = {
        "candidate": "co-housing",
        "language": "en",
        "n_policy": 1,
        "n_frontline": 0,
        "n_documents": 1,
    }
    return pd.DataFrame([row | changes])


def test_a_written_table_is_read_again_unchanged_and_leaves_nothing_beside() -> None:
    tables.write(tables.Candidates, candidate())
    pd.testing.assert_frame_equal(tables.read(tables.Candidates), candidate())
    assert [path.name for path in Path("data/published").iterdir()] == ["candidates.parquet"]


def test_a_wrong_value_is_named_by_column_and_never_quoted() -> None:
    with pytest.raises(tables.WrongTable, match=r"candidates.*n_policy") as error:
        tables.write(tables.Candidates, candidate(n_policy=-1, candidate="the secret said"))
    assert "secret" not in str(error.value)
    assert error.value.__suppress_context__


def test_an_unknown_column_is_refused_except_where_the_catalogue_may_add_one() -> None:
    with pytest.raises(tables.WrongTable, match="extra"):
        tables.check(tables.Candidates, candidate(extra="x"))
    documents = tables.empty(tables.Documents).assign(setting=pd.Series([], dtype="str"))
    assert list(tables.check(tables.Documents, documents).columns)[-1] == "setting"


def test_a_missing_table_names_the_command() -> None:
    with pytest.raises(tables.MissingTable, match=r"gaps\.parquet.*make run.*dvc repro gap"):
        tables.read(tables.Gaps)


def test_columns_of_messages_are_named_by_their_table() -> None:
    assert tuple(tables.message_columns(tables.Unreadable)) == ("reason", "remedy")
    assert tuple(tables.message_columns(tables.Terms)) == ()


@pytest.mark.parametrize(
    ("column", "values"),
    [
        ("role", ["policy", "respondent"]), ("role", ["policy", "nobody"]),
        ("n_tokens", [-1, 2]), ("n_tokens", [1.0, 2.0]), ("n_tokens", ["1", "2"]),
        ("segment_id", ["a", "a"]), ("text", ["a", None]), ("text", ["a", "a"]),
        ("speaker", [1, 2]), ("heading", [None, None]),
    ],
)  # fmt: skip
def test_the_quick_check_is_pandera_s_own(column: str, values: list[object]) -> None:
    row = {"corpus": "policy", "role": "policy", "n_tokens": 3}
    keys = tables.columns(tables.Segments)
    made = pd.DataFrame([{key: row.get(key, f"{key}{n}") for key in keys} for n in range(2)])
    schema = tables.Segments.to_schema()
    assert store._is_sound(schema, made)
    frame = made.assign(**{column: values})
    try:
        schema.validate(frame, lazy=True)
        sound = True
    except pa.errors.SchemaErrors:
        sound = False
    assert store._is_sound(schema, frame) is sound
    assert sound is (values in (["policy", "respondent"], ["a", "a"]) and column != "segment_id")
