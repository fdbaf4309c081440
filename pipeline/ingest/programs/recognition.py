"""Text recognition of a picture by tesseract, and how sure it is."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipeline.ingest.programs.run import ProgramFailed, installed, output_of

_LANGUAGES = ("eng", "nor", "dan", "swe")
"""Data of tesseract's that are used where they are installed."""
_FOLDER = re.compile(r'"(.+)"')
"""Where tesseract says its data are: `languages in "/usr/share/tessdata/" (3):`."""


@dataclass(frozen=True)
class Recognised:
    """The paragraphs of a picture, and the mean confidence of their words, from 0 to 1."""

    paragraphs: tuple[str, ...]
    confidence: float


@cache
def languages() -> tuple[str, ...]:
    """Those of the languages that the installed tesseract knows; none without tesseract."""
    if "tesseract" not in installed():
        return ()
    listed = _listed().split()
    return tuple(code for code in _LANGUAGES if code in listed)


def versions_of_programs() -> list[str]:
    """What tells the programs of this machine, and the data of theirs, from others.

    Files are known by path, size and time. Of a tesseract that does not run, or that does not say
    where its data are, nothing is told of these; whoever gives it a picture is told that it fails.
    """
    told = [f"{name} {_stamp(Path(path))}" for name, path in installed().items()]
    try:
        known = languages()
        listed = _listed() if known else ""
    except ProgramFailed:
        return [*told, "?"]
    folder = _FOLDER.search(listed)
    place = Path(folder[1]) if folder else None
    return [
        *told,
        *(f"{one} {_stamp(place / f'{one}.traineddata') if place else ''}" for one in known),
    ]


def _stamp(path: Path) -> str:
    """Path, size and time of a file; the path alone if it is not there."""
    try:
        found = path.stat()
    except OSError:
        return str(path)
    return f"{path} {found.st_size} {found.st_mtime_ns}"


def _listed() -> str:
    """What tesseract says of its data: where they are, and for which languages."""
    return output_of("tesseract", ("--list-langs",)).decode("utf-8", "replace")


def recognised(picture: bytes) -> Recognised:
    """The text of a picture in a format that tesseract reads: JPEG, PNM or TIFF.

    Raises:
        ProgramFailed: tesseract cannot read it.
    """
    arguments = ("stdin", "stdout", "-l", "+".join(languages()), "tsv")
    table = output_of("tesseract", arguments, given=picture).decode("utf-8", "replace")
    rows = list(csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE))
    words = [row for row in rows if (row.get("text") or "").strip() and float(row["conf"]) >= 0]
    sure = [float(row["conf"]) for row in words]
    return Recognised(_paragraphs(words), sum(sure) / len(sure) / 100 if sure else 0.0)


def _paragraphs(words: Sequence[Mapping[str, str]]) -> tuple[str, ...]:
    """The words as lines of paragraphs, in the order in which tesseract reads the page."""
    paragraphs: dict[tuple[str, str], dict[str, list[str]]] = {}
    for row in words:
        lines = paragraphs.setdefault((row["block_num"], row["par_num"]), {})
        lines.setdefault(row["line_num"], []).append(row["text"].strip())
    return tuple(
        "\n".join(" ".join(line) for line in lines.values()) for lines in paragraphs.values()
    )
