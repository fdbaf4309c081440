"""A report as a Word file, in the styles of a template that the user may swap."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime
from functools import singledispatch
from pathlib import Path

from docx import Document
from docx.document import Document as Word
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm

from pipeline.publish.report.content import (
    Block,
    Grid,
    Heading,
    Paragraph,
    Picture,
    Points,
    Quote,
    Report,
)

TEMPLATE = Path("data") / "report_template.docx"
"""A Word file of the user, whose styles the report takes where it is there."""

_WIDTH = Cm(16)
"""Width of a picture: that of the text on A4 with usual margins."""

_UNWRITABLE = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML cannot hold."""


def as_word(report: Report, *, template: Path | None = None) -> bytes:
    """The report as .docx. Styles that the template lacks are those of its plain paragraphs."""
    made = Document(str(template) if template else None)
    about = made.core_properties
    about.title, about.author, about.language = report.title, "Cospeak", report.language
    day = datetime.fromisoformat(report.date) if report.date else datetime(2000, 1, 1, tzinfo=UTC)
    about.created = about.modified = day.replace(tzinfo=None)
    _speak(made, report.language)
    _paragraph(made, report.title, "Title")
    if report.date:
        _paragraph(made, report.date, "Subtitle")
    for block in report.blocks:
        _add(block, made)
    file = io.BytesIO()
    made.save(file)
    return _without_time(file.getvalue())


_SPOKEN = {"en": "en-GB", "nb": "nb-NO"}
"""What Word calls the languages of the interface: by it spelling is checked and words are cut."""


def _speak(made: Word, language: str) -> None:
    """Makes the language of the report that of its text, which the template's own would not be."""
    defaults = made.styles.element.find(qn("w:docDefaults"))
    own = None if defaults is None else defaults.find(f".//{qn('w:lang')}")
    if own is not None:
        own.set(qn("w:val"), _SPOKEN.get(language, language))


def _paragraph(made: Word, text: str, style: str) -> None:
    known = style if style in [one.name for one in made.styles] else None
    made.add_paragraph(_UNWRITABLE.sub("", text), style=known)


@singledispatch
def _add(block: Block, made: Word) -> None:
    raise TypeError(f"nothing in Word for {type(block).__name__}")


@_add.register
def _(block: Heading, made: Word) -> None:
    _paragraph(made, block.text, "Heading 1")


@_add.register
def _(block: Paragraph, made: Word) -> None:
    _paragraph(made, block.text, "Caption" if block.small else "Normal")


@_add.register
def _(block: Points, made: Word) -> None:
    for text in block.texts:
        _paragraph(made, text, "List Bullet")


@_add.register
def _(block: Quote, made: Word) -> None:
    _paragraph(made, block.text, "Quote")
    _paragraph(made, block.source, "Caption")
    if block.note:
        _paragraph(made, block.note, "Normal")


@_add.register
def _(block: Grid, made: Word) -> None:
    table = made.add_table(rows=1, cols=len(block.heads))
    if "Table Grid" in [one.name for one in made.styles]:
        table.style = "Table Grid"
    for row in (block.heads, *block.rows):
        cells = table.rows[0].cells if row is block.heads else table.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            cell.text = _UNWRITABLE.sub("", text)
    # On each page of a long table, and known as heads to a screen reader.
    heads = table.rows[0]._tr.get_or_add_trPr()
    heads.append(OxmlElement("w:tblHeader"))
    for cell in table.rows[0].cells:
        for run in cell.paragraphs[0].runs:
            run.bold = True


@_add.register
def _(block: Picture, made: Word) -> None:
    shape = made.add_picture(io.BytesIO(block.png), width=_WIDTH)
    shape._inline.docPr.set("descr", block.alt)


def _without_time(content: bytes) -> bytes:
    """The file without the times at which its parts were packed."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as packed,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as plain,
    ):
        for entry in packed.infolist():
            fixed = zipfile.ZipInfo(entry.filename, date_time=(1980, 1, 1, 0, 0, 0))
            fixed.compress_type, fixed.create_system = zipfile.ZIP_DEFLATED, 3
            plain.writestr(fixed, packed.read(entry))
    return file.getvalue()
