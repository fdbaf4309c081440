"""Plain text to blocks; front matter, which Markdown has too."""

from __future__ import annotations

import re
import statistics
from itertools import pairwise

import yaml

from pipeline.ingest.blocks import Block, FileText
from pipeline.ingest.readers.encodings import decode_text
from pipeline.wording.messages import Message, message


def read_txt(data: bytes) -> FileText:
    """The paragraphs of a plain text; form feeds separate its pages."""
    text, encoding = decode_text(data)
    metadata, body, notes = split_front_matter(text.replace("\r\n", "\n").replace("\r", "\n"))
    pages = body.split("\f")
    blocks = [
        Block(paragraph, page=number if len(pages) > 1 else None)
        for number, page in enumerate(pages, start=1)
        for paragraph in _plain_paragraphs(page)
    ]
    return FileText(tuple(blocks), "txt", encoding, metadata, notes)


_MAX_WRAPPED = 160
"""Characters; a line that is longer was not wrapped, so that each line is a paragraph."""


def _plain_paragraphs(text: str) -> list[str]:
    """Text between empty lines; or each line, where lines are too long to have been wrapped."""
    # Searching only up to the last `-->` keeps the time linear in the number of unclosed `<!--`.
    commented, end, rest = text.rpartition("-->")
    text = re.sub(r"<!--.*?-->", "", commented + end, flags=re.DOTALL) + rest
    lines = [line for line in text.split("\n") if line.strip() and not _RULE.fullmatch(line)]
    parted = len(re.findall(r"\n[ \t]*\n", text.strip()))
    unwrapped = lines and parted < 0.05 * len(lines) and max(map(len, lines)) > _MAX_WRAPPED
    if lines and (unwrapped or statistics.median(len(line) for line in lines) > 120):
        return lines
    return [
        item
        for paragraph in re.split(r"\n[ \t]*\n", text)
        for item in _list_items(
            [line for line in paragraph.split("\n") if not _RULE.fullmatch(line)]
        )
    ]


_RULE = re.compile(r"\s*[-=_*~+|][-=_*~+| ]{2,}\s*")
_ITEM = re.compile(r"\s*[-–—•*]\s+\S")


def _list_items(lines: list[str]) -> list[str]:
    """The paragraph, or its items if several of its lines begin with a dash or a bullet."""
    starts = [number for number, line in enumerate(lines) if _ITEM.match(line)]
    if len(starts) < 2:
        return ["\n".join(lines)]
    edges = [*dict.fromkeys([0, *starts]), len(lines)]
    return ["\n".join(lines[start:end]) for start, end in pairwise(edges)]


def split_front_matter(text: str) -> tuple[dict[str, object], str, tuple[Message, ...]]:
    """What stands between `---` lines at the very top, and the rest."""
    match = re.match(r"\ufeff?\s*---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", text, re.DOTALL)
    if match is None:
        return {}, text, ()
    body = text[match.end() :]
    try:
        content = yaml.safe_load(match[1])
    except yaml.YAMLError:
        if not re.search(r"^\w[\w ]*:", match[1], re.MULTILINE):
            return {}, text, ()
        return {}, body, (message("front_matter_invalid"),)
    if not isinstance(content, dict):
        return ({}, body, ()) if content is None else ({}, text, ())
    return {str(key).strip().lower(): value for key, value in content.items()}, body, ()
