"""ZIP archives to members: what is in them, and the bytes of one file.

Nothing is unpacked to a disk. An archive is listed by one worker, and each file in it read by
another, within the limits of a single file.
"""

from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

from pipeline.ingest.blocks import FileText, Member, UnreadableFile
from pipeline.ingest.listing import is_document
from pipeline.wording.messages import message

DAMAGE = (zipfile.LargeZipFile, NotImplementedError)
"""What the library raises over a damaged file or a packing that it does not know."""

_MAX_MEMBERS = 2_000
"""Files in an archive; more are no folder of interviews."""
_MAX_BYTES = 200 << 20
"""Bytes of a file when unpacked."""
_MAX_RATIO = 200
"""How many times larger than packed a file may be, from 1 MB on; text packs to about a fifth."""
_SMALL = 1 << 20
_ENCRYPTED = 0x1


def read_zip(data: bytes, settings: Mapping[str, str]) -> FileText:
    """A member for each document in the archive, to be read by itself; `settings` say nothing.

    The folder that a document is in is its cluster, as outside of an archive; one folder that
    holds everything else is not.

    Raises:
        UnreadableFile: it is empty, or holds too many files.
    """
    del settings
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [info.filename for info in archive.infolist() if not info.is_dir()]
    paths = list(dict.fromkeys(path for name in names if (path := _path(name))))
    if len(names) > _MAX_MEMBERS:
        raise UnreadableFile(message("too_many_members", n=len(names)), message("unpack"))
    if not paths:
        raise UnreadableFile(message("empty_archive"), message("replace_with_text"))
    top = _common_folder(paths)
    return FileText(
        (), "zip", members=tuple(Member(path, given=_cluster(path, top)) for path in paths)
    )


def _path(name: str) -> str:
    """The path in the archive as one of a folder; empty for what is no document.

    A path that leads out of the archive is led back in: nothing is written to it.
    """
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    path = "/".join(parts)
    return path if path and is_document(f"folder/{path}") else ""


def _common_folder(paths: Sequence[str]) -> str:
    """The folder that holds all of it, as programs make one; empty if there is none."""
    tops = {path.split("/")[0] if "/" in path else "" for path in paths}
    return tops.pop() if len(tops) == 1 else ""


def _cluster(path: str, top: str) -> dict[str, str]:
    folders = PurePosixPath(path).parts[:-1]
    inner = folders[1:] if top and folders[:1] == (top,) else folders
    return {"cluster": inner[0]} if inner else {}


def member_bytes(data: bytes, path: str) -> bytes:
    """The bytes of the file at a member's path.

    Raises:
        UnreadableFile: it is protected, a link, too large, or packed as no document is.
        KeyError: there is none.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        info = next(one for one in archive.infolist() if _path(one.filename) == path)
        return content_of(archive, info)


def content_of(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """The bytes of a file in the archive.

    Raises:
        UnreadableFile: it is protected, a link, too large, or packed as no document is.
    """
    if info.flag_bits & _ENCRYPTED:
        raise UnreadableFile(message("password", suffix="zip"), message("unlock"))
    if stat.S_ISLNK(info.external_attr >> 16):
        raise UnreadableFile(message("broken_link"), message("copy_target"))
    with archive.open(info) as member:
        content = member.read(_MAX_BYTES + 1)
    limit = _MAX_BYTES if len(content) <= _SMALL else _MAX_RATIO * max(info.compress_size, 1)
    if len(content) > min(limit, _MAX_BYTES):
        raise UnreadableFile(message("packed_too_tightly"), message("unpack"))
    return content
