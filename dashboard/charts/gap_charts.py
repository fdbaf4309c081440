"""Charts of differences about zero: concepts, topics, themes, traits of mentions."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import altair as alt
import pandas as pd

from dashboard.charts import style, verdict_charts
from dashboard.charts.figure import Figure, said
from dashboard.data import arranging, loading, mention_rows
from dashboard.translation import later, percent, say
from pipeline import tables
from pipeline.wording.names import theme

LOG2 = ("log2_ratio", "log2_sim_low", "log2_sim_high")


def diverging(gaps: pd.DataFrame) -> alt.LayerChart:
    """A point and interval per row about zero: more at the frontline left, more in policy right.

    If all measures are rates the axis is the log2 ratio, else the difference in percentage points.
    `gaps` need a `name`; intervals that leave the axis end in an arrow.
    """
    percent = not gaps["measure"].str.endswith("_rate").all()
    ends = ("estimate", "sim_low", "sim_high") if percent else LOG2
    scale = 100 if percent else 1
    value, low, high = (gaps[name] * scale for name in ends)
    rows = gaps.assign(value=value, low=low, high=high).sort_values("value", ascending=False)
    reach = _reach(rows, percent)
    x = alt.X(
        "value:Q",
        scale=alt.Scale(domain=[-reach, reach], nice=False),
        title="← {}\u2003\u2003{} →".format(say("frontline"), say("policy")),
        axis=alt.Axis(
            labelExpr=style.points_axis() if percent else style.times_axis(),
            grid=True,
            values=style.steps(reach, (5, 10, 20, 50) if percent else (1, 2, 4)),
        ),
    )
    base = alt.Chart(rows).encode(y=style.rows_axis(rows["name"].tolist(), 160))
    kinds = list(style.COLOURS)
    encoded = style.encode("verdict", kinds)
    middle = (
        alt.Chart(pd.DataFrame({"middle": [0]}))
        .mark_rule(color="#868686", strokeWidth=1.5)
        .encode(x=alt.X("middle:Q"))
    )
    intervals = base.mark_rule(strokeWidth=2.5, clip=True, opacity=0.55).encode(
        x=alt.X("low:Q", scale=alt.Scale(domain=[-reach, reach])),
        x2=alt.X2("high:Q"),
        color=encoded["color"],
    )
    arrows = style.arrows(rows, (-reach, reach), y=style.rows_axis(rows["name"].tolist(), 160))
    layers = alt.LayerChart(layer=[middle, intervals, *arrows, *_dots(rows, base, x=x, **encoded)])
    chart: alt.LayerChart = layers.properties(height=style.height(len(rows)))
    return chart


def _dots(rows: pd.DataFrame, base: alt.Chart, **encoded: Any) -> list[alt.Chart]:
    """The points; hollow where a side is named that perhaps only the genre explains."""
    tooltip = [
        alt.Tooltip("label:N", title=say("item")),
        alt.Tooltip("sentence:N", title=say("sentence")),
    ]
    hollow = is_perhaps_genre(rows)
    # A layer without points would be a picture without a text for screen readers.
    parts = [
        (chosen, filled) for chosen, filled in ((~hollow, True), (hollow, False)) if chosen.any()
    ]
    return [
        base.properties(data=rows[chosen])
        .mark_point(filled=filled, size=130, opacity=1, clip=True, strokeWidth=2.5)
        .encode(**encoded, tooltip=tooltip)
        for chosen, filled in parts
    ]


def is_perhaps_genre(rows: pd.DataFrame) -> pd.Series[bool]:
    """Rows that name a side, though nothing shows that it is by more than their genre makes.

    Either the documents differ as much anyway, or there is nothing to compare the row with.
    """
    if "more_than_genre" not in rows:
        return pd.Series(data=False, index=rows.index)
    return rows["verdict"].isin(tables.CORPORA) & ~rows["more_than_genre"].isin(tables.CORPORA)


def hollow_means(rows: pd.DataFrame) -> str:
    """What hollow points of these rows stand for."""
    hollow = rows[is_perhaps_genre(rows)]
    if (hollow["more_than_genre"] == "").all():
        return say("Hollow: not compared with how writing and talk differ anyway.")
    return say("Hollow: may only be writing against talk.")


def _reach(rows: pd.DataFrame, percent: bool) -> float:
    """Half the width of the axis: all points, and intervals up to 1.6 times the largest."""
    dots = float(rows["value"].abs().max())
    ends = float(rows[["low", "high"]].abs().to_numpy(float, na_value=0.0).max(initial=0.0))
    reach = min(max(dots, ends), 1.6 * dots + (5 if percent else 1))
    return max(5.0, 1.05 * reach) if percent else max(2.0, 0.2 + math.ceil(reach))


MOST_TOPICS = 24

MOST_TRAITS = 14


def _about_middle(name: str, what: str, rows: pd.DataFrame, label: str, note: str) -> Figure | None:
    """A diverging chart whose title names rows by the column `label`; none without rows."""
    if rows.empty:
        return None
    if is_perhaps_genre(rows).any():
        note = f"{note} {hollow_means(rows)}"
    return Figure(name, what, said(rows, label), lambda: diverging(rows), rows, note)


def concept_gaps(gaps: pd.DataFrame) -> Figure | None:
    """Log2 ratios of the eight most telling concepts; none if no concept was tested."""
    shown = arranging.most_telling(gaps, "concept_rate", "log2_ratio", 8)
    note = say("How many times as often one side says it. Lines are intervals.")
    note = " ".join(part for part in (note, verdict_charts.of_all(shown, gaps)) if part)
    return _about_middle(
        "concept_gaps",
        later("Co-concepts: how many times as often"),
        arranging.short_names(shown),
        "label",
        note,
    )


def topic_gaps(gaps: pd.DataFrame) -> Figure | None:
    """Differences of the eight most telling topics in percentage points; none without topics."""
    return _about_middle(
        "topic_gaps",
        later("Topics: the most telling"),
        arranging.short_names(arranging.most_telling(gaps, "topic_share", "estimate", 8)),
        "name",
        say("Difference in percentage points of a document's words. Lines are intervals."),
    )


def theme_gaps(gaps: pd.DataFrame) -> Figure | None:
    """Log2 ratios of the themes of the lexicon; none if no theme has one."""
    rows = loading.of(gaps, measure="theme_rate").dropna(subset=["log2_ratio"])
    made = _about_middle(
        "theme_gaps",
        later("Themes by word list: how many times as often"),
        rows.assign(name=rows["item"].map(theme)),
        "name",
        " ".join(
            [
                say("How many times as often one side speaks of it. Lines are intervals."),
                say("By word list: how much of it the list finds on each side is not known here.")
                if (rows["recall"] == "not known").any()
                else say(
                    "By word list alone, not corrected: quote the corrected picture, not this."
                ),
            ]
        ),
    )
    return made and replace(
        made, title=say("Not a finding, by word list alone: {told}", told=made.title)
    )


def traits(gaps: pd.DataFrame, concept: str) -> Figure | None:
    """Differences in the shares of a concept's mentions with each trait; none without any."""
    rows = mention_rows.mention_traits(gaps, concept).assign(measure="any")
    return _about_middle(
        "traits",
        later("How it is spoken of"),
        arranging.most_telling(rows, "any", "estimate", MOST_TRAITS),
        "name",
        say("Difference in percentage points of the mentions on each side. Lines are intervals."),
    )


def topics_shown(gaps: pd.DataFrame) -> pd.DataFrame:
    """At most `MOST_TOPICS` rows of topics by falling estimate, with a short, unique `name`."""
    topics = loading.of(gaps, measure="topic_share").sort_values("estimate", ascending=False)
    if len(topics) > MOST_TOPICS:
        topics = arranging.most_telling(topics, "topic_share", "estimate", MOST_TOPICS)[::-1]
    return arranging.short_names(topics)


def topic_differences(gaps: pd.DataFrame) -> Figure | None:
    """Policy minus frontline for each topic, in percentage points; none without topics."""
    shown = topics_shown(gaps)
    if shown.empty:
        return None
    counts = loading.of(gaps, measure="topic_share")["verdict"].value_counts()
    told = ", ".join(
        f"{counts[kind]} {say(words)}" for kind, words in style.WORDS.items() if kind in counts
    )
    title = say("The difference: {told}", told=told)
    note = say("Percentage points of a document's words. Lines are intervals.")
    if is_perhaps_genre(shown).any():
        note = f"{note} {hollow_means(shown)}"
    return Figure(
        "topic_differences",
        later("Topics: differences"),
        title,
        lambda: diverging(shown),
        shown,
        note,
    )


def _kept(fits: pd.DataFrame) -> list[str]:
    """Of which topics with a side the side stays in each refit, and of which it does not."""
    sided = fits[fits["verdict"].isin(tables.CORPORA)]
    stays = sided["same_side"] >= 1
    return [
        say(text, topics=", ".join(names))
        for text, names in (
            (later("of those with a finding: {topics}"), sided.loc[stays, "name"]),
            (later("but not: {topics}"), sided.loc[~stays, "name"]),
        )
        if len(names)
    ]


def topic_fits(fits: pd.DataFrame, gaps: pd.DataFrame) -> Figure | None:
    """The range of each topic's gap over refits of the model; none without refits.

    Colour and shape are the verdicts of Gaps; `fits` is TopicFits.
    """
    tested = loading.of(gaps, measure="topic_share")[["item", "verdict", "more_than_genre"]]
    rows = fits.rename(columns={"topic": "item"}).merge(tested, on="item")
    if rows.empty:
        return None
    rows = arranging.short_names(rows).assign(
        measure="topic_share",
        estimate=rows["gap"],
        sim_low=rows["lowest"],
        sim_high=rows["highest"],
        log2_sim_low=math.nan,  # refits tell of points alone
        log2_sim_high=math.nan,
    )
    rows = arranging.most_telling(rows, "topic_share", "estimate", MOST_TOPICS)
    rows["sentence"] = [
        say("The same side in {share} of the refits.", share=percent(share))
        for share in rows["same_side"]
    ]
    note = say(
        "Each line runs from the lowest to the highest difference when the topics are found "
        "anew without a fifth of the documents; the mark is of all documents and may lie "
        "outside. Add this uncertainty to the intervals elsewhere. Do not rely on a topic "
        "whose line crosses the middle."
    )
    if is_perhaps_genre(rows).any():
        note = f"{note} {hollow_means(rows)}"
    told = say(
        "{same} of {n} topics stay on the same side each time they are found anew",
        same=int((fits["same_side"] >= 1).sum()),
        n=len(fits),
    )
    return Figure(
        "topic_fits",
        later("Topics: does the gap survive re-running the model?"),
        "; ".join([told, *_kept(rows)]),
        lambda: diverging(rows),
        rows[[*fits.rename(columns={"topic": "item"}).columns, "verdict"]],
        note,
    )
