"""Policy pages in PDF in many forms: their body is whole and in order, and nothing else is left."""

from __future__ import annotations

import itertools
import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from pipeline.ingest.files import read_file
from pipeline.ingest.prose.paragraphs import paragraphs
from tests.pdfs import Piece, pdf

NOUNS = (
    "council", "service", "family", "budget", "nurse", "carer", "street", "partner", "health",
    "centre", "garden", "school", "winter", "kitchen", "letter", "meeting", "window", "travel",
)  # fmt: skip
VERBS = ("shall plan", "must share", "will fund", "may review", "should explain")
HEADS = ("title", "alternating", "chapter", "none")
NUMBERS = ("{}", "Page {} of 6", "- {} -", "Side {}", "{} | Homes for all")
N_PAGES = 5
LINE, LEFT, TOP = 14, 60, 770


def _paragraph(draw: random.Random, counter: itertools.count[int]) -> str:
    """Three sentences, no two of which are alike."""
    return " ".join(
        f"Every {draw.choice(NOUNS)} {draw.choice(VERBS)} the {draw.choice(NOUNS)} with number"
        f" {next(counter)} of the {draw.choice(NOUNS)} and its {draw.choice(NOUNS)}."
        for _ in range(3)
    )


def _wrapped(text: str, width: int) -> list[str]:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) + 1 > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _head(kind: str, page: int) -> str:
    if kind == "chapter":
        return f"Chapter {1 + page // 3}: Where we live"
    if kind == "none" or (kind == "alternating" and page % 2):
        return "" if kind == "none" else "Ministry of Housing"
    return "Homes for all: a plan"


def _made(
    seed: int, columns: int, head: str, number: str, *, indent: bool, notes: bool, contents: bool
) -> tuple[bytes, list[str], list[str]]:
    """A file, the paragraphs of its body, and what else stands on its pages."""
    draw = random.Random(seed)  # noqa: S311 - chance, no secret
    counter = itertools.count(1000)
    pages: list[Sequence[Piece]] = []
    body: list[str] = []
    furniture = ["Part one"] if contents else []
    for page in range(1, N_PAGES + 1):
        foot, over = number.format(page), _head(head, page)
        pieces: list[Piece] = [(280, 30, 9, foot), *([(LEFT, 805, 9, over)] if over else [])]
        furniture += [over] if over else []
        furniture += [foot] if len(foot) > 4 else []
        for column in range(columns):
            x, y = LEFT + 250 * column, TOP
            while y > (230 if notes else 170):
                text = _paragraph(draw, counter)
                for place, line in enumerate(_wrapped(text, 88 if columns == 1 else 40)):
                    pieces.append((x + (14 if indent and not place else 0), y, 11, line))
                    y -= LINE
                y -= 0 if indent else 10
                body.append(text)
        if notes:
            furniture.append(f"Ministry report {page}, page 12, 2019")
            pieces.append((LEFT, 80, 7, f"{page} {furniture[-1]}."))
        pages.append(pieces)
    if contents:
        entries = [
            f"{n} Part {name} {'.' * 40} {n}" for n, name in enumerate(("one", "two", "six"))
        ]
        lines = [(LEFT, TOP - 30 - 18 * n, 11.0, text) for n, text in enumerate(entries)]
        pages.insert(0, [(LEFT, TOP, 16, "Contents"), *lines])
    return pdf(pages), body, list(dict.fromkeys(furniture))


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("indent", [False, True])
def test_the_body_of_pages_is_whole_and_nothing_else_is_left(
    columns: int, head: str, indent: bool, tmp_path: Path
) -> None:
    seed = 2 * HEADS.index(head) + columns
    number = NUMBERS[seed % len(NUMBERS)]
    notes, contents = bool(seed % 2), seed % 3 == 0
    data, body, furniture = _made(
        seed, columns, head, number, indent=indent, notes=notes, contents=contents
    )
    path = tmp_path / "plan.pdf"
    path.write_bytes(data)
    text = " ".join(part.text for part in paragraphs(read_file(path).blocks))
    places = [text.find(part) for part in body]
    assert places == sorted(places)
    assert min(places) >= 0
    assert [part for part in furniture if part in text] == []
