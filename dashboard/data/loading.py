"""Reading the published tables, each again only when its file has changed."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import Any

import pandas as pd
import streamlit as st
from streamlit import config
from streamlit.runtime.scriptrunner import add_script_run_ctx

from dashboard.translation import (
    FIRST,
)
from pipeline import tables

_OTHERS = tuple(f"_{other}" for other in LANGUAGES if other != FIRST)


class StaleTable(ValueError):
    """A table that an older version made. The message says which command makes it anew."""


class BeingRebuilt(tables.MissingTable):
    """A table that a run is just making anew. The message says to reload."""


_RUNNING = Path(".dvc") / "tmp" / "rwlock"


def load(table: type[tables.Table], columns: list[str] | None = None) -> pd.DataFrame:
    """The table, or some of its columns, read again only when its file has changed.

    Raises:
        tables.MissingTable: the table has not been made yet.
        BeingRebuilt: a run is just making it.
        StaleTable: the file lacks a column that is asked for.
    """
    source = tables.place(table).resolve()
    named = tables.columns(table)
    own = f"_{language()}"
    also = [f"{name}{own}" for name in columns or () if f"{name}{own}" in named]
    try:
        stamp = source.stat().st_mtime_ns
        found = _read(table.__name__, (*(columns or ()), *also), str(source), stamp)
    except (FileNotFoundError, tables.MissingTable, StaleTable) as error:
        if is_being_made(source):
            raise BeingRebuilt(
                f"{tables.place(table)} is being rebuilt by a run that is going on."
                " Reload the page in a moment."
            ) from None
        if isinstance(error, StaleTable):
            raise
        return tables.read(table)  # raises, and says which command makes it
    return _in_language(found)


def is_being_made(source: Path) -> bool:
    """Whether a run is going on that makes the file: DVC keeps a list of what each run writes."""
    try:
        writers = json.loads(_RUNNING.read_text(encoding="utf-8"))["write"]
        os.kill(int(writers[str(source)]["pid"]), 0)
    except (OSError, ValueError, LookupError, TypeError):
        return False
    return True


def _in_language(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with each text that stands in several languages in the interface's only."""
    for name in [name for name in rows.columns if name.endswith(_OTHERS)]:
        text, _, other = str(name).rpartition("_")
        if other == language() and text in rows:
            rows = rows.assign(**{text: rows[name]})
        rows = rows.drop(columns=name)
    return rows


# As a resource: the copy that `cache_data` makes for each run would take longer than all else.
# Nothing here changes a frame that it was given.
@st.cache_resource(max_entries=48, show_spinner=False)
def _read(name: str, columns: tuple[str, ...], source: str, stamp: int) -> pd.DataFrame:
    # `source` and `stamp` only key the cache: an argument that starts with _ would be left out.
    table = next(table for table in tables.PUBLISHED if table.__name__ == name)
    try:
        return tables.read(table, columns=list(columns) or None)
    except ValueError:  # pyarrow's ArrowInvalid: no such column, or no Parquet file
        stage = tables.origin(table).stage
        raise StaleTable(
            f"{tables.place(table)} does not fit this version. "
            f"Run `make run` (or `dvc repro --force {stage}`)."
        ) from None


READER = "reads ahead"


def read_ahead() -> None:
    """Begins to read the passages once a page stands: the first search is not to wait for them."""
    source = tables.place(tables.Passages).resolve()
    if source.is_file() and not config.get_option("global.appTest"):
        _begin_to_read(str(source), source.stat().st_mtime_ns)


@st.cache_resource(max_entries=1, show_spinner=False)
def _begin_to_read(source: str, stamp: int) -> None:
    def read() -> None:
        with suppress(tables.MissingTable, StaleTable):  # the page that needs it says so
            _read(tables.Passages.__name__, (), source, stamp)

    thread = Thread(target=read, name=READER, daemon=True)
    add_script_run_ctx(thread)
    thread.start()


def load_if_made(table: type[tables.Table], columns: list[str] | None = None) -> pd.DataFrame:
    """The table, or none of its rows if it has not been made."""
    try:
        return load(table, columns)
    except tables.MissingTable:
        return tables.empty(table)


def manifest() -> dict[str, Any]:
    """What the exports say of how the tables were made; empty if they have not run."""
    try:
        content = json.loads(Path(tables.MANIFEST).read_text(encoding="utf-8"))
    except (FileNotFoundError, json.JSONDecodeError):
        return {}
    return content if isinstance(content, dict) else {}


def level() -> float:
    """The largest p-value that counts as told from luck in the last run."""
    return float(manifest().get("params", {}).get("gap", {}).get("level", 0.05))


def of(frame: pd.DataFrame, **wanted: str) -> pd.DataFrame:
    """The rows whose columns hold the wanted values."""
    for key, value in wanted.items():
        there = frame[key] == value
        frame = frame if there.all() else frame[there]
    return frame


def is_invented() -> bool:
    """The corpus is the sample, or its catalogue calls its texts invented."""
    folder = manifest().get("params", {}).get("documents", {}).get("folder", "")
    documents = load_if_made(tables.Documents)
    marked = documents["invented"] if "invented" in documents else pd.Series(dtype=str)
    yes = marked.astype(str).str.lower().isin(["true", "yes", "1", "1.0", "ja"])
    return str(folder).rstrip("/") == "data/sample" or bool(yes.any())
