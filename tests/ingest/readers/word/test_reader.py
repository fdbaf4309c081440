"""Word files to blocks."""

from __future__ import annotations

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from pipeline.ingest.files import read_file
from tests import hostile
from tests.ingest.helpers import Write, texts, word


def test_docx_paragraphs_and_tables_come_in_order(write: Write) -> None:
    def build(document: docx.document.Document) -> None:
        document.add_heading("Plan", level=2)
        document.add_paragraph("Before.")
        table = document.add_table(rows=1, cols=2)
        table.cell(0, 0).text, table.cell(0, 1).text = "INT", "Hello?"
        document.add_paragraph("After.", style="List Bullet")

    blocks = read_file(write("a.docx", word(build))).blocks
    assert [(block.text, block.kind, block.level) for block in blocks] == [
        ("Plan", "heading", 2), ("Before.", "paragraph", 0), ("INT\tHello?", "table", 0),
        ("After.", "list", 0),
    ]  # fmt: skip


def test_docx_keeps_special_hyphens_marks_raised_digits_and_drops_what_is_deleted(
    write: Write,
) -> None:
    def build(document: docx.document.Document) -> None:
        paragraph = document.add_paragraph()
        paragraph.add_run("Ann:").bold = True
        run = paragraph.add_run(" co")
        run._r.append(OxmlElement("w:noBreakHyphen"))
        paragraph.add_run("design")
        paragraph.add_run("4").font.superscript = True
        deleted = OxmlElement("w:del")
        deleted.append(paragraph.add_run(" gone")._r)
        paragraph._p.append(deleted)
        inserted = OxmlElement("w:ins")
        inserted.append(paragraph.add_run(" kept")._r)
        paragraph._p.append(inserted)

    assert texts(write("a.docx", word(build))) == ["**Ann:** co\u2011design[^4] kept"]


def test_docx_contents_made_by_word_are_left_out(write: Write) -> None:
    def build(document: docx.document.Document) -> None:
        sdt, gallery = OxmlElement("w:sdt"), OxmlElement("w:docPartGallery")
        gallery.set(qn("w:val"), "Table of Contents")
        content = OxmlElement("w:sdtContent")
        content.append(document.add_paragraph("1 Care 7")._p)
        sdt.append(gallery)
        sdt.append(content)
        document.element.body.insert(0, sdt)
        document.add_paragraph("Text.")

    assert texts(write("a.docx", word(build))) == ["Text."]


def table(*rows: str) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def cell(content: str) -> str:
    return f"<w:tc>{content}</w:tc>"


def said(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


TURNS = table(*(cell(said(who)) + cell(said(text)) for who, text in (("I", "Why?"), ("A", "So."))))


def test_a_table_in_a_table_counts_once(write: Write) -> None:
    once, twice = table(cell(TURNS + said(""))), table(cell(table(cell(TURNS))))
    for number, body in enumerate((TURNS, once, twice)):
        assert texts(write(f"{number}.docx", hostile.word(body))) == ["I\tWhy?", "A\tSo."]
    beside = table(cell(said("Left")) + cell(TURNS))
    assert texts(write("b.docx", hostile.word(beside))) == ["Left", "I\tWhy?", "A\tSo."]


def test_changes_count_as_accepted(write: Write) -> None:
    body = (
        "<w:p><w:r><w:t>We </w:t></w:r><w:del><w:r><w:delText>never </w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>co-produce</w:t></w:r></w:ins></w:p>"
        + table(cell(said("Kept")), f"<w:trPr><w:del/></w:trPr>{cell(said('Gone'))}")
    )
    assert texts(write("a.docx", hostile.word(body))) == ["We co-produce", "Kept"]


def test_a_text_box_in_a_cell_counts_once(write: Write) -> None:
    box = f"<w:p><w:r><w:pict><w:txbxContent>{said('Boxed')}</w:txbxContent></w:pict></w:r></w:p>"
    found = texts(write("a.docx", hostile.word(table(cell(said("Above") + box)))))
    assert found == ["Above", "Boxed"]
