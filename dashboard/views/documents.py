"""What the comparison rests on, what could not be used, and any document to read."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from dashboard import naming, state
from dashboard.charts import document_charts
from dashboard.data import arranging, loading
from dashboard.parts import grids, layout, pictures, quotes, readings
from dashboard.translation import say
from pipeline import tables
from pipeline.wording.messages import rendered_or_same

PAGE = 40


def reader(rows: pd.DataFrame) -> None:
    """The chosen document from beginning to end, a page at a time."""
    names = arranging.titles(rows)
    chosen = str(state.choose(say("Document"), names, key="document"))
    about = rows[rows["doc_id"] == chosen].iloc[0]
    facts = [
        about["file"],
        rendered_or_same(str(about["cluster"])),
        about["date"],
        say("{n} words", n=int(about["n_tokens"])),
    ]
    st.caption(naming.plain(" · ".join(str(fact) for fact in facts if fact)))
    if about["notes"]:
        st.info(naming.plain(str(about["notes"])))
    if not about["turns_found"]:
        st.warning(say("No speakers were found: the transcript is used whole."))
    text = loading.of(layout.read(tables.Passages), doc_id=chosen)
    colours: Mapping[str, int] = {}
    if about["kind"] == "talk":
        colours = readings.how_read(about)
        text = readings.with_settled_roles(about, text)
    place = str(st.query_params.get("place", ""))
    if place in set(text["segment_id"]):
        from_place(text.reset_index(drop=True), place, doc_id=chosen, colours=colours)
        return
    page = state.page_number(-(-len(text) // PAGE), key=f"page_{chosen}")
    quotes.with_basket(text.iloc[(page - 1) * PAGE : page * PAGE], colours=colours)


def from_place(text: pd.DataFrame, place: str, *, doc_id: str, colours: Mapping[str, int]) -> None:
    """The document from a little before the place that a link named."""
    number = int(text.index[text["segment_id"] == place][0])
    first = max(0, number - 2)
    st.caption(
        say(
            "From segment {first} of {n}; the place that you came for is marked.",
            first=first + 1,
            n=len(text),
        )
    )
    quotes.with_basket(text.iloc[first : first + PAGE], chosen=place, colours=colours)
    layout.link("documents", say("Read it from the beginning"), document=doc_id)


layout.opening("documents")
documents = layout.read(tables.Documents)
shown = state.document_filters(documents, "corpus", "cluster")
sides = shown["corpus"].value_counts()
layout.heading(
    say(
        "{policy} policy documents and {frontline} from the frontline, {words} words",
        policy=int(sides.get("policy", 0)),
        frontline=int(sides.get("frontline", 0)),
        words=int(shown["n_tokens"].sum()),
    )
)
first = ["title", "corpus", "cluster", "date", "n_tokens", "n_segments", "unsure"]
grids.table(
    shown[first + [name for name in shown.columns if name not in first]],
    key="documents",
    of=(tables.Documents,),
    opens=state.Opens("document", "doc_id", at="reader"),
)

layout.heading(say("Files that could not be used"))
unreadable = loading.load_if_made(tables.Unreadable)
if unreadable.empty:
    st.caption(say("Every file was used."))
else:
    grids.table(
        unreadable, key="unreadable", of=(tables.Unreadable,),
        reason=st.column_config.TextColumn(say("reason"), width="large"),
        remedy=st.column_config.TextColumn(say("what to do"), width="large"),
    )  # fmt: skip


def taken_out(documents: pd.DataFrame) -> None:
    """What was taken out of the interviews that are shown, by kind and by document."""
    taken = loading.load_if_made(tables.Redactions)
    taken = taken[taken["doc_id"].isin(documents["doc_id"])]
    pictures.section(
        say("Names and numbers that were taken out"), document_charts.redactions(taken),
        say("Nothing was taken out of these documents."),
    )  # fmt: skip
    names = arranging.titles(documents)
    grids.table(
        taken.assign(title=taken["doc_id"].map(names))[
            ["title", "kind", "n_replaced", "n_different", "doc_id"]
        ],
        key="redactions",
        of=(tables.Redactions,),
        title=say("document"),
    )


taken_out(shown)

layout.landing("reader")
layout.heading(say("Read a document"))
if shown.empty:
    st.caption(say("No document is chosen above."))
else:
    reader(shown)
