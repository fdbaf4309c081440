"""Texts of other formats within a Word file, as web editors write them, to blocks."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Callable
from typing import Any

from pipeline.ingest.blocks import Block
from pipeline.ingest.readers.html import page_blocks
from pipeline.ingest.readers.rtf import read_rtf
from pipeline.ingest.readers.text import read_txt

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def chunk_blocks(chunk: Any, part: Any) -> tuple[Block, ...]:
    """The blocks of what the element `altChunk` embeds in the part; none of a format unknown."""
    embedded = part.related_parts.get(chunk.get(_RELATION))
    if embedded is None:
        return ()
    kind = str(embedded.content_type).split(";")[0].strip().lower()
    read = _READERS.get(kind)
    return tuple(read(embedded.blob)) if read else ()


def _archived_page(data: bytes) -> list[Block]:
    """The page of a web archive (MHTML), which is written as an e-mail is."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        content = part.get_payload(decode=True)
        if part.get_content_type() in _PAGES and isinstance(content, bytes):
            return page_blocks(content)
    return []


_PAGES = ("text/html", "application/xhtml+xml")
_READERS: dict[str, Callable[[bytes], Any]] = {
    **dict.fromkeys(_PAGES, page_blocks),
    "message/rfc822": _archived_page,
    "application/rtf": lambda data: read_rtf(data).blocks,
    "text/rtf": lambda data: read_rtf(data).blocks,
    "text/plain": lambda data: read_txt(data).blocks,
}
