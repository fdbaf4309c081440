"""Mentions to be judged by people, one at a time, without a word of whose they are."""

from math import isnan

import pandas as pd
import streamlit as st

from dashboard import data, marks, parts
from dashboard.translation import later, number, say
from pipeline import tables
from pipeline.agreement import agreed, alpha

KIND = "mention"
KEYS = {
    "yes": (later("Yes"), "y", ":material/check:"),
    "no": (later("No"), "n", ":material/close:"),
    "unsure": (later("Unsure"), "u", ":material/question_mark:"),
}


def one_item(items: pd.DataFrame, mine: pd.DataFrame, coder: str) -> None:
    """The next mention that the coder has not judged, with a button and a key for each answer."""
    open_items = items[~items["mention_id"].isin(mine["item"])]
    done = len(items) - len(open_items)
    st.progress(done / len(items), text=say("{done} of {n} judged", done=done, n=len(items)))
    if open_items.empty:
        st.success(say("You have judged every mention."))
    else:
        item = open_items.iloc[0]
        parts.line(str(item["left"]), str(item["keyword"]), str(item["right"]))
        st.markdown(
            say(
                "Is this the co-concept **{concept}**: something done or meant to be done "
                "together?",
                concept=parts.plain(str(item["concept"])),
            )
        )
        with st.container(horizontal=True):
            for mark, (label, key, icon) in KEYS.items():
                st.button(
                    say(label), key=f"mark_{mark}", shortcut=key, icon=icon,
                    on_click=parts.saved, args=(KIND, coder, str(item["mention_id"]), mark),
                )  # fmt: skip
    if len(mine):
        last = str(mine["item"].iloc[-1])
        st.button(
            say("Take the last one back"), key="back", shortcut="b", icon=":material/undo:",
            type="tertiary", on_click=parts.saved, args=(KIND, coder, last, None),
        )  # fmt: skip


def results(marked: pd.DataFrame) -> None:
    """Precision per coder and side, and how far coders agree."""
    st.subheader(say("How right it is"), anchor=False)
    if marked.empty:
        st.caption(say("Nothing is judged yet."))
        return
    with st.expander(say("Show the result, side by side"), icon=":material/visibility:"):
        parts.table(
            data.precision(marked),
            key="precision",
            of=(),
            right=say("judged right"),
            precision=st.column_config.NumberColumn(say("precision"), format="percent"),
            ci_low=st.column_config.NumberColumn(say("interval from"), format="percent"),
            ci_high=st.column_config.NumberColumn(say("to"), format="percent"),
        )
        st.caption(
            say(
                "Precision is the share of judged mentions that are right, with Wilson's interval. "
                "An error rate that differs between the sides fakes a gap."
            )
        )
        alike, n = agreed(data.by_coder(marked))
        value = alpha(data.by_coder(marked))
        if n:
            told = say("Of {n} mentions that two or more judged, {alike} alike", n=n, alike=alike)
            if not isnan(value):
                told += say("; Krippendorff's alpha {value}", value=number(value, 2))
            st.markdown(f"{told}.")
        else:
            st.caption(say("Agreement is shown once two people have judged the same mentions."))
        parts.table(marked, key="mention_marks", of=(tables.Concordance,))


parts.opening("check")
st.caption(
    say(
        "Judge as many as you like: they come in an order drawn by lot, by turns from both sides, "
        "so that the first fifty are a fair sample. Keys: y, n, u; b takes the last one back."
    )
)
everywhere = parts.read(tables.Concordance)
if everywhere.empty:
    st.info(say("No co-word of the lexicon was found on either side."))
    st.stop()
name = parts.coder()
all_marks = marks.read(KIND)
here = all_marks[all_marks["item"].isin(everywhere["mention_id"])]
one_item(data.to_check(everywhere), data.of(here, coder=name), name)
results(data.mention_marks(here, everywhere))
