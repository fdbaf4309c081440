"""REFI-QDA projects (.qdpx) to a member for each text, with what people coded in it; codebooks.

Nothing is unpacked to a disk. Of an archive only the project's XML and the texts that it names are
read; recordings and pictures in it are not.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from lxml import etree

from pipeline.codes.coded import CodedText, Mark, Project, Source
from pipeline.codes.positions import STANDARD, in_code_points
from pipeline.codes.refi_reading import NotRefi, read_codebook, read_project
from pipeline.config.word_lists import WordList
from pipeline.ingest.blocks import FileText, Member, UnreadableFile
from pipeline.ingest.catalogue import CATALOGUE_COLUMNS
from pipeline.ingest.collections.archive import content_of
from pipeline.ingest.readers.encodings import decode_text
from pipeline.ingest.readers.text import read_txt
from pipeline.wording.messages import Message, message

DAMAGE = (etree.LxmlError, NotRefi, zipfile.LargeZipFile, NotImplementedError)
"""What the libraries raise over a damaged file."""

_MAX_SOURCES = 2_000
"""Texts in a project; more are no set of interviews."""
_OWN = frozenset({"title", "date", "language", "cluster"})
"""Columns of the catalogue that a variable of the same name fills."""
_PRIVATE = WordList("spreadsheets", "private_columns")

_WAYS = {
    "line breaks as one": "way_line_breaks_one",
    "line breaks as two": "way_line_breaks_two",
    "UTF-16": "way_utf16",
}
"""The message that names each way of counting that is not the standard's."""


def read_qdpx(data: bytes, settings: Mapping[str, str]) -> FileText:
    """A member for each text of the project, and its codebook; `settings` say nothing.

    A text that is not in the file is a member that says so.

    Raises:
        UnreadableFile: it holds no project, more than one, or too many texts.
    """
    del settings
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = _Files(archive)
        project = read_project(files.project())
        if len(project.sources) > _MAX_SOURCES:
            reason = message("too_many_members", n=len(project.sources))
            raise UnreadableFile(reason, message("unpack"))
        members = tuple(_members(project, files))
    blocks = tuple(block for one in members if one.content for block in one.content.blocks)
    return FileText(blocks, "qdpx", members=members, codebook=project.codebook)


def read_qdc(data: bytes) -> FileText:
    """The codes of a codebook; it has no text."""
    return FileText((), "qdc", "utf-8", codebook=read_codebook(data))


def is_codebook(data: bytes) -> bool:
    """Whether the bytes begin as a codebook does, whatever the file is called."""
    return b"urn:QDA-XML:codebook" in data[:4000]


@dataclass(frozen=True)
class _Files:
    """The files of the project's archive, by name."""

    archive: zipfile.ZipFile

    def project(self) -> bytes:
        """The XML of the project: the one `.qde`, whatever it is called and wherever it is.

        Raises:
            UnreadableFile: there is none, or several.
        """
        found = [one for one in self.archive.infolist() if one.filename.lower().endswith(".qde")]
        if len(found) != 1:
            raise UnreadableFile(message("qdpx_projects", n=len(found)), message("export_qdpx"))
        return content_of(self.archive, found[0])

    def text(self, path: str) -> bytes | None:
        """The bytes of the text at a path of the project, in any case; None if it is not there.

        Below `sources/` or beside it: programs differ. A path to a file outside is not followed.
        """
        wanted = re.sub(r"^internal://", "", path, flags=re.IGNORECASE).strip("/\\")
        name = wanted.replace("\\", "/").casefold()
        if not name or "://" in name:
            return None
        places = (f"sources/{name}", name)
        by_name = {
            one.filename.replace("\\", "/").casefold(): one for one in self.archive.infolist()
        }
        info = next((by_name[place] for place in places if place in by_name), None)
        return None if info is None else content_of(self.archive, info)


def _members(project: Project, files: _Files) -> list[Member]:
    used: dict[str, int] = {}
    of_passages = Counter(
        number for case in project.cases for number in {one.source for one in case.passages}
    )
    made = []
    for number, source in enumerate(project.sources, start=1):
        name = _name(source.name) or f"text {number}"
        used[name.casefold()] = used.get(name.casefold(), 0) + 1
        again = used[name.casefold()]
        member = Member(f"{name} ({again})" if again > 1 else name, given=_given(source.given))
        made.append(_with_text(member, source, project, files, of_passages[number - 1]))
    return made


def _name(name: str) -> str:
    """The name as one part of a path."""
    return " ".join(re.sub(r"[/\\\x00-\x1f]+", " ", name).split()).strip(". ")[:120]


def _given(values: Mapping[str, str]) -> dict[str, str]:
    """The values that become columns: none with names or addresses, none that Cospeak decides."""
    return {
        name: value
        for name, value in values.items()
        if (name not in CATALOGUE_COLUMNS or name in _OWN)
        and name.replace("_", " ") not in _PRIVATE
    }


def _with_text(
    member: Member, source: Source, project: Project, files: _Files, n_cases: int
) -> Member:
    """The member with its words and marks; `n_cases` cases have passages of it."""
    try:
        data = files.text(source.path) if source.text is None else source.text.encode()
        if data is None:
            raise UnreadableFile(message("source_missing"), message("export_qdpx"))
        content, text = read_txt(data), decode_text(data)[0]
    except UnreadableFile as error:
        return replace(member, refused=(error.reason, error.remedy))
    marks, counted = in_code_points(text, source.spans, source.names)
    notes = (*content.notes, *_notes(source, marks, counted, n_cases))
    coded = CodedText(text, marks, project.codebook.codes)
    return replace(member, content=replace(content, notes=notes, coded=coded))


def _notes(
    source: Source, marks: tuple[Mark, ...], counted: str, n_cases: int
) -> tuple[Message, ...]:
    """What was not as the standard has it."""
    told = []
    if counted != STANDARD:
        told.append(message("positions_counted", way=message(_WAYS[counted])))
    if source.n_other:
        told.append(message("codings_of_no_text", n=source.n_other))
    if n_cases:
        told.append(message("cases_of_passages", n=n_cases))
    if lost := sum(mark.start >= mark.end for mark in marks):
        told.append(message("codings_outside", n=lost))
    return tuple(told)
