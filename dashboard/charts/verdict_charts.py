"""The verdicts of each concept at a glance: its word, the practice, its meaning."""

from __future__ import annotations

import altair as alt
import pandas as pd

from dashboard.charts import style
from dashboard.charts.figure import Figure
from dashboard.data import front
from dashboard.translation import later, say, says

PARTS = {
    "word": later("the word"),
    "practice": later("the practice, by word list"),
    "meaning": later("the meaning"),
}
"""The parts of a gap as the columns of the picture."""

GENRE = {
    "more": later("more than the genre"),
    "perhaps": later("perhaps only the genre, or not compared with it"),
    "": later("no side is named"),
}

_DIFFERS = ["policy", "frontline", "different"]


def verdict_matrix(gaps: pd.DataFrame) -> Figure | None:
    """Concepts by parts of their gap, each with its verdict; none if no concept was tested."""
    cells = front.verdict_cells(gaps)
    if cells.empty:
        return None
    differing = cells[cells["verdict"].isin(_DIFFERS)]["kind"].value_counts()
    n = cells["item"].nunique()
    title = says(
        "Of {n} concept {words} differs in the word, {meanings} in the meaning",
        "Of {n} concepts {words} differ in the word, {meanings} in the meaning",
        n,
        words=int(differing.get("word", 0)),
        meanings=int(differing.get("meaning", 0)),
    )
    note = say(
        "Filled: more than the genre of prose and talk. Hollow: perhaps only the genre. Practices "
        "are found by word list alone here: no side is named for them."
    )
    rows = cells[["item", "name", "kind", "verdict", "more_than_genre", "sentence"]]
    return Figure(
        "verdict_matrix",
        later("Concepts: word, practice, meaning"),
        title,
        matrix_chart(cells),
        rows,
        note,
        ("policy", "frontline", "bridge", "different", "cannot tell"),
    )


def matrix_chart(cells: pd.DataFrame) -> alt.LayerChart:
    """A mark per concept and part; colour and shape are the verdict, filled is more than genre."""
    parts = [say(text) for text in PARTS.values()]
    shown = style.with_words(cells).assign(
        part=cells["kind"].map({key: say(text) for key, text in PARTS.items()}),
        beyond=cells["genre"].map({key: say(text) for key, text in GENRE.items()}),
    )
    x = alt.X(
        "part:N",
        scale=alt.Scale(domain=parts),
        title=None,
        axis=alt.Axis(
            orient="top",
            labelAngle=0,
            labelFontSize=13,
            ticks=False,
            domain=False,
            labelOverlap=False,
            labelExpr="split(datum.label, ', ')",  # in two lines
        ),
    )
    names = list(dict.fromkeys(cells["name"]))
    encoded = style.encode("verdict", list(style.COLOURS))
    tooltip = [
        alt.Tooltip("name:N", title=say("concept")),
        alt.Tooltip("told:N", title=say("verdict")),
        alt.Tooltip("beyond:N", title=say("genre")),
        alt.Tooltip("sentence:N", title=say("sentence")),
    ]
    layers = [
        alt.Chart(rows)
        .mark_point(filled=filled, size=170, opacity=1, strokeWidth=2.5)
        .encode(x=x, y=style.rows_axis(names, 160), **encoded, tooltip=tooltip)
        for rows, filled in (
            (shown[shown["genre"] == "perhaps"], False),
            (shown[shown["genre"] != "perhaps"], True),
        )
    ]
    chart: alt.LayerChart = alt.LayerChart(layer=layers).properties(height=style.height(len(names)))
    return chart
