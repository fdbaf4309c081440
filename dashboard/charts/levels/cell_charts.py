"""Charts of cells on levels: places on levels, and what other analyses find of one item.

`LevelCells` has the places. `LevelSpecifications` has the analyses, `LevelContrasts` the verdicts
that they are compared with.
"""

from __future__ import annotations

import altair as alt
import pandas as pd

from dashboard.charts.figure import Figure
from dashboard.charts.patterns.matrix_charts import heat_map
from dashboard.translation import code, later, number, percent, say, says
from pipeline.tables.measures import MEASURES
from pipeline.wording.translation import capital
from pipeline.wording.translation import figure as rounded

KINDS = ("omnibus", "trend", "pair")


WITHHELD, NOTHING = "×", "–"
"""What stands in a cell that is withheld, and where a place has no documents on the level."""

_GREY = "#868686"


def places(cells: pd.DataFrame, item: str) -> Figure | None:
    """Places on levels of one item: a heat map; none where no cell is shown."""
    rows = cells[cells["item"] == item].reset_index(drop=True)
    if not (rows["cell"] == "shown").any():
        return None
    return Figure(
        "level_places",
        later("One item in places along the levels"),
        _course(rows),
        lambda: places_chart(rows),
        rows,
        say(
            "Each cell is the mean over the documents of a place on a level, {unit}; the darker, "
            "the more. “{withheld}”: withheld, since too few people speak there, or since it would "
            "give such a cell away. “{nothing}”: no documents. Cells are not tested; the table has "
            "the interval of each, which fewer than three clusters do not have, nor a level where "
            "it would tell of two clusters. The sentences on this line say what is sure of the "
            "levels.",
            unit=say("in per cent of the words") if _is_share(rows) else say("per 10,000 words"),
            withheld=WITHHELD,
            nothing=NOTHING,
        ),
        (),
    )


def places_chart(rows: pd.DataFrame) -> alt.LayerChart:
    """A cell for each place and level: its value, or why there is none."""
    share = _is_share(rows)
    ordered = rows.sort_values(["position", "place"], kind="stable")
    drawn = ordered.assign(
        name=ordered["place"], column=ordered["level"], value=ordered["estimate"],
        why=ordered["cell"].map(
            {"withheld": say("withheld"), "no documents": say("no documents here")}
        ),
    )  # fmt: skip
    figures = drawn[drawn["cell"] == "shown"]
    figures = figures.assign(
        told=[number(100 * one) if share else rounded(one) for one in figures["value"]]
    )
    about = [alt.Tooltip("name:N", title=say("place")), alt.Tooltip("column:N", title=say("level"))]
    value = say("share of the words") if share else say("per 10,000 words")
    form = ".1%" if share else ".2f"
    tooltip = [
        *about,
        alt.Tooltip("value:Q", title=value, format=form),
        alt.Tooltip("ci_low:Q", title=say("interval from"), format=form),
        alt.Tooltip("ci_high:Q", title=say("to"), format=form),
        alt.Tooltip("n_with:Q", title=say("documents that have it")),
        alt.Tooltip("n_documents:Q", title=say("of documents")),
        alt.Tooltip("n_interviewees:Q", title=say("people")),
    ]
    columns, names = (list(dict.fromkeys(drawn[one])) for one in ("column", "name"))
    chart = heat_map(figures, form=".2f", tooltip=tooltip, columns=columns, names=sorted(names))
    for kind, sign in (("withheld", WITHHELD), ("no documents", NOTHING)):
        own = drawn[drawn["cell"] == kind].assign(sign=sign)
        if own.empty:  # a layer without a mark would be a symbol without a text alternative
            continue
        base = alt.Chart(own).encode(
            x=alt.X("column:N"), y=alt.Y("name:N", sort=sorted(names)),
            tooltip=[*about, alt.Tooltip("why:N", title=say("why there is no figure"))],
        )  # fmt: skip
        if kind == "withheld":
            chart += base.mark_rect(fill=_GREY, opacity=0.18, stroke="white", strokeWidth=1)
        chart += base.mark_text(fontSize=13).encode(text=alt.Text("sign:N"))
    return chart


def _is_share(rows: pd.DataFrame) -> bool:
    return MEASURES[str(rows["measure"].iloc[0])].is_share


def _course(rows: pd.DataFrame) -> str:
    """In how many places it becomes less or more on the way; else where there is most of it."""
    label = capital(str(rows["label"].iloc[0]))
    shown = rows[rows["cell"] == "shown"].sort_values("position")
    several = shown.groupby("place").filter(lambda own: len(own) > 1).groupby("place")["estimate"]
    step = several.last() - several.first()
    if len(step) > 1:
        return say(
            "{thing}: from the first level that is shown to the last it becomes less in {less} of "
            "{n} places, more in {more}.",
            thing=label, less=int((step < 0).sum()), more=int((step > 0).sum()), n=len(step),
        )  # fmt: skip
    top = shown.sort_values("estimate", kind="stable").iloc[-1]
    value = percent(top["estimate"]) if _is_share(rows) else rounded(top["estimate"])
    return say(
        "{thing}: most in {place} on “{level}” ({value}).",
        thing=label, place=top["place"], level=top["level"], value=value,
    )  # fmt: skip


def analyses(specifications: pd.DataFrame, contrasts: pd.DataFrame, item: str) -> Figure | None:
    """For each comparison of an item how many analyses of a kind agree; none without any."""
    rows = specifications[specifications["item"] == item]
    own = contrasts[contrasts["item"] == item]
    if rows.empty or own.empty:
        return None
    cells = _cells(rows)
    return Figure(
        "level_analyses",
        later("One item along the levels: other analyses"),
        _title(own),
        lambda: heat_map(cells, form=".0%", tooltip=_tooltip()),
        cells.drop(columns=["name", "column", "told", "value"]),
        say(
            "Each cell: in how many of the other analyses that vary this the comparison comes "
            "out as it does here, whether that is a difference, being alike, or too thin "
            "evidence. None of them asks whether it is only writing against talk."
        ),
        (),
    )


def _cells(rows: pd.DataFrame) -> pd.DataFrame:
    """A row for what is varied and each comparison, in the order of the tests."""
    order = {kind: i for i, kind in enumerate(KINDS)}
    keys = ["varied", "contrast", "first", "second"]
    counted = (
        rows.groupby(keys, sort=False)["same_verdict"]
        .agg(n_same="sum", n_analyses="size")
        .reset_index()
        .sort_values("contrast", key=lambda own: own.map(order), kind="stable")
    )
    return counted.assign(
        name=[
            _comparison(*one)
            for one in counted[["contrast", "first", "second"]].itertuples(index=False)
        ],
        column=[code(one) for one in counted["varied"]],
        value=counted["n_same"] / counted["n_analyses"],
        told=[
            f"{same}/{n}" for same, n in zip(counted["n_same"], counted["n_analyses"], strict=True)
        ],
    )


def _comparison(contrast: str, first: str, second: str) -> str:
    if contrast == "omnibus":
        return say("all levels together")
    if contrast == "trend":
        return say("trend along all levels")
    return f"{first} → {second}"


def _title(own: pd.DataFrame) -> str:
    """In how many comparisons with a verdict all kinds of analyses agree; else of all."""
    told = own[own["verdict"] != "cannot tell"]
    label = capital(str(own["label"].iloc[0]))
    if told.empty:
        return say(
            "{thing}: no difference or likeness was found here that others could contradict.",
            thing=label,
        )
    same = int((told["n_kinds_same"] == told["n_kinds"]).sum())
    return says(
        "{thing}: {same} of {n} finding comes out in every other analysis.",
        "{thing}: {same} of {n} findings come out in every other analysis.",
        len(told),
        thing=label,
        same=same,
    )


def _tooltip() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("name:N", title=say("comparison")),
        alt.Tooltip("column:N", title=say("varied")),
        alt.Tooltip("n_same:Q", title=say("analyses that agree")),
        alt.Tooltip("n_analyses:Q", title=say("of")),
    ]
