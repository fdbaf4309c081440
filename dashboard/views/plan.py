"""How likely a gap gets a verdict in a study of a given size, to either side."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard import naming, state
from dashboard.data import loading
from dashboard.parts import grids, layout
from dashboard.translation import code, later, percent, say
from pipeline import tables
from pipeline.publish import planning
from pipeline.stats import power
from pipeline.stats.power import Side, Study

COLUMNS = {
    "times": later("gap: times as often"),
    "named_if_policy_more": later("noticed if policy has more"),
    "named_if_frontline_more": later("noticed if the frontline has more"),
    "looks_like_if_policy_more": later("and then looks like a gap of … times (policy more)"),
    "looks_like_if_frontline_more": later("and then looks like a gap of … times (frontline more)"),
}
TOLD = 4.0  # The gap that the sentence above the table is about.
ENOUGH = 0.8


@st.cache_data(show_spinner=False, max_entries=64)
def simulated(study: Study, rate: float, items: int) -> pd.DataFrame:
    """The rows of `planning.likely`."""
    return planning.likely(power.power_of_rate(study, rate, items=items))


def read(table: type[tables.Table]) -> pd.DataFrame:
    """The table in the chosen language; empty, with what to do, where it is missing."""
    try:
        rows = loading.load(table, in_words=False)
    except (tables.MissingTable, loading.StaleTable) as error:
        layout.not_made(error)
        return tables.empty(table)
    return loading.of(rows, language=state.language())


def side(name: str, known: Side) -> Side:
    """What is asked of one side; it begins with what is known of it."""
    st.markdown(f"**{code(name)}**")
    clusters = st.number_input(
        say("Clusters"), min_value=2, max_value=500, value=max(known.clusters, 2), step=1,
        key=f"{name}_clusters", help=naming.plain(naming.heading("n_clusters")),
    )  # fmt: skip
    documents = st.number_input(
        say("Documents in each cluster"), min_value=1, max_value=100,
        value=max(round(known.documents / known.clusters), 1), step=1, key=f"{name}_documents",
    )  # fmt: skip
    words = st.number_input(
        say("Words of a document"), min_value=100, max_value=1_000_000,
        value=int(min(max(round(known.words, -2), 100), 1_000_000)), step=500, key=f"{name}_words",
    )  # fmt: skip
    spread = st.number_input(
        say("How much clusters differ"), min_value=0.05, max_value=5.0,
        value=min(max(known.spread, 0.05), 5.0), step=0.05, key=f"{name}_spread",
        help=say(
            "Coefficient of variation of the clusters' rates, beyond what counting adds. 0.5: most "
            "clusters lie within half and one and a half times the mean. 1: a few say most of it."
        ),
    )  # fmt: skip
    return Side(int(documents * clusters), int(clusters), float(words), float(spread))


def answer(rows: pd.DataFrame) -> None:
    """The answer in a sentence, then the table."""
    told = rows[rows["times"] == TOLD].iloc[0]
    policy, frontline = (float(told[name]) for name in planning.COLUMNS[1:])
    layout.heading(
        say(
            "A study like this would notice a gap of {times} times in {policy} of cases if "
            "policy has more, in {frontline} if the frontline has more",
            times=int(TOLD),
            policy=percent(policy),
            frontline=percent(frontline),
        )
    )
    if min(policy, frontline) < ENOUGH:
        st.caption(
            say(
                "{enough} is the usual goal. Further clusters help most, on the side that has "
                "few or that varies much; longer documents help where the word is rare.",
                enough=percent(ENOUGH),
            )
        )
    columns: dict[str, Any] = {name: say(text) for name, text in COLUMNS.items()}
    for name in ("named_if_policy_more", "named_if_frontline_more"):
        columns[name] = st.column_config.NumberColumn(columns[name], format="percent")
    grids.table(rows, key="power", of=(), **columns)
    st.caption(
        say(
            "Simulated studies of this size go through the test that gives verdicts, each "
            "item among all that are tested together. Gaps that are noticed look larger "
            "than they are: where few studies notice one, it is those in which chance made "
            "it large."
        )
    )


layout.opening("plan")
design, usage = read(tables.Design), read(tables.Usage)
concepts = sorted(set(usage.loc[usage["kind"] == "label", "concept"]))
concept = ""
if concepts:
    names = {"": say("any of them"), **{one: one for one in concepts}}
    concept = str(
        state.choose(say("Begin with how common this co-concept is"), names, key="concept") or ""
    )
    st.caption(say("The fields are filled in from your documents. Change them to what you plan."))
known, known_rate = planning.known(design, usage, concept=concept)
# Another concept or language begins anew with what is known of it.
key = f"{state.language()}_{concept}"
if st.session_state.get("planned") != key:
    st.session_state["planned"] = key
    for corpus in tables.CORPORA:
        for field in ("clusters", "documents", "words", "spread"):
            st.session_state.pop(f"{corpus}_{field}", None)
    st.session_state.pop("planned_rate", None)
left, right, both = st.columns(3)
with left:
    policy_side = side("policy", known.policy)
with right:
    frontline_side = side("frontline", known.frontline)
with both:
    sides = say("both sides")
    st.markdown(f"**{sides}**")
    rate = st.number_input(
        say("Uses per 10,000 words, mean of both sides"), min_value=0.01, max_value=1_000.0,
        value=min(max(round(known_rate, 2), 0.01), 1_000.0), step=0.5, key="planned_rate",
    )  # fmt: skip
    items = st.number_input(
        say("Words or topics tested together"), min_value=1, max_value=200,
        value=min(max(len(concepts), 1), 200) if concepts else planning.USUAL_ITEMS, step=1,
        key="planned_items",
    )  # fmt: skip
answer(simulated(Study(policy_side, frontline_side, known.level), float(rate), int(items)))
