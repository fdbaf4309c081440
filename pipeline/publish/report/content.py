"""The blocks of a report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True)
class Heading:
    """The heading of a section."""

    text: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; `small` for what qualifies what stands above it."""

    text: str
    small: bool = False


@dataclass(frozen=True)
class Points:
    """A list with a point each."""

    texts: tuple[str, ...]


@dataclass(frozen=True)
class Quote:
    """What somebody wrote or said, with its source as a person cites it, and a note of the user."""

    text: str
    source: str
    note: str = ""


@dataclass(frozen=True)
class Grid:
    """A table: its heads, and rows of as many cells."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Picture:
    """A picture that holds its title, legend and note itself; `alt` says its finding."""

    alt: str
    svg: bytes
    png: bytes


Block: TypeAlias = Heading | Paragraph | Points | Quote | Grid | Picture


@dataclass(frozen=True)
class Report:
    """A report in one language; `date` is that of the run, as `2026-11-29`, or empty."""

    title: str
    language: str
    date: str
    blocks: tuple[Block, ...]
