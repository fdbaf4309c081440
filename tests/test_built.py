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
