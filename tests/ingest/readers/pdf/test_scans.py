"""Pages of a PDF that are pictures."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest

from pipeline.ingest.blocks import UnreadableFile
from pipeline.ingest.files import read_bytes
from pipeline.ingest.readers.pdf.scans import _pnm, _tiff
from tests.ingest.programs.fakes import on_path, tesseract

WIDTH, HEIGHT = 20, 30


def scanned(*, text_pages: int = 0, jpeg: bytes = b"") -> bytes:
    """A PDF of a page that is a picture, after pages of text."""
    pixels = jpeg or zlib.compress(b"\xff" * (WIDTH * HEIGHT))
    coding = "DCTDecode" if jpeg else "FlateDecode"
    picture = b"q 595 0 0 842 0 0 cm /P Do Q"
    said = b"BT /F1 11 Tf 72 700 Td (The council plans the care of its residents with them.) Tj ET"
    contents = [said] * text_pages + [picture]
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    objects.append(
        b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray"
        b" /BitsPerComponent 8 /Filter /%s /Length %d >>\nstream\n%s\nendstream"
        % (WIDTH, HEIGHT, coding.encode(), len(pixels), pixels)
    )
    kids = []
    for content in contents:
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources"
            b" << /Font << /F1 3 0 R >> /XObject << /P 4 0 R >> >> >>" % (len(objects) + 2)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    listed = b" ".join(b"%d 0 R" % kid for kid in kids)
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), listed)
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (n, one) for n, one in enumerate(objects, start=1))
    return b"%PDF-1.4\n" + body + b"trailer << /Root 1 0 R >>\n%%EOF"


def test_a_scanned_page_is_recognised_and_its_confidence_said(tmp_path: Path) -> None:
    place = tmp_path / "bin"
    with on_path(place, tesseract=tesseract(place)):
        found = read_bytes(scanned(text_pages=1), suffix="pdf")
    assert [block.page for block in found.blocks] == [1, 2, 2]
    assert found.blocks[2].text == "Then soup."
    (note,) = found.notes
    assert (note.code, dict(note.values)) == ("pages_recognised", {"n": 1, "percent": "90"})
    assert (place / "given").read_bytes().startswith(b"P5 20 30 255\n\xff")


def test_a_jpeg_is_given_as_it_is(tmp_path: Path) -> None:
    place = tmp_path / "bin"
    with on_path(place, tesseract=tesseract(place)):
        read_bytes(scanned(jpeg=b"\xff\xd8 a photograph"), suffix="pdf")
    assert (place / "given").read_bytes().rstrip() == b"\xff\xd8 a photograph"


def test_without_tesseract_a_scan_is_refused_and_a_mixed_file_says_what_is_missing(
    tmp_path: Path,
) -> None:
    with on_path(tmp_path / "none"):
        with pytest.raises(UnreadableFile, match="tesseract"):
            read_bytes(scanned(), suffix="pdf")
        found = read_bytes(scanned(text_pages=2), suffix="pdf")
    assert [note.code for note in found.notes] == ["pages_not_recognised"]
    assert {block.page for block in found.blocks} == {1, 2}


def test_a_page_on_which_tesseract_fails_is_one_that_could_not_be_recognised(
    tmp_path: Path,
) -> None:
    script = 'if [ "$1" = --list-langs ]; then echo eng; exit 0; fi; exit 1'
    with on_path(tmp_path / "bin", tesseract=script):
        found = read_bytes(scanned(text_pages=2), suffix="pdf")
    assert [note.code for note in found.notes] == ["pages_not_recognised"]


def test_pixels_get_the_head_of_their_kind_of_picture() -> None:
    assert _pnm(b"\x01" * 6, 3, 2) == b"P5 3 2 255\n" + b"\x01" * 6
    assert _pnm(b"\x01" * 18, 3, 2) == b"P6 3 2 255\n" + b"\x01" * 18
    assert _pnm(b"\xf0\x00", 8, 2) == b"P4 8 2\n\x0f\xff"
    assert _pnm(b"12345", 3, 2) is None


def test_a_fax_is_a_picture_that_a_library_opens() -> None:
    image = pytest.importorskip("PIL.Image")
    import io

    # Group 4: a white page of eight lines is a code of `vertical 0` a line, then the end.
    data = bytes([0xFF, 0x00, 0x10, 0x01])
    opened = image.open(io.BytesIO(_tiff(data, 16, 8, black_is_one=False)))
    assert opened.size == (16, 8)
    assert opened.info["compression"] == "group4"
