"""What was taken for a name, as its owner reviews it: by person, the most doubtful first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pipeline.ingest.documents import ReadDocument
from pipeline.privacy.given_names import folded
from pipeline.privacy.identifiers import Identifier
from pipeline.privacy.names.name_lists import is_in_dictionary, is_listed
from pipeline.privacy.pseudonym_book import NAMES, PseudonymBook

LINES = 3
"""Lines that show where a wording stands."""
REACH = 45
"""Characters of such a line on each side of the wording."""


@dataclass
class Wording:
    """One way in which somebody or something is named; it must not leave the owner's screen."""

    surface: str = field(repr=False)
    language: str
    n: int = 0
    lines: list[str] = field(default_factory=list, repr=False)


@dataclass
class Named:
    """What one placeholder stands for. `doubt` is between 0 and 1: it may be no name at all."""

    placeholder: str
    doubt: float = 0.0
    wordings: dict[str, Wording] = field(default_factory=dict, repr=False)

    @property
    def n(self) -> int:
        """How often it stands in the interviews."""
        return sum(one.n for one in self.wordings.values())


def named(
    talks: Sequence[ReadDocument],
    found: Sequence[Sequence[Sequence[Identifier]]],
    book: PseudonymBook,
) -> list[Named]:
    """Everything that was taken for a name, by placeholder; the most doubtful first."""
    made: dict[str, Named] = {}
    for talk, hits in zip(talks, found, strict=True):
        for segment, those in zip(talk.segments, hits, strict=True):
            for hit in those:
                if hit.kind in NAMES:
                    _take_down(made, talk, segment, hit, book)
    for one in made.values():
        one.doubt = max(_doubt(word.surface, word.language) for word in one.wordings.values())
    return sorted(made.values(), key=lambda one: (-one.doubt, -one.n, one.placeholder))


def _take_down(
    made: dict[str, Named],
    talk: ReadDocument,
    segment: Any,
    hit: Identifier,
    book: PseudonymBook,
) -> None:
    text = str(segment["text"])
    surface = text[hit.start : hit.end]
    put = book.of(talk.entry.doc_id, hit.kind, surface)
    put = put[: put.index("]") + 1]
    wording = made.setdefault(put, Named(put)).wordings.setdefault(
        folded(surface), Wording(surface, str(talk.row["language"]))
    )
    wording.n += 1
    if len(wording.lines) < LINES:
        before, after = text[max(0, hit.start - REACH) : hit.start], text[hit.end :][:REACH]
        line = f"{before}>{surface}<{after}".replace("\n", " ")
        wording.lines.append(f"{talk.entry.file}, {segment['location']}: {line}")


def _doubt(surface: str, language: str) -> float:
    """How likely it is no name: the share of its words that a dictionary has, less where listed."""
    words = [word for word in folded(surface).replace("-", " ").split() if word]
    if not words:
        return 1.0
    doubts = [
        (0.5 if is_listed(word) else 1.0) if is_in_dictionary(word, language)
        else 0.0 if is_listed(word) else 0.3
        for word in words
    ]  # fmt: skip
    return sum(doubts) / len(doubts)
