"""What a program writes into a transcript: its name, the name of the recording, notes of a chat."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from pipeline.config.word_lists import EVERY, WordList
from pipeline.ingest.blocks import Block

_EDGE = 6
"""Lines at the start and at the end of a file within which a program names itself."""
_MAX_WORDS = 45
_MAX_ITALIC = 2
"""Blocks in italics of a file in which they are notes of an editor, and nobody's turns."""
_DIRECTIONS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Marks for the direction of writing, which chats put before what they write themselves."""
_RECORDING = re.compile(
    r"(?i)[\w() .,+&'-]{1,80}\."
    r"(?:mp3|mp4|m4a|m4v|wav|wma|aac|ogg|opus|flac|mov|webm|ds2|dss|amr|docx?)"
    r"|(?:new recording|voice \d{3}|nytt opptak|ny inspelning|ny optagelse|recording)(?: \d{1,4})?"
    r"|[^\W_]+(?:_[^\W_]+)+(?: \([^()]{1,40}\))?"
)
_TRACK = re.compile(
    r"(?i)[^\W\d_]{4,20} ?\((?:auto-?generated|automatisk generert|automatisk genereret"
    r"|autogenerert|autogenereret|automatiskt genererad)\)"
)


_TOOLS = WordList("notices", "tools", language=EVERY)
_CREDITS = WordList("notices", "broadcast_credits", language=EVERY)
_FURTHER = WordList("notices", "further_reading", language=EVERY)
_BEGINNINGS = WordList("notices", "beginnings", language=EVERY)
_CAPTION_CREDITS = WordList("notices", "caption_credits", language=EVERY)
_CHAT_NOTES = WordList("notices", "chat_notes", language=EVERY)
_CHAT_BEGINNINGS = WordList("notices", "chat_beginnings", language=EVERY)


def _either(words: WordList) -> str:
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


@cache
def _chat_note() -> re.Pattern[str]:
    """A line, behind its date and name, that is a note of the chat: `Samira: <Media omitted>`."""
    return re.compile(
        rf"(?i)(?:^|.*?[:\]]\s|.*?\s[-–]\s)(?:<?(?:{_either(_CHAT_NOTES)})>?\.?\s*"
        rf"|(?:{_either(_CHAT_BEGINNINGS)})\b.*)"
    )


@cache
def _notice() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?:{_either(_BEGINNINGS)})\b.*")


@cache
def _further() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?:{_either(_FURTHER)})\b.*")


@cache
def _tool() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<![\w@])(?:{_either(_TOOLS)}|{_either(_CREDITS)})(?![\w])")


@cache
def _caption_credit() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?:{_either(_CAPTION_CREDITS)})\b.*")


def without_notices(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without the lines that a program wrote, of which nobody says a word.

    Notes of a chat and notices of a program go wherever they stand; a program's name, that of the
    recording and credits in italics only near the start and the end.
    """
    lines = [
        (number, _DIRECTIONS.sub("", line))
        for number, block in enumerate(blocks)
        for line in block.text.split("\n")
        if line.strip()
    ]
    times = Counter(line for _, line in lines)
    n_italic = sum(block.italic for block in blocks)
    kept: dict[int, list[str]] = {}
    for place, (number, line) in enumerate(lines):
        at_edge = place < _EDGE or place >= len(lines) - _EDGE
        block = blocks[number]
        credit = place >= len(lines) - _EDGE and block.italic and n_italic <= _MAX_ITALIC
        once = at_edge and times[line] == 1  # a speaker's label comes again
        if not _is_notice(line, block, at_edge=once) and not (credit and "?" not in line):
            kept.setdefault(number, []).append(line)
    return [
        replace(block, text="\n".join(kept[number]))
        for number, block in enumerate(blocks)
        if number in kept
    ]


def _is_notice(line: str, block: Block, *, at_edge: bool) -> bool:
    text = line.replace("*", "").strip(" _\t")
    if block.kind == "cue":
        return at_edge and _caption_credit().fullmatch(text) is not None
    if _chat_note().fullmatch(text) or _notice().fullmatch(text):
        return True
    if not at_edge or block.speaker or len(text.split()) > _MAX_WORDS:
        return False
    if any(one.fullmatch(text) for one in (_TRACK, _RECORDING, _further())):
        return True
    return _tool().search(text) is not None and not re.match(r"[^:]{1,40}:\s", text)
