"""oTranscribe files (.otr) to blocks: a page of text with times, wrapped in JSON."""

from __future__ import annotations

import json
import re

from lxml import etree, html

from pipeline.ingest.blocks import Block, FileText, UnreadableFile
from pipeline.ingest.readers.encodings import decode_text
from pipeline.ingest.readers.html import fragment_blocks
from pipeline.wording.messages import message

DAMAGE = (etree.LxmlError,)
"""What the libraries raise over a damaged file."""


def read_otr(data: bytes) -> FileText:
    """The paragraphs of the transcript; each line that begins with a time is one of its own.

    Raises:
        UnreadableFile: it holds no text as oTranscribe writes it.
    """
    text, encoding = decode_text(data)
    content = json.loads(text.lstrip("\ufeff"))
    page = content.get("text") if isinstance(content, dict) else None
    if not isinstance(page, str):
        raise UnreadableFile(message("json_unknown"), message("export_as_text"))
    return FileText(tuple(_paragraphs(page)), "otr", encoding)


def _paragraphs(page: str) -> list[Block]:
    blocks = list(fragment_blocks(_with_plain_times(page)))
    return [
        Block(part)
        for block in blocks
        for part in re.split(r"\n{2,}|\n(?=\d{1,2}:\d{2})", block.text)
        if part.strip()
    ]


def _with_plain_times(page: str) -> str:
    """The page with a blank after each time; a time that is the link of a sound stays its text."""
    if not page.strip():
        return ""
    tree = html.fragment_fromstring(page, create_parent="div")
    for stamp in tree.xpath("//*[contains(@class, 'timestamp')]"):
        stamp.tail = f" {(stamp.tail or '').lstrip()}"
    return str(html.tostring(tree, encoding="unicode"))
