"""A report with a block of each kind."""

from __future__ import annotations

import struct
import zlib

from pipeline.publish.report.content import (
    Grid,
    Heading,
    Paragraph,
    Picture,
    Points,
    Quote,
    Report,
)


def dot() -> bytes:
    """A PNG of one grey pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    body = chunk(b"IDAT", zlib.compress(b"\x00\x80"))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + body + chunk(b"IEND", b"")


REPORT = Report(
    title="A <gap>",
    language="en",
    date="2026-11-29",
    blocks=(
        Heading("What was found"),
        Paragraph("Policy says it & more."),
        Paragraph("A caveat.", small=True),
        Points(("one", "two")),
        Quote("<script>alert(1)</script>\x0b", "interview 7, turn 3", note="cite this"),
        Grid(("topic", "policy"), (("night", "2 %"),)),
        Picture("co-design: more in policy", b"<svg/>", dot()),
    ),
)
