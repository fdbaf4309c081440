"""Passages drawn at random, one at a time, with the codebook next to them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import marks, naming, state
from dashboard.charts import concept_charts
from dashboard.data import loading
from dashboard.data.judging import passage_queue
from dashboard.parts import coding, grids, layout, pictures, quotes
from dashboard.translation import language, later, number, say, says
from pipeline import tables
from pipeline.wording.names import theme
from pipeline.wording.rates import item_name

KINDS = {"theme": later("Themes"), "practice": later("Practices"), "code": later("Your codes")}
WHICH = {
    "same": later("The same as others"),
    "new": later("New ones only"),
}
PROPOSED = "proposed"
SAMPLE = later(
    "They come in random order from both sides. So you can stop at any time: what you judged is a "
    "random sample."
)
NO_SAMPLE = later(
    "They come from both sides, those of which models know least first. What you judge here is no "
    "random sample."
)
EMPTY = {
    "theme": later("The lexicon has no theme."),
    "practice": later("The lexicon has no practice."),
    "code": later("There is no code: put a REFI-QDA project or codings.csv into your documents."),
}


@dataclass
class Judging:
    """What is found so far in the passage that is judged, and which is to be asked again if any.

    It is changed as a whole, without the session: Streamlit may give a run up there.
    """

    of: tuple[str, str] = ("", "")
    found: set[str] = field(default_factory=set)
    at: str = ""


def save(
    now: Judging, coder: str, passage: str, said: Mapping[str, str | None], *, proposed: bool
) -> None:
    """Keeps the answer and the note of the passage, or says why it could not be kept."""
    kind, _ = now.of
    memo = str(st.session_state.get(f"memo_{passage}", ""))
    try:
        passage_queue.keep(coder, passage, kind, said, memo=memo, proposed=proposed)
    except marks.NotSaved as error:
        coding.not_saved(error)
        return
    now.found.clear()
    now.at = ""


def take_back(
    now: Judging, coder: str, passage: str, given: pd.DataFrame, items: list[str]
) -> None:
    """Forgets the answer about the last passage, which is asked again with what was chosen."""
    kind, _ = now.of
    before = passage_queue.chosen(given, coder=coder, passage=passage)
    memo = passage_queue.memo_of(coder=coder, passage=passage, kind=kind)
    st.session_state[f"memo_{passage}"] = memo
    try:
        passage_queue.keep(coder, passage, kind, dict.fromkeys(items))
    except marks.NotSaved as error:
        coding.not_saved(error)
        return
    now.found.clear()
    now.found |= before & set(items)
    now.at = passage


def codebook(items: pd.DataFrame, asked: coding.Asked, found: set[str]) -> None:
    """The items with their keys; what was found in the passage is filled."""
    heading = say("What is this passage about?")
    st.markdown(f"**{heading}**")
    keys = passage_queue.KEYS[: len(items)]
    for key, row in zip_longest(keys, items.to_dict("records")):  # the last may have no key
        item = str(row["item"])
        on = item in found
        st.button(
            naming.plain(name_of(row)), key=f"item_{item}_{asked.item}", shortcut=key,
            type="primary" if on else "secondary", width="stretch", help=definition(row),
            icon=":material/check:" if on else None,
            on_click=coding.tick, args=(asked, asked.item, found, item),
        )  # fmt: skip


def definition(row: Mapping[Any, Any]) -> str:
    """What the item means, in the language of the page where somebody wrote it."""
    return str(row.get(f"definition_{language()}", "") or row["definition"])


def name_of(row: Mapping[Any, Any]) -> str:
    """The item as it is called, a theme without the word theme."""
    if row["kind"] == "theme":
        return theme(str(row["item"]))
    return item_name({**row, "language": row.get("language", "en")})


def one_passage(text: str, passage: str, asked: coding.Asked, *, found: bool) -> None:
    """The passage, its note, and what ends it."""
    quotes.quoted(text, "", side="blind")
    st.text_area(say("Note"), key=f"memo_{passage}", max_chars=500, height=80)
    with st.container(horizontal=True):
        st.button(
            say("Save, next") if found else say("None of them, next"),
            key=f"next_{asked.item}", shortcut="n",
            type="primary", icon=":material/arrow_forward:",
            on_click=coding.press, args=(asked, asked.item, "next"),
        )  # fmt: skip
        st.button(
            say("I cannot judge it"), key=f"unsure_{asked.item}", shortcut="u",
            icon=":material/question_mark:",
            on_click=coding.press, args=(asked, asked.item, "unsure"),
        )  # fmt: skip


def judge(kind: str, items: pd.DataFrame, draws: pd.DataFrame, coder: str, now: Judging) -> None:
    """The next passage beside the codebook, how far the coder is, the way back."""
    ids = items["item"].tolist()
    given = passage_queue.of_kind(passage_queue.answers(), kind)
    judged = loading.of(layout.read(tables.Judgements), kind=kind)
    order = passage_queue.in_turn(passage_queue.not_coded(draws, judged, ids))
    unsure = passage_queue.most_uncertain(order)
    which = which_passages(has_model=not unsure.empty)
    queue = unsure if which == PROPOSED else order
    st.caption(say(NO_SAMPLE if which == PROPOSED else SAMPLE))
    left = passage_queue.left(queue, given, ids, coder=coder, new=which != "same")["passage"]
    mine = given[(given["coder"] == coder) & given["item"].isin(order["passage"])]
    done = mine["item"].nunique()
    st.progress(
        min(1.0, done / (2 * passage_queue.ENOUGH)),
        text=say(
            "You have judged {n}. About 100 of each side are needed to see what the list misses.",
            n=number(done),
        ),
    )
    passage = now.at if now.at in set(left) else "".join(left.head(1))
    last = passage_queue.last_of(mine, coder=coder, there=set(order["passage"]))

    def keep(mark: str) -> None:
        if mark == coding.BACK:
            take_back(now, coder, last, given, ids)
            return
        found = {item: "yes" if item in now.found else "no" for item in ids}
        said = dict.fromkeys(ids, "unsure") if mark == "unsure" else found
        save(now, coder, passage, said, proposed=which == PROPOSED)

    asked = coding.ask(f"{kind}_{passage}", keep)
    # The passage is the first of both: on a phone the second stands below the first.
    main, side = st.columns([2, 1], gap="large")
    if left.empty:
        st.success(say("You have judged every one."))
    else:
        with main:  # also drawn first: no key may count for what is not shown yet
            one_passage(text_of(order, passage), passage, asked, found=bool(now.found))
        with side:
            codebook(items, asked, now.found)
    if last:
        st.button(
            say("Take the last one back"), key=f"back_{asked.item}", shortcut="b",
            icon=":material/undo:", type="tertiary",
            on_click=coding.press, args=(asked, asked.item, coding.BACK),
        )  # fmt: skip
    agreement(given, ids, draws)


def which_passages(*, has_model: bool) -> str:
    """Whose passages come next: the choice, with that of models once there is one."""
    told = say("The same as others: how far two people agree is seen. New ones: more is judged.")
    options = {key: say(text) for key, text in WHICH.items()}
    if has_model:
        options[PROPOSED] = say("What models are unsure of")
        more = say(
            "What models are unsure of: they learn most from it, but it is no random sample, so it "
            "enters no figure until its turn has come."
        )
        told = f"{told} {more}"
    return state.segmented(say("Which passages"), options, key="which", help=told)


def text_of(order: pd.DataFrame, passage: str) -> str:
    """The words of the passage."""
    segment = str(order.loc[order["passage"] == passage, "segment_id"].iloc[0])
    return str(loading.of(layout.read(tables.Passages), segment_id=segment)["text"].iloc[0])


def agreement(given: pd.DataFrame, items: list[str], draws: pd.DataFrame) -> None:
    """How far people agree on each item, once two have judged the same passages."""
    layout.heading(say("How far people agree"))
    documents = layout.read(tables.Documents)
    cluster = dict(zip(documents["doc_id"], documents["cluster"].astype(str), strict=True))
    where = {
        str(row["passage"]): f"{row['corpus']} {cluster.get(str(row['doc_id']), row['doc_id'])}"
        for row in draws[draws["passage"].isin(given["item"])].to_dict("records")
    }
    found = passage_queue.agreement(given, items, where, level=loading.level())
    if found.empty:
        st.caption(say("Agreement is shown once two people have judged the same ones."))
        return
    grids.table(found, key="agreement", of=(tables.Corrected,), n_agreed=say("judged alike"))
    st.caption(
        say(
            "Krippendorff's alpha: 1 is full agreement, 0 what chance gives; below 0.67 two people "
            "hardly mean the same. The interval is by draws of whole clusters."
        )
    )


def results(kind: str) -> None:
    """What the judgements came to in the last run."""
    layout.heading(say("What the judgements change"))
    found = layout.read(tables.Corrected)
    figure = concept_charts.corrected_rates(found, kind)
    if figure is None:
        st.caption(
            say(
                "After `make run` corrected figures stand here, once {n} passages of each side are "
                "judged without a gap, or documents of both sides are coded whole.",
                n=50,
            )
        )
        return
    pictures.shown(figure)
    st.caption(
        says(
            "Rests on up to {policy} policy and {frontline} interview passages that {n} "
            "person judged before the last run.",
            "Rests on up to {policy} policy and {frontline} interview passages that {n} "
            "people judged before the last run.",
            int(figure.rows["n_judges"].max()),
            policy=int(figure.rows["n_judged_policy"].max()),
            frontline=int(figure.rows["n_judged_frontline"].max()),
        )
    )
    rows = figure.rows.drop(columns=["language", "kind"])
    grids.table(rows, key=f"corrected_{kind}", of=(tables.Corrected,))


def found_by_models(kind: str) -> None:
    """How well models of the items find what judges find, on each side."""
    rows = loading.of(layout.read(tables.CodeModels), kind=kind)
    if rows.empty:
        return
    layout.heading(say("How well models find it"))
    st.caption(
        say(
            "A model learns each item from the judged passages and is asked about clusters that it "
            "did not learn from. Recall: share of what people find that it finds too. Precision: "
            "share of what it finds that people find too."
        )
    )
    grids.table(rows.drop(columns=["kind"]), key=f"models_{kind}", of=(tables.CodeModels,))


layout.opening("judge")
st.caption(
    say(
        "It is not shown from which side a passage is. Each answer is saved at once. Keys: 1 to 9, "
        "then the letters {letters} tick and untick; N saves and goes on; U: cannot judge; B: back "
        "to the last one.",
        letters=" ".join(key.upper() for key in passage_queue.KEYS if key.isalpha()),
    )
)
chosen_kind = state.segmented(
    say("What is looked for"), {key: say(text) for key, text in KINDS.items()}, key="judged"
)
name = coding.coder()
all_items = loading.of(layout.read(tables.JudgedItems), kind=chosen_kind)
all_draws = loading.of(layout.read(tables.Draws), kind=chosen_kind)
judging: Judging = st.session_state.setdefault("judging", Judging())
if judging.of != (chosen_kind, name):
    judging = st.session_state["judging"] = Judging(of=(chosen_kind, name))
if all_items.empty:
    st.info(say(EMPTY[chosen_kind]))
elif all_draws.empty:
    st.info(say("There is no passage to judge."))
else:
    judge(chosen_kind, all_items, all_draws, name, judging)
results(chosen_kind)
found_by_models(chosen_kind)
