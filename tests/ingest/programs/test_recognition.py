"""Text recognition by tesseract."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.ingest.programs.recognition import languages, recognised, versions_of_programs
from tests.ingest.programs.fakes import on_path, tesseract


def test_a_picture_gives_paragraphs_and_a_confidence(tmp_path: Path) -> None:
    place = tmp_path / "bin"
    with on_path(place, tesseract=tesseract(place)):
        assert languages() == ("eng", "nor")
        found = recognised(b"picture")
    assert found.paragraphs == ("We carried\ntables.", "Then soup.")
    assert found.confidence == pytest.approx(0.90)
    assert (place / "given").read_bytes() == b"picture"
    assert (place / "arguments").read_text() == "stdin stdout -l eng+nor tsv"


def test_without_tesseract_there_are_no_languages(tmp_path: Path) -> None:
    with on_path(tmp_path / "none"):
        assert languages() == ()


def test_a_tesseract_that_does_not_run_ends_nothing_before_a_picture_is_there(
    tmp_path: Path,
) -> None:
    with on_path(tmp_path / "broken", tesseract="exit 127"):
        told = versions_of_programs()
    assert told[1:] == ["?"] and told[0].startswith("tesseract ")


def test_other_data_of_the_same_language_are_another_version(tmp_path: Path) -> None:
    place, data = tmp_path / "bin", tmp_path / "nor.traineddata"
    told = []
    with on_path(place, tesseract=f"printf 'List in \"{tmp_path}/\" (2):\\neng\\nnor\\n'"):
        for content in ("one", "another", "another"):
            data.write_text(content, encoding="utf-8")
            os.utime(data, ns=(0, 0))
            told.append(versions_of_programs())
    assert told[0] != told[1] == told[2]
