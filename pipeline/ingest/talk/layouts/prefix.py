"""Names without a sign at the start of lines: `[00:00:14] Per Oddvik It was three of us`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pipeline.ingest.blocks import Block
from pipeline.ingest.transcripts.lines import without_stamp
from pipeline.ingest.transcripts.speakers import is_role, may_be_speaker

MIN_LINES = 6
"""Lines that such a file has at least."""
_SHARE = 0.9
"""Share of the lines that begin with one of the names."""
_MAX_WORDS = 3
_NUMBER = re.compile(r" \d{1,2}(?=\s|$)")
"""Behind a role a number is part of the name, `Speaker 3`, if `Speaker 1` says nothing else."""
_SIGN = re.compile(r"[^:.?!]{1,40}:\s")
_MAX_SIGNED = 0.5
"""Share of the lines with a colon behind what may be a name, above which the colon is the sign."""


def named_lines(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with the name that begins each as its speaker; empty if they begin otherwise.

    A name has as many words as come again together: `Per Oddvik`, not `Per`, where each line that
    begins with `Per` goes on with `Oddvik`.
    """
    lines = [
        (block, *without_stamp(text))
        for block in blocks
        if block.kind not in ("heading", "caption") and not block.speaker
        for text in block.text.split("\n")
        if text.strip()
    ]
    stamped = sum(bool(time) for _, time, _ in lines)
    if len(lines) < MIN_LINES or stamped < 0.5 * len(lines):
        return []
    spoken = [(block, time, text) for block, time, text in lines if time]
    if sum(bool(_SIGN.match(text)) for _, _, text in spoken) > _MAX_SIGNED * len(spoken):
        return []
    names = _names([text for _, _, text in spoken])
    numbered = _numbered([text for _, _, text in spoken], names)
    found = [_name_of(text, names, numbered) for _, _, text in spoken]
    if len(names) < 2 or sum(map(bool, found)) < _SHARE * len(spoken):
        return []
    result = []
    alone = ""
    for block, time, text in lines:
        name = _name_of(text, names, numbered) if time else ""
        said = text[len(name) :].strip(" :")
        if said:
            result.append(replace(block, text=said, time=time, speaker=name or alone))
        # A name alone on its line has the words of the next.
        alone = "" if said else name
    return result


def _names(texts: Sequence[str]) -> frozenset[str]:
    """The beginnings that recur and may be names, each as long as it recurs."""
    starts = Counter(
        start for text in texts
        for start in {" ".join(text.split()[:n]) for n in range(1, _MAX_WORDS + 1)}
    )  # fmt: skip
    names = set()
    for first in {text.split()[0] for text in texts if text.split()}:
        name = first
        for n in range(2, _MAX_WORDS + 1):
            longer = [
                start for start, times in starts.items()
                if len(start.split()) == n and start.startswith(name + " ")
                and times >= 0.95 * starts[name] and start.split()[-1][:1].isupper()
            ]  # fmt: skip
            name = longer[0] if longer else name
        if starts[name] > 1 and may_be_speaker(name):
            names.add(name)
    return frozenset(names)


def _numbered(texts: Sequence[str], names: frozenset[str]) -> frozenset[str]:
    """The roles with a number on most lines; elsewhere it is said: `Moderator 3 of you?`."""
    plain = [(_name_of(text, names), text) for text in texts]
    times = Counter(name for name, _ in plain)
    counted = Counter(name for name, text in plain if _NUMBER.match(text, len(name)))
    return frozenset(name for name in names if is_role(name) and 2 * counted[name] > times[name])


def _name_of(text: str, names: frozenset[str], numbered: frozenset[str] = frozenset()) -> str:
    words = text.split()
    starts = (" ".join(words[:n]) for n in range(_MAX_WORDS, 0, -1))
    name = next((start for start in starts if start in names), "")
    number = _NUMBER.match(text, len(name)) if name in numbered else None
    return name + number[0] if number else name
