"""A layout that nobody declared: the signs around labels, learned from the file.

Each line may begin with signs, a label and signs again: `<Joe> It was ...`, `Joe; It was ...`,
`«Joe»: It was ...`. Signs whose labels come again and begin most lines are the layout.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.ingest.blocks import Block
from pipeline.ingest.transcripts.speakers import (
    folded,
    is_id,
    is_role,
    may_be_speaker,
)

_MIN_MARKS = 8
_MAX_SPEAKERS = 15
_SHARE = 0.6
"""Share of the lines, or of the paragraphs, that begin with a label."""
_WEAK_SHARE = 0.9
"""The same where the sign is one that sentences have as well."""
_ALONE_SHARE = 0.3
"""The same of labels that are a line by themselves."""
_AGAIN = 0.9
"""Share of the labels' lines whose label comes again."""
_MAX_LETTERS = 40

_WORD = r"[^\W_](?:[\w.'’/&-]*[^\W_])?"
_PERSON = rf"[#+]?{_WORD}(?:[ ]{_WORD}){{0,3}}(?:[ ]?\([^()]{{1,30}}\))?"
_TIME = r"\[\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?\]"
_BEFORE = rf"(?:{_TIME}[ ]?)?(?:[\[(]?\d{{1,4}}[\])]?[.):]?[ ]+)?(?:[^\w\s\[]|_){{0,3}}\[?[ ]?"
_SIGNS = r"(?:[^\w\s\[,'’]|_)"
_BEHIND = rf"(?:[ ]?{_SIGNS}{{1,3}})?(?:[ ]?{_TIME}(?:[ ]?{_SIGNS}{{1,3}})?)?"
_LINE = re.compile(
    rf"(?P<before>{_BEFORE})(?P<label>{_PERSON})(?P<behind>{_BEHIND})(?P<gap>\s+|$)(?P<rest>.*)",
    re.DOTALL,
)
_SHORT = re.compile(
    rf"(?P<before>{_BEFORE})(?P<label>[#+]?{_WORD})(?P<behind>{_BEHIND})(?P<gap>\s+|$)(?P<rest>.*)",
    re.DOTALL,
)
_LABEL_SIGNS = frozenset({"", ":", "：", "-", "–", "—", "="})
"""Signs that `transcripts.labels` reads, with keys and heads."""
_OF_SENTENCES = frozenset({".", "...", "…", ";", "/", "!", "-", "–", "—", ")", "="})


@dataclass(frozen=True)
class _Mark:
    """A label that may begin a line, with the signs around it."""

    signs: tuple[str, str, str]
    label: str
    time: str
    rest: str


def learned_blocks(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with the label that begins each line as its speaker; empty if no signs are found.

    Signs that sentences have too must begin nearly all lines, or paragraphs.
    """
    lines = [
        (number, replace(block, text=line.strip()))
        for number, block in enumerate(blocks)
        for line in block.text.split("\n")
        if line.strip() and not block.speaker
    ]
    marks = [_marks(line.text) if line.kind != "caption" else [] for _, line in lines]
    signs = _best_signs(marks, [number for number, _ in lines])
    if signs is None:
        return []
    return list(_turns([line for _, line in lines], marks, signs))


def _marks(text: str) -> list[_Mark]:
    """What may be a label at the start of the line: the longest, and a single word."""
    found: list[_Mark] = []
    for pattern in (_LINE, _SHORT):
        match = pattern.match(text)
        if match is None or len(match["label"]) > _MAX_LETTERS:
            continue
        signs = (_shape(match["before"]), _shape(match["behind"]), _gap(match["gap"]))
        mark = _Mark(signs, match["label"], _clock(match[0]), match["rest"])
        plain = not signs[1] and signs[2] == " "
        if mark not in found and (not plain or (signs[0].strip("TN") and not found)):
            found.append(mark)
    return found


def _shape(signs: str) -> str:
    """The signs, with a time as T and a number as N."""
    return re.sub(r"\d+", "N", re.sub(_TIME, "T", signs)).replace(" ", "")


def _gap(gap: str) -> str:
    if not gap:
        return "\n"
    return "\t" if "\t" in gap else "  " if len(gap) > 1 else " "


def _clock(text: str) -> str:
    match = re.search(_TIME, text[: _MAX_LETTERS * 2])
    return match[0].strip("[]") if match else ""


def _best_signs(
    marks: Sequence[Sequence[_Mark]], numbers: Sequence[int]
) -> tuple[str, str, str] | None:
    """The signs that begin the most lines with labels that come again."""
    by_signs: dict[tuple[str, str, str], list[tuple[str, int]]] = {}
    for one, number in zip(marks, numbers, strict=True):
        for mark in one:
            by_signs.setdefault(mark.signs, []).append((mark.label, number))
    good = {}
    for signs, found in by_signs.items():
        first = found[0][1]  # a title stands before it
        n_lines = sum(number >= first for number in numbers)
        n_blocks = len({number for number in numbers if number >= first})
        if _are_signs(signs, found, n_lines, n_blocks):
            good[signs] = len(found)
    return max(good, key=lambda signs: (good[signs], signs)) if good else None


def _are_signs(
    signs: tuple[str, str, str], found: Sequence[tuple[str, int]], n_lines: int, n_blocks: int
) -> bool:
    if signs[1].strip("T") in _LABEL_SIGNS and not signs[0].strip("TN") and signs[2] != "  ":
        return False
    shown = {folded(label): label for label, _ in found}
    times = Counter(folded(label) for label, _ in found)
    again = sum(n for n in times.values() if n > 1)
    if len(found) < _MIN_MARKS or not 2 <= len(times) <= _MAX_SPEAKERS:
        return False
    if again < _AGAIN * len(found) or not all(map(_may_be_label, shown.values())):
        return False
    share = max(len(found) / n_lines, len({number for _, number in found}) / n_blocks)
    weak = signs[1] in _OF_SENTENCES and not signs[0].strip("TN")
    alone = signs[2] == "\n"
    return share >= (_WEAK_SHARE if weak else _ALONE_SHARE if alone else _SHARE)


def _may_be_label(label: str) -> bool:
    """Whether the label could be a speaker's, in any case of letters."""
    named = label.title() if label.islower() else label
    return is_id(label) or is_role(label) or may_be_speaker(named)


def _turns(
    lines: Sequence[Block], marks: Sequence[Sequence[_Mark]], signs: tuple[str, str, str]
) -> Iterator[Block]:
    said = ""
    for line, found in zip(lines, marks, strict=True):
        mark = next((mark for mark in found if mark.signs == signs), None)
        if mark is None:
            yield line if line.kind in ("heading", "caption") else replace(line, speaker=said)
        else:
            said = mark.label
            kind = "paragraph" if line.kind == "heading" else line.kind
            yield replace(
                line, text=mark.rest, kind=kind, time=mark.time or line.time, speaker=said
            )
