"""The basket of quotes on a page: a button that fills it, and the list of what is in it."""

from __future__ import annotations

import html
from collections.abc import Callable, Collection
from typing import Any

import streamlit as st

from dashboard import marks, naming
from dashboard.data import basket
from dashboard.parts import grids, layout
from dashboard.translation import later, say, says


def button(
    item: str, place: str, *, key: str, held: Collection[tuple[str, str]] | None = None
) -> None:
    """Puts a sentence or passage into the basket with one click; without a place all of it.

    `held` is what `basket.held` gives, where there are many buttons; they have a short label.
    """
    short = held is not None
    inside = (item, place) in (basket.held() if held is None else held)
    told = say(IN_BASKET if inside else TO_BASKET if place or short else ALL_TO_BASKET)
    st.button(
        say(SHORT[inside]) if short else told, key=key, help=told if short else None,
        icon=":material/check:" if inside else ":material/format_quote:", disabled=inside,
        on_click=put, args=(item, place), type="tertiary",
    )  # fmt: skip


IN_BASKET, TO_BASKET = later("In the basket of quotes"), later("Put into the basket of quotes")
ALL_TO_BASKET = later("Put into the basket of quotes (the whole passage)")
ALL = later("Whole passage")
SHORT = {True: later("In the basket"), False: later("Quote")}


def put(item: str, place: str) -> None:
    """Puts it into the basket, or says why it could not be kept."""
    coder = str(st.session_state.get("coder_name", "")).strip() or "analyst"
    tried(basket.put, coder, item, place)


def tried(change: Callable[..., None], *args: Any, **settings: Any) -> None:
    """Changes the basket, or says why it could not be kept."""
    try:
        change(*args, **settings)
    except marks.NotSaved as error:
        st.toast(naming.plain(str(error)), icon=":material/error:", duration="infinite")


def section() -> None:
    """What is in the basket: text, source, note, order, and the CSV."""
    layout.heading(say("Basket of quotes"))
    rows = basket.quoted(layout.read)
    if rows.empty:
        st.caption(
            say(
                "No quote of these documents yet. Each line of a concordance, passage of a topic "
                "and part of a document has a button for it."
            )
        )
        return
    n = len(rows)
    st.caption(says("{n} quote; it goes into the report.",
                    "{n} quotes, in the order in which they go into the report.", n))  # fmt: skip
    listed = rows.to_dict("records")
    for number, row in enumerate(listed):
        _quote(listed, number, row)
    with st.container(horizontal=True):
        grids.csv_button(rows[["text", "source", "note", "corpus", "coder", "doc_id"]], "quotes")
        if n > 1:
            _copy(say("Copy all"), listed)


def _copy(label: str, listed: list[dict[Any, Any]]) -> None:
    """The quotes with their sources as text, with Streamlit's button that copies it."""
    with st.popover(label, icon=":material/content_copy:", type="tertiary"):
        st.code("\n\n".join(map(basket.cited, listed)), language=None, wrap_lines=True)


def _quote(listed: list[dict[Any, Any]], number: int, row: dict[Any, Any]) -> None:
    key = f"quote_{row['item']}_{row['place']}"
    own = (row["coder"], row["item"], row["place"])
    with st.container(border=True):
        st.html(
            f'<div class="cs-segment chosen {html.escape(str(row["corpus"]))}">'
            f"{html.escape(str(row['text']))}<small>{html.escape(str(row['source']))}</small></div>"
        )
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.text_input(
                say("Note"), value=row["note"], key=f"{key}_note", on_change=_noted,
                args=(own, row["order"], f"{key}_note"), max_chars=400, width=360,
            )  # fmt: skip
            _copy(say("Copy"), [row])
            if number:
                st.button(
                    say("Up"), key=f"{key}_up", icon=":material/arrow_upward:", type="tertiary",
                    on_click=tried, args=(_swap, listed[number - 1], row),
                )  # fmt: skip
            st.button(
                say("Remove"), key=f"{key}_out", icon=":material/delete:", type="tertiary",
                on_click=tried, args=(basket.take_out, *own),
            )  # fmt: skip


def _noted(own: tuple[str, str, str], order: int, key: str) -> None:
    tried(basket.keep, *own, order=order, note=str(st.session_state[key]))


def _swap(above: dict[Any, Any], row: dict[Any, Any]) -> None:
    for one, order in ((above, row["order"]), (row, above["order"])):
        basket.keep(one["coder"], one["item"], one["place"], order=order, note=one["note"])
