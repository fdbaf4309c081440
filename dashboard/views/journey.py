"""Where on the way from the first level to the last, and when, a word or a practice changes."""

import html
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard import naming, state
from dashboard.charts.levels import cell_charts, flow_charts, journey_charts, time_charts
from dashboard.parts import grids, layout, pictures
from dashboard.translation import say
from pipeline import tables
from pipeline.tables.measures import followed

EXAMPLE = """levels:
  column: level
  order: [state, municipality, staff]
  ordered: true
  compare: neighbours
"""


def along_levels(
    levels: pd.DataFrame,
    contrasts: pd.DataFrame,
    specifications: pd.DataFrame,
    cells: pd.DataFrame,
) -> None:
    """A measure along the levels: the picture, one line by itself, and the tables."""
    hidden = levels.loc[levels["estimate"].isna(), "level"].unique().tolist()
    if hidden:
        st.caption(
            say(
                "Not shown, as too few people speak there: {levels}.",
                levels=naming.plain("; ".join(hidden)),
            )
        )
    figure = journey_charts.journey(levels, contrasts)
    if figure is not None:
        pictures.shown(figure)
        st.caption(say("A cluster is counted once on each level that it has documents on."))
        _drawn(contrasts["item"].nunique(), journey_charts.MOST_ITEMS)

    flow = flow_charts.topic_flow(levels, contrasts)
    if flow is not None:
        pictures.shown(flow)

    layout.landing("line")
    layout.heading(say("One line by itself"))
    items = journey_charts.ordered_items(contrasts)
    labels: dict[str, str] = dict(zip(contrasts["item"], contrasts["label"], strict=True))
    item = state.choose(say("Line"), {one: labels[one] for one in items}, key="item")
    one = journey_charts.one_item(levels, contrasts, str(item))
    if one is not None:
        pictures.shown(one)
    _sentences(contrasts, str(item), "contrast", cell_charts.KINDS)
    tried = cell_charts.analyses(specifications, contrasts, str(item))
    if tried is not None:
        pictures.shown(tried)
    _in_places(cells, str(item))

    measure = str(contrasts["measure"].iloc[0])
    layout.heading(say("All comparisons"))
    lead = ["label", "contrast", "first", "second", "verdict", "mean_first", "mean_second"]
    grids.table(
        contrasts[[*lead, *_others(contrasts, lead)]],
        key="level_contrasts",
        of=(tables.LevelContrasts,),
        opens=state.Opens("item", "item", at="line"),
        about=measure,
        label=say("line"),
    )
    layout.heading(say("The figures of each level"))
    figures = levels.drop(columns=["language", "measure"])
    grids.table(figures, key="levels", of=(tables.Levels,), about=measure, label=say("line"))
    grids.table(
        specifications.drop(columns=["language", "measure"]),
        key="level_specifications",
        of=(tables.LevelSpecifications,),
        folded=True,
        about=measure,
    )
    if len(cells):
        grids.table(
            cells.drop(columns=["language", "measure"]),
            key="level_cells",
            of=(tables.LevelCells,),
            label=say("line"),
            folded=say("Places on levels, as a table"),
        )


def _in_places(cells: pd.DataFrame, item: str) -> None:
    """One item in places along the levels, with its table; or why there is none."""
    layout.heading(say("In places along the levels"))
    if cells.empty:
        st.caption(
            say(
                "No places are shown: no column of places is named in `levels: places` or "
                "`paired_by`, or no place has documents on two levels under a name that may be "
                "shown."
            )
        )
        return
    figure = cell_charts.places(cells, item)
    if figure is None:
        st.caption(say("No place is shown: too few people speak in each on every level."))
        return
    pictures.shown(figure)


def over_time(dated: pd.DataFrame, changes: pd.DataFrame) -> None:
    """A measure over the years: one item, all items, and the tables."""
    items = time_charts.ordered_items(changes)
    labels: dict[str, str] = dict(zip(changes["item"], changes["label"], strict=True))
    item = state.choose(say("Item"), {one: labels[one] for one in items}, key="dated_item")
    one = time_charts.one_item(dated, changes, str(item))
    if one is not None:
        pictures.shown(one)
    _sentences(changes, str(item), "change", time_charts.QUESTIONS)
    figure = time_charts.multiples(dated, changes)
    if figure is not None:
        pictures.shown(figure)
        _drawn(len(items), time_charts.MOST_ITEMS)
    measure = str(changes["measure"].iloc[0])
    lead = ["label", "change", "verdict", "mean_early", "mean_late", "estimate"]
    grids.table(
        changes[[*lead, *_others(changes, lead)]],
        key="changes",
        of=(tables.Changes,),
        opens=state.Opens("dated_item", "item", at="years"),
        about=measure,
        label=say("item"),
    )
    points = dated.drop(columns=["language", "measure"])
    grids.table(points, key="dated_values", of=(tables.DatedValues,), folded=True, about=measure)


def _sentences(rows: pd.DataFrame, item: str, column: str, order: Sequence[str]) -> None:
    """What is shown of an item, in this order of the column's values."""
    at = {name: i for i, name in enumerate(order)}
    own = rows[rows["item"] == item]
    for sentence in own.sort_values(column, key=lambda cells: cells.map(at), kind="stable")[
        "sentence"
    ]:
        st.html(f'<p class="cs-finding">{html.escape(sentence)}</p>')


def _others(rows: pd.DataFrame, lead: Sequence[str]) -> list[str]:
    return [name for name in rows.columns if name not in (*lead, "language", "measure")]


def _drawn(n_items: int, most: int) -> None:
    if n_items > most:
        st.caption(
            say(
                "The picture has {drawn} of {n} lines; all are in the table.", drawn=most, n=n_items
            )
        )


layout.opening("journey")
layout.read(tables.Documents, ["doc_id"])
every = {
    "levels": (
        layout.read(tables.Levels),
        layout.read(tables.LevelContrasts),
        layout.read(tables.LevelSpecifications),
        layout.read(tables.LevelCells),
    ),
    "time": (layout.read(tables.DatedValues), layout.read(tables.Changes)),
}
measures = {str(name) for both in every.values() for name in both[1].get("measure", ())}
there = {name: say(text) for name, text in followed().items() if name in measures}
measure = ""
if there:
    first = list(there).index("concept_rate") if "concept_rate" in there else 0
    measure = str(state.choose(say("Show"), there, key="measure", index=first))
own = {
    part: tuple(rows[rows["measure"] == measure] if len(rows) else rows for rows in both)
    for part, both in every.items()
}

layout.heading(say("Along the levels"))
if every["levels"][0].empty or every["levels"][1].empty:
    st.info(
        say(
            "No levels are compared yet. Give the catalogue a column that says on which level each "
            "document stands, name it in `params.yaml` as below, and run `make run`."
        )
    )
    st.code(EXAMPLE, language="yaml")
    st.caption(
        say(
            "The demonstration corpus has such a column; `params.levels.yaml` has the lines for "
            "it. What each design needs is in docs/designs.md."
        )
    )
    if len(every["levels"][0]):
        grids.csv_button(every["levels"][0], "levels")
elif own["levels"][1].empty:
    st.caption(say("This is not compared along levels."))
else:
    along_levels(*own["levels"])

layout.landing("years")
layout.heading(say("Over time"))
if every["time"][1].empty:
    st.info(
        say(
            "No document has a date. Give the catalogue a column `date` (2019, 2019-03 or "
            "2019-03-14), and run `make run`."
        )
    )
elif own["time"][1].empty:
    st.caption(say("No document with a date has any of this."))
else:
    over_time(*own["time"])
