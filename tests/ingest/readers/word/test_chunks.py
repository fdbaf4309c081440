"""Texts of other formats in a Word file."""

from __future__ import annotations

import io

import docx
import pytest
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement

from pipeline.ingest.files import read_bytes

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PAGE = b"<html><body><p>Anna: We did.</p></body></html>"
MAIL = (
    b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\n'
    b'Content-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable\r\n'
    b"\r\n<p class=3D'a'>Anna: We did.</p>\r\n--x--\r\n"
)


def with_chunk(data: bytes, kind: str) -> bytes:
    """A Word file with a paragraph, the text embedded as an `altChunk`, and another paragraph."""
    document = docx.Document()
    document.add_paragraph("Before.")
    part = Part(PackURI("/word/chunk.dat"), kind, data, document.part.package)
    chunk = OxmlElement("w:altChunk")
    chunk.set(f"{{{RELATIONS}}}id", document.part.relate_to(part, f"{RELATIONS}/aFChunk"))
    document.paragraphs[-1]._p.addnext(chunk)
    document.add_paragraph("After.")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (PAGE, "text/html"),
        (PAGE, "application/xhtml+xml"),
        (MAIL, "message/rfc822"),
        (rb"{\rtf1\ansi Anna: We did.}", "application/rtf"),
        (b"Anna: We did.", "text/plain; charset=utf-8"),
    ],
)
def test_an_embedded_text_stands_in_its_place(data: bytes, kind: str) -> None:
    blocks = read_bytes(with_chunk(data, kind), suffix="docx").blocks
    assert [block.text.strip() for block in blocks] == ["Before.", "Anna: We did.", "After."]


def test_an_embedded_thing_of_no_known_kind_is_left_out() -> None:
    blocks = read_bytes(with_chunk(b"MZ", "application/octet-stream"), suffix="docx").blocks
    assert [block.text for block in blocks] == ["Before.", "After."]
