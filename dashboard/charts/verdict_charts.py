"""The verdicts of each concept at a glance: its word, the practice, its meaning."""

from __future__ import annotations

import altair as alt
import pandas as pd

from dashboard.charts import style
from dashboard.charts.figure import Figure
from dashboard.data import front, loading
from dashboard.translation import later, say, says
from pipeline import tables

PARTS = {
    "word": later("the word"),
    "practice": later("the practice, as people judged, or by word list or model"),
    "meaning": later("the meaning"),
}
"""The parts of a gap as the columns of the picture."""

GENRE = {
    "more": later("more than writing against talk"),
    "perhaps": later("may only be writing against talk, or not compared with it"),
    "": later("no side is named"),
}

COUNTED = {
    "policy": later("{n} more in policy"),
    "frontline": later("{n} more at the frontline"),
    "bridge": later("{n} about alike"),
    "cannot tell": later("{n} with too thin evidence"),
}
"""How many concepts have a verdict, in the title."""

_DIFFERS = ["policy", "frontline", "different"]


def verdict_matrix(gaps: pd.DataFrame, corrected: pd.DataFrame) -> Figure | None:
    """Concepts by parts of their gap, each with its verdict; none if no concept was tested.

    `corrected` is Corrected: what people judged of practices.
    """
    cells = front.verdict_cells(gaps, corrected)
    if cells.empty:
        return None
    note = say(
        "Filled: more than writing against talk. Hollow: may only be writing against talk. Empty: "
        "too few mentions to compare."
    )
    rows = cells[["item", "name", "kind", "verdict", "more_than_genre", "sentence"]]
    return Figure(
        "verdict_matrix",
        later("Concepts: word, practice, meaning"),
        _title(cells),
        lambda: matrix_chart(cells),
        rows,
        " ".join(part for part in (note, _practices(cells), of_all(cells, gaps)) if part),
        ("policy", "frontline", "bridge", "different", "cannot tell"),
    )


def _title(cells: pd.DataFrame) -> str:
    """How many concepts have which verdict by the word, and how many differ in meaning."""
    words, meanings = (cells[cells["kind"] == kind]["verdict"] for kind in ("word", "meaning"))
    counts = words.value_counts()
    each = ", ".join(
        say(text, n=int(counts[kind])) for kind, text in COUNTED.items() if counts.get(kind, 0)
    )
    told = says(
        "The word of {n} concept: {each}",
        "The words of {n} concepts: {each}",
        cells["item"].nunique(),
        each=each,
    )
    sided = cells[(cells["kind"] == "word") & cells["verdict"].isin(tables.CORPORA)]
    if len(sided) and (sided["genre"] == "perhaps").all():
        told = say("{told} (may only be writing against talk)", told=told)
    alone = cells[(cells["kind"] == "meaning") & cells["verdict"].isin(_DIFFERS)]["name"]
    if len(meanings) == len(alone) == 1:
        told += say(
            ". The meaning: only {name} could be compared; it stands in different surroundings on "
            "each side, perhaps only because one side is written",
            name=str(alone.iloc[0]),
        )
    elif len(meanings):
        told += says(
            ". The meaning: {n} of {compared} that could be compared surely differs",
            ". The meaning: {n} of {compared} that could be compared surely differ",
            int(meanings.isin(_DIFFERS).sum()),
            compared=len(meanings),
        )
    return told


def _practices(cells: pd.DataFrame) -> str:
    """Where the verdicts on practices come from; empty without any."""
    n, judged = int((cells["kind"] == "practice").sum()), int(cells["judged"].sum())
    if not n:
        return ""
    return says(
        "{judged} of {n} practice as people judged passages; by word list or model alone no side "
        "is named.",
        "{judged} of {n} practices as people judged passages; by word list or model alone no side "
        "is named.",
        n,
        judged=judged,
    )


def of_all(shown: pd.DataFrame, gaps: pd.DataFrame) -> str:
    """How many of the tested concepts are shown, if not all."""
    n, every = shown["item"].nunique(), loading.of(gaps, measure="concept_rate")["item"].nunique()
    if n >= every:
        return ""
    return say("Shown: the {n} of {all} co-concepts that tell most.", n=n, all=every)


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
            labelLimit=260,
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
        alt.Tooltip("beyond:N", title=say("writing against talk")),
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
    chart: alt.LayerChart = alt.LayerChart(layer=layers, height=style.height(len(names)))
    return chart
