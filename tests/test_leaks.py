"""Nothing leaks: an interview full of identifiers goes through it all, and none is seen again."""

from __future__ import annotations

import csv
import shutil
import subprocess
from importlib import import_module
from pathlib import Path

import pandas as pd
import pytest

from dashboard import menu
from dashboard.data import downloads
from pipeline import stages, tables
from pipeline.publish import summary
from tests import carried, pages
from tests.built import CANARIES

# AppTest leaves a temporary folder to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore:Implicitly cleaning up:ResourceWarning")


def canaries_in(text: str) -> list[str]:
    return [word for word in CANARIES if word in text.lower()]


@pytest.fixture
def ran(
    dvc_project: tuple[Path, subprocess.CompletedProcess[str]],
) -> tuple[Path, subprocess.CompletedProcess[str]]:
    return dvc_project


def as_text(path: Path) -> str:
    """What a file says: a table's cells, or its bytes."""
    content = path.read_bytes()
    if content[:4] == b"PAR1":
        return pd.read_parquet(path).to_csv(index=False, quoting=csv.QUOTE_ALL)
    return content.decode("utf-8", "ignore") + content.decode("utf-16-le", "ignore")


def test_no_file_but_the_raw_one_holds_a_canary(
    ran: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    project, _ = ran
    files = [
        path
        for path in project.rglob("*")
        if path.is_file()
        and not path.is_relative_to(project / "data" / "few")
        and not path.is_relative_to(project / ".git")
        and not path.is_relative_to(project / "data" / "words")  # lists of names, as they ship
    ]
    assert {"dvc.lock", "metrics.json", "concordance.csv"} <= {path.name for path in files}
    assert any(path.is_relative_to(project / ".dvc" / "cache") for path in files)
    leaks = {
        str(path.relative_to(project)): found
        for path in files
        if (found := canaries_in(as_text(path) + path.name))
    }
    assert leaks == {}


def test_the_run_prints_no_canary(
    ran: tuple[Path, subprocess.CompletedProcess[str]],
    dvc_shown: tuple[list[str], str],
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    project, done = ran
    assert done.returncode == 0, done.stdout + done.stderr
    assert canaries_in(done.stdout + done.stderr) == []
    monkeypatch.chdir(project)
    capfd.readouterr()
    summary.main()
    said = capfd.readouterr().out
    assert len(said) > 300
    assert canaries_in(said) == []
    shown, page = dvc_shown
    assert len(shown) == 2 and all(shown)
    assert canaries_in("".join(shown) + page) == []


def test_the_canary_is_counted_and_what_was_said_is_still_there(
    ran: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    project, _ = ran
    counted = pd.read_csv(project / tables.CSV / "redactions.csv", encoding="utf-8-sig")
    own = counted[counted["doc_id"].str.contains("2023")].set_index("kind")["n_different"]
    assert own[["address", "birth_date", "email", "identity", "phone"]].tolist() == [1] * 5
    assert own["person"] >= 4
    lines = pd.read_csv(project / tables.CSV / "concordance.csv", encoding="utf-8-sig")
    assert lines["right"].str.contains(r"that is what \[Person \d+\] says").any()


def test_what_leaves_as_a_zip_holds_no_canary(
    ran: tuple[Path, subprocess.CompletedProcess[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ran[0])
    leaves = {name: place.read_bytes() for name, place in downloads.exported().items()}
    assert {"documents.csv", "codings.csv", "speakers.csv"} <= set(leaves)
    said = carried.unpacked(downloads.archive(leaves)).decode("utf-8-sig", "ignore")
    assert "coder 2" in said
    assert canaries_in(said + "\n".join(leaves)) == []


@pytest.mark.parametrize("stage", ["mentions", "terms", "concordance"])
def test_the_traceback_of_a_stage_that_fails_quotes_nothing(
    stage: str,
    ran: tuple[Path, subprocess.CompletedProcess[str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    project, _ = ran
    broken = tmp_path / "project"
    shutil.copytree(project, broken, ignore=shutil.ignore_patterns(".git", "cache", "few"))
    segments = broken / tables.place(tables.Segments)
    frame = pd.read_parquet(segments)
    segments.unlink()  # DVC's own files may be read-only
    frame.iloc[::-1].drop(columns="role").to_parquet(segments)
    monkeypatch.chdir(broken)
    with pytest.raises(SystemExit) as end:
        stages.run(import_module(f"pipeline.stages.{stage}").main)
    printed = "".join(capfd.readouterr())
    assert end.value.code == stages.BROKEN
    assert f"broke down in the stage {stage}" in printed
    said = {word for text in frame["text"] for word in text.split() if len(word) > 11}
    assert canaries_in(printed) == []
    assert [word for word in sorted(said) if word in printed] == []


@pytest.mark.parametrize("page", [item.file for item in menu.MENU])
def test_no_page_of_the_dashboard_shows_a_canary(
    page: str,
    ran: tuple[Path, subprocess.CompletedProcess[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(ran[0])
    app = pages.opened(page)
    frames = "\n".join(element.value.to_csv() for element in app.dataframe)
    address = repr(dict(app.query_params))
    assert canaries_in(repr(app._tree) + frames + address) == []
