"""One thin main per stage of dvc.yaml.

In: `params.yaml` and the tables and files that dvc.yaml names as the stage's. Out: its tables,
written at once; nothing is computed here. `run` says how a stage went, `compute` with how many
workers, `preflight` what is wrong before any stage begins.
"""

from __future__ import annotations

import errno
import inspect
import json
import os
import resource
import sys
import time
import traceback
from collections.abc import Callable
from itertools import accumulate, groupby, pairwise
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
from threadpoolctl import threadpool_limits

from pipeline import tables
from pipeline.config.params import ComputeParams, load_params
from pipeline.errors import Explained, say
from pipeline.wording.translation import in_language, language_of_run, number

STOPPED, BROKEN, INTERRUPTED = 1, 2, 130
"""Exit status: stopped with an explanation, broken down, ended with Ctrl-C."""

VERBOSE, REPORT = "COSPEAK_VERBOSE", "COSPEAK_REPORT"
"""Environment variables: tell more; the file to which each stage adds a line about itself."""

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def is_verbose() -> bool:
    """Whether progress is to be printed file by file."""
    return bool(os.environ.get(VERBOSE))


def compute() -> ComputeParams:
    """Where stages work. No stage depends on it, as it changes no result."""
    return load_params().compute


def by_document(segments: pd.DataFrame) -> list[pd.DataFrame]:
    """The segments of each document, in order."""
    lengths = [len(list(rows)) for _, rows in groupby(segments["doc_id"])]
    bounds = pairwise(accumulate(lengths, initial=0))
    return [segments.iloc[start:end] for start, end in bounds]


def run(main: Callable[[], None]) -> None:
    """Runs a stage and says how long it took and how much it made.

    An explained error ends it with its message and exit status 1, any other with the place in the
    code and exit status 2. The words of an error that nobody expected are not shown, as they may
    quote a document.
    """
    stage = Path(inspect.getfile(main)).stem
    started, before = time.monotonic(), _megabytes()
    try:
        # Sums split over threads differ in their last digit from run to run.
        with threadpool_limits(1):
            main()
    except Explained as error:
        _stop(STOPPED, str(error))
    except KeyboardInterrupt:
        _stop(INTERRUPTED, say("It was interrupted. The next run takes up where it was."))
    except MemoryError:
        text = say(
            "The stage {stage} needs more memory than there is. Close other programs.", stage=stage
        )
        _stop(STOPPED, text)
    except Exception as error:  # noqa: BLE001 - a library's words may quote a document
        _explain(error, stage)
    _report(stage, time.monotonic() - started, max(0, _megabytes() - before))


def _stop(status: int, message: str) -> None:
    text = say("Cospeak stopped. {message}", message=message)
    sys.stderr.write(f"\n{text}\n")
    raise SystemExit(status) from None


def _explain(error: Exception, stage: str) -> None:
    if isinstance(error, OSError) and error.errno in _FULL:
        _stop(
            STOPPED,
            say(
                "There is no room left to write the tables of the stage {stage}. Free some space "
                "on the disk and run it again; no half table is left behind.",
                stage=stage,
            ),
        )
    frames = traceback.extract_tb(error.__traceback__)
    shown = frames if is_verbose() else frames[-1:]
    places = [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in shown]
    kind = type(error).__name__
    heading = say("Cospeak broke down in the stage {stage} ({error}):", stage=stage, error=kind)
    rest = say(
        "This is a defect of Cospeak. Its words are not shown, as they may quote an interview."
    )
    if not is_verbose():
        rest += say(" `make run VERBOSE=1` shows more places.")
    sys.stderr.write("\n".join(["", heading, *places, rest, ""]))
    raise SystemExit(BROKEN) from None


def _report(stage: str, seconds: float, megabytes: int) -> None:
    """One line: seconds, megabytes, rows of each table that the stage made."""
    with in_language(language_of_run()):
        line = _line(stage, seconds, megabytes)
    sys.stderr.write(f"{line}\n")
    if os.environ.get(REPORT):
        with Path(os.environ[REPORT]).open("a", encoding="utf-8") as file:
            file.write(json.dumps({"stage": stage, "line": line}) + "\n")


def _line(stage: str, seconds: float, megabytes: int) -> str:
    made = [
        f"{tables.name(table)} {number(pq.read_metadata(tables.place(table)).num_rows)}"
        for table in (*tables.INTERIM, *tables.PUBLISHED)
        if tables.origin(table).stage == stage and tables.place(table).is_file()
    ]
    used = f"{number(seconds, 1):>7} s {number(megabytes):>6} MB"
    return f"{stage:<12} {used}   {' · '.join(made)}".rstrip()


def _megabytes() -> int:
    """The most that this process, or one that it started and that has ended, has had in memory.

    A copy (`pipeline.warm`) begins with the libraries of all stages before it, so that only what
    is added to that is a stage's own.
    """
    return max(
        resource.getrusage(who).ru_maxrss
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    ) // (1 << 20 if sys.platform == "darwin" else 1 << 10)
