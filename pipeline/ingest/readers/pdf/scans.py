"""Pages of a PDF that are pictures: their scan as a picture file, and its text by recognition."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pdfminer.layout import LTFigure, LTImage, LTPage
from pdfminer.pdftypes import resolve1

from pipeline.ingest.blocks import Block
from pipeline.ingest.programs.recognition import languages, recognised
from pipeline.ingest.programs.run import ProgramFailed

FEW_WORDS = 5
"""A page with fewer words and a large picture is a scan."""
_COVERS = 0.5
"""Share of the page that the picture of a scan covers, at least."""


@dataclass(frozen=True)
class ScannedPage:
    """A page's blocks, and how sure the recognition is of its words, from 0 to 1."""

    blocks: tuple[Block, ...]
    confidence: float


def scan_of(page: LTPage) -> LTImage | None:
    """The picture that covers most of the page; None where there is none."""
    area = page.width * page.height
    large = [one for one in _images(page) if one.width * one.height >= _COVERS * area]
    return max(large, key=lambda one: one.width * one.height, default=None)


def read_scan(image: LTImage, number: int) -> ScannedPage | None:
    """The text of the page with the number; None where it cannot be recognised here."""
    picture = picture_of(image)
    if picture is None or not languages():
        return None
    try:
        found = recognised(picture)
    except ProgramFailed:
        return None
    blocks = tuple(Block(text, page=number) for text in found.paragraphs)
    return ScannedPage(blocks, found.confidence)


def _images(container: Iterable[object]) -> Iterator[LTImage]:
    for item in container:
        if isinstance(item, LTImage):
            yield item
        elif isinstance(item, LTFigure):
            yield from _images(item)


def picture_of(image: LTImage) -> bytes | None:
    """The image as a JPEG, PNM or TIFF file; None for a kind that scanners do not write."""
    stream = image.stream
    filters = [str(name.name) for name, _ in stream.get_filters()]
    if filters[-1:] == ["DCTDecode"]:
        return bytes(stream.get_data()) if len(filters) > 1 else (stream.get_rawdata() or b"")
    width, height = (int(side) for side in image.srcsize)
    if filters == ["CCITTFaxDecode"]:
        parameters = resolve1(stream.get_filters()[0][1]) or {}
        if int(parameters.get("K", 0)) >= 0:
            return None
        black = bool(parameters.get("BlackIs1", False))
        return _tiff((stream.get_rawdata() or b""), width, height, black_is_one=black)
    if filters in ([], ["FlateDecode"]):
        return _pnm(bytes(stream.get_data()), width, height)
    return None


def _pnm(pixels: bytes, width: int, height: int) -> bytes | None:
    """Grey, colour or black and white pixels with the head of a PNM file."""
    if len(pixels) == width * height:
        return b"P5 %d %d 255\n" % (width, height) + pixels
    if len(pixels) == 3 * width * height:
        return b"P6 %d %d 255\n" % (width, height) + pixels
    if len(pixels) == (width + 7) // 8 * height:
        return b"P4 %d %d\n" % (width, height) + bytes(255 - byte for byte in pixels)
    return None


def _tiff(data: bytes, width: int, height: int, *, black_is_one: bool) -> bytes:
    """A fax of group 4 with the head of a TIFF file."""
    tags = (
        (256, 4, width), (257, 4, height), (258, 3, 1), (259, 3, 4),
        (262, 3, 1 if black_is_one else 0), (273, 4, 8), (278, 4, height), (279, 4, len(data)),
    )  # fmt: skip
    start = 8 + len(data)
    entries = b"".join(struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in tags)
    head = struct.pack("<2sHI", b"II", 42, start)
    return head + data + struct.pack("<H", len(tags)) + entries + struct.pack("<I", 0)
