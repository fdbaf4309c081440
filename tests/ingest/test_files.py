"""Files by suffix and content, and each way in which one cannot be read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest.blocks import UnreadableFile
from pipeline.ingest.files import read_file
from pipeline.ingest.registry import SUFFIXES
from pipeline.wording.templates import documents, places
from tests.ingest.helpers import Write, zipped
from tests.paths import CORPORA, ROOT


def test_a_password_on_a_word_file_is_told_from_an_old_word_file(write: Write) -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
    with pytest.raises(UnreadableFile, match="password"):
        read_file(write("a.docx", ole + "EncryptedPackage".encode("utf-16-le")))
    for name in ("a.doc", "b.docx"):
        with pytest.raises(UnreadableFile, match=r"save it as \.docx"):
            read_file(write(name, ole))


NOT_WHAT_IT_SAYS = {
    "a.txt": (b"%PDF-1.7 text", r"rename it so that it ends in \.pdf"),
    "b.txt": (b"\x00\x01\x02\xff\xfe\x07" * 50, "not text"),
    "c.md": (b"\x89PNG\r\n\x1a\n", "a picture"),
    "d.docx": (b"plain words", "broken or of another kind"),
    "e.pdf": (b"plain words", "broken or of another kind"),
    "f.xyz": (b"plain words", r"save it as one of \.txt"),
    "g": (b"plain words", "no suffix"),
    "h.txt": (b"", "empty"),
    "i.txt": (b" \n\t\n", "empty"),
    "j.docx": (b"PK\x03\x04 cut off", "damaged archive"),
    "k.doc": (b"{\\rtf1 text}", r"ends in \.rtf"),
    "l.md": (b"<!-- only a comment -->", "no text"),
}


@pytest.mark.parametrize("name", NOT_WHAT_IT_SAYS)
def test_content_that_does_not_fit_has_a_reason_and_a_remedy(write: Write, name: str) -> None:
    content, said = NOT_WHAT_IT_SAYS[name]
    with pytest.raises(UnreadableFile, match=said) as caught:
        read_file(write(name, content))
    assert caught.value.reason
    assert caught.value.remedy
    assert "words" not in str(caught.value)


@given(suffix=st.sampled_from(SUFFIXES), data=st.binary(min_size=1, max_size=300))
def test_any_bytes_are_read_or_explained(
    tmp_path_factory: pytest.TempPathFactory, suffix: str, data: bytes
) -> None:
    path = tmp_path_factory.mktemp("any") / f"a.{suffix}"
    path.write_bytes(data)
    try:
        assert read_file(path).blocks
    except UnreadableFile as error:
        assert error.reason
        assert error.remedy


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.png", b"\x89PNG....", "it is a picture: run text recognition (OCR) on it"),
        ("a.pdf", b"\x89PNG....", "the file ends in .pdf but is a picture: run text recog"),
        ("a.mp3", b"ID3.......", "it is a sound or film file: put its transcript here"),
        ("a.gz", b"\x1f\x8b......", "it is a compressed file: unpack it"),
        ("a.pptx", zipped("[Content_Types].xml"), "it is slides or another Office file: put its"),
        ("a.pages", b"some words", "files that end in .pages are not read: save it as one of .txt"),
    ],
)
def test_what_is_no_document_is_told_with_what_to_do(
    write: Write, name: str, data: bytes, said: str
) -> None:
    with pytest.raises(UnreadableFile, match=re.escape(said)):
        read_file(write(name, data))


@pytest.mark.skipif(not (CORPORA / "awkward").is_dir(), reason="../shared/corpora is not here")
def test_each_awkward_file_is_read_or_explained() -> None:
    for path in sorted((CORPORA / "awkward").iterdir()):
        try:
            assert read_file(path).blocks, path.name
        except UnreadableFile as error:
            assert error.remedy, path.name


@pytest.mark.skipif(not (CORPORA / "awkward").is_dir(), reason="../shared/corpora is not here")
@pytest.mark.parametrize(
    ("start", "said"),
    [("005", "password"), ("007", "OCR"), ("019", "OCR"), ("101214", ".docx"), ("empty", "empty")],
)
def test_known_awkward_files_say_what_is_wrong(start: str, said: str) -> None:
    path = next((CORPORA / "awkward").glob(f"{start}*"))
    with pytest.raises(UnreadableFile, match=said):
        read_file(path)


def test_a_link_that_leads_nowhere_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    with pytest.raises(UnreadableFile, match="a link to a folder"):
        read_file(tmp_path / "a.txt")


def test_every_template_about_files_is_used_by_the_code_that_reads_them() -> None:
    rooms = ROOT / "pipeline" / "ingest", ROOT / "pipeline" / "stages"
    sources = "".join(
        path.read_text(encoding="utf-8") for room in rooms for path in room.rglob("*.py")
    )
    for family in (
        documents.CONTENTS, documents.REASONS, documents.REMEDIES, documents.NOTES,
        places.PLACES,
    ):  # fmt: skip
        for code in family:
            assert f'"{code}"' in sources, code


def test_what_a_program_writes_as_json_is_read_under_the_suffix_of_text(tmp_path: Path) -> None:
    said = b'{"text": "We came.", "segments": [{"start": 0, "end": 2, "text": "We came at ten."}]}'
    (tmp_path / "a.txt").write_bytes(said)
    found = read_file(tmp_path / "a.txt")
    assert (found.format, [block.text for block in found.blocks]) == ("json", ["We came at ten."])
