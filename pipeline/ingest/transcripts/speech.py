"""What was said: turns, transcripts, and the words without a transcriber's marks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.ingest.blocks import join_lines
from pipeline.wording.messages import Message


@dataclass(frozen=True)
class Turn:
    """What one speaker says until the next speaks. `location` is a time, or the turn's number."""

    speaker: str
    text: str
    location: Message
    interviewer: bool = False


@dataclass(frozen=True)
class Transcript:
    """The turns in order. Without speakers (`found` is false) a turn is a paragraph."""

    turns: tuple[Turn, ...]
    found: bool
    notes: tuple[Message, ...] = ()


_BRACKETS = re.compile(r"(?<![\w\]\-‐‑])\[[^\[\]]{0,120}\](?![\w(])")
_NOISE = re.compile(
    r"(?i)\(\s*(?:\.{2,3}|…|\?)?\s*(?:\d{1,2}:\d{2}(?::\d{2})?"
    r"|(?:[a-zæøå]+\s+){0,3}(?:laugh\w*|inaudible|unclear|pauses?"
    r"|crosstalk|overtalk\w*|sighs?|coughs?|silence|indistinct|applause|music|ler|latter"
    r"|uhørlig|utydelig|skratt"
    r"|griner|sukker|hoster"
    r"|stillhet)(?:\s+[a-zæøå]+){0,3}(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?)\s*(?:\?|\.{2,3}|…)?\s*\)"
)
_INLINE_TIME = re.compile(
    r"[\[(<]\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])>]|#\d{1,2}:\d{2}:\d{2}(?:[-.,]\d{1,3})?#"
)


def clean_speech(text: str) -> str:
    """What is said, on one line: without a transcriber's notes and marks of bold."""
    text = _BRACKETS.sub(" ", text.replace("**", ""))
    text = _NOISE.sub(" ", _INLINE_TIME.sub(" ", text))
    text = join_lines(text.replace("\t", " "))
    text = re.sub(r"\s+(?=[.,;!?](?:\s|$))", "", text)
    return text if re.search(r"[^\W_]", text) else ""
