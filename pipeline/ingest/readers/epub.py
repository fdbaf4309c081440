"""E-books (.epub) to blocks: their chapters are web pages, in the order of the book's spine."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from lxml import etree

from pipeline.ingest.blocks import Block, FileText, UnreadableFile
from pipeline.ingest.readers.html import DAMAGE as DAMAGE_OF_PAGES
from pipeline.ingest.readers.html import page_blocks
from pipeline.wording.messages import message

DAMAGE = (*DAMAGE_OF_PAGES, etree.LxmlError)
"""What the libraries raise over a damaged file."""

_PLACE = "{urn:oasis:names:tc:opendocument:xmlns:container}rootfile"
_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_MAX_CHAPTER = 20 << 20
"""Bytes of a chapter when unpacked."""


def read_epub(data: bytes) -> FileText:
    """The chapters of an e-book, without its cover and contents list.

    Raises:
        UnreadableFile: it is protected.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        if "META-INF/encryption.xml" in book.namelist() and _is_locked(book):
            raise UnreadableFile(message("password", suffix="epub"), message("unlock"))
        if "META-INF/container.xml" not in book.namelist():
            return _without_order(book)
        container = _parsed(book, "META-INF/container.xml")
        place = str(next(container.iter(_PLACE)).get("full-path"))
        package = _parsed(book, place)
        blocks = tuple(block for name in _spine(package, place) for block in _chapter(book, name))
    metadata: dict[str, object] = {
        key: text
        for key, tag in (("title", "title"), ("date", "date"), ("language", "language"))
        if (text := (package.findtext(f".//{_DC}{tag}") or "").strip())
    }
    return FileText(blocks, "epub", metadata=metadata)


def _without_order(book: zipfile.ZipFile) -> FileText:
    """All pages by name, of a book that lacks the list of its chapters.

    Raises:
        UnreadableFile: it has no page.
    """
    names = sorted(name for name in book.namelist() if name.endswith((".xhtml", ".html", ".htm")))
    blocks = tuple(block for name in names for block in _chapter(book, name))
    if not blocks:
        raise UnreadableFile(message("epub_without_chapters"), message("save_anew"))
    return FileText(blocks, "epub")


def _is_locked(book: zipfile.ZipFile) -> bool:
    """Whether anything but its fonts is encrypted."""
    references = _parsed(book, "META-INF/encryption.xml").iter("{*}CipherReference")
    return any("xhtml" in (uri := str(one.get("URI"))) or "html" in uri for one in references)


def _parsed(book: zipfile.ZipFile, name: str) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(_bytes(book, name), parser)


def _bytes(book: zipfile.ZipFile, name: str) -> bytes:
    with book.open(name) as member:
        content = member.read(_MAX_CHAPTER + 1)
    if len(content) > _MAX_CHAPTER:
        raise ValueError("a chapter larger than a book")
    return content


def _spine(package: Any, place: str) -> Iterator[str]:
    """The names of the chapters in order; the contents list is the item called `nav`."""
    items = {
        str(item.get("id")): item
        for item in package.iter(f"{_OPF}item")
        if "nav" not in str(item.get("properties", "")).split()
    }
    for one in package.iter(f"{_OPF}itemref"):
        item = items.get(str(one.get("idref")))
        if item is not None and "html" in str(item.get("media-type")):
            yield posixpath.normpath(
                posixpath.join(posixpath.dirname(place), unquote(str(item.get("href"))))
            )


def _chapter(book: zipfile.ZipFile, name: str) -> list[Block]:
    """The blocks of a chapter; one that is listed and not there has none."""
    return page_blocks(_bytes(book, name)) if name in book.namelist() else []
