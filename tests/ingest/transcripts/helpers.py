"""Transcripts from texts, for the tests of this folder."""

from __future__ import annotations

from pipeline.ingest.blocks import Block
from pipeline.ingest.talk.reading import read_talk
from pipeline.ingest.transcripts.speech import Transcript

TALK = "{0}: I came with a question.\n\n{1}: Twelve people did.\n\n{0}: I see.\n\n{1}: They left."
"""An interview of two speakers; the first one asks."""


def transcript(text: str, metadata: dict[str, object] | None = None, **more: object) -> Transcript:
    blocks = [Block(part) for part in text.strip().split("\n\n")]
    names = more.get("interviewers", ())
    assert isinstance(names, tuple)
    return read_talk(blocks, metadata=metadata or {}, interviewers=names).transcript


def spoken(found: Transcript) -> list[tuple[str, str, bool]]:
    return [(turn.speaker, turn.text, turn.interviewer) for turn in found.turns]


def speech(found: Transcript) -> str:
    return " ".join(turn.text for turn in found.turns if not turn.interviewer)
