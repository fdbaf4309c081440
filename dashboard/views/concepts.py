"""Who says the co-words and how often; a concept opens to its sentences."""

import pandas as pd
import streamlit as st

from dashboard import data, figures, parts
from dashboard.translation import later, say
from pipeline import tables

USAGE = [
    "concept", "corpus", "language", "estimate", "ci_low", "ci_high", "n",
    "n_mentions", "n_prompted", "n_documents_with", "kind",
]  # fmt: skip
COLUMNS = {
    "policy_estimate": later("policy, per 10,000 words"),
    "frontline_estimate": later("frontline, per 10,000 words"),
    "policy_n_documents_with": later("policy documents that say it"),
    "frontline_n_documents_with": later("frontline documents that say it"),
    "frontline_n_prompted": later("prompted by the interviewer"),
}


def rates(usage: pd.DataFrame, concepts: pd.DataFrame) -> None:
    """The rates of both sides as a picture and a table."""
    figure = figures.concept_rates(usage, concepts)
    if figure is None:
        return
    parts.picture(figure, opens="concept", field="concept")
    parts.legend(("policy", "frontline"))
    st.caption(figure.note)
    order = ["concept", "verdict", *COLUMNS]
    rest = [name for name in concepts.columns if name not in order]
    parts.table(
        concepts[order + rest],
        key="concept_rates",
        of=(tables.Gaps, tables.Usage),
        opens=("concept", "concept"),
        **{name: say(text) for name, text in COLUMNS.items()},
    )


def sentences(concepts: pd.DataFrame) -> None:
    """The chosen concept's finding and its lines of both sides."""
    st.subheader(say("Its sentences"), anchor=False)
    names = concepts["concept"].tolist()
    chosen = parts.choose(say("Concept"), names, key="concept")
    row = concepts[concepts["concept"] == chosen].iloc[0]
    if isinstance(row["sentence"], str):
        parts.finding(row["sentence"], row["verdict"])
    if row["flipped_by"] and isinstance(row["flipped_by"], str):
        st.warning(
            say(
                "Without {document} the verdict would be another.",
                document=parts.plain(row["flipped_by"]),
            )
        )
    lines = data.of(parts.read(tables.Concordance), concept=str(chosen), kind="label")
    parts.lines(lines, key=f"lines_{chosen}")


parts.opening("concepts")
all_usage = data.of(parts.read(tables.Usage, USAGE), kind="label")
all_concepts = data.concept_rows(all_usage, parts.read(tables.Gaps))
if all_concepts.empty:
    st.info(say("No co-word of the lexicon was found on either side."))
else:
    rates(all_usage, all_concepts)
    sentences(all_concepts)

st.subheader(say("Co-words that the lexicon does not know"), anchor=False)
st.caption(say("Add them to data/lexicon.yaml if they belong there, and run again."))
candidates = data.load_if_made(tables.Candidates)
parts.table(
    data.of(candidates, language=parts.language()), key="candidates", of=(tables.Candidates,)
)
