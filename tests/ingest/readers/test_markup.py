"""What DOCX, ODT, Markdown and HTML have in common."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from odfdo import Document as OdfDocument
from odfdo import Element

from pipeline.ingest.files import read_file
from pipeline.ingest.readers.markup import tidy_bold
from tests.ingest.helpers import Write


def test_a_box_that_is_drawn_as_a_table_is_its_paragraphs(tmp_path: Path) -> None:
    document = docx.Document()
    box, row = document.add_table(1, 1), document.add_table(1, 2)
    box.cell(0, 0).text = "We laid one more place."
    box.cell(0, 0).add_paragraph("Somebody sat down.")
    row.cell(0, 0).text = "Kitchens"
    row.cell(0, 1).text = "Forty"
    row.cell(0, 1).add_paragraph("in all")
    document.save(str(tmp_path / "a.docx"))
    odt = OdfDocument("text")
    odt.body.clear()
    cells = (
        "<text:p>We laid one more place.</text:p><text:p>Somebody sat down.</text:p>",
        "<text:p>Kitchens</text:p>", "<text:p>Forty</text:p><text:p>in all</text:p>",
    )  # fmt: skip
    one, *two = (f"<table:table-cell>{cell}</table:table-cell>" for cell in cells)
    for name, content in (("A", one), ("B", "".join(two))):
        rows = f"<table:table-row>{content}</table:table-row>"
        odt.body.append(Element.from_tag(f'<table:table table:name="{name}">{rows}</table:table>'))
    odt.save(str(tmp_path / "a.odt"))
    for path in (tmp_path / "a.docx", tmp_path / "a.odt"):
        assert [(block.text, block.kind) for block in read_file(path).blocks] == [
            ("We laid one more place.", "paragraph"), ("Somebody sat down.", "paragraph"),
            ("Kitchens\tForty in all", "table"),
        ]  # fmt: skip


def test_paragraphs_in_italics_are_known(write: Write, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph().add_run("Who came?").italic = True
    document.add_paragraph("Who came, ").add_run("then?").italic = True
    document.save(str(tmp_path / "a.docx"))
    paths = [
        tmp_path / "a.docx",
        write("a.md", "*Who came?*\n\nWho came, *then?*"),
        write("a.html", "<p><em>Who <b>came?</b></em></p><p>Who came, <i>then?</i></p>"),
    ]
    for path in paths:
        assert [block.italic for block in read_file(path).blocks] == [True, False]


def test_the_title_and_what_is_bold_or_italic_by_its_style_is_known(
    write: Write, tmp_path: Path
) -> None:
    word = docx.Document()
    for name, base in (("Question", None), ("Long question", "Question")):
        style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.font.bold = None if base else True
        style.base_style = word.styles[base] if base else None
    word.styles.add_style("Aside", WD_STYLE_TYPE.CHARACTER).font.italic = True
    word.add_paragraph("The soup", style="Title")
    word.add_paragraph("Who came?", style="Long question")
    word.add_paragraph().add_run("Who left?", style="Aside")
    word.add_paragraph("Twelve.")
    word.save(str(tmp_path / "a.docx"))
    odt = OdfDocument("text")
    odt.body.clear()
    for name, parent, marks in (
        ("Question", "Standard", 'fo:font-weight="bold"'), ("P1", "Question", ""),
        ("T1", "Standard", 'fo:font-style="italic"'), ("P2", "Title", ""),
    ):  # fmt: skip
        odt.insert_style(
            Element.from_tag(
                f'<style:style style:name="{name}" style:parent-style-name="{parent}"'
                f' style:family="paragraph"><style:text-properties {marks}/></style:style>'
            ),
            automatic=True,
        )
    for style, text in (
        ("P2", "The soup"), ("P1", "Who came?"),
        ("Standard", '<text:span text:style-name="T1">Who left?</text:span>'),
        ("Standard", "Twelve."),
    ):  # fmt: skip
        odt.body.append(Element.from_tag(f'<text:p text:style-name="{style}">{text}</text:p>'))
    odt.save(str(tmp_path / "a.odt"))
    for path in (tmp_path / "a.docx", tmp_path / "a.odt"):
        blocks = read_file(path).blocks
        assert [(block.text, block.level, block.italic) for block in blocks] == [
            ("The soup", 1, False), ("**Who came?**", 7, False), ("Who left?", 0, True),
            ("Twelve.", 0, False),
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "tidy"),
    [("**H**va nå?", "Hva nå?"), ("**Int:**Ja da", "**Int:**Ja da"), ("**Int**Ja", "**Int**Ja"),
     ("**Int** ja", "**Int** ja")],
)  # fmt: skip
def test_bold_within_a_word_sets_nothing_off(text: str, tidy: str) -> None:
    assert tidy_bold(text) == tidy
