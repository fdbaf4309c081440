"""Groups of interviewees that are too small to be shown by themselves."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from pipeline.text.placeholders import is_placeholder
from pipeline.wording.messages import encoded, message


def without_small_groups(
    documents: pd.DataFrame, segments: pd.DataFrame, *, columns: Sequence[str], min_group: int
) -> pd.DataFrame:
    """Documents with each value of a catalogue's column hidden that fewer than so many share.

    Interviewees are counted, not documents: the same name in two interviews is one person. Where
    only one group would be hidden, the next smallest is hidden with it, since the rest would tell
    which it is. A message stands in place of a hidden value; that of a cluster has a number, so
    that clusters stay apart. Policy documents keep their values.
    """
    people = _people(segments)
    shown = documents.copy()
    talks = documents.index[documents["corpus"] == "frontline"]
    for column in dict.fromkeys([*columns, "cluster"]):
        values = documents.loc[talks, column]
        if column == "cluster":
            values = values[values != documents.loc[talks, "doc_id"]]
        small = _small(values, documents["doc_id"], people, min_group=min_group)
        for number, value in enumerate(sorted(small), start=1):
            rows = values.index[values == value]
            hidden = (
                message("group_cluster", number=str(number))
                if column == "cluster"
                else message("group_small", n=min_group)
            )
            shown.loc[rows, column] = encoded([hidden])
    return shown


def _people(segments: pd.DataFrame) -> dict[str, frozenset[str]]:
    """The interviewees of each document: a name is one person everywhere, a role one per document.

    A document in which nobody is named has one.
    """
    spoken = segments[segments["role"] == "respondent"]
    return {
        str(doc_id): frozenset(
            label if is_placeholder(label) else f"{doc_id}: {label}"
            for label in members["speaker"].unique()
        )
        for doc_id, members in spoken.groupby("doc_id")
    }


def _small(
    values: pd.Series[str],
    doc_ids: pd.Series[str],
    people: dict[str, frozenset[str]],
    *,
    min_group: int,
) -> set[str]:
    """The values that too few interviewees share, and the next smallest where that is but one."""
    sizes = {
        str(value): len(
            frozenset().union(*(people.get(doc_ids[row], frozenset()) for row in rows.index))
        )
        for value, rows in values[values != ""].groupby(values)
    }
    small = {value for value, size in sizes.items() if size < min_group}
    hidden = sum(sizes[value] for value in small)
    if small and hidden < min_group and (rest := sorted(set(sizes) - small)):
        small.add(min(rest, key=lambda value: sizes[value]))
    return small
