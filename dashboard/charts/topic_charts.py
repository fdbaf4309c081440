"""Charts of topics: shares by side, words, groups of the catalogue, and human validation."""

from __future__ import annotations

from math import isnan

import altair as alt
import pandas as pd

from dashboard.charts import gap_charts, style
from dashboard.charts.figure import SIDES, Figure, said
from dashboard.data import loading
from dashboard.translation import later, percent, say, says
from pipeline.wording.messages import rendered_or_same


def groups_chart(shares: pd.DataFrame) -> alt.LayerChart:
    """The mean share of a topic in each group of documents, with intervals, by side."""
    x = {
        "scale": alt.Scale(domainMin=0, domainMax=style.top_share(shares)),
        "axis": alt.Axis(format="%", tickCount=6),
        "title": say("share of words"),
    }
    tooltip = [
        alt.Tooltip("name:N", title=say("group")),
        *style.interval_tooltip(say("share"), ".1%"),
        alt.Tooltip("n_documents:Q", title=say("documents")),
    ]
    return style.estimates(shares, list(dict.fromkeys(shares["name"])), x, tooltip)


def judged_chart(tasks: pd.DataFrame) -> alt.LayerChart:
    """The share of right answers in each task with its interval; a tick marks chance level.

    All points have one colour and shape, since no answer belongs to a side.
    """
    scale = alt.Scale(domain=[0, 1], nice=False)
    axis = alt.Axis(format="%", values=[0, 0.25, 0.5, 0.75, 1])
    title = say("answers that are the model's")
    base = alt.Chart(tasks).encode(y=style.rows_axis(tasks["name"].tolist(), 220))
    guessed = base.mark_tick(color="#868686", thickness=3, size=22).encode(
        x=alt.X("chance:Q", scale=scale, axis=axis, title=title)
    )
    intervals = base.mark_rule(strokeWidth=2.5, opacity=0.55, color=style.COLOURS["bridge"]).encode(
        x=alt.X("ci_low:Q", scale=scale, axis=axis, title=title), x2=alt.X2("ci_high:Q")
    )
    dots = base.mark_point(
        filled=True,
        size=130,
        opacity=1,
        color=style.COLOURS["bridge"],
        shape=style.SHAPES["bridge"],
    ).encode(
        x=alt.X("share:Q", scale=scale, axis=axis, title=title),
        tooltip=[
            alt.Tooltip("name:N", title=say("task")),
            alt.Tooltip("share:Q", title=say("right"), format=".0%"),
            alt.Tooltip("n_judged:Q", title=say("answers")),
            alt.Tooltip("chance:Q", title=say("right by guessing"), format=".0%"),
        ],
    )
    chart: alt.LayerChart = (guessed + intervals + dots).properties(height=style.height(len(tasks)))
    return chart


def shares_chart(gaps: pd.DataFrame) -> alt.LayerChart:
    """The mean share of words of each topic on both sides, joined by a line, in per cent."""
    x = {"title": say("share of a document's words"), "axis": alt.Axis(format="%")}
    return style.pairs(gaps, x, [say("topic"), say("share of words"), ".1%"])


def word_rates_chart(words: pd.DataFrame, *, title: str) -> alt.LayerChart:
    """Rates of each word on both sides, joined by a line, on a symlog scale from 0.

    `words` hold term, policy and frontline; a side without a rate has no point.
    """
    top = float(words[["policy", "frontline"]].to_numpy(float, na_value=0.0).max(initial=0.0))
    ticks = [0, 0.1, 0.3, 1, 3, 10, 30, 100, 300, 1000, 10_000]
    ticks = [tick for tick in ticks if not tick or top / 100 < tick <= 1.2 * top]
    x = {
        "title": title,
        "scale": alt.Scale(type="symlog", constant=2, domain=[0, 1.2 * top or 1]),
        "axis": alt.Axis(values=ticks, format=",.1~f"),
    }
    return style.pairs(words.assign(name=words["term"]), x, [say("word"), title, ",.3~r"])


def strip_chart(topic_shares: pd.DataFrame) -> alt.Chart:
    """A point for each document at its share of one topic, the sides in two rows."""
    chart: alt.Chart = (
        alt.Chart(style.with_words(topic_shares))
        .mark_point(filled=True, size=90, opacity=0.75)
        .encode(
            x=alt.X(
                "share:Q", title=say("share of the document's words"), axis=alt.Axis(format="%")
            ),
            y=alt.Y("side:N", sort=[say("policy"), say("frontline")], title=None),
            yOffset=alt.YOffset("spread:Q", scale=alt.Scale(domain=[-1, 7])),
            **style.encode("corpus", ["policy", "frontline"]),
            tooltip=[
                alt.Tooltip("title:N", title=say("document")),
                alt.Tooltip("share:Q", title=say("share"), format=".1%"),
            ],
        )
        .transform_window(order="row_number()", groupby=["corpus"])
        .transform_calculate(spread="datum.order % 7")
        .properties(height=170)
    )
    return chart


MOST_OWN_WORDS = 6


def topic_shares(gaps: pd.DataFrame) -> Figure | None:
    """Mean shares of each topic on both sides; none without topics."""
    shown = gap_charts.topics_shown(gaps)
    if shown.empty:
        return None
    return Figure(
        "topic_shares",
        later("Topics: shares on both sides"),
        said(shown, "name", most=2),
        lambda: shares_chart(shown),
        shown,
        say("Means over documents of the share of a document's words."),
        SIDES,
    )


def topic_strip(shares: pd.DataFrame, label: str) -> Figure:
    """The share of one topic in each document; `shares` hold title, corpus and share."""
    rows = shares[["title", "corpus", "share"]]
    return Figure(
        "topic_strip",
        later("One topic in each document"),
        say("{topic}: its share in each document", topic=label),
        lambda: strip_chart(rows),
        rows,
        say("Each point is a document."),
        SIDES,
    )


def topic_words(words: pd.DataFrame) -> Figure | None:
    """Rates of the topic's words on both sides; none if no word has a rate on both.

    `words` are as `arranging.words_by_side` has them. Rates and not counts are compared: the sides
    have unequally many words.
    """
    rows = words.dropna(subset=["policy", "frontline"])
    if rows.empty:
        return None
    ahead = int((rows["policy"] > rows["frontline"]).sum())
    return Figure(
        "topic_words",
        later("The words of one topic, by side"),
        says(
            "{n} of its {all} words is said at a higher rate in policy, counted over all text, "
            "not only where it speaks of the topic",
            "{n} of its {all} words are said at a higher rate in policy, counted over all text, "
            "not only where it speaks of the topic",
            ahead,
            all=len(rows),
        ),
        lambda: word_rates_chart(rows, title=say("per 10,000 words")),
        rows,
        say(
            "Times in 10,000 words of all documents of a side together. The heaviest words of the "
            "topic come first."
        ),
        SIDES,
    )


USED_BY = {
    "policy": later("Within this topic policy leans to: {words}."),
    "frontline": later("The frontline to: {words}."),
    "both": later("Both alike: {words}."),
}

TOO_FEW = {
    "policy": later("Too few policy documents speak of it at length to say how often."),
    "frontline": later("Too few interviews speak of it at length to say how often."),
}


def own_words(words: pd.DataFrame) -> Figure | None:
    """The words that each side prefers within one topic, and those of both; none without any.

    `words` are a topic's rows of TopicWords.
    """
    order = {side: number for number, side in enumerate(USED_BY)}
    rows = words.assign(order=words["used_by"].map(order)).sort_values(["order", "rank"])
    rows = rows.drop(columns="order")
    drawn = rows[rows["rank"] <= MOST_OWN_WORDS]
    drawn = drawn.dropna(subset=["policy", "frontline"], how="all")
    if drawn.empty:
        return None
    silent = [say(text) for side, text in TOO_FEW.items() if drawn[side].isna().all()]
    told = [
        say(text, words=", ".join(drawn.loc[drawn["used_by"] == side, "term"].head(4)))
        for side, text in USED_BY.items()
        if (drawn["used_by"] == side).any()
    ]
    n = int((rows["p_adjusted"] <= loading.level()).sum())
    told += [say("Within the topic no difference can be shown.")] if not n else []
    return Figure(
        "own_words",
        later("The words that each side has for one topic"),
        " ".join(told),
        lambda: word_rates_chart(drawn, title=say("times in 1,000 words of the topic")),
        rows,
        say(
            "Words of the passages that speak of the topic: first those that policy prefers there, "
            "then the frontline's, then those of both. They are ranked by how far they set the "
            "sides apart; {n} of {all} differ by more than chance explains.",
            n=n,
            all=len(rows),
        )
        + "".join(f" {one}" for one in silent),
        SIDES,
    )


def topic_groups(shares: pd.DataFrame, label: str) -> Figure | None:
    """The share of one topic in groups of the catalogue; none without any.

    `shares` are the rows of TopicGroups of one topic and one column of the catalogue.
    """
    if shares.empty:
        return None
    rows = shares.assign(name=shares["value"].map(rendered_or_same), estimate=shares["share"])
    rows = rows.sort_values(["corpus", "estimate"], ascending=[False, False])
    several = rows[rows["corpus"].map(rows["corpus"].value_counts()) > 1]
    fullest = several.groupby("corpus")["estimate"].mean().idxmax() if len(several) else ""
    compared = loading.of(several, corpus=str(fullest)) if len(several) else rows
    most, least = compared.iloc[0], compared.iloc[-1]
    ends = {
        "topic": label,
        "most": str(most["name"]), "high": percent(float(most["estimate"])),
        "least": str(least["name"]), "low": percent(float(least["estimate"])),
    }  # fmt: skip
    low, high = float(most["ci_low"]), float(least["ci_high"])
    return Figure(
        "topic_groups",
        later("One topic by group of documents"),
        say("{topic}: most in {most} ({high}), least in {least} ({low})", **ends)
        if low > high
        else say(
            "{topic}: most in {most} ({high}), least in {least} ({low}); without both intervals, "
            "so it may be chance",
            **ends,
        )
        if isnan(low + high)
        else say(
            "{topic}: most in {most} ({high}), least in {least} ({low}); intervals "
            "overlap, so it may be chance",
            **ends,
        ),
        lambda: groups_chart(rows),
        rows,
        say(
            "Means over the documents of a group, lines are intervals where there are enough "
            "clusters and none tells of two alone. Groups are not tested against each other; those "
            "with few people are put together."
        ),
        SIDES,
    )


TASKS = {
    "word_intrusion": later("Which word does not belong?"),
    "topic_intrusion": later("Which topic is not in the passage?"),
    "passage_coding": later("What is the passage about?"),
}


def validation(judged: pd.DataFrame) -> Figure | None:
    """How often people see what the topic model sees; none if nobody was asked.

    `judged` is TopicValidation.
    """
    rows = judged[judged["topic"] == ""]
    if rows.empty:
        return None
    rows = rows.assign(name=rows["task"].map({key: say(text) for key, text in TASKS.items()}))
    told = "; ".join(
        say("{task} {share} right", task=row.name, share=percent(float(str(row.share))))
        for row in rows[["name", "share"]].itertuples(index=False)
    )
    return Figure(
        "validation",
        later("Do people see the topics?"),
        told,
        lambda: judged_chart(rows),
        rows,
        say("Lines are intervals (Wilson). The upright strokes are what guessing would find."),
        (),
    )
