"""What each column of a sheet is: words, speaker, time, respondent or question."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.config.word_lists import WordList
from pipeline.ingest.blocks import UnreadableFile
from pipeline.ingest.collections.sheets.cells import Sheet
from pipeline.ingest.transcripts.speakers import asks, is_role
from pipeline.wording.messages import message

_SPEAKERS = WordList("spreadsheets", "speaker_columns")
_TIMES = WordList("spreadsheets", "time_columns")
_RESPONDENTS = WordList("spreadsheets", "respondent_columns")
_QUESTIONS = WordList("spreadsheets", "question_columns")
_TEXTS = WordList("spreadsheets", "text_columns")
_PRIVATE = WordList("spreadsheets", "private_columns")

_CLOCK = re.compile(r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,6})?[\])]?")
_MIN_WORDS = 4
"""Words in a cell, on average, from which on a column holds free text."""
_MIN_DIFFERENT = 0.5
"""Share of different cells from which on a column holds free text and not fixed choices."""
_MAX_LABEL, _ASKING, _IN_TURN = 6, 0.25, 0.5
"""Words of a speaker's label, at most; share of the rows of one who asks, and of the changes to or
from this one, at least, from which on the other labels of a column are speakers too."""
_MAX_HEADER_ROW = 5
"""Rows at the top among which the header is looked for."""


@dataclass(frozen=True)
class Table:
    """A sheet's columns by name, and its rows with their numbers in the sheet."""

    names: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]

    def column(self, number: int) -> list[str]:
        """The cells of a column that are not empty."""
        return [row[number] for _, row in self.rows if row[number]]


@dataclass(frozen=True)
class Columns:
    """The numbers of the columns of each kind; None where there is none."""

    text: tuple[int, ...]
    speaker: int | None = None
    time: int | None = None
    respondent: int | None = None
    question: int | None = None

    @property
    def used(self) -> frozenset[int]:
        """The columns that are one of these."""
        single = (self.speaker, self.time, self.respondent, self.question)
        return frozenset({*self.text, *(one for one in single if one is not None)})


def table_of(sheet: Sheet) -> Table:
    """The sheet with its header found: the first row as wide as the rest; else letters name them.

    Survey programs write codes, questions and import notes in three rows: the questions are kept.
    """
    rows = [(number, row) for number, row in enumerate(sheet.rows, start=1) if any(row)]
    if not rows:
        return Table((), ())
    widths = [sum(map(bool, row)) for _, row in rows]
    usual = sorted(widths)[len(widths) // 2]
    start = next((n for n, w in enumerate(widths[:_MAX_HEADER_ROW]) if w >= 0.6 * usual), 0)
    rows = rows[start:]
    imported = next((n for n, (_, row) in enumerate(rows[:4]) if _is_import_note(row)), None)
    if imported:
        return Table(_distinct(rows[imported - 1][1]), tuple(rows[imported + 1 :]))
    if _is_header(rows[0][1], [row for _, row in rows[1:]]):
        return Table(_distinct(rows[0][1]), tuple(rows[1:]))
    return Table(tuple(_letter(number) for number in range(len(rows[0][1]))), tuple(rows))


def _is_import_note(row: Sequence[str]) -> bool:
    return any(cell.startswith('{"ImportId"') for cell in row)


def _is_header(row: Sequence[str], others: Sequence[Sequence[str]]) -> bool:
    """No cell of it is a time or comes again below it, unless it is a name of a column."""
    for number, cell in enumerate(row):
        if cell and _CLOCK.fullmatch(cell):
            return False
        if sum(other[number] == cell for other in others) >= 2 and cell and not _is_known(cell):
            return False
    long = [cell for cell in row if len(cell.split()) > 3 and cell.rstrip().endswith(".")]
    return not long or len(long) < 0.5 * sum(map(bool, row))


def _is_known(name: str) -> bool:
    lists = (_SPEAKERS, _TIMES, _RESPONDENTS, _QUESTIONS, _TEXTS)
    return any(is_called(name, words) for words in lists)


def _distinct(names: Sequence[str]) -> tuple[str, ...]:
    """The names; an empty one is the column's letter, a second of the same gets a number."""
    seen: dict[str, int] = {}
    made = []
    for number, name in enumerate(names):
        name = " ".join(name.split()) or _letter(number)
        seen[name] = seen.get(name, 0) + 1
        made.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(made)


def _letter(number: int) -> str:
    """The letters that spreadsheets show above a column: A, …, Z, AA."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def is_called(name: str, words: Iterable[str]) -> bool:
    """The name is one of the words, or begins with one and goes on with a number."""
    plain = " ".join(re.findall(r"[^\W_]+", name.casefold()))
    return any(plain == word or re.fullmatch(rf"{re.escape(word)} ?\d+", plain) for word in words)


def is_private(name: str) -> bool:
    """The column holds what nobody should see in a table: an address, a name, a machine's data."""
    return is_called(name, _PRIVATE)


# ------------------------------------------------------------------------------ finding


def columns_of(table: Table, settings: Mapping[str, str]) -> Columns:
    """The columns as the catalogue says, and where it says nothing as their names and cells do.

    Raises:
        UnreadableFile: the catalogue names a column that is not there, or none has free text.
    """
    given = {key: _numbers(table, settings[key]) for key in _SETTINGS if settings.get(key)}
    taken = {number for numbers in given.values() for number in numbers}
    free = [n for n in range(len(table.names)) if n not in taken and table.column(n)]
    speaker = _single(given, "speaker_column", _speaker(table, free))
    found = {
        "time_column": next((n for n in free if _is_time(table, n)), None),
        "question_column": next((n for n in free if _is_question(table, n)), None),
        "respondent_column": next((n for n in free if _is_respondent(table, n, speaker)), None),
    }
    single = {key: _single(given, key, number) for key, number in found.items()}
    rest = [n for n in free if n not in {speaker, *single.values()}]
    text = given.get("text_columns") or _texts(table, rest, is_talk=speaker is not None)
    if not text:
        raise UnreadableFile(message("no_text_column"), message("name_text_columns"))
    return Columns(
        tuple(text),
        speaker,
        single["time_column"],
        single["respondent_column"],
        single["question_column"],
    )


_SETTINGS = (
    "text_columns", "speaker_column", "time_column", "respondent_column", "question_column",
)  # fmt: skip


def _numbers(table: Table, value: str) -> list[int]:
    """The columns that a cell of the catalogue names: one, or several separated by `;` or `|`."""
    names = [name.casefold() for name in table.names]
    whole = " ".join(value.split()).casefold()
    asked = [whole] if whole in names else [part.strip() for part in re.split(r"[;|]", whole)]
    for name in asked:
        if name and name not in names:
            raise UnreadableFile(message("no_column", name=name), message("correct_columns"))
    return [names.index(name) for name in asked if name]


def _single(given: Mapping[str, Sequence[int]], key: str, found: int | None) -> int | None:
    return given[key][0] if given.get(key) else found


def _speaker(table: Table, free: Sequence[int]) -> int | None:
    """A column of a few labels that take turns, called so or with roles among them."""
    for number in free:
        cells = table.column(number)
        labels = set(cells)
        changes = sum(a != b for a, b in pairwise(cells))
        recurs = 2 <= len(labels) <= max(2, 0.5 * len(cells)) and changes >= 2
        named = is_called(table.names[number], _SPEAKERS)
        if recurs and (named or _are_roles(cells)):
            return number
    return None


def _are_roles(cells: Sequence[str]) -> bool:
    """Short labels, one of which asks; half of them are roles, or others speak in turn with it."""
    labels = set(cells)
    if not any(map(asks, labels)) or any(len(label.split()) > _MAX_LABEL for label in labels):
        return False
    asking = sum(map(asks, cells))
    in_turn = sum(asks(a) != asks(b) for a, b in pairwise(cells))
    taking_turns = asking >= _ASKING * len(cells) and in_turn >= _IN_TURN * len(cells)
    return taking_turns or sum(map(is_role, labels)) >= 0.5 * len(labels)


def _is_time(table: Table, number: int) -> bool:
    cells = table.column(number)
    clocks = sum(bool(_CLOCK.fullmatch(cell)) for cell in cells)
    return clocks >= 0.8 * len(cells) or is_called(table.names[number], _TIMES)


def _is_question(table: Table, number: int) -> bool:
    return is_called(table.names[number], _QUESTIONS)


def _is_respondent(table: Table, number: int, speaker: int | None) -> bool:
    """The column is called so; without speakers a column of names (`Name`) is one as well."""
    if number == speaker:
        return False
    name = table.names[number]
    return is_called(name, _RESPONDENTS) or (speaker is None and is_called(name, _SPEAKERS))


def _texts(table: Table, rest: Sequence[int], *, is_talk: bool) -> list[int]:
    """The columns of free text; of a talk the one with most words."""
    open_ones = [n for n in rest if not is_private(table.names[n])]
    named = [n for n in open_ones if is_called(table.names[n], _TEXTS)]
    if is_talk:
        return sorted(named or open_ones, key=lambda n: -_n_words(table, n))[:1]
    return [n for n in open_ones if n in named or _is_free_text(table, n)]


def _n_words(table: Table, number: int) -> int:
    return sum(len(cell.split()) for cell in table.column(number))


def _is_free_text(table: Table, number: int) -> bool:
    cells = table.column(number)
    lettered = sum(bool(re.search(r"[^\W\d_]{2}", cell)) for cell in cells)
    return (
        lettered >= 0.5 * len(cells)
        and _n_words(table, number) >= _MIN_WORDS * len(cells)
        and len(set(cells)) >= _MIN_DIFFERENT * len(cells)
    )
