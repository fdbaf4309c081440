"""The words around a concept as a network, and topics on a map with their words."""

from __future__ import annotations

import altair as alt
import pandas as pd

from dashboard.charts import gap_charts, style
from dashboard.charts.figure import SIDES, VERDICTS, Figure, said
from dashboard.data.patterns import network
from dashboard.translation import code, later, say

_COLOURS = {**{side: style.COLOURS[side] for side in SIDES}, "both": "#868686"}
_SHAPES = {**{side: style.SHAPES[side] for side in SIDES}, "both": "diamond"}


def word_network(
    concept: str, collocates: pd.DataFrame, lines: pd.DataFrame, surfaces: dict[str, list[str]]
) -> Figure | None:
    """The words beside a concept, joined to it and to each other; none without a collocate.

    `collocates` are the concept's rows of Collocates, `lines` its lines of the concordance,
    `surfaces` the written forms of words.
    """
    if collocates.empty:
        return None
    nodes = network.nodes(collocates)
    pairs = network.joined(lines, nodes["word"].tolist(), surfaces)
    told = "; ".join(
        say("{side}: {words}", side=code(side),
            words=", ".join(nodes.loc[nodes["corpus"] == side, "word"].head(4)))
        for side in SIDES
        if (nodes["corpus"] == side).any()
    )  # fmt: skip
    title = (
        say("Beside {concept}, by whose words they are: {told}", concept=concept, told=told)
        if told
        else say("Both sides use {concept} among the same words", concept=concept)
    )
    return Figure(
        "word_network",
        later("The words around a concept"),
        title,
        network_chart(concept, nodes, pairs),
        nodes.drop(columns=["x", "y", "lean"]),
        say(
            "Words next to it: to the right those of policy, to the left the frontline's, grey "
            "those of both. Thicker lines: more often. Thin lines join words that stand together "
            "in two sentences or more. It counts and does not test."
        ),
        SIDES,
    )


def network_chart(concept: str, nodes: pd.DataFrame, pairs: pd.DataFrame) -> alt.LayerChart:
    """The network of `word_network`: `nodes` with places, `pairs` of words that are joined."""
    places = nodes.set_index("word")[["x", "y"]]
    domain = [-1.35, 1.35]
    x = alt.X("x:Q", scale=alt.Scale(domain=domain, nice=False), axis=None)
    y = alt.Y("y:Q", scale=alt.Scale(domain=[-1.25, 1.25], nice=False), axis=None)
    between = pairs.assign(
        x=pairs["word"].map(places["x"]), y=pairs["word"].map(places["y"]),
        x2=pairs["other"].map(places["x"]), y2=pairs["other"].map(places["y"]),
    )  # fmt: skip
    kinds = list(_COLOURS)
    colour = alt.Color(
        "corpus:N",
        scale=alt.Scale(domain=kinds, range=[_COLOURS[kind] for kind in kinds]),
        legend=None,
    )
    shape = alt.Shape(
        "corpus:N",
        scale=alt.Scale(domain=kinds, range=[_SHAPES[kind] for kind in kinds]),
        legend=None,
    )
    words = nodes.assign(
        zero=0.0,
        policy=nodes["n_policy"],
        frontline=nodes["n_frontline"],
        away=nodes["y"] + 0.055,
    )
    base = alt.Chart(words)
    layers: list[alt.Chart] = []
    if len(between):
        layers.append(
            alt.Chart(between)
            .mark_rule(color="#868686", strokeWidth=0.8, opacity=0.5)
            .encode(x=x, y=y, x2="x2:Q", y2="y2:Q")
        )
    layers += [
        base.mark_rule(opacity=0.55).encode(
            x=x, y=y, x2="zero:Q", y2="zero:Q", color=colour,
            strokeWidth=alt.StrokeWidth("n:Q", legend=None, scale=alt.Scale(range=[0.8, 6])),
        ),
        base.mark_point(filled=True, size=90, opacity=1).encode(
            x=x, y=y, color=colour, shape=shape,
            tooltip=[
                alt.Tooltip("word:N", title=say("word")),
                alt.Tooltip("policy:Q", title=say("times in policy")),
                alt.Tooltip("frontline:Q", title=say("times at the frontline")),
            ],
        ),
        base.mark_text(fontSize=12, baseline="bottom", dy=-5).encode(x=x, y=y, text="word:N"),
        # Below the middle, where no line runs.
        alt.Chart(pd.DataFrame({"x": [0.0], "y": [0.0], "text": [concept]}))
        .mark_text(fontSize=15, fontWeight="bold", baseline="top", dy=10)
        .encode(x=x, y=y, text="text:N"),
    ]  # fmt: skip
    chart: alt.LayerChart = alt.LayerChart(layer=layers).properties(height=430)
    return chart


def topic_map(gaps: pd.DataFrame, terms: pd.DataFrame) -> Figure | None:
    """Topics by whose they are (across) and how much room they take (up), with their words.

    `terms` is TopicTerms. None without topics.
    """
    rows = gap_charts.topics_shown(gaps)
    if rows.empty:
        return None
    leading = terms.sort_values("rank").groupby("topic")["term"].agg(lambda own: list(own)[:3])
    words = rows["item"].map(leading).map(lambda own: own if isinstance(own, list) else [])
    rows = rows.assign(
        size=(rows["policy"] + rows["frontline"]) / 2,
        points=100 * rows["estimate"],
        words=[", ".join(own) or name for own, name in zip(words, rows["name"], strict=True)],
    )
    largest = rows.sort_values("size", ascending=False).iloc[0]
    return Figure(
        "topic_map",
        later("Topics on a map"),
        say(
            "{found} Most room overall: {largest}.",
            found=said(rows, "name", most=2),
            largest=largest["name"],
        ),
        map_chart(rows),
        rows[["item", "label", "words", "policy", "frontline", "estimate", "size", "verdict"]],
        say(
            "Across: percentage points more in policy (right) or at the frontline (left). Up: "
            "share of words, mean of both sides. Words are the heaviest of each topic."
        ),
        VERDICTS,
    )


def map_chart(rows: pd.DataFrame) -> alt.LayerChart:
    """The points of `topic_map` with their words, which are left out where they would meet."""
    reach = max(5.0, 1.25 * float(rows["points"].abs().max()))
    top = 1.15 * float(rows["size"].max())
    shown = style.with_words(rows).assign(shown=_labels(rows, reach, top))
    x = alt.X(
        "points:Q",
        scale=alt.Scale(domain=[-reach, reach], nice=False),
        title="← {}\u2003\u2003{} →".format(say("frontline"), say("policy")),
        axis=alt.Axis(labelExpr=style.points_axis(), values=style.steps(reach, (5, 10, 20, 50))),
    )
    y = alt.Y(
        "size:Q",
        scale=alt.Scale(domain=[0, top], nice=False),
        title=say("share of words"),
        axis=alt.Axis(format="%", tickCount=5),
    )
    middle = (
        alt.Chart(pd.DataFrame({"points": [0.0]}))
        .mark_rule(color="#868686", strokeWidth=1.5)
        .encode(x=x)
    )
    base = alt.Chart(shown).encode(x=x, y=y)
    dots = base.mark_point(filled=True, size=140, opacity=1).encode(
        **style.encode("verdict", list(style.COLOURS)),
        tooltip=[
            alt.Tooltip("label:N", title=say("topic")),
            alt.Tooltip("words:N", title=say("words")),
            alt.Tooltip("told:N", title=say("verdict")),
        ],
    )
    names = base.transform_filter("datum.shown != ''")
    to_right = names.transform_filter("datum.points <= 0").mark_text(
        align="left", dx=9, fontSize=12
    )
    to_left = names.transform_filter("datum.points > 0").mark_text(
        align="right", dx=-9, fontSize=12
    )
    layers = [middle, dots, to_right.encode(text="shown:N"), to_left.encode(text="shown:N")]
    chart: alt.LayerChart = alt.LayerChart(layer=layers).properties(height=420)
    return chart


_MAP = (620.0, 350.0)
"""Width and height in pixels that labels are placed for; real screens vary."""


def _labels(rows: pd.DataFrame, reach: float, top: float) -> list[str]:
    """The words of each topic, in the order of the rows; '' where they would meet others."""
    boxes: list[tuple[float, float, float]] = []
    made = dict.fromkeys(rows.index, "")
    for index, row in rows.sort_values("size", ascending=False).iterrows():
        text = str(row["words"])
        at = (float(row["points"]) + reach) / (2 * reach) * _MAP[0]
        height = float(row["size"]) / top * _MAP[1]
        width = 6.4 * len(text) + 12
        start, end = (at, at + width) if row["points"] <= 0 else (at - width, at)
        if all(end < left or start > right or abs(height - y) > 14 for left, right, y in boxes):
            boxes.append((start, end, height))
            made[index] = text
    return [made[index] for index in rows.index]
