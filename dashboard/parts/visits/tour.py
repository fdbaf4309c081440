"""Five words that these pages need, explained by what the page itself shows, on a first visit."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard import marks
from dashboard.charts import style
from dashboard.parts import coding
from dashboard.translation import say
from pipeline import tables

KIND = "tour"
_ITEM = "five words"


def is_first_visit() -> bool:
    """Nobody on this machine has said that the words are known."""
    return not st.session_state.get("tour_seen") and marks.read(KIND).empty


def five_words(design: pd.DataFrame) -> None:
    """The words in a fold, open until somebody has read them; `design` is of one language."""
    with st.expander(
        say("Five words to read this picture by"),
        expanded=is_first_visit(),
        icon=":material/school:",
    ):
        st.markdown("\n".join(f"- {line}" for line in _explained(design)))
        if is_first_visit():
            st.button(
                say("I know these words: fold them away"), key="tour_seen_button", on_click=_seen
            )


def _explained(design: pd.DataFrame) -> list[str]:
    n = {
        f"{name}_{row['corpus']}": int(row[f"n_{name}"])
        for row in design.to_dict("records")
        for name in ("documents", "clusters")
    }
    known = {f"{name}_{side}": n.get(f"{name}_{side}", 0)
             for name in ("documents", "clusters") for side in tables.CORPORA}  # fmt: skip
    return [
        say(
            "**Side**: policy documents ({documents_policy} here) or interviews from the frontline "
            "({documents_frontline} here).",
            **known,
        ),
        say(
            "**Cluster**: documents that belong together, such as interviews from one "
            "nursing home. They count as one source: {clusters_policy} for policy, "
            "{clusters_frontline} for the frontline.",
            **known,
        ),
        say(
            "**Interval**: the line through a point in the pictures below. With other documents "
            "like these the gap could lie anywhere on it."
        ),
        say(
            "**Verdict**: what the documents allow one to say. {policy} more in policy, "
            "{frontline} more at the frontline, {bridge} about alike: the gap is shown to "
            "be small.",
            **{kind: style.SYMBOLS[kind] for kind in ("policy", "frontline", "bridge")},
        ),
        say(
            "**Cannot tell** ({sign}): the evidence is too thin; also said as *may be "
            "chance* or *no difference can be shown*. It does not mean that there is no "
            "gap, nor that both sides are alike. *Not compared* is another thing: nobody "
            "looked.",
            sign=style.SYMBOLS["cannot tell"],
        ),
    ]


def _seen() -> None:
    """Keeps that the words are known; in this session even where nothing can be written."""
    st.session_state["tour_seen"] = True
    coding.saved(KIND, str(st.session_state.get("coder_name") or "analyst"), _ITEM, "seen")
