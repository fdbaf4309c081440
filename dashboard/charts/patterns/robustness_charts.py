"""What alternative analyses find: a specification curve, and each cluster left out."""

from __future__ import annotations

import math
import textwrap
from typing import Any, Literal

import altair as alt
import pandas as pd

from dashboard.charts import style
from dashboard.charts.figure import Figure
from dashboard.translation import later, say, says
from pipeline import tables
from pipeline.wording.translation import figure as rounded

DIMENSIONS = {
    "clusters": later("a cluster left out"),
    "time": later("a year left out"),
    "method": later("another method"),
    "words": later("other words counted"),
}
"""The dimensions of the multiverse as headings of the curve."""

_GAP = 2
"""Places left free between two dimensions."""

MOST_CLUSTERS = 30


def analyses(specifications: pd.DataFrame, finding: pd.Series[Any]) -> pd.DataFrame:
    """The other analyses of a finding: `value`, `low` and `high` in the unit of its pictures.

    That is log2 of the ratio for rates, percentage points for shares, and the measure's own unit
    where no side is named. `finding` is a row of Gaps, `specifications` are those of its language.
    """
    own = specifications[
        (specifications["measure"] == finding["measure"])
        & (specifications["item"] == finding["item"])
    ]
    names, scale = _columns(str(finding["measure"]))
    value, low, high = (own[name] * scale for name in names)
    made: pd.DataFrame = own.assign(value=value, low=low, high=high)
    return made


def _columns(measure: str) -> tuple[tuple[str, str, str], float]:
    """The columns of value and interval, and what they are multiplied by."""
    kind = tables.MEASURES[measure]
    if kind.verdict_scale == "ratio" and kind.test != "omnibus":
        return ("log2_ratio", "log2_sim_low", "log2_sim_high"), 1.0
    return ("estimate", "sim_low", "sim_high"), 100.0 if kind.is_share else 1.0


def unit_of(measure: str) -> str:
    """How values of the measure are written: `times`, `points`, or as a `number`."""
    names, scale = _columns(measure)
    return "times" if names[0] == "log2_ratio" else "points" if scale != 1.0 else "number"


def specification_curve(specifications: pd.DataFrame, finding: pd.Series[Any]) -> Figure | None:
    """Each other analysis as a point with its interval, by dimension; none if there is none.

    Within a dimension analyses stand by their estimate. The line is the finding itself. Analyses
    that do not come to the finding have no point; the title counts them as others with another
    verdict.

    References:
        Simonsohn, U., Simmons, J. P. & Nelson, L. D. (2020). Specification curve analysis. Nature
        Human Behaviour 4, 1208-1214.
    """
    rows = analyses(specifications, finding)
    if rows.empty:
        return None
    same, n = int(rows["same_verdict"].sum()), len(rows)
    absent = int(rows["value"].isna().sum())
    title = says(
        "{label}: same result in {same} of {n} alternative analysis",
        "{label}: same result in {same} of {n} alternative analyses",
        n,
        label=finding["label"],
        same=same,
    )
    note = say(
        "Each point is one alternative analysis with its interval, within a dimension from the "
        "lowest to the highest. The dashed line is the finding itself."
    )
    if absent:
        note += " " + says(
            "{n} analysis does not come to the finding at all and has no point.",
            "{n} analyses do not come to the finding at all and have no point.",
            absent,
        )
    placed = _placed(rows)
    return Figure(
        f"other_analyses_{finding['measure']}_{style.file_part(str(finding['item']))}",
        later("What alternative analyses find"),
        title,
        lambda: curve_chart(placed, finding),
        placed.drop(columns=["low", "high", "value", "language"]),
        note,
        ("policy", "frontline", "bridge", "different", "cannot tell"),
    )


def _placed(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with `place`, from left to right: by dimension, then by value."""
    parts = []
    start = 0
    for dimension in DIMENSIONS:
        own = rows[rows["dimension"] == dimension].sort_values("value", kind="stable")
        parts.append(own.assign(place=range(start, start + len(own))))
        start += len(own) + _GAP if len(own) else 0
    return pd.concat(parts)


def curve_chart(rows: pd.DataFrame, finding: pd.Series[Any]) -> alt.LayerChart:
    """The curve of `analyses` with `place`; intervals that leave the picture end in an arrow."""
    unit = unit_of(str(finding["measure"]))
    (name, *_), scale = _columns(str(finding["measure"]))
    own = float(finding[name]) * scale
    shown = style.with_words(rows).assign(
        dimension_name=rows["dimension"].map({key: say(one) for key, one in DIMENSIONS.items()})
    )
    y = _gap_axis(rows, own, unit)
    last = float(rows["place"].max())
    x = alt.X(
        "place:Q", scale=alt.Scale(domain=[-1.5, last + 1.5], nice=False), axis=None, title=None
    )
    tooltip = [
        alt.Tooltip("dimension_name:N", title=say("what is varied")),
        alt.Tooltip("analysis:N", title=say("analysis")),
    ]
    known = shown.dropna(subset=["value"])
    layers = [
        *_gap_layers(known, own, y, channel="y", tooltip=tooltip, size=42, stroke=1.6, x=x),
        _headings(rows, y["scale"].domain[1], x=x, y=y),
    ]
    chart: alt.LayerChart = alt.LayerChart(layer=layers, height=300)
    return chart


def _gap_axis(rows: pd.DataFrame, own: float, unit: str) -> dict[str, Any]:
    """Settings of the axis of the gap: around 0, or from 0 for what has no side."""
    reach = _reach(rows, own, unit)
    domain = [-reach, reach] if unit != "number" else [min(0.0, -0.1 * reach), reach]
    return {
        "scale": alt.Scale(domain=domain, nice=False),
        "title": _gap_title(unit),
        "axis": _gap_ticks(unit, reach),
    }


def _gap_layers(
    rows: pd.DataFrame,
    own: float,
    axis: dict[str, Any],
    *,
    channel: Literal["x", "y"],
    tooltip: list[alt.Tooltip],
    size: float,
    stroke: float,
    **place: Any,
) -> list[alt.Chart]:
    """Lines at no gap and at the finding, and each row's interval, arrows and point.

    The gap runs along `channel`; `place` is the encoding of the other axis.
    """
    encoded = style.encode("verdict", list(style.COLOURS))
    base = alt.Chart(rows).encode(**place)
    lines = alt.Chart(pd.DataFrame({"own": [own], "zero": [0.0]}))

    def along(field: str) -> dict[str, Any]:
        return {channel: (alt.X if channel == "x" else alt.Y)(f"{field}:Q", **axis)}

    ends = {f"{channel}2": "high:Q"}
    return [
        lines.mark_rule(color="#868686", strokeWidth=1).encode(**along("zero")),
        lines.mark_rule(color="#868686", strokeWidth=1.5, strokeDash=[5, 4]).encode(**along("own")),
        base.mark_rule(strokeWidth=stroke, opacity=0.5, clip=True).encode(
            **along("low"), **ends, color=encoded["color"]
        ),
        *style.arrows(rows, axis["scale"].domain, vertical=channel == "y", **place),
        base.mark_point(filled=True, size=size, opacity=1, clip=True).encode(
            **along("value"),
            **encoded,
            tooltip=[
                *tooltip,
                alt.Tooltip("told:N", title=say("verdict")),
                alt.Tooltip("n_policy:Q", title=say("policy documents")),
                alt.Tooltip("n_frontline:Q", title=say("frontline documents")),
            ],
        ),
    ]


def _headings(rows: pd.DataFrame, top: float, *, x: alt.X, y: dict[str, Any]) -> alt.Chart:
    """The name of each dimension above its points, as wide as they are."""
    own = rows.groupby("dimension", sort=False)
    n = own["same_verdict"].agg(["sum", "size"])
    room = _WIDTH / (float(rows["place"].max()) + 3)
    told = pd.DataFrame(
        {
            "place": own["place"].mean(),
            "top": top,
            "text": [
                "\n".join(
                    [
                        *textwrap.wrap(
                            say(DIMENSIONS[str(one)]),
                            max(9, int(room * size / 6)),
                            break_long_words=False,
                        ),
                        f"{same}/{size}",
                    ]
                )
                for one, same, size in zip(n.index, n["sum"], n["size"], strict=True)
            ],
        }
    )
    chart: alt.Chart = (
        alt.Chart(told)
        .mark_text(baseline="top", fontSize=11, lineBreak="\n", dy=2, lineHeight=12)
        .encode(x=x, y=alt.Y("top:Q", **y), text=alt.Text("text:N"))
    )
    return chart


_WIDTH = 640
"""Width in pixels that headings are broken for; pages vary."""


def _reach(rows: pd.DataFrame, own: float, unit: str) -> float:
    """Half the height of the axis: all points, and intervals up to 1.6 times the furthest."""
    dots = max(float(rows["value"].abs().max(skipna=True) or 0), abs(own))
    dots = 0.0 if math.isnan(dots) else dots
    ends = float(rows[["low", "high"]].abs().to_numpy(float, na_value=0.0).max(initial=0.0))
    least = {"times": 2.0, "points": 5.0, "number": 0.05}[unit]
    return max(least, 1.35 * min(max(dots, ends), 1.6 * dots + least / 2))


def _gap_title(unit: str) -> str:
    if unit == "number":
        return say("estimate")
    return "← {}\u2003\u2003{} →".format(say("frontline"), say("policy"))


def _gap_ticks(unit: str, reach: float) -> alt.Axis:
    if unit == "number":
        return alt.Axis(tickCount=5)
    return alt.Axis(
        labelExpr=style.points_axis() if unit == "points" else style.times_axis(),
        values=style.steps(reach, (5, 10, 20, 50) if unit == "points" else (1, 2, 4)),
    )


def left_out(specifications: pd.DataFrame, finding: pd.Series[Any]) -> Figure | None:
    """The gap without each cluster in turn, from the lowest; none if no cluster was left out.

    At most `MOST_CLUSTERS` are drawn: those without which the gap moves most.
    """
    rows = analyses(specifications, finding)
    rows = rows[rows["dimension"] == "clusters"].dropna(subset=["value"])
    if rows.empty:
        return None
    names, scale = _columns(str(finding["measure"]))
    own = float(finding[names[0]]) * scale
    moved = (rows["value"] - own).abs()
    drawn = rows.loc[moved.sort_values(ascending=False, kind="stable").index[:MOST_CLUSTERS]]
    drawn = drawn.assign(name=drawn["analysis"]).sort_values("value", kind="stable")
    other = rows[~rows["same_verdict"]]
    ends = {
        "label": finding["label"],
        "low": told_in(unit_of(str(finding["measure"])), float(rows["value"].min())),
        "high": told_in(unit_of(str(finding["measure"])), float(rows["value"].max())),
        "n": len(rows),
    }
    title = (
        say("{label}: whichever of {n} clusters is left out, from {low} to {high}", **ends)
        if other.empty
        else say(
            "{label}: another verdict {other} (of {n} clusters left out, from {low} to {high})",
            other="; ".join(dict.fromkeys(other["analysis"].head(3))),
            **ends,
        )
    )
    note = say("The gap when one cluster is left out. The dashed line is the gap with all.")
    if len(rows) > len(drawn):
        note += " " + say("The {n} that move it most are drawn.", n=len(drawn))
    return Figure(
        f"left_out_{finding['measure']}_{style.file_part(str(finding['item']))}",
        later("The gap with each cluster left out"),
        title,
        lambda: left_out_chart(drawn, own, unit_of(str(finding["measure"]))),
        rows.drop(columns=["language", "value", "low", "high"]),
        note,
        ("policy", "frontline", "bridge", "different", "cannot tell"),
    )


def told_in(unit: str, value: float) -> str:
    """A value of `analyses` in words: `4 times as often in policy`, `12 points`, or the number."""
    if unit == "points":
        return say("{size} points", size=rounded(value))
    if unit == "number":
        return rounded(value)
    if abs(value) < 0.07:
        return say("alike")
    side = say("in policy") if value > 0 else say("at the frontline")
    return say("{times}× {side}", times=rounded(2 ** abs(value)), side=side)


def left_out_chart(rows: pd.DataFrame, own: float, unit: str) -> alt.LayerChart:
    """A point and interval for each cluster that is left out, and the gap with all as a line."""
    layers = _gap_layers(
        style.with_words(rows), own, _gap_axis(rows, own, unit), channel="x", size=90, stroke=2,
        tooltip=[alt.Tooltip("name:N", title=say("analysis"))],
        y=style.rows_axis(list(dict.fromkeys(rows["name"])), 260),
    )  # fmt: skip
    chart: alt.LayerChart = alt.LayerChart(layer=layers, height=max(2, len(rows)) * 22 + 70)
    return chart
