"""Charts of cells: concepts and topics by group of the catalogue, who does it with whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

from dashboard.charts import style
from dashboard.charts.figure import SIDES, Figure
from dashboard.data import mention_rows
from dashboard.translation import code, later, number, percent, say
from pipeline.wording.translation import figure as rounded

MOST_ROWS = 20

_LIGHT, _DARK = "#EAF1F6", "#0B5C8A"


def heat_map(
    rows: pd.DataFrame,
    *,
    form: str,
    tooltip: Sequence[alt.Tooltip] | None = None,
    names: Sequence[str] = (),
    columns: Sequence[str] = (),
) -> alt.LayerChart:
    """A cell for each `name` and `column`, with its `told` value on it.

    `rows` hold name, column, value, told, and what tooltips say: corpus and n_documents, if no
    other `tooltip` is given; `form` is a d3 format. `names` and `columns` are in order, and may be
    more than the cells have; by default those of the cells. Colour runs from light to dark by the
    square root of the value, so that small values differ too.
    """
    top = float(rows["value"].max()) or 1.0
    names = list(names or dict.fromkeys(rows["name"]))
    columns = list(columns or dict.fromkeys(rows["column"]))
    sided = style.with_words(rows) if "corpus" in rows else rows
    shown = sided.assign(dark=(rows["value"] / top) ** 0.5 > 0.55)
    x = alt.X(
        "column:N",
        scale=alt.Scale(domain=columns),
        title=None,
        axis=alt.Axis(
            orient="top",
            labelAngle=-40,
            labelLimit=150,
            labelOverlap=False,
            ticks=False,
            domain=False,
        ),
    )
    base = alt.Chart(shown).encode(x=x, y=style.rows_axis(names, 190))
    cells = base.mark_rect(stroke="white", strokeWidth=1).encode(
        color=alt.Color(
            "value:Q",
            scale=alt.Scale(type="sqrt", domain=[0, top], range=[_LIGHT, _DARK]),
            legend=None,
        ),
        tooltip=list(_tooltip(rows, form=form) if tooltip is None else tooltip),
    )
    # The ink is set for each cell: that of the page would not stand on all of them.
    layers = [cells]
    for is_dark, ink in ((False, "#1D2126"), (True, "#FFFFFF")):
        words = base.properties(data=shown[shown["dark"] == is_dark])
        layers.append(words.mark_text(fontSize=11, color=ink).encode(text=alt.Text("told:N")))
    chart: alt.LayerChart = alt.LayerChart(
        layer=layers, height=max(2, len(names)) * 24 + _slanted(columns, limit=150)
    )
    return chart


def _tooltip(rows: pd.DataFrame, *, form: str) -> list[alt.Tooltip]:
    return [
        alt.Tooltip("name:N", title=say("item")),
        alt.Tooltip("side:N", title=say("side")),
        alt.Tooltip("column:N", title=say("group")),
        alt.Tooltip("value:Q", title=say("value"), format=form),
        *(
            alt.Tooltip(f"{end}:Q", title=title, format=form)
            for end, title in (("ci_low", say("interval from")), ("ci_high", say("to")))
            if end in rows
        ),
        alt.Tooltip("n_documents:Q", title=say("documents")),
    ]


def _slanted(names: list[str], *, limit: int) -> int:
    """Pixels that slanted names above a chart take of its height, with the axis title."""
    longest = max((len(name) for name in names), default=0)
    return round(0.65 * min(limit, 6.5 * longest)) + 34


def _heat(
    rows: pd.DataFrame,
    *,
    name: str,
    what: str,
    told: Any,
    form: str,
    by: str,
    note: str,
    short: Any = None,
) -> Figure | None:
    """A heat map whose title names the fullest cell of each side; none with fewer than two."""
    if len(rows) < 2 or not rows["value"].max() > 0:
        return None
    several = rows["corpus"].nunique() > 1
    groups = rows["group"].map(str)
    column = groups + " (" + rows["corpus"].map(code) + ")" if several else groups
    most = rows.groupby("name", sort=False)["value"].max().nlargest(MOST_ROWS).index
    drawn = rows.assign(column=column, told=rows["value"].map(short or told))
    drawn = drawn[drawn["name"].isin(most)].sort_values("corpus", ascending=False, kind="stable")
    fullest = rows.sort_values("value", ascending=False, kind="stable").drop_duplicates("corpus")
    said = "; ".join(
        say("{item} in {group} ({value})", item=row["name"], group=row["group"],
            value=told(row["value"]))
        for row in fullest.sort_values("corpus", ascending=False).to_dict("records")
    )  # fmt: skip
    return Figure(
        name,
        what,
        say("Highest, by {by}: {said}", by=by, said=said),
        lambda: heat_map(drawn, form=form),
        rows,
        note,
        (),
    )


def concept_heat(rows: pd.DataFrame, by: str) -> Figure | None:
    """Rates of concepts in groups; `rows` are those of `groups.concept_rates`, `by` the column."""
    return _heat(
        rows,
        name="concept_groups",
        what=later("Mentions by group of documents"),
        told=rounded,
        form=".2f",
        by=by,
        note=say(
            "Mentions per 10,000 words, means over the documents of a group. Groups with few "
            "people are put together. Groups are not tested against each other: intervals are "
            "in the CSV."
        ),
    )


def topic_heat(rows: pd.DataFrame, by: str) -> Figure | None:
    """Shares of topics in groups; `rows` are those of `groups.topic_shares`."""
    return _heat(
        rows,
        name="topics_in_groups",
        what=later("Topics by group of documents"),
        told=percent,
        short=lambda value: number(100 * value),  # room for no sign on a phone
        form=".1%",
        by=by,
        note=say(
            "Per cent of a document's words, means over the documents of a group. Groups with few "
            "people are put together. Groups are not tested against each other: intervals are "
            "in the CSV."
        ),
    )


def role_matrix(lines: pd.DataFrame) -> Figure | None:
    """Who does it (rows) with whom (columns), a mark for each side; none if no line names a role.

    `lines` are lines of a concordance. The rows hold all pairs.
    """
    pairs = mention_rows.role_pairs(lines)
    nobody = mention_rows.NOBODY
    named = pairs[(pairs["who"] != nobody) & (pairs["with_whom"] != nobody)]
    if named.empty:
        return None
    most = named.sort_values("n", ascending=False, kind="stable").drop_duplicates("corpus")
    told = "; ".join(
        say("{side}: {who} with {whom} ({n})", side=code(str(row["corpus"])),
            who=code(str(row["who"])), whom=code(str(row["with_whom"])), n=number(row["n"]))
        for row in most.sort_values("corpus", ascending=False).to_dict("records")
    )  # fmt: skip
    return Figure(
        "who_with_whom",
        later("Who with whom"),
        say("Named together most often: {told}", told=told),
        lambda: role_matrix_chart(named),
        pairs,
        say(
            "Rows do it, columns are those it is done with; the larger the mark, the more often. "
            "Only sentences that name both: {n} of {all} pairs.",
            n=int(named["n"].sum()),
            all=int(pairs["n"].sum()),
        ),
        SIDES,
    )


def role_matrix_chart(pairs: pd.DataFrame) -> alt.Chart:
    """The cells of `role_matrix`: both sides beside each other in a cell, area by count."""
    shown = style.with_words(pairs).assign(
        doer=pairs["who"].map(code), partner=pairs["with_whom"].map(code)
    )
    doers = shown.groupby("doer")["n"].sum().sort_values(ascending=False, kind="stable").index
    partners = shown.groupby("partner")["n"].sum().sort_values(ascending=False, kind="stable").index
    y = alt.Y(
        "doer:N",
        sort=list(doers),
        title=say("who"),
        axis=alt.Axis(labelLimit=160, labelFontSize=13, ticks=False, domain=False, grid=True),
    )
    x = alt.X(
        "partner:N",
        sort=list(partners),
        title=say("with whom"),
        axis=alt.Axis(
            orient="top", labelAngle=-40, labelLimit=130, ticks=False, domain=False, grid=True
        ),
    )
    chart: alt.Chart = (
        alt.Chart(shown)
        .mark_point(filled=True, opacity=0.9)
        .encode(
            x=x,
            y=y,
            xOffset=alt.XOffset("corpus:N", sort=["policy", "frontline"]),
            size=alt.Size("n:Q", scale=alt.Scale(range=[50, 420]), legend=None),
            **style.encode("corpus", ["policy", "frontline"]),
            tooltip=[
                alt.Tooltip("side:N", title=say("side")),
                alt.Tooltip("doer:N", title=say("who")),
                alt.Tooltip("partner:N", title=say("with whom")),
                alt.Tooltip("n:Q", title=say("times")),
            ],
        )
        .properties(height=max(2, len(doers)) * 34 + _slanted(list(partners), limit=130))
    )
    return chart
