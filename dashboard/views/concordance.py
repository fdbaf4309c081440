"""Any word or concept in its own sentences."""

import pandas as pd
import streamlit as st

from dashboard import naming, state
from dashboard.charts import document_charts
from dashboard.data import arranging, loading, mention_rows, searching
from dashboard.parts import layout, pictures, quotes
from dashboard.translation import code, later, say
from pipeline import tables

layout.opening("concordance")
kind = state.segmented(
    say("What is said"), {one: say(text) for one, text in naming.KINDS.items()}, key="kind",
    help=naming.meaning(tables.Concordance, "kind"),
)  # fmt: skip
everywhere = loading.of(layout.read(tables.Concordance), kind=kind)
documents = layout.read(tables.Documents)
titles = arranging.titles(documents)

left, right = st.columns(2)
with left:
    query = st.text_input(
        say("Any word or words"),
        key="q",
        bind="query-params",
        on_change=state.forget_place,
        placeholder=say("notebook, contact person, volunt*"),
        help=say(
            "Whole words, large or small letters alike; \\* stands for any ending. "
            "Empty: what is chosen above."
        ),
    ).strip(" *")
    typed = st.session_state["q"].strip()
with right:
    concept = state.choose(
        say("or choose from the list"),
        {"all": say("all"), **{one: one for one in sorted(everywhere["concept"].unique())}},
        key="concept", disabled=bool(query),
        help=say("As the lexicon finds them, in every spelling."),
    )  # fmt: skip


def by_word(words: str) -> pd.DataFrame:
    """Lines of the words in all passages; interviewers' turns only if they are asked for."""
    passages = layout.read(tables.Passages)
    all_of_them = st.toggle(
        say("Interviewers' questions too"),
        key="interviewers",
        bind="query-params",
        on_change=state.forget_place,
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
    "not prompted": later("no"),
    "prompted": later("yes"),
}


def by_concept(wanted: str | None) -> pd.DataFrame:
    """Lines of one concept, or of all, prompted or not."""
    found = everywhere if wanted in (None, "all") else loading.of(everywhere, concept=str(wanted))
    prompted = state.segmented(
        say("Said first by the interviewer?"),
        {one: say(text) for one, text in PROMPTED.items()}, key="prompted",
        help=naming.meaning(tables.Concordance, "prompted"),
    )  # fmt: skip
    modality = state.segmented(
        say("Promised, possible or done?"),
        {"all": say("all"), **mention_rows.trait_names(tables.MODALITIES)}, key="modality",
        help=naming.meaning(tables.Concordance, "modality"),
    )  # fmt: skip
    if modality != "all":
        found = loading.of(found, modality=modality)
    if prompted == "all":
        return found
    return found[found["prompted"] == (prompted == "prompted")]


def narrowed(found: pd.DataFrame) -> pd.DataFrame:
    """The lines of the chosen side, document and speaker."""
    sides = {one: code(one) for one in tables.CORPORA if (found["corpus"] == one).any()}
    there = {str(one): titles[one] for one in found["doc_id"].unique() if one in titles}
    offered = (
        ("corpus", say("Side"), sides),
        ("document", say("Document"), dict(sorted(there.items(), key=lambda one: one[1]))),
        ("speaker", say("Speaker"), speakers(found)),
    )
    chosen = {}
    for column, (key, label, names) in zip(st.columns(3), offered, strict=True):
        with column:
            chosen[key] = state.choose(label, {"all": say("all"), **names}, key=key)
    wanted = {
        "corpus": chosen["corpus"],
        "doc_id": chosen["document"],
        "speaker": offered[2][2].get(str(chosen["speaker"])),
    }
    return loading.of(
        found, **{name: one for name, one in wanted.items() if one not in (None, "all")}
    )


def speakers(found: pd.DataFrame) -> dict[str, str]:
    """Those who speak, each by the first segment that they say: an address names nobody."""
    turns = layout.read(tables.Passages, ["segment_id", "speaker", "language"])
    first = turns.drop_duplicates("speaker").set_index("speaker")["segment_id"]
    there = sorted(set(found["speaker"].dropna()) - {""})
    return {str(first[one]): str(one) for one in there if one in first.index}


lines = narrowed(by_word(typed) if query else by_concept(concept))
chosen_documents = state.catalogue(
    documents, "cluster", note=say("This narrows the lines below, and their numbers.")
)
lines = lines[lines["doc_id"].isin(chosen_documents["doc_id"])]
sides = lines["corpus"].value_counts()
layout.heading(
    say(
        "{policy} times in policy, {frontline} at the frontline, in {n} documents",
        policy=int(sides.get("policy", 0)),
        frontline=int(sides.get("frontline", 0)),
        n=lines["doc_id"].nunique(),
    )
)
if kind == "label" and not query and lines["prompted"].any():
    st.caption(
        say(
            "These lines also have words that the interviewer said first; rates on the other pages "
            "do not count them. The figure for all co-words on the Overview may leave out an "
            "everyday one, which it names."
        )
    )
ORDER_NAMES = {
    "document": say("document"),
    "left": say("word before"),
    "right": say("word after"),
}
order = state.segmented(say("Sort by"), ORDER_NAMES, key="order")
quotes.lines(searching.in_order(lines, order), key="concordance")

figure = document_charts.dispersion(
    lines, layout.read(tables.Passages, ["segment_id", "doc_id", "language"]), len(chosen_documents)
)
if figure is not None:
    pictures.shown(figure)
