"""Files that nobody should have to open: made here, so that none is stored.

Each is a small thing that a damaged disk, a converter, a joker or an attacker leaves in a folder.
"""

from __future__ import annotations

import io
import json
import os
import random
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from xml.sax.saxutils import escape

import docx

from pipeline.ingest.registry import FORMATS
from tests.pdfs import lines, pdf

SUFFIXES = tuple(format.suffix for format in FORMATS)

SENTENCES = [
    f"In week {number} the volunteers came to the ward and we planned the afternoon together."
    for number in range(1, 9)
]
PROSE = " ".join(SENTENCES)


# --------------------------------------------------------------------- the harmless ones


def archive(members: Mapping[str, bytes | str], *, packed: bool = True) -> bytes:
    """A ZIP of the members; the first is stored as it is, as OpenDocument wants it."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        for number, (name, content) in enumerate(members.items()):
            how = zipfile.ZIP_DEFLATED if packed and number else zipfile.ZIP_STORED
            made.writestr(zipfile.ZipInfo(name), content, how)
    return file.getvalue()


GUID = "00000000-0000-4000-8000-00000000000a"


def qdpx(text: str, *, doctype: str = "") -> bytes:
    """A REFI-QDA project of one text, whose first ten characters have a code."""
    project = (
        f'<?xml version="1.0" encoding="utf-8"?>{doctype}<Project'
        ' xmlns="urn:QDA-XML:project:1.0" name="p"><CodeBook><Codes>'
        f'<Code guid="{GUID}" name="Time" isCodable="true"/></Codes></CodeBook><Sources>'
        f'<TextSource guid="{GUID}" name="Talk" plainTextPath="internal://t.txt">'
        f'<PlainTextSelection guid="{GUID}" startPosition="0" endPosition="10"><Coding'
        f' guid="{GUID}"><CodeRef targetGUID="{GUID}"/></Coding></PlainTextSelection></TextSource>'
        "</Sources></Project>"
    )
    return archive({"project.qde": project, "Sources/T.txt": text})


def qde_of(project: bytes) -> bytes:
    """The XML of a project."""
    with zipfile.ZipFile(io.BytesIO(project)) as made:
        return made.read("project.qde")


_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
ODT_TYPE = "application/vnd.oasis.opendocument.text"


def odt(body: str = f"<text:p>{PROSE}</text:p>", *, doctype: str = "", **more: bytes) -> bytes:
    """An OpenDocument text with the body; `more` are further members by name."""
    content = (
        f'<?xml version="1.0"?>{doctype}<office:document-content'
        f' xmlns:office="{_ODF}office:1.0" xmlns:text="{_ODF}text:1.0"'
        f' xmlns:table="{_ODF}table:1.0" xmlns:draw="{_ODF}drawing:1.0" office:version="1.2">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    manifest = (
        f'<manifest:manifest xmlns:manifest="{_ODF}manifest:1.0"><manifest:file-entry'
        f' manifest:full-path="/" manifest:media-type="{ODT_TYPE}"/></manifest:manifest>'
    )
    return archive(
        {
            "mimetype": ODT_TYPE,
            "content.xml": content,
            "META-INF/manifest.xml": manifest,
            **more,
        }
    )


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word(body: str | None = None, *, doctype: str = "") -> bytes:
    """A Word file; `body` is put in place of what stands in its document.xml."""
    file = io.BytesIO()
    document = docx.Document()
    document.add_paragraph(PROSE)
    document.save(file)
    if body is None:
        return file.getvalue()
    xml = (
        f'<?xml version="1.0"?>{doctype}<w:document xmlns:w="{_W}"><w:body>{body}</w:body>'
        "</w:document>"
    )
    return changed(file.getvalue(), {"word/document.xml": xml})


def changed(package: bytes, members: dict[str, bytes | str]) -> bytes:
    """The archive with some members put in place of its own, or beside them."""
    with zipfile.ZipFile(io.BytesIO(package)) as old:
        kept = {name: old.read(name) for name in old.namelist()}
    return archive({**kept, **members})


def elan(*annotations: tuple[str, str], doctype: str = "") -> bytes:
    """An ELAN file of one tier for each speaker; `annotations` are speakers and what they say."""
    slots = "".join(
        f'<TIME_SLOT TIME_SLOT_ID="ts{n}" TIME_VALUE="{1000 * n}"/>'
        for n in range(len(annotations) + 1)
    )
    tiers = "".join(
        f'<TIER TIER_ID="{who}" PARTICIPANT="{who}" LINGUISTIC_TYPE_REF="default-lt">'
        + "".join(
            f'<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a{n}" TIME_SLOT_REF1="ts{n}"'
            f' TIME_SLOT_REF2="ts{n + 1}"><ANNOTATION_VALUE>{said}</ANNOTATION_VALUE>'
            "</ALIGNABLE_ANNOTATION></ANNOTATION>"
            for n, (speaker, said) in enumerate(annotations)
            if speaker == who
        )
        + "</TIER>"
        for who in dict.fromkeys(who for who, _ in annotations)
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{doctype}<ANNOTATION_DOCUMENT FORMAT="3.0">'
        f"<TIME_ORDER>{slots}</TIME_ORDER>{tiers}</ANNOTATION_DOCUMENT>"
    ).encode()


def textgrid(*intervals: tuple[str, str]) -> bytes:
    """A Praat TextGrid of one tier for each speaker; `intervals` are speakers and their words."""
    n = len(intervals)
    speakers = list(dict.fromkeys(who for who, _ in intervals))
    tiers = "".join(
        f'    item [{item}]:\n        class = "IntervalTier"\n        name = "{who}"\n'
        f"        xmin = 0\n        xmax = {n}\n        intervals: size = {n}\n"
        + "".join(
            f"        intervals [{place + 1}]:\n            xmin = {place}\n"
            f"            xmax = {place + 1}\n"
            f'            text = "{said if speaker == who else ""}"\n'
            for place, (speaker, said) in enumerate(intervals)
        )
        for item, who in enumerate(speakers, 1)
    )
    return (
        f'File type = "ooTextFile"\nObject class = "TextGrid"\n\nxmin = 0\nxmax = {n}\n'
        f"tiers? <exists>\nsize = {len(speakers)}\nitem []:\n{tiers}"
    ).encode()


_X = "http://schemas.openxmlformats.org/"
Row = Sequence[str]


def excel(*rows: Row, sheets: Mapping[str, Sequence[Row]] | None = None) -> bytes:
    """An Excel workbook of one sheet of texts, or of several by name."""
    held = dict(sheets or {"Sheet1": rows})
    listed = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"/>' for n, name in enumerate(held, 1)
    )
    related = "".join(
        f'<Relationship Id="rId{n}" Type="{_X}officeDocument/2006/relationships/worksheet"'
        f' Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(held) + 1)
    )
    head = '<?xml version="1.0"?>'
    made = {
        "[Content_Types].xml": f'{head}<Types xmlns="{_X}package/2006/content-types"/>',
        "_rels/.rels": f'{head}<Relationships xmlns="{_X}package/2006/relationships"><Relationship'
        f' Id="rId1" Type="{_X}officeDocument/2006/relationships/officeDocument"'
        ' Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{head}<workbook xmlns="{_X}spreadsheetml/2006/main" xmlns:r="{_X}'
        f'officeDocument/2006/relationships"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{head}<Relationships xmlns="{_X}package/2006/'
        f'relationships">{related}</Relationships>',
    }
    for n, content in enumerate(held.values(), 1):
        made[f"xl/worksheets/sheet{n}.xml"] = (
            f'{head}<worksheet xmlns="{_X}spreadsheetml/2006/main"><sheetData>'
            + "".join(f"<row>{''.join(map(_excel_cell, row))}</row>" for row in content)
            + "</sheetData></worksheet>"
        )
    return archive(made)


def _excel_cell(text: str) -> str:
    return f'<c t="inlineStr"><is><t>{escape(text)}</t></is></c>'


ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"


def ods(*rows: Row) -> bytes:
    """An OpenDocument spreadsheet of one sheet of texts."""
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{escape(cell)}</text:p>'
            "</table:table-cell>"
            for cell in row
        )
        + "</table:table-row>"
        for row in rows
    )
    content = (
        f'<?xml version="1.0"?><office:document-content xmlns:office="{_ODF}office:1.0"'
        f' xmlns:text="{_ODF}text:1.0" xmlns:table="{_ODF}table:1.0" office:version="1.2">'
        f'<office:body><office:spreadsheet><table:table table:name="Sheet1">{cells}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        f'<manifest:manifest xmlns:manifest="{_ODF}manifest:1.0"><manifest:file-entry'
        f' manifest:full-path="/" manifest:media-type="{ODS_TYPE}"/></manifest:manifest>'
    )
    return archive(
        {"mimetype": ODS_TYPE, "content.xml": content, "META-INF/manifest.xml": manifest}
    )


def epub(*chapters: str, **more: bytes) -> bytes:
    """An e-book of these chapters; `more` are further members by name."""
    head = '<?xml version="1.0"?>'
    items = "".join(
        f'<item id="c{n}" href="c%20{n}.xhtml" media-type="application/xhtml+xml"/>'
        for n in range(len(chapters))
    )
    order = "".join(f'<itemref idref="c{n}"/>' for n in reversed(range(len(chapters))))
    package = (
        f'{head}<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/'
        'elements/1.1/" version="3.0"><metadata><dc:title>The plan</dc:title><dc:date>2026-02-03'
        "</dc:date><dc:language>en</dc:language></metadata><manifest>"
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        f'{items}</manifest><spine><itemref idref="nav"/>{order}</spine></package>'
    )
    return archive(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": f'{head}<container xmlns="urn:oasis:names:tc:opendocument:'
            'xmlns:container"><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles>'
            "</container>",
            "OPS/book.opf": package,
            "OPS/nav.xhtml": "<html><body><nav><ol><li>Contents</li></ol></nav></body></html>",
            **{
                f"OPS/c {n}.xhtml": f"{head}<html><body>{chapter}</body></html>"
                for n, chapter in enumerate(chapters)
            },
            **more,
        }
    )


def harmless() -> dict[str, bytes]:
    """One sound file of each format that is read; plain text for one that is not made here."""
    turns = "\n".join(f"Anna: {line}" if n % 3 else f"INT: {line}" for n, line in _numbered())
    cues = [f"00:00:{n:02d},000 --> 00:00:{n + 1:02d},000\n{line}\n" for n, line in _numbered()]
    made = {
        "md": f"# Plan\n\n{turns}\n".replace("\n", "\n\n").encode(),
        "html": f"<html><body><h1>Plan</h1><p>{PROSE}</p></body></html>".encode(),
        "pdf": pdf([lines(SENTENCES, size=9)]),
        "docx": word(),
        "odt": odt(),
        "rtf": (r"{\rtf1\ansi\ansicpg1252 " + r"\par ".join(SENTENCES) + "}").encode(),
        "vtt": ("WEBVTT\n\n" + "\n".join(cues).replace(",000", ".000")).encode(),
        "srt": "\n".join(f"{n}\n{cue}" for n, cue in enumerate(cues, 1)).encode(),
        "sbv": "\n".join(
            f"0:00:0{n}.000,0:00:0{n}.900\n{line}\n" for n, line in _numbered()
        ).encode(),
        "otr": json.dumps(
            {
                "text": "".join(
                    f'<p><span class="timestamp" data-timestamp="{n}.1">00:0{n}</span> {line}</p>'
                    for n, line in _numbered()
                ),
                "media": "talk.mp3",
                "media-time": 61.2,
            }
        ).encode(),
        "json": json.dumps(
            {
                "segments": [
                    {
                        "start": float(n),
                        "end": n + 0.9,
                        "text": f" {line}",
                        "speaker": f"SPEAKER_0{n % 2}",
                    }
                    for n, line in _numbered()
                ]
            }
        ).encode(),
        "qdpx": qdpx(f"INT: Why?\r\n\r\nAnna: {PROSE}"),
        "qdc": (
            '<?xml version="1.0"?><CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>'
            f'<Code guid="{GUID}" name="Time" isCodable="true"/></Codes></CodeBook>'
        ).encode(),
        "eaf": elan(*((("INT", "Anna")[n % 2], line) for n, line in _numbered())),
        "textgrid": textgrid(*((("INT", "Anna")[n % 2], line) for n, line in _numbered())),
    }
    rows = [("Speaker", "Text"), *((("INT", "Anna")[n % 2], line) for n, line in _numbered())]
    made |= {
        "xlsx": excel(*rows),
        "ods": ods(*rows),
        "epub": epub(f"<h1>Plan</h1><p>{PROSE}</p>"),
        "zip": archive({"talk/a.txt": turns, "talk/b.docx": word()}),
        "csv": "\n".join(f'{who},"{said}"' for who, said in rows).encode(),
        "tsv": "\n".join(f"{who}\t{said}" for who, said in rows).encode(),
    }
    return {suffix: made.get(suffix, turns.encode()) for suffix in SUFFIXES}


def _numbered() -> Iterator[tuple[int, str]]:
    return enumerate(SENTENCES, start=1)


# --------------------------------------------------------------------------- all of them


def contents() -> dict[str, bytes]:
    """The hostile files by name: what is in them is the trouble."""
    made: dict[str, bytes] = {}
    for family in (
        _truncated, _mislabelled, _flipped, _signs, _words, _open_documents, _pdfs, _pages,
        _markdown, _rich, _cues, _texts, _recordings, _sheets, _archives,
    ):  # fmt: skip
        made |= dict(family())
    return made


Files = Iterator[tuple[str, bytes]]


def _truncated() -> Files:
    for format, data in harmless().items():
        for share in (0.01, 0.2, 0.5, 0.8, 0.97):
            yield f"cut-{share}.{format}", data[: max(1, int(len(data) * share))]


def _mislabelled() -> Files:
    sound = harmless()
    wares = {
        **{format: sound[format] for format in ("pdf", "docx", "odt", "rtf", "html")},
        "png": b"\x89PNG\r\n\x1a\n" + bytes(200),
        "zip": archive({"a.txt": PROSE}),
        "exe": b"MZ\x90\x00" + bytes(range(256)) * 4,
        "noise": _noise(3000),
    }
    for ware, data in wares.items():
        for format in SUFFIXES:
            if ware != format:
                yield f"is-{ware}.{format}", data


def _flipped() -> Files:
    rng = random.Random(11)  # noqa: S311 - chance, no secret
    for format, data in harmless().items():
        for number in range(3):
            broken = bytearray(data)
            for _ in range(max(3, len(broken) // 200)):
                broken[rng.randrange(len(broken))] = rng.randrange(256)
            yield f"flipped-{number}.{format}", bytes(broken)


def _noise(n: int) -> bytes:
    return random.Random(7).randbytes(n)  # noqa: S311 - chance, no secret


_SIGNS = {
    "null": b"\x00",
    "not-utf8": b"\xc3\x28\xff\xfe\xfd",
    "surrogate": b"\xed\xa0\x80\xed\xb0\x80",
    "right-to-left": "\u202e\u202d\u2066\u200f".encode(),
    "escape": b"\x1b[2J\x1b]0;x\x07\r",
}


def _signs() -> Files:
    sound = harmless()
    for name, sign in _SIGNS.items():
        for format in ("txt", "md", "html", "rtf", "vtt", "srt"):
            data = sound[format]
            yield f"{name}.{format}", data.replace(b" ", b" " + sign, 20)


# ------------------------------------------------------------------- Word, OpenDocument


def bomb(start: bytes, filling: bytes, end: bytes, *, megabytes: int) -> tuple[bytes, int, int]:
    """A deflated stream of this many megabytes of filling, its CRC and its length when inflated.

    The filling is packed once and the packed piece repeated, which is quick.
    """
    piece = filling * ((1 << 20) // len(filling))
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    head = packer.compress(start) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = packer.compress(piece) + packer.flush(zlib.Z_FULL_FLUSH)
    tail = packer.compress(end) + packer.flush()
    crc = zlib.crc32(start)
    for _ in range(megabytes):
        crc = zlib.crc32(piece, crc)
    size = len(start) + megabytes * len(piece) + len(end)
    return head + packed * megabytes + tail, zlib.crc32(end, crc), size


def with_bomb(package: bytes, name: str, packed: tuple[bytes, int, int]) -> bytes:
    """The archive with a member that is larger by far than the file."""
    with zipfile.ZipFile(io.BytesIO(package)) as old:
        kept = {key: old.read(key) for key in old.namelist() if key != name}
    stream, crc, size = packed
    start = archive(kept)
    end = start.rindex(b"PK\x05\x06")
    place = struct.unpack("<I", start[end + 16 : end + 20])[0]
    raw = name.encode()
    common = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 0, crc, len(stream), size, len(raw), 0)
    local = b"PK\x03\x04" + common + raw + stream
    listed = (
        b"PK\x01\x02" + struct.pack("<H", 20) + common + struct.pack("<HHHII", 0, 0, 0, 0, place)
        + raw
    )  # fmt: skip
    directory = start[place:end] + listed
    total = len(kept) + 1
    tail = struct.pack("<HHHHIIH", 0, 0, total, total, len(directory), place + len(local), 0)
    return start[:place] + local + directory + b"PK\x05\x06" + tail


def laughs(depth: int = 9) -> str:
    """Entities that mean ten of the one before: a few hundred bytes that are gigabytes."""
    inner = "".join(
        f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha " * 10}">' for n in range(depth + 1)
    )
    return f"<!DOCTYPE x [{inner}]>"


_OUTSIDE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
_PARAGRAPH = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"


def _open_documents() -> Files:
    large = 400
    text = bomb(
        f'<w:document xmlns:w="{_W}"><w:body><w:p><w:r><w:t>'.encode(), b"co-production is a word ",
        b"</w:t></w:r></w:p></w:body></w:document>", megabytes=large,
    )  # fmt: skip
    blank = bomb(b"<a>", b" ", b"</a>", megabytes=large)
    yield "bomb-text.docx", with_bomb(word(), "word/document.xml", text)
    yield "bomb-styles.docx", with_bomb(word(), "word/styles.xml", blank)
    yield "bomb-picture.docx", with_bomb(word(), "word/media/image1.png", blank)
    yield "bomb-content.odt", with_bomb(odt(), "content.xml", blank)
    yield "bomb-manifest.odt", with_bomb(odt(), "META-INF/manifest.xml", blank)
    yield "bomb-mimetype.odt", with_bomb(odt(), "mimetype", blank)
    yield "laughs.docx", word(_PARAGRAPH.format(PROSE + "&l9;"), doctype=laughs())
    yield "laughs.odt", odt(f"<text:p>{PROSE} &l9;</text:p>", doctype=laughs())
    yield "laughs-few.odt", odt(f"<text:p>{PROSE} &l3;</text:p>", doctype=laughs(3))
    yield "secret.docx", word(_PARAGRAPH.format(PROSE + "&e;"), doctype=_OUTSIDE)
    yield "secret.odt", odt(f"<text:p>{PROSE} &e;</text:p>", doctype=_OUTSIDE)
    away = '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">'
    yield "remote.docx", word(_PARAGRAPH.format(PROSE), doctype=away)
    yield "remote.odt", odt(f"<text:p>{PROSE}</text:p>", doctype=away)
    yield "deep.docx", word("<w:ins>" * 4000 + _PARAGRAPH.format(PROSE) + "</w:ins>" * 4000)
    yield (
        "deep-tables.docx",
        word(
            "<w:tbl><w:tr><w:tc>" * 150 + _PARAGRAPH.format(PROSE) + "</w:tc></w:tr></w:tbl>" * 150
        ),
    )
    yield (
        "deep.odt",
        odt("<text:section>" * 4000 + f"<text:p>{PROSE}</text:p>" + "</text:section>" * 4000),
    )
    yield "many-paragraphs.docx", word(_PARAGRAPH.format("Yes.") * 5_000)
    yield "no-body.docx", changed(word(), {"word/document.xml": "<a/>"})
    yield "no-relations.docx", changed(word(), {"_rels/.rels": ""})
    yield "no-content.odt", archive({"mimetype": ODT_TYPE, "META-INF/manifest.xml": "<a/>"})
    yield (
        "empty-content.odt",
        archive({"mimetype": ODT_TYPE, "META-INF/manifest.xml": "<a/>", "content.xml": ""}),
    )
    for format, sound in (("docx", word()), ("odt", odt())):
        yield f"climbs.{format}", changed(sound, {"../../../climbed.txt": "x", "/climbed.txt": "x"})
        yield f"many-members.{format}", changed(sound, {f"x/{n}": "" for n in range(8_000)})
        yield f"nested.{format}", changed(sound, {"x.zip": sound})
        locked = bytearray(sound)
        for place in (sound.find(b"PK\x03\x04") + 6, sound.find(b"PK\x01\x02") + 8):
            locked[place] |= 1
        yield f"locked.{format}", bytes(locked)
        yield f"odd-packing.{format}", sound.replace(b"\x08\x00", b"\x63\x00")
        yield f"wrong-sum.{format}", sound[:14] + b"\xff\xff\xff\xff" + sound[18:]
        yield f"two-in-one.{format}", sound + sound[len(sound) // 2 :]


# ---------------------------------------------------------------------------------- PDF


def objects(*contents: str | bytes, trailer: str = "/Root 1 0 R") -> bytes:
    """A PDF of the objects, numbered from 1."""
    out = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(contents, start=1):
        places.append(len(out))
        body = content if isinstance(content, bytes) else content.encode("latin-1")
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(contents) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    out += f"trailer\n<< /Size {len(contents) + 1} {trailer} >>\nstartxref\n{start}\n%%EOF".encode()
    return out


def stream(data: bytes, entries: str = "") -> bytes:
    """A stream object."""
    return f"<< /Length {len(data)} {entries} >>\nstream\n".encode() + data + b"\nendstream"


_CATALOG = "<< /Type /Catalog /Pages 2 0 R {} >>"
_TREE = "<< /Type /Pages /Count 1 /Kids [3 0 R] >>"
_PAGE = (
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
    " /Resources << /Font << /F1 5 0 R >> {} >> >>"
)
_FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica {} >>"
_TEXT = b"BT /F1 9 Tf 14 TL 40 800 Td " + b" ".join(
    b"(%s) ' " % line.encode() for line in SENTENCES
) + b"ET "  # fmt: skip


def page(
    content: bytes = _TEXT, *, packed: str = "", catalog: str = "", resources: str = "",
    font: str = "", more: tuple[str | bytes, ...] = (), page: str = _PAGE,
) -> bytes:  # fmt: skip
    """A PDF of one page of prose, with something in it that should not be."""
    return objects(
        _CATALOG.format(catalog), _TREE, page.format(resources), stream(content, packed),
        _FONT.format(font), *more,
    )  # fmt: skip


def _pdfs() -> Files:
    yield "self-kids.pdf", objects(_CATALOG.format(""), "<< /Type /Pages /Count 1 /Kids [2 0 R] >>")
    yield "circle-kids.pdf", objects(
        _CATALOG.format(""), "<< /Type /Pages /Count 9 /Kids [3 0 R 3 0 R] >>",
        "<< /Type /Pages /Count 9 /Kids [2 0 R 2 0 R] /Parent 2 0 R >>",
    )  # fmt: skip
    yield "self-parent.pdf", page(page=_PAGE.replace("/Parent 2 0 R", "/Parent 3 0 R"))
    yield "self-content.pdf", page(page=_PAGE.replace("4 0 R", "[4 0 R 4 0 R 3 0 R]"))
    yield "self-length.pdf", page(packed="/Length 4 0 R")
    yield "self-reference.pdf", objects(_CATALOG.format(""), "2 0 R")
    form = "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>"
    yield (
        "self-form.pdf",
        page(
            _TEXT + b"/X Do",
            resources="/XObject << /X 6 0 R >>",
            more=(stream(b"/X Do /X Do", form),),
        ),
    )
    yield "circle-xref.pdf", page().replace(b"/Root", b"/Prev 9 /Root")
    sound = page()
    start = sound.rindex(b"xref\n0")
    yield "self-xref.pdf", sound.replace(b"/Root", f"/Prev {start} /Root".encode())
    yield "far-xref.pdf", sound.replace(b"startxref\n", b"startxref\n99999999")
    yield "huge-size.pdf", sound.replace(b"/Size 6", b"/Size 2147483647")
    yield "huge-xref.pdf", sound.replace(b"xref\n0 6", b"xref\n0 999999999")
    yield "no-root.pdf", sound.replace(b"/Root 1 0 R", b"/Root 77 0 R")
    yield "minus-length.pdf", page(packed="/Length -9")
    yield "huge-length.pdf", page(packed="/Length 999999999999")
    yield "huge-page.pdf", page(page=_PAGE.replace("595 842", "1e30 1e300"))
    yield "no-page-size.pdf", page(page=_PAGE.replace("0 0 595 842", ""))
    yield "words-as-size.pdf", page(page=_PAGE.replace("0 0 595 842", "/a (b) null [1]"))
    yield "deep-array.pdf", page(b"[" * 50_000 + _TEXT)
    yield "deep-dictionary.pdf", page(b"<</a" * 50_000 + _TEXT)
    yield "deep-strings.pdf", page(b"BT /F1 9 Tf (" * 10_000)
    yield "deep-object.pdf", page(more=("[" * 20_000,), resources="/X 6 0 R")
    yield "saves.pdf", page(b"q " * 20_000 + _TEXT)
    yield (
        "bomb.pdf",
        page(zlib.compress(_TEXT + b" " * (400 << 20), 1), packed="/Filter /FlateDecode"),
    )
    twice = zlib.compress(zlib.compress(b" " * (200 << 20), 9), 9)
    yield "bomb-twice.pdf", page(twice, packed="/Filter [/FlateDecode /FlateDecode]")
    yield "many-filters.pdf", page(packed=f"/Filter [{'/ASCIIHexDecode ' * 2000}]")
    yield "odd-filter.pdf", page(packed="/Filter /Nonsense")
    for name in ("LZWDecode", "ASCII85Decode", "RunLengthDecode", "CCITTFaxDecode", "DCTDecode"):
        noise = _noise(20_000)
        yield f"noise-{name}.pdf", page(noise, packed=f"/Filter /{name}")
    picture = "/Type /XObject /Subtype /Image /Width {0} /Height {0} /ColorSpace /DeviceRGB"
    yield "huge-image.pdf", page(
        _TEXT + b"/X Do", resources="/XObject << /X 6 0 R >>",
        more=(stream(zlib.compress(bytes(9 << 20)), picture.format(100_000) + " /BitsPerComponent 8"
                     " /Filter /FlateDecode"),),
    )  # fmt: skip
    yield (
        "huge-inline-image.pdf",
        page(b"BI /W 99999 /H 99999 ID " + bytes(1 << 20) + b" EI " + _TEXT),
    )
    yield (
        "javascript.pdf",
        page(
            catalog="/OpenAction << /S /JavaScript /JS (app.alert\\(1\\); submitForm\\('x'\\)) >>"
        ),
    )
    yield "launch.pdf", page(catalog="/OpenAction << /S /Launch /F (/bin/sh) >>")
    yield (
        "attachment.pdf",
        page(
            catalog="/Names << /EmbeddedFiles << /Names [(x.exe) << /Type /Filespec /F (../x.exe)"
            " /EF << /F 6 0 R >> >>] >> >>",
            more=(stream(b"MZ" * 500, "/Type /EmbeddedFile"),),
        ),
    )
    yield "xfa.pdf", page(catalog="/AcroForm << /XFA 6 0 R >>", more=(stream(laughs().encode()),))
    cmap = b"begincmap 1 beginbfrange <0000> <ffffffff> <0041> endbfrange endcmap"
    yield "cmap-range.pdf", page(font="/ToUnicode 6 0 R", more=(stream(cmap),))
    yield "cmap-noise.pdf", page(font="/ToUnicode 6 0 R", more=(stream(b"beginbfchar <" * 999),))
    yield (
        "cmap-self.pdf",
        page(font="/ToUnicode 6 0 R", more=(stream(b"/x usecmap", "/UseCMap 6 0 R"),)),
    )
    wide = f"/FirstChar 0 /LastChar 99999999 /Widths [{'500 ' * 5000}]"
    yield "widths.pdf", page(font=wide)
    yield (
        "odd-font.pdf",
        page(font="/Encoding << /Differences [1 /x (y) -5 /z] >> /FontDescriptor 5 0 R"),
    )
    yield "far-text.pdf", page(b"BT /F1 1e30 Tf 1e308 0 0 1e308 1e308 1e308 Tm (far) Tj ET" + _TEXT)
    yield "much-text.pdf", page(_TEXT * 30)
    yield "many-drawings.pdf", page(b"0 0 m 9 9 l S " * 8_000 + _TEXT)
    yield "thousand-pages.pdf", _many_pages(1000, _TEXT[:160] + b"ET")
    yield "many-empty-pages.pdf", _many_pages(3000, b"")
    yield "locked.pdf", pdf([lines(SENTENCES)], encrypted=True)
    yield "odd-encryption.pdf", sound.replace(b"/Root", b"/Encrypt << /Filter /X /V 9 >> /Root")


def _many_pages(n: int, content: bytes) -> bytes:
    kids = " ".join(f"{number} 0 R" for number in range(5, 5 + n))
    one = _PAGE.replace("4 0 R", "3 0 R").replace("5 0 R", "4 0 R").format("")
    return objects(
        _CATALOG.format(""), f"<< /Type /Pages /Count {n} /Kids [{kids}] >>", stream(content),
        _FONT.format(""), *([one] * n),
    )  # fmt: skip


# ------------------------------------------------------------------------ pages of the web


def _pages() -> Files:
    prose = f"<p>{PROSE}</p>".encode()
    for tag in ("div", "b", "table><tr><td", "ul><li", "font", "i", "section", "blockquote"):
        yield f"deep-{tag[:5]}.html", f"<{tag}>".encode() * 20_000 + prose
    yield "never-closed.html", b"<p" * 50_000 + prose
    yield "comment.html", prose + b"<!--" * 50_000
    yield "line-breaks.html", b"<br>" * 50_000 + prose
    yield "long-attribute.html", b'<p class="' + b"nav " * 300_000 + b'">' + prose
    yield "style.html", b'<div style="' + b"display:none;" * 50_000 + b'">x</div>' + prose
    yield "many-links.html", b'<a href="x">menu</a> ' * 3_000 + prose
    yield "picture.html", b'<img src="data:image/png;base64,' + b"A" * 3_000_000 + b'">' + prose
    yield "script-only.html", b"<script>while(1){}</script>"
    yield "laughs.html", (laughs() + "<html><body>&l9;" + PROSE + "</body></html>").encode()
    yield "secret.html", (_OUTSIDE + "<html><body>&e;" + PROSE + "</body></html>").encode()
    yield "odd-numbers.html", b"&#x110000; &#xD800; &#0; &#99999999999999; " * 500 + prose
    yield "frames.html", b'<frameset><frame src="file:///etc/passwd"></frameset>'
    yield "refresh.html", b'<meta http-equiv="refresh" content="0;url=file:///etc/passwd">' + prose
    yield "two-charsets.html", b'<meta charset="utf-7"><meta charset="nonsense">' + prose
    yield "many-cells.html", b"<table>" + b"<tr>" + b"<td>x" * 15_000 + b"</table>" + prose
    yield "only-tags.html", b"<p></p>" * 10_000
    yield "xml.html", b'<?xml version="1.0" encoding="nonsense"?>' + prose


def _markdown() -> Files:
    prose = f"\n\n{PROSE}\n".encode()
    for name, sign in (
        ("quotes", b"> "), ("brackets", b"["), ("stars", b"*"), ("scores", b"_"), ("ticks", b"`"),
        ("pictures", b"!["), ("links", b"[a]("), ("lists", b"- "), ("angles", b"<"),
        ("backslashes", b"\\"), ("bold", b"**a"), ("entities", b"&#0;"), ("notes", b"[^a]: "),
        ("pipes", b"|a"), ("hashes", b"# "), ("comments", b"<!--"), ("steep", b" - a\n  "),
    ):  # fmt: skip
        yield f"many-{name}.md", sign * 10_000 + prose
    for name, front in (
        ("aliases", "a: &a [x,x]\n" + "".join(f"{b}: &{b} [*{a},*{a}]\n" for a, b in _pairs())),
        ("python", "title: !!python/object/apply:os.system ['touch climbed']"),
        ("deep", "title: " + "[" * 5000),
        ("date", "date: 0000-99-99"),
        ("surrogate", 'title: "\\ud800 x"\nlanguage: "\\udfff"'),
        ("long-number", "title: 0x" + "f" * 9000),
        ("number", "title: 0b" + "1" * 4000),
        ("bad", "title: 'x\n\tdate: ]"),
        ("list", "- a\n- b"),
        ("self", "a: &a [*a]"),
        ("keys", "? {a: b}\n: c\nlanguage: [en]\ncluster: {x: y}"),
        ("float", "title: .nan\ndate: -.inf\ncluster: 1e999"),
    ):
        yield f"front-{name}.md", f"---\n{front}\n---\n".encode() + prose


def _pairs() -> Iterator[tuple[str, str]]:
    return pairwise("abcdefghijklmnopqrstuvwxyz")


def _rich() -> Files:
    head = rb"{\rtf1\ansi\ansicpg1252 "
    for name, body in (
        ("deep", b"{" * 50_000),
        ("deep-closed", b"{\\b " * 20_000 + b"}" * 20_000),
        ("closings", b"}" * 50_000),
        ("deleted", rb"{\deleted " * 3000 + b"x"),
        ("deleted-words", rb"{\b\i\b\i\b\i\b\i\b\i\b\i\b\i\b\i\b\i\b\i\b\i\b\i\b\i\b\i\b\i\b\i x"),
        ("lists", rb"{\listtext{a}" * 1500),
        ("binary", rb"\bin999999999 " + bytes(100)),
        ("unicode", rb"\u-99999999? \u1114112? \u55296? \uc99999999 " * 200),
        ("hex", rb"\'zz\'\'8" * 2000),
        ("object", rb"{\object\objemb{\*\objdata " + b"0105" * 100_000 + b"}}"),
        ("picture", rb"{\pict\pngblip " + b"89504e47" * 100_000 + b"}"),
        ("rows", rb"\trowd " * 5000),
        ("cells", rb"\cell " * 50_000),
        ("codepage", rb"\ansicpg99999 " + b"\xff" * 100),
        ("fonts", rb"{\fonttbl" + rb"{\f0\fcharset999 x;}" * 3000 + b"}"),
    ):
        yield f"rich-{name}.rtf", head + body + b" " + PROSE.encode() + b"}"


def _cues() -> Files:
    cue = "00:00:01{}000 --> 00:00:02{}000\nAnna: Hello\n\n"
    for format, dot, head in (("vtt", ".", "WEBVTT\n\n"), ("srt", ",", "")):
        one = cue.format(dot, dot)
        for name, text in (
            ("many", one * 4000),
            ("arrows", "-->" * 30_000),
            ("backwards", one.replace("01", "99")),
            ("huge-time", one.replace("00:00:01", "9" * 400 + ":00:01")),
            ("tags", one.replace("Hello", "<v A>" * 5000)),
            ("open-tags", one.replace("Hello", "<" * 20_000)),
            ("no-words", one.replace("Anna: Hello", "")),
            ("styles", "STYLE\n::cue{}\n\nNOTE x\n\n" * 2000 + one),
        ):
            yield f"cues-{name}.{format}", (head + text).encode()


def _words() -> Files:
    """What the parser of turns must not stumble over."""
    line = "We do it together on the ward and nobody asks. "
    for name, text in (
        ("one-word-lines", "Word\n" * 30_000),
        ("labels", "".join(f"Name{n}: yes\n" for n in range(4000))),
        ("capitals", "A B C D E " * 8000),
        ("colons", ":" * 60_000),
        ("times", "[00:00:01] " * 8000),
        ("nested-brackets", "(" * 30_000 + ")" * 30_000),
        ("square", "[" * 30_000),
        ("tabs", "a\t" * 30_000),
        ("chevrons", ">> " * 20_000),
        ("bold", "**Anna**: " * 8000),
        ("dashes", "— " * 30_000),
        ("key", "Key:\n" + "A - Anna\n" * 4000),
        ("numbers", "".join(f"{n} {line}\n" for n in range(3000))),
        ("questions", "INT: Why?\n" * 4000 + "R: " + PROSE),
        ("digits", "x" + "9" * 5000 + " " + PROSE),
        ("numbering", "1.2.3.4.5.6.7.8.9." * 3000 + " " + PROSE),
        ("hyphens", "co-\n" * 30_000),
        ("dots", ". " * 60_000),
    ):
        yield f"turns-{name}.txt", text.encode()


def _texts() -> Files:
    yield "empty.txt", b""
    yield "one-byte.txt", b"x"
    yield "blank.txt", b" \n\t" * 50_000
    yield "one-line.txt", b"a" * 500_000
    yield "one-long-line.txt", (PROSE.encode() + b" ") * 300
    yield "line-ends.txt", b"\n" * 500_000 + PROSE.encode()
    yield "returns.txt", PROSE.replace(". ", ".\r").encode()
    yield "form-feeds.txt", b"\f" * 20_000 + PROSE.encode()
    yield "accents.txt", ("e" + "\u0301\u0323" * 10_000).encode() + PROSE.encode()
    yield "marks-inside.txt", PROSE.replace(" ", " \ufeff").encode()
    yield "emoji.txt", "👩‍👩‍👧‍👦".encode() * 5000 + PROSE.encode()
    yield "utf-16.txt", PROSE.encode("utf-16")
    yield "utf-16-odd.txt", PROSE.encode("utf-16-le") + b"x"
    yield "utf-16-half.txt", b"\xff\xfe" + b"\x00\xd8" * 500
    yield "utf-32.txt", PROSE.encode("utf-32")
    yield "ebcdic.txt", PROSE.encode("cp500")
    yield "utf-7.txt", PROSE.encode("utf-7") + b" +AGE-"
    yield "controls.txt", bytes(range(1, 32)) * 300
    yield "formula.txt", ("=cmd|'/c calc'!A1 " + PROSE).encode()
    yield "markup.txt", ("<script>alert(1)</script> " + PROSE).encode()
    yield "comment.txt", b"<!--" * 30_000 + PROSE.encode()
    yield "front.txt", b"---\n" * 5_000 + PROSE.encode()


def _recordings() -> Files:
    yield "deep-lists.json", b"[" * 100_000
    yield "deep-keys.json", b'{"segments":' * 50_000
    yield "huge-number.json", b'{"segments": [{"start": ' + b"9" * 9_000 + b', "text": "a b"}]}'
    yield (
        "odd-values.json",
        b'{"segments": [null, 3, {"text": 5}, {"text": "' + PROSE.encode() + b'", "start": NaN,'
        b' "speaker": [1]}, {"text": "x", "start": 1e308, "speaker": true}], "speakers": 7}',
    )
    yield "no-shape.json", b'{"a": {"b": ["' + PROSE.encode() + b'"]}}'
    yield "strings.json", json.dumps([PROSE] * 3).encode()
    yield "half-signs.json", b'{"segments": [{"text": "\\ud800 ' + PROSE.encode() + b'"}]}'
    yield "disguised.txt", harmless()["json"]
    yield "disguised.md", harmless()["eaf"]
    yield (
        "script.otr",
        json.dumps(
            {"text": f"<script>alert(1)</script><p>{PROSE}</p>" + "<div>" * 3_000, "media": ""}
        ).encode(),
    )
    yield "no-text.otr", b'{"text": 7, "media": ""}'
    yield "laughs.eaf", elan(("A", f"{PROSE} &l9;"), doctype=laughs())
    yield "secret.eaf", elan(("A", f"{PROSE} &e;"), doctype=_OUTSIDE)
    circle = elan(("A", PROSE)).replace(b'TIER_ID="A"', b'TIER_ID="A" PARENT_REF="A"')
    yield "circle.eaf", circle
    yield "no-times.eaf", elan(("A", PROSE)).replace(b"TIME_VALUE", b"NO_VALUE")
    yield "huge-size.textgrid", textgrid(("A", PROSE)).replace(b"size = 1", b"size = 999999999")
    yield "odd-size.textgrid", textgrid(("A", PROSE)).replace(b"size = 1", b"size = 1.5")
    yield "open-quote.textgrid", textgrid(("A", PROSE)) + b'"' + b"x " * 200_000
    yield "quotes.textgrid", textgrid(("A", PROSE)) + b'"' * 200_001


def _sheets() -> Files:
    yield "one-cell.csv", b"a"
    yield "no-text.csv", b"a,b\n1,2\n3,4\n"
    yield "open-quote.csv", b'speaker,text\nA,"' + b"x, y\n" * 50_000
    yield "quotes.csv", b'"' * 300_001
    yield "wide.csv", b"," * 300_000 + b"\n" + PROSE.encode()
    yield "ragged.csv", b"".join(b"a," * n + b"\n" for n in range(1, 700))
    yield "nulls.csv", b"speaker,text\nA,\x00" + PROSE.encode()
    yield "long-cell.csv", b"speaker,text\nA," + b"word " * 60_000
    yield "formula.csv", ("id,text\n1,=cmd|'/c calc'!A1 " + PROSE).encode()
    yield "semicolons.tsv", b";" * 10_000 + PROSE.encode()
    sound = excel(("Speaker", "Text"), ("A", PROSE))
    sheet = "xl/worksheets/sheet1.xml"
    far = (
        f'<worksheet xmlns="{_X}spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" '
        't="inlineStr"><is><t>a</t></is></c></row><row r="1048576"><c r="XFD1048576" '
        't="inlineStr"><is><t>b</t></is></c></row></sheetData></worksheet>'
    )
    yield "far-cell.xlsx", changed(sound, {sheet: far})
    yield "laughs.xlsx", changed(sound, {sheet: laughs() + far.replace(">a<", ">&l9;<")})
    yield "no-sheet.xlsx", changed(sound, {sheet: ""})
    yield "no-rows.xlsx", excel()
    filling = bomb(b"<worksheet><sheetData>", b"<row></row>", b"</sheetData>", megabytes=300)
    yield "bomb.xlsx", with_bomb(sound, sheet, filling)
    yield "many-sheets.xlsx", excel(sheets={f"s{n}": [("id", "text")] for n in range(400)})
    for place, name in (("number-rows-repeated", "rows"), ("number-columns-repeated", "columns")):
        tag = "table:table-row" if name == "rows" else "table:table-cell"
        repeated = ods(("id", "text"), ("1", PROSE))
        with zipfile.ZipFile(io.BytesIO(repeated)) as old:
            content = old.read("content.xml").decode()
        many = content.replace(f"<{tag}", f'<{tag} table:{place}="99999999"')
        yield f"many-{name}.ods", changed(repeated, {"content.xml": many})
    yield "respondents.xlsx", excel(("id", "text"), *((str(n), PROSE) for n in range(300)))
    yield (
        "locked.xlsx",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + ("EncryptedPackage".encode("utf-16-le")),
    )


def _archives() -> Files:
    talk = f"INT: Why?\nAnna: {PROSE}"
    yield "many.zip", archive({f"{n}.txt": "x" for n in range(3_000)})
    yield "nothing.zip", archive({"folder/": "", "__MACOSX/a.txt": talk, ".DS_Store": "x"})
    yield "climbs.zip", archive({"../../climbed.txt": talk, "/root.txt": talk + " Yes."})
    yield "nested.zip", archive({"a.zip": archive({"b.zip": archive({"c.txt": talk})})})
    yield "quine-like.zip", archive({"a.zip": archive({"a.zip": archive({"a.zip": "PK"})})})
    filling = bomb(b"INT: ", b"co-production is a word ", b".", megabytes=900)
    yield "bomb.zip", with_bomb(archive({"good.txt": talk}), "bomb.txt", filling)
    yield "odd-names.zip", archive({"a\\b.txt": talk, "x" * 300 + ".txt": talk + "!", "con": "x"})
    yield "twice.zip", archive({"a.txt": talk}) + archive({"a.txt": talk})
    locked = bytearray(archive({"a.txt": talk}))
    for place in (locked.find(b"PK\x03\x04") + 6, locked.find(b"PK\x01\x02") + 8):
        locked[place] |= 1
    yield "locked.zip", bytes(locked)
    link = zipfile.ZipInfo("link.txt")
    link.create_system, link.external_attr = 3, 0o120777 << 16
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        made.writestr(link, "/etc/passwd")
        made.writestr("a.txt", talk)
    yield "link.zip", file.getvalue()
    project = qdpx(talk)
    yield "no-project.qdpx", archive({"sources/t.txt": talk})
    yield "two.qdpx", changed(project, {"other.qde": "<Project/>"})
    yield "no-text.qdpx", archive({"project.qde": qde_of(project)})
    yield "not-xml.qdpx", changed(project, {"project.qde": "talk"})
    yield "laughs.qdpx", changed(project, {"project.qde": laughs() + "<Project>&l9;</Project>"})
    yield (
        "bomb.qdpx",
        with_bomb(archive({"project.qde": qde_of(project)}), "sources/t.txt", filling),
    )
    yield (
        "laughs.qdc",
        (
            laughs() + '<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>&l9;</Codes></CodeBook>'
        ).encode(),
    )
    yield "no-spine.epub", epub()
    yield "no-container.epub", archive({"mimetype": "application/epub+zip", "a.xhtml": "<p>x</p>"})
    sound = epub(f"<p>{PROSE}</p>")
    away = laughs() + "<package xmlns='http://www.idpf.org/2007/opf'>&l9;</package>"
    yield "laughs.epub", changed(sound, {"OPS/book.opf": away})
    yield "climbs.epub", changed(
        sound, {"META-INF/container.xml": "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:"
                "container'><rootfile full-path='../../../etc/passwd'/></container>"},
    )  # fmt: skip
    yield "bomb.epub", with_bomb(sound, "OPS/c 0.xhtml", filling)


def names() -> list[str]:
    """Names that a shell, a spreadsheet or a program may choke on; the files are harmless."""
    return [
        "new\nline.txt",
        "carriage\rreturn.txt",
        "tab\t.txt",
        "quotes\"and'these.txt",
        "--help.txt",
        "-rf.txt",
        " leading.txt",
        "trailing .txt",
        "x" * 251 + ".txt",
        "ø" * 125 + ".txt",
        "$(id).txt",
        "`id`.txt",
        ";ls;.txt",
        "a|b.txt",
        "a&b.txt",
        "star*.txt",
        "what?.txt",
        "per%scent.txt",
        "{curly}.txt",
        "back\\slash.txt",
        "..dots.txt",
        "dots....txt",
        "UPPER.TXT",
        "two.suffixes.pdf.txt",
        "no-suffix",
        "trailing-dot.txt.",
        "\u202etxt.exe.txt",
        "e\u0301.txt",
        "\u00e9.txt",
        "👩‍👧.txt",
        "\x1b[31mred.txt",
        "con.txt",
        "nul.txt",
        "=1+1.txt",
        "<b>bold.txt",
        "#hash.txt",
        "~tilde.txt",
        "a.b.c/d.e/f.txt",
        "deep/" * 30 + "x.txt",
        "same.txt",
        "same.md",
        "SAME!.txt",
    ]


def lay_out(folder: Path) -> list[str]:
    """Writes everything below the folder, half of it on either side; the paths, in order."""
    made = []
    for number, (name, data) in enumerate(contents().items()):
        made.append(_put(folder, f"{'policy' if number % 2 else 'frontline'}/{name}", data))
    for number, name in enumerate(names()):
        text = f"INT: What about it?\nAnna: Number {number}. {PROSE[: 400 + number]}"
        made.append(_put(folder, f"frontline/names/{name}", text.encode()))
    raw = os.fsencode(folder / "policy") + b"/not-utf8-\xff\xfe.txt"
    Path(os.fsdecode(raw)).write_bytes(PROSE.encode())
    return sorted([*made, os.fsdecode(raw)[len(str(folder)) + 1 :]])


def _put(folder: Path, file: str, data: bytes) -> str:
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return file
