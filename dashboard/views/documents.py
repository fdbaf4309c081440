"""What the comparison rests on, what could not be used, and any document to read."""

import pandas as pd
import streamlit as st

from dashboard import data, parts
from pipeline import tables

PAGE = 40


def own_filters(rows: pd.DataFrame) -> pd.DataFrame:
    """The documents of the chosen side, cluster and values of the catalogue's own columns."""
    own = [name for name in rows.columns if name not in tables.columns(tables.Documents)]
    few = [
        name for name in ("corpus", "cluster", *own) if 1 < rows[name].astype(str).nunique() <= 40
    ]
    with st.container(horizontal=True):
        for name in few:
            there = sorted(rows[name].dropna().astype(str).unique())
            chosen = st.multiselect(
                parts.plain(parts.NAMES.get(name, name)),
                there,
                key=f"by_{name}",
                bind="query-params",
                width=260,
            )
            if chosen:
                rows = rows[rows[name].astype(str).isin(chosen)]
    return rows


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
    pages = -(-len(text) // PAGE)
    page = st.pagination(pages, key=f"page_{chosen}") if pages > 1 else 1
    parts.segments(text.iloc[(page - 1) * PAGE : page * PAGE])


parts.opening("documents")
documents = parts.read(tables.Documents)
shown = own_filters(documents)
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
