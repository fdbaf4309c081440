"""What analysts mark, kept in SQLite below data/marks: outside Git, outside DVC, over restarts.

It holds ids and marks, no text: what was marked is joined from the published tables. Answers of the
page Judge passages are kept likewise in a file of their own, which the pipeline reads.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd

from dashboard.translation import say

FILE = Path("data") / "marks" / "marks.sqlite"
COLUMNS = ["kind", "coder", "item", "place", "mark", "marked_at"]
_TABLE = """
CREATE TABLE IF NOT EXISTS marks (
  kind TEXT NOT NULL, coder TEXT NOT NULL, item TEXT NOT NULL, place TEXT NOT NULL,
  mark TEXT NOT NULL, marked_at TEXT NOT NULL, PRIMARY KEY (kind, coder, item, place)
)
"""


class NotSaved(OSError):
    """A mark that could not be written. The message says where, and what to do."""


@contextmanager
def _opened(file: Path) -> Iterator[sqlite3.Connection]:
    file.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(file, timeout=10)) as base, base:
        base.execute(_TABLE)
        yield base


def save(kind: str, coder: str, item: str, mark: str | None, *, place: str = "") -> None:
    """Keeps the coder's mark of an item (at a place of it), or forgets it where `mark` is none.

    Raises:
        NotSaved: the file cannot be written.
    """
    save_all(coder, [(kind, item, place, mark)])


def save_all(
    coder: str, rows: Iterable[tuple[str, str, str, str | None]], *, file: Path | None = None
) -> None:
    """Keeps several marks of a coder at once or none: kind, item, place and mark of each.

    Raises:
        NotSaved: the file cannot be written.
    """
    place = file or FILE
    now = datetime.now(UTC).isoformat(timespec="seconds")
    try:
        with _opened(place) as base:
            for kind, item, where, mark in rows:
                key = (kind, coder, item, where)
                base.execute(
                    "DELETE FROM marks WHERE kind=? AND coder=? AND item=? AND place=?", key
                )
                if mark is not None:
                    base.execute("INSERT INTO marks VALUES (?,?,?,?,?,?)", (*key, mark, now))
    except (sqlite3.Error, OSError) as error:
        raise NotSaved(
            say(
                "The mark could not be saved in {file} ({error}). See that the folder can be "
                "written to and that the disk is not full.",
                file=place,
                error=error,
            )
        ) from None


def read(kind: str, *, file: Path | None = None) -> pd.DataFrame:
    """All marks of a kind, the oldest first; none if nothing was ever marked."""
    place = file or FILE
    if not place.is_file():
        return pd.DataFrame(columns=COLUMNS, dtype=str)
    try:
        with _opened(place) as base:
            rows = base.execute(
                "SELECT * FROM marks WHERE kind=? ORDER BY rowid", (kind,)
            ).fetchall()
    except sqlite3.Error:  # not a database, or damaged: the page goes on, and saving says so
        rows = []
    return pd.DataFrame(rows, columns=COLUMNS).astype(str)
