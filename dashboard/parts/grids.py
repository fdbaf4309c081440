"""Tables on a page, with a tooltip on each column and a CSV button."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import naming, state, translation
from dashboard.charts import style
from dashboard.translation import say
from pipeline import tables


def table(
    rows: pd.DataFrame,
    *,
    key: str,
    of: Sequence[type[tables.Table]],
    opens: tuple[str, str] | None = None,
    **columns: Any,
) -> None:
    """The rows with their CSV button and a tooltip on each column, from what `of` says of it.

    `opens` names a choice of the page and the column whose value a chosen row gives it. `columns`
    are column settings of Streamlit, or a label, by column.
    """
    if rows.empty:
        st.caption(say("There are no rows."))
        return
    config = {str(name): _column(str(name), rows[name], of, columns) for name in rows.columns}
    shown = _dressed(rows)
    if opens:
        st.dataframe(
            shown, key=key, hide_index=True, column_config=config, selection_mode="single-row",
            on_select=_follower(key, opens[0], rows[opens[1]].tolist()),
        )  # fmt: skip
    else:
        st.dataframe(shown, key=key, hide_index=True, column_config=config)
    csv_button(rows, key)


def _dressed(rows: pd.DataFrame) -> pd.DataFrame:
    rows = naming.in_words(rows)
    told = [
        name
        for name in (
            "verdict",
            "practice_verdict",
            "meaning_verdict",
            "more_than_genre",
            "main_verdict",
        )
        if name in rows
    ]
    words = {kind: f"{style.SYMBOLS[kind]} {say(text)}" for kind, text in style.WORDS.items()}
    answers = {
        kind: f"{style.ANSWER_SYMBOLS[kind]} {say(text)}" for kind, text in style.ANSWERS.items()
    }
    changes = {
        kind: f"{style.CHANGE_SYMBOLS[kind]} {say(text)}" for kind, text in style.CHANGES.items()
    }
    words = changes if "contrast" in rows else {**words, **answers}
    return rows.assign(**{name: rows[name].map(words).fillna(say("not compared")) for name in told})


def _follower(key: str, target: str, values: list[str]) -> Callable[[], None]:
    def follow() -> None:
        chosen = st.session_state[key].selection.rows
        if chosen and chosen[0] < len(values):
            state.set_choice(target, values[chosen[0]])

    return follow


def _column(
    name: str, cells: pd.Series[Any], of: Sequence[type[tables.Table]], given: Mapping[str, Any]
) -> Any:
    setting = given.get(name)
    if setting is not None and not isinstance(setting, str):
        return setting
    described = {key: text for one in of for key, text in tables.columns(one).items()}
    bare = re.sub(r"^(policy|frontline|practice|meaning)_", "", name)
    # As with the tooltip: of several tables with the column the last one has it.
    owner = next((one for one in reversed(of) if name in tables.columns(one)), None)
    label = setting or naming.heading(name, owner)
    found = next((key for key in (name, bare) if key in described), None)
    text = naming.tooltip(found, described[found]) if found else None
    if bare == "verdict":
        return st.column_config.Column(label, help=text, width=175)
    if pd.api.types.is_float_dtype(cells):
        return decimal_column(label, help=text, fine=name.startswith("p_"))
    if pd.api.types.is_integer_dtype(cells):
        return st.column_config.NumberColumn(
            label, help=text, format="%d" if name == "seed" else "localized"
        )
    return st.column_config.Column(label, help=text)


def decimal_column(label: str, *, help: str | None = None, fine: bool = False) -> Any:
    """A column of numbers to three figures; with the language's comma where that is not a point.

    Streamlit has significant figures with a point only, so three decimals are shown with a comma,
    or four where the numbers are `fine`, as p-values are.
    """
    if translation.language() == translation.FIRST:
        return st.column_config.NumberColumn(label, help=help, format="%.3g")
    return st.column_config.NumberColumn(
        label, help=help, format="localized", step=0.0001 if fine else None
    )


def csv_button(rows: pd.DataFrame, name: str, *, key: str = "") -> None:
    """The rows as a CSV file, made when it is asked for."""
    st.download_button(
        "CSV", lambda: tables.to_csv(rows), f"{name}.csv", "text/csv",
        key=key or f"{name}_csv", on_click="ignore", icon=":material/download:", type="tertiary",
    )  # fmt: skip
