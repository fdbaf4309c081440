"""The view of now as a link, and views that were given a name, in the side bar of each page.

A view is a page and what its address holds: ids and codes. It is kept in the marks, without the
language, so that it opens in the reader's.
"""

from __future__ import annotations

import json
from typing import Any, NamedTuple
from urllib.parse import urlencode

import streamlit as st

from dashboard import marks, menu, naming, state, translation
from dashboard.parts import baskets
from dashboard.translation import say

KIND = "view"
_FILES = frozenset(item.file for item in menu.MENU)
_NAME = "view_name"


class View(NamedTuple):
    """A named view: who keeps it, the page's file, and what its address holds."""

    coder: str
    name: str
    file: str
    choices: dict[str, list[str]]


def read() -> list[View]:
    """The named views by name; what is no view of this version is left out."""
    held = marks.read(KIND).sort_values("item", kind="stable")
    made = (
        _view(*row) for row in held[["coder", "item", "mark"]].itertuples(index=False, name=None)
    )
    return [view for view in made if view is not None]


def _view(coder: str, name: str, mark: str) -> View | None:
    try:
        held = json.loads(mark)
        file, choices = str(held["file"]), dict(held["choices"])
    except (ValueError, TypeError, KeyError):
        return None
    if file not in _FILES:
        return None
    return View(
        coder, name, file, {str(key): [str(one) for one in choices[key]] for key in choices}
    )


def keep(coder: str, name: str, file: str, choices: dict[str, list[str]]) -> None:
    """Keeps a view under a name; one of that name is replaced.

    Raises:
        NotSaved: the marks cannot be written.
    """
    held = json.dumps({"file": file, "choices": choices}, ensure_ascii=False)
    marks.save(KIND, coder, name, held)


def forget(view: View) -> None:
    """Forgets a named view.

    Raises:
        NotSaved: the marks cannot be written.
    """
    marks.save(KIND, view.coder, view.name, None)


def choices_of_now() -> dict[str, list[str]]:
    """All that is chosen on the page, but for the language of the interface."""
    chosen = state.of_view()
    return {key: chosen[key] for key in sorted(chosen) if key != translation.KEY}


def section(file: str) -> None:
    """The link to what is shown now, a field that names it, and the views that have a name."""
    choices = choices_of_now()
    with st.sidebar.popover(say("This view"), icon=":material/bookmark:", width="stretch"):
        st.caption(
            say(
                "The link opens this page with all that is chosen on it, in any language. It holds "
                "no name and no text of a document; words that you searched for stand in it."
            )
        )
        st.code(_link(choices), language=None, wrap_lines=True)
        st.text_input(say("Keep it under a name"), key=_NAME, max_chars=60)
        st.button(
            say("Keep this view"), key="keep_view", icon=":material/bookmark_add:",
            on_click=_keep_named, args=(file, choices),
        )  # fmt: skip
        for view in read():
            _listed(view)


def _link(choices: dict[str, list[str]]) -> str:
    base = str(st.context.url or "").partition("?")[0]
    asked = urlencode(choices, doseq=True)
    return f"{base}?{asked}" if asked else base


def _keep_named(file: str, choices: dict[str, list[str]]) -> None:
    name = str(st.session_state[_NAME]).strip()
    if not name:
        return
    coder = str(st.session_state.get("coder_name", "")).strip() or "analyst"
    baskets.tried(keep, coder, name, file, choices)
    st.session_state[_NAME] = ""


def _listed(view: View) -> None:
    params: dict[str, Any] = dict(view.choices)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.page_link(
            menu.path(view.file), label=naming.plain(view.name), icon=":material/bookmark:",
            query_params=params,
        )  # fmt: skip
        st.button(
            say("Forget the view {name}", name=naming.plain(view.name)),
            key=f"forget_{view.coder}_{view.name}", icon=":material/delete:", type="tertiary",
            on_click=baskets.tried, args=(forget, view),
        )  # fmt: skip
