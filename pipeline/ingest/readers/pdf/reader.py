"""A PDF to blocks: headings by the size of their letters, margins and footnotes by their place."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Mapping

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LAParams, LTChar, LTFigure, LTImage, LTPage
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.psexceptions import PSException

from pipeline.ingest.blocks import Block, FileText, Kind, UnreadableFile
from pipeline.ingest.readers.pdf.boxes import BULLETS, Box
from pipeline.ingest.readers.pdf.forms import text_boxes
from pipeline.ingest.readers.pdf.layout import page_boxes
from pipeline.ingest.readers.pdf.scans import FEW_WORDS, ScannedPage, read_scan, scan_of
from pipeline.ingest.readers.pdf.speakers import with_speakers
from pipeline.wording.messages import Message, message

_SMALL = 0.93
"""Size of letters below which they are smaller than those of the text, as a share of these."""
_MAX_HEAD = 12
"""Words of a running head, at most."""

DAMAGE = (PSException,)
"""What the library raises over a damaged file."""

# The library warns about fonts, sometimes with the text itself.
logging.getLogger("pdfminer").setLevel(logging.CRITICAL)


def read_pdf(data: bytes) -> FileText:
    """The blocks of a PDF that has a text layer."""
    boxes: list[Box] = []
    scans: dict[int, ScannedPage | None] = {}
    pictures = pages = 0
    for number, page in enumerate(_pages(data), start=1):
        pages = number
        pictures += any(isinstance(item, LTFigure | LTImage) for item in page)
        there = list(page_boxes(page, number))
        if _n_words(there) < FEW_WORDS and (image := scan_of(page)) is not None:
            scans[number] = read_scan(image, number)
        boxes += there
    return _content(boxes, scans, pages=pages, pictures=pictures)


def _n_words(boxes: list[Box]) -> int:
    return sum(len(box.text.split()) for box in boxes)


def _content(
    boxes: list[Box], scans: Mapping[int, ScannedPage | None], *, pages: int, pictures: int
) -> FileText:
    """The blocks of the text layer, and of the pages that were recognised in their place.

    Raises:
        UnreadableFile: there is hardly any text, or letters that stand for no characters.
    """
    read = {number: page for number, page in scans.items() if page is not None}
    said = sum(len(block.text.split()) for page in read.values() for block in page.blocks)
    words = _n_words(boxes) + said
    if not words or (pictures and words < 5 * pages):
        raise UnreadableFile(message("pdf_pictures"), message("recognise_pdf"))
    if sum(box.text.count("(cid:") for box in boxes) > words / 5:
        raise UnreadableFile(message("pdf_fonts"), message("recognise_pdf_or_other_format"))
    blocks = list(_blocks(with_speakers(boxes))) if boxes else []
    blocks = blocks if pages > 1 else _without_heads(blocks, boxes)
    blocks += [block for page in read.values() for block in page.blocks]
    blocks.sort(key=lambda block: block.page or 0)
    return FileText(tuple(blocks), "pdf", notes=_scan_notes(scans))


def _scan_notes(scans: Mapping[int, ScannedPage | None]) -> tuple[Message, ...]:
    """How many pages were recognised, how surely, and how many could not be."""
    sure = [page.confidence for page in scans.values() if page is not None]
    notes = []
    if sure:
        percent = str(round(100 * sum(sure) / len(sure)))
        notes.append(message("pages_recognised", n=len(sure), percent=percent))
    if len(sure) < len(scans):
        notes.append(message("pages_not_recognised", n=len(scans) - len(sure)))
    return tuple(notes)


def _without_heads(blocks: list[Block], boxes: list[Box]) -> list[Block]:
    """The blocks of the only page without small lines in its margins, which nothing repeats."""
    body = _body_size(boxes) if boxes else 0.0
    return [
        block
        for block, box in zip(blocks, boxes, strict=True)
        if block.kind != "margin" or not _is_small_head(box, body)
    ]


def _is_small_head(box: Box, body: float) -> bool:
    words = len(box.text.split())
    return box.size < _SMALL * body and words <= _MAX_HEAD and box.text.rstrip()[-1:] not in ".?!"


def _pages(data: bytes) -> Iterator[LTPage]:
    resources = PDFResourceManager()
    # Without `boxes_flow` pdfminer does not sort the boxes, which is slow on pages of drawings.
    device = PDFPageAggregator(resources, laparams=LAParams(boxes_flow=None, all_texts=True))
    interpreter = PDFPageInterpreter(resources, device)
    try:
        for page in PDFPage.get_pages(io.BytesIO(data)):
            interpreter.process_page(page)
            layout = device.get_result()
            if turn := _turned(layout):
                page.rotate = (page.rotate + turn) % 360
                interpreter.process_page(page)
                layout = device.get_result()
            yield layout
    except PDFPasswordIncorrect:
        raise UnreadableFile(message("pdf_password"), message("unlock")) from None


def _turned(page: LTPage) -> int:
    """Degrees by which the page must be rotated for most of its letters to stand upright."""
    slopes = [
        char.matrix[1]
        for box in text_boxes(page)
        for line in box
        for char in line
        if isinstance(char, LTChar)
    ]
    for turn, sideways in ((90, [b for b in slopes if b > 0]), (270, [b for b in slopes if b < 0])):
        if len(sideways) * 2 > len(slopes):
            return turn
    return 0


def _blocks(boxes: list[Box]) -> Iterator[Block]:
    body = _body_size(boxes)
    drawn = Counter(box.page for box in boxes if _is_drawn(box, body))
    larger = sorted({round(box.size) for box in boxes if box.size > 1.12 * body}, reverse=True)
    for number, box in enumerate(boxes):
        kind = _kind(box, body, after_bold=number > 0 and boxes[number - 1].bold)
        if kind == "paragraph" and drawn[box.page] >= _MIN_DRAWN and _is_drawn(box, body):
            kind = "figure"
        level = 0
        if kind == "heading":
            level = 1 + larger.index(round(box.size)) if round(box.size) in larger else 99
        italic = all(line.italic for line in box.lines)
        yield Block(box.text, kind, page=box.page, level=level, italic=italic)


_MIN_DRAWN, _MAX_DRAWN, _MAX_BOX = 3, 5, 8
"""Small boxes of a page with a figure, at least, and words of their lines and of each, at most."""


def _is_drawn(box: Box, body: float) -> bool:
    """Few words in small letters that end as no sentence does: what stands in a figure."""
    lines = [line.text.strip() for line in box.lines]
    few = all(len(line.split()) <= _MAX_DRAWN and line[-1:] not in ".?!:;" for line in lines)
    return box.size < _SMALL * body and few and len(box.text.split()) <= _MAX_BOX


def _body_size(boxes: list[Box]) -> float:
    """The size of most letters, in points."""
    sizes: Counter[float] = Counter()
    for box in boxes:
        for line in box.lines:
            sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0]


def _kind(box: Box, body: float, *, after_bold: bool) -> Kind:
    """The kind of block; `after_bold`: bold text in lower case continues the box before it."""
    words = len(box.text.split())
    first = box.text.lstrip()
    if (
        box.top > 0.5
        and box.size < _SMALL * body
        and re.match(r"(\[\^\d|\d{1,3}[.)]?\s|\*\s)", first)
    ):
        return "footnote"
    if (box.bottom < 0.085 or box.top > 0.92) and len(box.lines) <= 3:
        return "margin"
    if first[:1] in BULLETS:
        return "list"
    if box.size > 1.12 * body and words <= 40:
        return "heading"
    bold = box.bold and words <= 15 and not (after_bold and first[:1].islower())
    return "heading" if bold and not first.rstrip().endswith((".", ",", ";")) else "paragraph"
