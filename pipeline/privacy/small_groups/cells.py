"""Groups of interviewees that are too small to be shown by themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import pandas as pd

from pipeline.text.placeholders import is_placeholder
from pipeline.wording.messages import encoded, message


def without_small_groups(
    documents: pd.DataFrame,
    segments: pd.DataFrame,
    *,
    columns: Sequence[str],
    min_group: int,
    combined: int = 1,
) -> pd.DataFrame:
    """Documents with each value of a catalogue's column hidden that fewer than so many share.

    Interviewees are counted, not documents: the same name in two interviews is one person. Where
    only one group would be hidden, the next smallest is hidden with it, since the rest would tell
    which it is. A message stands in place of a hidden value; that of a cluster has a number, so
    that clusters stay apart. Policy documents keep their values.

    With `combined` at 2, each pair of values is a group, too: two filters together, and what they
    leave of either, are shown of enough interviewees or of none. Values are hidden document by
    document then. A pair with a cluster or a language costs the other value. The dates of
    interviews are values as well: a day that too few share is shown as its month or year, or not
    at all.
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
    if combined > 1:
        # An interview that is a cluster by itself is none that a filter could single out further.
        own = shown.loc[talks, "cluster"].eq(shown.loc[talks, "doc_id"])
        names = list(dict.fromkeys(name for name in columns if name != "cluster"))
        if "date" in shown:
            shown.loc[talks, "date"] = _coarse_dates(
                [str(one) for one in shown.loc[talks, "date"]],
                [people.get(str(one), frozenset()) for one in shown.loc[talks, "doc_id"]],
                min_group=min_group,
            )
            names = list(dict.fromkeys([*names, "date"]))
        cells = _Cells(
            {
                **{name: [str(one) for one in shown.loc[talks, name]] for name in names},
                "cluster": [str(one) for one in shown.loc[talks, "cluster"].mask(own, "")],
                **{
                    name: [str(one) for one in shown.loc[talks, name]]
                    for name in shown.columns.intersection([_LANGUAGE])
                },
            },
            [people.get(str(one), frozenset()) for one in shown.loc[talks, "doc_id"]],
            min_group,
            encoded([message("group_small", n=min_group)]),
        )
        _hide_pairs(cells, names)
        for name in names:
            shown.loc[talks, name] = [
                "" if name == "date" and value == cells.hidden else value
                for value in cells.values[name]
            ]
    return shown


_DATE_LENGTHS = (10, 7, 4)
"""Characters of a date that tell its day, its month, its year."""


def _coarse_dates(
    dates: Sequence[str], people: Sequence[frozenset[str]], *, min_group: int
) -> list[str]:
    """Each date as its day, month or year, whichever enough interviewees share; else nothing.

    What is cut is cut in steps, so that those who stay with a day or month are enough, too.
    """
    left = list(dates)
    for length, shorter in zip(_DATE_LENGTHS, (*_DATE_LENGTHS[1:], 0), strict=True):
        sharing: dict[str, set[str]] = defaultdict(set)
        for date, those in zip(left, people, strict=True):
            sharing[date].update(those)
        left = [
            date[:shorter] if len(date) == length and len(sharing[date]) < min_group else date
            for date in left
        ]
    return left


# ------------------------------------------------------------------ two values together


@dataclass
class _Cells:
    """The interviews' values by column, hidden one by one, and who is in each interview."""

    values: dict[str, list[str]]
    people: list[frozenset[str]]
    min_group: int
    hidden: str

    def rows(self, first: str, second: str) -> dict[tuple[str, str], list[int]]:
        """The rows of each pair of values."""
        found: dict[tuple[str, str], list[int]] = defaultdict(list)
        pairs = zip(self.values[first], self.values[second], strict=True)
        for row, pair in enumerate(pairs):
            found[pair].append(row)
        return found

    def small(self, first: str, second: str) -> list[tuple[tuple[str, str], list[int]]]:
        """Pairs of values that too few share, with their rows, the smallest first."""
        few = [
            (len(frozenset[str]().union(*(self.people[row] for row in rows))), pair, rows)
            for pair, rows in self.rows(first, second).items()
        ]
        return [(pair, rows) for size, pair, rows in sorted(few) if size < self.min_group]

    def hide(self, column: str, rows: Sequence[int]) -> None:
        """Hides the column's values in these rows."""
        for row in rows:
            self.values[column][row] = self.hidden


def _hide_pairs(cells: _Cells, columns: Sequence[str]) -> None:
    """Hides values until no two columns have a pair that too few share.

    Each step hides at least one value more, so it ends.
    """
    pairs = [*combinations(columns, 2), *(("cluster", column) for column in columns)]
    spoken = columns if _LANGUAGE in cells.values else []
    while any(
        [_hide_in_pair(cells, first, second) for first, second in pairs]
        + [_hide_in_language(cells, column) for column in spoken]
    ):
        pass


_LANGUAGE = "language"
"""A filter of every page that is no value of the catalogue, and that cannot be hidden."""


def _hide_in_language(cells: _Cells, column: str) -> bool:
    """Hides a value that too few share in a language, or the rarest beside too few hidden ones."""
    for (language, value), rows in cells.small(_LANGUAGE, column):
        if value != cells.hidden:
            cells.hide(column, rows)
            return True
        others = [
            (len(those), pair, those)
            for pair, those in cells.rows(_LANGUAGE, column).items()
            if pair[0] == language and pair[1] != cells.hidden
        ]
        if others:
            cells.hide(column, min(others)[2])
            return True
    return False


def _hide_in_pair(cells: _Cells, first: str, second: str) -> bool:
    """Hides one value of a pair that too few share, or what has to be hidden beside it."""
    for pair, rows in cells.small(first, second):
        shown = [
            (column, value)
            for column, value in zip((first, second), pair, strict=True)
            if value != cells.hidden and column != "cluster"
        ]
        if (first == "cluster" and not pair[0]) or (first == "cluster" and not shown):
            continue
        if len(shown) == 1 and first != "cluster" and _hide_alike(cells, first, second, shown[0]):
            return True
        if shown:
            column, _ = min(shown, key=lambda at: (-len(set(cells.values[at[0]])), at[0]))
            cells.hide(column, rows)
            return True
        if _hide_beside(cells, first, second):
            return True
    return False


def _hide_alike(cells: _Cells, first: str, second: str, shown: tuple[str, str]) -> bool:
    """Adds to the rows with one value, and the other hidden, the fewest others with that value."""
    column, value = shown
    place, other = (0, second) if column == first else (1, first)
    alike = [
        (len(rows), pair, rows)
        for pair, rows in cells.rows(first, second).items()
        if pair[place] == value and pair[1 - place] != cells.hidden
    ]
    if alike:
        cells.hide(other, min(alike)[2])
    return bool(alike)


def _hide_beside(cells: _Cells, first: str, second: str) -> bool:
    """Hides the rarest value beside rows in which both are hidden, of which there are too few."""
    pairs = cells.rows(first, second)
    beside = [
        (one == cells.hidden or other == cells.hidden, (one, other), rows)
        for (one, other), rows in pairs.items()
        if (one, other) != (cells.hidden, cells.hidden)
    ]
    if not beside:
        return False
    _, (one, _), rows = min(beside, key=lambda cell: (not cell[0], len(cell[2]), cell[1]))
    cells.hide(first if one != cells.hidden else second, rows)
    return True


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
