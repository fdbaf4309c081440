"""Mentions and topics to be judged by people, one at a time, without a word of whose they are."""

from math import isnan
from typing import Literal

import pandas as pd
import streamlit as st

from dashboard import marks, naming, state
from dashboard.data import judging, loading
from dashboard.data.judging import intrusion
from dashboard.parts import coding, grids, layout, quotes
from dashboard.translation import later, number, say
from pipeline import tables
from pipeline.stats.agreement import agreed, alpha
from pipeline.wording.names import theme
from pipeline.wording.translation import later_in, say_in

TASKS = {
    "mention": later("Mentions"),
    "word": later("A word that does not belong"),
    "topic": later("A topic that does not belong"),
}
KEYS = {
    "yes": (later("Yes"), later_in("key", "y"), "check"),
    "no": (later("No"), later_in("key", "n"), "close"),
    "unsure": (later("Unsure"), later_in("key", "u"), "question_mark"),
}
PRECISION_MEANS = {
    "mention": later(
        "Precision is the share of judged mentions that are right, with Wilson's interval. "
        "An error rate that differs between the sides fakes a gap."
    ),
    "word": later(
        "Precision is the share of topics whose stray word was found, with Wilson's interval; "
        "guessing finds one in six. A topic counts for the side that gives it more room."
    ),
    "topic": later(
        "Precision is the share of documents whose stray topic was found, with Wilson's "
        "interval; guessing finds one in three or four."
    ),
}


def progress(items: pd.DataFrame, mine: pd.DataFrame) -> pd.DataFrame:
    """How far the coder is; the items that are left."""
    left = items[~items["item"].isin(mine["item"])]
    done = len(items) - len(left)
    st.progress(
        done / len(items), text=say("You have judged {done} of {n}", done=done, n=len(items))
    )
    if left.empty:
        st.success(say("You have judged every one."))
    return left


def ask(kind: str, coder: str, left: pd.DataFrame, mine: pd.DataFrame) -> coding.Asked:
    """Asks about the next item; none is left, or marked so far, where `left` or `mine` is empty."""
    item = str(left["item"].iloc[0]) if len(left) else ""
    last = str(mine["item"].iloc[-1]) if len(mine) else ""

    def keep(mark: str) -> None:
        if mark == coding.BACK:
            coding.saved(kind, coder, last, None)
        else:
            coding.saved(kind, coder, item, mark)

    return coding.ask(f"{kind}_{item}", keep)


def take_back(asked: coding.Asked, mine: pd.DataFrame) -> None:
    """A button that forgets the coder's last mark."""
    if len(mine):
        answer(asked, coding.BACK, say("Take the last one back"), "b", "undo", type="tertiary")


def answer(
    asked: coding.Asked,
    mark: str,
    label: str,
    shortcut: str,
    icon: str = "",
    type: Literal["secondary", "tertiary"] = "secondary",
) -> None:
    """A button, with a key, for a mark of the item that is asked about."""
    st.button(
        label, key=f"{mark}_{asked.item}", shortcut=shortcut,
        icon=f":material/{icon}:" if icon else None, type=type,
        on_click=coding.press, args=(asked, asked.item, mark),
    )  # fmt: skip


def question(item: "pd.Series[str]") -> str:
    """What is asked of a mention, by what was looked for."""
    name = naming.plain(theme(str(item["concept"])))
    word = naming.plain(str(item["concept"]))
    if item["kind"] == "theme":
        return say("Does it speak of **{theme}**?", theme=name)
    if item["kind"] == "practice":
        return say(
            "Is this **{concept}** in other words: do people do something together, or are "
            "they to?",
            concept=word,
        )
    return say(
        "Does **{concept}** here mean that people do something together, or are to?",
        concept=word,
    )


def pressed(key: str) -> str:
    """The key in the language of the page; the English one where it has none."""
    own = say_in("key", key)
    return own if len(own) == 1 and own.isalnum() else key


def one_mention(item: "pd.Series[str]", asked: coding.Asked) -> None:
    """A mention, with a button and a key for each answer."""
    quotes.line(str(item["left"]), str(item["keyword"]), str(item["right"]))
    st.markdown(question(item))
    with st.container(horizontal=True):
        for mark, (label, key, icon) in KEYS.items():
            answer(asked, mark, say(label), pressed(key), icon)


def one_intruder(task: str, item: "pd.Series[str]", asked: coding.Asked) -> None:
    """A topic or document, with a button and a key for each word or group of words."""
    if task == "topic":
        spoken = loading.of(layout.read(tables.Passages), doc_id=str(item["about"]))
        for text in intrusion.pieces(spoken[spoken["role"] != "interviewer"]):
            quotes.quoted(text, "", side="blind")
        told = say("Which of these groups of words does not belong to the text?")
    else:
        told = say("Which of these words does not belong to the others?")
    st.markdown(f"**{told}**")
    with st.container(horizontal=task == "word"):
        for n, choice in enumerate(intrusion.choices(item), start=1):
            answer(asked, str(n), naming.plain(choice), str(n))
    answer(asked, "unsure", say("I cannot tell"), "u", "question_mark", type="tertiary")


def results(task: str, judged: pd.DataFrame, answers: pd.DataFrame) -> None:
    """Precision per coder and side, and how far coders agree."""
    layout.heading(say("How often Cospeak is right"))
    if judged.empty:
        st.caption(say("Nothing has been checked here yet."))
        return
    grids.table(
        judging.precision(judged),
        key=f"precision_{task}",
        of=(),
        folded=say("Show the result, side by side"),
        right=say("judged right"),
        precision=st.column_config.NumberColumn(say("precision"), format="percent"),
        ci_low=st.column_config.NumberColumn(say("interval from"), format="percent"),
        ci_high=st.column_config.NumberColumn(say("to"), format="percent"),
    )
    st.caption(say(PRECISION_MEANS[task]))
    by_coder = judging.by_coder(answers)
    alike, n = agreed(by_coder)
    value = alpha(by_coder)
    if n:
        told = say("Of {n} that two or more judged, {alike} alike", n=n, alike=alike)
        if not isnan(value):
            told += say("; Krippendorff's alpha {value}", value=number(value, 2))
        st.markdown(f"{told}.")
    else:
        st.caption(say("Agreement is shown once two people have judged the same ones."))
    grids.table(judged, key=f"{task}_marks", of=(tables.Concordance,), folded=say("The marks"))


def mentions(coder: str) -> None:
    """Mentions of one kind, one at a time."""
    kinds = {kind: say(text) for kind, text in naming.KINDS.items()}
    kind = state.segmented(say("Kind of mention"), kinds, key="kind")
    everywhere = loading.of(layout.read(tables.Concordance), kind=kind)
    if everywhere.empty:
        st.info(say("Nothing of this kind was found on either side."))
        return
    made = marks.read("mention")
    # The marks are few, the mentions many: pandas walks through what it looks in one by one.
    known = everywhere.loc[everywhere["mention_id"].isin(made["item"]), "mention_id"]
    here = made[made["item"].isin(known)]
    items = judging.to_check(everywhere.assign(item=everywhere["mention_id"]))
    mine = loading.of(here, coder=coder)
    left = progress(items, mine)
    asked = ask("mention", coder, left, mine)
    if len(left):
        one_mention(left.iloc[0], asked)
    take_back(asked, mine)
    judged = judging.mention_marks(here, everywhere)
    results("mention", judged, judged.assign(item=judged["mention_id"]))


def intruders(task: str, coder: str) -> None:
    """Topics, or documents, one at a time."""
    items = judging.to_check(judging.intruder_items(task, layout.read))
    if items.empty:
        st.info(say("There are too few topics, or none with enough words, for this test."))
        return
    kind = f"{task}_intrusion"
    made = marks.read(kind)
    here = made[made["item"].isin(items["item"])]
    mine = loading.of(here, coder=coder)
    left = progress(items, mine)
    asked = ask(kind, coder, left, mine)
    if len(left):
        one_intruder(task, left.iloc[0], asked)
    take_back(asked, mine)
    results(task, intrusion.judged(here, items), here)


layout.opening("check")
st.caption(
    say(
        "Mentions come in random order, by turns from both sides, so you can stop at "
        "any time: the first fifty are a random sample too. Keys: Y, N, U, or the "
        "number of the answer; B: back to the last one."
    )
)
st.caption(say("What is judged here does not count on the page Judge passages, nor the reverse."))
chosen_task = state.segmented(
    say("What is checked"), {task: say(text) for task, text in TASKS.items()}, key="task"
)
name = coding.coder()
if chosen_task == "mention":
    mentions(name)
else:
    intruders(chosen_task, name)
