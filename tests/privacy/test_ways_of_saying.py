"""Many ways in which people say a room, a code, a street, a post or a letter of one person."""

import re
from pathlib import Path

import pytest

from pipeline.privacy.identifiers import identifiers
from pipeline.privacy.names.evidence import Evidence

LINES = [
    tuple[str, ...](part.strip() for part in line.split("|", 2))
    for line in (Path(__file__).parent / "ways_of_saying.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
PART_IS_ENOUGH = ("unique_job", "age_with_place")


def replaced(text: str, language: str) -> list[tuple[int, int]]:
    (hits,) = identifiers([text], language=language, evidence=Evidence())
    return [(hit.start, hit.end) for hit in hits]


@pytest.mark.parametrize("asked", ["en", "nb"])
def test_what_points_to_somebody_goes_and_nothing_else_does(asked: str) -> None:
    lines = [line for line in LINES if line[0] == asked]
    assert len(lines) > 100
    wrong = {marked: left for language, kind, marked in lines
             if (left := _wrong(language, kind, marked))}  # fmt: skip
    assert wrong == {}


def _wrong(language: str, kind: str, marked: str) -> str:
    """What is left of the text, if it is too much or too little; else nothing."""
    text = marked.replace("[[", "").replace("]]", "")
    taken = replaced(text, language)
    left = "".join(
        "_" if any(start <= at < end for start, end in taken) else letter
        for at, letter in enumerate(text)
    )
    at, is_right = 0, kind != "-" or left == text
    for part in re.split(r"(\[\[.*?\]\])", marked):
        said = part.removeprefix("[[").removesuffix("]]")
        shown = left[at : at + len(said)]
        if said != part:
            gone = [
                not letter.isalnum() or new == "_" for letter, new in zip(said, shown, strict=True)
            ]
            is_right &= "_" in left if kind in PART_IS_ENOUGH else all(gone)
        at += len(said)
    return "" if is_right else left
