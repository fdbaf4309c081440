"""Mentions and topics to be judged by people, one at a time, without a word of whose they are."""

from math import isnan

import pandas as pd
import streamlit as st

from dashboard import data, intrusion, marks, parts
from pipeline import tables
from pipeline.agreement import agreed, alpha

TASKS = {
    "mention": "Mentions",
    "word": "A word that does not belong",
    "topic": "A topic that does not belong",
}
KEYS = {
    "yes": ("Yes", "y", ":material/check:"),
    "no": ("No", "n", ":material/close:"),
    "unsure": ("Unsure", "u", ":material/question_mark:"),
}
PRECISION_MEANS = {
    "mention": "Precision is the share of judged mentions that are right, with Wilson's interval. "
    "An error rate that differs between the sides fakes a gap.",
    "word": "Precision is the share of topics whose stray word was found, with Wilson's interval; "
    "guessing finds one in six. A topic counts for the side that gives it more room.",
    "topic": "Precision is the share of documents whose stray topic was found, with Wilson's "
    "interval; guessing finds one in three or four.",
}


def progress(items: pd.DataFrame, mine: pd.DataFrame) -> pd.DataFrame:
    """How far the coder is; the items that are left."""
    left = items[~items["item"].isin(mine["item"])]
    done = len(items) - len(left)
    st.progress(done / len(items), text=f"{done:,} of {len(items):,} judged")
    if left.empty:
        st.success("You have judged every one.")
    return left


def take_back(kind: str, coder: str, mine: pd.DataFrame) -> None:
    """A button that forgets the coder's last mark."""
    if len(mine):
        last = str(mine["item"].iloc[-1])
        st.button(
            "Take the last one back", key="back", shortcut="b", icon=":material/undo:",
            type="tertiary", on_click=parts.saved, args=(kind, coder, last, None),
        )  # fmt: skip


def question(item: "pd.Series[str]") -> str:
    """What is asked of a mention, by what was looked for."""
    name = parts.plain(str(item["concept"]).replace("-", " "))
    word = parts.plain(str(item["concept"]))
    if item["kind"] == "theme":
        return f"Does it speak of **{name}**?"
    if item["kind"] == "practice":
        return f"Is this **{word}** in other words: something done, or meant to be done, together?"
    return f"Is this the co-concept **{word}**: something done or meant to be done together?"


def one_mention(left: pd.DataFrame, coder: str) -> None:
    """The next mention, with a button and a key for each answer."""
    item = left.iloc[0]
    parts.line(str(item["left"]), str(item["keyword"]), str(item["right"]))
    st.markdown(question(item))
    with st.container(horizontal=True):
        for mark, (label, key, icon) in KEYS.items():
            st.button(
                label, key=f"mark_{mark}", shortcut=key, icon=icon,
                on_click=parts.saved, args=("mention", coder, str(item["item"]), mark),
            )  # fmt: skip


def one_intruder(task: str, left: pd.DataFrame, coder: str) -> None:
    """The next topic or document, with a button and a key for each word or group of words."""
    item = left.iloc[0]
    if task == "topic":
        spoken = data.of(parts.read(tables.Passages), doc_id=str(item["about"]))
        for text in intrusion.pieces(spoken[spoken["role"] != "interviewer"]):
            parts.quoted(text, "", side="blind")
        st.markdown("**Which of these groups of words does not belong to the text?**")
    else:
        st.markdown("**Which of these words does not belong to the others?**")
    kind = f"{task}_intrusion"
    with st.container(horizontal=task == "word"):
        for n, choice in enumerate(intrusion.choices(item), start=1):
            st.button(
                parts.plain(choice), key=f"mark_{n}", shortcut=str(n),
                on_click=parts.saved, args=(kind, coder, str(item["item"]), str(n)),
            )  # fmt: skip
    st.button(
        "I cannot tell", key="mark_unsure", shortcut="u", icon=":material/question_mark:",
        type="tertiary", on_click=parts.saved, args=(kind, coder, str(item["item"]), "unsure"),
    )  # fmt: skip


def results(task: str, judged: pd.DataFrame, answers: pd.DataFrame) -> None:
    """Precision per coder and side, and how far coders agree."""
    st.subheader("How right it is", anchor=False)
    if judged.empty:
        st.caption("Nothing is judged yet.")
        return
    with st.expander("Show the result, side by side", icon=":material/visibility:"):
        parts.table(
            data.precision(judged),
            key=f"precision_{task}",
            of=(),
            precision=st.column_config.NumberColumn("precision", format="percent"),
            ci_low=st.column_config.NumberColumn("interval from", format="percent"),
            ci_high=st.column_config.NumberColumn("to", format="percent"),
        )
        st.caption(PRECISION_MEANS[task])
        by_coder = data.by_coder(answers)
        alike, n = agreed(by_coder)
        value = alpha(by_coder)
        if n:
            told = "" if isnan(value) else f"; Krippendorff's alpha {value:.2f}"
            st.markdown(f"Of {n:,} that two or more judged, {alike:,} alike{told}.")
        else:
            st.caption("Agreement is shown once two people have judged the same ones.")
        parts.table(judged, key=f"{task}_marks", of=(tables.Concordance,))


def mentions(coder: str) -> None:
    """Mentions of one kind, one at a time."""
    kind = st.segmented_control(
        "Of what", list(parts.KINDS), default="label", key="kind", bind="query-params",
        format_func=parts.KINDS.__getitem__, required=True,
    )  # fmt: skip
    everywhere = data.of(parts.read(tables.Concordance), kind=str(kind))
    if everywhere.empty:
        st.info("Nothing of this kind was found on either side.")
        return
    made = marks.read("mention")
    here = made[made["item"].isin(everywhere["mention_id"])]
    items = data.to_check(everywhere.assign(item=everywhere["mention_id"]))
    mine = data.of(here, coder=coder)
    left = progress(items, mine)
    if len(left):
        one_mention(left, coder)
    take_back("mention", coder, mine)
    judged = data.mention_marks(here, everywhere)
    results("mention", judged, judged.assign(item=judged["mention_id"]))


def intruders(task: str, coder: str) -> None:
    """Topics, or documents, one at a time."""
    items = data.to_check(data.intruder_items(task, parts.read))
    if items.empty:
        st.info("There are too few topics, or none with enough words, for this test.")
        return
    made = marks.read(f"{task}_intrusion")
    here = made[made["item"].isin(items["item"])]
    mine = data.of(here, coder=coder)
    left = progress(items, mine)
    if len(left):
        one_intruder(task, left, coder)
    take_back(f"{task}_intrusion", coder, mine)
    results(task, intrusion.judged(here, items), here)


parts.opening("check")
st.caption(
    "Judge as many as you like: they come in an order drawn by lot, by turns from both sides, so "
    "that the first fifty are a fair sample. Keys: y, n, u, or the number of the answer; b takes "
    "the last one back."
)
chosen_task = st.segmented_control(
    "What is checked", list(TASKS), default="mention", key="task", bind="query-params",
    format_func=TASKS.__getitem__, required=True,
)  # fmt: skip
name = parts.coder()
if chosen_task == "mention":
    mentions(name)
else:
    intruders(str(chosen_task), name)
