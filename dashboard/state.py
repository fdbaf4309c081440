"""What was chosen on a page, kept in the address and over pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import naming
from dashboard.translation import say
from pipeline import tables
from pipeline.wording.messages import rendered_or_same


def language() -> str:
    """The language whose documents are compared; empty before there are any."""
    languages = st.session_state.get("languages") or {"": ""}
    return str(st.session_state.get("language") or next(iter(languages)))


def choose(
    label: str, options: Sequence[str] | Mapping[str, str], *, key: str, **settings: Any
) -> str | None:
    """One of the options, kept in the URL under `key`; a mapping gives each option its name."""
    names = options if isinstance(options, Mapping) else {option: option for option in options}
    if st.session_state.get(key) not in names:
        st.session_state.pop(key, None)
    chosen: str | None = st.selectbox(
        label, list(names), format_func=lambda option: names.get(option, str(option)), key=key,
        bind="query-params", **settings,
    )  # fmt: skip
    return chosen


def document_filters(documents: pd.DataFrame, *first: str) -> pd.DataFrame:
    """The documents with the chosen values of the catalogue's columns, kept in the URL.

    Offered are `first` and the catalogue's own columns, where they have from two to forty values.
    """
    own = [name for name in documents.columns if name not in tables.columns(tables.Documents)]
    few = [
        name
        for name in (*first, *own)
        if name in documents and 1 < documents[name].astype(str).nunique() <= 40
    ]
    with st.container(horizontal=True):
        for name in few:
            there = sorted({str(value) for value in documents[name].dropna()} - {""})
            key = f"by_{name}"
            _ask(key, there)
            chosen = st.multiselect(
                naming.plain(naming.heading(name)),
                there,
                format_func=naming.codes if name in naming.CODED else rendered_or_same,
                key=key,
                placeholder=say("all"),
                on_change=_keep,
                args=(key,),
                width=260,
            )
            if chosen:
                documents = documents[documents[name].astype(str).isin(chosen)]
    return documents


def _ask(key: str, there: Sequence[str]) -> None:
    """Sets a filter to what the address asks of it, or else an earlier page, and says so there.

    Streamlit's own binding would put the shown words into the address: a link would hold only in
    the language that it was made in.
    """
    kept = st.session_state.get(f"kept_{key}", [])
    asked = [one for one in st.query_params.get_all(key) or kept if one in there]
    st.session_state[key] = asked
    _to_address(key, asked)


def _keep(key: str) -> None:
    st.session_state[f"kept_{key}"] = st.session_state[key]
    _to_address(key, st.session_state[key])


def _to_address(key: str, values: list[str]) -> None:
    if not values:
        st.query_params.pop(key, None)
    elif st.query_params.get_all(key) != values:
        st.query_params[key] = values


def catalogue(documents: pd.DataFrame, *first: str, note: str = "") -> pd.DataFrame:
    """The documents chosen by the catalogue's columns, in a fold; `note` says what it narrows."""
    chosen_any = any(str(key).startswith("by_") for key in st.query_params)
    with st.expander(
        say("Filter documents"),
        expanded=chosen_any,
        icon=":material/filter_list:",
    ):
        whole = say("Figures and verdicts above are of all documents, as they were tested.")
        st.caption(note or whole)
        chosen = document_filters(documents, *first)
    if len(chosen) < len(documents):
        st.caption(say("Narrowed to {n} of {all} documents.", n=len(chosen), all=len(documents)))
    return chosen
