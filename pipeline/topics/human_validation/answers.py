"""What people answered, joined with the right answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from pipeline.errors import Explained, say
from pipeline.topics.human_validation.tasks import KEY_COLUMNS

FOLDER = Path("data") / "validation"
"""Where the sheets to fill in are written."""
FILLED = FOLDER / "filled"
"""Where people put the sheets that they filled in."""
KEY = FOLDER / "key.csv"
"""The right answers."""
FILLED_COLUMNS = ("task_id", "answer")
"""Columns that a filled sheet needs."""
NONE = "none"
"""Answer that a passage is about none of the topics."""
SHOWN = 20
"""Unusable answers that an error lists at most; one wrong key makes hundreds."""


class WrongAnswers(Explained):
    """Answers cannot be used. The message names each file, line and remedy."""


def answer_files(paths: Iterable[Path]) -> list[Path]:
    """The files with answers, sorted by name; hidden files are left out.

    Raises:
        WrongAnswers: a file is no CSV.
    """
    seen = sorted(path for path in paths if not path.name.startswith((".", "~")))
    other = [f"  {path}" for path in seen if path.suffix.casefold() != ".csv"]
    if other:
        raise WrongAnswers(
            "\n".join([say("Save these as CSV, or take them out of the folder:"), *other])
        )
    return seen


def joined(key: pd.DataFrame, filled: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """All answers with the right ones: coder, given, and the columns of the key.

    `filled` are the sheets by the names of their files. Empty answers are left out. A coder's later
    answer to a task replaces the earlier one.

    Raises:
        WrongAnswers: tasks are unknown, or answers are none of the options.
    """
    known = key.set_index("task_id").to_dict("index")
    rows: dict[tuple[str, str], dict[Any, Any]] = {}
    wrong: list[str] = []
    for name, frame in filled.items():
        for line, row in enumerate(frame.to_dict("records"), start=2):
            given = str(row["answer"]).strip().casefold()
            if not given:
                continue
            task_id = str(row["task_id"]).strip()
            problem = _problem(given, known.get(task_id))
            if problem:
                wrong.append(
                    "  "
                    + say("{file}, line {line}: {problem}", file=name, line=line, problem=problem)
                )
                continue
            coder = str(row.get("coder", "")).strip() or Path(name).stem
            rows[task_id, coder] = dict(known[task_id]) | {"given": given, "coder": coder}
    if wrong:
        heading = say("{n} answer(s) cannot be used:", n=len(wrong))
        raise WrongAnswers("\n".join([heading, *wrong[:SHOWN]]))
    return pd.DataFrame(
        [{"task_id": task_id, **row} for (task_id, _), row in sorted(rows.items())],
        columns=["coder", "given", *KEY_COLUMNS],
    )


def _problem(given: str, task: Mapping[Any, Any] | None) -> str:
    """Why the answer cannot be used, and what to do; empty if it can."""
    if task is None:
        return say(
            "this task is not in {key}. Put the key of that sample back, or take the file out of "
            "the folder.",
            key=KEY,
        )
    options = [option.casefold() for option in str(task["options"]).split(" | ")]
    allowed = [*options, NONE] if task["task"] == "passage_coding" else options
    if given in allowed:
        return ""
    return say(
        "the answer is none of {options}. Write one of them, or leave it empty.",
        options=", ".join(allowed),
    )
