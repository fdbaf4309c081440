"""Documents and refusals to the tables of the corpus: Segments, Documents and Unreadable."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pipeline import tables
from pipeline.config.yaml_files import sentence
from pipeline.errors import Explained, say
from pipeline.ingest.catalogue import CATALOGUE_COLUMNS
from pipeline.ingest.documents import ReadDocument
from pipeline.ingest.duplicates import without_duplicates
from pipeline.ingest.listing import Refusal
from pipeline.ingest.talk.corrections import UNSURE
from pipeline.wording.messages import encoded
from pipeline.wording.translation import in_language, language_of_run

SHOWN = 20
"""Files that were not used, of which an error names at most so many."""


class NothingToCompare(Explained):
    """One side has no document that can be used. The message says what was found and what to do."""


@dataclass(frozen=True)
class CorpusTables:
    """The stage's tables but for what privacy adds."""

    segments: pd.DataFrame
    documents: pd.DataFrame
    speakers: pd.DataFrame
    unreadable: pd.DataFrame


def own_columns(listed: Sequence[str], documents: Sequence[ReadDocument]) -> tuple[str, ...]:
    """The catalogue's own columns, and those that spreadsheets bring for their respondents."""
    brought = (name for document in documents for name in document.entry.given)
    known = {*CATALOGUE_COLUMNS, *listed}
    return (*listed, *sorted({name for name in brought if name not in known}))


def corpus_tables(
    documents: Sequence[ReadDocument],
    refusals: Sequence[Refusal],
    *,
    own_columns: Sequence[str] = (),
    near_duplicate: float = 0.8,
) -> CorpusTables:
    """Documents, Segments and Unreadable, in order of path; each text is counted once.

    Raises:
        NothingToCompare: no document on one side.
    """
    used, duplicates = without_duplicates(documents, threshold=near_duplicate)
    used = sorted(used, key=lambda document: document.entry.file)
    refused = sorted([*refusals, *duplicates], key=lambda refusal: refusal.file)
    _check_sides(used, refused)
    rows = [
        {**_row(document), **{name: document.entry.given.get(name, "") for name in own_columns}}
        for document in used
    ]
    return CorpusTables(
        segments=_frame(tables.Segments, [row for document in used for row in document.segments]),
        documents=_frame(tables.Documents, rows),
        speakers=_frame(tables.Speakers, [row for one in used for row in _speakers(one)]),
        unreadable=_frame(tables.Unreadable, [_unreadable(refusal) for refusal in refused]),
    )


def with_refusals(unreadable: pd.DataFrame, refusals: Sequence[Refusal]) -> pd.DataFrame:
    """The table with these refusals, each in place of an earlier one of its file."""
    if not refusals:
        return unreadable
    new = _frame(tables.Unreadable, [_unreadable(one) for one in refusals])
    kept = unreadable[~unreadable["file"].isin(new["file"])]
    return pd.concat([kept, new]).sort_values("file", ignore_index=True)


def _frame(table: type[tables.Table], rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    if not rows:
        return tables.empty(table)
    named = list(tables.columns(table))
    own = [name for name in rows[0] if name not in named]
    types = {key: column.dtype.type for key, column in table.to_schema().columns.items()}
    return pd.DataFrame(list(rows), columns=[*named, *own]).astype(types)


def _row(document: ReadDocument) -> dict[str, Any]:
    known = document.correction
    guessed = any(note.code in UNSURE for note in document.notes)
    unsure = guessed and not (known and known.settles_speakers)
    return {**document.row, "unsure": unsure, "notes": encoded(document.notes)}


def _speakers(document: ReadDocument) -> list[dict[str, Any]]:
    """The rows of Speakers; the role is the one in which somebody says the most."""
    rows: dict[str, dict[str, Any]] = {}
    words: dict[str, Counter[str]] = defaultdict(Counter)
    for segment, known in zip(document.segments, document.speaker_ids, strict=True):
        if not known:
            continue
        row = rows.setdefault(
            known,
            {"doc_id": segment["doc_id"], "speaker": segment["speaker"], "speaker_id": known,
             "n_turns": 0, "n_tokens": 0},
        )  # fmt: skip
        row["n_turns"] += 1
        row["n_tokens"] += int(segment["n_tokens"])
        words[known][str(segment["role"])] += int(segment["n_tokens"]) + 1
    return [{**row, "role": words[known].most_common(1)[0][0]} for known, row in rows.items()]


def _unreadable(refusal: Refusal) -> dict[str, str]:
    words = {"reason": encoded([refusal.reason]), "remedy": encoded([refusal.remedy])}
    return {"file": refusal.file, "corpus": refusal.corpus, **words}


def _check_sides(used: Sequence[ReadDocument], refused: Sequence[Refusal]) -> None:
    missing = [side for side in tables.CORPORA if not any(r.entry.corpus == side for r in used)]
    if not missing:
        return
    with in_language(language_of_run()):  # reasons are messages, and said here
        lines = [
            "  "
            + say(
                "{problem} To do: {remedy}.",
                problem=sentence(f"{one.file}: {one.reason}"),
                remedy=one.remedy,
            )
            for one in refused[:SHOWN]
        ]
    told = [
        say(
            "There is no document that can be used in {folders} of the documents folder "
            "(documents.folder in params.yaml), so there is nothing to compare. Put files there.",
            folders=", ".join(f"{side}/" for side in missing),
        )
    ]
    told += [say("Files that were not used:"), *lines] if lines else []
    more = len(refused) - SHOWN
    told += ["  " + say("… and {n} more", n=more)] if more > 0 else []
    raise NothingToCompare("\n".join(told))
