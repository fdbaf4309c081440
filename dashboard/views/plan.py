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
    clusters = state.number(
        say("Clusters"), key=f"{state.PLANNED}{name}_clusters", first=known.clusters,
        within=(2, 500), step=1, help=naming.plain(naming.heading("n_clusters")),
    )  # fmt: skip
    documents = state.number(
        say("Documents in each cluster"), key=f"{state.PLANNED}{name}_documents",
        first=round(known.documents / known.clusters), within=(1, 100), step=1,
    )  # fmt: skip
    words = state.number(
        say("Words of a document"), key=f"{state.PLANNED}{name}_words",
        first=int(round(known.words, -2)), within=(100, 1_000_000), step=500,
    )  # fmt: skip
    spread = state.number(
        say("How much clusters differ"), key=f"{state.PLANNED}{name}_spread",
        first=float(known.spread), within=(0.05, 5.0), step=0.05,
        help=say(
            "Coefficient of variation of the clusters' rates, beyond what counting adds. 0.5: most "
            "clusters lie within half and one and a half times the mean. 1: a few say most of it."
        ),
    )  # fmt: skip
    return Side(documents * clusters, clusters, float(words), spread, known.census)


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
left, right, both = st.columns(3)
with left:
    policy_side = side("policy", known.policy)
with right:
    frontline_side = side("frontline", known.frontline)
with both:
    sides = say("both sides")
    st.markdown(f"**{sides}**")
    rate = state.number(
        say("Uses per 10,000 words, mean of both sides"), key=f"{state.PLANNED}rate",
        first=round(float(known_rate), 2), within=(0.01, 1_000.0), step=0.5,
    )  # fmt: skip
    items = state.number(
        say("Words or topics tested together"), key=f"{state.PLANNED}items",
        first=len(concepts) or planning.USUAL_ITEMS, within=(1, 200), step=1,
    )  # fmt: skip
answer(simulated(Study(policy_side, frontline_side, known.level), rate, items))
