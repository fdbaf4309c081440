"""Bytes to text: UTF-8, UTF-16 and Windows-1252, with or without a byte order mark."""

from __future__ import annotations

import charset_normalizer

from pipeline.ingest.blocks import UnreadableFile
from pipeline.wording.messages import message


def decode_text(data: bytes) -> tuple[str, str]:
    """The text of the bytes, and the name of the encoding that was found.

    Raises:
        UnreadableFile: the bytes are not text.
    """
    text, encoding = _decode(data)
    controls = sum(1 for sign in text if sign < " " and sign not in "\t\n\r\f\v")
    if controls > len(text) / 200:
        raise _not_text()
    return text, encoding


def _decode(data: bytes) -> tuple[str, str]:
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"),
    ):  # fmt: skip
        if data.startswith(mark):
            return data.decode(encoding, errors="replace"), encoding
    if b"\x00" in data:
        return _decode_utf16(data)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _decode_single_bytes(data)


def _decode_utf16(data: bytes) -> tuple[str, str]:
    """Without a mark the position of the zero bytes of Latin letters gives the byte order."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if max(even, odd) < len(data) / 5 or min(even, odd) > max(even, odd) / 4:
        raise _not_text()
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    return data.decode(encoding, errors="replace"), encoding


def _decode_single_bytes(data: bytes) -> tuple[str, str]:
    repaired = data.decode("utf-8", errors="replace")
    broken = repaired.count("\ufffd")
    whole = sum(1 for sign in repaired if sign > "\x7f") - broken
    if broken * 4 < whole:
        return repaired.replace("\ufffd", ""), "utf-8"
    best = charset_normalizer.from_bytes(data, cp_isolation=["cp1252"], threshold=0.5).best()
    if best is not None:
        return str(best), "windows-1252"
    try:
        # Short texts give the library too little to judge by.
        return data.decode("cp1252"), "windows-1252"
    except UnicodeDecodeError:
        raise _not_text() from None


def _not_text() -> UnreadableFile:
    return UnreadableFile(message("not_text"), message("save_as_text"))
