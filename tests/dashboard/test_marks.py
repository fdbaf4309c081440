"""Marks: kept over restarts, replaced, forgotten, and never in the way of a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard import marks


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_mark_is_kept_replaced_and_forgotten() -> None:
    marks.save("answer", "Åse", "p:1@0", "support", place="f:2")
    marks.save("answer", "Åse", "p:1@0", "contrast", place="f:2")
    marks.save("answer", "Tor", "p:1@0", "support", place="f:2")
    marks.save("mention", "Åse", "m1", "yes")
    assert set(zip(*(marks.read("answer")[key] for key in ("coder", "mark")), strict=True)) == {
        ("Åse", "contrast"),
        ("Tor", "support"),
    }
    marks.save("answer", "Åse", "p:1@0", None, place="f:2")
    assert marks.read("answer")["coder"].tolist() == ["Tor"]
    assert marks.read("mention")["mark"].tolist() == ["yes"]


def test_reading_makes_no_file_and_gives_every_column() -> None:
    read = marks.read("answer")
    assert read.columns.tolist() == marks.COLUMNS
    assert not marks.FILE.exists()


def test_names_with_quotes_are_only_names() -> None:
    name = "x\"; DROP TABLE marks; --'"
    marks.save("answer", name, "p", "support")
    assert marks.read("answer")["coder"].tolist() == [name]


def test_a_file_that_cannot_be_written_says_where_and_what_to_do(folder: Path) -> None:
    (folder / "data").write_text("in the way")
    with pytest.raises(marks.NotSaved, match=r"data/marks/marks\.sqlite"):
        marks.save("answer", "Åse", "p", "support")


def test_a_damaged_file_does_not_stop_a_page() -> None:
    marks.FILE.parent.mkdir(parents=True)
    marks.FILE.write_bytes(b"no database at all, but long enough to be read as one" * 20)
    assert marks.read("answer").empty
    with pytest.raises(marks.NotSaved):
        marks.save("answer", "Åse", "p", "support")
