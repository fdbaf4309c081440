"""What stands before and behind a text and tells of the document: imprint, menu, signatures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from pipeline.config.word_lists import EVERY, WordList, any_word
from pipeline.ingest.blocks import Block
from pipeline.ingest.prose.sentences import SENTENCE_END, is_said, is_sentence

_ATTENDANCE = WordList("documents", "attendance", language=EVERY)
_IMPRINT = WordList("documents", "imprint", language=EVERY)
_FIRST, _LAST = 40, 15
"""Paragraphs at the start and at the end among which an imprint stands."""
_MAX_IMPRINT = 60


@cache
def _imprint() -> re.Pattern[str]:
    attendance, imprint = any_word(_ATTENDANCE), any_word(_IMPRINT)
    return re.compile(rf"(?i)(?:{attendance}\s*:|{imprint}(?!\w)).*", re.DOTALL)


def without_imprint(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without who was there, who published, when and how, near the start and the end."""
    end = len(blocks) - _LAST
    return [
        replace(block, text=text) if text != block.text else block
        for number, block in enumerate(blocks)
        if (text := block.text if _FIRST <= number < end else _unprinted(block.text))
    ]


def _unprinted(text: str) -> str:
    """The block's text without an imprint; a sentence on a line of its own below it stays."""
    lines = text.split("\n")
    if len(text.split()) > _MAX_IMPRINT or not _is_imprint(text):
        return text
    said = next((n for n, line in enumerate(lines) if n and is_sentence(line)), len(lines))
    return "\n".join(line for line in lines[said:] if not _is_imprint(line))


def _is_imprint(text: str) -> bool:
    return _imprint().fullmatch(text.replace("*", "").strip()) is not None


_MIN_MENU = 3
"""Lines above the title, at least, that are a menu."""


def from_title(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without a menu above the title, which is the only heading of the highest rank."""
    levels = [block.level for block in blocks if block.kind == "heading"]
    if not levels or levels.count(min(levels)) != 1:
        return list(blocks)
    title = next(
        number
        for number, block in enumerate(blocks)
        if block.kind == "heading" and block.level == min(levels)
    )
    above = blocks[:title]
    n_lines = sum(len(block.text.split("\n")) for block in above)
    if n_lines < _MIN_MENU or any(is_said(block.text) for block in above):
        return list(blocks)
    return list(blocks[title:])


_MAX_ROW = 25
"""Words of a row of a table about the document itself, at most."""
_MAX_SIGNATURE = 10
"""Lines of signatures, at most; more are a list or the cells of a table."""
_MAX_SIGNED = 12
"""Words of a line of a signature, at most."""


def without_ends(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without tables above the first sentence, and signatures below the last.

    They tell of the document: its number, who decided it and who signed.
    """
    said = [n for n, block in enumerate(blocks) if block.kind != "table" and is_said(block.text)]
    if not said:
        return list(blocks)
    below = blocks[said[-1] + 1 :]
    lines = sum(len(block.text.split("\n")) for block in below)
    signed = lines <= _MAX_SIGNATURE and all(block.kind != "heading" for block in below)
    return [
        block
        for number, block in enumerate(blocks)
        if said[0] <= number <= said[-1]
        or not (
            (number < said[0] and block.kind == "table" and len(block.text.split()) <= _MAX_ROW)
            or (number > said[-1] and signed and _is_signed(block))
        )
    ]


def _is_signed(block: Block) -> bool:
    short = all(0 < len(line.split()) <= _MAX_SIGNED for line in block.text.split("\n"))
    return block.kind == "paragraph" and short and not SENTENCE_END.search(block.text.strip())
