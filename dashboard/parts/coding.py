"""Who marks, and keeping of marks."""

from __future__ import annotations

import streamlit as st

from dashboard import marks, naming
from dashboard.translation import say


def coder() -> str:
    """The name under which marks are kept, the same on every page; it is not put into the URL."""
    typed = st.text_input(
        say("Your name"), value=st.session_state.get("coder_name", ""), key="coder",
        placeholder=say("analyst"),
        help=say("Marks are kept under this name, so that two can compare."),
        max_chars=60, width=260,
    )  # fmt: skip
    st.session_state["coder_name"] = typed
    return typed.strip() or "analyst"


def saved(kind: str, coder: str, item: str, mark: str | None, *, place: str = "") -> None:
    """Keeps the mark, or says why it could not be kept."""
    try:
        marks.save(kind, coder, item, mark, place=place)
    except marks.NotSaved as error:
        not_saved(error)


def not_saved(error: marks.NotSaved) -> None:
    """Says why a mark could not be kept, until it is read."""
    st.toast(naming.plain(str(error)), icon=":material/error:", duration="infinite")
