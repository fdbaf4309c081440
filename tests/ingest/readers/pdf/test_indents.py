"""Paragraphs whose first line is set in."""

from __future__ import annotations

import pytest

from pipeline.ingest.files import read_bytes
from tests import hostile

FIRST = "Every unit shall co-produce its week plan, and in Norvik"
REST = (
    "12 units have done so since 2019, each with the residents",
    "and the relatives, week by week.",
)


def plan(first: str = FIRST, *, indent: int = 18, gap: int = 12, n: int = 3) -> list[str]:
    """The blocks of paragraphs with the first line set in by `indent` points."""
    parts = [b"BT /F1 10 Tf 60 780 Td"]
    for _ in range(n):
        parts.append(f"{indent} 0 Td ({first}) Tj {-indent} {-gap} Td ({REST[0]}) Tj".encode())
        parts.append(f"0 -12 Td ({REST[1]}) Tj 0 -12 Td".encode())
    parts.append(b"ET")
    data = hostile.page(b" ".join(parts))
    return [" ".join(block.text.split()) for block in read_bytes(data, suffix="pdf").blocks]


def test_a_first_line_belongs_to_the_lines_below() -> None:
    assert plan() == [" ".join((FIRST, *REST))] * 3


@pytest.mark.parametrize(
    "given",
    [
        {"first": "Week plans"},
        {"first": "https://example.org/a-long-address/that-fills-the-line/of-a-note"},
        {"indent": 120},
        {"gap": 30},
    ],
    ids=["a short heading", "an address", "a line far to the right", "a line far above"],
)
def test_other_lines_stay_by_themselves(given: dict[str, object]) -> None:
    assert given.get("first", FIRST) in plan(**given, n=1)  # type: ignore[arg-type]
