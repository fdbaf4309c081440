"""Word files in the strict form."""

from __future__ import annotations

import io
import zipfile

from pipeline.ingest.files import read_bytes
from pipeline.ingest.readers.word.strict import transitional
from tests import hostile


def strict() -> bytes:
    """A Word file as `Strict Open XML Document` is saved."""
    with zipfile.ZipFile(io.BytesIO(hostile.word())) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for name in parts:
        if name.endswith((".xml", ".rels")):
            for part in (b"officeDocument", b"wordprocessingml", b"drawingml"):
                old = b"http://schemas.openxmlformats.org/" + part + b"/2006/"
                new = b"http://purl.oclc.org/ooxml/" + part + b"/"
                parts[name] = parts[name].replace(old, new)
    return hostile.archive(dict(parts))


def test_a_strict_file_is_read_as_any() -> None:
    assert b"purl.oclc.org" in zipfile.ZipFile(io.BytesIO(strict())).read("word/document.xml")
    assert read_bytes(strict(), suffix="docx") == read_bytes(hostile.word(), suffix="docx")


def test_the_usual_form_stays_as_it_is() -> None:
    data = hostile.word()
    assert transitional(data) is data
