"""Reads the published tables; each is cached until its file changes."""

from __future__ import annotations

import json
import math
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import Any

import pandas as pd
import streamlit as st
from streamlit import config
from streamlit.runtime.scriptrunner import add_script_run_ctx

from dashboard.translation import language, later, say
from pipeline import tables
from pipeline.errors import Explained
from pipeline.wording import findings
from pipeline.wording.messages import render_columns
from pipeline.wording.phrases import Basis, Sentence
from pipeline.wording.translation import in_language


class StaleTable(Explained, ValueError):
    """A table that an older version made. The message says which command makes it anew."""


class BeingRebuilt(tables.MissingTable):
    """A table that a run is just making anew. The message says to reload."""


_RUNNING = Path(".dvc") / "tmp" / "rwlock"


def load(
    table: type[tables.Table], columns: list[str] | None = None, *, in_words: bool = True
) -> pd.DataFrame:
    """The table, or some of its columns, from the cache unless the file has changed.

    Messages are texts in the interface's language and findings have a `sentence`; without
    `in_words` the rows are as the stages published them.

    Raises:
        tables.MissingTable: the table has not been made yet.
        BeingRebuilt: a run is just making it.
        StaleTable: the file lacks a column that is asked for, or holds messages of another version.
    """
    try:
        if in_words and table in findings.SENTENCES:
            rows = _with_sentences(table.__name__, _stamps(*_of_sentences(table)), language())
            return rows[columns] if columns else rows
        spoken = language() if in_words else ""
        return _read(table.__name__, tuple(columns or ()), *_stamp(table), spoken)
    except (StaleTable, BeingRebuilt):  # of a table that the sentences need
        raise
    except (FileNotFoundError, tables.MissingTable, ValueError) as error:
        raise _explained(table, error) from None


def _explained(table: type[tables.Table], error: Exception) -> StaleTable | tables.MissingTable:
    """The error to raise instead: it names the file and the command that mends it."""
    places = {"file": str(tables.place(table)), "stage": tables.origin(table).stage}
    if is_being_made(tables.place(table).resolve()):
        text = say(
            "{file} is being rebuilt by a run that is going on. Reload the page in a moment.",
            **places,
        )
        return BeingRebuilt(text)
    if isinstance(error, ValueError):  # no Parquet, no such column (pyarrow), other messages
        return StaleTable(unfit(table))
    text = say("{file} has not been made yet. Run `make run` (or `dvc repro {stage}`).", **places)
    return tables.MissingTable(text)


def unfit(table: type[tables.Table]) -> str:
    """What is said of a table that another version made: its file and the command to run."""
    return say(
        "{file} does not fit this version. Run `make run` (or `dvc repro --force {stage}`).",
        file=tables.place(table),
        stage=tables.origin(table).stage,
    )


def _stamp(table: type[tables.Table]) -> tuple[str, int]:
    """The table's file and its time of change in nanoseconds: the key of the cache."""
    return _stamped(tables.place(table))


def _stamped(place: Path) -> tuple[str, int]:
    source = place.resolve()
    return str(source), source.stat().st_mtime_ns


def _of_sentences(table: type[tables.Table]) -> tuple[Path, ...]:
    """The files that the sentences of the table are made from."""
    made_of: tuple[type[tables.Table], ...] = (table, tables.Design, tables.Documents)
    return tuple(map(tables.place, made_of))


def _stamps(*places: Path) -> tuple[tuple[str, int], ...]:
    """Each file and its time of change in nanoseconds; those that are not there are left out."""
    made = []
    for place in places:
        with suppress(FileNotFoundError):  # not made yet, or being replaced
            made.append(_stamped(place))
    return tuple(made)


def stamps() -> tuple[tuple[str, int], ...]:
    """File and time of change in nanoseconds of each published table, and of the manifest.

    Those that are not there are left out. What is made of all of them holds as long as these.
    """
    return _stamps(*map(tables.place, tables.PUBLISHED), tables.MANIFEST)


def is_being_made(source: Path) -> bool:
    """Whether a running process of DVC writes the file, by DVC's own list of writers."""
    return _is_alive(_writers().get(str(source)))


def is_running() -> bool:
    """Whether a running process of DVC writes anything: tables may be older than their inputs."""
    return any(_is_alive(writer) for writer in _writers().values())


def _writers() -> dict[str, Any]:
    try:
        writers = json.loads(_RUNNING.read_text(encoding="utf-8"))["write"]
    except (OSError, ValueError, LookupError, TypeError):
        return {}
    return writers if isinstance(writers, dict) else {}


def _is_alive(writer: Any) -> bool:
    try:
        os.kill(int(writer["pid"]), 0)
    except (OSError, ValueError, LookupError, TypeError):
        return False
    return True


# As a resource: the copy that `cache_data` makes for each run would take longer than all else.
# Nothing here changes a frame that it was given.
@st.cache_resource(max_entries=96, show_spinner=False)
def _read(
    name: str, columns: tuple[str, ...], source: str, stamp: int, spoken: str
) -> pd.DataFrame:
    # `source` and `stamp` only key the cache: an argument that starts with _ would be left out.
    table = _named(name)
    rows = tables.read(table, columns=list(columns) or None)
    if lacking := set(columns or tables.columns(table)) - {str(one) for one in rows}:
        raise ValueError(f"{name} lacks {sorted(lacking)}")  # `load` says what to do
    if spoken:
        with in_language(spoken):
            rows = render_columns(rows, tables.message_columns(table))
    return _light(rows) if table in _SHORT else rows


_SHORT = frozenset(
    {
        tables.Gaps, tables.Robustness, tables.Specifications, tables.Design, tables.Documents,
        tables.Topics, tables.TopicFits, tables.Usage, tables.Corrected, tables.Levels,
        tables.LevelContrasts, tables.Changes,
    }
)  # fmt: skip
"""Tables with few rows and many columns of text, which pages cut and sort again and again."""


def _light(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with texts as Python's: to choose among few rows Arrow takes many times as long."""
    texts = [str(name) for name, kind in rows.dtypes.items() if kind == "str"]
    return rows.astype(dict.fromkeys(texts, pd.StringDtype("python", na_value=math.nan)))


@st.cache_resource(max_entries=8, show_spinner=False)
def _with_sentences(name: str, stamps: tuple[tuple[str, int], ...], spoken: str) -> pd.DataFrame:
    # `stamps` only key the cache.
    table = _named(name)
    with in_language(spoken):
        rows = findings.in_words(
            table,
            _read(name, tuple(tables.columns(table)), *_stamp(table), ""),
            design=load_if_made(tables.Design),
            titles=_titles(),
        )
    return _light(rows) if table in _SHORT else rows


def sentence_of(row: Mapping[Any, Any]) -> Sentence:
    """The sentence of a row of `Gaps`, with the finding apart from what follows it."""
    title = _titles().get(str(row["flipped_by"]), "")
    basis = _basis(str(row["language"]))
    return findings.gap_sentence({**row, "flipped_by": title}, basis=basis)


def alike_means(documents: str) -> str:
    """What about alike means for documents of a language; empty where that is not known."""
    return _basis(documents).alike_means


def _basis(documents: str) -> Basis:
    made_of = map(tables.place, (tables.Gaps, tables.Design))
    return _bases(_stamps(*made_of)).get(documents, Basis())


@st.cache_resource(max_entries=8, show_spinner=False)
def _bases(stamps: tuple[tuple[str, int], ...]) -> dict[str, Basis]:
    # `stamps` only key the cache. The same in every language: names of codes and numbers.
    rows = load_if_made(tables.Gaps, ["language", "measure"])
    return findings.bases(load_if_made(tables.Design), rows)


def _titles() -> dict[str, str]:
    documents = load_if_made(tables.Documents, ["doc_id", "title"])
    return dict(zip(documents["doc_id"], documents["title"], strict=True))


def _named(name: str) -> type[tables.Table]:
    return next(table for table in tables.PUBLISHED if table.__name__ == name)


READER = "reads ahead"


def read_ahead() -> None:
    """Reads `Passages` into the cache in a thread, so that the first search need not wait."""
    there = tables.place(tables.Passages).is_file()
    if there and not config.get_option("global.appTest"):
        _begin_to_read(*_stamp(tables.Passages), language())


@st.cache_resource(max_entries=1, show_spinner=False)
def _begin_to_read(source: str, stamp: int, spoken: str) -> None:
    def read() -> None:
        with suppress(tables.MissingTable, ValueError):  # the page that needs it says so
            _read(tables.Passages.__name__, (), source, stamp, spoken)

    thread = Thread(target=read, name=READER, daemon=True)
    add_script_run_ctx(thread)
    thread.start()


def load_if_made(table: type[tables.Table], columns: list[str] | None = None) -> pd.DataFrame:
    """The table, or none of its rows if it has not been made.

    Raises:
        StaleTable: the table is of another version.
    """
    try:
        return load(table, columns)
    except tables.MissingTable:
        return tables.empty(table)


def manifest() -> dict[str, Any]:
    """The content of `manifest.json`; empty if it is missing or damaged."""
    try:
        content = json.loads(Path(tables.MANIFEST).read_text(encoding="utf-8"))
    except (FileNotFoundError, json.JSONDecodeError):
        return {}
    return content if isinstance(content, dict) else {}


def level() -> float:
    """The significance level of the last run, from the manifest; 0.05 if it does not say."""
    return float(manifest().get("params", {}).get("gap", {}).get("level", 0.05))


def of(frame: pd.DataFrame, **wanted: str) -> pd.DataFrame:
    """The rows whose columns equal the wanted values; the frame itself if all do."""
    for key, value in wanted.items():
        there = frame[key] == value
        frame = frame if there.all() else frame[there]
    return frame


INVENTED = later("Example: the texts are invented. Do not quote any figure.")
"""What every page, picture and report of such texts begins with or ends in."""


def is_invented() -> bool:
    """Whether the corpus is the sample, or the catalogue's column `invented` marks a document."""
    folder = manifest().get("params", {}).get("documents", {}).get("folder", "")
    documents = load_if_made(tables.Documents)
    marked = documents["invented"] if "invented" in documents else pd.Series(dtype=str)
    yes = marked.astype(str).str.lower().isin(["true", "yes", "1", "1.0", "ja"])
    return str(folder).rstrip("/") == "data/sample" or bool(yes.any())
