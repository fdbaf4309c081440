"""Rows of a sheet to turns of one talk, to respondents' answers, or to paragraphs of policy."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pipeline import tables
from pipeline.ingest.blocks import Block, FileText, Member
from pipeline.ingest.collections.sheets.columns import Columns, Table, is_private
from pipeline.wording.messages import Message, message

_INTERVIEWER = "Interviewer"
"""The label of questions: the parser of turns knows it for one who only asks."""
_RESPONDENT = "Respondent"

_CODE = re.compile(r"(?=\S*\d)(?!\d{8,}$)[\w.-]{1,24}")
"""A respondent's code: without blanks, with a digit, and no telephone or identity number."""
_MAX_VALUE = 40
"""Characters of a cell, or a column's name, up to which it can become a column of Documents."""
_OWN = ("title", "date", "language", "cluster")
"""Columns of a sheet that mean what those of the catalogue mean."""


def talk_blocks(table: Table, columns: Columns) -> tuple[Block, ...]:
    """A block for each row: what its speaker says at its time.

    A row of nobody that begins with a speaker's name is a chat's own: `Ana Lie left the chat`.
    """
    (text, *_), speaker, time = columns.text, columns.speaker, columns.time
    names = tuple(f"{name} " for name in sorted(_speakers(table, columns)))
    return tuple(
        Block(
            row[text],
            time=_clock(row[time]) if time is not None else "",
            speaker=row[speaker] if speaker is not None else "",
        )
        for _, row in table.rows
        if row[text]
        and not (speaker is not None and not row[speaker] and _begins(row[text], names))
    )


def _speakers(table: Table, columns: Columns) -> set[str]:
    return set() if columns.speaker is None else set(table.column(columns.speaker))


def _begins(text: str, names: tuple[str, ...]) -> bool:
    return text.startswith(names) if names else False


def _clock(cell: str) -> str:
    match = re.search(r"\d{1,2}:\d{2}(?::\d{2})?", cell)
    return match[0] if match else ""


def prose_blocks(table: Table, columns: Columns) -> tuple[Block, ...]:
    """The cells with words as paragraphs, row by row."""
    return tuple(
        Block(part)
        for _, row in table.rows
        for number in columns.text
        for part in row[number].split("\n")
        if part.strip()
    )


def respondents(table: Table, columns: Columns, *, place: str = "") -> Iterator[Member]:
    """A member for each respondent, with questions and answers; `place` stands before its name.

    A respondent is called by a code that the sheet gives, else by the number of the first row: a
    name or an address never becomes part of an id.
    """
    groups = _grouped(table, columns)
    codes = Counter(_code(who) for who, _ in groups if _code(who))
    own = _own_columns(table, columns)
    for who, rows in groups:
        code = _code(who)
        name = code if code and codes[code] == 1 else f"row-{rows[0][0]}"
        blocks = tuple(_answers(rows, table, columns, who=_label(who)))
        if blocks:
            given = {key: rows[0][1][number] for key, number in own.items() if rows[0][1][number]}
            yield Member(f"{place}{name}", FileText(blocks, ""), given, own_cluster=True)


Rows = list[tuple[int, tuple[str, ...]]]


def _grouped(table: Table, columns: Columns) -> list[tuple[str, Rows]]:
    """The rows of each respondent, in order of the first; without such a column each row alone."""
    groups: dict[tuple[str, int], Rows] = {}
    for number, row in table.rows:
        who = row[columns.respondent] if columns.respondent is not None else ""
        groups.setdefault((who, 0 if who else number), []).append((number, row))
    return [(who, rows) for (who, _), rows in groups.items()]


def _code(who: str) -> str:
    return who if _CODE.fullmatch(who) else ""


def _label(who: str) -> str:
    if not who or "@" in who:
        return _RESPONDENT
    return f"{_RESPONDENT} {who}" if who.isdigit() else who[:80]


def _answers(rows: Rows, table: Table, columns: Columns, *, who: str) -> Iterator[Block]:
    """Each answer after its question: the cell of the question's column, else the column's name."""
    for _, row in rows:
        for number in columns.text:
            if not re.search(r"[^\W_]", row[number]):
                continue
            asked = row[columns.question] if columns.question is not None else ""
            if not asked and _is_question(table.names[number]):
                asked = table.names[number]
            if asked:
                yield Block(asked, speaker=_INTERVIEWER)
            yield Block(row[number], speaker=who)


def _is_question(name: str) -> bool:
    """The name of a column is what was asked, and no short title such as `Answer`."""
    return len(name.split()) > 2 or name.endswith("?")


def _own_columns(table: Table, columns: Columns) -> dict[str, int]:
    """Columns of fixed choices, which become columns of the catalogue, by name.

    Not those that are private, or called as a column that Documents has.
    """
    reserved = {name.casefold() for name in tables.columns(tables.Documents)} - set(_OWN)
    found: dict[str, int] = {}
    for number, name in enumerate(table.names):
        key = name.casefold() if name.casefold() in _OWN else name
        hidden = number in columns.used or is_private(name) or key.casefold() in reserved
        if not hidden and len(name) <= _MAX_VALUE and (key in _OWN or _is_choice(table, number)):
            found[key] = number
    return found


def _is_choice(table: Table, number: int) -> bool:
    """A few values that recur: a role or a municipality, and no number that tells a person."""
    cells = table.column(number)
    values = set(cells)
    return (
        2 <= len(values) <= max(2, len(cells) // 2)
        and len(values) <= 50
        and all(len(value) <= _MAX_VALUE for value in values)
        and any(re.search(r"[^\W\d_]", value) for value in values)
    )


def note_of(table: Table, columns: Columns) -> Message:
    """Which columns were taken for what, and what changes that."""
    text = ", ".join(_short(table.names[number]) for number in columns.text)
    if columns.speaker is not None:
        speaker = _short(table.names[columns.speaker])
        return message("rows_as_turns", speaker=speaker, columns=text)
    if columns.respondent is None:
        return message("rows_as_respondents", columns=text)
    respondent = _short(table.names[columns.respondent])
    return message("rows_as_answers", respondent=respondent, columns=text)


def _short(name: str) -> str:
    return f"`{name if len(name) <= _MAX_VALUE else name[: _MAX_VALUE - 1] + '…'}`"
