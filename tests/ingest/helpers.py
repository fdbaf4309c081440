"""Small files and documents for the tests of this folder."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx

from pipeline.ingest.blocks import Block, FileText
from pipeline.ingest.documents import ReadDocument, read_document
from pipeline.ingest.files import read_file
from pipeline.ingest.listing import Entry, document_ids

Write = Callable[[str, bytes | str], Path]


def texts(path: Path) -> list[str]:
    """The texts of the file's blocks."""
    return [block.text for block in read_file(path).blocks]


def zipped(member: str) -> bytes:
    """An archive that holds a file of this name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(member, "x")
    return out.getvalue()


def word(build: Callable[[docx.document.Document], None]) -> bytes:
    """A Word file that `build` fills."""
    document = docx.Document()
    build(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def entry(file: str = "policy/a.md", **given: str) -> Entry:
    """The entry of a file, with what the catalogue gives."""
    corpus = file.split("/", maxsplit=1)[0]
    return Entry(file, document_ids([file])[file], corpus, given, catalogued=bool(given))


def content(*texts: str, **metadata: object) -> FileText:
    """A file of these paragraphs."""
    return FileText(tuple(Block(text) for text in texts), "md", "utf-8", metadata)


def document(file: str, text: str, **given: str) -> ReadDocument:
    """A document of one paragraph."""
    return read_document(content(text), entry=entry(file, **given))
