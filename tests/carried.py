"""Files that carry names besides their text: properties, comments, memos, coders, cells, titles."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, ZipInfo

import docx
import pandas as pd
from docx.document import Document

from tests.codes.helpers import guid, qde, selection, source
from tests.hostile import archive, odt
from tests.pdfs import pdf

SAID = "They came to the ward on a Tuesday with coffee, and the residents liked the singing. "
CANARIES = (
    "quintrell",
    "vosperson",
    "grizedale",
    "marrowbeck",
    "ludmilla",
    "tamsin",
    "jadwiga",
    "lamplighter",
)
"""In properties, comments, memos, coders' names, cells, titles, labels and file names; never said.

`lamplighter` is no name but a role that one interviewee has, which is too few to be shown.
"""


def said(food: str) -> str:
    """What a respondent says, unlike what the others say by one word."""
    return SAID.replace("coffee", food)


def word_file(food: str = "coffee") -> bytes:
    """A Word file with an author, a title, keywords and a comment that hold canaries."""
    document: Document = docx.Document()
    about = document.core_properties
    about.author, about.last_modified_by = "Quintrell Vosperson", "Quintrell Vosperson"
    about.title, about.keywords = "Tamsin Grizedale tells", "Grizedale"
    about.comments, about.subject, about.category = "Marrowbeck", "Grizedale", "Marrowbeck"
    document.add_paragraph("Interviewer: Who came?")
    turn = document.add_paragraph("Lamplighter: " + said(food) * 8)
    document.add_comment(
        turn.runs, text="Grizedale of Marrowbeck", author="Quintrell", initials="Q"
    )
    saved = BytesIO()
    document.save(saved)
    return _timeless(saved.getvalue())


def _timeless(packed: bytes) -> bytes:
    """The same file with the times of its parts and comments fixed: the same bytes each day."""
    made = BytesIO()
    with ZipFile(BytesIO(packed)) as old, ZipFile(made, "w") as new:
        for part in old.infolist():
            data = re.sub(rb'w:date="[^"]*"', b'w:date="2023-01-01T00:00:00Z"', old.read(part))
            new.writestr(ZipInfo(part.filename), data)
    return made.getvalue()


def pdf_file(food: str = "tea") -> bytes:
    """A PDF whose information dictionary holds canaries."""
    lines = [(60, 760, 11, "Interviewer: Who was it?")]
    lines += [
        (60, 740 - 16 * n, 11, ("R1: " if n == 0 else "") + said(food).strip()) for n in range(9)
    ]
    info = b"<< /Author (Quintrell Vosperson) /Title (Jadwiga Grizedale) /Keywords (Marrowbeck) >>"
    return pdf([lines]).replace(b"/Root 1 0 R", b"/Root 1 0 R /Info " + info)


def project_file(food: str = "buns") -> bytes:
    """A REFI-QDA project with coders' names, a memo and a note that hold canaries."""
    text = "Interviewer: And then?\n\nR1: " + said(food) * 8
    chosen = selection(30, 60, "time", name="Grizedale said it")
    users = qde(source("talk", chosen), more=_memo())
    users = users.replace('name="Ann"', 'name="Quintrell"').replace('name="Bo"', 'name="Vosperson"')
    return archive({"project.qde": users, f"sources/{guid('talk')}.txt": text})


def _memo() -> str:
    return (
        f'<Notes><Note guid="{guid("memo")}" name="Memo on Vosperson" creatingUser="{guid("Ann")}">'
        "<PlainTextContent>Ludmilla Marrowbeck was upset.</PlainTextContent></Note></Notes>"
    )


def subtitles(food: str = "cake") -> bytes:
    """Subtitles with a note and a title that hold canaries."""
    cues = [
        f"00:0{n}:00.000 --> 00:0{n}:50.000\n<v R1>{said(one)}"
        for n, one in enumerate((food, "cards", "songs", "books", "flowers"), start=1)
    ]
    asked = "00:00:00.000 --> 00:00:50.000\n<v Interviewer>Who came?"
    note = "NOTE Quintrell Vosperson wrote this down for Marrowbeck"
    return "\n\n".join(["WEBVTT - Tamsin Grizedale", note, asked, *cues]).encode()


def web_page(food: str = "milk") -> bytes:
    """A web page with an author, a title, a comment and a hidden note that hold canaries."""
    turns = "<p>Interviewer: Who came?</p>" + f"<p>R1: {said(food) * 8}</p>"
    return (
        '<!DOCTYPE html><html><head><meta name="author" content="Quintrell Vosperson">'
        "<title>Tamsin Grizedale</title></head><body><!-- ask Ludmilla Marrowbeck -->"
        f'{turns}<p hidden title="Jadwiga">Vosperson</p></body></html>'
    ).encode()


def rich_text(food: str = "soup") -> bytes:
    r"""An RTF with an \info group and an annotation that hold canaries."""
    return (
        r"{\rtf1\ansi{\info{\title Tamsin Grizedale}{\author Quintrell Vosperson}"
        r"{\doccomm Marrowbeck}}Interviewer: Who came?\par R1: "
        + said(food) * 8
        + r"{\*\atnid QV}{\*\atnauthor Quintrell}{\*\annotation Ludmilla was upset}\par}"
    ).encode()


def open_document(food: str = "bread") -> bytes:
    """An OpenDocument text with properties and a comment that hold canaries."""
    dublin = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    office = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    note = (
        f"<office:annotation><dc:creator {dublin}>Quintrell Vosperson</dc:creator>"
        "<text:p>Ludmilla Marrowbeck was upset</text:p></office:annotation>"
    )
    about = (
        f"<office:document-meta {office} {dublin}><office:meta>"
        "<dc:title>Tamsin Grizedale</dc:title>"
        "<dc:creator>Quintrell Vosperson</dc:creator></office:meta></office:document-meta>"
    )
    turns = f"<text:p>Interviewer: Who came?</text:p><text:p>R1: {note}{said(food) * 8}</text:p>"
    return odt(turns, **{"meta.xml": about.encode()})


def workbook(food: str = "fish") -> bytes:
    """A spreadsheet with properties, a sheet's name and a cell's comment that hold canaries."""
    rows = [("Speaker", "Text"), *[("Interviewer", "Who came?"), ("R1", said(food) * 2)] * 5]
    cells = "".join(
        "<row>" + "".join(f'<c t="inlineStr"><is><t>{one}</t></is></c>' for one in row) + "</row>"
        for row in rows
    )
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    return archive({
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1"'
        f' Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "docProps/core.xml": '<p xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:creator>Quintrell Vosperson</dc:creator><dc:title>Tamsin Grizedale</dc:title></p>",
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
        '<sheet name="Jadwiga" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/>'
        "</Relationships>",
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData>'
        "</worksheet>",
        "xl/comments1.xml": f'<comments xmlns="{main}"><authors><author>Quintrell</author>'
        '</authors><commentList><comment ref="B3" authorId="0"><text><t>Ludmilla Marrowbeck</t>'
        "</text></comment></commentList></comments>",
    })  # fmt: skip


def markdown(food: str = "rice") -> bytes:
    """Markdown with front matter and a comment that hold canaries."""
    matter = "---\ntitle: Tamsin Grizedale\nauthor: Quintrell Vosperson\ntags: [Marrowbeck]\n---\n"
    turns = f"Interviewer: Who came?\n\nR1: {said(food) * 8}\n"
    return f"{matter}\n<!-- ask Ludmilla -->\n\n{turns}".encode()


IN_A_RUN: dict[str, Callable[[], bytes]] = {
    "Ludmilla-Grizedale 2023-05-17 lamplighter.docx": word_file,
    "Jadwiga_Marrowbeck.pdf": pdf_file,
    "coded.qdpx": project_file,
}
"""Files of the project whose every stage is run."""
ALL = IN_A_RUN | {
    "tamsin.vtt": subtitles,
    "grizedale, jadwiga.html": web_page,
    "vosperson.rtf": rich_text,
    "ludmilla.m.odt": open_document,
    "JADWIGA-2.xlsx": workbook,
    "quintrell.md": markdown,
}
ABOUT = (
    {
        "file": "frontline/Jadwiga_Marrowbeck.pdf",
        "corpus": "frontline",
        "title": "Jadwiga Marrowbeck",
        "language": "en",
        "cluster": "Grizedale",
        "municipality": "Marrowbeck",
        "interviewer": "Quintrell Vosperson",
        "remark": "see Ludmilla Marrowbeck",
        "role": "nurse",
    },
    {
        "file": "frontline/Ludmilla-Grizedale 2023-05-17 lamplighter.docx",
        "corpus": "frontline",
        "title": "The lamplighter tells",
        "language": "en",
        "role": "lamplighter",
        "remark": "",
    },
)


def carried_in(folder: Path, files: Mapping[str, Callable[[], bytes]] = ALL) -> None:
    """Puts the files into the documents folder, with rows of its catalogue and codings.csv."""
    for name, make in files.items():
        (folder / "frontline" / name).write_bytes(make())
    about = pd.DataFrame(ABOUT)
    place = folder / "catalogue.csv"
    if place.is_file():
        about = pd.concat([pd.read_csv(place, dtype=str, keep_default_na=False), about])
    about.fillna("").to_csv(place, index=False)
    codings = pd.DataFrame([
        {"file": ABOUT[1]["file"], "quote": quote, "code": "Food",
         "coder": coder, "memo": "as Ludmilla Marrowbeck said"}
        for quote, coder in (("with coffee", "Quintrell"), ("liked the singing", "Vosperson"))
    ])  # fmt: skip
    codings.to_csv(folder / "codings.csv", index=False)


def unpacked(content: bytes) -> bytes:
    """What the members of an archive say, one behind the other."""
    with ZipFile(BytesIO(content)) as opened:
        return b"\n".join(opened.read(name) for name in opened.namelist())


def canaries_in(text: str, canaries: tuple[str, ...] = CANARIES) -> list[str]:
    """The canaries that a text holds, by whole words or parts of them."""
    low = re.sub(r"\s+", " ", text.lower())
    return [one for one in canaries if one in low]
