"""What people settled about readings, as a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.config.readings import (
    FILE,
    Correction,
    WrongReadings,
    load_readings,
    save_correction,
)

ONE, OTHER = "d0000000000aa", "d0000000000bb"
NAME = "n0000000000aa"
ANNA, BERIT, CARL = "s0000000000aa", "s0000000000bb", "s0000000000cc"


def test_a_correction_is_saved_replaced_and_taken_back(tmp_path: Path) -> None:
    assert load_readings(tmp_path).documents == ()
    save_correction(tmp_path, Correction(document=OTHER, confirmed=True))
    settled = Correction(document=ONE, asks=(ANNA,), same=((BERIT, CARL),), no_names=(NAME,))
    save_correction(tmp_path, Correction(document=ONE, whole=True))
    save_correction(tmp_path, settled)
    there = load_readings(tmp_path)
    assert [one.document for one in there.documents] == [ONE, OTHER]
    assert there.of(ONE) == settled
    save_correction(tmp_path, Correction(document=ONE))
    assert load_readings(tmp_path).of(ONE).is_empty
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


def test_a_wrong_file_is_explained_by_line_and_not_written_over(tmp_path: Path) -> None:
    text = (
        f"version: 1\ndocuments:\n- document: {ONE}\n  asks: [{ANNA}]\n  answers: [{ANNA}]\n"
        f"- document: {ONE}\n  no_speakers: [Anna]\n"
    )
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(WrongReadings, match=rf"{FILE}:7: .*no_speakers"):
        load_readings(tmp_path)
    (tmp_path / FILE).write_text(text.replace("Anna", ANNA).replace("whole", ""), encoding="utf-8")
    with pytest.raises(WrongReadings) as error:
        load_readings(tmp_path)
    assert f"{FILE}:5: " in str(error.value) and f"{FILE}:6: " in str(error.value)
    with pytest.raises(WrongReadings):
        save_correction(tmp_path, Correction(document=ONE))
    assert "answers" in (tmp_path / FILE).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (f"same: [[{ANNA}, {BERIT}], [{BERIT}, {CARL}]]", "twice"),
        (f"no_speakers: [{ANNA}]\n  asks: [{ANNA}]", "none"),
        ("asked: []", "asks"),
    ],
)
def test_what_contradicts_itself_or_is_misspelt_is_said(
    tmp_path: Path, wrong: str, said: str
) -> None:
    text = f"documents:\n- document: {ONE}\n  {wrong}\n"
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(WrongReadings, match=said):
        load_readings(tmp_path)
