"""Praat files (.TextGrid) to cues: the tiers with what is said; a tier is a speaker's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.ingest.blocks import FileText, UnreadableFile
from pipeline.ingest.readers.encodings import decode_text
from pipeline.ingest.readers.recordings.tiers import Tier, spoken
from pipeline.wording.messages import message

_TOKEN = re.compile(r'"((?:[^"]|"")*)"|(?<!\S)(<\w+>|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)(?!\S)')
"""As Praat reads its own text files: texts in quotes, flags and numbers that stand free."""


def read_textgrid(data: bytes) -> FileText:
    """The cues of a TextGrid, long or short.

    Raises:
        UnreadableFile: it is no TextGrid as text, or no interval holds words.
    """
    text, encoding = decode_text(data)
    tokens = _tokens(text)
    if (next(tokens, ""), next(tokens, "")) != ("ooTextFile", "TextGrid"):
        raise UnreadableFile(message("broken_or_other", suffix="TextGrid"), message("save_anew"))
    blocks, notes = spoken(list(_tiers(tokens)))
    if not blocks:
        raise UnreadableFile(message("no_annotations"), message("export_as_text"))
    return FileText(blocks, "textgrid", encoding, notes=notes)


def _tokens(text: str) -> Iterator[str]:
    for match in _TOKEN.finditer(text):
        yield match[2] if match[1] is None else match[1].replace('""', '"')


def _tiers(tokens: Iterator[str]) -> Iterator[Tier]:
    for _ in range(4):  # where the whole begins and ends, that tiers exist, and how many
        next(tokens, "")
    for kind in tokens:
        name, _, _, n = (next(tokens, "") for _ in range(4))
        width = 3 if kind == "IntervalTier" else 2
        found = []
        for _ in range(int(n)):
            parts = [next(tokens, None) for _ in range(width)]
            if parts[-1] is None:
                break
            found.append((float(parts[0] or 0), str(parts[-1])))
        yield Tier(name, tuple(found))
