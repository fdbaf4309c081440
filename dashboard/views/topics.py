"""What each side talks about; a topic opens to its words, passages and documents."""

import pandas as pd
import streamlit as st

from dashboard import data, figures, parts
from dashboard.translation import code, percent, say
from pipeline import tables


def both_sides(topics: pd.DataFrame) -> None:
    """Shares and differences, from the topic with most policy to that with most frontline."""
    if len(topics) > figures.MOST_TOPICS:
        st.caption(
            say(
                "The {most} most telling of {n} topics; all are in the table.",
                most=figures.MOST_TOPICS,
                n=len(topics),
            )
        )
    made = (figures.topic_shares(topics), figures.topic_differences(topics))
    for column, figure in zip(st.columns(2, gap="large"), made, strict=True):
        if figure is not None:
            with column:
                parts.picture(figure)
                parts.legend(figure.kinds)
    percents = {
        name: st.column_config.NumberColumn(label, format="percent", help=help)
        for name, label, help in (
            ("policy", say("policy"), say("mean share of a policy document's words")),
            ("frontline", say("frontline"), say("mean share of a frontline document's words")),
            ("estimate", say("difference"), say("policy minus frontline, in points")),
            ("ci_low", say("interval from"), parts.meaning(tables.Gaps, "ci_low")),
            ("ci_high", say("to"), parts.meaning(tables.Gaps, "ci_high")),
        )
    }
    order = ["label", "verdict", *percents, "p_adjusted", "flipped_by", "sentence"]
    names = data.topic_names(topics)
    parts.table(
        topics.assign(topic=topics["item"].map(names))[["topic", *order[1:], "item"]],
        key="topic_shares",
        of=(tables.Gaps, tables.TopicTerms),
        opens=("topic", "item"),
        **percents,
    )


def one_topic(topics: pd.DataFrame) -> None:
    """The chosen topic: its terms, how sure it is, its documents and passages."""
    names = data.topic_names(topics)
    st.subheader(say("One topic"), anchor=False)
    chosen = str(parts.choose(say("Topic"), names, key="topic"))
    row = data.of(topics, item=chosen).iloc[0]
    parts.finding(row["sentence"], row["verdict"])
    terms = data.of(parts.read(tables.TopicTerms), topic=chosen).sort_values("rank")
    documents = data.titles(parts.read(tables.Documents, ["doc_id", "title", "language"]))
    if len(terms):
        reliability(terms.iloc[0], documents)
    left, right = st.columns([2, 3], gap="large")
    with left:
        st.subheader(say("Its words"), anchor=False)
        parts.table(
            terms[["rank", "term", "weight", "frex"]], key="topic_terms", of=(tables.TopicTerms,)
        )
    with right:
        shares = data.of(parts.read(tables.TopicShares), topic=chosen)
        shares = shares.assign(title=shares["doc_id"].map(documents))
        if len(shares):
            parts.picture(figures.topic_strip(shares, str(row["label"])))
            parts.table(
                shares.sort_values("share", ascending=False)[["title", "corpus", "share"]],
                key="topic_documents",
                of=(tables.TopicShares,),
                title=say("document"),
                share=st.column_config.NumberColumn(say("share"), format="percent"),
            )
    passages(chosen)


def reliability(term: "pd.Series[str]", documents: dict[str, str]) -> None:
    """How surely the topic comes back, and whether it is one document's own."""
    st.metric(
        say("Stability"),
        percent(float(term["stability"])),
        help=parts.meaning(tables.TopicTerms, "stability"),
        width=160,
    )
    owner = str(term["owned_by"])
    if owner:
        st.warning(
            say(
                "More than half of this topic is {document}: "
                "it says something of that document, not of a side.",
                document=parts.plain(documents.get(owner, owner)),
            ),
            icon=":material/person:",
        )


def passages(topic: str) -> None:
    """The passages of both sides that show the topic best."""
    shown = data.of(parts.read(tables.TopicPassages), topic=topic)
    st.subheader(say("Passages that show it best"), anchor=False)
    columns = st.columns(2, gap="large")
    for column, side in zip(columns, tables.CORPORA, strict=True):
        with column:
            st.markdown(f"**{code(side).capitalize()}**")
            rows = data.of(shown, corpus=side).sort_values("rank")
            place = rows["title"] + ", " + rows["location"]
            with st.container(height=560, border=False):
                parts.segments(rows.assign(location=place))
    parts.csv_button(shown, "topic_passages")


parts.opening("topics")
gaps = parts.read(tables.Gaps)
all_topics = data.of(gaps, measure="topic_share").sort_values("estimate", ascending=False)
if all_topics.empty:
    st.info(say("There are no topics: the documents are too few or too short for a topic model."))
else:
    both_sides(all_topics)
    one_topic(all_topics)

st.subheader(say("Models that were tried"), anchor=False)
parts.table(parts.read(tables.TopicModels), key="topic_models", of=(tables.TopicModels,))
