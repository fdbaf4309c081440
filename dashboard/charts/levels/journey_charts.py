"""Charts of the journey along the levels: a line for each item, and one item by itself.

`Levels` gives the figures, `LevelContrasts` where they change for sure.
"""

from __future__ import annotations

import json
import textwrap
from typing import Any, Literal

import altair as alt
import pandas as pd

from dashboard.charts.figure import Figure
from dashboard.translation import later, say
from pipeline.tables.measures import MEASURES

MOST_ITEMS = 24
"""As many items have a line in one picture."""

_NAMED = 3
"""As many items are named of each kind in a title."""

_ROOM = 0.62
"""Part of a row's height that its line may take; its name stands above."""

_REACH = 2.5
"""The axis of one line ends at this multiple of its largest level."""

_INK = "#868686"
COLOURS = {"rises": "#1B7FBF", "falls": "#D55E00", "": _INK}
"""Colour of a level where the item changes for sure, and of the others; shapes say it too."""

SHAPES = {"rises": "triangle-up", "falls": "triangle-down", "": "circle"}

BEYOND = "arrow"
"""On top of an interval that goes on: no shape that says whether it rises."""


def ordered_items(contrasts: pd.DataFrame) -> list[str]:
    """The items of a measure, those first whose levels differ most surely."""
    rows = contrasts.assign(at=(contrasts["verdict"].isin(["cannot tell", "bridge"])).astype(int))
    by = ["at", "p_adjusted", "p_value", "item"]
    return list(dict.fromkeys(rows.sort_values(by, kind="stable")["item"]))


def reference_of(contrasts: pd.DataFrame) -> str:
    """The level that all others are compared with; empty where it is the one before."""
    pairs = contrasts[contrasts["contrast"] == "pair"]
    firsts = pairs["first"].unique()
    steps = pairs[pairs["neighbours"]].groupby("item")["second"].nunique()
    n_levels = pairs.groupby("item")["second"].nunique().max() + 1 if len(pairs) else 0
    return str(firsts[0]) if len(firsts) == 1 and n_levels > 2 and steps.max() < n_levels else ""


def with_changes(levels: pd.DataFrame, contrasts: pd.DataFrame) -> pd.DataFrame:
    """The rows of `Levels` that are shown, with `change`: rises or falls for sure, or nothing.

    It is compared with the level before, or with the reference where there is one.
    """
    pairs = contrasts[contrasts["contrast"] == "pair"]
    if not reference_of(contrasts):
        pairs = pairs[pairs["neighbours"]]
    sure = pairs[pairs["verdict"].isin(["rises", "falls"])]
    change = {
        (item, level): verdict
        for item, level, verdict in sure[["item", "second", "verdict"]].itertuples(index=False)
    }
    shown = levels[levels["estimate"].notna()]
    keys = zip(shown["item"], shown["level"], strict=True)
    return shown.assign(change=[change.get(key, "") for key in keys])


def journey(levels: pd.DataFrame, contrasts: pd.DataFrame) -> Figure | None:
    """One line for each item of a measure along the levels; none without rows.

    Each line is drawn to the item's own largest level, in a row of its own.
    """
    items = ordered_items(contrasts)[:MOST_ITEMS]
    rows = with_changes(levels, contrasts)
    rows = rows[rows["item"].isin(items)]
    if rows.empty or not items:
        return None
    return Figure(
        "journey",
        later("The journey along the levels"),
        title(rows, contrasts),
        lambda: journey_chart(rows, items),
        rows,
        say(
            "Each line is drawn to the largest level of its own row: compare along a row, not "
            "between rows. {marks} Bars are intervals; an arrow on top of one: it goes on.",
            marks=_marks(contrasts),
        ),
        (),
    )


def one_item(levels: pd.DataFrame, contrasts: pd.DataFrame, item: str) -> Figure | None:
    """One item along the levels with its values; none where no level is shown."""
    rows = with_changes(levels, contrasts)
    rows = rows[rows["item"] == item]
    if rows.empty:
        return None
    own = contrasts[contrasts["item"] == item]
    told = own[own["contrast"] == "trend"] if (own["contrast"] == "trend").any() else own
    return Figure(
        "journey_item",
        later("One item along the levels"),
        str(told["sentence"].iloc[0]) if len(told) else str(rows["label"].iloc[0]),
        lambda: item_chart(rows),
        rows,
        say(
            "{marks} Bars are intervals that hold for all levels of the line at once; an "
            "arrow on top of one: it goes on.",
            marks=_marks(contrasts),
        ),
        (),
    )


def title(rows: pd.DataFrame, contrasts: pd.DataFrame) -> str:
    """Where items change for sure, step by step; else along all levels; else that nothing does."""
    sure = contrasts[contrasts["verdict"].isin(["rises", "falls"])]
    pairs = sure[
        (sure["contrast"] == "pair") & (sure["neighbours"] | bool(reference_of(contrasts)))
    ]
    told = [
        say("From “{first}” to “{second}” {changes}.", first=first, second=second, changes=changes)
        for (first, second), steps in pairs.groupby(["first", "second"], sort=False)
        if (changes := in_words(steps, less=say("less of"), more=say("more of")))
    ]
    if told:
        return " ".join(told)
    trends = sure[sure["contrast"] == "trend"]
    if len(trends):
        changes = in_words(trends, less=say("less and less of"), more=say("more and more of"))
        ends = trends.iloc[0]
        return say(
            "Over all levels from “{first}” to “{second}” {changes}. The evidence is too thin "
            "to say on which step it changes.",
            first=ends["first"], second=ends["second"], changes=changes,
        )  # fmt: skip
    return say("No step between levels can be shown.")


def in_words(rows: pd.DataFrame, *, less: str, more: str) -> str:
    """`less of a; b; 2 more, more of c`."""
    parts = []
    for verdict, words in (("falls", less), ("rises", more)):
        names = rows.loc[rows["verdict"] == verdict, "label"].tolist()
        rest = [say("{n} more", n=len(names) - _NAMED)] if len(names) > _NAMED else []
        if names:
            parts.append(f"{words} {'; '.join([*names[:_NAMED], *rest])}")
    return ", ".join(parts)


def _marks(contrasts: pd.DataFrame) -> str:
    if reference := reference_of(contrasts):
        return say(
            "▲ and ▼: surely more or less than on “{reference}”; dots: no difference shown "
            "(about alike, or cannot tell).",
            reference=reference,
        )
    return say(
        "▲ and ▼: surely more or less than on the level to the left; dots: no "
        "difference shown (about alike, or cannot tell)."
    )


def journey_chart(rows: pd.DataFrame, items: list[str]) -> alt.LayerChart:
    """The lines, one below the other, on one axis of levels."""
    place = {item: i for i, item in enumerate(items)}
    top = rows.groupby("item")["estimate"].transform("max").where(lambda most: most > 0, 1.0)
    foot = rows["item"].map(place) + 1.0
    heights = {
        name: foot - _ROOM * (rows[source] / top).clip(upper=1.0)
        for name, source in (("y", "estimate"), ("low", "ci_low"), ("high", "ci_high"))
    }
    drawn = _told(rows).assign(**heights, foot=foot, beyond=rows["ci_high"] > top)
    names = rows.drop_duplicates("item").assign(foot=lambda own: own["item"].map(place) + 0.2)
    # Rows are counted from the top.
    scale = alt.Scale(domain=[0, len(items) + 0.15], reverse=True, nice=False)
    hidden: dict[str, Any] = {"scale": scale, "axis": None, "title": None}
    x = levels_axis(rows)
    base = alt.Chart(drawn).encode(x=x)
    lines = base.mark_line(strokeWidth=2, color=_INK, opacity=0.8).encode(
        y=alt.Y("y:Q", **hidden), detail=alt.Detail("item:N")
    )
    intervals = base.mark_rule(strokeWidth=2, opacity=0.45).encode(
        y=alt.Y("low:Q", **hidden), y2=alt.Y2("high:Q"), color=_coloured()
    )
    arrows = (
        base.transform_filter("datum.beyond")
        .mark_point(filled=True, size=300, opacity=1, shape=BEYOND, yOffset=9)
        .encode(y=alt.Y("high:Q", **hidden), color=_coloured())
    )
    # A layer without a mark would be a symbol without a text alternative.
    beyond = [arrows] if drawn["beyond"].any() else []
    dots = base.mark_point(filled=True, size=90, opacity=1).encode(
        y=alt.Y("y:Q", **hidden), color=_coloured(), shape=_shaped(), tooltip=_tooltip(rows)
    )
    floors = (
        alt.Chart(pd.DataFrame({"foot": [float(i + 1) for i in range(len(items))]}))
        .mark_rule(color=_INK, opacity=0.25)
        .encode(y=alt.Y("foot:Q", **hidden))
    )
    labels = (
        alt.Chart(names)
        .mark_text(align="left", baseline="middle", fontSize=13, limit=330)
        .encode(
            x=alt.value(2),
            y=alt.Y("foot:Q", **hidden),
            text=alt.Text("label:N"),
            tooltip=alt.Tooltip("label:N"),
        )
    )
    layers = [floors, lines, intervals, *beyond, dots, labels]
    chart: alt.LayerChart = alt.LayerChart(layer=layers, height=58 * len(items) + 60)
    return chart


def item_chart(rows: pd.DataFrame) -> alt.LayerChart:
    """One line with the values of the levels."""
    share = MEASURES[str(rows["measure"].iloc[0])].in_points
    y: dict[str, Any] = {
        "title": say("share of the words") if share else say("per 10,000 words"),
        "scale": alt.Scale(domainMin=0),
    }
    if share:
        y["axis"] = alt.Axis(format="%")
    # An interval of few clusters may reach a hundred times as far as the line.
    most = _REACH * (float(rows["estimate"].max()) or float(rows["ci_high"].max()))
    drawn = _told(rows).assign(high=rows["ci_high"].clip(upper=most), beyond=rows["ci_high"] > most)
    base = alt.Chart(drawn).encode(x=levels_axis(rows, room=0.4))
    line = base.mark_line(strokeWidth=2, color=_INK, opacity=0.8).encode(y=alt.Y("estimate:Q", **y))
    intervals = base.mark_rule(strokeWidth=2.5, opacity=0.55).encode(
        y=alt.Y("ci_low:Q", **y), y2=alt.Y2("high:Q"), color=_coloured()
    )
    arrows = (
        base.transform_filter("datum.beyond")
        .mark_point(filled=True, size=300, opacity=1, shape=BEYOND, yOffset=9)
        .encode(y=alt.Y("high:Q", **y), color=_coloured())
    )
    beyond = [arrows] if drawn["beyond"].any() else []
    dots = base.mark_point(filled=True, size=120, opacity=1).encode(
        y=alt.Y("estimate:Q", **y), color=_coloured(), shape=_shaped(), tooltip=_tooltip(rows)
    )
    chart: alt.LayerChart = alt.LayerChart(layer=[line, intervals, *beyond, dots], height=300)
    return chart


def levels_axis(
    rows: pd.DataFrame, *, room: float = 0.4, orient: Literal["top", "bottom"] = "top"
) -> alt.X:
    """The levels from left to right; `room` is left at the left, in steps, for names."""
    places = rows[["position", "level"]].drop_duplicates().sort_values("position")
    positions, names = places["position"].tolist(), places["level"].tolist()
    # Vega writes a list of texts as lines.
    chosen = " : ".join(
        f"datum.value == {int(at)} ? {json.dumps(_wrapped(name), ensure_ascii=False)}"
        for at, name in zip(positions, names, strict=True)
    )
    return alt.X(
        "position:Q",
        title=None,
        scale=alt.Scale(domain=[min(positions) - room, max(positions) + 0.4], nice=False),
        axis=alt.Axis(
            values=positions, labelExpr=f"{chosen} : ''", grid=False, orient=orient, tickCount=8,
            labelFontSize=11, labelLimit=120, labelOverlap=False,
        ),
    )  # fmt: skip


def _wrapped(name: str) -> list[str]:
    """The name of a level in at most four lines, narrow enough for a phone."""
    lines = textwrap.wrap(name, 12, max_lines=4, placeholder="…", break_long_words=False)
    return lines or [name]


def _told(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with a column for tooltips, `told`: whether the item changes for sure."""
    words = {
        "rises": say("surely more"),
        "falls": say("surely less"),
        "": say("no difference shown"),
    }
    return rows.assign(told=rows["change"].map(words))


def _coloured() -> alt.Color:
    kinds = list(COLOURS)
    return alt.Color(
        "change:N", legend=None,
        scale=alt.Scale(domain=kinds, range=[COLOURS[kind] for kind in kinds]),
    )  # fmt: skip


def _shaped() -> alt.Shape:
    kinds = list(SHAPES)
    return alt.Shape(
        "change:N", legend=None,
        scale=alt.Scale(domain=kinds, range=[SHAPES[kind] for kind in kinds]),
    )  # fmt: skip


def _tooltip(rows: pd.DataFrame) -> list[alt.Tooltip]:
    share = MEASURES[str(rows["measure"].iloc[0])].in_points
    form = ".1%" if share else ".2f"
    value = say("share of the words") if share else say("per 10,000 words")
    return [
        alt.Tooltip("label:N", title=say("what")),
        alt.Tooltip("level:N", title=say("level")),
        alt.Tooltip("estimate:Q", title=value, format=form),
        alt.Tooltip("ci_low:Q", title=say("interval from"), format=form),
        alt.Tooltip("ci_high:Q", title=say("to"), format=form),
        alt.Tooltip("told:N", title=say("beside the level before or the reference")),
        alt.Tooltip("n_with:Q", title=say("documents that have it")),
        alt.Tooltip("n_documents:Q", title=say("of documents")),
        alt.Tooltip("n_clusters:Q", title=say("clusters")),
    ]
