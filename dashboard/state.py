"""What was chosen on a page, kept in the address and over pages.

An address holds ids and codes, the same in every language, never a name or a text: it may be sent.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from contextvars import ContextVar
from typing import Any, NamedTuple, TypeVar

import pandas as pd
import streamlit as st

from dashboard import naming
from dashboard.translation import Made, in_this_language, say
from pipeline import tables
from pipeline.wording.messages import rendered_or_same

PLACES = ("page", "line", "place")
"""What of an address says where one reads; another choice takes it out."""

PLANNED = "planned_"
"""How the keys of numbers begin that are filled in from the documents."""

_WHOLE = (None, "", "all")
"""Choices that narrow nothing, and stand in no address."""


_SHOWN = "choices_shown"


def begin() -> None:
    """Forgets what the page before had to choose from; called once at the head of each run."""
    st.session_state[_SHOWN] = {}


def of_view() -> dict[str, list[str]]:
    """All that is chosen on the page: what the address holds, and choices nobody has made yet.

    The address leaves out what opens by itself; a view that is kept must hold it, since another
    topic or column may open by itself where something was chosen before.
    """
    held = {key: st.query_params.get_all(key) for key in st.query_params}
    return {**st.session_state.get(_SHOWN, {}), **held}


_BOUND: ContextVar[str | None] = ContextVar("documents", default=None)


def in_this_view(make: Callable[[], Made]) -> Callable[[], Made]:
    """The function, bound to the languages of now, of the interface and of the documents.

    A download is made when no page is open and no session is there: without the language of the
    documents it would find no row of any table.
    """
    documents = language()

    def made() -> Made:
        _BOUND.set(documents)
        return make()

    return in_this_language(made)


def language() -> str:
    """The language whose documents are compared; empty before there are any."""
    bound = _BOUND.get()
    if bound is not None:
        return bound
    languages = st.session_state.get("languages") or {"": ""}
    return str(st.session_state.get("language") or next(iter(languages)))


def choose(
    label: str,
    options: Sequence[str] | Mapping[str, str],
    *,
    key: str,
    index: int = 0,
    **settings: Any,
) -> str | None:
    """One of the options, kept in the address under `key`; a mapping gives each option its name.

    Options are ids and codes: they stand in the address, names do not. The first choice is that of
    `index`.
    """
    names = _named(options)
    _ask_one(key, names, index)
    chosen: str | None = st.selectbox(
        label, list(names), format_func=lambda option: names.get(option, str(option)), key=key,
        on_change=_keep_one, args=(key,), **settings,
    )  # fmt: skip
    return chosen


def segmented(
    label: str, options: Mapping[str, str], *, key: str, index: int = 0, **settings: Any
) -> str:
    """As `choose`, with the options side by side."""
    _ask_one(key, options, index)
    chosen = st.segmented_control(
        label, list(options), format_func=lambda option: options.get(option, str(option)), key=key,
        on_change=_keep_one, args=(key,), required=True, **settings,
    )  # fmt: skip
    return str(chosen)


def tabs(options: Mapping[str, str], *, key: str, index: int = 0) -> tuple[str, Any]:
    """The id of the part of a page that is open, and its place; which is kept as by `choose`.

    The page fills that place and no other: a click on another tab runs it anew.
    """
    _ask_one(key, options, index)
    seen = f"{key}_tab"
    opened = str(st.session_state[key])
    st.session_state[seen] = options[opened]
    ids = {name: one for one, name in options.items()}

    def keep() -> None:
        set_choice(key, ids[st.session_state[seen]])

    made = st.tabs(list(options.values()), key=seen, on_change=keep)
    return opened, dict(zip(options, made, strict=True))[opened]


def several(label: str, options: Mapping[str, str], *, key: str, **settings: Any) -> list[str]:
    """As `choose`, any number of the options; none stands for all."""
    ids = {name: option for option, name in options.items()} | {one: one for one in options}
    st.session_state[key] = [ids[one] for one in st.query_params.get_all(key) if one in ids]
    _to_address(key, st.session_state[key])
    chosen: list[str] = st.multiselect(
        label, list(options), format_func=lambda option: options.get(option, str(option)), key=key,
        placeholder=say("all"), on_change=_keep_all, args=(key,), **settings,
    )  # fmt: skip
    return chosen


def set_choice(key: str, value: str) -> None:
    """Makes a choice of the page in place of its widget: in a callback, before the page is run."""
    st.session_state[key] = value
    _keep_one(key)


def fold(label: str, *, key: str, icon: str | None = None) -> Any:
    """What a click on its label opens; that it is open is kept in the address."""
    return st.expander(label, icon=icon, key=f"fold_{key}", bind="query-params")


Number = TypeVar("Number", int, float)


def number(
    label: str, *, key: str, first: Number, within: tuple[Number, Number], **settings: Any
) -> Number:
    """A number `within` two, kept in the address where it is another than `first`.

    Another choice of the page takes it out: what it begins with may come from that choice. `key`
    begins with `PLANNED`.
    """
    kind = type(first)
    least, most = within
    first = min(max(first, least), most)
    asked = _number_of(str(st.query_params.get(key, "")))
    given = first if asked is None else kind(min(max(asked, least), most))
    st.session_state[key] = given
    st.session_state.setdefault(_SHOWN, {})[key] = [str(given)]
    _to_address(key, [] if given == first else [str(given)])

    def keep() -> None:
        _to_address(key, [str(st.session_state[key])])

    return kind(
        st.number_input(label, min_value=least, max_value=most, key=key, on_change=keep, **settings)
    )


def _number_of(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


class Opens(NamedTuple):
    """What a row or a point opens that is clicked: the choice that gets the value of its `field`.

    `part` is the part of the page where it is seen, `at` the `layout.landing` that is scrolled to.
    """

    choice: str
    field: str
    at: str
    part: str = ""

    def follow(self, value: str) -> None:
        """Makes the choice: in a callback, before the page is run."""
        set_choice(self.choice, value)
        if self.part:
            set_choice("part", self.part)
        st.query_params["at"] = self.at


def forget_place() -> None:
    """Takes page, line, place and planned numbers out: they belong to what was shown before."""
    for name in (*PLACES, *(key for key in st.query_params if key.startswith(PLANNED))):
        st.query_params.pop(name, None)


def page_number(n_pages: int, *, key: str, first: int = 1) -> int:
    """The page of a list of several, kept in the address; `first` is where it opens."""
    if n_pages <= 1:
        return 1
    asked = str(st.query_params.get("page", ""))
    page = int(asked) if asked.isascii() and asked.isdigit() else first
    page = min(max(page, 1), n_pages)
    if st.session_state.get(key, 1) != page:
        st.session_state[key] = page

    def keep() -> None:
        forget_place()
        st.query_params["page"] = str(st.session_state[key])

    st.pagination(n_pages, key=key, on_change=keep)
    return page


def _named(options: Sequence[str] | Mapping[str, str]) -> Mapping[str, str]:
    return options if isinstance(options, Mapping) else {option: option for option in options}


def _ask_one(key: str, names: Mapping[str, str], index: int) -> None:
    """Sets a choice to what the address asks of it, else to what it was, else to the first.

    A name is understood too: addresses of earlier versions held names. What opens by itself does
    not enter the address; `of_view` has it.
    """
    asked = str(st.query_params.get(key, ""))
    by_name = {name: option for option, name in names.items()}
    first = next(iter(list(names)[index:]), None)
    by_address = next((one for one in (asked, by_name.get(asked)) if one in names), None)
    before = st.session_state.get(key)
    chosen = by_address or (before if before in names else first)
    if chosen is None:
        st.session_state.pop(key, None)
    else:
        st.session_state[key] = chosen
    told = [chosen] if chosen not in _WHOLE else []
    if told:
        st.session_state.setdefault(_SHOWN, {})[key] = told
    _to_address(key, told if by_address is not None or chosen != first else [])


def _keep_one(key: str) -> None:
    chosen = st.session_state[key]
    _to_address(key, [chosen] if chosen not in _WHOLE else [])
    forget_place()


def _keep_all(key: str) -> None:
    _to_address(key, st.session_state[key])
    forget_place()


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
    whole = documents
    with st.container(horizontal=True):
        for name in few:
            ids = _ids(whole, name)
            key = f"by_{name}"
            _ask(key, ids)
            chosen = st.multiselect(
                naming.plain(naming.heading(name)),
                list(ids),
                format_func=naming.codes if name in naming.CODED else rendered_or_same,
                key=key,
                placeholder=say("all"),
                on_change=_keep,
                args=(key, ids),
                width=260,
            )
            if chosen:
                documents = documents[documents[name].astype(str).isin(chosen)]
    return documents


def _ids(documents: pd.DataFrame, name: str) -> dict[str, str]:
    """What stands in the address for each value of a column: the code, or a document that has it.

    A value may name a nursing home or a person; the id of a document does not.
    """
    there = documents.dropna(subset=[name])
    first = there["doc_id"].groupby(there[name].astype(str)).min()  # the same in every order
    coded = name in naming.CODED and name in tables.columns(tables.Documents)
    return {
        str(value): str(value) if coded else str(doc_id)
        for value, doc_id in first.items()
        if value != ""
    }


def _ask(key: str, ids: Mapping[str, str]) -> None:
    """Sets a filter to what the address asks of it, or else an earlier page, and says so there.

    Streamlit's own binding would put the shown words into the address: a link would hold only in
    the language that it was made in.
    """
    values = {one: value for value, one in ids.items()} | {value: value for value in ids}
    kept = st.session_state.get(f"kept_{key}", [])
    asked = [values[one] for one in st.query_params.get_all(key) or kept if one in values]
    st.session_state[key] = asked
    _to_address(key, [ids[value] for value in asked])


def _keep(key: str, ids: Mapping[str, str]) -> None:
    chosen = st.session_state[key]
    st.session_state[f"kept_{key}"] = chosen
    _to_address(key, [ids[value] for value in chosen])
    forget_place()


def _to_address(key: str, values: Sequence[str | None]) -> None:
    if not values:
        st.query_params.pop(key, None)
    elif st.query_params.get_all(key) != values:
        st.query_params[key] = [str(value) for value in values]


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
