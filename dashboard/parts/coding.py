"""Who marks, and keeping of marks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import streamlit as st

from dashboard import marks, naming
from dashboard.translation import say

BACK = "back"
"""The press that takes the last answer back."""


@dataclass
class Asked:
    """What a page asks about now, and what was pressed since it was asked."""

    item: str = ""
    pressed: set[str] = field(default_factory=set)
    keep: Callable[[str], None] | None = None


def ask(item: str, keep: Callable[[str], None]) -> Asked:
    """What is asked from now on; `keep` gets the one thing that is pressed about it.

    `item` is to stand in the key of each button too: a browser that still shows the item before
    then has other buttons, and a press of those counts for nothing.
    """
    asked: Asked = st.session_state.setdefault("asked", Asked())
    asked.item, asked.keep = item, keep
    return asked


def press(asked: Asked, item: str, mark: str) -> None:
    """Notes a press of a button about the item; of one that is asked no more nothing comes.

    It leaves the session alone: Streamlit gives a callback up that touches the session while the
    next key waits, and the answer would be lost.
    """
    if asked.item == item:
        asked.pressed.add(mark)


def tick(asked: Asked, item: str, found: set[str], one: str) -> None:
    """Adds one to what is found in the item, or takes it out, if the item is still asked about."""
    if asked.item == item:
        found ^= {one}


def keep_pressed() -> None:
    """Keeps what was pressed, before anything of the page is drawn.

    Of two answers to one item, pressed before the next was shown, none is kept: which was meant
    for which is not known, and the item is asked again.
    """
    asked = st.session_state.get("asked")
    if asked is None:
        return
    if len(asked.pressed) == 1 and asked.keep is not None:
        (mark,) = asked.pressed
        asked.keep(mark)
    if asked.pressed:
        asked.item = ""
        asked.pressed.clear()


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
