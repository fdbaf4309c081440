"""Word files as they were from 1997 on (`.doc`), of plain paragraphs."""

from __future__ import annotations

import struct
from collections.abc import Sequence

_SECTOR = 512
_TEXT = 1536
"""Bytes of the head of the document's stream, behind which the text stands."""
_END, _FAT, _FREE = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF


def word97(paragraphs: Sequence[str]) -> bytes:
    """The bytes of a file with the paragraphs, in Unicode."""
    text = "".join(f"{paragraph}\r" for paragraph in paragraphs)
    raw = text.encode("utf-16-le")
    head = bytearray(_TEXT)
    struct.pack_into("<HHHH", head, 0, 0xA5EC, 0x00C1, 0, 0x0409)
    struct.pack_into("<HH", head, 0x0A, 0x1200, 0x00BF)  # the table is `1Table`, in Unicode
    struct.pack_into("<II", head, 0x18, _TEXT, _TEXT + len(raw))
    struct.pack_into("<H", head, 0x20, 14)
    struct.pack_into("<HI", head, 0x3E, 22, _TEXT + len(raw))
    struct.pack_into("<I", head, 0x4C, len(text))
    struct.pack_into("<H", head, 0x98, 0x5D)
    pieces = struct.pack("<BIIIHIH", 2, 16, 0, len(text), 0, _TEXT, 0)
    styles = struct.pack("<HHH14xH", 18, 1, 10, 0)  # one style, which is empty
    struct.pack_into("<II", head, 0x1A2, 0, len(pieces))
    struct.pack_into("<II", head, 0xA2, len(pieces), len(styles))
    return _compound({"WordDocument": bytes(head) + raw, "1Table": pieces + styles})


def _compound(streams: dict[str, bytes]) -> bytes:
    """A compound file of two streams: head, their sectors, directory, allocation table."""
    sectors: list[bytes] = []
    table: list[int] = []
    entries = [_entry("Root Entry", 5, _END, 0, child=1)]
    for number, (name, data) in enumerate(streams.items(), start=1):
        size = max(4096, -(-len(data) // _SECTOR) * _SECTOR)  # less would lie among mini sectors
        after = number + 1 if number < len(streams) else _FREE
        entries.append(_entry(name, 2, len(table), size, left=after))
        table += [*range(len(table) + 1, len(table) + size // _SECTOR), _END]
        sectors.append(data.ljust(size, b"\0"))
    directory = len(table)
    table += [_END, _FAT]
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    head += struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<10I", 0, 1, directory, 0, 4096, _END, 0, _END, 0, directory + 1)
    sectors.append(b"".join(entries).ljust(_SECTOR, b"\0"))
    sectors.append(struct.pack(f"<{len(table)}I", *table).ljust(_SECTOR, b"\xff"))
    return head.ljust(_SECTOR, b"\xff") + b"".join(sectors)


def _entry(
    name: str, kind: int, start: int, size: int, *, child: int = _FREE, left: int = _FREE
) -> bytes:
    raw = f"{name}\0".encode("utf-16-le")
    head = raw.ljust(64, b"\0") + struct.pack("<HBB3I", len(raw), kind, 1, left, _FREE, child)
    return head + b"\0" * 36 + struct.pack("<3I", start, size, 0)
