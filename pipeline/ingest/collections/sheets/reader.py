"""Spreadsheets (.csv, .tsv, .xlsx, .ods) to a talk, or to a member for each respondent."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import replace

import python_calamine

from pipeline.ingest.blocks import Block, FileText, Member, UnreadableFile
from pipeline.ingest.collections.sheets.cells import Sheet, separated, workbook
from pipeline.ingest.collections.sheets.columns import Columns, Table, columns_of, table_of
from pipeline.ingest.collections.sheets.rows import (
    note_of,
    prose_blocks,
    respondents,
    talk_blocks,
)
from pipeline.wording.messages import message

DAMAGE = (
    csv.Error, python_calamine.CalamineError, python_calamine.XmlError, python_calamine.ZipError,
)  # fmt: skip
"""What the libraries raise over a damaged file."""

Settings = Mapping[str, str]


def read_csv(data: bytes, settings: Settings) -> FileText:
    """The rows of a text with cells separated by comma, semicolon, tab or bar."""
    sheet, encoding = separated(data)
    return replace(_content([sheet], settings, "csv"), encoding=encoding)


def read_tsv(data: bytes, settings: Settings) -> FileText:
    """The rows of a text with cells separated by tabs."""
    sheet, encoding = separated(data, sign="\t")
    return replace(_content([sheet], settings, "tsv"), encoding=encoding)


def read_xlsx(data: bytes, settings: Settings) -> FileText:
    """The rows of an Excel workbook."""
    return _content(workbook(data, "xlsx"), settings, "xlsx")


def read_ods(data: bytes, settings: Settings) -> FileText:
    """The rows of an OpenDocument spreadsheet."""
    return _content(workbook(data, "ods"), settings, "ods")


def _content(sheets: Sequence[Sheet], settings: Settings, format: str) -> FileText:
    """The sheets with free text: talks (a row a turn), respondents' answers, or policy's prose.

    A single talk, and policy, is one document; else there is a member for each talk or respondent.
    `blocks` hold all of it in any case.

    Raises:
        UnreadableFile: no sheet has a column of free text, or one that the catalogue names.
    """
    found, error = _understood(sheets, settings)
    if not found:
        raise error or UnreadableFile(message("no_text"), message("replace_with_text"))
    if settings.get("corpus") == "policy":
        prose = tuple(
            block for _, table, columns in found for block in _policy_blocks(table, columns)
        )
        return FileText(prose, format)
    several = len(found) > 1
    members = [
        one
        for place, table, columns in found
        for one in _members(place if several else "", table, columns)
    ]
    blocks = tuple(block for one in members if one.content for block in one.content.blocks)
    if len(found) == 1 and found[0][2].speaker is not None:
        return FileText(blocks, format, notes=(note_of(*found[0][1:]),))
    return FileText(blocks, format, members=tuple(members))


def _policy_blocks(table: Table, columns: Columns) -> tuple[Block, ...]:
    """A talk stays one on either side."""
    make = prose_blocks if columns.speaker is None else talk_blocks
    return make(table, columns)


Understood = tuple[str, Table, Columns]
"""A sheet's name as part of a path, its rows, and what its columns are."""


def _understood(
    sheets: Sequence[Sheet], settings: Settings
) -> tuple[list[Understood], UnreadableFile | None]:
    """The sheets that have free text, and why the last of the others has none."""
    found: list[Understood] = []
    error = None
    for sheet in sheets:
        table = table_of(sheet)
        if not table.rows:
            continue
        try:
            columns = columns_of(table, settings)
        except UnreadableFile as why:
            error = why
        else:
            found.append((sheet.name.replace("/", "-").strip(". ") or "sheet", table, columns))
    return found, error


def _members(place: str, table: Table, columns: Columns) -> list[Member]:
    """The talk of the sheet, or each respondent's answers; `place` is empty for the only sheet."""
    note = note_of(table, columns)
    if columns.speaker is not None:
        content = FileText(talk_blocks(table, columns), "", notes=(note,))
        return [Member(place or "talk", content)]
    inner = f"{place}/" if place else ""
    return [
        replace(one, content=replace(one.content, notes=(note,)))
        for one in respondents(table, columns, place=inner)
        if one.content is not None
    ]
