"""The one list of file formats that are read, and of contents that are recognised and refused.

A new format is an entry here, a reader, its test, and a sound file in `tests/hostile.py`. Error
messages, the list in README.md, hostile files of the tests and the fuzzer take formats from here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from pipeline.ingest.blocks import FileText

Reader = Callable[..., FileText]
"""From the bytes, and for files of several documents the cells of the catalogue, to the text."""


@dataclass(frozen=True)
class Signature:
    """How the content of a file is recognised, whatever its suffix says.

    Attributes:
        name: code of the message that names the content, such as `content_pdf`; a format without
            such a message is called by its suffix.
        prefixes: the first bytes, after white space and a byte order mark, in lower case; one of
            them is enough.
        anywhere: a prefix may also stand elsewhere in the first 1,024 bytes.
        recognise: `module:function` that looks at all bytes where a prefix fits, and decides.
        required: every file of the format has it; a file without it is broken or another thing.
        member: a file that a ZIP archive of this kind holds; `*.qde` is one with that suffix.
        mimetype: how the file `mimetype` of a ZIP archive of this kind begins.
        remedy: code of the message that says what to do with a file that is not read.
    """

    name: str
    prefixes: tuple[bytes, ...] = ()
    anywhere: bool = False
    recognise: str = ""
    required: bool = True
    member: str = ""
    mimetype: bytes = b""
    remedy: str = ""

    def is_of(self, names: Sequence[str]) -> bool:
        """Whether an archive of these files is of this kind, by its member."""
        if self.member.startswith("*"):
            return any(name.lower().endswith(self.member[1:]) for name in names)
        return bool(self.member) and self.member in names

    def fits(self, data: bytes) -> bool:
        """Whether the bytes, which begin with one of the prefixes, are of this kind."""
        return not self.recognise or bool(_named(self.recognise)(data))


def _named(place: str) -> Callable[[bytes], object]:
    """The function at `module:function`, imported when first needed."""
    module_name, _, function = place.partition(":")
    return cast("Callable[[bytes], object]", getattr(import_module(module_name), function))


@dataclass(frozen=True)
class Format:
    """A format that is read.

    Attributes:
        suffix: the suffix of its files, in lower case without the dot; also its name in tables.
        reader: `module:function`, from the bytes to a `FileText`; imported when first needed. A
            module constant `DAMAGE` names the errors of its libraries that mean a broken file.
        structure: rank by how much of a document's structure the format keeps, which no two share;
            of two files with the same text the one with the higher rank is used.
        aliases: further suffixes.
        signature: how its content is recognised; None for text without a signature.
        as_txt: read too where the file is called `.txt`, as programs call what they write.
        collection: a file may hold several documents; its reader is also given the cells of the
            catalogue, and the corpus as `corpus`.
        codes: a file brings codes that people gave; it may stand on no side.
    """

    suffix: str
    reader: str
    structure: int
    aliases: tuple[str, ...] = ()
    signature: Signature | None = None
    as_txt: bool = False
    collection: bool = False
    codes: bool = False

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The suffix and its aliases."""
        return (self.suffix, *self.aliases)

    def load(self) -> tuple[Reader, tuple[type[Exception], ...]]:
        """The reader, and the errors of its libraries that mean that the file is broken."""
        module_name, _, function = self.reader.partition(":")
        module = import_module(module_name)
        return getattr(module, function), getattr(module, "DAMAGE", ())


_READERS = "pipeline.ingest.readers"
_RECORDINGS = f"{_READERS}.recordings"
_COLLECTIONS = "pipeline.ingest.collections"

ZIP = Signature("content_zip")
"""A ZIP archive that is no file of a known program."""

FORMATS: tuple[Format, ...] = (
    Format("txt", f"{_READERS}.text:read_txt", structure=1),
    Format("md", f"{_READERS}.markdown:read_md", structure=7),
    Format(
        "html", f"{_READERS}.html:read_html", structure=8, aliases=("htm",), as_txt=True,
        signature=Signature(
            "content_html", prefixes=(b"<!doctype html", b"<html", b"<?xml"), required=False,
            recognise=f"{_READERS}.html:is_page",
        ),
    ),
    Format(
        "pdf", f"{_READERS}.pdf.reader:read_pdf", structure=5,
        signature=Signature("content_pdf", prefixes=(b"%pdf-",), anywhere=True),
    ),
    Format(
        "docx", f"{_READERS}.word.reader:read_docx", structure=10,
        signature=Signature("content_docx", member="word/document.xml"),
    ),
    Format(
        "odt", f"{_READERS}.odt:read_odt", structure=9,
        signature=Signature(
            "content_odt", mimetype=b"application/vnd.oasis.opendocument.text"
        ),
    ),
    Format(
        "rtf", f"{_READERS}.rtf:read_rtf", structure=6,
        signature=Signature("content_rtf", prefixes=(b"{\\rtf",)),
    ),
    Format("vtt", f"{_READERS}.subtitles:read_vtt", structure=4),
    Format("srt", f"{_READERS}.subtitles:read_srt", structure=3),
    Format("sbv", f"{_READERS}.subtitles:read_sbv", structure=2),
    Format(
        "otr", f"{_RECORDINGS}.otranscribe:read_otr", structure=14, as_txt=True,
        signature=Signature(
            "content_otr", prefixes=(b"{",), required=False,
            recognise=f"{_RECORDINGS}.json_files:is_otranscribe",
        ),
    ),
    Format(
        "json", f"{_RECORDINGS}.json_files:read_json", structure=11, as_txt=True,
        signature=Signature(
            "content_json", prefixes=(b"{", b"["), required=False,
            recognise=f"{_RECORDINGS}.json_files:is_json",
        ),
    ),
    Format(
        "eaf", f"{_RECORDINGS}.elan:read_eaf", structure=13, as_txt=True,
        signature=Signature(
            "content_eaf", prefixes=(b"<?xml", b"<annotation_document"),
            recognise=f"{_RECORDINGS}.elan:is_elan",
        ),
    ),
    Format(
        "textgrid", f"{_RECORDINGS}.praat:read_textgrid", structure=12, as_txt=True,
        signature=Signature(
            "content_textgrid", prefixes=(b'file type = "ootextfile"',), required=False
        ),
    ),
    Format(
        "xlsx", f"{_COLLECTIONS}.sheets.reader:read_xlsx", structure=18, collection=True,
        signature=Signature("content_xlsx", member="xl/workbook.xml"),
    ),
    Format(
        "ods", f"{_COLLECTIONS}.sheets.reader:read_ods", structure=17, collection=True,
        signature=Signature(
            "content_ods", mimetype=b"application/vnd.oasis.opendocument.spreadsheet"
        ),
    ),
    Format(
        "epub", f"{_READERS}.epub:read_epub", structure=19,
        signature=Signature("content_epub", mimetype=b"application/epub+zip"),
    ),
    Format("csv", f"{_COLLECTIONS}.sheets.reader:read_csv", structure=16, collection=True),
    Format("tsv", f"{_COLLECTIONS}.sheets.reader:read_tsv", structure=15, collection=True),
    Format(
        "qdpx", f"{_COLLECTIONS}.qda:read_qdpx", structure=-1, collection=True, codes=True,
        signature=Signature("content_qdpx", member="*.qde"),
    ),
    Format(
        "qdc", f"{_COLLECTIONS}.qda:read_qdc", structure=-2, codes=True,
        signature=Signature(
            "content_qdc", prefixes=(b"<?xml", b"<codebook"),
            recognise=f"{_COLLECTIONS}.qda:is_codebook",
        ),
    ),
    Format(
        "zip", f"{_COLLECTIONS}.archive:read_zip", structure=0, collection=True, signature=ZIP
    ),
)  # fmt: skip
"""The formats that are read, in the order in which messages name them."""

LEGACY_WORD = Signature("content_doc", prefixes=(b"\xd0\xcf\x11\xe0",))
"""Word before 2007, and any Office file that is protected with a password."""

LEGACY_SUFFIX = "doc"
"""The suffix of such a Word file."""

PACKED = Signature(
    "content_packed", prefixes=(b"\x1f\x8b", b"rar!", b"7z\xbc\xaf\x27\x1c"), remedy="unpack"
)
"""Compressed files other than ZIP archives."""

IWORK = Signature("content_iwork", member="Index/Document.iwa", remedy="export_from_iwork")
"""A Pages, Numbers or Keynote document of Apple's."""

OFFICE = Signature("content_office", member="[Content_Types].xml", remedy="put_text_as_docx")
"""A ZIP archive of another Office program."""

REFUSED: tuple[Signature, ...] = (
    LEGACY_WORD,
    Signature(
        "content_picture", prefixes=(b"\x89png", b"\xff\xd8\xff", b"gif8"), remedy="recognise_text"
    ),
    Signature("content_sound", prefixes=(b"id3", b"riff"), remedy="put_transcript"),
    Signature("content_xml", prefixes=(b"<?xml",), remedy="export_as_text"),
    PACKED,
)  # fmt: skip
"""Contents that are recognised by their first bytes and not read."""

SUFFIXES: tuple[str, ...] = tuple(suffix for format in FORMATS for suffix in format.suffixes)
"""Every suffix that is read, in lower case without the dot."""

_BY_SUFFIX = {suffix: format for format in FORMATS for suffix in format.suffixes}
_BY_SIGNATURE = {
    format.signature.name: format for format in FORMATS if format.signature is not None
}


def format_of(suffix: str) -> Format | None:
    """The format of files with the suffix; None if such files are not read."""
    return _BY_SUFFIX.get(suffix)


def format_with(signature: Signature) -> Format | None:
    """The format whose content has the signature; None if it is not read."""
    return _BY_SIGNATURE.get(signature.name)


def suffix_list() -> str:
    """The suffixes with their dots, as messages name them: `.txt, .md, …`."""
    return ", ".join(f".{suffix}" for suffix in SUFFIXES)
