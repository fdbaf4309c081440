"""Word files from before 2007."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.ingest.blocks import UnreadableFile
from pipeline.ingest.files import read_file
from tests.ingest.programs.fakes import on_path
from tests.word97 import word97

DOC = b"\xd0\xcf\x11\xe0" + b"\x00" * 600


@pytest.fixture
def doc(tmp_path: Path) -> Path:
    path = tmp_path / "old.doc"
    path.write_bytes(DOC)
    return path


@pytest.mark.parametrize("name", ["antiword", "catdoc"])
def test_an_old_word_file_is_read_by_the_program_that_is_there(
    name: str, doc: Path, tmp_path: Path
) -> None:
    script = "printf 'INT: Who came?\\n\\nR: We all did,\\nog æ.\\n'"
    with on_path(tmp_path / "bin", **{name: script}):
        found = read_file(doc)
    assert [block.text for block in found.blocks] == ["INT: Who came?", "R: We all did,", "og æ."]


def test_the_program_is_given_the_path_and_no_option_of_the_file(doc: Path, tmp_path: Path) -> None:
    strange = doc.rename(tmp_path / "-x.doc")
    with on_path(tmp_path / "bin", antiword='printf "%s" "$5"'):
        assert read_file(strange).blocks[0].text == str(strange)


def test_without_a_program_or_where_it_fails_the_remedy_is_told(doc: Path, tmp_path: Path) -> None:
    with on_path(tmp_path / "none"), pytest.raises(UnreadableFile, match="antiword"):
        read_file(doc)
    with on_path(tmp_path / "bin", antiword="exit 1"), pytest.raises(UnreadableFile, match=r"docx"):
        read_file(doc)


@pytest.mark.skipif(shutil.which("antiword") is None, reason="antiword is not installed here")
def test_antiword_itself_reads_every_word_and_letter(tmp_path: Path) -> None:
    said = ["INT: Hvem kom på møtet?", "R1: Vi kom alle – «æ og du». " + "Så gikk vi hjem. " * 30]
    path = tmp_path / "old.doc"
    path.write_bytes(word97(said))
    assert [block.text for block in read_file(path).blocks] == [text.strip() for text in said]
