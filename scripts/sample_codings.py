"""Writes what two coders found in the demonstration corpus as a REFI-QDA project.

`data/sample/codings.csv` holds it and is what a run reads; the project beside the corpus,
`data/sample_codings.qdpx`, says the same for programs that open projects.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline import tables
from pipeline.codes.coded import Code, Codebook, Project, Source
from pipeline.codes.refi_writing import qdpx
from pipeline.codes.sheet import COLUMNS, FILE, SheetRow, coded_text, sheet_rows
from pipeline.config.lexicon import Lexicon, load_lexicon
from pipeline.config.sheets import read_sheet
from pipeline.ingest.documents import read_document
from pipeline.ingest.files import read_file
from pipeline.ingest.listing import Entry, list_documents

SAMPLE = tables.DATA / "sample"
PROJECT = tables.DATA / "sample_codings.qdpx"
_LANGUAGES = ("en", "nb", "nn")


def coders_project(rows: Sequence[SheetRow], texts: dict[str, str], lexicon: Lexicon) -> Project:
    """The project: a text for each file, a code with its definition for each in the rows."""
    meant = {concept.id: concept.definition for concept in lexicon.concepts}
    names = sorted({row.code for row in rows})
    codes = tuple(Code("\n".join(path), path, meant.get(path[-1], "")) for path in names)
    sources = []
    for file, text in sorted(texts.items()):
        coded = coded_text(text, [row for row in rows if row.file == file])
        sources.append(Source(file, text, "", coded.marks))
    coders = tuple(sorted({row.coder for row in rows}))
    return Project(Codebook(codes, coders), tuple(sources))


def main() -> None:
    """Reads the files that have codings; writes the project."""
    rows = sheet_rows(read_sheet(SAMPLE / FILE, columns=COLUMNS))
    catalogue = (SAMPLE / "catalogue.csv").read_text(encoding="utf-8")
    entries = list_documents(sorted({row.file for row in rows}), catalogue=catalogue).entries
    texts = {entry.file: _text(entry, rows) for entry in entries}
    project = coders_project(rows, texts, load_lexicon())
    data = qdpx(project, name="Two coders", origin="Cospeak")
    with tables.written_beside(PROJECT) as beside:
        beside.write_bytes(data)
    print(f"{PROJECT}: {sum(len(one.spans) for one in project.sources):,} codings")


def _text(entry: Entry, rows: Sequence[SheetRow]) -> str:
    """What is read of the file, and behind it the notes and captions that people coded too."""
    content = read_file(SAMPLE / entry.file)
    text = read_document(content, entry=entry, languages=_LANGUAGES).text
    own = [row for row in rows if row.file == entry.file]
    lost = [
        row
        for row, mark in zip(own, coded_text(text, own).marks, strict=True)
        if mark.start == mark.end
    ]
    notes = [
        block.text
        for block in content.blocks
        if any(mark.end > mark.start for mark in coded_text(block.text, lost).marks)
    ]
    return "\n\n".join([text, *notes])


if __name__ == "__main__":
    main()
