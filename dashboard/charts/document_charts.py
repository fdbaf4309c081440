"""Charts of documents: counts of redactions by kind, and dispersion of lines in documents."""

from __future__ import annotations

import json

import altair as alt
import pandas as pd

from dashboard import naming
from dashboard.charts import style
from dashboard.charts.figure import SIDES, Figure
from dashboard.data import searching
from dashboard.translation import later, say, says


def bars_chart(counts: pd.DataFrame, *, title: str) -> alt.LayerChart:
    """A bar for each `name` of length `n`, with the number at its end; `title` names the x-axis."""
    base = alt.Chart(counts).encode(
        y=style.rows_axis(counts["name"].tolist(), 160),
        x=alt.X("n:Q", title=title, axis=alt.Axis(format=",d", tickCount=6, tickMinStep=1)),
        tooltip=[alt.Tooltip("name:N", title=say("what")), alt.Tooltip("n:Q", title=title)],
    )
    numbers = base.mark_text(align="left", dx=5, fontSize=12).encode(text=alt.Text("n:Q"))
    chart: alt.LayerChart = (base.mark_bar(color="#868686", size=16) + numbers).properties(
        height=style.height(len(counts))
    )
    return chart


def dispersion_chart(lines: pd.DataFrame, counts: pd.Series[int]) -> alt.LayerChart:
    """A tick for each line at its `place` (0 to 1) in its document, one row per document.

    `counts` are the lines of each document by title, in the order of the rows.
    """
    titles = [str(title) for title in counts.index]
    base = alt.Chart(lines.assign(name=lines["title"]))
    y = style.rows_axis(titles, 160)
    sides = style.encode("corpus", ["policy", "frontline"])
    ground = (
        alt.Chart(pd.DataFrame({"name": titles, "start": 0.0, "end": 1.0}))
        .mark_rule(strokeWidth=1, color="#868686", opacity=0.35)
        .encode(y=y, x=alt.X("start:Q"), x2=alt.X2("end:Q"))
    )
    strokes = base.mark_tick(thickness=2.5, size=18, opacity=0.85).encode(
        y=y,
        x=alt.X(
            "place:Q",
            scale=alt.Scale(domain=[0, 1], nice=False),
            title=say("place in the document"),
            axis=alt.Axis(values=[0, 0.5, 1], labelExpr=_place(), grid=False),
        ),
        color=sides["color"],
        tooltip=[
            alt.Tooltip("name:N", title=say("document")),
            alt.Tooltip("keyword:N", title=say("keyword")),
        ],
    )
    # The second cue: the side's shape at the row's end, with how many there are.
    firsts = lines.drop_duplicates("title")
    ends = pd.DataFrame(
        {
            "name": firsts["title"],
            "corpus": firsts["corpus"],
            "n": firsts["title"].map(counts),
            "end": 1.0,
        }
    )
    marks = (
        alt.Chart(ends)
        .mark_point(filled=True, size=60, opacity=1, xOffset=12, clip=False)
        .encode(y=y, x=alt.X("end:Q"), **sides)
    )
    numbers = (
        alt.Chart(ends)
        .mark_text(align="left", dx=20, fontSize=12, clip=False)
        .encode(y=y, x=alt.X("end:Q"), text=alt.Text("n:Q"))
    )
    chart: alt.LayerChart = (ground + strokes + marks + numbers).properties(
        height=max(2, len(titles)) * 24 + 60,
        padding={"right": 46, "left": 5, "top": 5, "bottom": 5},
    )
    return chart


def _place() -> str:
    """Vega expression for the labels at 0, 0.5 and 1: beginning, middle, end."""
    beginning, middle, end = (
        json.dumps(text, ensure_ascii=False)
        for text in (say("beginning"), say("middle"), say("end"))
    )
    return f"datum.value == 0 ? {beginning} : datum.value == 1 ? {end} : {middle}"


MOST_DOCUMENTS = 30


def redactions(taken: pd.DataFrame) -> Figure | None:
    """How often each kind of name or number was replaced in the interviews; none without rows.

    `taken` is Redactions, of the documents that are shown.
    """
    if taken.empty:
        return None
    words = {key: say(text) for key, text in naming.REDACTED.items()}
    kinds = taken.groupby("kind")[["n_replaced", "n_different"]].sum()
    kinds = kinds.sort_values("n_replaced", ascending=False, kind="stable").reset_index()
    kinds = kinds.assign(name=kinds["kind"].map(words), n=kinds["n_replaced"])
    n_interviews = taken.loc[taken["n_replaced"] > 0, "doc_id"].nunique()
    where = says("in {n} interview", "in {n} interviews", n_interviews)
    return Figure(
        "redactions",
        later("Names and numbers that were taken out"),
        says(
            "{n} name or number was replaced ({where})",
            "{n} names and numbers were replaced ({where})",
            int(kinds["n"].sum()),
            where=where,
        ),
        lambda: bars_chart(kinds, title=say("times replaced")),
        kinds,
        say(
            "What stood there is now a placeholder, such as [Person 3], the same each time "
            "the name comes."
        ),
        (),
    )


def promises(statements: pd.DataFrame) -> Figure | None:
    """How many promises have a match in an interview, have none, or have no verdict.

    `statements` has one row per promise, with its verdict.
    """
    if statements.empty:
        return None
    counts = statements["verdict"].value_counts()
    rows = pd.DataFrame(
        {
            "verdict": list(style.ANSWERS),
            "name": [say(words) for words in style.ANSWERS.values()],
            "n": [int(counts.get(kind, 0)) for kind in style.ANSWERS],
        }
    )
    return Figure(
        "promises",
        later("Promises: match, no match, cannot tell"),
        say(
            "{n} promises with a co-word: {answered} with a clear match in an interview, {none} "
            "with no match in any, {unclear} where one cannot tell. That says nothing of whether "
            "promises are kept",
            n=len(statements),
            answered=int(counts.get("answered", 0)),
            none=int(counts.get("none", 0)),
            unclear=int(counts.get("cannot tell", 0)),
        ),
        lambda: bars_chart(rows, title=say("promises")),
        rows,
        say(
            "A promise is a sentence of policy with a co-word and a word such as shall or will; "
            "some are not really promises. Whether it has a match is tested by the words that a "
            "passage shares with it; the co-word itself does not count."
        ),
        (),
    )


def dispersion(lines: pd.DataFrame, passages: pd.DataFrame, n_documents: int) -> Figure | None:
    """Dispersion of lines: the relative position of each in its document; none without lines.

    Documents are ordered by their number of lines; at most `MOST_DOCUMENTS` are drawn. `passages`
    give the order of segments, `n_documents` is the number of documents searched.
    """
    if lines.empty:
        return None
    placed = searching.places(lines, passages)
    counts = placed["title"].value_counts()
    shown = placed[placed["title"].isin(counts.index[:MOST_DOCUMENTS])]
    note = say("Each line is one place, from the document's beginning to its end.")
    if len(counts) > MOST_DOCUMENTS:
        note += " " + say("The {n} with most are drawn.", n=MOST_DOCUMENTS)
    title = says(
        "Once in {having} of {documents} documents",
        "{n} times in {having} of {documents} documents",
        len(lines),
        having=len(counts),
        documents=n_documents,
    )
    if len(counts) > 1:
        most = {"document": counts.index[0], "n": int(counts.iloc[0])}
        title += say("; most in {document} ({n})", **most)
    return Figure(
        "dispersion",
        later("Where it is said"),
        title,
        lambda: dispersion_chart(shown, counts.head(MOST_DOCUMENTS)),
        placed[["title", "corpus", "place", "keyword", "segment_id"]],
        note,
        SIDES,
    )
