"""Each promise of policy beside what the frontline says nearest to it, to be marked."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard import marks, naming, state
from dashboard.charts import document_charts, style
from dashboard.data import arranging, basket, judging, loading, searching
from dashboard.parts import baskets, coding, grids, layout, pictures, quotes
from dashboard.translation import later, say, says
from pipeline import tables
from pipeline.wording.names import theme

KIND = "answer"
PASSAGE_MARKS = {
    "support": later("supports it"),
    "contrast": later("contradicts it"),
    "beside": later("not relevant"),
}
NO_COUNTERPART = "no counterpart"
FIRST = [
    "statement",
    "verdict",
    "concepts",
    "title",
    "location",
    "near_by",
    "similarity",
    "shared",
    "nearness",
]
NEAR_BY = {
    "meaning": later(
        "Suggested by a computer (WordLlama) as alike in meaning. Often it is no answer: judge for "
        "yourself."
    ),
    "both": later(
        "Suggested by a computer (WordLlama) as alike in meaning and in words. Often it is no "
        "answer: judge for yourself."
    ),
    "words": later("Found by the words it shares; the verdict is about this passage."),
}


def narrowed(promises: pd.DataFrame) -> pd.DataFrame:
    """The promises of the chosen verdict, concept and document."""
    with st.container(horizontal=True):
        concepts = sorted({one for cell in promises["concepts"] for one in cell.split()})
        verdict = state.choose(
            say("Verdict"),
            {"all": say("all"), **{kind: say(words) for kind, words in style.ANSWERS.items()}},
            key="outcome",
            width=260,
        )
        concept = state.choose(
            say("Co-concept"),
            {"all": say("all"), **dict(zip(concepts, concepts, strict=True))},
            key="concept",
            width=260,
        )
        titles = dict(zip(promises["doc_id"], promises["title"], strict=True))
        document = state.choose(
            say("Policy document"),
            {"all": say("all"), **dict(sorted(titles.items(), key=lambda one: one[1]))},
            key="document",
            width=420,
        )
    if verdict != "all":
        promises = loading.of(promises, verdict=str(verdict))
    if concept != "all":
        has = [str(concept) in cell.split() for cell in promises["concepts"]]
        promises = promises[has]
    return promises if document == "all" else loading.of(promises, doc_id=str(document))


def read_first(pairs: pd.DataFrame, promises: pd.DataFrame) -> None:
    """The pairs of promise and passage that are worth reading first, and what they do not show."""
    if pairs.empty:
        return
    layout.heading(say("Read these first"))
    st.caption(
        say(
            "Sentences of policy with a co-word and *shall*, *will* or the like (some are "
            "not really promises), beside the passages of interviews that come nearest. Near is "
            "not yet an answer: read, and say below what you find."
        )
    )
    if (promises["verdict"] == "cannot tell").all():
        st.info(
            says(
                "No result: shared words alone cannot show whether the {n} sentence is answered "
                "in an interview, and whether a promise is kept is not asked. This page finds "
                "passages to read and keeps what you make of them.",
                "No result: for none of these {n} sentences can shared words alone show whether "
                "an interview answers it, and whether promises are kept is not asked. This page "
                "finds passages to read and keeps what you make of them.",
                len(promises),
            ),
            icon=":material/help:",
        )
    for row in pairs.to_dict("records"):
        with st.container(border=True):
            left, right = st.columns(2, gap="large")
            with left:
                promised(row, key="first")
            with right:
                answering(row, key="first")
            told = style.ANSWERS[str(row["verdict"])]
            if row["about"]:
                both = ", ".join(naming.plain(theme(one)) for one in row["about"])
                st.caption(say("Themes found in both (by word list): {themes}", themes=both))
            st.caption(f"{style.ANSWER_SYMBOLS[str(row['verdict'])]} {say(told)}")


def promised(row: dict[Any, Any], *, key: str) -> None:
    """The promise with its place, and the button that takes it into the basket."""
    quotes.quoted(
        str(row["statement"]), f"{row['title']}, {row['location']!s}",
        side="policy", mark=searching.word_pattern([str(row["promise"])]),
    )  # fmt: skip
    segment = str(row["segment_id"])
    place = basket.place_of(str(row["statement"]), text_of(segment))
    baskets.button(segment, place, key=f"{key}_basket_{row['statement_id']}")


def answering(row: dict[Any, Any], *, key: str) -> None:
    """A passage with its place and the shared words marked, and the button of the basket."""
    segment = str(row["answer_segment_id"])
    head = [row["answer_title"], row["answer_speaker"], str(row["answer_location"])]
    forms = [f"{word}*" for word in str(row["shared"]).split(", ") if word]
    pattern = searching.word_pattern(forms, wildcards=True) if forms else ""
    text = text_of(segment)
    quotes.quoted(
        text or say("The passage is not published."),
        " · ".join(str(part) for part in head if part),
        side="frontline",
        mark=searching.outside_placeholders(pattern) if forms else "",
    )
    st.caption(say(NEAR_BY[str(row["near_by"])]))
    if text:
        baskets.button(segment, "", key=f"{key}_basket_{row['statement_id']}_{segment}")


def text_of(segment: str) -> str:
    """The text of a segment; empty where it is not published."""
    found = loading.of(layout.read(tables.Passages), segment_id=segment)
    return str(found["text"].iloc[0]) if len(found) else ""


def one_promise(promises: pd.DataFrame, answers: pd.DataFrame) -> None:
    """The chosen promise, its verdict in words, and the passages with their marks."""
    names = {
        id: f"{number}. {text}"
        for number, (id, text) in enumerate(
            zip(promises["statement_id"], promises["statement"], strict=True), start=1
        )
    }
    layout.landing("promise")
    chosen = str(state.choose(say("Promise"), names, key="statement"))
    first = loading.of(promises, statement_id=chosen).iloc[0]
    rows = loading.of(answers, statement_id=chosen).sort_values("rank")
    promised(first.to_dict(), key="one")
    told = say(style.ANSWERS[str(first["verdict"])])
    st.markdown(
        f"{style.ANSWER_SYMBOLS[str(first['verdict'])]} **{told}**. "
        f"{say(HOW[str(first['verdict'])])}"
    )
    coder = coding.coder()
    made = loading.of(marks.read(KIND), coder=coder, item=chosen)
    mine = dict(zip(made["place"], made["mark"], strict=True))
    if rows["answer_segment_id"].any():
        layout.heading(say("What the frontline says nearest to it"))
        passages(rows, chosen, coder, mine)
    else:
        st.caption(say("No passage of these interviews shares a word with it, the label left out."))
    key = f"none_{chosen}_{coder}"
    st.checkbox(
        say("I have looked: nothing in the interviews answers this promise"),
        value=mine.get("") == NO_COUNTERPART, key=key,
        on_change=lambda: coding.saved(
            KIND, coder, chosen, NO_COUNTERPART if st.session_state[key] else None
        ),
    )  # fmt: skip


def passages(rows: pd.DataFrame, chosen: str, coder: str, mine: dict[str, str]) -> None:
    """The nearest passages, each with its place, the shared words and the analyst's mark."""
    for row in rows.to_dict("records"):
        place = str(row["answer_segment_id"])
        with st.container(border=True):
            answering(row, key="one")
            key = f"mark_{chosen}_{place}_{coder}"
            st.segmented_control(
                say("This passage …"), list(PASSAGE_MARKS), key=key,
                format_func=lambda mark: say(PASSAGE_MARKS[mark]),
                default=mine.get(place) if mine.get(place) in PASSAGE_MARKS else None,
                on_change=lambda key=key, place=place: coding.saved(
                    KIND, coder, chosen, st.session_state[key], place=place
                ),
            )  # fmt: skip
            layout.link(
                "documents", say("Read on in the document"), document=str(row["answer_doc_id"]),
                place=place,
            )  # fmt: skip


HOW = {
    "answered": later(
        "The passage found by its words has more of them together than chance would bring."
    ),
    "none": later(
        "Interviews are further from it than from ordinary sentences of policy, and other policy "
        "documents come nearer, each with as many passages."
    ),
    "cannot tell": later(
        "A passage may be near by coincidence, and it cannot be shown either that no "
        "interview speaks of it."
    ),
}

layout.opening("say_and_do")
all_answers = layout.read(tables.Promises)
documents = layout.read(tables.Documents, ["doc_id", "title", "language"])
titles = arranging.titles(documents)
all_answers = all_answers.assign(
    title=all_answers["doc_id"].map(titles).fillna(all_answers["title"]),
    answer_title=all_answers["answer_doc_id"].map(titles).fillna(""),
)
# What was found comes first: answered, then answered by none.
found_first = all_answers["verdict"].map(list(style.ANSWERS).index)
all_answers = all_answers.assign(found=found_first).sort_values(
    ["found", "p_near", "statement_id", "rank"]
)
all_answers = all_answers.drop(columns="found")
all_promises = all_answers.drop_duplicates("statement_id")
if all_promises.empty:
    st.info(say("No sentence of policy holds a co-word and a word that promises."))
    st.stop()
found = layout.read(tables.Concordance, ["segment_id", "concept", "keyword", "kind", "language"])
listed = found[found["kind"].isin(["theme", "practice"])]
read_first(judging.worth_reading(all_answers, listed), all_promises)
figure = document_charts.promises(all_promises)
if figure is not None and (all_promises["verdict"] != "cannot tell").any():
    pictures.shown(figure)
else:  # a bar of one colour would say less than the sentence above
    st.caption(
        say(
            "Where a match in an interview is found for a sentence, or shown to be missing, a bar "
            "here counts the sentences with a match, without one, and unclear."
        )
    )
picked = state.catalogue(
    layout.read(tables.Documents), "cluster",
    note=say(
        "Policy documents chosen here narrow the promises, interviews the passages beside them. "
        "A side of which none is chosen stays whole. Verdicts are of all documents, as they were "
        "tested."
    ),
)  # fmt: skip
answers_here, promises_here = judging.answers_of(all_answers, all_promises, picked)
shown = narrowed(promises_here)
if shown.empty:
    st.caption(say("There is no such promise."))
else:
    rest = [name for name in shown.columns if name not in (*FIRST, "language")]
    grids.table(
        shown[FIRST + rest],
        key="promises",
        of=(tables.Promises,),
        opens=state.Opens("statement", "statement_id", at="promise"),
        statement=st.column_config.TextColumn(say("promise"), width="large"),
        title=say("policy document"),
        shared=say("shared words"),
    )
    one_promise(shown, answers_here)

layout.heading(say("The marks"))
made = judging.answer_marks(marks.read(KIND), all_answers, layout.read(tables.Passages))
if made.empty:
    st.caption(say("Nothing is marked yet. Marks are kept on this machine, in data/marks."))
else:
    grids.table(made, key="answer_marks", of=(tables.Promises,))
