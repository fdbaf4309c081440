"""A layout of a transcript: how a turn begins, declared by a pattern and tried on a whole file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.ingest.blocks import Block
from pipeline.ingest.transcripts.speakers import folded, is_unknown, may_be_speaker, short_names

MIN_MARKS = 3
"""Turns that a file in a layout has at least."""
_MAX_SPEAKERS = 40
"""More different labels than this are no speakers."""
_WITHIN = 0.3
"""Share of the turns that begin within a line, from which on line breaks were lost."""
_ALL = 0.9
"""Share of lines, or of paragraphs, that begin a turn from which on a speaker may speak once."""


@dataclass(frozen=True)
class Layout:
    """How a turn begins. `pattern` has the group `label` and may have `time`.

    `inline` layouts begin turns within a line too; in others a turn begins a line. `any_label`
    takes what stands in the label's place as a speaker whatever its letters (`[id1]`). What a
    `sure` layout finds is a speaker even where it comes once. In a layout that `opens` a turn
    begins a paragraph: a line within may begin alike by its break.
    """

    name: str
    pattern: re.Pattern[str]
    inline: bool = False
    any_label: bool = False
    sure: bool = False
    opens: bool = False

    def blocks(self, blocks: Sequence[Block]) -> list[Block]:
        """The blocks with each turn as what its speaker says; empty if the file is not in it."""
        lines = [line for block in blocks for line in _lines(block)]
        first = [n == 0 for block in blocks for n, _ in enumerate(_lines(block))]
        marks = [
            self._marks(line.text) if opening or not self.opens else []
            for line, opening in zip(lines, first, strict=True)
        ]
        speakers = self._speakers(marks, lines, first)
        if self.inline and not _lost_breaks(marks, speakers):
            return []
        if len(speakers) < 2 and not any(map(is_unknown, speakers)):
            return []
        return list(_turns(lines, marks, speakers))

    def _marks(self, text: str) -> list[re.Match[str]]:
        if self.inline:
            return list(self.pattern.finditer(text))
        match = self.pattern.match(text)
        return [match] if match else []

    def _speakers(
        self,
        marks: Sequence[Sequence[re.Match[str]]],
        lines: Sequence[Block],
        first: Sequence[bool],
    ) -> frozenset[str]:
        """The labels that are speakers, folded: those that recur; all, where each line has one.

        So are all where each paragraph begins with one: `first` says of each line if it does.
        """
        found = [_label(mark) for line in marks for mark in line]
        times = Counter(folded(label) for label in found)
        likely = {folded(label) for label in found if self.any_label or may_be_speaker(label)}
        recurring = {label for label in likely if times[label] > 1}
        recurring |= _in_two_ways(found, likely, recurring)
        n_marks = sum(times[label] for label in recurring)
        if n_marks < MIN_MARKS or len(times) > _MAX_SPEAKERS:
            return frozenset()
        said = [line.kind not in ("heading", "caption") for line in lines]
        share = sum(map(bool, marks)) / (sum(said) or 1)
        begun = [bool(mark) for mark, one, new in zip(marks, said, first, strict=True) if one & new]
        if self.sure or share >= _ALL or sum(begun) >= _ALL * max(MIN_MARKS, len(begun)):
            return frozenset(likely)
        shapes = {_shape(label) for label in recurring if re.search(r"\d", label)}
        return frozenset(recurring | {label for label in likely if _shape(label) in shapes})


def _in_two_ways(labels: Sequence[str], likely: set[str], known: set[str]) -> set[str]:
    """Names that a known label shortens, `James Holm` of `JH`; and names and initials of one."""
    names = {folded(label): short_names(label) & likely for label in labels}
    both = {name for name, short in names.items() if name in likely and short}
    found = {name for name in both if names[name] & known}
    if len(found) < 2:
        return set()
    return both | {short for name in both for short in names[name]}


def _shape(label: str) -> str:
    """The label without its number: who is `Speaker 3` beside `Speaker 1` may speak once."""
    return re.sub(r"\d+", "#", label)


def _lost_breaks(marks: Sequence[Sequence[re.Match[str]]], speakers: frozenset[str]) -> bool:
    """Many turns begin within a line: its breaks were lost."""
    starts = [mark.start() for line in marks for mark in line if folded(_label(mark)) in speakers]
    within = sum(start > 0 for start in starts)
    return within >= MIN_MARKS and within >= _WITHIN * len(starts)


def _label(mark: re.Match[str]) -> str:
    return mark["label"].strip(" *_\t").rstrip(".:")


def _lines(block: Block) -> Iterator[Block]:
    for text in block.text.split("\n"):
        if text.strip():
            yield replace(block, text=text.strip())


def _turns(
    lines: Sequence[Block], marks: Sequence[Sequence[re.Match[str]]], speakers: frozenset[str]
) -> Iterator[Block]:
    """Each line, cut where a turn begins; what stands before the first turn has no speaker."""
    said = ""
    for line, found in zip(lines, marks, strict=True):
        starts = [mark for mark in found if folded(_label(mark)) in speakers]
        ahead = line.text[: starts[0].start()] if starts else line.text
        if ahead.strip():
            yield replace(line, text=ahead, speaker="" if line.kind == "heading" else said)
        for number, mark in enumerate(starts):
            end = starts[number + 1].start() if number + 1 < len(starts) else len(line.text)
            said = _label(mark)
            text = line.text[mark.end() : end].strip()
            time = _clock(mark.groupdict()) or line.time
            yield Block(text, "paragraph", line.page, time, said)


def _clock(groups: Mapping[str, str | None]) -> str:
    return (groups.get("time") or "").strip("[]()<>#{} ").replace(".", ":")
