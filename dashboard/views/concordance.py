"""Any word or concept in its own sentences."""

import pandas as pd
import streamlit as st

from dashboard import naming, state
from dashboard.charts import document_charts
from dashboard.data import arranging, loading, searching
from dashboard.parts import layout, pictures, quotes
from dashboard.translation import code, later, say
from pipeline import tables

layout.opening("concordance")
kind = st.segmented_control(
    say("What is said"), list(naming.KINDS), default="label", key="kind", bind="query-params",
    format_func=lambda one: say(naming.KINDS[one]), help=naming.meaning(tables.Concordance, "kind"),
)  # fmt: skip
everywhere = loading.of(layout.read(tables.Concordance), kind=kind or "label")
documents = layout.read(tables.Documents)
titles = arranging.titles(documents)

left, right = st.columns(2)
with left:
    query = st.text_input(
        say("Any word or words"),
        key="q",
        bind="query-params",
        placeholder=say("notebook, contact person, volunt*"),
        help=say(
            "Whole words, large or small letters alike; \\* stands for any ending. "
            "Empty: what is chosen above."
        ),
    ).strip(" *")
    typed = st.session_state["q"].strip()
with right:
    concept = state.choose(
        say("or one of these"),
        {"all": say("all"), **{one: one for one in sorted(everywhere["concept"].unique())}},
        key="concept", disabled=bool(query),
        help=say("As the lexicon finds them, in every spelling."),
    )  # fmt: skip


MODALITIES = {
    "all": later("all"),
    "aspiration": later("promised"),
    "possibility": later("possible"),
    "report": later("told as done"),
}


def by_word(words: str) -> pd.DataFrame:
    """Lines of the words in all passages; interviewers' turns only if they are asked for."""
    passages = layout.read(tables.Passages)
    all_of_them = st.toggle(
        say("Interviewers' questions too"), key="interviewers", bind="query-params"
    )
    found = searching.find_lines(
        passages,
        searching.word_pattern([words], wildcards=True),
        scan=searching.scan_pattern([words], wildcards=True),
        within=None if all_of_them else passages["role"] != "interviewer",
    )
    if searching.cut_off(found):
        st.info(
            say("Only the first {n} lines of a side are shown and counted.", n=searching.MAX_LINES)
        )
    return found.assign(title=found["doc_id"].map(titles))


PROMPTED = {
    "all": later("all"),
    "not prompted": later("not prompted"),
    "prompted": later("prompted"),
}


def by_concept(wanted: str | None) -> pd.DataFrame:
    """Lines of one concept, or of all, prompted or not."""
    found = everywhere if wanted in (None, "all") else loading.of(everywhere, concept=str(wanted))
    prompted = st.segmented_control(
        say("Prompted"), list(PROMPTED), default="all", key="prompted", bind="query-params",
        format_func=lambda one: say(PROMPTED[one]),
        help=naming.meaning(tables.Concordance, "prompted"),
    )  # fmt: skip
    modality = st.segmented_control(
        say("Told how"), list(MODALITIES), default="all", key="modality", bind="query-params",
        format_func=lambda one: say(MODALITIES[one]),
        help=naming.meaning(tables.Concordance, "modality"),
    )  # fmt: skip
    if modality not in (None, "all"):
        found = loading.of(found, modality=str(modality))
    if prompted in (None, "all"):
        return found
    return found[found["prompted"] == (prompted == "prompted")]


def narrowed(found: pd.DataFrame) -> pd.DataFrame:
    """The lines of the chosen side, document and speaker."""
    choices = {}
    for column, (name, label) in zip(
        st.columns(3),
        (("corpus", say("Side")), ("title", say("Document")), ("speaker", say("Speaker"))),
        strict=True,
    ):
        with column:
            there = sorted(set(found[name].dropna()) - {""})
            names = {one: code(one) if name == "corpus" else one for one in there}
            chosen = state.choose(label, {"all": say("all"), **names}, key=name)
        if chosen and chosen != "all":
            choices[name] = chosen
    return loading.of(found, **choices)


lines = narrowed(by_word(typed) if query else by_concept(concept))
with st.expander(say("Filter documents"), icon=":material/filter_list:"):
    chosen_documents = state.document_filters(documents, "cluster")
lines = lines[lines["doc_id"].isin(chosen_documents["doc_id"])]
sides = lines["corpus"].value_counts()
st.subheader(
    say(
        "{policy} times in policy, {frontline} at the frontline, in {n} documents",
        policy=int(sides.get("policy", 0)),
        frontline=int(sides.get("frontline", 0)),
        n=lines["doc_id"].nunique(),
    ),
    anchor=False,
)
ORDER_NAMES = {
    "document": say("document"),
    "left": say("word before"),
    "right": say("word after"),
}
order = st.segmented_control(
    say("In order of"), list(ORDER_NAMES), default="document", key="order", bind="query-params",
    format_func=ORDER_NAMES.__getitem__, required=True,
)  # fmt: skip
quotes.lines(searching.in_order(lines, str(order)), key="concordance")

figure = document_charts.dispersion(
    lines, layout.read(tables.Passages, ["segment_id", "doc_id", "language"]), len(chosen_documents)
)
if figure is not None:
    pictures.shown(figure)
