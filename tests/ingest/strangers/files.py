"""The files of strangers: each begins with its right answer, then a line of five equals signs.

An answer's line is `I name | words` (who asks), `R name | words` (who answers), `U | words`
(speech of nobody in particular: the file names no speaker), `P | words` (a text that is not talk)
or `N | words` (a mark that may stay or go). A name `-` stands for a speaker whom the file does
not name. What the answer does not have was said by nobody and must not be in the reading.

A Word file is written as lines: `[bold]x[/]`, `[italic]x[/]`, `[br]` a line break in a paragraph,
and rows of a table as `|cell|cell`. All texts were invented by one who had not seen the reader.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import docx
from docx.text.paragraph import Paragraph

FOLDER = Path(__file__).parent / "files"
_ROLES = {"I": "interviewer", "R": "respondent"}
_RUN = re.compile(r"\[(bold|italic)\](.*?)\[/\]|\[br\]|((?:(?!\[(?:bold|italic)\]|\[br\]).)+)")


@dataclass(frozen=True)
class Answer:
    """What a careful person reads: turns of (role, speaker, words), or paragraphs."""

    turns: list[tuple[str, str, str]] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)
    unnamed: bool = False
    may_stay: list[str] = field(default_factory=list)


def split(path: Path) -> tuple[Answer, bytes]:
    """The right answer, and the bytes of the file."""
    head, _, body = path.read_text("utf-8").partition("\n=====\n")
    answer = Answer(unnamed=head.startswith("U |"))
    for line in head.splitlines():
        mark, _, words = line.partition(" | ")
        kind, _, name = mark.partition(" ")
        if kind == "N":
            answer.may_stay.append(words)
        elif kind == "P":
            answer.paragraphs.append(words)
        else:
            answer.turns.append((_ROLES.get(kind, ""), name, words))
    return answer, word_file(body) if path.suffix == ".docx" else body.encode()


def word_file(text: str) -> bytes:
    """A Word file of marked lines."""
    made = docx.Document()
    rows: list[list[str]] = []
    for line in [*text.splitlines(), ""]:
        if line.startswith("|"):
            rows.append(line[1:].split("|"))
            continue
        if rows:
            table = made.add_table(len(rows), len(rows[0]))
            for cells, row in zip(rows, table.rows, strict=True):
                for words, cell in zip(cells, row.cells, strict=True):
                    _write(cell.paragraphs[0], words)
            rows = []
        if line:
            _write(made.add_paragraph(), line)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _write(paragraph: Paragraph, text: str) -> None:
    for found in _RUN.finditer(text):
        if found[0] == "[br]":
            paragraph.add_run().add_break()
        else:
            run = paragraph.add_run(found[2] or found[3])
            run.bold, run.italic = found[1] == "bold" or None, found[1] == "italic" or None


def strangers() -> Sequence[Path]:
    """All files, by name."""
    return sorted(FOLDER.iterdir())
