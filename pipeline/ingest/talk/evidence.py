"""How well a reading explains its file: what competing layouts are judged by."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.ingest.blocks import Block
from pipeline.ingest.transcripts.speakers import folded, is_id, is_role, may_be_speaker
from pipeline.ingest.transcripts.speech import Transcript, Turn

WHOLE = 0.3
"""Score of a text that is used whole: a layout must explain more than this to be taken."""
_LEFT = re.compile(
    r"-->|(?<!\d)\d{1,2}:\d{2}:\d{2}(?!\d)"
    r"|(?:^|(?<=[.?!…] ))(?P<label>[A-ZÆØÅÄÖ][\w'’-]*(?: [A-ZÆØÅÄÖ][\w'’-]*)?(?: \d{1,2})?)"
    r"(?=:\s| \d{1,2}:\d{2}\b)"
)
_TIMED = re.compile(r"(?<=[.?!…] )[A-ZÆØÅÄÖ][\w'’-]*(?: [\w'’()-]+){0,4} :\s")
"""A label in what is said, behind which a time was taken out: `Thanks. Per Holm (H) : And then?`"""
_STRAY = tuple(";/)]}>|:»*_=~§@")
"""Signs with which no speech begins: they belong to a label."""
_LONG = 600
"""Words of a turn on the average from which on turns are hardly distinguished."""


@dataclass(frozen=True)
class Evidence:
    """Shares from 0 to 1 that speak for a reading."""

    explained: float
    """of the words that somebody says"""
    recurring: float
    """of the turns whose speaker has another"""
    alternating: float
    """of the turns after which another speaks"""
    plausible: float
    """of the turns whose label could be somebody"""
    clean: float
    """of the turns in which no time or label is left"""

    @property
    def score(self) -> float:
        """From 0 to 1."""
        shape = 0.55 + 0.25 * self.recurring + 0.2 * self.alternating
        return self.explained * self.plausible * self.clean * shape


def score(transcript: Transcript, blocks: Sequence[Block]) -> float:
    """The score of the reading; that of a whole text is fixed."""
    if not transcript.found:
        return WHOLE
    return evidence(transcript.turns, blocks).score


def evidence(turns: Sequence[Turn], blocks: Sequence[Block]) -> Evidence:
    """What speaks for the turns as a reading of the blocks."""
    n = len(turns)
    if not n:
        return Evidence(0.0, 0.0, 0.0, 0.0, 0.0)
    labels = [folded(turn.speaker) for turn in turns]
    times = Counter(labels)
    said = sum(len(turn.text.split()) for turn in turns)
    whole = sum(len(block.text.split()) for block in blocks if block.kind != "heading")
    whole -= sum(len(turn.speaker.split()) for turn in turns)
    long = min(1.0, _LONG * n / said) if said and len(times) > 1 else 1.0  # one may speak long
    return Evidence(
        explained=min(1.0, said / whole) * long if whole > 0 else 0.0,
        recurring=sum(times[label] > 1 for label in labels) / n,
        alternating=sum(a != b for a, b in pairwise(labels)) / max(1, n - 1),
        plausible=sum(_is_plausible(turn.speaker) for turn in turns) / n,
        clean=1.0 - min(1.0, _n_left(turns) / n) if n > 1 else 1.0,
    )


def _is_plausible(label: str) -> bool:
    return label == "unnamed" or is_id(label) or is_role(label) or may_be_speaker(label)


def _n_left(turns: Sequence[Turn]) -> int:
    """Times in the speech, labels in it that recur, and stray signs or labels at its edges."""
    found = [match for turn in turns for match in _LEFT.finditer(turn.text)]
    labels = Counter(match["label"] for match in found if match["label"])
    times = sum(not match["label"] for match in found)
    recurring = sum(n for label, n in labels.items() if n > 1 and may_be_speaker(label))
    names = {turn.speaker for turn in turns} - {""}
    ends = tuple(f"{mark} {label}" for label in sorted(names) for mark in ".?!…")
    timed = sum(len(_TIMED.findall(turn.text)) for turn in turns)
    edges = sum(turn.text.startswith(_STRAY) or turn.text.endswith(ends) for turn in turns)
    return times + recurring + timed + edges
