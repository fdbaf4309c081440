"""Which words set the sides apart; a word opens to its sentences."""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import naming, state
from dashboard.charts import style, word_charts
from dashboard.data import arranging, loading, searching
from dashboard.parts import grids, layout, pictures, quotes, statements
from dashboard.translation import later, percent, say
from pipeline import tables

VERDICTS = ["policy", "frontline", "bridge", "cannot tell"]

layout.opening("words")
statements.own_level()
all_terms = arranging.term_rows(layout.read(tables.Terms), layout.read(tables.Gaps))
if all_terms.empty:
    st.info(say("There are no words to compare: none occurs in enough documents."))
    st.stop()

left, right = st.columns(2)
with left:
    search = st.text_input(
        say("Find a word"), key="find", bind="query-params", placeholder=say("part of a word")
    )
with right:
    verdicts = state.several(
        say("Show only"), {kind: say(style.WORDS[kind]) for kind in VERDICTS}, key="verdict"
    )
shown = all_terms
if search:
    shown = shown[shown["term"].str.contains(search.strip(), case=False, regex=False)]
if verdicts:
    shown = shown[shown["verdict"].isin(verdicts)]

if shown.empty:
    st.info(
        say("No term of this kind. A word that is no term may still be found in the Concordance.")
    )
    st.stop()
figure = word_charts.word_plane(all_terms, shown)
if figure is not None:
    pictures.shown(figure, opens=state.Opens("term", "term", at="sentences"))
    st.caption(
        say(
            "A word here is one dictionary form, whoever said it first. A co-concept has all its "
            "forms and leaves out what the interviewer said first, so its figures differ."
        )
    )
    if len(shown) > len(figure.rows):
        st.caption(
            say(
                "The picture has {drawn} of {n} words; all are in the table.",
                drawn=len(figure.rows),
                n=len(shown),
            )
        )
REGISTER = {"words": later("the words"), "topics": later("the topics")}


def span(row: Mapping[Hashable, Any]) -> str:
    """The interval of what remains, in words."""
    if pd.isna(row["ci_low"]):
        return say("too few documents for an interval")
    low, high = (percent(max(float(row[key]), 0.0)) for key in ("ci_low", "ci_high"))
    return say("interval {low} to {high}", low=low, high=high)


def beyond_register() -> None:
    """How much of the distance between the sides is there without words that only tell talk."""
    kept = loading.of(loading.load_if_made(tables.Register), language=state.language())
    layout.heading(say("Is it more than talk against writing?"))
    if kept.empty:
        st.caption(say("This was not measured: there are no topics."))
        return
    for row in kept.dropna(subset=["remains"]).to_dict("records"):
        st.markdown(
            say(
                "When words typical of telling (time, place, “then I said”) are left out, "
                "**{share}** of the difference between the sides in **{item}** remains "
                "({interval}; {n_policy} policy documents against {n_frontline} interviews). "
                "Other marks of talk stay in: what remains is not all real disagreement.",
                item=say(REGISTER[str(row["item"])]),
                share=percent(float(row["remains"])),
                interval=span(row),
                n_policy=row["n_policy"],
                n_frontline=row["n_frontline"],
            )
        )
    grids.table(
        kept.assign(item=kept["item"].map({key: say(text) for key, text in REGISTER.items()}))
        .drop(columns="language"),
        key="register",
        of=(tables.Register,),
        item=say("distance in"),
        whole=say("with all words"),
        content=say("with content words"),
        remains=st.column_config.NumberColumn(
            say("remains"), format="percent", help=naming.meaning(tables.Register, "remains")
        ),
    )  # fmt: skip


first = ["term", "verdict", "n_policy", "n_frontline", "log2_ratio", "p_adjusted"]
hidden = ["language", "surfaces"]
grids.table(
    shown[first + [name for name in shown.columns if name not in first + hidden]],
    key="words",
    of=(tables.Gaps, tables.Terms),
    opens=state.Opens("term", "term", at="sentences"),
)

layout.landing("sentences")
layout.heading(say("Its sentences"))
term = state.choose(say("Word"), all_terms["term"].tolist(), key="term")
forms = str(all_terms.loc[all_terms["term"] == term, "surfaces"].iloc[0]).split("|")
forms = [*forms, str(term)]
documents = layout.read(tables.Documents)
picked = state.catalogue(
    documents, "corpus", "cluster",
    note=say(
        "This narrows the sentences below. Counts and verdicts above are of all documents, as "
        "they were tested."
    ),
)  # fmt: skip
passages = layout.read(tables.Passages)
found = searching.find_lines(
    passages, searching.word_pattern(forms), scan=searching.scan_pattern(forms),
    within=(passages["role"] != "interviewer") & passages["doc_id"].isin(picked["doc_id"]),
)  # fmt: skip
if searching.cut_off(found):
    st.caption(say("Only the first {n} lines of a side are shown.", n=searching.MAX_LINES))
names = arranging.titles(documents)
quotes.lines(found.assign(title=found["doc_id"].map(names)), key=f"word_{term}")

beyond_register()
