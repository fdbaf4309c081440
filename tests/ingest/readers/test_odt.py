"""OpenDocument texts to blocks."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from odfdo import Document as OdfDocument
from odfdo import Element, Header, Paragraph
from odfdo import List as OdfList

from pipeline.ingest.blocks import UnreadableFile
from pipeline.ingest.files import read_file
from tests.ingest.helpers import Write, texts


def test_odt_gives_headings_lists_and_text_without_notes(write: Write, tmp_path: Path) -> None:
    document = OdfDocument("text")
    document.body.clear()
    document.body.append(Header(2, "Plan"))
    paragraph = Paragraph("Care is shared")
    paragraph.insert_note(after="shared", note_id="n1", citation="1", body="A note.")
    document.body.append(paragraph)
    document.body.append(OdfList(["A point"]))
    document.save(str(tmp_path / "a.odt"))
    blocks = read_file(tmp_path / "a.odt").blocks
    assert [(block.text, block.kind) for block in blocks] == [
        ("Plan", "heading"), ("Care is shared", "paragraph"), ("A point", "list"),
    ]  # fmt: skip


def test_bold_names_in_an_odt_are_marked(write: Write, tmp_path: Path) -> None:
    document = OdfDocument("text")
    style = Element.from_tag(
        '<style:style style:name="T9" style:family="text">'
        '<style:text-properties fo:font-weight="bold"/></style:style>'
    )
    document.insert_style(style, automatic=True)
    document.body.clear()
    document.body.append(
        Element.from_tag('<text:p><text:span text:style-name="T9">Ola</text:span> Yes.</text:p>')
    )
    document.save(str(tmp_path / "a.odt"))
    assert texts(tmp_path / "a.odt") == ["**Ola** Yes."]


def test_an_odt_with_a_password_says_so(write: Write) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
    with pytest.raises(UnreadableFile, match="password"):
        read_file(write("a.odt", out.getvalue()))
