"""Where on the way from the first level to the last a word, a practice or a theme changes."""

import html

import streamlit as st

from dashboard import naming, state
from dashboard.charts.levels import journey_charts
from dashboard.parts import grids, layout, pictures
from dashboard.translation import say
from pipeline import tables

EXAMPLE = """levels:
  column: level
  order: [state, municipality, staff]
  ordered: true
  compare: neighbours
"""

layout.opening("journey")
layout.read(tables.Documents, ["doc_id"])
levels = layout.read(tables.Levels)
contrasts = layout.read(tables.LevelContrasts)
if levels.empty or contrasts.empty:
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
    grids.csv_button(levels, "levels")
    st.stop()

there = {
    name: say(text)
    for name, text in journey_charts.CALLED.items()
    if name in set(contrasts["measure"])
}
first = list(there).index("concept_rate") if "concept_rate" in there else 0
measure = state.choose(say("What is followed"), there, key="measure", index=first)
levels = levels[levels["measure"] == measure]
contrasts = contrasts[contrasts["measure"] == measure]

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
    n_items = contrasts["item"].nunique()
    if n_items > journey_charts.MOST_ITEMS:
        st.caption(
            say(
                "The picture has {drawn} of {n} lines; all are in the table.",
                drawn=journey_charts.MOST_ITEMS,
                n=n_items,
            )
        )

layout.heading(say("One line by itself"))
items = journey_charts.ordered_items(contrasts)
labels: dict[str, str] = dict(zip(contrasts["item"], contrasts["label"], strict=True))
item = state.choose(say("Line"), {one: labels[one] for one in items}, key="item")
one = journey_charts.one_item(levels, contrasts, str(item))
if one is not None:
    pictures.shown(one)
order = {"omnibus": 0, "trend": 1, "pair": 2}
own = contrasts[contrasts["item"] == item].sort_values(
    "contrast", key=lambda kinds: kinds.map(order), kind="stable"
)
for sentence in own["sentence"]:
    st.html(f'<p class="cs-finding">{html.escape(sentence)}</p>')

layout.heading(say("All comparisons"))
lead = ["label", "contrast", "first", "second", "verdict", "mean_first", "mean_second"]
gone = ["language", "measure"]
grids.table(
    contrasts[[*lead, *(name for name in contrasts.columns if name not in (*lead, *gone))]],
    key="level_contrasts",
    of=(tables.LevelContrasts,),
    opens=("item", "item"),
    label=say("line"),
)
layout.heading(say("The figures of each level"))
figures = levels.drop(columns=["language", "measure"])
grids.table(figures, key="levels", of=(tables.Levels,), label=say("line"))
