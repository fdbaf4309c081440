import pandas as pd

from pipeline import tables
from pipeline.publish import exports
from pipeline.publish.codebook import codebook, codebooks
from pipeline.wording.translation import LANGUAGES, in_language
from tests import example_tables


def test_the_code_book_explains_every_column_of_every_table() -> None:
    frames = {table: tables.empty(table) for table in tables.PUBLISHED}
    frames[tables.Documents] = frames[tables.Documents].assign(setting="")
    rows = codebook(frames).set_index(["table", "column"])
    assert len(rows) == sum(len(frame.columns) for frame in frames.values())
    assert rows.at[("documents", "setting"), "meaning"] == "a column of your own catalogue"
    assert rows.at[("gaps", "ci_low"), "type"] == "number"
    assert rows.at[("usage", "n_mentions"), "type"] == "whole number"
    assert rows.at[("topic_models", "chosen"), "type"] == "true or false"
    assert (rows["meaning"].str.len() > 5).all()


def leaving() -> dict[type[tables.Table], pd.DataFrame]:
    return exports.in_words(example_tables.frames())


def test_each_language_has_a_code_book_with_the_same_columns() -> None:
    made = codebooks(leaving())
    others = {f"codebook_{language}.csv" for language in LANGUAGES if language != "en"}
    assert set(made) == {"codebook.csv", *others} >= {"codebook_nb.csv"}
    english, norwegian = made["codebook.csv"], made["codebook_nb.csv"]
    assert english["column"].tolist() == norwegian["column"].tolist()
    for column in ("meaning", "row_is", "type"):
        assert not (english[column] == norwegian[column]).any(), column


def test_a_sentence_is_explained_in_the_language_of_the_book_and_names_its_own() -> None:
    rows = codebook(leaving()).set_index(["table", "column"])["meaning"]
    assert rows["gaps", "sentence"] == "the finding as one plain sentence"
    assert rows["gaps", "sentence_nb"] == "the finding as one plain sentence (Norsk bokmål)"
    with in_language("nb"):
        rows = codebook(leaving()).set_index(["table", "column"])["meaning"]
    assert rows["gaps", "sentence"] == "funnet i én enkel setning"
