"""What is talked about along the levels: each topic as a band, as broad as its share of the words.

`Levels` gives the shares, `LevelContrasts` the topics that change for sure.
"""

from __future__ import annotations

from typing import Literal

import altair as alt
import pandas as pd

from dashboard.charts.figure import Figure
from dashboard.charts.levels import journey_charts
from dashboard.charts.levels.journey_charts import COLOURS, levels_axis, ordered_items
from dashboard.translation import later, say

MOST_BANDS = 9
"""As many topics have a band of their own; the others are one."""

_NARROW, _PART, _WIDEST = 500, 0.62, 260
"""Below so many pixels a name takes that part of the way between two levels; else so many."""

_REST = "rest"

_GREYS = ("#8C8C8C", "#B4B4B4")
"""Of bands that do not change for sure, in turn."""

_LEAST_NAMED = 0.04
"""A band that is narrower on every level has no room for its name."""


def topic_flow(levels: pd.DataFrame, contrasts: pd.DataFrame) -> Figure | None:
    """The topics of a language along the levels; none without two levels of topics."""
    shown = levels[(levels["measure"] == "topic_share") & levels["estimate"].notna()]
    if shown["position"].nunique() < 2:
        return None
    own = contrasts[contrasts["measure"] == "topic_share"]
    rows = bands(shown, own)
    return Figure(
        "topic_flow",
        later("Topics along the levels"),
        journey_charts.title(journey_charts.with_changes(shown, own), own),
        lambda: flow_chart(rows),
        rows,
        say(
            "Each band is a topic, as broad as its mean share of the words on a level. Coloured: "
            "surely more (▲) or less (▼) from left to right, over all levels or between two of "
            "them, and nowhere the other way; grey: none of that is shown."
        ),
        (),
    )


def bands(shown: pd.DataFrame, contrasts: pd.DataFrame) -> pd.DataFrame:
    """A row for each band and level: its share, where it begins and ends, and how it changes.

    Topics that change for sure come first, then the largest; what is left is one band.
    """
    change = _changes(shown, contrasts)
    largest = shown.groupby("item")["estimate"].max()
    order = [item for item in ordered_items(contrasts) if item in change]
    order += [str(item) for item in largest.sort_values(ascending=False).index if item not in order]
    kept = order[:MOST_BANDS]
    labels = dict(zip(shown["item"], shown["label"], strict=True))
    band = shown["item"].where(shown["item"].isin(kept), _REST)
    totals = shown.groupby([band, "position", "level"], sort=False)["estimate"].sum().reset_index()
    place = {item: i for i, item in enumerate([*kept, _REST])}
    rows = totals.sort_values(["position", "item"], key=lambda own: own.replace(place))
    last = rows.groupby("position")["estimate"].cumsum()
    return rows.assign(
        begins=last - rows["estimate"],
        ends=last,
        change=[change.get(item, "") for item in rows["item"]],
        label=[labels.get(item, say("all other topics")) for item in rows["item"]],
        turn=[place[item] % 2 for item in rows["item"]],
    ).reset_index(drop=True)


def _changes(shown: pd.DataFrame, contrasts: pd.DataFrame) -> dict[str, str]:
    """Items that rise or fall for sure from left to right: over all levels, or between some.

    A pair may be asked from right to left. An item that does both has no direction.
    """
    at = dict(zip(shown["level"], shown["position"], strict=True))
    sure = contrasts[contrasts["verdict"].isin(["rises", "falls"])]
    back = sure["first"].map(at) > sure["second"].map(at)
    onward = sure["verdict"].mask(back, sure["verdict"].map({"rises": "falls", "falls": "rises"}))
    verdicts = onward.groupby(sure["item"]).agg(["nunique", "first"])
    clear = verdicts.loc[verdicts["nunique"] == 1, "first"]
    return {str(item): str(verdict) for item, verdict in clear.items()}


def flow_chart(rows: pd.DataFrame) -> alt.LayerChart:
    """The bands from level to level, each named where it is broadest, if there is room."""
    x = levels_axis(rows, room=0.15, orient="bottom")
    y = alt.Y(
        "begins:Q", title=say("share of the words"), axis=alt.Axis(format="%"),
        scale=alt.Scale(domain=[0, max(1.0, float(rows["ends"].max()))], nice=False),
    )  # fmt: skip
    marks = {"rises": "▲ ", "falls": "▼ ", "": ""}
    drawn = rows.assign(
        fill=[
            COLOURS[one] if one else _GREYS[turn]
            for one, turn in zip(rows["change"], rows["turn"], strict=True)
        ],
        name=[marks[one] + label for one, label in zip(rows["change"], rows["label"], strict=True)],
        middle=(rows["begins"] + rows["ends"]) / 2,
    )
    areas = (
        alt.Chart(drawn)
        .mark_area(opacity=0.55, stroke="#FFFFFF", strokeWidth=1.5)
        .encode(
            x=x, y=y, y2=alt.Y2("ends:Q"), detail=alt.Detail("item:N"),
            color=alt.Color("fill:N", scale=None, legend=None),
            tooltip=[
                alt.Tooltip("name:N", title=say("topic")),
                alt.Tooltip("level:N", title=say("level")),
                alt.Tooltip("estimate:Q", title=say("share of the words"), format=".1%"),
            ],
        )
    )  # fmt: skip
    broadest = drawn.loc[drawn.groupby("item")["estimate"].idxmax()]
    named = broadest[broadest["estimate"] >= _LEAST_NAMED]
    ends: dict[int, tuple[Literal["left", "center", "right"], int]] = {
        int(drawn["position"].min()): ("left", 6),
        int(drawn["position"].max()): ("right", -6),
    }
    # On a phone a name has the room between two levels, so that none runs into the next.
    across = float(drawn["position"].max() - drawn["position"].min()) + 0.55
    room = alt.ExprRef(f"width < {_NARROW} ? {_PART} * width / {across} : {_WIDEST}")
    layers = [areas]
    for at in sorted(set(named["position"])):
        own = named[named["position"] == at]
        align, aside = ends.get(int(at), ("center", 0))
        layers.append(
            alt.Chart(own)
            .mark_text(align=align, baseline="middle", dx=aside, fontSize=12, limit=room)
            .encode(x=x, y=alt.Y("middle:Q"), text=alt.Text("name:N"))
        )
    chart: alt.LayerChart = alt.LayerChart(layer=layers, height=420)
    return chart
