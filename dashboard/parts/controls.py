"""What remains of the gap where both sides speak, or both write: the control corpus."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.data import loading
from dashboard.parts import grids, layout
from dashboard.translation import later, say, says
from pipeline import tables
from pipeline.wording import names

TITLES = {
    "policy talk": later("In speech alone"),
    "frontline prose": later("In writing alone"),
}
WHO = {
    "policy talk": later(
        "People of policy who were interviewed ({n_policy} documents) beside the interviews of the "
        "frontline ({n_frontline}). They are no part of the comparison above."
    ),
    "frontline prose": later(
        "What people of the frontline wrote ({n_frontline} documents) beside what policy writes "
        "({n_policy}). It is no part of the comparison above."
    ),
}
COLUMNS = ["label", "main_verdict", "verdict", "outcome", "policy", "frontline"]


def section() -> None:
    """A section for each control that the params name; nothing without one."""
    rows = loading.load_if_made(tables.Control)
    if rows.empty:
        return
    shown = layout.read(tables.Control)
    for name, title in TITLES.items():
        own = loading.of(shown, control=name)
        if len(own):
            layout.heading(say(title))
            _told(name, own)


def _told(name: str, rows: pd.DataFrame) -> None:
    sizes = {key: int(rows[key].max()) for key in ("n_policy", "n_frontline")}
    st.caption(say(WHO[name], **sizes))
    named = rows[rows["outcome"] != ""]
    if len(named):
        n = {outcome: int((named["outcome"] == outcome).sum()) for outcome in tables.OUTCOMES[1:]}
        st.markdown(
            says(
                "Of {n} gap that the main comparison names, {same} is there here too, {other} is "
                "to the other side, {alike} is shown to be alike; for {open} the evidence is too "
                "thin.",
                "Of {n} gaps that the main comparison names, {same} are there here too, {other} "
                "are to the other side, {alike} are shown to be alike; for {open} the evidence is "
                "too thin.",
                len(named),
                same=n["same"],
                other=n["reversed"],
                alike=n["alike"],
                open=n["open"],
            )
        )
    labelled = rows.assign(
        label=[
            names.label({str(key): value for key, value in row.items()})
            for row in rows.to_dict("records")
        ]
    )
    rest = [column for column in labelled if column not in (*COLUMNS, "control", "language")]
    grids.table(
        labelled[[*COLUMNS, *rest]],
        key=f"control_{name.replace(' ', '_')}",
        of=(tables.Control, tables.Gaps),
    )
