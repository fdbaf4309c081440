"""Tables on a page, with a tooltip on each column and a CSV button.

A CSV of a page is for a person: heads in the language of the pages with the stable name behind, the
signs of its numbers, a file name that says what it is. The ZIP of all tables is for programs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import nullcontext
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import naming, state
from dashboard.charts import style
from dashboard.data import downloads
from dashboard.parts import layout
from dashboard.translation import FIRST, language, say
from pipeline import tables


def table(
    rows: pd.DataFrame,
    *,
    key: str,
    of: Sequence[type[tables.Table]],
    opens: state.Opens | None = None,
    folded: bool | str = False,
    about: str = "",
    **columns: Any,
) -> None:
    """The rows with their CSV button and a tooltip on each column, from what `of` says of it.

    A chosen row opens what `opens` says. A `folded` table is opened by a click on what it is
    called. `about` is the one thing that the rows are about: it goes into the name of the file, and
    a row chosen there is none of another thing's. `columns` are column settings of Streamlit, or a
    label, by column.
    """
    key = f"{key}_{style.file_part(about)}" if about else key
    if rows.empty:
        st.caption(say("There are no rows."))
        return
    config = {str(name): _column(str(name), rows[name], of, columns) for name in rows.columns}
    own = [name for name, one in columns.items() if not isinstance(one, str)]
    shown = _dressed(rows, own)
    settings: dict[str, Any] = {
        "key": key, "hide_index": True, "column_config": config, "placeholder": NONE,
    }  # fmt: skip
    if opens:
        follow = _follower(key, opens, rows[opens.field].tolist())
        settings |= {"selection_mode": "single-row", "on_select": follow}
    title = say("As a table") if folded is True else str(folded)
    with state.fold(title, key=key, icon=":material/table:") if folded else nullcontext():
        st.dataframe(shown, **settings)
    csv_button(rows, key, of=of, given=columns)


NONE = "–"
"""What stands in a cell without a value, in every language."""


def _dressed(rows: pd.DataFrame, own: Collection[str]) -> pd.DataFrame:
    """The rows in words, numbers rounded but for those of the `own` columns, which have a form."""
    numbers = [
        name
        for name in map(str, rows.columns)
        if pd.api.types.is_float_dtype(rows[name]) and name not in own
    ]
    rows = naming.in_words(rows).assign(
        **{name: rounded(rows[name], fine=name.startswith("p_")) for name in numbers}
    )
    words = _verdicts(rows, with_symbol=True)
    return rows.assign(
        **{name: rows[name].map(words).fillna(say("not compared")) for name in _told(rows)}
    )


def _told(rows: pd.DataFrame) -> list[str]:
    """The columns of verdicts."""
    return [name for name in _VERDICTS if name in rows]


_VERDICTS = (
    "verdict", "practice_verdict", "meaning_verdict", "more_than_genre", "main_verdict",
)  # fmt: skip


def _verdicts(rows: pd.DataFrame, *, with_symbol: bool) -> dict[str, str]:
    """What each verdict of such rows is called, after its symbol or bare."""
    if "contrast" in rows:
        called, symbols = style.CHANGES, style.CHANGE_SYMBOLS
    elif "change" in rows:
        called, symbols = style.OVER_TIME, {**style.SYMBOLS, **style.CHANGE_SYMBOLS}
    else:
        called = {**style.WORDS, **style.ANSWERS}
        symbols = {**style.SYMBOLS, **style.ANSWER_SYMBOLS}
    return {
        kind: f"{symbols[kind]} {say(text)}" if with_symbol else say(text)
        for kind, text in called.items()
    }


def _follower(key: str, opens: state.Opens, values: list[str]) -> Callable[[], None]:
    def follow() -> None:
        chosen = st.session_state[key].selection.rows
        if chosen and chosen[0] < len(values):
            opens.follow(values[chosen[0]])

    return follow


def _column(
    name: str, cells: pd.Series[Any], of: Sequence[type[tables.Table]], given: Mapping[str, Any]
) -> Any:
    setting = given.get(name)
    if setting is not None and not isinstance(setting, str):
        return setting
    described = {key: text for one in of for key, text in tables.columns(one).items()}
    bare = re.sub(r"^(policy|frontline|practice|meaning)_", "", name)
    label = setting or naming.heading(name, _owner(name, of))
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
    """A column of numbers with the signs of the language; `fine` ones have four decimals."""
    return st.column_config.NumberColumn(
        label, help=help, format="localized", step=0.0001 if fine else None
    )


def rounded(cells: pd.Series[Any], *, fine: bool = False) -> pd.Series[Any]:
    """The numbers of a column to about three figures of the largest; to four decimals if `fine`.

    All have the same decimals, so that they can be compared down the column. Streamlit cuts fine
    numbers off where they are stored a hair too small: they are stored a hair larger.
    """
    if fine:
        return cells.round(4) + 1e-9
    top = float(cells.abs().max())
    return cells.round(next((n for n, limit in ((0, 100), (1, 10), (2, 1)) if top >= limit), 3))


def _owner(name: str, of: Sequence[type[tables.Table]]) -> type[tables.Table] | None:
    """The table that has the column: as with the tooltip, the last of several."""
    return next((one for one in reversed(of) if name in tables.columns(one)), None)


def csv_button(
    rows: pd.DataFrame,
    name: str,
    *,
    key: str = "",
    of_picture: bool = False,
    of: Sequence[type[tables.Table]] = (),
    given: Mapping[str, Any] | None = None,
) -> None:
    """The rows as a CSV file, made when it is asked for; its name has language and day.

    A link at the head of the page leads to it, but for those of pictures. `of` are the tables that
    have its columns, and `given` the settings of columns on the page, as `table` has them.
    """
    with st.container(gap=None, width="content"):
        if not of_picture:
            layout.table_place(f"{name}.csv")
        st.download_button(
            "CSV", state.in_this_view(partial(leaving, rows, of, given or {})),
            downloads.file_name(name, "csv", documents=state.language()), "text/csv",
            key=key or f"{name}_csv", on_click="ignore", icon=":material/download:",
            type="tertiary",
        )  # fmt: skip


def leaving(
    rows: pd.DataFrame, of: Sequence[type[tables.Table]], given: Mapping[str, Any]
) -> bytes:
    """The rows as CSV in the language of now: heads, signs of numbers, and codes as words.

    English keeps the codes, which are words of it; numbers are whole, not as the page rounds them.
    """
    said = naming.in_words(rows)
    if language() != FIRST:
        words = _verdicts(rows, with_symbol=False)
        said = said.assign(**{name: rows[name].replace(words) for name in _told(rows)})
    return downloads.local_csv(said.rename(columns=_heads(rows, of, given)))


def _heads(
    rows: pd.DataFrame, of: Sequence[type[tables.Table]], given: Mapping[str, Any]
) -> dict[str, str]:
    """The head of each column in a CSV: what the page calls it, then its stable name in brackets.

    Where nobody says whose columns they are, those that mean this in one table and that in another
    keep their stable name alone.
    """
    made = {}
    for name in map(str, rows.columns):
        setting = given.get(name)
        known = (
            name if not of and name in naming.AMBIGUOUS else naming.heading(name, _owner(name, of))
        )
        label = setting if isinstance(setting, str) else (setting or {}).get("label") or known
        made[name] = name if label == name else f"{label} [{name}]"
    return made
