"""What is taken along: the CSV files of the last run, archives, the manifest as rows."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dashboard.data import loading
from pipeline import tables


def exported() -> dict[str, Path]:
    """The CSV files of the last run, code book among them, by their names.

    Only what the manifest names: whole interviews are in it where the params let them leave.
    """
    files = loading.manifest().get("files", {})
    places = {str(name): tables.CSV / str(name) for name in files}
    return {name: place for name, place in sorted(places.items()) if place.is_file()}


def archive(members: Mapping[str, bytes]) -> bytes:
    """A ZIP of the members. The same members give the same bytes: no time and no owner in it."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in sorted(members):
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            packed.writestr(entry, members[name])
    return file.getvalue()


def flatten(content: Any, prefix: str = "") -> list[tuple[str, str]]:
    """Nested keys as dotted names, each with its value as text."""
    if not isinstance(content, dict):
        return [(prefix, content if isinstance(content, str) else json.dumps(content))]
    return [
        pair
        for key, value in content.items()
        for pair in flatten(value, f"{prefix}.{key}" if prefix else str(key))
    ]
