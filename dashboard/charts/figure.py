"""`Figure`: a chart with its title, its note and its rows, for the page and for the file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import pandas as pd
from altair.utils.schemapi import SchemaBase, Undefined, debug_mode

from dashboard.charts import style
from dashboard.translation import later, say
from pipeline import tables

VERDICTS = ("policy", "frontline", "bridge", "cannot tell")

SIDES = tables.CORPORA


@dataclass(frozen=True)
class Figure:
    """A chart with all that a page or a file shows around it.

    `name` is the file's name without suffix, `what` a heading that holds for any data (not yet
    translated), `title` the finding, `note` how the chart is read. `rows` leave as CSV: one row per
    mark or more. `kinds` are the codes in the legend; empty if there is no legend. `draw` makes the
    chart, which takes most of the time: a page that lists pictures does not wait for it.
    """

    name: str
    what: str
    title: str
    draw: Callable[[], Any]
    rows: pd.DataFrame
    note: str
    kinds: tuple[str, ...] = VERDICTS

    @cached_property
    def chart(self) -> Any:
        """The chart, of Altair; drawn once.

        Its parts are not checked one by one: the tests check whole charts.
        """
        with debug_mode(False):
            return _slim(self.draw())

    def of(self, thing: str, called: str = "") -> Figure:
        """The figure with the concept or topic that it is about in its file's name.

        What the thing is `called` begins the title, where the title does not name it.
        """
        named = not called or called in self.title
        return replace(
            self,
            name=f"{self.name}_{style.file_part(thing)}",
            title=self.title if named else f"{called}: {self.title}",
        )


def _slim(chart: Any) -> Any:
    """The chart with no columns in its data but those that it names.

    Rows are written out for each chart: most columns of the wide tables would be in vain.
    """
    words = _words(chart)
    slim: dict[int, pd.DataFrame] = {}
    for part in (chart, *getattr(chart, "layer", ())):
        rows = getattr(part, "data", None)
        if isinstance(rows, pd.DataFrame):
            named = [name for name in rows if words.issuperset(_WORD.findall(str(name)))]
            part.data = slim.setdefault(id(rows), rows[named])
    return chart


_WORD = re.compile(r"\w+")


def _words(chart: Any) -> set[str]:
    """The words of all texts in the specification of a chart, its data left out."""
    found: set[str] = set()
    waiting = [chart]
    while waiting:
        part = waiting.pop()
        if isinstance(part, SchemaBase):
            waiting += [*part._args, *(one for one in part._kwds.values() if one is not Undefined)]
        elif isinstance(part, dict):
            waiting += [*part, *part.values()]
        elif isinstance(part, list | tuple):
            waiting += part
        elif not isinstance(part, pd.DataFrame | int | float):
            found.update(_WORD.findall(str(part)))
    return found


def said(rows: pd.DataFrame, label: str, most: int = 3) -> str:
    """A title from rows with `verdict`, `estimate` and a column `label`.

    For each of policy, frontline and bridge it names the `most` rows with the largest absolute
    estimate and counts the others. A name is marked as fragile where `flipped_by`, if there is
    such a column, holds a document without whose cluster the verdict is another, and as unstable
    where `stable` is false.
    """
    rows = rows.sort_values("estimate", key=abs, ascending=False).reset_index(drop=True)
    doubts = _doubts(rows)
    told = []
    named: set[int] = set()
    for kind in ("policy", "frontline", "bridge"):
        own = rows.loc[rows["verdict"] == kind, label]
        named |= set(own.index[:most])
        names = [_marked(name, index, doubts) for index, name in own.head(most).items()]
        more = [say("{n} more", n=len(own) - most)] if len(own) > most else []
        if names:
            words = say(style.WORDS[kind])
            told.append(f"{words[0].upper()}{words[1:]}: {'; '.join([*names, *more])}.")
    told += [say(EXPLAINED[mark]) for mark, found in doubts.items() if found & named]
    return " ".join(told) or say("No difference can be shown.")


EXPLAINED = {
    later("fragile"): later("Fragile: rests on one source."),
    later("unstable"): later("Unstable: not found again often enough when the model is run anew."),
}
"""What weakens a finding that a title names, in a word and explained."""


def _doubts(rows: pd.DataFrame) -> dict[str, set[int]]:
    """The numbers of the rows that each mark of `EXPLAINED` stands beside."""
    alone = rows["flipped_by"].fillna("") != "" if "flipped_by" in rows else pd.Series(dtype=bool)
    unstable = ~rows["stable"].astype(bool) if "stable" in rows else pd.Series(dtype=bool)
    return {
        mark: set(found.index[found])
        for mark, found in zip(EXPLAINED, (alone, unstable), strict=True)
    }


def _marked(name: str, index: Any, doubts: Mapping[str, set[int]]) -> str:
    marks = ", ".join(say(mark) for mark, found in doubts.items() if index in found)
    return say("{name} ({marks})", name=name, marks=marks) if marks else name
