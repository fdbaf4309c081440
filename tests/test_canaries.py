"""Names in what files carry besides their text reach no table, line or file name."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import docx
import pytest

from pipeline import tables
from pipeline.stages import documents as stage
from pipeline.stages import run
from tests.codes.helpers import archive as packed
from tests.codes.helpers import guid, qde, selection, source
from tests.paths import ROOT
from tests.pdfs import pdf
from tests.test_leaks import as_text

SAID = "They came to the ward on a Tuesday with coffee, and the residents liked the singing. "
CANARIES = ("quintrell", "vosperson", "grizedale", "marrowbeck", "ludmilla", "tamsin", "jadwiga")
"""In properties, comments, memos, coders' names, cells, titles and file names; never said."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    text = re.sub(
        r"(?m)^  folder:.*$", "  folder: docs", (ROOT / "params.yaml").read_text(encoding="utf-8")
    )
    (tmp_path / "params.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "docs" / "frontline").mkdir(parents=True)
    (tmp_path / "docs" / "policy").mkdir()
    shutil.copytree(ROOT / "data" / "words", tmp_path / "data" / "words")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "docs"


def word_file(path: Path) -> None:
    """A Word file with an author, a title, keywords and a comment that hold canaries."""
    document = docx.Document()
    about = document.core_properties
    about.author, about.last_modified_by = "Quintrell Vosperson", "Quintrell Vosperson"
    about.title, about.keywords = "Tamsin Grizedale tells", "Grizedale"
    about.comments, about.subject, about.category = "Marrowbeck", "Grizedale", "Marrowbeck"
    document.add_paragraph("Interviewer: Who came?")
    said = document.add_paragraph("R1: " + SAID * 8)
    document.add_comment(
        said.runs, text="Grizedale of Marrowbeck", author="Quintrell", initials="Q"
    )
    document.save(str(path))


def pdf_file(path: Path) -> None:
    """A PDF whose information dictionary holds canaries."""
    lines = [(60, 760, 11, "Interviewer: Who was it?")]
    lines += [(60, 740 - 16 * n, 11, ("R1: " if n == 0 else "") + SAID.strip()) for n in range(9)]
    made = pdf([lines])
    info = b"<< /Author (Quintrell Vosperson) /Title (Jadwiga Grizedale) /Keywords (Marrowbeck) >>"
    path.write_bytes(made.replace(b"/Root 1 0 R", b"/Root 1 0 R /Info " + info))


def project_file(path: Path) -> None:
    """A REFI-QDA project with a coder's name, a memo and a note that hold canaries."""
    text = "Interviewer: And then?\n\nR1: " + (SAID.replace("coffee", "buns")) * 8
    chosen = selection(30, 60, "time", name="Grizedale said it")
    users = qde(source("talk", chosen), more=_memo()).replace('name="Ann"', 'name="Quintrell"')
    path.write_bytes(packed({"project.qde": users, f"sources/{guid('talk')}.txt": text}))


def _memo() -> str:
    return (
        f'<Notes><Note guid="{guid("memo")}" name="Memo on Vosperson" creatingUser="{guid("Ann")}">'
        "<PlainTextContent>Ludmilla Marrowbeck was upset.</PlainTextContent></Note></Notes>"
    )


def test_nothing_that_files_carry_besides_their_text_is_seen_again(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = "The council will plan its services together with those who use them. " * 9
    (folder / "policy" / "plan.md").write_text(plan, encoding="utf-8")
    word_file(folder / "frontline" / "Ludmilla-Grizedale 2023-05-17.docx")
    pdf_file(folder / "frontline" / "Jadwiga_Marrowbeck.pdf")
    project_file(folder / "frontline" / "coded.qdpx")
    (folder / "catalogue.csv").write_text(
        "file,corpus,title,language,cluster,municipality,interviewer,remark\n"
        "frontline/Jadwiga_Marrowbeck.pdf,frontline,Jadwiga Marrowbeck,en,Grizedale,Marrowbeck,"
        "Quintrell Vosperson,see Ludmilla Marrowbeck\n",
        encoding="utf-8",
    )
    run(stage.main)
    shown = capsys.readouterr()
    made = [
        path for path in Path("data").rglob("*") if path.is_file() and "words" not in path.parts
    ]
    assert {"documents.parquet", "segments.parquet", "codes.parquet"} <= {one.name for one in made}
    leaks = {
        str(path): found
        for path in made
        if (found := [one for one in CANARIES if one in (as_text(path) + path.name).lower()])
    }
    assert leaks == {}
    assert [one for one in CANARIES if one in (shown.out + shown.err).lower()] == []
    documents = tables.read(tables.Documents)
    assert (documents["corpus"] == "frontline").sum() == 3
    assert not documents[["doc_id", "file", "title"]].to_csv().count("05-17")
