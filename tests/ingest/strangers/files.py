"""The files of strangers: each begins with its right answer, then a line of five equals signs.

An answer's line is `I name | words` (who asks), `R name | words` (who answers), `U | words`
(speech of nobody in particular: the file names no speaker), `P | words` (a text that is not talk)
or `N | words` (a mark that may stay or go); `? name | words` is said by somebody of whom the file
does not tell whether they ask. A name `-` stands for a speaker whom the file does not name. What
the answer does not have was said by nobody and must not be in the reading. Beside a file in
another encoding than UTF-8 stands `<name>.encoding`.

A Word file is written as lines: `[bold]x[/]`, `[italic]x[/]`, `[br]` a line break in a paragraph,
and rows of a table as `|cell|cell`. All texts were invented by one who had not seen the reader.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import docx
from docx.text.paragraph import Paragraph

FOLDER = Path(__file__).parent / "files"
UNCLEAR = "?"
"""The role of a speaker who may ask or answer."""
_ROLES = {"I": "interviewer", "R": "respondent", "?": UNCLEAR}
_RUN = re.compile(r"\[(bold|italic)\](.*?)\[/\]|\[br\]|((?:(?!\[(?:bold|italic)\]|\[br\]).)+)")


@dataclass(frozen=True)
class Answer:
    """What a careful person reads: turns of (role, speaker, words), or paragraphs."""

    turns: list[tuple[str, str, str]] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)
    unnamed: bool = False
    may_stay: list[str] = field(default_factory=list)
    order: list[tuple[str, str]] = field(default_factory=list)
    """All lines as they stand: their mark and words"""

    def words(self) -> list[tuple[str, str, str]]:
        """Each word that is said, with the role and the name of who says it."""
        said = self.turns or [("", "-", text) for text in self.paragraphs]
        return [(word, role, name) for role, name, text in said for word in words_of(text)]


def words_of(text: str) -> list[str]:
    """The words of the text as they are compared."""
    return re.findall(r"\w+", unicodedata.normalize("NFC", text).casefold())


def split(path: Path) -> tuple[Answer, bytes]:
    """The right answer, and the bytes of the file."""
    with path.open(encoding="utf-8", newline="") as source:
        head, _, body = source.read().partition("\n=====\n")
    side = path.with_suffix(".encoding")
    encoding = side.read_text("utf-8").strip() if side.exists() else "utf-8"
    answer = Answer(unnamed=head.startswith("U |"))
    for line in head.splitlines():
        mark, _, words = line.partition(" | ")
        kind, _, name = mark.partition(" ")
        answer.order.append((kind, words))
        if kind == "N":
            answer.may_stay.append(words)
        elif kind == "P":
            answer.paragraphs.append(words)
        else:
            answer.turns.append((_ROLES.get(kind, ""), name, words))
    return answer, word_file(body) if path.suffix == ".docx" else body.encode(encoding)


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
    return sorted(path for path in FOLDER.iterdir() if path.suffix != ".encoding")
