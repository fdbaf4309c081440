"""Word files in the strict form of ISO 29500, which python-docx does not know, to the usual one.

The two differ in the names of their XML namespaces and relations.
"""

from __future__ import annotations

import io
import re
import zipfile

_STRICT = b"http://purl.oclc.org/ooxml/"
_NAME = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/([\w/]+)")
_MAX_BYTES = 200 << 20
"""Bytes of a part when unpacked."""


def transitional(data: bytes) -> bytes:
    """The file itself if it is not strict, else the same file with the usual names.

    Raises:
        ValueError: a part is too large.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if _STRICT not in _part(package, "_rels/.rels"):
            return data
        parts = {info.filename: _part(package, info.filename) for info in package.infolist()}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, content in parts.items():
            is_xml = name.endswith((".xml", ".rels"))
            package.writestr(zipfile.ZipInfo(name), _renamed(content) if is_xml else content)
    return made.getvalue()


def _part(package: zipfile.ZipFile, name: str) -> bytes:
    if name not in package.namelist():
        return b""
    with package.open(name) as part:
        content = part.read(_MAX_BYTES + 1)
    if len(content) > _MAX_BYTES:
        raise ValueError("a part larger than a document")
    return content


def _renamed(content: bytes) -> bytes:
    """The XML with `…/officeDocument/relationships` as `…/officeDocument/2006/relationships`."""
    return _NAME.sub(rb"http://schemas.openxmlformats.org/\1/2006/\2", content)
