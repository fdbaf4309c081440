"""Texts of documents, always escaped: lines of a concordance, passages, segments."""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import naming, state
from dashboard.data import arranging, basket, searching
from dashboard.parts import baskets, grids, layout
from dashboard.translation import say
from pipeline import tables

PAGE_ROWS = 25

# Characters before and after a keyword that a cell has room for, and the widths of before, keyword
# and after in pixels: a phone shows all three without moving the table.
_ROOM = {False: (34, 62), True: (12, 20)}
_WIDTHS = {False: (230, 110, 400), True: (86, 92, 134)}
_ABOUT = ("corpus", "title", "speaker", "location", "prompted")
PUT = "put"
"""The column of the buttons that put a line into the basket."""
_TAKEN = re.compile(r"\[[A-Z][a-z]+ \d+\]")
"""A placeholder of what was taken out."""


def lines(found: pd.DataFrame, *, key: str, mark: str = "") -> None:
    """Lines of a concordance, a page at a time; a chosen line opens its passage below.

    Page and line are kept in the address. `mark` is the pattern to mark in the passage; without it
    the line's keyword is marked.
    """
    if found.empty:
        st.caption(say("No sentence of this kind is in the documents."))
        return
    found = found.reset_index(drop=True)
    asked = str(st.query_params.get("line", ""))
    there = found.index[found["mention_id"] == asked]
    first = int(there[0]) // PAGE_ROWS + 1 if len(there) else 1
    page = state.page_number(-(-len(found) // PAGE_ROWS), key=f"{key}_page", first=first)
    shown = found.iloc[(page - 1) * PAGE_ROWS : page * PAGE_ROWS]
    st.caption(
        say(
            "Lines {first} to {last} of {n}. Tick a line to read its passage.",
            first=int(shown.index[0]) + 1,
            last=int(shown.index[-1]) + 1,
            n=len(found),
        )
    )
    order = ["left", "keyword", "right", PUT, *_ABOUT]
    # Another key for other lines: a choice must not pass to the line that takes its place.
    grid = f"{key}_lines_{_fingerprint(shown)}"
    ids = shown["mention_id"].tolist()
    phone = layout.is_phone()
    before, after = _ROOM[phone]
    # What is ticked at first must stay the same, or the table would begin anew.
    ticked = st.session_state.setdefault(
        f"{grid}_first", [ids.index(asked)] if asked in ids else []
    )
    places = _places(shown)
    held = basket.held()
    labels = pd.Series([place and _label(place, held) for place in places], shown.index, object)

    def put() -> None:
        row = int(st.session_state[f"{grid}_put"].row)
        place = places[row] if row < len(places) else None
        if place:
            baskets.put(*place)

    st.dataframe(
        naming.in_words(
            shown.assign(
                **{PUT: labels},
                left=shown["left"].map(lambda text: _ending(text, before)),
                right=shown["right"].map(lambda text: _beginning(text, after)),
            )
        ),
        key=grid,
        hide_index=True,
        height="content",
        placeholder=grids.NONE,
        column_order=[name for name in order if name == PUT or name in shown],
        column_config=_line_columns(_WIDTHS[phone]) | {PUT: _put_column(f"{grid}_put", put)},
        on_select=lambda: _keep_line(grid, ids),
        selection_mode="single-row",
        selection_default={"selection": {"rows": ticked}},
    )
    grids.csv_button(found, key, of=(tables.Concordance,))
    if asked in ids:
        line = shown.iloc[ids.index(asked)]
        place = places[ids.index(asked)]
        if place:
            baskets.button(*place, key=f"{key}_basket")
        passage(str(line["segment_id"]), mark or re.escape(str(line["keyword"])))


def _keep_line(grid: str, ids: list[str]) -> None:
    """The chosen line into the address, by its id."""
    rows = [row for row in st.session_state[grid].selection.rows if row < len(ids)]
    if rows:
        st.query_params["line"] = ids[rows[0]]
    else:
        st.query_params.pop("line", None)


def _places(lines: pd.DataFrame) -> list[tuple[str, str] | None]:
    """Segment and place of the sentence of each line, as the basket holds them.

    None for what an interviewer says: no side says it.
    """
    passages = layout.read(tables.Passages)
    own = passages[passages["segment_id"].isin(lines["segment_id"])]
    texts = dict(zip(own["segment_id"], own["text"], strict=True))
    asked = set(own.loc[own["role"] == "interviewer", "segment_id"])
    sentences = lines["left"] + lines["keyword"] + lines["right"]
    return [
        None
        if segment in asked
        else (str(segment), basket.place_of(sentence, str(texts.get(segment, ""))))
        for segment, sentence in zip(lines["segment_id"], sentences, strict=True)
    ]


def _label(place: tuple[str, str], held: set[tuple[str, str]]) -> str:
    """What the button of a line says, which may take all of a passage if the line is not found."""
    return say(baskets.SHORT[place in held] if place in held or place[1] else baskets.ALL)


def _put_column(key: str, put: Callable[[], None]) -> Any:
    """A button in each line that puts its sentence into the basket."""
    return st.column_config.ButtonColumn(
        say("basket"), help=say(baskets.TO_BASKET), width=105, type="tertiary", on_click=put,
        key=key,
    )  # fmt: skip


def _fingerprint(lines: pd.DataFrame) -> str:
    told = "|".join(lines["segment_id"] + lines["left"].str[-20:] + lines["keyword"])
    return hashlib.sha256(told.encode()).hexdigest()[:12]


def _ending(text: str, most: int) -> str:
    return text if len(text) <= most else "… " + text[-most:].partition(" ")[2]


def _beginning(text: str, most: int) -> str:
    return text if len(text) <= most else text[:most].rpartition(" ")[0] + " …"


def _line_columns(widths: tuple[int, int, int]) -> dict[str, Any]:
    before, keyword, after = widths
    text = st.column_config.TextColumn
    of = tables.Concordance
    return {
        "left": text(say("before"), alignment="right", width=before),
        "keyword": text(say("keyword"), alignment="center", width=keyword),
        "right": text(say("after"), width=after),
        "corpus": text(say("side"), width=75),
        "title": text(say("document"), width="medium"),
        "speaker": text(say("speaker"), help=naming.meaning(of, "speaker"), width=90),
        "location": text(say("where"), help=naming.meaning(of, "location"), width="small"),
        "prompted": st.column_config.CheckboxColumn(
            say("prompted"), help=naming.meaning(of, "prompted")
        ),
    }


def passage(segment_id: str, mark: str = "") -> None:
    """The segment with those around it, and the way to its document."""
    around = searching.neighbours(layout.read(tables.Passages), segment_id)
    if around.empty:
        st.caption(say("The passage is not in the published tables."))
        return
    doc_id = str(around["doc_id"].iloc[0])
    names = arranging.titles(layout.read(tables.Documents, ["doc_id", "title"]))
    with st.container(border=True):
        st.html(f"<strong>{html.escape(names.get(doc_id, doc_id))}</strong>")
        segments(around, chosen=segment_id, mark=mark)
        if doc_id in names:
            layout.link(
                "documents",
                say("Read on in the document"),
                document=doc_id,
                place=segment_id,
            )


def with_basket(
    rows: pd.DataFrame, *, chosen: str = "", colours: Mapping[str, int] | None = None
) -> None:
    """As `segments`, each with the button that puts it into the basket of quotes.

    What an interviewer says has none: no side says it.
    """
    if rows.empty:
        segments(rows)
    held = basket.held()
    for index, row in rows.iterrows():
        segment = str(row["segment_id"])
        with st.container(horizontal=True, gap="small"):
            segments(rows.loc[[index]], chosen=chosen, colours=colours)
            if row.get("role") != "interviewer":
                baskets.button(segment, "", key=f"basket_{segment}", held=held)


def segments(
    rows: pd.DataFrame,
    *,
    chosen: str = "",
    mark: str = "",
    colours: Mapping[str, int] | None = None,
) -> None:
    """Segments as they follow each other, with speaker and place, all as mere text.

    `colours` are the numbers of the speakers' colours; interviewers are grey.
    """
    if rows.empty:
        st.caption(say("There is no passage."))
        return
    told = colours or {}
    st.html("".join(_segment(row, chosen, mark, told) for row in rows.to_dict("records")))


def _segment(row: Mapping[Any, Any], chosen: str, mark: str, colours: Mapping[str, int]) -> str:
    kinds = [str(row["corpus"]), str(row.get("role", ""))]
    speaker = str(row.get("speaker") or "")
    if speaker in colours:
        kinds += ["cs-asks"] if row["role"] == "interviewer" else [f"cs-who{colours[speaker]}"]
    kinds += ["chosen"] if row["segment_id"] == chosen else []
    place = str(row.get("location") or "")
    head = " · ".join(part for part in (speaker, place) if part)
    text = _marked(str(row["text"]), mark if not chosen or "chosen" in kinds else "")
    text = _TAKEN.sub(r'<span class="cs-taken">\g<0></span>', text) if colours else text
    return (
        f'<div class="cs-segment {html.escape(" ".join(kinds))}">'
        f"<small>{html.escape(head)}</small>{text}</div>"
    )


def _marked(text: str, pattern: str) -> str:
    """The text escaped, with what the pattern finds marked."""
    if not pattern:
        return html.escape(text)
    pieces, place = [], 0
    for hit in re.finditer(pattern, text, re.IGNORECASE):
        pieces += [
            html.escape(text[place : hit.start()]),
            f"<mark>{html.escape(hit.group())}</mark>",
        ]
        place = hit.end()
    return "".join([*pieces, html.escape(text[place:])])


def quoted(text: str, source: str, *, side: str, mark: str = "") -> None:
    """A text as somebody wrote or said it, with where it stands; as mere text."""
    st.html(
        f'<div class="cs-segment chosen {html.escape(side)}"><small>{html.escape(source)}</small>'
        f"{_marked(text, mark)}</div>"
    )


def line(left: str, keyword: str, right: str) -> None:
    """A keyword in its context, as mere text."""
    st.html(
        f'<div class="cs-item">{html.escape(left)}<mark>{html.escape(keyword)}</mark>'
        f"{html.escape(right)}</div>"
    )
