"""A report as a Word file."""

from __future__ import annotations

import io
import time
from dataclasses import replace
from pathlib import Path

from docx import Document

from pipeline.publish.report.word_file import as_word
from tests.publish.report.examples import REPORT


def test_its_blocks_have_styles_and_the_picture_says_what_it_shows() -> None:
    made = Document(io.BytesIO(as_word(REPORT)))
    said = [(one.style.name, one.text) for one in made.paragraphs if one.style is not None]
    assert ("Title", "A <gap>") in said
    assert ("Heading 1", "What was found") in said
    assert ("List Bullet", "two") in said
    assert ("Quote", "<script>alert(1)</script>") in said
    assert ("Caption", "interview 7, turn 3") in said
    assert [[cell.text for cell in row.cells] for row in made.tables[0].rows] == [
        ["topic", "policy"], ["night", "2 %"],
    ]  # fmt: skip
    assert 'descr="co-design: more in policy"' in made.element.xml
    assert made.core_properties.title == "A <gap>"


def test_the_same_report_gives_the_same_bytes_at_any_time() -> None:
    first = as_word(REPORT)
    time.sleep(2.1)  # the time of a ZIP has steps of two seconds
    assert as_word(REPORT) == first


def test_it_takes_the_styles_of_the_users_template(tmp_path: Path) -> None:
    own = Document()
    own.styles["Title"].font.name = "Comic Sans MS"
    own.styles["Quote"].delete()
    own.save(str(tmp_path / "own.docx"))
    made = Document(io.BytesIO(as_word(REPORT, template=tmp_path / "own.docx")))
    assert made.styles["Title"].font.name == "Comic Sans MS"
    assert any("alert(1)" in one.text for one in made.paragraphs)


def test_it_is_in_the_language_of_the_report_and_its_table_has_heads() -> None:
    for language, code in (("nb", "nb-NO"), ("en", "en-GB"), ("nn", "nn")):
        made = Document(io.BytesIO(as_word(replace(REPORT, language=language))))
        assert f'w:lang w:val="{code}"' in made.styles.element.xml
    heads, *rest = made.tables[0].rows
    assert "w:tblHeader" in heads._tr.xml
    assert all("w:tblHeader" not in row._tr.xml for row in rest)
    assert all(run.bold for cell in heads.cells for run in cell.paragraphs[0].runs)
