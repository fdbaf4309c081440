"""Segments to term units: texts of about equal length, to which topic models are fitted."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

import pandas as pd

_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+|\n+")


class _Piece(NamedTuple):
    """A part of a segment that is not split further, or the whole."""

    segment_id: str
    start: int
    end: int
    n_tokens: int
    heading: str


def term_units(segments: pd.DataFrame, *, unit_tokens: int) -> pd.DataFrame:
    """Table `TermUnits`: segments of one document joined, or split, to about `unit_tokens` words.

    Interviewers' turns are in no unit. A segment longer than one and a half units is split where a
    sentence ends; its id then stands in each of its units, and `start` and `end` say which part.
    Policy units also end at a heading where that leaves none below half the length. A remainder
    below half the length joins the unit before it. The units of a document hold all of its words.
    """
    counted = segments[segments["role"].isin(["policy", "respondent"])]
    rows: list[dict[str, Any]] = []
    for doc_id, members in counted.groupby("doc_id", sort=False):
        first = members.iloc[0]
        pieces = [
            piece
            for row in members.itertuples(index=False)
            for piece in _pieces(row, unit_tokens=unit_tokens)
        ]
        for number, unit in enumerate(_joined(pieces, unit_tokens=unit_tokens), start=1):
            rows.append(
                {
                    "unit_id": f"{doc_id}#{number:04d}",
                    "doc_id": doc_id,
                    "corpus": first["corpus"],
                    "language": first["language"],
                    "segment_ids": " ".join(dict.fromkeys(piece.segment_id for piece in unit)),
                    "start": unit[0].start,
                    "end": unit[-1].end,
                    "n_tokens": sum(piece.n_tokens for piece in unit),
                }
            )
    named = ["unit_id", "doc_id", "corpus", "language", "segment_ids", "start", "end", "n_tokens"]
    frame = pd.DataFrame(rows, columns=named)
    texts = dict.fromkeys(named[:5], "str")
    return frame.astype(texts | dict.fromkeys(named[5:], "int64"))


def _pieces(row: Any, *, unit_tokens: int) -> list[_Piece]:
    """The segment whole, or its parts of about `unit_tokens` words."""
    heading = row.heading if row.role == "policy" else ""
    whole = _Piece(row.segment_id, 0, len(row.text), int(row.n_tokens), heading)
    if row.n_tokens == 0:
        return []
    if row.n_tokens <= 1.5 * unit_tokens:
        return [whole]
    words = [match.start() for match in re.finditer(r"\S+", row.text)]
    cuts = _cuts(row.text, words, parts=round(row.n_tokens / unit_tokens))
    edges = [0, *cuts, len(words)]
    starts = [0, *(words[cut] for cut in cuts), len(row.text)]
    # Counted words and strings between spaces differ a little; the parts add up to n_tokens.
    counted = [round(row.n_tokens * edge / len(words)) for edge in edges]
    return [
        _Piece(row.segment_id, starts[i], starts[i + 1], counted[i + 1] - counted[i], heading)
        for i in range(len(edges) - 1)
    ]


def _cuts(text: str, words: list[int], *, parts: int) -> list[int]:
    """The words before which the text is cut: where a sentence begins, if one is near."""
    position = {start: number for number, start in enumerate(words)}
    sentences = [
        position[match.end()] for match in _SENTENCE_END.finditer(text) if match.end() in position
    ]
    length = len(words) / parts
    cuts: set[int] = set()
    for part in range(1, parts):
        target = round(part * length)
        near = [start for start in sentences if abs(start - target) <= length / 3]
        cuts.add(min(near, key=lambda start: (abs(start - target), start)) if near else target)
    return sorted(cut for cut in cuts if 0 < cut < len(words))


def _joined(pieces: Sequence[_Piece], *, unit_tokens: int) -> list[list[_Piece]]:
    """The pieces of a document in units; a last unit below half the length joins the one before."""
    units: list[list[_Piece]] = []
    for piece in pieces:
        if units and not _ends(units[-1], piece, unit_tokens=unit_tokens):
            units[-1].append(piece)
        else:
            units.append([piece])
    if len(units) > 1 and sum(piece.n_tokens for piece in units[-1]) < unit_tokens / 2:
        rest = units.pop()
        units[-1] += rest
    return units


def _ends(unit: Sequence[_Piece], following: _Piece, *, unit_tokens: int) -> bool:
    """Whether the unit is long enough, and nearer to its length without what follows."""
    length = sum(piece.n_tokens for piece in unit)
    if length < unit_tokens / 2:
        return False
    if following.heading != unit[-1].heading:
        return True
    return length + following.n_tokens / 2 > unit_tokens


def unit_places(units: pd.DataFrame) -> dict[str, list[tuple[int, str]]]:
    """For each segment its units, each with the first character that belongs to it, in order."""
    places: dict[str, list[tuple[int, str]]] = defaultdict(list)
    columns = (units[key].tolist() for key in ("unit_id", "segment_ids", "start"))
    for unit_id, segment_ids, start in zip(*columns, strict=True):
        for number, segment_id in enumerate(segment_ids.split()):
            places[segment_id].append((start if number == 0 else 0, unit_id))
    return {segment_id: sorted(parts) for segment_id, parts in places.items()}


def unit_at(places: Sequence[tuple[int, str]], start: int) -> str:
    """The unit of the character `start` of a segment, whose units are `places`."""
    return next(unit_id for first, unit_id in reversed(places) if first <= start)
