"""OpenDocument texts (.odt) to blocks, without notes, comments and generated lists."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from lxml import etree
from odfdo import Document, Element
from odfdo.security import SecurityError

from pipeline.ingest.blocks import Block, FileText, Kind, UnreadableFile
from pipeline.ingest.readers.markup import Styles, bold_heading, tidy_bold
from pipeline.wording.messages import message

DAMAGE = (SecurityError, etree.LxmlError)
"""What the libraries raise over a damaged file."""

_LEFT_OUT = frozenset({
    "text:note", "office:annotation", "office:annotation-end", "text:tracked-changes",
    "text:table-of-content", "text:bibliography", "text:alphabetical-index",
    "text:illustration-index",
    "office:forms", "text:sequence-decls", "text:ruby-text", "svg:title", "svg:desc",
})  # fmt: skip


def read_odt(data: bytes) -> FileText:
    """The blocks of an OpenDocument text."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise UnreadableFile(message("password", suffix="odt"), message("unlock"))
        parts = [name for name in ("styles.xml", "content.xml") if name in archive.namelist()]
        styles = _styles_of([etree.fromstring(archive.read(part)) for part in parts])
    document = Document(io.BytesIO(data))
    return FileText(tuple(_blocks(document.body, "paragraph", styles)), "odt")


_ODF = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"


def _styles_of(roots: Sequence[Any]) -> Styles:
    """The styles of the document's parts; those derived from `Title` are named so too."""
    styles = {
        str(style.get(_ODF % "style" + "name")): style
        for root in roots
        for style in root.iter(_ODF % "style" + "style")
    }

    def line(name: str) -> list[str]:
        found = [name]
        while name in styles:
            name = str(styles[name].get(_ODF % "style" + "parent-style-name"))
            if name in found:
                break
            found.append(name)
        return found

    def having(property: str, value: str) -> frozenset[str]:
        key = _ODF % "xsl-fo-compatible" + property
        own = {name: _property(style, key) for name, style in styles.items()}
        first = {name: next(filter(None, map(own.get, line(name))), "") for name in styles}
        return frozenset(name for name, found in first.items() if found == value)

    names = {name: "Title" if "Title" in line(name) else name for name in styles}
    return Styles(names, having("font-weight", "bold"), having("font-style", "italic"))


def _property(style: Any, key: str) -> str:
    found = (part.get(key) for part in style.iter(_ODF % "style" + "text-properties"))
    return str(next(filter(None, found), ""))


def _blocks(parent: Element, kind: Kind, styles: Styles) -> Iterator[Block]:
    for child in parent.children:
        if child.tag in _LEFT_OUT:
            continue
        if child.tag == "text:h":
            level = int(child.get_attribute("text:outline-level") or 1)
            yield Block(_text(child), "heading", level=level)
        elif child.tag == "text:p":
            yield _paragraph(child, kind, styles)
            yield from _frames(child, styles)
        elif child.tag == "table:table-row":
            yield from _row(child, styles)
        else:
            yield from _blocks(child, "list" if child.tag == "text:list" else kind, styles)


def _paragraph(paragraph: Element, kind: Kind, styles: Styles) -> Block:
    if "Title" in (style := _style(paragraph), styles.names.get(style)):
        return Block(_text(paragraph), "heading", level=1)
    text = tidy_bold(_text(paragraph, styles.bold))
    block = (bold_heading(text) if kind == "paragraph" else None) or Block(text, kind)
    return replace(block, italic=_is_italic(paragraph, styles.italic))


def _style(element: Element) -> str:
    return str(element.get_attribute("text:style-name") or "")


def _is_italic(element: Element, italic: frozenset[str]) -> bool:
    """By its own style, or because all of its parts are and no text stands between them."""
    if _style(element) in italic:
        return True
    outside = [element.text, *(child.tail for child in element.children)]
    parts = [child for child in element.children if _text(child).strip()]
    plain = "".join(filter(None, outside)).strip()
    return bool(parts) and not plain and all(_is_italic(part, italic) for part in parts)


def _frames(paragraph: Element, styles: Styles) -> Iterator[Block]:
    for box in paragraph.get_elements("descendant::draw:text-box"):
        yield from _blocks(box, "paragraph", styles)


def _row(row: Element, styles: Styles) -> Iterator[Block]:
    """The row, or the paragraphs of its only full cell: a text box made of a table, as in DOCX."""
    cells = [
        [block for block in _blocks(cell, "paragraph", styles) if block.text.strip()]
        for cell in row.children
        if cell.tag == "table:table-cell"
    ]
    full = [blocks for blocks in cells if blocks]
    if len(full) == 1 and len(full[0]) > 1:
        yield from full[0]
    else:
        texts = (" ".join(block.text for block in blocks).replace("\t", " ") for blocks in cells)
        yield Block("\t".join(texts), "table")


_SIGNS = {"text:s": " ", "text:tab": "\t", "text:line-break": "\n"}


def _text(element: Element, bold: frozenset[str] = frozenset()) -> str:
    parts = [element.text or ""]
    for child in element.children:
        if child.tag in _SIGNS:
            parts.append(_SIGNS[child.tag])
        elif child.tag not in _LEFT_OUT and child.tag != "draw:frame":
            parts.append(_text(child, bold))
        parts.append(child.tail or "")
    text = "".join(parts)
    marked = _style(element) in bold and text.strip()
    return f"**{text.replace('**', '')}**" if marked else text
