"""Utterances with speaker and time, as programs write them, to cues."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.ingest.blocks import Block

UNNAMED = "unnamed"
"""The speaker of an utterance without one, where others have one."""

_MAX_SECONDS = 360_000
"""100 hours; a time beyond that is none."""
_PUNCTUATION = re.compile(r"[.,;:!?…)\]”’%]+")
_SENTENCE_END = re.compile(r"[.!?…][\"”’»)]*$")


@dataclass(frozen=True)
class Utterance:
    """What is said at once. `start` is in seconds; None if it is not known."""

    text: str
    speaker: str = ""
    start: float | None = None


def cues(utterances: Iterable[Utterance]) -> tuple[Block, ...]:
    """A cue for each utterance with letters, in the order given.

    Where some have a speaker and others none, those are said by `UNNAMED`: they may be anybody's.
    """
    said = [
        replace(one, text=" ".join(one.text.split()), speaker=" ".join(one.speaker.split()))
        for one in utterances
        if re.search(r"[^\W_]", one.text)
    ]
    nobody = UNNAMED if any(one.speaker for one in said) else ""
    return tuple(
        Block(one.text, "cue", time=clock(one.start), speaker=one.speaker or nobody) for one in said
    )


def clock(seconds: float | None) -> str:
    """The time as hours, minutes and seconds; empty if it is none."""
    if seconds is None or not math.isfinite(seconds) or not 0 <= seconds < _MAX_SECONDS:
        return ""
    whole = int(seconds)
    return f"{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}"


def join_words(words: Iterable[Utterance]) -> Iterator[Utterance]:
    """Words to utterances: one ends with a sentence, or where another speaker begins."""
    held: list[Utterance] = []
    for word in words:
        is_mark = _PUNCTUATION.fullmatch(word.text.strip()) is not None
        ends = bool(held) and (
            (word.speaker != held[0].speaker and not (is_mark and not word.speaker))
            or (_SENTENCE_END.search(held[-1].text.rstrip()) is not None and not is_mark)
        )
        if ends:
            yield _joined(held)
            held = []
        held.append(word)
    if held:
        yield _joined(held)


def _joined(words: Sequence[Utterance]) -> Utterance:
    text = words[0].text.strip()
    for word in words[1:]:
        said = word.text.strip()
        text += said if _PUNCTUATION.fullmatch(said) else f" {said}"
    return replace(words[0], text=text)
