"""Tiers of annotations, as ELAN and Praat have them, to utterances of their speakers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.ingest.blocks import Block
from pipeline.ingest.readers.recordings.utterances import Utterance, cues, join_words
from pipeline.wording.messages import Message, message

_SENTENCE_LIKE = 1.5
"""Words in an annotation, on average, from which on a tier holds what is said and not codes."""


@dataclass(frozen=True)
class Tier:
    """The annotations of one tier in order of time: of one speaker, or of one kind of code."""

    speaker: str
    annotations: tuple[tuple[float | None, str], ...]

    @property
    def words_each(self) -> float:
        """Words in an annotation with letters, on average."""
        counts = [len(text.split()) for _, text in self.annotations if re.search(r"[^\W_]", text)]
        return sum(counts) / len(counts) if counts else 0.0


def spoken(tiers: Sequence[Tier]) -> tuple[tuple[Block, ...], tuple[Message, ...]]:
    """The cues of the tiers that hold what is said, in order of time, and a note on the others.

    Tiers of codes (silences, sounds, word classes, single words beside sentences) are left out.
    Where all tiers have single words, those with the longest are joined to sentences.
    """
    full = [tier for tier in tiers if tier.words_each > 0]
    kept = [tier for tier in full if tier.words_each >= _SENTENCE_LIKE] or _longest(full)
    said = sorted(
        (one for tier in kept for one in _utterances(tier)),
        key=lambda one: float("inf") if one.start is None else one.start,
    )
    lost = len(full) - len(kept)
    return cues(said), (message("tiers_left_out", n=lost),) if lost else ()


def _utterances(tier: Tier) -> list[Utterance]:
    found = [Utterance(text, tier.speaker, start) for start, text in tier.annotations]
    return found if tier.words_each >= _SENTENCE_LIKE else list(join_words(found))


def _longest(tiers: Sequence[Tier]) -> list[Tier]:
    """Of tiers with single words (words, sounds) those whose annotations have most letters."""
    letters = [
        sum(len(text) for _, text in tier.annotations) / max(len(tier.annotations), 1)
        for tier in tiers
    ]
    most = max(letters, default=0.0)
    return [tier for tier, n in zip(tiers, letters, strict=True) if n >= 0.6 * most]
