"""The language of the interface: from the address (`?lang=nb`), kept for the session.

What is said in it stands in `pipeline.wording.translation`, whose words the pages import from here.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import copy_context
from typing import Any, TypeVar

import streamlit as st
from babel.numbers import get_decimal_symbol, get_group_symbol
from streamlit.runtime.scriptrunner import get_script_run_ctx

from pipeline.wording import translation
from pipeline.wording.translation import (
    FIRST,
    LANGUAGES,
    code,
    language,
    later,
    number,
    percent,
    say,
    says,
)

__all__ = [
    "FIRST", "LANGUAGES", "begin", "code", "in_this_language", "language", "language_label",
    "later", "number", "percent", "say", "says", "switch", "vega_locale",
]  # fmt: skip

KEY = "lang"

Made = TypeVar("Made")


def begin() -> None:
    """Takes the language from the address, and puts it back where a change of page has lost it."""
    asked = st.query_params.get(KEY, "")
    if asked in LANGUAGES:
        st.session_state[KEY] = asked
    _keep(str(st.session_state.get(KEY, FIRST)))


def switch(code: str) -> None:
    """Another language from now on, in the address too."""
    st.session_state[KEY] = code
    _keep(code)


def _keep(code: str) -> None:
    translation.choose(code)
    if code == FIRST:
        st.query_params.pop(KEY, None)
    elif st.query_params.get(KEY) != code:
        st.query_params[KEY] = code


def language_label() -> str:
    """The word “language” in each language of the interface, for readers of any of them."""
    words = []
    for spoken in LANGUAGES:
        with translation.in_language(spoken):
            words.append(say("Language"))
    return " · ".join(dict.fromkeys(words))


def _of_session() -> str:
    """The language of the session: a fragment runs by itself, in a context of its own."""
    if not get_script_run_ctx(suppress_warning=True):
        return ""
    return str(st.session_state.get(KEY, ""))


translation.ask_when_unset(_of_session)


def in_this_language(make: Callable[[], Made]) -> Callable[[], Made]:
    """The function, bound to the language of now: a download is made when no page is open."""
    code = language()

    def made() -> Made:
        translation.choose(code)
        return make()

    return lambda: copy_context().run(made)


def vega_locale() -> dict[str, Any]:
    """How charts write numbers, as Vega-Lite's config wants it; per cent as in sentences."""
    code = language()
    signs = {"decimal": get_decimal_symbol(code), "thousands": get_group_symbol(code)}
    signs["percent"] = "\u00a0%"
    return {"number": {**signs, "grouping": [3], "currency": ["", ""]}}
