"""The answer in sentences and one picture, what it rests on, and what warns against it."""

import pandas as pd
import streamlit as st

from dashboard import naming
from dashboard.charts import gap_charts, verdict_charts
from dashboard.data import arranging, front, loading
from dashboard.parts import controls, layout, other_analyses, pictures, statements
from dashboard.parts.visits import tour
from dashboard.translation import code, later, number, percent, say, says
from pipeline import tables
from pipeline.tables.measures import JUDGED_AT_FRONT
from pipeline.wording.rates import not_counted
from pipeline.wording.translation import capital

COUNTS = {
    "n_documents": later("documents"),
    "n_clusters": later("clusters"),
    "n_tokens": later("words"),
}
# For each measure of a headline: page, words of the link, the choice to make, where to land.
PAGES = {
    "family_rate": ("concepts", later("All co-words"), "concept", "sentences"),
    "partisanship": ("words", later("The words"), "", ""),
    "concept_rate": ("concepts", later("Its sentences"), "concept", "sentences"),
    "topic_share": ("topics", later("Its passages"), "topic", "passages"),
}

# The part of a page where what a headline names is seen.
SHOWN_IN = {"topics": {"part": "one"}}


def answer(gaps: pd.DataFrame) -> None:
    """The gap in one sentence, then one picture of its three parts, then what is strongest."""
    topics = loading.load_if_made(tables.Topics)
    rows = front.headline(gaps, topics, loading.load_if_made(tables.Robustness))
    for text in front.missing(gaps, rows):
        st.info(text)
    if front.is_family_doubtful(gaps, rows):
        layout.link("concepts", say("All co-words"), concept="co-words", at="sentences")
    findings(rows.head(1))
    said_in(rows.head(1))
    corrected = front.judged_at_front(layout.read(tables.Corrected), gaps)
    figure = verdict_charts.verdict_matrix(front.at_front(gaps), corrected)
    if figure is not None:
        pictures.shown(figure)
        genre(front.verdict_cells(front.at_front(gaps), corrected))
    tour.five_words(layout.read(tables.Design))
    findings(rows.iloc[1:])


def findings(rows: pd.DataFrame) -> None:
    """Each finding with the way to its sentences."""
    for row in rows.to_dict("records"):
        measure, item = str(row["measure"]), str(row["item"])
        page, label, choice, at = PAGES[measure]
        with st.container(gap=None):
            statements.finding(row)
            choices = {choice: item, "at": at, **SHOWN_IN.get(page, {})} if choice else {}
            layout.link(page, say(label), **choices)
            other_analyses.robust(measure, item)


def said_in(first: pd.DataFrame) -> None:
    """In how many documents of each side stands what the first finding counts mentions of."""
    for row in loading.of(first, measure="family_rate").to_dict("records"):
        st.caption(
            say(
                "Said in {with_policy} of {policy} policy documents and in {with_frontline} of "
                "{frontline} interviews.",
                with_policy=int(row["n_with_policy"]),
                policy=int(row["n_policy"]),
                with_frontline=int(row["n_with_frontline"]),
                frontline=int(row["n_frontline"]),
            )
        )
        if why := not_counted(str(row["item"]), documents=str(row["language"])):
            st.caption(f"{naming.plain(capital(why))}.")


def judged(gaps: pd.DataFrame) -> None:
    """Themes and practices as people's judgements correct what word lists find."""
    everything = front.judged_at_front(layout.read(tables.Corrected), gaps)
    rows = everything[everything["kind"].isin(JUDGED_AT_FRONT)]
    if rows.empty:
        return
    layout.heading(say("Themes and practices, as people judged them"))
    for row in front.corrected_first(rows).to_dict("records"):
        statements.corrected(row)
    st.caption(
        say(
            "People have judged passages of {themes} and {practices}: {named}.",
            themes=says("{n} theme", "{n} themes", int((rows["kind"] == "theme").sum())),
            practices=says(
                "{n} practice", "{n} practices", int((rows["kind"] == "practice").sum())
            ),
            named=_judged_found(rows),
        )
    )
    layout.link("judge", say("The corrected figures, and passages to judge"))


def _judged_found(rows: pd.DataFrame) -> str:
    """In how many of the themes and practices the sides differ, as judged."""
    named = rows[rows["verdict"].isin(tables.CORPORA)]
    if named.empty:
        return say("no difference in any stands when everything is tested together")
    return say(
        "the sides surely differ in {themes} and {practices}",
        themes=says("{n} theme", "{n} themes", int((named["kind"] == "theme").sum())),
        practices=says("{n} practice", "{n} practices", int((named["kind"] == "practice").sum())),
    )


def reader(gaps: pd.DataFrame) -> None:
    """How often a reader would know the side from one word."""
    guessed = loading.of(gaps[gaps["over_all"]], measure="partisanship", verdict="different")
    if len(guessed):
        layout.heading(say("How different the words are as a whole"))
        findings(guessed.head(1))


def genre(cells: pd.DataFrame) -> None:
    """How many of the gaps in the picture are more than the genre of their documents."""
    named = cells[cells["verdict"].isin(tables.CORPORA) & (cells["more_than_genre"] != "")]
    if named.empty:
        return
    compared = says(
        "Writing differs from talk anyway. {n} gap in this picture could be compared with the "
        "gaps of ordinary words",
        "Writing differs from talk anyway. {n} gaps in this picture could be compared with the "
        "gaps of ordinary words",
        len(named),
    )
    more = int((named["genre"] == "more").sum())
    larger = (
        says(
            "{n} is clearly larger (filled), tested by itself.",
            "{n} are clearly larger (filled), each tested by itself.",
            more,
        )
        if more
        else say("None is clearly larger than theirs.")
    )
    st.caption(f"{compared}. {larger}")


def picture(gaps: pd.DataFrame) -> None:
    """Co-concepts and topics about one middle: the frontline to the left, policy to the right."""
    made = (gap_charts.concept_gaps(gaps), gap_charts.topic_gaps(gaps))
    for column, figure in zip(st.columns(2, gap="large"), made, strict=True):
        if figure is not None:
            with column:
                pictures.picture(figure)
    statements.legend()
    st.caption(
        say(
            "Lines are intervals. Left: how many times as often. Right: percentage points "
            "of a document's words. Hollow: may only be writing against talk, or not "
            "compared with it."
        )
    )
    st.caption(
        say(
            "A difference is named here only if it stands when everything is tested together. "
            "The other pages here test each kind of figure by itself and may name more. Whether "
            "something is alike is tested by itself everywhere."
        )
    )
    statements.alike()


def corpus(design: pd.DataFrame) -> None:
    """Documents, clusters and words of each side."""
    layout.heading(say("What it rests on"))
    for column, side in zip(st.columns(2, gap="large"), tables.CORPORA, strict=True):
        for row in loading.of(design, corpus=side).to_dict("records"):
            with column, st.container(border=True):
                st.markdown(f"**{code(side).capitalize()}**")
                with st.container(horizontal=True):
                    for name, label in COUNTS.items():
                        st.metric(
                            say(label),
                            number(row[name]),
                            help=naming.meaning(tables.Design, name),
                            width=130,
                        )


def noticed(tested: pd.DataFrame) -> list[str]:
    """How often a study like this one would notice a large gap that has no verdict, if known."""
    unclear = loading.of(tested, verdict="cannot tell")
    known = unclear.dropna(subset=["power_policy", "power_frontline"])
    if known.empty:
        return []
    return [
        says(
            "With so few sources even a fourfold gap would be noticed in {policy} of cases if "
            "policy had more, in {frontline} if the frontline had (simulated for {n} co-concept).",
            "With so few sources even a fourfold gap would be noticed in {policy} of cases if "
            "policy had more, in {frontline} if the frontline had (simulated for {n} co-concepts; "
            "the one in the middle).",
            len(known),
            policy=percent(float(known["power_policy"].median())),
            frontline=percent(float(known["power_frontline"].median())),
        )
    ]


def warnings(gaps: pd.DataFrame) -> None:
    """What a reader must know before quoting a number."""
    notes = arranging.notes(
        layout.read(tables.Design, in_words=False), without=("design_testable",)
    )  # the p is on the page Method
    if notes:
        st.info(naming.plain(notes), icon=":material/balance:")
    front_gaps = front.at_front(gaps)  # as the pictures above have it
    tested = front_gaps[front_gaps["measure"].isin(["concept_rate", "topic_share"])]
    unclear = int((tested["verdict"] == "cannot tell").sum())
    if unclear:
        st.info(
            " ".join(
                [
                    say(
                        "For {unclear} of {n} co-concepts and topics one cannot tell. That does "
                        "not mean there is no gap.",
                        n=len(tested),
                        unclear=unclear,
                    ),
                    *noticed(tested),
                ]
            ),
            icon=":material/help:",
        )
    unsure = int(loading.load_if_made(tables.Documents, ["unsure"])["unsure"].sum())
    if unsure:
        st.warning(
            says(
                "Of {n} document it is not sure who speaks or who asks.",
                "Of {n} documents it is not sure who speaks or who asks.",
                unsure,
            ),
            icon=":material/record_voice_over:",
        )
        layout.link("documents", say("Look at them, and say what is right"))
    unread = len(loading.load_if_made(tables.Unreadable, ["file"]))
    if unread:
        st.warning(
            says("{n} file could not be used.", "{n} files could not be used.", unread),
            icon=":material/file_open:",
        )
        layout.link("documents", say("Which, and what to do"))


layout.opening("overview")
all_gaps = layout.read(tables.Gaps)
answer(all_gaps)
picture(front.at_front(all_gaps))
controls.section()
judged(all_gaps)
reader(all_gaps)
corpus(layout.read(tables.Design))
warnings(all_gaps)
