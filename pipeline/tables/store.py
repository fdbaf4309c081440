"""Where a table is kept; how it is checked, written in one step and read."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pandera.pandas as pa
from pandera.engines.pandas_engine import Engine

from pipeline.errors import say
from pipeline.tables.base import MissingTable, Table, WrongTable, origin

DATA = Path("data")
ANNOTATIONS = DATA / "interim" / "annotations"
READ_MENTIONS = DATA / "interim" / "read_mentions"
METRICS = DATA / "published" / "metrics.json"
PLOTS = DATA / "published" / "plots"
CSV = DATA / "published" / "csv"
MANIFEST = DATA / "published" / "manifest.json"


def name(table: type[Table]) -> str:
    """The table's name in snake case: `TopicTerms` is `topic_terms`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", table.__name__).lower()


def place(table: type[Table]) -> Path:
    """Where the table is kept, from the project's folder."""
    return DATA / origin(table).folder / f"{name(table)}.parquet"


def columns(table: type[Table]) -> dict[str, str]:
    """Each column of the table with what it means, in order."""
    return dict(_described(table))


@cache
def _described(table: type[Table]) -> dict[str, str]:
    return {key: str(field.description) for key, field in table.to_schema().columns.items()}


def catalogue_columns(table: type[Table], frame: pd.DataFrame) -> list[str]:
    """The columns of the frame that hold values of the catalogue, its own columns among them."""
    schema = table.to_schema().columns
    return [
        str(name)
        for name in frame.columns
        if name not in schema or (schema[name].metadata or {}).get("catalogue")
    ]


def row_is(table: type[Table]) -> str:
    """What one row of the table is: the first line of its docstring, without `One row per`."""
    return (table.__doc__ or "").split("\n")[0].removeprefix("One row per ").rstrip(".")


def message_columns(table: type[Table]) -> dict[str, str]:
    """The table's columns that hold messages, each with what stands between several of a cell."""
    return dict(_message_columns(table))


@cache
def _message_columns(table: type[Table]) -> tuple[tuple[str, str], ...]:
    columns = table.to_schema().columns.items()
    held = ((key, (field.metadata or {}).get("separator")) for key, field in columns)
    return tuple((key, str(separator)) for key, separator in held if separator is not None)


def check(table: type[Table], frame: pd.DataFrame) -> pd.DataFrame:
    """The frame, checked by the table's schema and with its columns in the schema's order.

    Raises:
        WrongTable: with the columns and the checks that failed, never a value.
    """
    named = list(columns(table))
    own = [key for key in frame.columns if key not in named] if origin(table).own_columns else []
    unlike = sorted(set(map(str, frame.columns.drop(own))) ^ set(named))
    if unlike:
        raise WrongTable(
            say(
                "The table {table} misses or does not know: {columns}.",
                table=name(table),
                columns=", ".join(unlike),
            )
        )
    if _is_sound(table.to_schema(), frame):
        return frame[named + own]
    try:
        table.to_schema().validate(frame.drop(columns=own), lazy=True)
    except pa.errors.SchemaErrors as errors:
        # pandera quotes the failing cells, and a cell may hold interview text.
        failed = errors.failure_cases[["column", "check"]].drop_duplicates().astype(str)
        raise WrongTable(
            say(
                "The table {table} is not as it should be: {checks}",
                table=name(table),
                checks="; ".join(f"{row.column}: {row.check}" for row in failed.itertuples()),
            )
        ) from None
    return frame[named + own]


def _is_sound(schema: pa.DataFrameSchema, frame: pd.DataFrame) -> bool:
    """Whether each column is as the schema wants; False also where only pandera can tell.

    The same checks as those of `validate`, which takes several times as long: it accounts for the
    failing cells of a column even where there are none.
    """
    by_column = not schema.checks and not schema.unique and frame.columns.is_unique
    return by_column and all(_fits(field, frame[key]) for key, field in schema.columns.items())


def _fits(field: pa.Column, values: pd.Series[Any]) -> bool:
    fits = field.dtype.check(Engine.dtype(values.dtype), values)  # of all, or of each
    if not (fits if isinstance(fits, bool) else all(fits)):
        return False
    if (values.hasnans and not field.nullable) or (field.unique and not values.is_unique):
        return False
    return all(check(values).check_passed for check in field.checks)


def table_of(table: type[Table], rows: Sequence[Mapping[str, object]]) -> pd.DataFrame:
    """The rows as a frame with the table's columns in its order, floats rounded."""
    if not rows:
        return empty(table)
    return round_floats(pd.DataFrame(rows)[list(columns(table))])


def round_floats(frame: pd.DataFrame, *, digits: int = 6) -> pd.DataFrame:
    """The frame with floats rounded to significant digits: the same bytes on every machine."""
    numbers = [str(key) for key, kind in frame.dtypes.items() if pd.api.types.is_float_dtype(kind)]
    return frame.assign(
        **{key: [float(f"{value:.{digits}g}") for value in frame[key]] for key in numbers}
    )


@contextmanager
def written_beside(target: Path) -> Iterator[Path]:
    """A path beside the target to write to; when that is done it takes the target's place at once.

    Whoever reads the target sees the old file or the new one whole, also after a crash or a power
    cut in between. If writing fails, nothing is left behind and the target stays as it was.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    for left in target.parent.glob(f".{target.name}.*.part"):
        if not _is_running(int(left.suffixes[-2][1:])):
            left.unlink(missing_ok=True)  # by a run that was ended; interview text may be in it
    # Two runs at once must not write into each other's file.
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        yield beside
        _to_disk(beside)
        beside.replace(target)
        _to_disk(target.parent)
    finally:
        beside.unlink(missing_ok=True)


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return process != os.getpid()


def _to_disk(path: Path) -> None:
    """Waits until the file, or the folder's list of names, is on the disk and not only on its way.

    A system that cannot do so for a folder is passed over.
    """
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if not path.is_dir() or error.errno not in (errno.EINVAL, errno.EBADF, errno.ENOTSUP):
            raise
    finally:
        os.close(handle)


def write(table: type[Table], frame: pd.DataFrame) -> None:
    """Checks the frame, rounds its floats, writes it beside its place and renames it.

    No half table is ever read.
    """
    rounded = round_floats(check(table, frame))
    with written_beside(place(table)) as beside:
        rounded.reset_index(drop=True).to_parquet(beside, index=False)


def read(table: type[Table], *, columns: list[str] | None = None) -> pd.DataFrame:
    """The table, or only some of its columns.

    Raises:
        MissingTable: the table has not been made yet; the message names the command.
    """
    source = place(table)
    if not source.is_file():
        raise MissingTable(
            say(
                "{file} has not been made yet. Run `make run` (or `dvc repro {stage}`).",
                file=source,
                stage=origin(table).stage,
            )
        )
    # Opened once: by its path pyarrow opens it again, and another may stand there meanwhile.
    with source.open("rb") as file:
        return pd.read_parquet(file, columns=columns)


def empty(table: type[Table]) -> pd.DataFrame:
    """The table without a row, each column of its type."""
    schema = table.to_schema()
    return pd.DataFrame(
        {key: pd.Series([], dtype=field.dtype.type) for key, field in schema.columns.items()}
    )
