"""Charts of concepts: rates on both sides, roles, the profile of a magic concept, years.

And of themes, practices and codes: rates that judged passages corrected.
"""

from __future__ import annotations

import json
import math
from collections.abc import Collection
from typing import Any

import altair as alt
import pandas as pd

from dashboard.charts import style
from dashboard.charts.figure import SIDES, Figure, said
from dashboard.charts.patterns import labels
from dashboard.data import loading, mention_rows
from dashboard.translation import code, later, percent, say, says
from pipeline import tables
from pipeline.wording.names import theme


def rates_chart(usage: pd.DataFrame, concepts: list[str]) -> alt.LayerChart:
    """Mentions per 10,000 words of each concept on both sides, with intervals (symlog scale)."""
    ticks = [0, 0.3, 1, 3, 10, 30, 100, 300]
    top = float(usage[["estimate", "ci_high"]].to_numpy(float, na_value=0.0).max(initial=0.0))
    x = {
        "scale": alt.Scale(type="symlog", constant=0.3, domainMin=0),
        "axis": alt.Axis(
            values=[tick for tick in ticks if tick <= max(top * 1.2, 1)],
            labelExpr="'' + datum.value",  # the scale's own format would write 10 as 1e+1
        ),
        "title": [say("mentions per 10,000 words"), say("(each step about three times as many)")],
    }
    tooltip = [
        alt.Tooltip("concept:N", title=say("concept")),
        *style.interval_tooltip(say("per 10,000 words"), ".2f"),
        alt.Tooltip("n_documents_with:Q", title=say("documents that say it")),
        alt.Tooltip("n:Q", title=say("of documents")),
    ]
    pick = alt.selection_point(name="pick", fields=["concept"], on="click")
    return style.estimates(usage.assign(name=usage["concept"]), concepts, x, tooltip, pick)


def roles_chart(pairs: pd.DataFrame, names: list[str]) -> alt.LayerChart:
    """A line from who does it (left) to with whom (right) for each pair; width encodes the count.

    `pairs` hold corpus, who, with_whom and n; `names` are the rows from top to bottom.
    """
    ends = {"policy": (0.0, 1.0), "frontline": (1.6, 2.6)}
    start = pairs["corpus"].map({side: pair[0] for side, pair in ends.items()}).astype(float)
    end = pairs["corpus"].map({side: pair[1] for side, pair in ends.items()}).astype(float)
    lines = style.with_words(pairs.assign(start=start, end=end))
    left = lines.rename(columns={"who": "name", "start": "x"})[["corpus", "name", "x", "n"]]
    right = lines.rename(columns={"with_whom": "name", "end": "x"})[["corpus", "name", "x", "n"]]
    points = pd.concat([left, right]).groupby(["corpus", "name", "x"], as_index=False)["n"].sum()
    sides = style.encode("corpus", ["policy", "frontline"])
    x = alt.X(
        "x:Q",
        scale=alt.Scale(domain=[-0.15, 2.75], nice=False),
        title=None,
        axis=alt.Axis(values=[0, 1, 1.6, 2.6], labelExpr=_ends(), grid=False, orient="top"),
    )
    # The order stands in the scale: layers that sort by different columns would fall back to ABC.
    y = alt.Y(
        "name:N",
        scale=alt.Scale(domain=names),
        title=None,
        axis=alt.Axis(
            labelLimit=160, labelFontSize=13, labelFlush=False, ticks=False, domain=False
        ),
    )
    drawn = (
        alt.Chart(lines)
        .mark_rule(opacity=0.6)
        .encode(
            x=alt.X("start:Q", title=None),
            x2=alt.X2("end:Q"),
            y=alt.Y("who:N", scale=alt.Scale(domain=names), title=None),
            y2=alt.Y2("with_whom:N"),
            strokeWidth=alt.StrokeWidth("n:Q", legend=None, scale=alt.Scale(range=[1, 9])),
            color=sides["color"],
            tooltip=[
                alt.Tooltip("side:N", title=say("side")),
                alt.Tooltip("who:N", title=say("who")),
                alt.Tooltip("with_whom:N", title=say("with whom")),
                alt.Tooltip("n:Q", title=say("times")),
            ],
        )
    )
    dots = alt.Chart(points).mark_point(filled=True, size=110, opacity=1).encode(x=x, y=y, **sides)
    chart: alt.LayerChart = (drawn + dots).properties(height=style.height(len(names)))
    return chart


def _ends() -> str:
    """Vega expression for the x-axis: `who` at the left end of a side, `with whom` at the right."""
    who, whom = (json.dumps(text, ensure_ascii=False) for text in (say("who"), say("with whom")))
    return f"datum.value == 0 || datum.value == 1.6 ? {who} : {whom}"


def profile_chart(profiles: pd.DataFrame) -> alt.LayerChart:
    """Each trait of a magic concept on both sides, with intervals, from 0 to 100 %."""
    x = {
        "scale": alt.Scale(domain=[0, 1], nice=False),
        "axis": alt.Axis(format="%", values=[0, 0.25, 0.5, 0.75, 1]),
        "title": say("share"),
    }
    tooltip = [
        alt.Tooltip("side:N", title=say("side")),
        alt.Tooltip("meaning:N", title=say("what is measured")),
        alt.Tooltip("estimate:Q", title=say("share"), format=".0%"),
        alt.Tooltip("n:Q", title=say("documents")),
    ]
    return style.estimates(profiles, list(dict.fromkeys(profiles["name"])), x, tooltip)


def years_chart(dated: pd.DataFrame) -> alt.LayerChart:
    """A point for each document: year by mentions per 10,000 words (or 0), the fullest with names.

    Documents of a year stand beside each other; those without which a verdict would be another
    (`makes_it`) have a ring.
    """
    first, last = int(dated["year"].min()), int(dated["year"].max())
    step = max(1, math.ceil((last - first + 1) / 8))
    shown = _named_points(style.with_words(dated))
    x = alt.X(
        "at:Q",
        scale=alt.Scale(domain=[first - 0.6, last + 0.6], nice=False),
        title=say("year of the document"),
        axis=alt.Axis(format="d", values=list(range(first, last + 1, step)), grid=False),
    )
    y = alt.Y(
        "rate:Q", title=say("mentions per 10,000 words"), scale=alt.Scale(domain=[0, _top(dated)])
    )
    base = alt.Chart(shown).encode(x=x, y=y)
    dots = base.mark_point(filled=True, size=100, opacity=0.8).encode(
        **style.encode("corpus", ["policy", "frontline"]),
        tooltip=[
            alt.Tooltip("title:N", title=say("document")),
            alt.Tooltip("year:Q", title=say("year")),
            alt.Tooltip("n_mentions:Q", title=say("mentions")),
            alt.Tooltip("rate:Q", title=say("per 10,000 words"), format=".1f"),
        ],
    )
    makes_it = shown[shown["makes_it"]]
    rings = [
        alt.Chart(makes_it).mark_point(size=330, strokeWidth=2, opacity=1, color="#868686")
        .encode(x=x, y=y)
    ] if len(makes_it) else []  # fmt: skip
    across = (shown["at"] - first + 0.6) / (last - first + 1.2)
    down = 1 - shown["rate"] / _top(dated)
    at = list(zip(across.tolist(), down.tolist(), strict=True))
    names = labels.layers(shown, at, height=_YEARS_HEIGHT, x=x, y=y, text="short")
    chart: alt.LayerChart = alt.LayerChart(layer=[dots, *rings, *names], height=_YEARS_HEIGHT)
    return chart


_YEARS_HEIGHT = 300

_MOST_NAMED = 12
_LONGEST = 30


def _top(dated: pd.DataFrame) -> float:
    return 1.12 * float(dated["rate"].max()) or 1.0


def _named_points(dated: pd.DataFrame) -> pd.DataFrame:
    """The rows with `at`, a little beside the year, and `short` names, '' for most.

    Named are documents that make a finding, then those that say it most.
    """
    ordered = dated.sort_values(
        ["makes_it", "rate", "title"], ascending=[False, False, True], kind="stable"
    )
    same = ordered.groupby("year")["doc_id"]
    place, n = same.cumcount(), same.transform("size")
    at = ordered["year"] + (place - (n - 1) / 2) * (0.7 / n).clip(upper=0.14)
    wanted = ordered["makes_it"] | (ordered["rate"] > 0) & (pd.Series(
        range(len(ordered)), index=ordered.index) < _MOST_NAMED)  # fmt: skip
    titles = ordered["title"].str.partition(":")[0]
    short = titles.where(titles.str.len() <= _LONGEST, titles.str[: _LONGEST - 1] + "…")
    short = short.where(wanted, "")
    return ordered.assign(at=at, short=short)


MOST_CONCEPTS = 40

MOST_PAIRS = 24


def concept_rates(usage: pd.DataFrame, concepts: pd.DataFrame) -> Figure | None:
    """Rates of each concept on both sides; none without rows.

    `usage` is Usage, `concepts` the rows of `arranging.concept_rows`, whose order the chart keeps.
    At most `MOST_CONCEPTS` are drawn.
    """
    shown = concepts["concept"].tolist()[:MOST_CONCEPTS]
    rows = usage[usage["concept"].isin(shown)]
    if rows.empty:
        return None
    return Figure(
        "concept_rates",
        later("Co-concepts: rates on both sides"),
        said(concepts, "concept"),
        lambda: rates_chart(rows, shown),
        rows,
        say(
            "Dots are means over documents, lines are intervals. Not counted: words the "
            "interviewer said first."
        ),
        SIDES,
    )


def roles(lines: pd.DataFrame) -> Figure | None:
    """Who does it with whom, from the lines of a concordance; none if no line names a role.

    At most `MOST_PAIRS` pairs are drawn; the rows hold all.
    """
    pairs = mention_rows.role_pairs(lines)
    named = pairs[
        (pairs["who"] != mention_rows.NOBODY) | (pairs["with_whom"] != mention_rows.NOBODY)
    ]
    if named.empty:
        return None
    shown = named.head(MOST_PAIRS)
    seen = pd.concat([shown["who"], shown["with_whom"]])
    names = [name for name in seen.value_counts().index if name != mention_rows.NOBODY] + [
        mention_rows.NOBODY
    ]
    doers = (
        named[named["who"] != mention_rows.NOBODY].groupby(["corpus", "who"], sort=False)["n"].sum()
    )
    most = doers.sort_values(ascending=False, kind="stable").reset_index()
    told = ", ".join(
        f"{code(str(row.who))} ({code(str(row.corpus))})"
        for row in most.drop_duplicates("corpus").itertuples()
    )
    return Figure(
        "roles",
        later("Who does it, and with whom"),
        say(
            "Who does it is not said in {policy} of the sentences in policy and {frontline} at the "
            "frontline. Where it is, most often: {told}",
            told=told or say("no role named"),
            **{side: percent(mention_rows.without_doer(lines, side)) for side in tables.CORPORA},
        ),
        lambda: roles_chart(
            shown.assign(**{end: shown[end].map(_role) for end in ("who", "with_whom")}),
            [_role(name) for name in names],
        ),
        pairs,
        say("Each line joins who does it with those it is done with; the thicker, the more often."),
        SIDES,
    )


def _role(role: str) -> str:
    return say(mention_rows.NOBODY) if role == mention_rows.NOBODY else code(role)


MEASURED = {
    "spread": later("documents that say it"),
    "contexts": later("themes beside it"),
    "praise": later("in positive sentences"),
    "consensus": later("no conflict or cost"),
    "anywhere": later("nobody and no place named"),
}


_ENOUGH_MENTIONS = 20
"""From this many mentions on, shares of a side's mentions are given in per cent."""

_MOST_OF_IT = 0.5
"""From this share on, a trait is said to be like that of a magic concept."""


def profile(profiles: pd.DataFrame, concept: str) -> Figure | None:
    """Shares from 0 to 1 of each trait of a magic concept, by side; none if it was not measured."""
    rows = loading.of(profiles, concept=concept)
    if rows.empty:
        return None
    rows = rows.assign(
        measured=rows["figure"].map({key: say(text) for key, text in MEASURED.items()}),
    )
    rows = rows.assign(name=rows["trait"].map(code) + ": " + rows["measured"])
    return Figure(
        "profile",
        later("Is it a magic concept?"),
        _strongest(rows),
        lambda: profile_chart(rows),
        rows,
        say(
            "A magic concept is broad, good, consensual and global (Pollitt & Hupe 2011). "
            "Dots are means over documents, lines are intervals. Conflict, cost and tone are found "
            "by lists of words, which miss irony: read the sentences."
        ),
        SIDES,
    )


def _strongest(rows: pd.DataFrame) -> str:
    """The strongest trait of each side, and the sides with too few mentions to tell of one."""
    few = rows["n_mentions"] < _ENOUGH_MENTIONS
    # How many documents say it is given for few mentions too.
    highest = rows[~few | (rows["figure"] == "spread")].sort_values("estimate", ascending=False)
    strong = highest[highest["estimate"] >= _MOST_OF_IT].drop_duplicates("corpus")
    told = "; ".join(
        f"{code(str(row.corpus))}, {row.measured} ({percent(float(str(row.estimate)))})"
        for row in strong.sort_values("corpus", ascending=False).itertuples()
    )
    title = (
        say(
            "Signs of a magic concept (a word that everybody likes and nobody objects to), "
            "the strongest: {told}",
            told=told,
        )
        if told
        else say("Hardly a magic concept: no trait is found in half of it on any side")
    )
    left = rows[few & (rows["figure"] != "spread")].drop_duplicates("corpus")
    too_few = "; ".join(
        say(
            "{side} ({n} in {documents})",
            side=code(str(row.corpus)),
            n=row.n_mentions,
            documents=says("{n} document", "{n} documents", int(str(row.n))),
        )
        for row in left.sort_values("corpus", ascending=False).itertuples()
    )
    if not too_few:
        return title
    if not told:
        return say("Too few mentions to say whether it is a magic concept: {told}", told=too_few)
    return say("{title}. Too few mentions to say more: {told}", title=title, told=too_few)


def years(
    lines: pd.DataFrame, documents: pd.DataFrame, *, makes_it: Collection[str] = ()
) -> Figure | None:
    """Mentions per 10,000 words of each dated document; none if no document has a date.

    `makes_it` are ids of documents without which the verdict would be another.
    """
    rows = mention_rows.by_year(lines, documents)
    if rows.empty:
        return None
    rows = rows.assign(makes_it=rows["doc_id"].isin(list(makes_it)))
    having = rows[rows["n_mentions"] > 0]
    told = (
        say(
            "Said in {having} of {n} dated documents, from {first} to {last}",
            having=len(having),
            n=len(rows),
            first=str(having["year"].min()),
            last=str(having["year"].max()),
        )
        if len(having)
        else say("Said in none of {n} dated documents", n=len(rows))
    )
    note = say(
        "Each point is a document; those of one year stand beside each other. Names: documents "
        "that say it most, where there is room. Not counted: words the interviewer said first."
    )
    ring = say("A ring: without this document the finding disappears.")
    return Figure(
        "years",
        later("Use over the years"),
        told,
        lambda: years_chart(rows),
        rows,
        f"{note} {ring}" if rows["makes_it"].any() else note,
        SIDES,
    )


CORRECTED = {
    "theme": later("Themes, corrected by judged passages"),
    "practice": later("Practices, corrected by judged passages"),
    "code": later("Codes, by judged passages"),
}
"""What the chart of a kind is called."""


def sides_of(corrected: pd.DataFrame) -> pd.DataFrame:
    """One row per item and side: estimate, interval, what the list alone gives, its recall."""
    parts = [
        pd.DataFrame(
            {
                "name": corrected["label"],
                "corpus": side,
                "estimate": corrected[side],
                "ci_low": corrected[f"low_{side}"],
                "ci_high": corrected[f"high_{side}"],
                "listed": corrected[f"listed_{side}"],
                "recall": corrected[f"recall_{side}"],
                "n_judged": corrected[f"n_judged_{side}"],
            }
        )
        for side in tables.CORPORA
    ]
    return pd.concat(parts, ignore_index=True)


def corrected_rates(corrected: pd.DataFrame, kind: str) -> Figure | None:
    """Corrected figures of one kind on both sides, the largest gaps first; none without a row."""
    rows = loading.of(corrected, kind=kind)
    if rows.empty:
        return None
    if kind == "theme":  # the heading says that they are themes
        rows = rows.assign(label=rows["item"].map(theme))
    ordered = rows.sort_values("estimate", key=abs, ascending=False, kind="stable")
    note = say(
        "Passages with the theme, practice or code per 10,000 words. Lines are "
        "intervals. Lines that do not overlap do not yet show a difference: all items are "
        "tested together."
    )
    if kind != "code":
        strokes = say("Small strokes: the word list alone.")
        note = f"{note} {strokes}"
    return Figure(
        f"corrected_{kind}",
        CORRECTED[kind],
        say("As people judged passages: {told}", told=said(ordered, "label")),
        lambda: corrected_chart(sides_of(ordered), has_list=kind != "code"),
        ordered,
        note,
        SIDES,
    )


def corrected_chart(rows: pd.DataFrame, *, has_list: bool) -> alt.LayerChart:
    """A point with its interval for each item and side, and a stroke where the list alone is."""
    names = list(dict.fromkeys(rows["name"]))
    x: dict[str, Any] = {"scale": alt.Scale(domainMin=0), "title": say("passages per 10,000 words")}
    tooltip = [
        alt.Tooltip("name:N", title=say("item")),
        *style.interval_tooltip(say("per 10,000 words"), ".1f"),
        alt.Tooltip("listed:Q", title=say("by the word list alone"), format=".1f"),
        alt.Tooltip("recall:Q", title=say("of it the list finds"), format=".0%"),
        alt.Tooltip("n_judged:Q", title=say("passages judged")),
    ]
    points = style.estimates(rows, names, x, tooltip)
    if not has_list:
        return points
    strokes = (
        alt.Chart(style.with_words(rows))
        .mark_tick(thickness=2.5, size=11, opacity=0.9)
        .encode(
            x=alt.X("listed:Q", **x),
            y=style.rows_axis(names, 200),
            yOffset=alt.YOffset("corpus:N", sort=list(tables.CORPORA)),
            color=style.encode("corpus", list(tables.CORPORA))["color"],
            tooltip=tooltip,
        )
    )
    # The rows of the points stand with their chart, not with its layers.
    chart: alt.LayerChart = alt.LayerChart(
        data=points.data, layer=[*points.layer, strokes]
    ).properties(height=points.height)
    return chart
