"""Hidden values of the catalogue where titles, file names and labels of speakers tell them again.

A role that is hidden in its column because one person has it would else stand in
`interview-chaplain.docx`, in *The chaplain tells* and before each turn (`Chaplain:`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from pipeline.config.params import FOLDER
from pipeline.ingest.documents import ReadDocument
from pipeline.privacy.shown_names import path_with
from pipeline.text.placeholders import PLACEHOLDER
from pipeline.wording.messages import with_texts

SHORTEST = 3
"""Letters of a value that is looked for: shorter ones, and numbers, stand in names by chance."""
HIDDEN = "[Hidden]"
"""What stands in a title or a file name for a hidden value."""


def hidden_values(given: pd.DataFrame, shown: pd.DataFrame) -> frozenset[tuple[str, str]]:
    """Pairs of column and value that `shown` hides in some document and `given` has.

    Both are rows of Documents in the same order. A date is cut where it is shown, not here. The
    name of a folder counts however short it is: it stands in each path.
    """
    found: set[tuple[str, str]] = set()
    for column in given.columns.difference(["date", "doc_id"]):
        values = given[column].astype(str)
        hidden = values[values != shown[column].astype(str)].unique()
        found.update((str(column), one) for one in hidden if column == FOLDER or _is_long(one))
    return frozenset(found)


def _is_long(value: str) -> bool:
    return len(re.findall(r"[^\W\d_]", value)) >= SHORTEST


def without_values(reading: ReadDocument, hidden: frozenset[tuple[str, str]]) -> ReadDocument:
    """The interview without its hidden values in its file's name, title, notes and labels.

    A label that is nothing else becomes the next free `R1`, `R2` …; its text stays as it is, and
    so do its ids, which `renamed` makes anew from the files. Policy documents stay.
    """
    own = {*reading.entry.given.items(), ("cluster", str(reading.row["cluster"]))} & hidden
    if not own or reading.entry.corpus != "frontline":
        return reading
    pattern = _pattern([value for _, value in own if _is_long(value)])
    is_folder = any(column == FOLDER for column, _ in own)
    file = path_with(
        reading.entry.file,
        lambda part: pattern.sub(HIDDEN, part),
        top=(lambda _: HIDDEN) if is_folder else None,
    )
    labels = _labels(reading.segments, pattern)
    segments = tuple(
        {**one, "speaker": labels.get(str(one["speaker"]), one["speaker"])}
        for one in reading.segments
    )
    title = pattern.sub(HIDDEN, str(reading.row["title"]))
    return replace(
        reading,
        entry=replace(reading.entry, file=file),
        row={**reading.row, "file": file, "title": title},
        notes=tuple(
            with_texts(note, lambda said: pattern.sub(HIDDEN, said)) for note in reading.notes
        ),
        segments=segments,
    )


def _pattern(values: Sequence[str]) -> re.Pattern[str]:
    """Any of the values as whole words, whatever stands between its words; of none, nothing."""
    if not values:
        return re.compile(r"(?!)")
    ways = [
        r"[\W_]+".join(re.escape(word) for word in re.findall(r"[^\W_]+", value))
        for value in sorted(values, key=lambda one: (-len(one), one))
    ]
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(ways)})(?![^\W_])", re.IGNORECASE)


def _labels(segments: Sequence[Mapping[str, Any]], pattern: re.Pattern[str]) -> dict[str, str]:
    """The labels that tell a hidden value, each with what stands in its place."""
    given = dict.fromkeys(str(one["speaker"]) for one in segments)
    made: dict[str, str] = {}
    number = 0
    for label in given:
        left = pattern.sub("", label)
        if left == label:
            continue
        kept = PLACEHOLDER.search(left)
        if kept is None:
            number = next(n for n in range(number + 1, len(given) + 2) if f"R{n}" not in given)
        made[label] = kept[0] if kept else f"R{number}"
    return made
