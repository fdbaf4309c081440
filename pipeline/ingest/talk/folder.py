"""Who asks in most files of a folder asks in the rest: roles that one file alone cannot tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from pipeline.ingest.documents import ReadDocument
from pipeline.ingest.listing import Entry
from pipeline.ingest.talk.corrections import GUESSES
from pipeline.ingest.transcripts.speakers import bare, folded, is_id, is_role
from pipeline.wording.messages import message

_MIN_FILES = 2
"""Files in which somebody asks, from which on this holds in the others too."""


T = TypeVar("T")

_LABELS_UNSURE = ("no_speakers", "layout_unsure")
"""Notes of documents in which it is not sure what is a speaker's label."""


def with_folder_labels(
    outcomes: Sequence[T], read: Callable[[Sequence[Entry], Sequence[str]], Sequence[T]]
) -> list[T]:
    """The outcomes; where labels were unsure, the file is read with who asks in most other files.

    A name that asks elsewhere is a label even where it begins one line alone. `read` reads files
    with further names of those who ask. The new reading is taken if it finds speakers, one of them
    an asker.
    """
    readings = [one for one in outcomes if isinstance(one, ReadDocument)]
    askers = sorted(_askers(readings))
    unsure = [one.entry for one in readings if _is_unsure(one)]
    if not askers or not unsure:
        return list(outcomes)
    again = {
        one.entry.file: one
        for one in read(unsure, askers)
        if isinstance(one, ReadDocument) and one.row["turns_found"]
        and one.row["n_interviewer_tokens"]
    }  # fmt: skip
    return [
        again.get(one.entry.file, one) if isinstance(one, ReadDocument) and _is_unsure(one) else one
        for one in outcomes
    ]


def _is_unsure(reading: ReadDocument) -> bool:
    """Nobody settled it, and it is a file of its own."""
    codes = {note.code for note in reading.notes}
    settled = reading.correction is not None and not reading.correction.is_empty
    return bool(codes & set(_LABELS_UNSURE)) and not settled and not reading.entry.inside


def with_folder_roles(readings: Sequence[ReadDocument]) -> list[ReadDocument]:
    """The documents; where the asker was a guess, it is who asks in most files that have the name.

    Labels that are no names, such as `R1` or `#2`, are somebody else in each file; but where labels
    of one form, as `LT1` and `LT2`, answer in most files, `LT3` does not ask in another in which
    one more person speaks.
    """
    known, answering = _askers(readings), _answerers(readings)
    return [
        _settled(one, _asking(one, known, answering)) if _is_guess(one) else one for one in readings
    ]


def _asking(
    reading: ReadDocument, known: frozenset[str], answering: frozenset[str]
) -> frozenset[str]:
    """Who asks by what is known of the folder, as folded labels; empty where that tells nothing."""
    labels = _labels(reading)
    names = {_name(segment) for segment in reading.segments} - {""}
    if names & known and names - known:
        return known
    others = {label for label in labels if _shape(label) not in answering}
    guessed = _labels(reading, "interviewer")
    # A person who answers elsewhere may ask here, where a third speaks; `LT3` is nobody known.
    sure = len(labels) == 2 or all(re.search(r"\d", label) for label in labels - others)
    is_other = len(others) == 1 and bool(guessed) and not guessed & others and sure
    return frozenset(others) if is_other else frozenset()


def _labels(reading: ReadDocument, role: str = "") -> set[str]:
    """The folded labels of those who speak in the role; of all without a role."""
    return {
        folded(bare(str(segment["speaker"])))
        for segment in reading.segments
        if segment["role"] == role or not role
    } - {""}


def _shape(label: str) -> str:
    return re.sub(r"\d+", "#", label)


def _answerers(readings: Sequence[ReadDocument]) -> frozenset[str]:
    """Forms of labels that speak in three files or more, and ask in less than half of them."""
    speaking: Counter[str] = Counter()
    asking: Counter[str] = Counter()
    for reading in readings:
        speaking.update({_shape(label) for label in _labels(reading)})
        asking.update({_shape(label) for label in _labels(reading, "interviewer")})
    return frozenset(
        shape for shape, n in speaking.items()
        if n > _MIN_FILES and 2 * asking[shape] < n and not is_role(shape)
    )  # fmt: skip


def _askers(readings: Sequence[ReadDocument]) -> frozenset[str]:
    """Names that ask in two files or more, and in more than half of those where they speak."""
    asking: Counter[str] = Counter()
    speaking: Counter[str] = Counter()
    for reading in readings:
        labels = {_name(segment) for segment in reading.segments} - {""}
        speaking.update(labels)
        asking.update({_name(s) for s in reading.segments if s["role"] == "interviewer"} - {""})
    return frozenset(
        name for name, n in asking.items() if n >= _MIN_FILES and 2 * n > speaking[name]
    )


def _name(segment: Any) -> str:
    label = bare(str(segment["speaker"]))
    return "" if is_role(label) or is_id(label) else folded(label)


def _is_guess(reading: ReadDocument) -> bool:
    return any(note.code in GUESSES for note in reading.notes)


def _settled(reading: ReadDocument, asking: frozenset[str]) -> ReadDocument:
    """The document with these labels as its interviewers; as it is where there are none."""
    if not asking:
        return reading
    segments = tuple(
        {**segment, "role": _role(segment, asking, str(reading.entry.corpus))}
        for segment in reading.segments
    )
    spoken = [int(one["n_tokens"]) for one in segments if one["role"] != "interviewer"]
    total = sum(int(one["n_tokens"]) for one in segments)
    speakers = {str(one["speaker"]) for one in segments if one["role"] != "interviewer"} - {""}
    counts = {
        "n_tokens": sum(spoken),
        "n_segments": len(spoken),
        "n_interviewer_tokens": total - sum(spoken),
        "n_speakers": len(speakers),
    }
    notes = [note for note in reading.notes if note.code not in GUESSES]
    return replace(
        reading,
        row={**reading.row, **counts},
        segments=segments,
        notes=(*notes, message("interviewer_by_folder")),
    )


def _role(segment: Any, asking: frozenset[str], corpus: str) -> str:
    if folded(bare(str(segment["speaker"]))) in asking:
        return "interviewer"
    return "policy" if corpus == "policy" else "respondent"
