"""A file to its text: what it is by suffix and content, the reader of its format, or why not."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

from pipeline.ingest.blocks import Block, FileText, UnreadableFile, repair_text
from pipeline.ingest.collections.archive import member_bytes
from pipeline.ingest.programs.legacy_word import legacy_text
from pipeline.ingest.programs.run import ProgramFailed
from pipeline.ingest.registry import (
    FORMATS,
    IWORK,
    LEGACY_SUFFIX,
    LEGACY_WORD,
    OFFICE,
    REFUSED,
    ZIP,
    Format,
    Signature,
    format_of,
    format_with,
    suffix_list,
)
from pipeline.text.keyed_ids import secret_of
from pipeline.wording.messages import Message, message
from pipeline.wording.templates import TEMPLATES

_DAMAGE = (
    ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, OSError, RuntimeError,
    TypeError, ValueError, struct.error, zipfile.BadZipFile, zlib.error,
)  # fmt: skip
"""What any library may raise over a damaged file; readers name further errors of their own."""

_BLANK = b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"
"""Bytes of white space and byte order marks: a file of nothing else is empty."""

_HEAD = 1024
"""Bytes at the beginning of a file in which signatures are looked for."""


def read_file(
    path: Path, *, settings: Mapping[str, str] | None = None, inside: str = ""
) -> FileText:
    """The file's text in reading order; `settings` are what the catalogue says of it.

    `inside` is the path of a file in the archive `path`, which is read in its place.

    Raises:
        UnreadableFile: it is empty, protected, broken, not text or not what its suffix says.
    """
    if path.is_symlink() and not path.is_file():
        raise UnreadableFile(message("broken_link"), message("copy_target"))
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = message("cannot_open", reason=str(error.strerror))
        raise UnreadableFile(reason, message("check_permission")) from None
    if not inside and (text := _legacy_text(path, data)) is not None:
        return replace(read_bytes(text, suffix="txt"), secret=secret_of(data))
    if not inside:
        return read_bytes(data, suffix=path.suffix.lower().lstrip("."), settings=settings)
    return _read_inside(data, inside, settings)


def _legacy_text(path: Path, data: bytes) -> bytes | None:
    """The text of a Word file from before 2007, where a program can read it.

    Raises:
        UnreadableFile: the program cannot.
    """
    if path.suffix.lower() != f".{LEGACY_SUFFIX}" or not data.startswith(LEGACY_WORD.prefixes):
        return None
    try:
        return legacy_text(path)
    except ProgramFailed as error:
        reason = message("broken", suffix=LEGACY_SUFFIX, kind=str(error))
        raise UnreadableFile(reason, message("save_as_docx")) from None


def _read_inside(data: bytes, inside: str, settings: Mapping[str, str] | None) -> FileText:
    """The text of a file in the archive; an archive in it is refused.

    Raises:
        UnreadableFile: the file cannot be read.
    """
    suffix = PurePosixPath(inside).suffix.lower().lstrip(".")
    try:
        content = member_bytes(data, inside)
    except UnreadableFile:
        raise
    except (*_DAMAGE, NotImplementedError):
        raise UnreadableFile(message("broken_archive"), message("save_anew")) from None
    made = read_bytes(content, suffix=suffix, settings=settings)
    if any(member.is_file for member in made.members):
        raise UnreadableFile(message("nested_archive"), message("unpack"))
    return made


def read_bytes(data: bytes, *, suffix: str, settings: Mapping[str, str] | None = None) -> FileText:
    """The text of a file's bytes in reading order; `suffix` is in lower case, without its dot.

    Raises:
        UnreadableFile: it is empty, protected, broken, not text or not what its suffix says.
    """
    if not data.strip(_BLANK):
        raise UnreadableFile(message("file_empty"), message("replace_with_text"))
    format = _format_of(data, suffix)
    reader, own_damage = format.load()
    damage: tuple[type[Exception], ...] = (*_DAMAGE, *own_damage)
    try:
        content = reader(data, settings or {}) if format.collection else reader(data)
    except UnreadableFile:
        raise
    except damage as error:
        reason = message("broken", suffix=suffix, kind=type(error).__name__)
        raise UnreadableFile(reason, message("save_anew")) from None
    made = _repaired(replace(content, format=format.suffix, secret=secret_of(data)))
    if not made.blocks and not made.members and made.codebook is None:
        raise UnreadableFile(message("no_text"), message("replace_with_text"))
    return made


def _repaired(content: FileText) -> FileText:
    """The text with sound characters, without blocks that are blank; the members' too."""
    blocks = tuple(
        replace(block, text=text)
        for block in content.blocks
        if (text := _trimmed(repair_text(block.text), block))
    )
    members = tuple(
        one if one.content is None else replace(one, content=_repaired(one.content))
        for one in content.members
    )
    return replace(content, blocks=blocks, members=members)


def _trimmed(text: str, block: Block) -> str:
    """The text without white space around it; a table's row keeps its empty cells."""
    if block.kind != "table" or not text.strip():
        return text.strip()
    return text.strip(" \n")


def _format_of(data: bytes, suffix: str) -> Format:
    """The format of the suffix, if the content may be of that format.

    Raises:
        UnreadableFile: with what the content is, and the suffix that it should have.
    """
    format, signature = format_of(suffix), signature_of(data)
    if signature is LEGACY_WORD:
        _check_legacy_word(data, suffix)
    meant = None if signature is None else format_with(signature)
    if suffix == "txt" and meant is not None and meant.as_txt:
        return meant
    fits = signature is None or meant is format is not None
    if signature is not None and not fits:
        raise UnreadableFile(_other_content(signature, suffix), _remedy_for(signature))
    if format is None:
        reason = message("unknown_suffix", suffix=suffix) if suffix else message("no_suffix")
        raise UnreadableFile(reason, message("save_as_format", formats=suffix_list()))
    if format.signature is not None and format.signature.required and signature is None:
        raise UnreadableFile(message("broken_or_other", suffix=suffix), message("save_anew"))
    return format


def _check_legacy_word(data: bytes, suffix: str) -> None:
    """Refuses old Word files where the suffix is one of Word or OpenDocument.

    Raises:
        UnreadableFile: an old Word file, or a newer one that is protected with a password.
    """
    if suffix == LEGACY_SUFFIX:
        raise UnreadableFile(message("legacy_word"), message("save_as_docx"))
    if suffix not in ("docx", "odt", "xlsx", "ods"):
        return
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise UnreadableFile(message("password", suffix=suffix), message("unlock"))
    if suffix in ("xlsx", "ods"):
        return
    reason = message("disguised_legacy_word", suffix=suffix)
    raise UnreadableFile(reason, message("save_as_docx"))


def _other_content(signature: Signature, suffix: str) -> Message:
    content = _content(signature)
    if format_of(suffix) is None:
        return message("other_content", one=content)
    return message("disguised", suffix=suffix, one=content)


def _content(signature: Signature) -> Message:
    """What the content is called: by its template, else by the suffix of its format.

    Raises:
        KeyError: the signature is of no format and has no template.
    """
    format = format_with(signature)
    if signature.name in TEMPLATES or format is None:
        return message(signature.name)
    return message("content_file", suffix=format.suffix)


def _remedy_for(signature: Signature) -> Message:
    if signature.remedy:
        return message(signature.remedy)
    format = format_with(signature)
    return message("rename_suffix", suffix=LEGACY_SUFFIX if format is None else format.suffix)


def signature_of(data: bytes) -> Signature | None:
    """The signature of the content; None for plain text.

    Raises:
        UnreadableFile: a damaged archive.
    """
    head = data[:_HEAD].lower()
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    for signature in (*_SIGNATURES, *REFUSED):
        if signature.prefixes and start.startswith(signature.prefixes) and signature.fits(data):
            return signature
    if start.startswith(b"pk\x03\x04"):
        return _archive_signature(data)
    return next((one for one in _SIGNATURES if one.anywhere and one.prefixes[0] in head), None)


_SIGNATURES = tuple(format.signature for format in FORMATS if format.signature is not None)


def _archive_signature(data: bytes) -> Signature:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            found = next((one for one in (*_SIGNATURES, IWORK) if one.is_of(names)), None)
            mimetype = archive.read("mimetype") if not found and "mimetype" in names else b""
    except _DAMAGE:
        raise UnreadableFile(message("broken_archive"), message("save_anew")) from None
    typed = (one for one in _SIGNATURES if one.mimetype and mimetype.startswith(one.mimetype))
    found = found or next(typed, None)
    if found is not None:
        return found
    return OFFICE if mimetype or OFFICE.member in names else ZIP
