"""Files for download: the CSV files of the last run, ZIP archives, the manifest as rows."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pandas as pd
from babel.numbers import get_decimal_symbol

from dashboard.data import loading
from dashboard.translation import language, number, say
from pipeline import tables


def exported() -> dict[str, Path]:
    """The CSV files of the last run by name, with the code books.

    Only files that the manifest names: it has whole interviews only if the params allow them.
    """
    files = loading.manifest().get("files", {})
    places = {str(name): tables.CSV / str(name) for name in files}
    return {name: place for name, place in sorted(places.items()) if place.is_file()}


def date_of_run() -> str:
    """The day on which the tables were made; empty before a run."""
    if not tables.MANIFEST.is_file():
        return ""
    made = tables.MANIFEST.stat().st_mtime
    return datetime.fromtimestamp(made, tz=UTC).date().isoformat()


def file_name(name: str, ending: str, *, documents: str) -> str:
    """The name of a file that leaves: what it is, of which documents, of which day.

    Signs that some system does not take in a file's name, spaces too, become hyphens.
    """
    parts = ["cospeak", name, documents, date_of_run()]
    return re.sub(r"[^\w.-]+", "-", f"{'_'.join(part for part in parts if part)}.{ending}")


def source_line(design: pd.DataFrame) -> str:
    """What a picture rests on and when it was made; `design` has the rows of one language."""
    n = {
        f"{name}_{row['corpus']}": number(int(row[f"n_{name}"]))
        for row in design.to_dict("records")
        for name in ("documents", "clusters")
    }
    made = say("Cospeak {version}, {date}", version=version("cospeak"), date=date_of_run())
    if not {f"documents_{side}" for side in tables.CORPORA} <= n.keys():
        return say("Source: {made}.", made=made)
    return say(
        "Source: {documents_policy} policy documents of {clusters_policy} clusters, "
        "{documents_frontline} interviews of {clusters_frontline} clusters; {made}.",
        made=made,
        **n,
    )


def local_csv(frame: pd.DataFrame) -> bytes:
    """The frame as CSV for a spreadsheet of the interface's language."""
    return tables.to_csv(frame, decimal=get_decimal_symbol(language()))


def archive(members: Mapping[str, bytes]) -> bytes:
    """A ZIP of the members, without time and owner: the same members give the same bytes."""
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
    """Pairs of dotted key and value as text; a value that is no text is JSON."""
    if not isinstance(content, dict):
        return [(prefix, content if isinstance(content, str) else json.dumps(content))]
    return [
        pair
        for key, value in content.items()
        for pair in flatten(value, f"{prefix}.{key}" if prefix else str(key))
    ]
