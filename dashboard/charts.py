"""Frames to charts. Colour and shape say the same; the page prints the finding as the title."""

from __future__ import annotations

import json
import math
import re
import textwrap
from collections.abc import Sequence
from typing import Any, Literal

import altair as alt
import pandas as pd

from dashboard.translation import later, say, vega_locale

# After Okabe and Ito, between light and dark so as to stand on both; shape is the second cue.
COLOURS = {
    "policy": "#1B7FBF",
    "frontline": "#D55E00",
    "bridge": "#009E73",
    "apart": "#A65FA0",
    "cannot tell": "#868686",
}
SHAPES = {
    "policy": "square",
    "frontline": "circle",
    "bridge": "diamond",
    "apart": "triangle-up",
    "cannot tell": "cross",
}
SYMBOLS = {"policy": "■", "frontline": "●", "bridge": "◆", "apart": "▲", "cannot tell": "✚"}
WORDS = {
    "policy": later("more in policy"),
    "frontline": later("more at the frontline"),
    "bridge": later("alike on both sides"),
    "apart": later("further apart than chance"),
    "cannot tell": later("cannot tell"),
}
SIDES = {"policy": later("policy"), "frontline": later("frontline")}
ANSWERS = {
    "answered": later("answered by an interview"),
    "none": later("answered by none"),
    "cannot tell": later("cannot tell"),
}
ANSWER_SYMBOLS = {"answered": "◆", "none": "■", "cannot tell": "✚"}
LOG2 = ("log2_ratio", "log2_ci_low", "log2_ci_high")
_ROW = 30


def _times() -> str:
    """Powers of two as times, as an expression for the labels of an axis."""
    alike = json.dumps(say("alike"), ensure_ascii=False)
    return (
        f"datum.value == 0 ? {alike} : abs(datum.value) < 1 ? ''"
        " : format(pow(2, abs(datum.value)), ',.0f') + '×'"
    )


def _points() -> str:
    """Percentage points, likewise."""
    alike, points = (json.dumps(text, ensure_ascii=False) for text in (say("alike"), say("pts")))
    return f"datum.value == 0 ? {alike} : abs(datum.value) + ' ' + {points}"


def _sides(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with `side`, the corpus in words, and `told`, the verdict in words, for tooltips."""
    words: dict[str, Any] = {}
    if "corpus" in rows:
        words["side"] = rows["corpus"].map({key: say(text) for key, text in SIDES.items()})
    if "verdict" in rows:
        words["told"] = rows["verdict"].map({key: say(text) for key, text in WORDS.items()})
    return rows.assign(**words)


def in_language(chart: Any) -> Any:
    """The chart with its numbers written as the interface's language writes them."""
    return chart.configure(locale=vega_locale())


def _encode(field: str, kinds: list[str]) -> dict[str, Any]:
    """Colour and shape by one field, without a legend: pages print one that wraps on a phone."""
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


def _rows(names: list[str], width: int) -> alt.Y:
    return alt.Y(
        "name:N",
        sort=names,
        title=None,
        axis=alt.Axis(
            labelLimit=width,
            labelFontSize=13,
            labelFlush=False,
            ticks=False,
            domain=False,
        ),
    )


def _height(n_rows: int) -> int:
    return max(2, n_rows) * _ROW + 70


def diverging(gaps: pd.DataFrame) -> alt.LayerChart:
    """A dot and interval per row about a middle: frontline to the left, policy to the right.

    Rates are set against each other as times, shares as percentage points.
    """
    percent = not gaps["measure"].str.endswith("_rate").all()
    ends = ("estimate", "ci_low", "ci_high") if percent else LOG2
    scale = 100 if percent else 1
    value, low, high = (gaps[name] * scale for name in ends)
    rows = gaps.assign(value=value, low=low, high=high).sort_values("value", ascending=False)
    reach = _reach(rows, percent)
    x = alt.X(
        "value:Q",
        scale=alt.Scale(domain=[-reach, reach], nice=False),
        title="← {}\u2003\u2003{} →".format(say("frontline"), say("policy")),
        axis=alt.Axis(
            labelExpr=_points() if percent else _times(),
            grid=True,
            values=_steps(reach, (5, 10, 20, 50) if percent else (1, 2, 4)),
        ),
    )
    base = alt.Chart(rows).encode(y=_rows(rows["name"].tolist(), 160))
    kinds = list(COLOURS)
    encoded = _encode("verdict", kinds)
    middle = (
        alt.Chart(pd.DataFrame({"middle": [0]}))
        .mark_rule(color="#868686", strokeWidth=1.5)
        .encode(x="middle:Q")
    )
    intervals = base.mark_rule(strokeWidth=2.5, clip=True, opacity=0.55).encode(
        x=alt.X("low:Q", scale=alt.Scale(domain=[-reach, reach])),
        x2="high:Q",
        color=encoded["color"],
    )
    dots = base.mark_point(filled=True, size=130, opacity=1, clip=True).encode(
        x=x,
        **encoded,
        tooltip=[
            alt.Tooltip("label:N", title=say("item")),
            alt.Tooltip("sentence:N", title=say("sentence")),
        ],
    )
    chart: alt.LayerChart = (middle + intervals + dots).properties(height=_height(len(rows)))
    return chart


def _steps(reach: float, sizes: tuple[int, ...]) -> list[int]:
    """Ticks from the middle to both sides, at most four a side."""
    size = next((size for size in sizes if reach / size <= 4), sizes[-1])
    steps = range(size, int(reach) + 1, size)
    return [*(-step for step in reversed(steps)), 0, *steps]


def _reach(rows: pd.DataFrame, percent: bool) -> float:
    """Half the width of the axis: all dots, and intervals unless they run far beyond them."""
    dots = float(rows["value"].abs().max())
    ends = float(rows[["low", "high"]].abs().to_numpy(float, na_value=0.0).max(initial=0.0))
    reach = min(max(dots, ends), 1.6 * dots + (5 if percent else 1))
    return max(5.0, 1.05 * reach) if percent else max(2.0, 0.2 + math.ceil(reach))


def rates(usage: pd.DataFrame, concepts: list[str]) -> alt.LayerChart:
    """Mentions per 10,000 words of each concept on both sides, with intervals, on a log scale."""
    ticks = [0, 0.3, 1, 3, 10, 30, 100, 300]
    top = float(usage[["estimate", "ci_high"]].to_numpy(float, na_value=0.0).max(initial=0.0))
    x = {
        "scale": alt.Scale(type="symlog", constant=0.3, domainMin=0),
        "axis": alt.Axis(
            values=[tick for tick in ticks if tick <= max(top * 1.2, 1)],
            labelExpr="'' + datum.value",  # the scale's own format would write 10 as 1e+1
        ),
        "title": [say("mentions per 10,000 words"), say("(each step about three times as many)")],
    }
    tooltip = [
        alt.Tooltip("concept:N", title=say("concept")),
        alt.Tooltip("side:N", title=say("side")),
        alt.Tooltip("estimate:Q", title=say("per 10,000 words"), format=".2f"),
        alt.Tooltip("ci_low:Q", title=say("interval from"), format=".2f"),
        alt.Tooltip("ci_high:Q", title=say("to"), format=".2f"),
        alt.Tooltip("n_documents_with:Q", title=say("documents that say it")),
        alt.Tooltip("n:Q", title=say("of documents")),
    ]
    pick = alt.selection_point(name="pick", fields=["concept"], on="click")
    return _estimates(usage.assign(name=usage["concept"]), concepts, x, tooltip, pick)


def _estimates(
    rows: pd.DataFrame,
    names: list[str],
    x: dict[str, Any],
    tooltip: list[alt.Tooltip],
    pick: alt.Parameter | None = None,
) -> alt.LayerChart:
    """A dot and interval per name and side, one side below the other."""
    base = alt.Chart(_sides(rows)).encode(y=_rows(names, 200))
    both = bool(rows["name"].duplicated().any())
    if both:
        base = base.encode(yOffset=alt.YOffset("corpus:N", sort=["policy", "frontline"]))
    sides = _encode("corpus", ["policy", "frontline"])
    intervals = base.mark_rule(strokeWidth=2.5, opacity=0.55, clip=True).encode(
        x=alt.X("ci_low:Q", **x), x2="ci_high:Q", color=sides["color"]
    )
    dots = base.mark_point(filled=True, size=110, opacity=1).encode(
        x=alt.X("estimate:Q", **x), **sides, tooltip=tooltip
    )
    chart: alt.LayerChart = (intervals + (dots.add_params(pick) if pick else dots)).properties(
        height=_height(len(names)) + 8 * len(names) * both
    )
    return chart


def roles(pairs: pd.DataFrame, names: list[str]) -> alt.LayerChart:
    """Who does it (left end) with whom (right end), for each side; the thicker, the more often."""
    ends = {"policy": (0.0, 1.0), "frontline": (1.6, 2.6)}
    start = pairs["corpus"].map({side: pair[0] for side, pair in ends.items()}).astype(float)
    end = pairs["corpus"].map({side: pair[1] for side, pair in ends.items()}).astype(float)
    lines = _sides(pairs.assign(start=start, end=end))
    left = lines.rename(columns={"who": "name", "start": "x"})[["corpus", "name", "x", "n"]]
    right = lines.rename(columns={"with_whom": "name", "end": "x"})[["corpus", "name", "x", "n"]]
    points = pd.concat([left, right]).groupby(["corpus", "name", "x"], as_index=False)["n"].sum()
    sides = _encode("corpus", ["policy", "frontline"])
    x = alt.X(
        "x:Q",
        scale=alt.Scale(domain=[-0.15, 2.75], nice=False),
        title=None,
        axis=alt.Axis(values=[0, 1, 1.6, 2.6], labelExpr=_ends(), grid=False, orient="top"),
    )
    # The order stands in the scale: layers that sort by different columns would fall back to ABC.
    y = alt.Y(
        "name:N",
        scale=alt.Scale(domain=names),
        title=None,
        axis=alt.Axis(
            labelLimit=160, labelFontSize=13, labelFlush=False, ticks=False, domain=False
        ),
    )
    drawn = (
        alt.Chart(lines)
        .mark_rule(opacity=0.6)
        .encode(
            x=alt.X("start:Q", title=None),
            x2="end:Q",
            y=alt.Y("who:N", scale=alt.Scale(domain=names), title=None),
            y2="with_whom:N",
            strokeWidth=alt.StrokeWidth("n:Q", legend=None, scale=alt.Scale(range=[1, 9])),
            color=sides["color"],
            tooltip=[
                alt.Tooltip("side:N", title=say("side")),
                alt.Tooltip("who:N", title=say("who")),
                alt.Tooltip("with_whom:N", title=say("with whom")),
                alt.Tooltip("n:Q", title=say("times")),
            ],
        )
    )
    dots = alt.Chart(points).mark_point(filled=True, size=110, opacity=1).encode(x=x, y=y, **sides)
    chart: alt.LayerChart = (drawn + dots).properties(height=_height(len(names)))
    return chart


def _ends() -> str:
    """Who and with whom, as an expression for the labels of an axis."""
    who, whom = (json.dumps(text, ensure_ascii=False) for text in (say("who"), say("with whom")))
    return f"datum.value == 0 || datum.value == 1.6 ? {who} : {whom}"


def profile(profiles: pd.DataFrame) -> alt.LayerChart:
    """Each trait of a magic concept on both sides, with intervals, from 0 to 100 %."""
    x = {
        "scale": alt.Scale(domain=[0, 1], nice=False),
        "axis": alt.Axis(format="%", values=[0, 0.25, 0.5, 0.75, 1]),
        "title": say("share"),
    }
    tooltip = [
        alt.Tooltip("side:N", title=say("side")),
        alt.Tooltip("meaning:N", title=say("what is measured")),
        alt.Tooltip("estimate:Q", title=say("share"), format=".0%"),
        alt.Tooltip("n:Q", title=say("documents")),
    ]
    return _estimates(profiles, list(dict.fromkeys(profiles["name"])), x, tooltip)


def groups(shares: pd.DataFrame) -> alt.LayerChart:
    """The share that a topic has in each group, with intervals, the sides one below the other."""
    x = {
        "scale": alt.Scale(domainMin=0, domainMax=_top(shares)),
        "axis": alt.Axis(format="%", tickCount=6),
        "title": say("share of words"),
    }
    tooltip = [
        alt.Tooltip("name:N", title=say("group")),
        alt.Tooltip("side:N", title=say("side")),
        alt.Tooltip("estimate:Q", title=say("share"), format=".1%"),
        alt.Tooltip("ci_low:Q", title=say("interval from"), format=".1%"),
        alt.Tooltip("ci_high:Q", title=say("to"), format=".1%"),
        alt.Tooltip("n_documents:Q", title=say("documents")),
    ]
    return _estimates(shares, list(dict.fromkeys(shares["name"])), x, tooltip)


def _top(shares: pd.DataFrame) -> float:
    """Where an axis of shares ends: behind all dots, and intervals that do not run far beyond."""
    dots = float(shares["estimate"].max())
    ends = float(shares["ci_high"].fillna(0.0).max())
    return min(1.0, max(0.05, 1.05 * min(max(dots, ends), 2.5 * dots + 0.02)))


def judged(tasks: pd.DataFrame) -> alt.LayerChart:
    """The share of right answers in each task, with its interval; a stroke is what guessing finds.

    One colour and one shape: nothing of it belongs to a side.
    """
    scale = alt.Scale(domain=[0, 1], nice=False)
    axis = alt.Axis(format="%", values=[0, 0.25, 0.5, 0.75, 1])
    title = say("answers that are the model's")
    base = alt.Chart(tasks).encode(y=_rows(tasks["name"].tolist(), 220))
    guessed = base.mark_tick(color="#868686", thickness=3, size=22).encode(
        x=alt.X("chance:Q", scale=scale, axis=axis, title=title)
    )
    intervals = base.mark_rule(strokeWidth=2.5, opacity=0.55, color=COLOURS["bridge"]).encode(
        x=alt.X("ci_low:Q", scale=scale, axis=axis, title=title), x2="ci_high:Q"
    )
    dots = base.mark_point(
        filled=True, size=130, opacity=1, color=COLOURS["bridge"], shape=SHAPES["bridge"]
    ).encode(
        x=alt.X("share:Q", scale=scale, axis=axis, title=title),
        tooltip=[
            alt.Tooltip("name:N", title=say("task")),
            alt.Tooltip("share:Q", title=say("right"), format=".0%"),
            alt.Tooltip("n_judged:Q", title=say("answers")),
            alt.Tooltip("chance:Q", title=say("right by guessing"), format=".0%"),
        ],
    )
    chart: alt.LayerChart = (guessed + intervals + dots).properties(height=_height(len(tasks)))
    return chart


def bars(counts: pd.DataFrame, *, title: str) -> alt.LayerChart:
    """A bar for each `name`, as long as its `n`, with the number at its end."""
    base = alt.Chart(counts).encode(
        y=_rows(counts["name"].tolist(), 160),
        x=alt.X("n:Q", title=title, axis=alt.Axis(format=",d", tickCount=6, tickMinStep=1)),
        tooltip=[alt.Tooltip("name:N", title=say("what")), alt.Tooltip("n:Q", title=title)],
    )
    numbers = base.mark_text(align="left", dx=5, fontSize=12).encode(text="n:Q")
    chart: alt.LayerChart = (base.mark_bar(color="#868686", size=16) + numbers).properties(
        height=_height(len(counts))
    )
    return chart


def years(dated: pd.DataFrame) -> alt.Chart:
    """Each document at its year and its rate; documents that never say it lie on the ground."""
    first, last = int(dated["year"].min()), int(dated["year"].max())
    step = max(1, math.ceil((last - first + 1) / 8))
    chart: alt.Chart = (
        alt.Chart(dated)
        .mark_point(filled=True, size=100, opacity=0.8)
        .encode(
            x=alt.X(
                "year:Q",
                scale=alt.Scale(domain=[first - 0.6, last + 0.6], nice=False),
                title=say("year of the document"),
                axis=alt.Axis(format="d", values=list(range(first, last + 1, step)), grid=False),
            ),
            y=alt.Y("rate:Q", title=say("mentions per 10,000 words"), scale=alt.Scale(domainMin=0)),
            **_encode("corpus", ["policy", "frontline"]),
            tooltip=[
                alt.Tooltip("title:N", title=say("document")),
                alt.Tooltip("year:Q", title=say("year")),
                alt.Tooltip("n_mentions:Q", title=say("mentions")),
                alt.Tooltip("rate:Q", title=say("per 10,000 words"), format=".1f"),
            ],
        )
        .properties(height=280)
    )
    return chart


def shares(gaps: pd.DataFrame) -> alt.LayerChart:
    """The share of words that each topic has on both sides, joined by a line."""
    x = {"title": say("share of a document's words"), "axis": alt.Axis(format="%")}
    return _pairs(gaps, x, [say("topic"), say("share of words"), ".1%"])


def word_counts(words: pd.DataFrame, *, title: str) -> alt.LayerChart:
    """How often each side says each word, joined by a line; most are said seldom, some often."""
    top = float(words[["policy", "frontline"]].to_numpy(float, na_value=0.0).max(initial=0.0))
    ticks = [0, 3, 10, 30, 100, 300, 1000, 10_000, 100_000]
    x = {
        "title": title,
        "scale": alt.Scale(type="symlog", constant=2, domain=[0, 1.2 * top or 1]),
        "axis": alt.Axis(values=[tick for tick in ticks if tick <= 1.2 * top], format=",d"),
    }
    return _pairs(words.assign(name=words["term"]), x, [say("word"), title, ",.3~r"])


def _pairs(rows: pd.DataFrame, x: dict[str, Any], told: list[str]) -> alt.LayerChart:
    """Both sides' value of each row, joined by a line; `told` names row, value and format."""
    known = [name for name in ("name", "label") if name in rows]
    sides = rows.melt(
        id_vars=known,
        value_vars=["policy", "frontline"],
        var_name="corpus",
        value_name="value",
    )
    y = _rows(rows["name"].tolist(), 160)
    line = alt.Chart(rows.dropna(subset=["policy", "frontline"])).mark_rule(
        strokeWidth=2, color="#868686", opacity=0.6
    )
    dots = alt.Chart(_sides(sides.dropna(subset=["value"]))).mark_point(
        filled=True, size=110, opacity=1
    )
    chart: alt.LayerChart = (
        line.encode(y=y, x=alt.X("policy:Q", **x), x2="frontline:Q")
        + dots.encode(
            y=y,
            x=alt.X("value:Q", **x),
            **_encode("corpus", ["policy", "frontline"]),
            tooltip=[
                alt.Tooltip(f"{known[-1]}:N", title=told[0]),
                alt.Tooltip("side:N", title=say("side")),
                alt.Tooltip("value:Q", title=told[1], format=told[2]),
            ],
        )
    ).properties(height=_height(len(rows)))
    return chart


def share_strip(topic_shares: pd.DataFrame) -> alt.Chart:
    """The share of one topic in each document, side by side."""
    chart: alt.Chart = (
        alt.Chart(_sides(topic_shares))
        .mark_point(filled=True, size=90, opacity=0.75)
        .encode(
            x=alt.X(
                "share:Q", title=say("share of the document's words"), axis=alt.Axis(format="%")
            ),
            y=alt.Y("side:N", sort=[say("policy"), say("frontline")], title=None),
            yOffset=alt.YOffset("spread:Q", scale=alt.Scale(domain=[-1, 7])),
            **_encode("corpus", ["policy", "frontline"]),
            tooltip=[
                alt.Tooltip("title:N", title=say("document")),
                alt.Tooltip("share:Q", title=say("share"), format=".1%"),
            ],
        )
        .transform_window(order="row_number()", groupby=["corpus"])
        .transform_calculate(spread="datum.order % 7")
        .properties(height=170)
    )
    return chart


def dispersion(lines: pd.DataFrame, counts: pd.Series[int]) -> alt.LayerChart:
    """A stroke for each line at its place in its document, one row per document."""
    titles = [str(title) for title in counts.index]
    base = alt.Chart(lines.assign(name=lines["title"]))
    y = _rows(titles, 160)
    sides = _encode("corpus", ["policy", "frontline"])
    ground = (
        alt.Chart(pd.DataFrame({"name": titles, "start": 0.0, "end": 1.0}))
        .mark_rule(strokeWidth=1, color="#868686", opacity=0.35)
        .encode(y=y, x="start:Q", x2="end:Q")
    )
    strokes = base.mark_tick(thickness=2.5, size=18, opacity=0.85).encode(
        y=y,
        x=alt.X(
            "place:Q",
            scale=alt.Scale(domain=[0, 1], nice=False),
            title=say("place in the document"),
            axis=alt.Axis(values=[0, 0.5, 1], labelExpr=_place(), grid=False),
        ),
        color=sides["color"],
        tooltip=[
            alt.Tooltip("name:N", title=say("document")),
            alt.Tooltip("keyword:N", title=say("keyword")),
        ],
    )
    # The second cue: the side's shape at the row's end, with how many there are.
    firsts = lines.drop_duplicates("title")
    ends = pd.DataFrame(
        {
            "name": firsts["title"],
            "corpus": firsts["corpus"],
            "n": firsts["title"].map(counts),
            "end": 1.0,
        }
    )
    marks = (
        alt.Chart(ends)
        .mark_point(filled=True, size=60, opacity=1, xOffset=12, clip=False)
        .encode(y=y, x="end:Q", **sides)
    )
    numbers = (
        alt.Chart(ends)
        .mark_text(align="left", dx=20, fontSize=12, clip=False)
        .encode(y=y, x="end:Q", text="n:Q")
    )
    chart: alt.LayerChart = (ground + strokes + marks + numbers).properties(
        height=max(2, len(titles)) * 24 + 60,
        padding={"right": 46, "left": 5, "top": 5, "bottom": 5},
    )
    return chart


def _place() -> str:
    """The ends and the middle of a document, as an expression for the labels of an axis."""
    beginning, middle, end = (
        json.dumps(text, ensure_ascii=False)
        for text in (say("beginning"), say("middle"), say("end"))
    )
    return f"datum.value == 0 ? {beginning} : datum.value == 1 ? {end} : {middle}"


def plane(terms: pd.DataFrame) -> alt.LayerChart:
    """Each term by how often it is said and by how much the sides differ."""
    reach = max(2.0, math.ceil(float(terms["log2_ratio"].abs().max())))
    rows = _sides(terms).assign(shown=_labels(terms, reach))[::-1]  # findings are drawn on top
    x = alt.X(
        "times:Q",
        scale=alt.Scale(
            type="log", domain=[0.9 * float(rows["times"].min()), 1.4 * float(rows["times"].max())]
        ),
        title=say("times in all documents"),
        axis=alt.Axis(
            format=",d", values=[n * 10**power for power in range(7) for n in (1, 2, 3, 5, 7)]
        ),
    )
    y = alt.Y(
        "log2_ratio:Q",
        scale=alt.Scale(domain=[-reach - 0.5, reach + 0.5], nice=False),
        title="← {}\u2003\u2003{} →".format(say("frontline"), say("policy")),
        axis=alt.Axis(labelExpr=_times(), values=_steps(reach, (1, 2, 4))),
    )
    pick = alt.selection_point(name="pick", fields=["term"], on="click")
    base = alt.Chart(rows).encode(x=x, y=y)
    unclear = alt.datum.verdict == "cannot tell"
    dots = base.mark_point(filled=True).encode(
        size=alt.condition(unclear, alt.value(42), alt.value(110)),
        opacity=alt.condition(unclear, alt.value(0.3), alt.value(0.95)),
        **_encode("verdict", list(COLOURS)),
        tooltip=[
            alt.Tooltip("term:N", title=say("term")),
            alt.Tooltip("n_policy:Q", title=say("times in policy"), format=","),
            alt.Tooltip("n_frontline:Q", title=say("times at the frontline"), format=","),
            alt.Tooltip("told:N", title=say("verdict")),
        ],
    )
    names = (
        base.transform_filter("datum.shown != ''")
        .mark_text(align="left", dx=8, fontSize=12)
        .encode(text="shown:N")  # in the ink of the page: colours are too faint for words
    )
    chart: alt.LayerChart = (dots.add_params(pick) + names).properties(height=460)
    return chart


_PLANE = (700, 390)
"""About as many pixels as a plane has for its points: a desk has more, a phone fewer across."""


def _labels(terms: pd.DataFrame, reach: float, most: int = 36, unclear: int = 12) -> list[str]:
    """The name of each term that has room for it, the first rows first; '' for the others.

    Terms without a finding are named only while fewer than `unclear` names are in the picture.
    """
    times = terms["times"].clip(lower=1)
    across = _PLANE[0] / max(1.0, math.log2(times.max() / times.min()))
    down = _PLANE[1] / (2 * reach + 1)
    boxes: list[tuple[float, float, float]] = []
    labels: list[str] = []
    named = terms[["term", "times", "log2_ratio", "verdict"]]
    for term, n, ratio, verdict in named.itertuples(index=False):
        left, y = across * math.log2(max(n, 1)), down * ratio
        right = left + 12 + 6.5 * len(term)
        room = unclear if verdict == "cannot tell" else most
        free = len(boxes) < room and all(
            right < start or left > end or abs(y - height) > 13 for start, end, height in boxes
        )
        labels.append(term if free else "")
        if free:
            boxes.append((left, right, y))
    return labels


# ------------------------------------------------------------------- pictures to keep

_PRINT = {
    "font": "Liberation Sans, Arial, Helvetica, sans-serif",
    "view": {"stroke": None},
    "text": {"color": "#1D2126"},
    "axis": {"labelFontSize": 12, "titleFontSize": 12, "gridColor": "#E4E2DC"},
    "legend": {"labelFontSize": 12, "symbolSize": 110, "symbolOpacity": 1},
}


def image(
    chart: Any, *, title: str, note: str, kinds: Sequence[str], form: Literal["svg", "png"]
) -> bytes:
    """The chart for a memo: on white, with its finding as title, its legend and its note.

    The page prints title, legend and note around a chart; a file has to hold them itself.
    """
    import vl_convert  # takes a moment, and only a download needs it

    spec = {
        **in_language(chart).properties(width=640).to_dict(),
        "background": "white",
        "padding": 12,
    }
    spec["config"] = {**spec.get("config", {}), **_PRINT}
    spec["title"] = {
        "text": textwrap.wrap(title, 74),
        "subtitle": textwrap.wrap(note, 98),
        "anchor": "start",
        "frame": "group",
        "fontSize": 17,
        "subtitleFontSize": 12,
        "subtitlePadding": 6,
        "offset": 16,
        "color": "#1D2126",
        "subtitleColor": "#4A4F57",
    }
    _with_legend(spec, kinds)
    if form == "svg":
        svg: str = vl_convert.vegalite_to_svg(spec, vl_version=_VEGA_LITE)
        return _renumbered(svg).encode("utf-8")
    png: bytes = vl_convert.vegalite_to_png(spec, vl_version=_VEGA_LITE, scale=2)
    return png


def _renumbered(svg: str) -> str:
    """The SVG with its clips numbered from 1: the library counts on from picture to picture."""
    numbers = dict.fromkeys(re.findall(r'<clipPath id="clip(\d+)"', svg))
    new = {old: str(n) for n, old in enumerate(numbers, start=1)}
    return re.sub(
        r'(<clipPath id="clip|url\(#clip)(\d+)',
        lambda hit: hit.group(1) + new.get(hit.group(2), hit.group(2)),
        svg,
    )


_VEGA_LITE = ".".join(alt.SCHEMA_VERSION.removeprefix("v").split(".")[:2])


def _with_legend(spec: dict[str, Any], kinds: Sequence[str]) -> None:
    """Puts one legend in words to colour and shape. A layer that had none would hide it."""
    if not kinds:
        return
    words = WORDS if "bridge" in kinds else SIDES
    named = {kind: json.dumps(say(words[kind]), ensure_ascii=False) for kind in kinds}
    chosen = " : ".join(f"datum.value == '{kind}' ? {named[kind]}" for kind in kinds)
    legend = {
        "title": None,
        "orient": "bottom",
        "values": list(kinds),
        "labelExpr": f"{chosen} : datum.label",
    }
    for layer in (spec, *spec.get("layer", ())):
        encoding = layer.get("encoding", {})
        for channel in {"color", "shape"} & encoding.keys():
            encoding[channel] = {**encoding[channel], "legend": legend}
