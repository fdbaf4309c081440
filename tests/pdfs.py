"""Writes small PDF files, so that tests hold what a person can read and no binary."""

from __future__ import annotations

from collections.abc import Sequence

# x, y from the bottom left corner in points; size of the letters; the text
Piece = tuple[float, float, float, str]

_BOLD_FROM = 1000  # a size of 1000 + s is size s in bold


def pdf(pages: Sequence[Sequence[Piece]], *, encrypted: bool = False) -> bytes:
    """A PDF with one Helvetica text piece per line, on A4 pages."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    objects += [
        f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>"
        for name in ("Helvetica", "Helvetica-Bold")
    ]
    kids = []
    for page in pages:
        stream = "\n".join(_piece(piece) for piece in page)
        number = len(objects) + 1
        kids.append(f"{number} 0 R")
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents"
            f" {number + 1} 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>"
        )
        length = len(stream.encode("cp1252"))
        objects.append(f"<< /Length {length} >>\nstream\n{stream}\nendstream")
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>"
    return _file(objects, encrypted=encrypted)


def _piece(piece: Piece) -> str:
    x, y, size, text = piece
    font, size = ("F2", size - _BOLD_FROM) if size > _BOLD_FROM else ("F1", size)
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /{font} {size} Tf {x} {y} Td ({escaped}) Tj ET"


def _file(objects: Sequence[str], *, encrypted: bool) -> bytes:
    out = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    locked = ""
    if encrypted:
        # A key that no password gives: what a reader without the password meets.
        key = "00" * 32
        locked = (
            f" /Encrypt << /Filter /Standard /V 1 /R 2 /O <{key}> /U <{key}> /P -4 >>"
            f" /ID [<{'00' * 16}> <{'00' * 16}>]"
        )
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R{locked} >>\n"
    return out + (trailer + f"startxref\n{table}\n%%EOF\n").encode()


def lines(text: Sequence[str], *, x: float = 72, y: float = 720, size: float = 11) -> list[Piece]:
    """The lines one under the other."""
    return [(x, y - number * size * 1.2, size, line) for number, line in enumerate(text)]
