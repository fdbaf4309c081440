"""The words around a concept as a network, and topics on a map by how alike they are."""

from __future__ import annotations

import altair as alt
import pandas as pd

from dashboard.charts import gap_charts, style
from dashboard.charts.figure import SIDES, VERDICTS, Figure, said
from dashboard.charts.patterns import labels
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
        lambda: network_chart(concept, nodes, pairs),
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
            .encode(x=x, y=y, x2=alt.X2("x2:Q"), y2=alt.Y2("y2:Q"))
        )
    layers += [
        base.mark_rule(opacity=0.55).encode(
            x=x, y=y, x2=alt.X2("zero:Q"), y2=alt.Y2("zero:Q"), color=colour,
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
        base.mark_text(fontSize=12, baseline="bottom", dy=-5).encode(
            x=x, y=y, text=alt.Text("word:N")
        ),
        # Below the middle, where no line runs.
        alt.Chart(pd.DataFrame({"x": [0.0], "y": [0.0], "text": [concept]}))
        .mark_text(fontSize=15, fontWeight="bold", baseline="top", dy=10)
        .encode(x=x, y=y, text=alt.Text("text:N")),
    ]  # fmt: skip
    chart: alt.LayerChart = alt.LayerChart(layer=layers, height=430)
    return chart


def topic_map(gaps: pd.DataFrame, terms: pd.DataFrame, topics: pd.DataFrame) -> Figure | None:
    """Topics by how alike their words are, with their words; none without topics on the map.

    `terms` is TopicTerms; `topics` is Topics, whose `x` and `y` come from the distances between
    topics (Jensen-Shannon, scaled to two dimensions). The larger a mark, the more room.
    """
    places = topics.rename(columns={"topic": "item"})[["item", "x", "y", "nearest", "similarity"]]
    rows = gap_charts.topics_shown(gaps).merge(places, on="item")
    if rows.empty:
        return None
    leading = terms.sort_values("rank").groupby("topic")["term"].agg(lambda own: list(own)[:3])
    words = rows["item"].map(leading).map(lambda own: own if isinstance(own, list) else [])
    rows = rows.assign(
        size=(rows["policy"] + rows["frontline"]) / 2,
        words=[", ".join(own) or name for own, name in zip(words, rows["name"], strict=True)],
    ).sort_values("size", ascending=False)
    note = say(
        "Topics that share words lie near each other; the directions mean nothing. The larger the "
        "mark, the more of all words belong to the topic (mean of both sides). Names are those of "
        "the other parts of this page."
    )
    if gap_charts.is_perhaps_genre(rows).any():
        note = f"{note} {gap_charts.hollow_means(rows)}"
    return Figure(
        "topic_map",
        later("Topics on a map"),
        say(
            "{found} Largest on both sides together: {largest}.",
            found=said(rows, "name", most=2),
            largest=rows["name"].iloc[0],
        ),
        lambda: map_chart(rows),
        rows[
            ["item", "label", "words", "policy", "frontline", "estimate", "size", "verdict", "x",
             "y", "nearest", "similarity"]
        ],
        note,
        VERDICTS,
    )  # fmt: skip


_MAP_HEIGHT = 400


def map_chart(rows: pd.DataFrame) -> alt.LayerChart:
    """The points of `topic_map` with their words, which are left out where they would meet."""
    centre = [(rows[axis].max() + rows[axis].min()) / 2 for axis in ("x", "y")]
    reach = 0.6 * max(float(rows[axis].max() - rows[axis].min()) for axis in ("x", "y")) or 1.0
    domains = [[middle - reach, middle + reach] for middle in centre]
    x = alt.X("x:Q", scale=alt.Scale(domain=domains[0], nice=False), axis=None)
    y = alt.Y("y:Q", scale=alt.Scale(domain=domains[1], nice=False), axis=None)
    across = (rows["x"] - centre[0] + reach) / (2 * reach)
    down = (centre[1] + reach - rows["y"]) / (2 * reach)
    at = list(zip(across.tolist(), down.tolist(), strict=True))
    shown = style.with_words(rows)
    base = alt.Chart(shown).encode(
        x=x,
        y=y,
        size=alt.Size("size:Q", scale=alt.Scale(range=[60, 420], zero=True), legend=None),
        **style.encode("verdict", list(style.COLOURS)),
        tooltip=[
            alt.Tooltip("label:N", title=say("topic")),
            alt.Tooltip("words:N", title=say("words")),
            alt.Tooltip("told:N", title=say("verdict")),
            alt.Tooltip("policy:Q", title=say("policy"), format=".1%"),
            alt.Tooltip("frontline:Q", title=say("frontline"), format=".1%"),
        ],
    )
    hollow = gap_charts.is_perhaps_genre(shown)
    # A layer without points would be a picture without a text for screen readers.
    dots = [
        base.properties(data=shown[chosen]).mark_point(filled=filled, opacity=1, strokeWidth=2.5)
        for chosen, filled in ((~hollow, True), (hollow, False))
        if chosen.any()
    ]
    chart: alt.LayerChart = alt.LayerChart(
        layer=[*dots, *labels.layers(shown, at, height=_MAP_HEIGHT, x=x, y=y, text="name")]
    ).properties(height=_MAP_HEIGHT)
    return chart
