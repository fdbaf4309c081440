"""Text recognition by tesseract."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.ingest.programs.recognition import languages, recognised
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
