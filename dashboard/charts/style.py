"""Colours, shapes, axes and layers that all charts share.

Colour and shape encode the same column, so that no chart depends on colour alone.
"""

from __future__ import annotations

import json
import math
import re
import unicodedata
from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

from dashboard.translation import later, say, vega_locale
from pipeline import tables

# After Okabe and Ito, between light and dark so as to stand on both; shape is the second cue.
COLOURS = {
    "policy": "#1B7FBF",
    "frontline": "#D55E00",
    "bridge": "#009E73",
    "different": "#A65FA0",
    "cannot tell": "#868686",
}

SHAPES = {
    "policy": "square",
    "frontline": "circle",
    "bridge": "diamond",
    "different": "triangle-up",
    "cannot tell": "cross",
}

SYMBOLS = {"policy": "■", "frontline": "●", "bridge": "◆", "different": "▲", "cannot tell": "✚"}

WORDS = {
    "policy": later("more in policy"),
    "frontline": later("more at the frontline"),
    "bridge": later("about alike on both sides"),
    "different": later("differs more than chance explains"),
    "cannot tell": later("cannot tell"),
}

CHANGES = {
    "rises": later("more on the second level"),
    "falls": later("less on the second level"),
    "bridge": later("alike on both levels"),
    "different": later("differs more than chance explains"),
    "cannot tell": later("cannot tell"),
}
"""What the verdict on two levels says."""

OVER_TIME = {
    "rises": later("more and more"),
    "falls": later("less and less"),
    "policy": later("policy"),
    "frontline": later("frontline"),
    "cannot tell": later("cannot tell"),
}
"""What the verdict on a change over time says: of a side, or which side gains or was first."""

CHANGE_SYMBOLS = {"rises": "▲", "falls": "▼", "bridge": "◆", "different": "●", "cannot tell": "✚"}

SIDE_WORDS = {"policy": later("policy"), "frontline": later("frontline")}

ANSWERS = {
    "answered": later("a clear match in an interview"),
    "none": later("no match in any interview"),
    "cannot tell": later("cannot tell"),
}

ANSWER_SYMBOLS = {"answered": "◆", "none": "■", "cannot tell": "✚"}

_ROW = 28
"""Height of a row of a chart, in pixels."""


def times_axis() -> str:
    """Vega expression for the labels of a log2 axis: `alike` at 0, else `2×`, `4×`."""
    alike = json.dumps(say("alike"), ensure_ascii=False)
    return (
        f"datum.value == 0 ? {alike} : abs(datum.value) < 1 ? ''"
        " : format(pow(2, abs(datum.value)), ',.0f') + '×'"
    )


def points_axis() -> str:
    """Vega expression for the labels of an axis in points: `alike` at 0, else `10 pts`."""
    alike, points = (json.dumps(text, ensure_ascii=False) for text in (say("alike"), say("pts")))
    return f"datum.value == 0 ? {alike} : abs(datum.value) + ' ' + {points}"


def with_words(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with columns for tooltips: `side` and `told`, corpus and verdict in words."""
    words: dict[str, Any] = {}
    if "corpus" in rows:
        words["side"] = rows["corpus"].map({key: say(text) for key, text in SIDE_WORDS.items()})
    if "verdict" in rows:
        words["told"] = rows["verdict"].map({key: say(text) for key, text in WORDS.items()})
    return rows.assign(**words)


def in_language(chart: Any) -> Any:
    """The chart with its numbers written as the interface's language writes them."""
    return chart.configure(locale=vega_locale())


def encode(field: str, kinds: list[str]) -> dict[str, Any]:
    """The encodings `color` and `shape` of one column; without a legend, which the page prints."""
    return {
        "color": alt.Color(
            f"{field}:N",
            scale=alt.Scale(domain=kinds, range=[COLOURS[kind] for kind in kinds]),
            legend=None,
        ),
        "shape": alt.Shape(
            f"{field}:N",
            scale=alt.Scale(domain=kinds, range=[SHAPES[kind] for kind in kinds]),
            legend=None,
        ),
    }


def rows_axis(names: list[str], width: int) -> alt.Y:
    """The y-axis: a row for each name in the order given; names are cut at `width` pixels."""
    return alt.Y(
        "name:N",
        sort=names,
        title=None,
        axis=alt.Axis(
            labelLimit=width,
            labelFontSize=13,
            labelFlush=False,
            labelOverlap=False,  # a row without its name cannot be read
            ticks=False,
            domain=False,
        ),
    )


def height(n_rows: int) -> int:
    """The height in pixels of a chart with `n_rows` rows; never less than that of two."""
    return max(2, n_rows) * _ROW + 70


def file_part(name: str) -> str:
    """The name as a part of a file's name: small letters and digits, joined by hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or "x"


def arrows(
    rows: pd.DataFrame,
    domain: Sequence[float],
    *,
    field: str = "verdict",
    vertical: bool = False,
    ends: tuple[str, str] = ("low", "high"),
    **place: Any,
) -> list[alt.Chart]:
    """An arrow where an interval leaves the axis: it goes on, the picture does not.

    `rows` hold the columns `ends` and `field`, whose colour the arrow has; `domain` are the ends of
    the axis, `place` the encoding of the other axis (`x` or `y`, `yOffset`).
    """
    channel = "y" if vertical else "x"
    names = ("triangle-down", "triangle-up") if vertical else ("triangle-left", "triangle-right")
    colour = encode(field, SIDES if field == "corpus" else list(COLOURS))["color"]
    made = []
    for end, limit, shape, is_beyond in (
        (ends[0], domain[0], names[0], pd.Series.lt),
        (ends[1], domain[1], names[1], pd.Series.gt),
    ):
        beyond = rows[is_beyond(rows[end], limit)]
        if len(beyond):
            # Two names, so that the axis keeps the title and the ticks of the other layers.
            at = {channel: alt.X("at:Q") if channel == "x" else alt.Y("at:Q")}
            made.append(
                alt.Chart(beyond.assign(at=limit))
                .mark_point(filled=True, size=70, opacity=1, shape=shape, clip=False)
                .encode(color=colour, **at, **place)
            )
    return made


SIDES = list(tables.CORPORA)


def steps(reach: float, sizes: tuple[int, ...]) -> list[int]:
    """Ticks symmetric about 0, up to `reach`: the first size that needs at most four a side."""
    size = next((size for size in sizes if reach / size <= 4), sizes[-1])
    steps = range(size, int(reach) + 1, size)
    return [*(-step for step in reversed(steps)), 0, *steps]


def estimates(
    rows: pd.DataFrame,
    names: list[str],
    x: dict[str, Any],
    tooltip: list[alt.Tooltip],
    pick: alt.Parameter | None = None,
) -> alt.LayerChart:
    """A point with its interval for each `name` and `corpus`; the sides are offset within a row.

    `rows` hold name, corpus, estimate, ci_low and ci_high; `names` are the rows of the chart from
    top to bottom; `x` are settings of the x-axis; `pick` is a selection by click, if any.
    """
    base = alt.Chart(with_words(rows)).encode(y=rows_axis(names, 200))
    both = bool(rows["name"].duplicated().any())
    if both:
        base = base.encode(yOffset=alt.YOffset("corpus:N", sort=["policy", "frontline"]))
    sides = encode("corpus", ["policy", "frontline"])
    # A layer without a mark would be a symbol without a text alternative.
    known = rows[["ci_low", "ci_high"]].notna().all(axis=1).any()
    intervals = base.mark_rule(strokeWidth=2.5, opacity=0.55, clip=True).encode(
        x=alt.X("ci_low:Q", **x), x2=alt.X2("ci_high:Q"), color=sides["color"]
    )
    dots = base.mark_point(filled=True, size=110, opacity=1).encode(
        x=alt.X("estimate:Q", **x), **sides, tooltip=tooltip
    )
    scale = x.get("scale")
    top = getattr(scale, "domainMax", alt.Undefined)
    beyond: list[alt.Chart] = []
    if isinstance(top, int | float):
        place: dict[str, Any] = {"y": rows_axis(names, 200)}
        if both:
            place["yOffset"] = alt.YOffset("corpus:N", sort=["policy", "frontline"])
        beyond = arrows(rows, (-math.inf, top), field="corpus", ends=("ci_low", "ci_high"), **place)
    layers = [*([intervals] if known else []), *beyond, dots.add_params(pick) if pick else dots]
    chart: alt.LayerChart = alt.LayerChart(
        layer=layers, height=height(len(names)) + 8 * len(names) * both
    )
    return chart


def interval_tooltip(value: str, form: str) -> list[alt.Tooltip]:
    """Side, estimate and interval of a point; `value` names the estimate, `form` is a d3 format."""
    return [
        alt.Tooltip("side:N", title=say("side")),
        alt.Tooltip("estimate:Q", title=value, format=form),
        alt.Tooltip("ci_low:Q", title=say("interval from"), format=form),
        alt.Tooltip("ci_high:Q", title=say("to"), format=form),
    ]


def top_share(shares: pd.DataFrame) -> float:
    """The upper end of an axis of shares, 0.05 to 1: all estimates, and intervals near them."""
    dots = float(shares["estimate"].max())
    ends = float(shares["ci_high"].fillna(0.0).max())
    return min(1.0, max(0.05, 1.05 * min(max(dots, ends), 2.5 * dots + 0.02)))


def pairs(rows: pd.DataFrame, x: dict[str, Any], told: list[str]) -> alt.LayerChart:
    """The values of both sides of each row, joined by a line where both are known.

    `rows` hold name, policy, frontline and perhaps label; `told` are the tooltip's words for the
    row and the value, and the value's d3 format.
    """
    known = [name for name in ("name", "label") if name in rows]
    sides = rows.melt(
        id_vars=known,
        value_vars=["policy", "frontline"],
        var_name="corpus",
        value_name="value",
    )
    y = rows_axis(rows["name"].tolist(), 160)
    line = alt.Chart(rows.dropna(subset=["policy", "frontline"])).mark_rule(
        strokeWidth=2, color="#868686", opacity=0.6
    )
    dots = alt.Chart(with_words(sides.dropna(subset=["value"]))).mark_point(
        filled=True, size=110, opacity=1
    )
    chart: alt.LayerChart = (
        line.encode(y=y, x=alt.X("policy:Q", **x), x2=alt.X2("frontline:Q"))
        + dots.encode(
            y=y,
            x=alt.X("value:Q", **x),
            **encode("corpus", ["policy", "frontline"]),
            tooltip=[
                alt.Tooltip(f"{known[-1]}:N", title=told[0]),
                alt.Tooltip("side:N", title=say("side")),
                alt.Tooltip("value:Q", title=told[1], format=told[2]),
            ],
        )
    ).properties(height=height(len(rows)))
    return chart
