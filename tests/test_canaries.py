"""Names in what files carry besides their text reach no table, line or file name.

Every format is tried in the first stage; test_leaks.py follows some of them through all stages.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from pipeline import tables
from pipeline.stages import documents as stage
from pipeline.stages import run
from tests import carried
from tests.paths import ROOT
from tests.test_leaks import as_text


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    text = re.sub(
        r"(?m)^  folder:.*$", "  folder: docs", (ROOT / "params.yaml").read_text(encoding="utf-8")
    )
    (tmp_path / "params.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "docs" / "frontline").mkdir(parents=True)
    (tmp_path / "docs" / "policy").mkdir()
    shutil.copytree(ROOT / "data" / "words", tmp_path / "data" / "words")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "docs"


def test_nothing_that_files_carry_besides_their_text_is_seen_again(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = "The council will plan its services together with those who use them. " * 9
    (folder / "policy" / "plan.md").write_text(plan, encoding="utf-8")
    carried.carried_in(folder)
    run(stage.main)
    shown = capsys.readouterr()
    made = [
        path for path in Path("data").rglob("*") if path.is_file() and "words" not in path.parts
    ]
    assert {"documents.parquet", "segments.parquet", "codes.parquet"} <= {one.name for one in made}
    leaks = {
        str(path): found
        for path in made
        if (found := carried.canaries_in(as_text(path) + path.name))
    }
    assert leaks == {}
    assert carried.canaries_in(shown.out + shown.err) == []
    documents = tables.read(tables.Documents)
    assert (documents["corpus"] == "frontline").sum() == len(carried.ALL)
    assert not documents[["doc_id", "file", "title"]].to_csv().count("05-17")
    assert set(tables.read(tables.Codings)["coder"]) == {"coder 1", "coder 2"}


def test_the_files_do_carry_the_canaries() -> None:
    """A file without them would show nothing: each says so itself."""
    for name, make in carried.ALL.items():
        content = make()
        if content[:2] == b"PK":
            content = carried.unpacked(content)
        assert len(carried.canaries_in(content.decode("utf-8", "ignore"))) >= 2, name
