"""Charts of change over time: one item with its documents, and all items of a measure in rows.

`DatedValues` gives the points and smooth lines, `Changes` what changes for sure.
"""

from __future__ import annotations

import math
from typing import Any

import altair as alt
import pandas as pd

from dashboard.charts import style
from dashboard.charts.figure import SIDES, Figure
from dashboard.charts.levels.journey_charts import in_words
from dashboard.translation import later, say
from pipeline.tables.measures import MEASURES

MOST_ITEMS = 12
"""As many items have a row in one picture."""

_ROOM = 0.72
"""Part of a row's height that its points may take."""

_INK = "#868686"

_WITHIN = 0.4
"""Of a year: how far a point is moved at most."""
_BESIDE = 70
"""Points that lie within so small a part of the years, and of a row's height, lie on one another;
each is moved aside by as much."""

QUESTIONS = ("policy", "frontline", "difference", "first", "word and practice")
"""The questions of `Changes`, in the order in which they are shown."""

_NOTHING = ("cannot tell",)


def ordered_items(changes: pd.DataFrame) -> list[str]:
    """The items of a measure, those first that have most verdicts, then by the smallest p.

    Many adjusted ones are 1: then by the smallest p of an item alone.
    """
    told = ~changes["verdict"].isin(_NOTHING)
    among, alone = (changes[name].fillna(1.0) for name in ("p_adjusted", "p_value"))
    rows = changes.assign(told=-told.astype(int), p=among, alone=alone)
    each = rows.groupby("item").agg({"told": "sum", "p": "min", "alone": "min"}).reset_index()
    ordered = each.sort_values(["told", "p", "alone", "item"], kind="stable")
    return [str(item) for item in ordered["item"]]


def one_item(dated: pd.DataFrame, changes: pd.DataFrame, item: str) -> Figure | None:
    """Each dated document at its value of the item, with smooth lines; none without a document."""
    rows = dated[dated["item"] == item]
    if rows.empty:
        return None
    rows = rows.assign(placed=beside(rows))
    return Figure(
        "change_item",
        later("One word or topic over time"),
        _finding(changes[changes["item"] == item], str(rows["label"].iloc[0])),
        lambda: item_chart(rows),
        rows.drop(columns="placed"),
        say(
            "Each point is a document; points of one time and value are moved aside. {lines} "
            "The test, not the line, says what changes for sure.",
            lines=_lines(rows),
        ),
        SIDES,
    )


def multiples(dated: pd.DataFrame, changes: pd.DataFrame) -> Figure | None:
    """A row for each item of a measure, on one line of years; none without a document."""
    items = ordered_items(changes)[:MOST_ITEMS]
    rows = dated[dated["item"].isin(items)]
    if rows.empty:
        return None
    rows = rows.assign(placed=beside(rows))
    return Figure(
        "changes",
        later("Change over time"),
        title(changes),
        lambda: multiples_chart(rows, items),
        rows.drop(columns="placed"),
        say(
            "Each point is a document; points of one time and value are moved aside. Each row is "
            "drawn to its own largest value: compare along a row, not between rows. {lines}",
            lines=_lines(rows),
        ),
        SIDES,
    )


def title(changes: pd.DataFrame) -> str:
    """Which items rise or fall on each side; else that no change can be shown."""
    told = []
    for side, text in (("policy", later("In policy {changes}.")),
                       ("frontline", later("At the frontline {changes}."))):  # fmt: skip
        rows = changes[changes["change"] == side]
        if said := in_words(rows, less=say("less and less of"), more=say("more and more of")):
            told.append(say(text, changes=said))
    return " ".join(told) or say("No change over time can be shown.")


def _finding(own: pd.DataFrame, label: str) -> str:
    """The sentence of the first question with an answer, else of the first question."""
    ordered = own.assign(at=own["change"].map({name: i for i, name in enumerate(QUESTIONS)}))
    ordered = ordered.assign(open=ordered["verdict"].isin(_NOTHING)).sort_values(["open", "at"])
    return str(ordered["sentence"].iloc[0]) if len(ordered) else label


def _lines(rows: pd.DataFrame) -> str:
    with_line = rows.loc[rows["smooth"].notna(), "corpus"].unique()
    if len(with_line) == rows["corpus"].nunique():
        return say("Lines are smoothed over the years.")
    if len(with_line):
        return say("A line is drawn only where a side has documents and years enough.")
    return say("No line is drawn: too few documents or years.")


def beside(rows: pd.DataFrame) -> pd.Series[float]:
    """Where the points stand on the line of years: those that would hide each other, side by side.

    The first of them stays, the others go to its right and left in turn, within their year.
    """
    width = max(float(rows["year"].max() - rows["year"].min()), 1.0) / _BESIDE
    top = rows.groupby("item")["value"].transform("max").clip(lower=1e-12)
    cells = [
        rows["item"],
        (rows["year"] / width).round(),
        (rows["value"] / top * 12).round(),
    ]
    turn = rows.groupby(cells, sort=False).cumcount()
    steps = ((turn + 1) // 2).where(turn % 2 == 1, -(turn // 2))
    most = steps.abs().groupby(cells, sort=False).transform("max").clip(lower=1)
    return rows["year"] + steps * (_WITHIN / most).clip(upper=width)


def item_chart(rows: pd.DataFrame) -> alt.LayerChart:
    """One item with its values on both sides."""
    share = MEASURES[str(rows["measure"].iloc[0])].in_points
    top = max(float(rows["value"].max()), float(rows["smooth"].max() or 0.0))
    y: dict[str, Any] = {
        "title": say("share of the words") if share else say("per 10,000 words"),
        "scale": alt.Scale(domain=[0, 1.08 * top or 1.0]),
    }
    if share:
        y["axis"] = alt.Axis(format="%")
    layers = _layers(rows, y, field=("value", "smooth"))
    chart: alt.LayerChart = alt.LayerChart(layer=layers, height=300)
    return chart


def multiples_chart(rows: pd.DataFrame, items: list[str]) -> alt.LayerChart:
    """The items, one below the other, on one axis of years."""
    place = {item: i for i, item in enumerate(items)}
    largest = rows[["value", "smooth"]].max(axis=1).groupby(rows["item"]).transform("max")
    top = largest.where(largest > 0, 1.0)
    foot = rows["item"].map(place) + 1.0
    drawn = rows.assign(
        at=foot - _ROOM * rows["value"] / top, line=foot - _ROOM * rows["smooth"] / top
    )
    # Rows are counted from the top.
    scale = alt.Scale(domain=[0, len(items) + 0.15], reverse=True, nice=False)
    hidden: dict[str, Any] = {"scale": scale, "axis": None, "title": None}
    floors = (
        alt.Chart(pd.DataFrame({"foot": [float(i + 1) for i in range(len(items))]}))
        .mark_rule(color=_INK, opacity=0.25)
        .encode(y=alt.Y("foot:Q", **hidden))
    )
    heads = rows.drop_duplicates("item").assign(
        head=lambda own: own["item"].map(place) + 1 - _ROOM - 0.14
    )
    names = (
        alt.Chart(heads)
        .mark_text(align="left", baseline="middle", fontSize=13, limit=330)
        .encode(
            x=alt.value(2),
            y=alt.Y("head:Q", **hidden),
            text=alt.Text("label:N"),
            tooltip=alt.Tooltip("label:N"),
        )
    )
    points = _layers(drawn, hidden, field=("at", "line"))
    chart: alt.LayerChart = alt.LayerChart(
        layer=[floors, *points, names], height=92 * len(items) + 50
    )
    return chart


def _layers(rows: pd.DataFrame, y: dict[str, Any], *, field: tuple[str, str]) -> list[alt.Chart]:
    """Points of documents, and lines where there are any."""
    points, line = field
    since, until = math.floor(rows["year"].min()), math.ceil(rows["year"].max())
    ticks = list(range(since, until + 1, max(1, math.ceil((until - since) / 6))))
    first, last = min(since, rows["placed"].min()), max(until, rows["placed"].max())
    shown: dict[str, Any] = {
        "title": say("year of the document"),
        "scale": alt.Scale(domain=[first - 0.3, last + 0.3], nice=False),
        "axis": alt.Axis(format="d", values=ticks, grid=False),
    }
    share = MEASURES[str(rows["measure"].iloc[0])].in_points
    sides = style.encode("corpus", list(SIDES))
    dots = (
        alt.Chart(style.with_words(rows))
        .mark_point(filled=True, size=42, opacity=0.7)
        .encode(
            x=alt.X("placed:Q", **shown),
            y=alt.Y(f"{points}:Q", **y),
            **sides,
            tooltip=[
                alt.Tooltip("label:N", title=say("what")),
                alt.Tooltip("side:N", title=say("side")),
                alt.Tooltip("date:N", title=say("date")),
                alt.Tooltip(
                    "value:Q",
                    title=say("share of the words") if share else say("per 10,000 words"),
                    format=".1%" if share else ".1f",
                ),
            ],
        )
    )
    having = rows[rows[line].notna()].drop_duplicates(["item", "corpus", "year"])
    if having.empty:
        return [dots]
    lines = (
        alt.Chart(having)
        .mark_line(strokeWidth=2.5, opacity=0.9)
        .encode(
            x=alt.X("year:Q", **shown), y=alt.Y(f"{line}:Q", **y), color=sides["color"],
            strokeDash=alt.StrokeDash(
                "corpus:N", legend=None, scale=alt.Scale(domain=list(SIDES), range=[[1, 0], [6, 3]])
            ),
            detail=alt.Detail("item:N"),
        )
    )  # fmt: skip
    return [lines, dots]
