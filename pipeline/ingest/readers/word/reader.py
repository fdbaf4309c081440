"""Word files (.docx) to blocks, without deleted text, comments and lists that Word generates."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import docx
from docx.opc.exceptions import OpcError
from lxml import etree

from pipeline.config.word_lists import EVERY, WordList, any_word
from pipeline.ingest.blocks import Block, FileText
from pipeline.ingest.readers.markup import Styles, bold_heading, tidy_bold
from pipeline.ingest.readers.word.chunks import chunk_blocks
from pipeline.ingest.readers.word.strict import transitional

DAMAGE = (OpcError, etree.LxmlError)
"""What the libraries raise over a damaged file."""

_HEADINGS = WordList("parts", "heading_styles", language=EVERY)
_TITLES = WordList("parts", "title_styles", language=EVERY)
_NOTES = WordList("parts", "footnote_styles", language=EVERY)
_CONTENTS = WordList("parts", "contents_styles", language=EVERY)
_CAPTIONS = WordList("parts", "caption_styles", language=EVERY)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_LEFT_OUT = frozenset({
    f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent", f"{_MC}Fallback", f"{_W}pPr", f"{_W}rPr",
})  # fmt: skip
_SIGNS = {
    f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "\u2011",
    f"{_W}softHyphen": "\u00ad",
}  # fmt: skip


def read_docx(data: bytes) -> FileText:
    """The blocks of a Word file."""
    document = docx.Document(io.BytesIO(transitional(data)))
    styles = _styles_of(document)
    blocks = tuple(
        block
        for child in document.element.body
        for block in (
            chunk_blocks(child, document.part)
            if child.tag == f"{_W}altChunk"
            else _blocks([child], styles)
        )
    )
    title = (document.core_properties.title or "").strip()
    return FileText(blocks, "docx", metadata={"core_title": title} if title else {})


def _styles_of(document: Any) -> Styles:
    styles = {style.style_id: style.element for style in document.styles}

    def having(mark: str) -> frozenset[str]:
        return frozenset(id for id in styles if _inherited(styles, id, f"{_W}rPr/{_W}{mark}"))

    names = {style.style_id: str(style.name or "") for style in document.styles}
    return Styles(names, having("b"), having("i"))


def _inherited(styles: Mapping[str, Any], id: str, path: str) -> bool:
    """Whether the style, or the nearest that it is based on, has the mark on."""
    seen: set[str] = set()
    while id in styles and id not in seen:
        mark = styles[id].find(path)
        if mark is not None:
            return _is_on(mark)
        seen.add(id)
        id = _value(styles[id], f"{_W}basedOn")
    return False


def _blocks(parent: Any, styles: Styles) -> Iterator[Block]:
    for child in parent:
        if child.tag == f"{_W}p":
            yield from _paragraph(child, styles)
        elif child.tag == f"{_W}tbl":
            for row in _direct(child, f"{_W}tr"):
                yield from _row(row, styles)
        elif child.tag == f"{_W}sdt" and not _is_generated(child):
            for content in child.iter(f"{_W}sdtContent"):
                yield from _blocks(content, styles)
                break
        elif child.tag in (f"{_W}ins", f"{_W}customXml", f"{_W}smartTag"):
            yield from _blocks(child, styles)


def _is_generated(element: Any) -> bool:
    """A contents list or bibliography that Word made."""
    return any(
        re.search("contents|bibliograph", gallery.get(f"{_W}val", ""), re.IGNORECASE)
        for gallery in element.iter(f"{_W}docPartGallery")
    )


_WRAPPERS = frozenset({
    f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml", f"{_W}smartTag",
})  # fmt: skip


def _direct(element: Any, tag: str) -> Iterator[Any]:
    """The element's own rows or cells, also where controls or accepted changes wrap them."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _direct(child, tag)


def _own_paragraphs(cell: Any) -> list[Any]:
    """The cell's paragraphs, without those of a fallback, which repeats what is there."""
    return [
        paragraph
        for paragraph in cell.iter(f"{_W}p")
        if not any(parent.tag == f"{_MC}Fallback" for parent in paragraph.iterancestors())
    ]


def _is_boxed(paragraph: Any) -> bool:
    return any(parent.tag == f"{_W}txbxContent" for parent in paragraph.iterancestors())


def _row(row: Any, styles: Styles) -> Iterator[Block]:
    """The row, or what is in its cells one by one where a table or a single text is in them.

    A table that lays a page out holds a table, or one full cell: a text box made of a table. A
    row whose deletion is to be accepted is left out.
    """
    if row.find(f"{_W}trPr/{_W}del") is not None:
        return
    own = list(_direct(row, f"{_W}tc"))
    if any(next(cell.iterdescendants(f"{_W}tbl"), None) is not None for cell in own):
        for cell in own:
            yield from _blocks(cell, styles)
        return
    cells = [_own_paragraphs(cell) for cell in own]
    said = [[text for p in cell if (text := _text(p).strip())] for cell in cells]
    full = [number for number, texts in enumerate(said) if texts]
    if len(full) == 1 and len(said[full[0]]) > 1:
        for paragraph in cells[full[0]]:
            if not _is_boxed(paragraph):  # the paragraph with the box has it
                yield from _paragraph(paragraph, styles)
    else:
        yield Block("\t".join(" ".join(texts) for texts in said), "table")


def _paragraph(paragraph: Any, styles: Styles) -> Iterator[Block]:
    style = styles.names.get(_value(paragraph, f"{_W}pPr/{_W}pStyle"), "")
    text = tidy_bold(_text(paragraph, styles.bold))
    if not _contents_style().match(style) and text.strip("* \n\t"):
        yield replace(_block(paragraph, text, style), italic=_is_italic(paragraph, styles.italic))
    for box in paragraph.iter(f"{_W}txbxContent"):
        if not any(parent.tag == f"{_MC}Fallback" for parent in box.iterancestors()):
            yield from _blocks(box, styles)


def _is_italic(paragraph: Any, styles: frozenset[str]) -> bool:
    runs = [run for run in paragraph.iter(f"{_W}r") if "".join(run.itertext()).strip()]
    return bool(runs) and all(_is_marked(run, "i", styles) for run in runs)


def _is_marked(run: Any, mark: str, styles: frozenset[str]) -> bool:
    """Whether the run is set so (`b`, `i`): by itself, by its style or by its paragraph's."""
    own = run.find(f"{_W}rPr/{_W}{mark}")
    if own is not None:
        return _is_on(own)
    paragraph = next(run.iterancestors(f"{_W}p"), run)
    ids = _value(run, f"{_W}rPr/{_W}rStyle"), _value(paragraph, f"{_W}pPr/{_W}pStyle")
    return any(id in styles for id in ids)


def _is_on(mark: Any) -> bool:
    return str(mark.get(f"{_W}val", "1")) not in ("0", "false", "off")


@cache
def _heading_style() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?:{any_word(_HEADINGS)}|{any_word(_TITLES)}$)\s*(\d?)")


@cache
def _contents_style() -> re.Pattern[str]:
    return re.compile(rf"(?i){any_word(_CONTENTS)}\b")


def _block(paragraph: Any, text: str, style: str) -> Block:
    heading = _heading_style().match(style)
    outline = _value(paragraph, f"{_W}pPr/{_W}outlineLvl")
    if heading or outline.isdigit():
        level = int((heading and heading[1]) or (int(outline) + 1 if outline.isdigit() else 1))
        return Block(text.replace("**", ""), "heading", level=level)
    if style.lower().startswith(_NOTES.ordered):
        return Block(text, "footnote")
    if style.lower() in _CAPTIONS:
        return Block(text.replace("**", ""), "caption")
    if paragraph.find(f"{_W}pPr/{_W}numPr") is not None or style.lower().startswith("list"):
        return Block(text, "list")
    return bold_heading(text) or Block(text)


def _value(element: Any, path: str) -> str:
    found = element.find(path)
    return "" if found is None else str(found.get(f"{_W}val", ""))


def _text(element: Any, bold: frozenset[str] = frozenset()) -> str:
    """The words of a paragraph, without what is deleted, boxed or a field's code."""
    parts: list[str] = []
    for child in element:
        if child.tag in _LEFT_OUT:
            continue
        if child.tag == f"{_W}r":
            parts.append(_run(child, bold))
        else:
            parts.append(_SIGNS.get(child.tag) or _text(child, bold))
    return "".join(parts)


def _run(run: Any, bold: frozenset[str]) -> str:
    text = "".join(
        (child.text or "") if child.tag == f"{_W}t" else _SIGNS.get(child.tag, "") for child in run
    )
    raised = _value(run, f"{_W}rPr/{_W}vertAlign") == "superscript"
    if raised and re.fullmatch(r"\s*\d{1,3}\s*", text):
        return f"[^{text.strip()}]"
    return f"**{text}**" if text.strip() and _is_marked(run, "b", bold) else text
