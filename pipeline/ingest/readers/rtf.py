"""RTF to blocks: bold, italics and headings are marked before the library reads the source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from striprtf.striprtf import rtf_to_text

from pipeline.config.word_lists import EVERY, WordList, any_word
from pipeline.ingest.blocks import Block, FileText
from pipeline.ingest.readers.markup import bold_heading, tidy_bold


def read_rtf(data: bytes) -> FileText:
    """The blocks of an RTF file; rows of tables are lines with tabs between their cells."""
    source = data.decode("latin-1")
    source = re.sub(_LEFT_OUT, "", source)
    source = re.sub(r"\\trowd(?![a-z]).*?\\row(?![a-z])", _row, source, flags=re.DOTALL)
    source = re.sub(r"\\cell(?![a-z])", r"\\tab", source)
    source = re.sub(r"(\\super(?:\\[a-z]+-?\d*)*) ?(\d{1,3})(?=[}\\])", r"\1 [^\2]", source)
    page = re.search(r"\\ansicpg(\d+)", source)
    text = rtf_to_text(  # type: ignore[no-untyped-call]
        _with_signs(source), encoding=f"cp{page[1]}" if page else "cp1252", errors="replace"
    )
    blocks = tuple(_blocks(text))
    return FileText(blocks, "rtf", f"windows-{page[1]}" if page else "windows-1252")


_WORD = re.compile(r"\\([a-z]{1,32})(-?\d{1,10})? ?|\\.|[{}]", re.DOTALL)
_TITLES = WordList("parts", "title_styles", language=EVERY)
_HEADINGS = WordList("parts", "heading_styles", language=EVERY)
_BOLD, _UNBOLD, _ITALIC, _UPRIGHT, _HEADING = "\x01\x02\x03\x04\x05"
"""Signs that striprtf passes through, for what it would lose: bold, italics, headings."""


@cache
def _style() -> re.Pattern[str]:
    """A style of titles or headings in the table of styles: its number, and a heading's rank."""
    return re.compile(
        rf"(?i)\{{\\s(\d{{1,5}})(?!\d)[^{{}}]*? "
        rf"(?:{any_word(_TITLES)}|{any_word(_HEADINGS)} ?(\d));\}}"
    )


def _with_signs(source: str) -> str:
    """The source with signs where bold and italics begin and end, and before headings."""
    levels = {style: level or "1" for style, level in _style().findall(source)}
    parts: list[str] = []
    marks: list[frozenset[str]] = [frozenset()]
    end = 0
    for match in _WORD.finditer(source):
        parts.append(source[end : match.end()])
        end = match.end()
        before = marks[-1]
        if match[0] == "{":
            marks.append(before)
        elif match[0] == "}":
            marks = marks[:-1] or [frozenset()]
        else:
            marks[-1] = _marks(before, match[1], match[2])
            parts.append(_heading(match[1], match[2], levels))
        for mark, signs in (("b", (_BOLD, _UNBOLD)), ("i", (_ITALIC, _UPRIGHT))):
            if (mark in before) != (mark in marks[-1]):
                parts.append(signs[mark in before])
    return "".join(parts) + source[end:]


def _marks(marks: frozenset[str], word: str | None, number: str | None) -> frozenset[str]:
    if word == "plain":
        return frozenset()
    if word in ("b", "i"):
        return marks - {word} if number == "0" else marks | {word}
    return marks


def _heading(word: str | None, number: str | None, levels: Mapping[str, str]) -> str:
    """A sign with the level, after a word that makes the paragraph a heading or the title."""
    if word == "outlinelevel" and number in set("012345678"):
        return f"{_HEADING}{int(str(number)) + 1}"
    level = levels.get(number or "") if word == "s" else None
    return f"{_HEADING}{level}" if level else ""


def _blocks(text: str) -> Iterator[Block]:
    bold = italic = False
    for line in text.split("\n"):
        level = re.search(f"{_HEADING}(\\d)", line)
        line = re.sub(f"{_HEADING}\\d", "", line)
        marked, bold = _bold(line, bold=bold)
        upright, italic = _upright(line, italic=italic)
        marked = tidy_bold(marked).strip()
        if not marked.strip("* \t"):
            continue
        if level:
            yield Block(marked.replace("**", ""), "heading", level=int(level[1]))
        elif "\t" in marked:
            yield Block(marked, "table")
        else:
            yield replace(bold_heading(marked) or Block(marked), italic=not upright.strip())


def _bold(line: str, *, bold: bool) -> tuple[str, bool]:
    """The line with `**` around what is bold, and whether its end is."""
    parts = ["**"] if bold else []
    for sign in re.sub(f"[{_ITALIC}{_UPRIGHT}]", "", line):
        if sign in (_BOLD, _UNBOLD):
            parts += ["**"] if bold != (sign == _BOLD) else []
            bold = sign == _BOLD
        else:
            parts.append(sign)
    return "".join([*parts, "**"] if bold else parts), bold


def _upright(line: str, *, italic: bool) -> tuple[str, bool]:
    """What of the line is not in italics, and whether its end is."""
    pieces = re.split(f"([{_ITALIC}{_UPRIGHT}])", re.sub(f"[{_BOLD}{_UNBOLD}]", "", line))
    upright = []
    for piece in pieces:
        if piece in (_ITALIC, _UPRIGHT):
            italic = piece == _ITALIC
        elif not italic:
            upright.append(piece)
    return "".join(upright), italic


# Numbers of lists and text deleted by a tracked change; groups inside them are matched too.
_LEFT_OUT = re.compile(
    r"\{(?:\\[a-z]{1,32}-?\d{0,10} ?)*?\\(?:deleted|listtext|pntext)(?![a-z])(?:[^{}]"
    r"|\{[^{}]*\})*\}"
)


def _row(row: re.Match[str]) -> str:
    """A table's row on one line, however many paragraphs its cells hold."""
    return re.sub(r"\\(?:par|line)(?![a-z])", " ", row[0])
