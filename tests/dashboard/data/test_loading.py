"""Reading of the published tables: when they change, are missing, old, or being made."""

from __future__ import annotations

import json
import os
import threading
from pathlib import Path

import pandas as pd
import pytest

from dashboard.data import loading
from pipeline import tables
from pipeline.wording.translation import in_language
from tests import example_tables


def test_a_changed_table_is_read_again(example: example_tables.Frames) -> None:
    assert len(loading.load(tables.Documents)) == 20
    documents = example[tables.Documents]
    tables.write(tables.Documents, documents[documents["corpus"] == "frontline"])
    os.utime(tables.place(tables.Documents), ns=(1, 1))
    assert len(loading.load(tables.Documents)) == 14


def test_an_unchanged_table_is_not_read_again(
    shared_example: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = loading.load(tables.Usage)
    monkeypatch.setattr(tables, "read", None)
    assert loading.load(tables.Usage) is first


def test_the_passages_are_there_before_the_first_search(
    example: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    loading.read_ahead()
    for thread in threading.enumerate():
        if thread.name == loading.READER:
            thread.join()
    monkeypatch.setattr(tables, "read", None)  # it would have to be called now
    assert len(loading.load(tables.Passages))


def test_messages_are_texts_and_findings_have_sentences_in_the_language_of_the_page(
    shared_example: object,
) -> None:
    said = loading.load(tables.Unreadable)["remedy"].iloc[0]
    assert "run text recognition (OCR)" in said
    assert "Policy uses" in " ".join(loading.load(tables.Gaps)["sentence"])
    with in_language("nb"):
        assert loading.load(tables.Unreadable)["remedy"].iloc[0] != said
        assert "Policy uses" not in " ".join(loading.load(tables.Gaps)["sentence"])


def test_rows_can_be_had_as_the_stages_published_them(
    shared_example: example_tables.Frames,
) -> None:
    rows = loading.load(tables.Design, in_words=False)
    assert rows["note"].tolist() == shared_example[tables.Design]["note"].tolist()


def test_some_columns_come_alone_those_with_sentences_too(shared_example: object) -> None:
    assert loading.load(tables.Gaps, ["sentence", "item"]).columns.tolist() == ["sentence", "item"]
    assert loading.load(tables.Documents, ["doc_id"]).columns.tolist() == ["doc_id"]


def test_a_missing_table_names_the_command_that_makes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(tables.MissingTable, match=r"gaps\.parquet .* `dvc repro gap`"):
        loading.load(tables.Gaps)
    assert loading.load_if_made(tables.Usage).columns.tolist() == list(tables.columns(tables.Usage))


@pytest.mark.parametrize("content", [b"no parquet", b""])
def test_a_file_that_is_no_table_names_the_command_that_makes_it_anew(
    content: bytes, example: object
) -> None:
    tables.place(tables.Usage).write_bytes(content)
    with pytest.raises(loading.StaleTable, match=r"`dvc repro --force gap`"):
        loading.load(tables.Usage)
    with pytest.raises(loading.StaleTable):
        loading.load_if_made(tables.Usage)


def running(pid: object, source: Path) -> None:
    loading._RUNNING.parent.mkdir(parents=True)
    content = {"write": {str(source): {"pid": pid}}}
    loading._RUNNING.write_text(json.dumps(content), encoding="utf-8")


def test_a_table_that_a_run_is_making_asks_to_reload(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    source = tables.place(tables.Gaps).resolve()
    running(os.getpid(), source)
    assert loading.is_being_made(source)
    assert not loading.is_being_made(source.with_suffix(".other"))
    assert loading.is_running()
    with pytest.raises(loading.BeingRebuilt, match="Reload the page"):
        loading.load(tables.Gaps)


def test_tables_that_a_run_removes_as_they_are_looked_at_are_not_there(
    example: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert loading.alike_means("en")
    assert len(loading.stamps()) > len(loading._stamps(*loading._of_sentences(tables.Gaps))) == 3
    tables.place(tables.Gaps).unlink()
    tables.place(tables.Design).unlink()
    monkeypatch.setattr(Path, "is_file", lambda _: True)  # as it was a moment before
    assert loading.alike_means("en") == loading.Basis().alike_means
    with pytest.raises(tables.MissingTable, match=r"gaps\.parquet .* `dvc repro gap`"):
        loading.load(tables.Gaps)


@pytest.mark.parametrize("pid", [2**22 + 1, "x", None])
def test_a_run_that_has_ended_is_making_nothing(
    pid: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    source = tables.place(tables.Gaps).resolve()
    assert not loading.is_being_made(source)  # there is no list of runs
    assert not loading.is_running()
    running(pid, source)
    assert not loading.is_being_made(source)
    assert not loading.is_running()


def test_the_sentence_of_a_finding_names_the_document_that_it_rests_on(
    shared_example: example_tables.Frames,
) -> None:
    gaps = shared_example[tables.Gaps].set_index("item", drop=False)
    said = str(loading.sentence_of(gaps.loc["co-design"].to_dict()))
    assert "National strategy for volunteering" in said
    assert "policy-strategy" not in said


def test_the_manifest_is_read_and_a_damaged_one_is_empty(example: object) -> None:
    assert loading.manifest()["params"]["gap"] == {"level": 0.05}
    assert loading.level() == 0.05
    for damaged in ("{", "[]", ""):
        tables.MANIFEST.write_text(damaged, encoding="utf-8")
        assert loading.manifest() == {}
        assert loading.level() == 0.05
    tables.MANIFEST.write_text('{"params": {"gap": {"level": 0.1}}}', encoding="utf-8")
    assert loading.level() == 0.1


def test_rows_are_those_whose_columns_hold_the_wanted_values() -> None:
    rows = pd.DataFrame({"a": ["x", "x", "y"], "b": ["1", "2", "1"]})
    assert loading.of(rows, a="x", b="1").index.tolist() == [0]
    assert loading.of(rows, a="z").empty
    assert loading.of(rows) is rows


def test_texts_are_called_invented_only_if_they_are(example: example_tables.Frames) -> None:
    documents = example[tables.Documents]
    assert loading.is_invented()
    tables.MANIFEST.write_text('{"params": {"documents": {"folder": "data/raw"}}}')
    assert loading.is_invented()  # the catalogue says so
    tables.write(tables.Documents, documents.assign(invented=False))
    assert not loading.is_invented()
    tables.write(tables.Documents, documents.drop(columns="invented"))
    assert not loading.is_invented()
    tables.MANIFEST.write_text('{"params": {"documents": {"folder": "data/sample/"}}}')
    assert loading.is_invented()  # the manifest names the sample


def test_texts_of_short_tables_are_held_as_pythons_and_say_the_same(example: object) -> None:
    for table in (tables.Gaps, tables.Documents):
        published, shown = tables.read(table), loading.load(table, in_words=False)
        texts = shown.select_dtypes("str")
        assert {kind.storage for kind in texts.dtypes} == {"python"}
        assert published[texts.columns].isna().equals(texts.isna())
        pd.testing.assert_frame_equal(published, shown, check_dtype=False)
    assert {kind.storage for kind in loading.load(tables.Gaps).select_dtypes("str").dtypes} == {
        "python"
    }
