"""The file of reviewed names: for its owner alone, and a fingerprint that tells nothing."""

from __future__ import annotations

import stat
import subprocess
from pathlib import Path

import pytest

from pipeline.config.reviewed_names import (
    FILE,
    ReviewedNames,
    WrongNames,
    check_fingerprint,
    load_reviewed_names,
    note_fingerprint,
    save_reviewed_names,
)
from tests.paths import ROOT

NAMES = ReviewedNames(
    keep=("Ward",), hide=("Tiny",), same=(("Ruth Haldane", "Ruthie"),), right=("Okafor",)
)


def test_what_is_written_is_read_again_and_only_the_owner_may(tmp_path: Path) -> None:
    path = tmp_path / "private" / "names.yaml"
    saved = save_reviewed_names(NAMES, path)
    assert load_reviewed_names(path) == saved
    assert saved.model_copy(update={"key": ""}) == NAMES
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [one.name for one in path.parent.iterdir()] == ["names.yaml"]


def test_without_a_file_nothing_is_settled(tmp_path: Path) -> None:
    names = load_reviewed_names(tmp_path / "none.yaml")
    assert names.is_empty and names.fingerprint() == ""
    check_fingerprint(names, "")


def test_the_fingerprint_follows_what_changes_a_run_and_the_key(tmp_path: Path) -> None:
    saved = save_reviewed_names(NAMES, tmp_path / "names.yaml")
    other = save_reviewed_names(NAMES, tmp_path / "other.yaml")
    assert saved.fingerprint() != other.fingerprint()
    assert saved.model_copy(update={"right": ()}).fingerprint() == saved.fingerprint()
    assert saved.model_copy(update={"hide": ()}).fingerprint() != saved.fingerprint()


def test_a_run_stops_where_the_file_is_another_than_the_params_know(tmp_path: Path) -> None:
    saved = save_reviewed_names(NAMES, tmp_path / "names.yaml")
    check_fingerprint(saved, saved.fingerprint())
    with pytest.raises(WrongNames, match="make review-names") as caught:
        check_fingerprint(saved, "")
    assert "Ruth" not in str(caught.value)
    with pytest.raises(WrongNames):
        check_fingerprint(ReviewedNames(), saved.fingerprint())


def test_the_params_keep_all_their_other_lines(tmp_path: Path) -> None:
    params = tmp_path / "params.yaml"
    params.write_text((ROOT / "params.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    before = params.read_text(encoding="utf-8").splitlines()
    saved = save_reviewed_names(NAMES, tmp_path / "names.yaml")
    note_fingerprint(saved, params)
    after = params.read_text(encoding="utf-8").splitlines()
    (changed,) = [line for line in after if line not in before]
    assert changed.startswith(f"  reviewed: '{saved.fingerprint()}'")
    assert len(after) == len(before)
    note_fingerprint(ReviewedNames(), params)
    assert params.read_text(encoding="utf-8").splitlines() == before


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("keep: [Ward]\nhide: [ward]\n", "also kept"),
        ("same:\n- [A B, C]\n- [c, D]\n", "earlier group"),
        ("same:\n- [A]\n", "names.yaml:2"),
        ("kep: [Ward]\n", "kep"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "names.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(WrongNames, match=words):
        load_reviewed_names(path)


def test_neither_git_nor_dvc_takes_the_file() -> None:
    ignored = subprocess.run(["git", "check-ignore", "-q", str(FILE)], cwd=ROOT, check=False)  # noqa: S603, S607 - a fixed command
    assert ignored.returncode == 0
    assert str(FILE.parent) in (ROOT / ".dvcignore").read_text(encoding="utf-8").split()
