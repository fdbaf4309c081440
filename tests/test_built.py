"""What the tests may take over of a run in the repository."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
import yaml

from tests import built
from tests.paths import ROOT


@pytest.mark.parametrize(
    ("folder", "corpora", "judged", "taken"),
    [
        ("data/sample", [], False, True),
        ("data/raw", [], False, False),
        ("data/sample", [{"folder": "state", "side": "policy"}], False, False),
        ("data/sample", [], True, False),
    ],
)
def test_nothing_is_taken_of_the_users_own_interviews_or_judgements(
    tmp_path: Path, folder: str, corpora: list[dict[str, str]], judged: bool, taken: bool
) -> None:
    params = yaml.safe_load((ROOT / "params.yaml").read_text(encoding="utf-8"))
    params["documents"]["folder"], params["corpora"] = folder, corpora
    (tmp_path / "params.yaml").write_text(yaml.safe_dump(params), encoding="utf-8")
    (tmp_path / "data" / "judgements").mkdir(parents=True)
    if judged:
        (tmp_path / "data" / "judgements" / "bo.sqlite").touch()
    assert built.is_of_sample(tmp_path) is taken


@pytest.mark.parametrize("here", [False, True])
def test_only_modules_of_the_tests_see_their_folder(
    tmp_path: Path, here: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: dict[str, str] = {}
    monkeypatch.setattr(built.subprocess, "run", lambda *_, env, **__: given.update(env))
    monkeypatch.setenv("PYTHONPATH", "before")
    built.run(tmp_path, "dvc", "status", here=here)
    assert given["PYTHONPATH"] == (f"{tmp_path}{os.pathsep}{ROOT}" if here else "before")
    assert given["PATH"].split(os.pathsep)[0] == str(Path(sys.executable).parent)


@pytest.mark.parametrize(
    ("changed", "is_made"),
    [
        ("data/published/gaps.parquet", True), ("data/interim/x/units.parquet", True),
        ("params.yaml", False), ("dvc.lock", False), ("dvc.yaml", False),
        ("data/lexicon.yaml", False), ("data/few/policy/one.md", False),
    ],
)  # fmt: skip
def test_a_change_of_what_tests_share_is_seen(tmp_path: Path, changed: str, is_made: bool) -> None:
    file = tmp_path / changed
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("before", encoding="utf-8")
    made, everything = built.hashes(tmp_path), built.hashes_of_all(tmp_path)
    file.write_text("after", encoding="utf-8")
    assert set(everything) == {changed} and built.hashes_of_all(tmp_path) != everything
    assert (built.hashes(tmp_path) != made) is is_made
