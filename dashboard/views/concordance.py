"""Any word or concept in its own sentences."""

import pandas as pd
import streamlit as st

from dashboard import data, figures, parts
from pipeline import tables

parts.opening("concordance")
kind = st.segmented_control(
    "What is said", list(parts.KINDS), default="label", key="kind", bind="query-params",
    format_func=parts.KINDS.__getitem__, help=tables.columns(tables.Concordance)["kind"],
)  # fmt: skip
everywhere = data.of(parts.read(tables.Concordance), kind=kind or "label")
documents = parts.read(tables.Documents)
titles = data.titles(documents)

left, right = st.columns(2)
with left:
    query = st.text_input(
        "Any word or words",
        key="q",
        bind="query-params",
        placeholder="notebook, contact person, volunt*",
        help="Whole words, large or small letters alike; \\* stands for any ending. "
        "Empty: what is chosen above.",
    ).strip(" *")
    typed = st.session_state["q"].strip()
with right:
    concept = parts.choose(
        "or one of these", ["all", *sorted(everywhere["concept"].unique())], key="concept",
        disabled=bool(query), help="As the lexicon finds them, in every spelling.",
    )  # fmt: skip


MODALITIES = {
    "all": "all", "aspiration": "promised", "possibility": "possible", "report": "told as done",
}  # fmt: skip


def by_word(words: str) -> pd.DataFrame:
    """Lines of the words in all passages; interviewers' turns only if they are asked for."""
    passages = parts.read(tables.Passages)
    all_of_them = st.toggle("Interviewers' questions too", key="interviewers", bind="query-params")
    found = data.find_lines(
        passages,
        data.word_pattern([words], wildcards=True),
        scan=data.scan_pattern([words], wildcards=True),
        within=None if all_of_them else passages["role"] != "interviewer",
    )
    if data.cut_off(found):
        st.info(f"Only the first {data.MAX_LINES:,} lines of a side are shown and counted.")
    return found.assign(title=found["doc_id"].map(titles))


def by_concept(wanted: str | None) -> pd.DataFrame:
    """Lines of one concept, or of all, prompted or not."""
    found = everywhere if wanted in (None, "all") else data.of(everywhere, concept=str(wanted))
    prompted = st.segmented_control(
        "Prompted", ["all", "not prompted", "prompted"], default="all", key="prompted",
        bind="query-params", help=tables.columns(tables.Concordance)["prompted"],
    )  # fmt: skip
    modality = st.segmented_control(
        "Told how", list(MODALITIES), default="all", key="modality", bind="query-params",
        format_func=MODALITIES.__getitem__, help=tables.columns(tables.Concordance)["modality"],
    )  # fmt: skip
    if modality not in (None, "all"):
        found = data.of(found, modality=str(modality))
    if prompted in (None, "all"):
        return found
    return found[found["prompted"] == (prompted == "prompted")]


def narrowed(found: pd.DataFrame) -> pd.DataFrame:
    """The lines of the chosen side, document and speaker."""
    choices = {}
    for column, (name, label) in zip(
        st.columns(3),
        (("corpus", "Side"), ("title", "Document"), ("speaker", "Speaker")),
        strict=True,
    ):
        with column:
            there = sorted(set(found[name].dropna()) - {""})
            chosen = parts.choose(label, ["all", *there], key=name)
        if chosen and chosen != "all":
            choices[name] = chosen
    return data.of(found, **choices)


lines = narrowed(by_word(typed) if query else by_concept(concept))
with st.expander("Only some documents, by the catalogue", icon=":material/filter_list:"):
    chosen_documents = parts.document_filters(documents, "cluster")
lines = lines[lines["doc_id"].isin(chosen_documents["doc_id"])]
sides = lines["corpus"].value_counts()
st.subheader(
    f"{sides.get('policy', 0):,} times in policy, {sides.get('frontline', 0):,} at the "
    f"frontline, in {lines['doc_id'].nunique():,} documents",
    anchor=False,
)
ORDER_NAMES = {"document": "document", "left": "word before", "right": "word after"}
order = st.segmented_control(
    "In order of", list(ORDER_NAMES), default="document", key="order", bind="query-params",
    format_func=ORDER_NAMES.__getitem__, required=True,
)  # fmt: skip
parts.lines(data.in_order(lines, str(order)), key="concordance")

figure = figures.dispersion(
    lines, parts.read(tables.Passages, ["segment_id", "doc_id", "language"]), len(chosen_documents)
)
if figure is not None:
    parts.picture(figure)
    parts.legend(figure.kinds)
    st.caption(figure.note)
