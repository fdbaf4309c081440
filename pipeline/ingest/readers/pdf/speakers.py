"""Names of speakers that a PDF sets in bold or in a column of their own, without a colon."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.ingest.readers.pdf.boxes import Box, Line
from pipeline.ingest.transcripts.speakers import asks

MIN_LEADS = 3
"""Times that a name must begin a line to be a speaker."""

_MAX_SPEAKERS = 12
"""Different names; more are not the speakers of one interview."""


def with_speakers(boxes: Sequence[Box]) -> list[Box]:
    """The boxes with a colon after the names of speakers that bold or a wide gap separates.

    A name is repeated, before what is said or on a line above it.
    """
    lines = [line for box in boxes for line in box.lines]
    leads = Counter(line.lead for line in lines if is_lead(line.lead))
    alone = Counter(line.text for line in lines if is_lead(line.text) and not line.lead)
    times = leads + Counter({text.replace(" ", ""): n for text, n in alone.items()})
    names = {name for name, n in times.items() if n >= MIN_LEADS}
    if not names & leads.keys() or not are_speakers({name: times[name] for name in names}):
        return list(boxes)
    return [
        replace(box, lines=tuple(_with_colon(line, names) for line in box.lines)) for box in boxes
    ]


def are_speakers(times: Mapping[str, int]) -> bool:
    """Few names, and an interviewer's label among them: policy documents repeat labels as well."""
    asked = sum(n for name, n in times.items() if asks(name.strip()))
    return 1 < len(times) <= _MAX_SPEAKERS and asked >= 0.15 * sum(times.values())


def is_lead(text: str) -> bool:
    """The text could be the name of a speaker: at most three words, no punctuation at the end."""
    return bool(text) and len(text.split()) <= 3 and text[0].isalpha() and text[-1] not in ":.,;)?!"


def _with_colon(line: Line, names: set[str]) -> Line:
    name = line.lead or line.text.replace(" ", "")
    found = re.match(r"\s*".join(map(re.escape, name)), line.text) if name in names else None
    return (
        replace(line, text=f"{found[0]}: {line.text[found.end() :].strip()}".strip())
        if found
        else line
    )
