"""The language of the interface: from the address (`?lang=nb`) to words and numbers.

The texts in the code are English; `locale/` holds what they are in another language, and a text
that it lacks is shown in English. `make translations` collects the texts.
"""

from __future__ import annotations

import gettext
import io
from collections.abc import Callable
from contextvars import ContextVar, copy_context
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import streamlit as st
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent, get_decimal_symbol, get_group_symbol
from streamlit.runtime.scriptrunner import get_script_run_ctx

LANGUAGES = {"en": "English", "nb": "Norsk"}
"""The languages of the interface, each by its own name; the first is that of the code."""

FIRST = next(iter(LANGUAGES))
KEY = "lang"
LOCALE = Path(__file__).parent / "locale"

Made = TypeVar("Made")

# Set for each run of the script, and carried along to what a download makes later.
_chosen: ContextVar[str] = ContextVar("language", default="")


# ------------------------------------------------------------------------- language


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
    _chosen.set(code)
    if code == FIRST:
        st.query_params.pop(KEY, None)
    elif st.query_params.get(KEY) != code:
        st.query_params[KEY] = code


def language() -> str:
    """The code of the interface's language; English where no page is open."""
    chosen = _chosen.get()
    if not chosen and get_script_run_ctx(suppress_warning=True):  # a fragment runs by itself
        chosen = str(st.session_state.get(KEY, ""))
    return chosen or FIRST


def in_this_language(make: Callable[[], Made]) -> Callable[[], Made]:
    """The function, bound to the language of now: a download is made when no page is open."""
    code = language()

    def made() -> Made:
        _chosen.set(code)
        return make()

    return lambda: copy_context().run(made)


# ---------------------------------------------------------------------------- words


def say(text: str, **values: object) -> str:
    """The text in the interface's language, with the values in its places; whole numbers grouped.

    `text` is a literal, so that `make translations` finds it, or marked by `later` elsewhere.
    """
    return _filled(_translations(language()).gettext(text), values)


def says(one: str, many: str, n: int, **values: object) -> str:
    """As `say`, in the form that the number `n` asks for; `n` is among the values."""
    return _filled(_translations(language()).ngettext(one, many, n), {"n": n, **values})


def code(text: str) -> str:
    """A code of the tables, such as `policy` or `aspiration`, as a word of the language."""
    return _translations(language()).pgettext("code", text) if text else ""


def later(text: str) -> str:
    """Marks a text to be translated where it is shown; returns it as it is."""
    return text


def _filled(text: str, values: dict[str, object]) -> str:
    shown = {key: number(one) if type(one) is int else one for key, one in values.items()}
    return text.format(**shown) if values else text


@cache
def _translations(code: str) -> gettext.NullTranslations:
    source = LOCALE / code / "LC_MESSAGES" / "dashboard.po"
    if not source.is_file():
        return gettext.NullTranslations()
    with source.open("rb") as file:
        catalogue = read_po(file, locale=code)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


# -------------------------------------------------------------------------- numbers


def number(value: float, digits: int = 0) -> str:
    """The number as the language writes it: groups of three, so many digits after the comma."""
    places = f".{'0' * digits}" if digits else ""
    return str(format_decimal(value, format=f"#,##0{places}", locale=language()))


def percent(value: float) -> str:
    """The share as whole per cent."""
    if language() == FIRST:
        return f"{value:.0%}"
    return str(format_percent(value, format="#,##0 %", locale=language()))


def vega_locale() -> dict[str, Any]:
    """How charts write numbers, as Vega-Lite's config wants it."""
    code = language()
    signs = {"decimal": get_decimal_symbol(code), "thousands": get_group_symbol(code)}
    return {"number": {**signs, "grouping": [3], "currency": ["", ""]}}
