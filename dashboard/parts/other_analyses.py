"""How a finding holds in alternative analyses: in words, and opened as pictures."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard import state
from dashboard.charts import gap_charts, style
from dashboard.charts.figure import Figure
from dashboard.charts.patterns import robustness_charts
from dashboard.data import arranging, loading
from dashboard.parts import grids, pictures
from dashboard.translation import say, says
from pipeline import tables


def robust(measure: str, item: str, *, part: str = "") -> None:
    """In how many dimensions of analysis the finding holds; opened: what was tried, as pictures.

    `part` says which of several findings on the page it is. What is open stands in the address.
    """
    everything = loading.load_if_made(tables.Robustness)
    rows = loading.of(loading.of(everything, language=state.language()), measure=measure, item=item)
    same, n = arranging.held(rows, measure, item)
    if not n:
        return
    sure = same == n and not _may_be_genre(measure, item)
    icon = ":material/verified:" if sure else ":material/rule:"
    holds = says(
        "Calculated in other ways: the same result in {same} of {n} kind of check",
        "Calculated in other ways: the same result in {same} of {n} kinds of check",
        n,
        same=same,
    )
    label = f"{part}: {holds}" if part else holds
    key = f"analyses_{measure}_{style.file_part(item)}"
    with st.expander(label, icon=icon, key=key, bind="query-params") as opened:
        if opened.open:
            _other_analyses(rows, measure, item)


def each_analysis(curve: Figure) -> None:
    """Each analysis of the curve as a row: each cluster left out, each year, each method."""
    first = ["dimension", "analysis", "verdict", "estimate", "same_verdict"]
    rest = [name for name in curve.rows if name not in {*first, "measure", "item", "place"}]
    grids.table(
        curve.rows[first + rest],
        key=curve.name,
        of=(tables.Gaps, tables.Specifications),
        folded=say("Each of these analyses as a table"),
    )


def _may_be_genre(measure: str, item: str) -> bool:
    """The sides differ, and nothing shows that it is by more than writing against talk.

    Where the finding names no side, it is never compared with how writing and talk differ.
    """
    found = loading.of(loading.load_if_made(tables.Gaps), measure=measure, item=item)
    rows = loading.of(found, language=state.language())
    return bool((gap_charts.is_perhaps_genre(rows) | (rows["verdict"] == "different")).any())


def _other_analyses(rows: pd.DataFrame, measure: str, item: str) -> None:
    """What other analyses find: the curve, each cluster left out, the dimensions as a table."""
    st.markdown(
        say(
            "If we had analysed it differently. None of these checks asks whether the gap is only "
            "writing against talk: that is said with the finding."
        )
    )
    language = state.language()
    findings = loading.of(loading.load_if_made(tables.Gaps), measure=measure, item=item)
    found = loading.of(findings, language=language)
    tried = loading.of(loading.load_if_made(tables.Specifications), language=language)
    if len(found):
        own = found.iloc[0]
        curve = robustness_charts.specification_curve(tried, own)
        for figure in (curve, robustness_charts.left_out(tried, own)):
            if figure is not None:
                pictures.shown(figure)
        if curve is not None:
            each_analysis(curve)
    shown = rows[["varied", "n_specifications", "same_verdict", "worst", "otherwise", "sentence"]]
    grids.table(
        shown,
        key=f"robustness_{measure}_{item}",
        of=(tables.Robustness,),
        n_specifications=say("analyses"),
        same_verdict=st.column_config.NumberColumn(say("same verdict"), format="percent"),
        otherwise=say("otherwise where"),
    )
