"""One line of a PDF: its text with footnote marks, its size, and whether it is bold or italic."""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence
from itertools import pairwise

from pdfminer.layout import LTChar, LTTextLine

from pipeline.ingest.readers.pdf.boxes import Line

_NO_ROOM = 0.3
"""Share of a blank's width below which the next letter stands in its place."""
_MAX_LEAD = 40
"""Letters of a name that begins a line."""


def read_line(line: LTTextLine) -> Line:
    """The line with raised digits as footnote marks; bold or italic if over 90 % of it is."""
    chars = [char for char in line if isinstance(char, LTChar) and char.get_text().strip()]
    if not chars:
        return Line("", 0.0, bold=False)
    size = statistics.median(char.size for char in chars)
    parts = []
    hidden = _hidden_blanks(line)
    for char in line:
        if id(char) in hidden:
            continue
        # Some fonts call a blank a tab. Between cells there is none in a PDF, only a gap.
        text = char.get_text().replace("\t", " ")
        if (
            isinstance(char, LTChar)
            and char.size < 0.8 * size
            and text.isdigit()
            and char.y0 > line.y0 + 0.15 * size
        ):
            text = f"[^{text}]"
        parts.append(text)
    text = re.sub(r"\]\[\^", "", "".join(parts)).rstrip("\n")
    if chars[0].size > 1.8 * size:
        text = re.sub(r"^(\w) (?=[a-zæøåäöé])", r"\1", text)  # a drop capital
    bold = sum(map(_is_bold, chars)) > 0.9 * len(chars)
    italic = sum(map(_is_slanted, chars)) > 0.9 * len(chars)
    lead = "" if bold else _lead(chars, size)
    return Line(re.sub(r"\(cid:\d+\)", "", text).strip(), size, bold, italic, lead)


def _hidden_blanks(line: LTTextLine) -> set[int]:
    """Blanks that take no room, as hyphens do that a browser may break a word at, by identity.

    The next letter stands where the blank does.
    """
    chars = [char for char in line if isinstance(char, LTChar)]
    return {
        id(char)
        for char, after in pairwise(chars)
        if char.get_text().isspace() and abs(after.x0 - char.x0) < _NO_ROOM * char.width
    }


def _is_bold(char: LTChar) -> bool:
    return "bold" in char.fontname.lower()


def _is_slanted(char: LTChar) -> bool:
    return re.search("italic|oblique", char.fontname.lower()) is not None


def _lead(chars: Sequence[LTChar], size: float) -> str:
    """The letters, without spaces, that begin the line in bold or before a wide gap."""
    bold = next((n for n, char in enumerate(chars) if not _is_bold(char)), len(chars))
    gaps = (n for n, (a, b) in enumerate(pairwise(chars), start=1) if b.x0 - a.x1 > 0.7 * size)
    end = bold or next(gaps, 0)
    return "".join(char.get_text().strip() for char in chars[:end]) if end <= _MAX_LEAD else ""
