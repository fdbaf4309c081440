"""Scatter plot of words: frequency by log2 ratio."""

from __future__ import annotations

import math

import altair as alt
import pandas as pd

from dashboard.charts import style
from dashboard.charts.figure import Figure, said
from dashboard.translation import later, say


def plane_chart(terms: pd.DataFrame) -> alt.LayerChart:
    """A point for each term: times in all documents (log scale) by log2 ratio of the sides.

    Terms with a finding are larger, opaque and drawn last.
    """
    reach = max(2.0, math.ceil(float(terms["log2_ratio"].abs().max())))
    rows = style.with_words(terms).assign(shown=_labels(terms, reach))[
        ::-1
    ]  # findings are drawn on top
    x = alt.X(
        "times:Q",
        scale=alt.Scale(
            type="log", domain=[0.9 * float(rows["times"].min()), 1.4 * float(rows["times"].max())]
        ),
        title=say("times in all documents"),
        axis=alt.Axis(
            format=",d", values=[n * 10**power for power in range(7) for n in (1, 2, 3, 5, 7)]
        ),
    )
    y = alt.Y(
        "log2_ratio:Q",
        scale=alt.Scale(domain=[-reach - 0.5, reach + 0.5], nice=False),
        title="← {}\u2003\u2003{} →".format(say("frontline"), say("policy")),
        axis=alt.Axis(labelExpr=style.times_axis(), values=style.steps(reach, (1, 2, 4))),
    )
    pick = alt.selection_point(name="pick", fields=["term"], on="click")
    base = alt.Chart(rows).encode(x=x, y=y)
    unclear = alt.datum.verdict == "cannot tell"
    dots = base.mark_point(filled=True).encode(
        size=alt.condition(unclear, alt.value(42), alt.value(110)),
        opacity=alt.condition(unclear, alt.value(0.3), alt.value(0.95)),
        **style.encode("verdict", list(style.COLOURS)),
        tooltip=[
            alt.Tooltip("term:N", title=say("term")),
            alt.Tooltip("n_policy:Q", title=say("times in policy"), format=","),
            alt.Tooltip("n_frontline:Q", title=say("times at the frontline"), format=","),
            alt.Tooltip("told:N", title=say("verdict")),
        ],
    )
    names = (
        base.transform_filter("datum.shown != ''")
        .mark_text(align="left", dx=8, fontSize=12)
        .encode(text=alt.Text("shown:N"))  # in the ink of the page: colours are too faint for words
    )
    chart: alt.LayerChart = (dots.add_params(pick) + names).properties(height=460)
    return chart


_PLANE = (700, 390)
"""Width and height in pixels that labels are placed for; real screens vary."""


def _labels(terms: pd.DataFrame, reach: float, most: int = 36, unclear: int = 12) -> list[str]:
    """The label of each term, in the order of the rows; '' where it would overlap another one.

    Terms without a finding are named only while fewer than `unclear` names are in the picture.
    """
    times = terms["times"].clip(lower=1)
    across = _PLANE[0] / max(1.0, math.log2(times.max() / times.min()))
    down = _PLANE[1] / (2 * reach + 1)
    boxes: list[tuple[float, float, float]] = []
    labels: list[str] = []
    named = terms[["term", "times", "log2_ratio", "verdict"]]
    for term, n, ratio, verdict in named.itertuples(index=False):
        left, y = across * math.log2(max(n, 1)), down * ratio
        right = left + 12 + 6.5 * len(term)
        room = unclear if verdict == "cannot tell" else most
        free = len(boxes) < room and all(
            right < start or left > end or abs(y - height) > 13 for start, end, height in boxes
        )
        labels.append(term if free else "")
        if free:
            boxes.append((left, right, y))
    return labels


MOST_TERMS = 1500


def word_plane(terms: pd.DataFrame, shown: pd.DataFrame | None = None) -> Figure | None:
    """Words by frequency and log2 ratio; none if no row has a ratio.

    `terms` are the rows of `arranging.term_rows`; `shown` those to draw, if not all. At most
    `MOST_TERMS` are drawn. Title and note are of all terms.
    """
    drawn = (terms if shown is None else shown).dropna(subset=["log2_ratio"]).head(MOST_TERMS)
    if drawn.empty:
        return None
    counts = terms["verdict"].value_counts()
    return Figure(
        "word_plane",
        later("Words: frequency and gap"),
        said(terms.assign(estimate=terms["log_odds_z"]), "term", most=6),
        lambda: plane_chart(drawn),
        drawn,
        say(
            "Of {n} words, {policy} are surely more frequent in policy and {frontline} at the "
            "frontline. Higher: more often in policy; lower: more often at the frontline.",
            n=len(terms),
            policy=int(counts.get("policy", 0)),
            frontline=int(counts.get("frontline", 0)),
        ),
    )
