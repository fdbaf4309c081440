"""Findings in sentences, and what colours stand for."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from dashboard.charts import style
from dashboard.data import loading
from dashboard.parts import layout
from dashboard.translation import say


def finding(row: Mapping[Any, Any]) -> None:
    """A row of `Gaps` in one sentence, with its verdict as colour and shape; asides are smaller."""
    sentence = loading.sentence_of(row)
    said, rest = sentence.finding, str(sentence).removeprefix(sentence.finding)
    st.html(_statement(str(row["verdict"]), said, rest))


def _statement(verdict: str, said: str, rest: str) -> str:
    colour, symbol = style.COLOURS[verdict], style.SYMBOLS[verdict]
    return (
        f'<p class="cs-finding" style="border-color:{colour}">'
        f'<span style="color:{colour}" title="{say(style.WORDS[verdict])}">{symbol}</span> '
        f"{html.escape(said)}<small>{html.escape(rest)}</small></p>"
    )


def corrected(row: Mapping[Any, Any]) -> None:
    """A row of `Corrected` in one sentence, as `finding`."""
    verdict, told = str(row["verdict"]), str(row["sentence"])
    said, bracket, rest = told.partition(" (")
    st.html(_statement(verdict, said, f"{bracket}{rest}"))


def by_list() -> None:
    """What a figure of a word list is worth, and the way to a better one."""
    st.info(
        say(
            "Themes and practices are found by lists of words. How much a list misses differs "
            "between policy and talk, and is not known here before people judge some passages."
        ),
        icon=":material/rule:",
    )
    layout.link("judge", say("Judge passages: what does the word list miss?"))


def legend(kinds: Sequence[str] = ("policy", "frontline", "bridge", "cannot tell")) -> None:
    """What each colour and shape stands for."""
    words = style.WORDS if "bridge" in kinds else style.SIDE_WORDS
    st.html(
        '<div class="cs-legend">'
        + "".join(
            f'<span><span style="color:{style.COLOURS[kind]}">{style.SYMBOLS[kind]}</span> '
            f"{say(words[kind])}</span>"
            for kind in kinds
        )
        + "</div>"
    )


def own_level() -> None:
    """That the page's verdicts hold within their measure, not over all measures at once."""
    st.caption(
        say(
            "The Overview is stricter than this page: it names a difference only if that stands "
            "when everything is tested together. Here each kind of figure is tested by itself, so "
            "that more may be named. When in doubt, quote the Overview."
        )
    )
