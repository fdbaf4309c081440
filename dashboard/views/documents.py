"""What the comparison rests on, what could not be used, and any document to read."""

import pandas as pd
import streamlit as st

from dashboard import data, parts
from pipeline import tables

PAGE = 40


def reader(rows: pd.DataFrame) -> None:
    """The chosen document from beginning to end, a page at a time."""
    names = data.titles(rows)
    chosen = str(parts.choose("Document", names, key="document"))
    about = rows[rows["doc_id"] == chosen].iloc[0]
    facts = [about["file"], about["cluster"], about["date"], f"{about['n_tokens']:,} words"]
    st.caption(parts.plain(" · ".join(str(fact) for fact in facts if fact)))
    if about["notes"]:
        st.info(parts.plain(str(about["notes"])))
    if not about["turns_found"]:
        st.warning("No speakers were found: the transcript is used whole.")
    text = data.of(parts.read(tables.Passages), doc_id=chosen)
    place = str(st.query_params.get("place", ""))
    if place in set(text["segment_id"]):
        from_place(text.reset_index(drop=True), place, title=names[chosen])
        return
    pages = -(-len(text) // PAGE)
    page = st.pagination(pages, key=f"page_{chosen}") if pages > 1 else 1
    parts.segments(text.iloc[(page - 1) * PAGE : page * PAGE])


def from_place(text: pd.DataFrame, place: str, *, title: str) -> None:
    """The document from a little before the place that a link named."""
    number = int(text.index[text["segment_id"] == place][0])
    first = max(0, number - 2)
    st.caption(f"From segment {first + 1} of {len(text)}; the place that you came for is marked.")
    parts.segments(text.iloc[first : first + PAGE], chosen=place)
    parts.link("documents", "Read it from the beginning", document=title)


parts.opening("documents")
documents = parts.read(tables.Documents)
shown = parts.document_filters(documents, "corpus", "cluster")
sides = shown["corpus"].value_counts()
st.subheader(
    f"{sides.get('policy', 0):,} policy documents and {sides.get('frontline', 0):,} from the "
    f"frontline, {shown['n_tokens'].sum():,} words",
    anchor=False,
)
first = ["title", "corpus", "cluster", "date", "n_tokens", "n_segments"]
parts.table(
    shown[first + [name for name in shown.columns if name not in first]],
    key="documents",
    of=(tables.Documents,),
    opens=("document", "doc_id"),
)

st.subheader("Files that could not be used", anchor=False)
unreadable = data.load_if_made(tables.Unreadable)
if unreadable.empty:
    st.caption("Every file was used.")
else:
    parts.table(
        unreadable, key="unreadable", of=(tables.Unreadable,),
        reason=st.column_config.TextColumn("reason", width="large"),
        remedy=st.column_config.TextColumn("what to do", width="large"),
    )  # fmt: skip

st.subheader("Read a document", anchor=False)
if shown.empty:
    st.caption("No document is chosen above.")
else:
    reader(shown)
