"""Lines and boxes of a PDF page, as the other modules of this package exchange them."""

from __future__ import annotations

import statistics
from dataclasses import dataclass

BULLETS = "•●▪◦‣∙·○■□–—*\ufffd\uf0b7\uf0a7\uf076\uf0d8\uf02d\u2212\u27a2\u2756"


@dataclass(frozen=True)
class Line:
    """A line of a PDF page with the size of its letters in points."""

    text: str
    size: float
    bold: bool
    italic: bool = False
    lead: str = ""  # its first words, without spaces, where bold or a wide gap sets them off


@dataclass(frozen=True)
class Box:
    """Lines of a PDF page that belong together, with their place as shares of the page's height."""

    lines: tuple[Line, ...]
    page: int
    top: float
    bottom: float

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    @property
    def bold(self) -> bool:
        return all(line.bold for line in self.lines)

    @property
    def size(self) -> float:
        return statistics.median(line.size for line in self.lines)
