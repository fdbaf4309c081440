"""What each side talks about; a topic opens to its words, passages and documents."""

from collections.abc import Hashable, Mapping
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import naming, state
from dashboard.charts import concept_charts, gap_charts, topic_charts
from dashboard.charts.patterns import matrix_charts, network_charts
from dashboard.data import arranging, basket, downloads, front, loading
from dashboard.data.patterns import groups
from dashboard.parts import baskets, grids, layout, other_analyses, pictures, quotes, statements
from dashboard.translation import code, later, number, percent, say
from pipeline import tables
from pipeline.publish.topic_comparison import TopicTables, readme, topic_comparison, with_heads

FIRST_PASSAGES = 2
# What the page says where the number of topics is at the edge of those that were tried.
EDGES = {
    "smallest": later(
        "The topics shown are the smallest number that was tried, and fewer may do better: offer "
        "smaller numbers in params.yaml (topics: n_topics), or choose one there (topics: pin)."
    ),
    "largest": later(
        "The topics shown are the largest number that was tried, and more may do better: offer "
        "larger numbers in params.yaml (topics: n_topics), or choose one there (topics: pin)."
    ),
}


PARTS = {
    "both": later("Both sides"),
    "one": later("One topic"),
    "map": later("Map and groups"),
    "themes": later("Themes"),
    "sure": later("How sure"),
}
NO_TOPICS = later("There are no topics: the documents are too few or too short for a topic model.")


def both_sides(topics: pd.DataFrame) -> None:
    """Shares and differences, from the topic with most policy to that with most frontline."""
    if len(topics) > gap_charts.MOST_TOPICS:
        st.caption(
            say(
                "The {most} most telling of {n} topics; all are in the table.",
                most=gap_charts.MOST_TOPICS,
                n=len(topics),
            )
        )
    made = (topic_charts.topic_shares(topics), gap_charts.topic_differences(topics))
    for column, figure in zip(st.columns(2, gap="large"), made, strict=True):
        if figure is not None:
            with column:
                pictures.shown(figure)
    percents = in_percent() | {
        name: st.column_config.NumberColumn(
            label, format="percent", help=naming.meaning(tables.Gaps, name)
        )
        for name, label in (("sim_low", say("at least")), ("sim_high", say("at most")))
    }
    order = [
        "label",
        "verdict",
        *percents,
        "p_adjusted",
        "cannot_tell_because",
        "flipped_by",
        "sentence",
    ]
    names = arranging.topic_names(topics)
    grids.table(
        topics.assign(topic=topics["item"].map(names))[["topic", *order[1:], "item"]],
        key="topics_compared",
        of=(tables.Gaps, tables.TopicTerms),
        opens=state.Opens("topic", "item", at="passages", part="one"),
        **percents,
    )


def in_percent() -> dict[str, Any]:
    """Columns with a topic's share on each side and the difference."""
    return {
        name: st.column_config.NumberColumn(label, format="percent", help=help)
        for name, label, help in (
            ("policy", say("policy"), say("mean share of a policy document's words")),
            ("frontline", say("frontline"), say("mean share of a frontline document's words")),
            ("estimate", say("difference (points)"), say("policy minus frontline, in points")),
        )
    }


def on_a_map(topics: pd.DataFrame) -> None:
    """Topics by how alike they are, and in groups of the catalogue."""
    places = loading.load_if_made(tables.Topics)
    figure = network_charts.topic_map(topics, layout.read(tables.TopicTerms), places)
    pictures.tabled_section(
        say("Topics on a map"), figure, say("There are no topics."),
        of=(tables.TopicTerms, tables.Gaps, tables.Topics), words=say("words"),
        size=st.column_config.NumberColumn(say("part of all words"), format="percent"),
        **in_percent(),
    )  # fmt: skip
    layout.heading(say("Topics by group of documents"))
    shares = loading.load_if_made(tables.TopicGroups)
    known = {name: naming.heading(name) for name in groups.groupings(shares)}
    if not known:
        st.caption(say("The catalogue has no groups of more than one document."))
        return
    by = str(state.choose(say("Group by"), known, key="heat", width=260))
    rows = groups.topic_shares(shares, arranging.topic_names(topics), by)
    heat = matrix_charts.topic_heat(rows, known[by])
    if heat is None:
        st.caption(say("There are fewer than two groups."))
    else:
        heads: dict[str, Any] = {
            name: st.column_config.NumberColumn(text, format="percent")
            for name, text in (
                ("value", say("share")), ("ci_low", say("interval from")), ("ci_high", say("to")),
            )
        }  # fmt: skip
        pictures.tabled(
            heat.of(by), (tables.TopicGroups,), name=say("topic"), group=known[by], **heads
        )


def comparison_button(topic: str = "") -> None:
    """The comparison of one topic as CSV, or of all as ZIP, each with what its columns mean."""
    name = f"topic_comparison_{topic or 'all'}"
    ending, mime = ("csv", "text/csv") if topic else ("zip", "application/zip")
    st.download_button(
        say("This topic's comparison (CSV)") if topic else say("Comparison of all topics (ZIP)"),
        state.in_this_view(partial(comparison, topic) if topic else all_compared),
        downloads.file_name(name, ending, documents=state.language()), mime,
        key=name, on_click="ignore", icon=":material/download:",
        help=say(
            "Words, shares with interval, verdict, whether it is more than writing against talk, "
            "leading documents and quotes with their sources."
        ),
    )  # fmt: skip


def compared() -> pd.DataFrame:
    """All topics of the chosen documents, one a row."""
    return topic_comparison(
        TopicTables(
            gaps=layout.read(tables.Gaps),
            terms=layout.read(tables.TopicTerms),
            shares=layout.read(tables.TopicShares),
            passages=layout.read(tables.TopicPassages),
            documents=layout.read(tables.Documents),
        ),
        date=downloads.date_of_run(),
    )


def comparison(topic: str) -> bytes:
    """The CSV of one topic."""
    return downloads.local_csv(with_heads(loading.of(compared(), topic=topic)))


def explained(topic: str = "") -> bytes:
    """What the columns of the comparison mean and what it rests on, in the language of now."""
    rows = loading.of(compared(), topic=topic) if topic else compared()
    name = f"topic_comparison_{topic or 'all'}"
    text = readme(
        rows,
        file=downloads.file_name(name, "csv", documents=state.language()),
        source=downloads.source_line(layout.read(tables.Design)),
        warning=say(loading.INVENTED) if loading.is_invented() else "",
    )
    return text.replace("\n", "\r\n").encode("utf-8-sig")


def all_compared() -> bytes:
    """The CSV of all topics, and a text that explains its columns, in the language of now."""
    file = downloads.file_name("topic_comparison_all", "csv", documents=state.language())
    return downloads.archive(
        {file: downloads.local_csv(with_heads(compared())), "README.txt": explained()}
    )


def one_topic(topics: pd.DataFrame) -> None:
    """The chosen topic: its terms, how sure it is, its documents and passages."""
    names = arranging.topic_names(topics)
    safe = quotable(topics)
    first = next((n for n, item in enumerate(topics["item"]) if item in safe), 0)
    chosen = str(state.choose(say("Topic"), names, key="topic", index=first))
    row = loading.of(topics, item=chosen).iloc[0]
    if row["verdict"] in tables.CORPORA and chosen not in safe:
        st.warning(
            say(
                "Fragile: do not quote this difference. It rests on one source, other ways to "
                "calculate find another result, or the topic itself is doubtful; see below."
            ),
            icon=":material/rule:",
        )
    statements.finding(row.to_dict())
    other_analyses.robust("topic_share", chosen)
    with st.container(horizontal=True):
        comparison_button(chosen)
        st.download_button(
            say("What its columns mean (TXT)"), state.in_this_view(partial(explained, chosen)),
            downloads.file_name(
                f"topic_comparison_{chosen}_README", "txt", documents=state.language()
            ), "text/plain",
            key=f"topic_readme_{chosen}", on_click="ignore", icon=":material/help:",
            type="tertiary",
        )  # fmt: skip
    everywhere = layout.read(tables.Documents)
    documents = arranging.titles(everywhere)
    about = loading.load_if_made(tables.Topics)
    reliability(loading.of(about, topic=chosen), documents)
    picked = state.catalogue(
        everywhere, "corpus", "cluster",
        note=say(
            "This narrows the documents and passages below. Shares, intervals and verdicts above "
            "are of all documents, as they were tested."
        ),
    )  # fmt: skip
    left, right = st.columns(2, gap="large")
    with left:
        own_words(chosen, str(row["label"]))
    with right:
        its_groups(chosen, str(row["label"]))
    left, right = st.columns(2, gap="large")
    with left:
        its_words(chosen, str(row["label"]))
    with right:
        shares = loading.of(layout.read(tables.TopicShares), topic=chosen)
        shares = shares.assign(title=shares["doc_id"].map(documents))
        shares = shares[shares["doc_id"].isin(picked["doc_id"])]
        if len(shares):
            strip = topic_charts.topic_strip(shares, str(row["label"]))
            pictures.shown(strip.of(chosen, str(row["label"])))
            grids.table(
                arranging.topic_documents(shares, picked),
                key=f"topic_documents_{chosen}",
                of=(tables.TopicShares, tables.Documents),
                folded=True,
                title=st.column_config.TextColumn(say("document"), width=250),
                share=st.column_config.NumberColumn(say("share"), format="percent"),
            )
        else:
            st.caption(say("No document is chosen above."))
    hardly_there(row.to_dict())
    passages(chosen, names[chosen], set(picked["doc_id"]))


def quotable(topics: pd.DataFrame) -> set[str]:
    """The topics of which a side is named, by more than one source and in most analyses."""
    safe = front.is_quotable(
        topics, loading.load_if_made(tables.Topics), loading.load_if_made(tables.Robustness)
    )
    return set(topics.loc[safe, "item"])


# A side with less of its words on a topic hardly speaks of it.
LEAST_SHARE = 0.02

HARDLY = {
    "policy": later(
        "Policy hardly touches this topic ({share} of its words): its passages below may not be "
        "about it."
    ),
    "frontline": later(
        "Interviews hardly touch this topic ({share} of their words): their passages below may "
        "not be about it."
    ),
}


def hardly_there(row: Mapping[Hashable, Any]) -> None:
    """Says of which side the passages that show the topic best may be about something else."""
    for side in tables.CORPORA:
        if float(row[side]) < LEAST_SHARE:
            st.caption(say(HARDLY[side], share=percent(float(row[side]))))


def own_words(topic: str, label: str) -> None:
    """The words that each side prefers where it speaks of the topic, and those of both."""
    words = loading.of(loading.load_if_made(tables.TopicWords), topic=topic)
    pictures.section(
        say("How each side speaks of it"), topic_charts.own_words(words), of=topic, called=label,
        missing=say("Too few documents speak of it to tell their words apart."),
    )  # fmt: skip
    grids.table(
        words.drop(columns=["language", "topic", "label", "stable"]),
        key=f"own_words_{topic}",
        of=(tables.TopicWords,),
        folded=True,
        policy=say("policy, per 1,000"),
        frontline=say("frontline, per 1,000"),
    )


def its_groups(topic: str, label: str) -> None:
    """The topic's share in the groups that one column of the catalogue makes."""
    layout.heading(say("By group of documents"))
    everywhere = loading.of(loading.load_if_made(tables.TopicGroups), topic=topic)
    if everywhere.empty:
        st.caption(say("The catalogue has no groups of more than one document."))
        return
    known = {name: naming.heading(name) for name in groups.groupings(everywhere)}
    chosen = str(state.choose(say("Group by"), known, key="grouping", width=260))
    shares = loading.of(everywhere, grouping=chosen)
    figure = topic_charts.topic_groups(shares, label)
    if figure is not None:
        pictures.shown(figure.of(topic, label))
    percents: dict[str, Any] = {
        name: st.column_config.NumberColumn(
            text, format="percent", help=naming.meaning(tables.TopicGroups, name)
        )
        for name, text in (
            ("share", say("share")), ("ci_low", say("interval from")), ("ci_high", say("to")),
        )
    }  # fmt: skip
    order = ["value", "corpus", *percents, "n_documents", "n_clusters", "n_interviewees"]
    grids.table(
        shares[order].sort_values(["corpus", "share"], ascending=[False, False]),
        key=f"topic_groups_{topic}",
        of=(tables.TopicGroups,),
        folded=True,
        value=known[chosen],
        **percents,
    )


def fits(gaps: pd.DataFrame) -> None:
    """How far the gaps move when the topics are fitted anew."""
    moved = loading.of(loading.load_if_made(tables.TopicFits), language=state.language())
    pictures.section(
        say("Does the gap survive re-running the model?"), gap_charts.topic_fits(moved, gaps),
        say("The topics were not fitted anew."),
    )  # fmt: skip
    grids.table(
        moved.drop(columns=["language", "topic"]).sort_values("gap", ascending=False),
        key="topic_fits", of=(tables.TopicFits,), folded=True,
        same_side=st.column_config.NumberColumn(
            say("same side"), format="percent", help=naming.meaning(tables.TopicFits, "same_side")
        ),
    )  # fmt: skip


def its_words(topic: str, label: str) -> None:
    """The topic's words, with the rate at which each side says them."""
    layout.heading(say("Its words, by side"))
    terms = loading.of(layout.read(tables.TopicTerms), topic=topic)
    if terms.empty:
        st.caption(say("There are no words."))
        return
    words = arranging.words_by_side(
        terms, layout.read(tables.Terms), layout.read(tables.Documents, in_words=False)
    )
    figure = topic_charts.topic_words(words)
    if figure is not None:
        pictures.shown(figure.of(topic, label))
    grids.table(
        words, key=f"topic_terms_{topic}", of=(tables.TopicTerms, tables.Terms), folded=True,
        policy=say("policy, per 10,000 words"), frontline=say("frontline, per 10,000 words"),
    )  # fmt: skip


def reliability(topic: pd.DataFrame, documents: dict[str, str]) -> None:
    """How surely the topic comes back, whether it reads as one, and whose it is."""
    for row in topic.to_dict("records"):
        with st.container(horizontal=True):
            for name, label in (
                ("stability", later("Stable words")),
                ("recovery", later("Found again in")),
                ("owned_share", later("Most in one document")),
            ):
                st.metric(
                    say(label),
                    percent(row[name]),
                    help=naming.meaning(tables.Topics, name),
                    width=200,
                )
            st.metric(
                say("Coherence"), number(row["coherence"], 2),
                say("{value} by chance", value=number(row["chance"], 2)),
                delta_color="off", delta_arrow="off",
                help=naming.meaning(tables.Topics, "chance"), width=200,
            )  # fmt: skip
        if row["spurious"]:
            st.warning(
                say(
                    "This is no subject, and no side is named for it: {reasons}.",
                    reasons=naming.plain(str(row["spurious_because"])),
                ),
                icon=":material/block:",
            )
        if not row["stable"]:
            st.warning(
                say(
                    "This topic is not found again often enough when the model is run anew: "
                    "do not quote it."
                ),
                icon=":material/rule:",
            )
        if row["coherence"] < row["chance"]:
            st.info(
                say(
                    "These words occur together no more often than random words: read the passages "
                    "before you quote the topic."
                ),
                icon=":material/help:",
            )
        if row["note"]:
            st.caption(naming.plain(str(row["note"])))
        whose(row, documents)


def whose(row: dict[Hashable, Any], documents: dict[str, str]) -> None:
    """The document or the cluster that the topic mostly comes from, if there is one."""
    owner = str(row["owned_by"])
    if owner:
        st.warning(
            say(
                "More than half of this topic is {document}: "
                "it says something of that document, not of a side.",
                document=naming.plain(documents.get(owner, owner)),
            ),
            icon=":material/person:",
        )
    elif row["owned_by_cluster"]:
        st.warning(
            say(
                "More than half of this topic comes from {cluster}: "
                "it says something of that cluster, not of a side.",
                cluster=naming.plain(str(row["owned_by_cluster"])),
            ),
            icon=":material/location_on:",
        )


def passages(topic: str, name: str, doc_ids: set[str]) -> None:
    """The passages of both sides that show the topic best, of the chosen documents."""
    shown = loading.of(layout.read(tables.TopicPassages), topic=topic)
    shown = shown[shown["doc_id"].isin(doc_ids)]
    layout.landing("passages")
    layout.heading(say("Passages that show it best: {topic}", topic=naming.plain(name)))
    columns = st.columns(2, gap="large")
    for column, side in zip(columns, tables.CORPORA, strict=True):
        with column:
            st.markdown(f"**{code(side).capitalize()}**")
            rows = loading.of(shown, corpus=side).sort_values("rank")
            place = rows["title"] + ", " + rows["location"]
            placed = rows.assign(location=place)
            with_basket(placed.head(FIRST_PASSAGES))
            if len(rows) > FIRST_PASSAGES:
                with state.fold(say("More passages"), key=f"passages_{side}"):
                    with_basket(placed.iloc[FIRST_PASSAGES:])
    grids.csv_button(shown, f"topic_passages_{topic}", of=(tables.TopicPassages,))


def with_basket(shown: pd.DataFrame) -> None:
    """Passages, each with the button that puts it into the basket of quotes."""
    if shown.empty:
        quotes.segments(shown)
    for index, row in shown.iterrows():
        with st.container(gap=None):
            quotes.segments(shown.loc[[index]])
            place = basket.place_of_unit(str(row["text"]))
            baskets.button(str(row["segment_id"]), place, key=f"basket_{index}")


def themes(gaps: pd.DataFrame) -> None:
    """The themes that were looked for by list of words, and as judged passages correct them."""
    listed = gap_charts.theme_gaps(gaps)
    right = concept_charts.corrected_rates(layout.read(tables.Corrected), "theme")
    if listed is None and right is None:
        st.caption(say("No theme was found on either side."))
        return
    layout.heading(say("Themes that were looked for"))
    st.caption(
        say(
            "A theme is a list of words in data/lexicon.yaml, such as roles and responsibility. "
            "Its sentences are in the Concordance."
        )
    )
    statements.by_list()
    for figure in (right, listed):
        if figure is not None:
            pictures.shown(figure)
    if right is not None:
        rows = right.rows.drop(columns=["language", "kind"])
        grids.table(rows, key="corrected_themes", of=(tables.Corrected,), folded=True)
    layout.link("concordance", say("Sentences of the themes"), kind="theme")


def models() -> None:
    """The topic models that were tried, with their quality."""
    layout.heading(say("Models that were tried"))
    tried = layout.read(tables.TopicModels)
    for edge in tried.loc[tried["chosen"], "edge"]:
        if edge:
            st.info(say(EDGES[edge]), icon=":material/expand:")
    grids.table(tried, key="topic_models", of=(tables.TopicModels,))


def how_sure(topics: pd.DataFrame, gaps: pd.DataFrame) -> None:
    """How far the gaps move with the fit, and the models that were tried."""
    if len(topics):
        fits(gaps)
    models()


def show(part: str, topics: pd.DataFrame, gaps: pd.DataFrame) -> None:
    """One part of the page, by its id."""
    if part == "themes":
        themes(gaps)
    elif part == "sure":
        how_sure(topics, gaps)
    elif topics.empty:
        st.info(say(NO_TOPICS))
    elif part == "both":
        both_sides(topics)
        comparison_button()
    elif part == "one":
        one_topic(topics)
    else:
        on_a_map(topics)


layout.opening("topics")
statements.own_level()
all_gaps = layout.read(tables.Gaps)
all_topics = loading.of(all_gaps, measure="topic_share").sort_values("estimate", ascending=False)
# An address that names a topic opens it.
first = list(PARTS).index("one") if "topic" in st.query_params else 0
# The open part alone is made: all five would take three times as long.
opened, tab = state.tabs({one: say(text) for one, text in PARTS.items()}, key="part", index=first)
with tab:
    show(opened, all_topics, all_gaps)
