"""Whether a document is talk or prose: by the catalogue, or else by the text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.ingest.blocks import Block
from pipeline.ingest.talk.evidence import evidence
from pipeline.ingest.talk.reading import Reading
from pipeline.ingest.transcripts.speakers import folded

TALK, PROSE = "talk", "prose"
_MIN_TURNS = 6
_MIN_EXPLAINED = 0.8
"""Share of the words that somebody says."""
_MIN_SCORE = 0.7
_MIN_CHANGES = 0.5
"""Share of the turns after which another speaks."""
_MIN_TURNS_EACH = 2.5
"""Turns of a speaker on average: `Recommendation 3:` heads a part once or twice."""
_MIN_TURNS_PER_BLOCK = 0.1
"""Turns for each paragraph of the file: what a heading opens goes on for many of them."""


def is_talk(reading: Reading, blocks: Sequence[Block]) -> bool:
    """The text is a talk: nearly all of it is said by a few who take turns, of whom one asks.

    A plan with `Note:` or `Goal 1:` before its paragraphs has no one who asks, one with questions
    as headings nobody who is named, and a reply to `Recommendation 1:` nobody who comes back.
    """
    if any(note.code == "interviewer_by_layout" for note in reading.transcript.notes):
        return False
    turns = reading.transcript.turns
    labels = [folded(turn.speaker) for turn in turns]
    if not reading.transcript.found or len(turns) < _MIN_TURNS or len(set(labels)) < 2:
        return False
    if len(turns) < _MIN_TURNS_EACH * len(set(labels)):
        return False
    if len(turns) < _MIN_TURNS_PER_BLOCK * len(blocks):
        return False
    asked = sum(turn.interviewer for turn in turns)
    changes = sum(a != b for a, b in pairwise(labels))
    found = evidence(turns, blocks)
    return (
        0 < asked < len(turns)
        and changes >= _MIN_CHANGES * (len(turns) - 1)
        and found.explained >= _MIN_EXPLAINED
        and found.score >= _MIN_SCORE
    )
