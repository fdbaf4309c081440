"""How a document was read, and what somebody settles about it: pure changes of a correction."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from dashboard.data import loading
from pipeline import tables
from pipeline.config.readings import FILE, Correction

ROLES = ("asks", "answers", "no_speakers")
"""What a speaker can be said to be."""


def folder() -> Path | None:
    """The documents folder of the last run; none where it is not on this machine."""
    named = loading.manifest().get("params", {}).get("documents", {}).get("folder", "")
    there = Path(str(named)) if named else None
    return there if there is not None and there.is_dir() else None


def is_waiting(place: Path) -> bool:
    """Something was settled after the tables were made."""
    settled, made = place / FILE, tables.place(tables.Documents)
    both = settled.is_file() and made.is_file()
    return both and settled.stat().st_mtime > made.stat().st_mtime


def role_of(correction: Correction, speaker: str, role: str) -> str:
    """What the speaker is: as it was settled, else by the role in which they were read."""
    settled = (name for name in ROLES if speaker in getattr(correction, name))
    return next(settled, "asks" if role == "interviewer" else "answers")


def with_role(correction: Correction, speaker: str, role: str) -> Correction:
    """The correction with the speaker as one who asks, one who answers, or none."""
    lists = {name: [one for one in getattr(correction, name) if one != speaker] for name in ROLES}
    lists[role].append(speaker)
    made = _changed(correction, **{name: tuple(one) for name, one in lists.items()})
    return with_same(made, speaker, "") if role == "no_speakers" else made


def same_as(correction: Correction, speaker: str) -> str:
    """The first of the others with whom the speaker is one; empty if there is none."""
    group = next((group for group in correction.same if speaker in group), ())
    return next((one for one in group if one != speaker), "")


def with_same(correction: Correction, speaker: str, other: str) -> Correction:
    """The correction with the two as one; without `other` the speaker is somebody alone.

    Roles of a group are those of all in it, so that what was said of the speaker's role goes.
    """
    groups = [tuple(one for one in group if one != speaker) for group in correction.same]
    if other:
        joined = next((group for group in groups if other in group), (other,))
        groups = [group for group in groups if group != joined] + [(*joined, speaker)]
    kept = tuple(group for group in groups if len(group) > 1)
    roles = {
        name: tuple(
            one for one in getattr(correction, name)
            if not other or (one != speaker and (name != "no_speakers" or one != other))
        )
        for name in ROLES
    }  # fmt: skip
    return _changed(correction, same=kept, **roles)


def with_no_names(
    correction: Correction, names: Mapping[str, tuple[str, ...]], chosen: list[str]
) -> Correction:
    """The correction with the wordings of the chosen placeholders as no names.

    `names` has the ids of each placeholder that is shown; what is not shown stays as it was.
    """
    shown = {one for ids in names.values() for one in ids}
    kept = [one for one in correction.no_names if one not in shown]
    return _changed(
        correction, no_names=tuple([*kept, *(one for name in chosen for one in names[name])])
    )


def with_whole(correction: Correction, *, whole: bool) -> Correction:
    """The correction with the text used whole, or not."""
    return _changed(correction, whole=whole)


def confirmed(correction: Correction) -> Correction:
    """The correction with the reading as right."""
    return _changed(correction, confirmed=True)


def _changed(correction: Correction, **values: object) -> Correction:
    return correction.model_copy(update=values)


def overlaid(text: pd.DataFrame, speakers: pd.DataFrame, correction: Correction) -> pd.DataFrame:
    """The segments with the roles that were settled, before a run has carried them out."""
    ids = dict(zip(speakers["speaker"], speakers["speaker_id"], strict=True))
    roles = [
        "interviewer"
        if (known := ids.get(label, "")) in correction.asks
        else "respondent"
        if known in correction.answers and role == "interviewer"
        else role
        for label, role in zip(text["speaker"], text["role"], strict=True)
    ]
    return text.assign(role=roles)


def placeholders(rows: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """The ids of the wordings of each placeholder, the most frequent placeholder first."""
    times = rows.groupby("placeholder")["n_replaced"].sum().sort_values(ascending=False)
    ids = rows.groupby("placeholder")["name_id"].agg(tuple)
    return {str(name): ids[name] for name in times.index}
