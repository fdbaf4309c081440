"""A picture with its finding, its note and its rows: one recipe for page and file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.charts import style
from dashboard.translation import say

VERDICTS = ("policy", "frontline", "bridge", "cannot tell")

SIDES = ("policy", "frontline")


@dataclass(frozen=True)
class Figure:
    """A chart: what it shows, the finding that is its title, its rows, and how it is read."""

    name: str
    what: str
    title: str
    chart: Any
    rows: pd.DataFrame
    note: str
    kinds: tuple[str, ...] = VERDICTS


def said(rows: pd.DataFrame, label: str, most: int = 3) -> str:
    """What rows with a verdict find, as a title: which are whose, `most` of each named."""
    rows = rows.sort_values("estimate", key=abs, ascending=False)
    told = []
    for kind in ("policy", "frontline", "bridge"):
        names = rows.loc[rows["verdict"] == kind, label].tolist()
        more = [say("{n} more", n=len(names) - most)] if len(names) > most else []
        if names:
            words = say(style.WORDS[kind])
            told.append(f"{words[0].upper()}{words[1:]}: {'; '.join([*names[:most], *more])}.")
    return " ".join(told) or say("No difference can be told.")
