"""Findings in sentences, and what colours stand for."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from dashboard import naming, state
from dashboard.charts import style
from dashboard.data import loading
from dashboard.parts import layout
from dashboard.translation import say
from pipeline.wording.phrases import Basis, Sentence
from pipeline.wording.rates import corrected_sentence
from pipeline.wording.translation import capital


def finding(row: Mapping[Any, Any]) -> None:
    """A row of `Gaps`: its finding with colour and shape, its cautions, its figures in a fold."""
    st.html(_statement(str(row["verdict"]), loading.sentence_of(row)))


def _statement(verdict: str, sentence: Sentence) -> str:
    """The finding, then what weakens it in the same size, then figures and reasons in a fold."""
    colour, symbol = style.COLOURS[verdict], style.SYMBOLS[verdict]
    cautions = "".join(
        f'<span class="cs-caution">{html.escape(one)}</span>' for one in sentence.cautions
    )
    title = html.escape(say("Figures and reasons"))
    figures = (
        f"<details><summary>{title}</summary>{html.escape(capital(sentence.figures))}.</details>"
        if sentence.figures
        else ""
    )
    return (
        f'<div class="cs-finding" style="border-color:{colour}">'
        f'<span style="color:{colour}" title="{say(style.WORDS[verdict])}">{symbol}</span> '
        f"{html.escape(sentence.finding)}.{cautions}{figures}</div>"
    )


def corrected(row: Mapping[Any, Any]) -> None:
    """A row of `Corrected`, as `finding`."""
    sentence = corrected_sentence(row, basis=Basis(level=loading.level()))
    st.html(_statement(str(row["verdict"]), sentence))


def by_list() -> None:
    """What a figure of a word list is worth, and the way to a better one."""
    st.info(
        say(
            "Themes are found by lists of words, practices by a model or a list, which miss some "
            "passages and wrongly add others, not equally many on both sides. How many is not "
            "known before people judge passages; a picture that says *corrected* takes it into "
            "account, others do not."
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


def alike() -> None:
    """Up to where sides are about alike."""
    if told := loading.alike_means(state.language()):
        st.caption(naming.plain(told))


def own_level() -> None:
    """That the page's verdicts hold within their measure, not over all measures at once."""
    st.caption(
        say(
            "The Overview is stricter than this page: it names a difference only if that stands "
            "when everything is tested together. Here each kind of figure is tested by itself, so "
            "that more may be named. When in doubt, the Overview counts."
        )
    )
