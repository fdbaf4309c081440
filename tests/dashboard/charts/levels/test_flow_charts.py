"""Topics along the levels as bands."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from dashboard.charts import images
from dashboard.charts.levels import flow_charts
from pipeline import tables
from tests.dashboard.charts import specs
from tests.dashboard.shown import example

CONTRASTS = example(tables.LevelContrasts, measure="topic_share")


def levels(n: int = 12) -> pd.DataFrame:
    """Topics on three levels, the first of them that of the example; shares add up to 1."""
    one = example(tables.Levels, measure="topic_share").dropna(subset=["estimate"])
    rest = (1 - one["estimate"].to_numpy()) / (n - 1)
    others = [
        one.assign(item=f"en-{i + 20}", label=f"topic {i}", estimate=rest) for i in range(n - 1)
    ]
    return pd.concat([one, *others], ignore_index=True)


def test_bands_fill_each_level_from_nothing_to_all_without_a_gap() -> None:
    rows = flow_charts.bands(levels(), CONTRASTS)
    for _, own in rows.groupby("position"):
        assert own["begins"].iloc[0] == 0 and own["ends"].iloc[-1] == pytest.approx(1)
        assert own["begins"].to_numpy()[1:] == pytest.approx(own["ends"].to_numpy()[:-1])
        assert len(own) == flow_charts.MOST_BANDS + 1
        assert own["item"].iloc[-1] == "rest"
    orders = rows.groupby("position")["item"].agg(list)
    assert orders.map(tuple).nunique() == 1


def test_a_topic_that_changes_for_sure_comes_first_with_colour_sign_and_title() -> None:
    figure = flow_charts.topic_flow(levels(), CONTRASTS)
    assert figure is not None
    assert figure.rows["item"].iloc[0] == "en-6"
    assert figure.title == (
        "From “municipality” to “staff” more of notebook, contact person, rota, key."
    )
    drawn = pd.DataFrame(specs.drawn(figure.chart, "area"))
    own = drawn["item"] == "en-6"
    assert set(drawn.loc[own, "fill"]) == {"#1B7FBF"}
    assert set(drawn.loc[~own, "fill"]) <= {"#8C8C8C", "#B4B4B4"}
    assert drawn.loc[own, "name"].iloc[0].startswith("▲ notebook")


def _pairs(*pairs: tuple[str, str, bool, str]) -> pd.DataFrame:
    """Pairs of levels of the example's topic: first, second, neighbours, verdict."""
    one = CONTRASTS[CONTRASTS["contrast"] == "pair"].iloc[[0] * len(pairs)]
    names = ["first", "second", "neighbours", "verdict"]
    return one.assign(**dict(zip(names, zip(*pairs, strict=True), strict=True)))


@pytest.mark.parametrize(
    ("pairs", "title", "change"),
    [
        (
            [("staff", "state", False, "rises"), ("staff", "municipality", True, "rises")],
            "From “staff” to “state” more of {topic}. "
            "From “staff” to “municipality” more of {topic}.",
            {"falls", ""},
        ),
        (
            [("state", "municipality", True, "rises"), ("municipality", "staff", True, "falls")],
            "From “state” to “municipality” more of {topic}. "
            "From “municipality” to “staff” less of {topic}.",
            {""},
        ),
        (
            [("state", "municipality", True, "cannot tell"), ("state", "staff", False, "rises"),
             ("municipality", "staff", True, "cannot tell")],
            "No step between levels can be shown.",
            {"rises", ""},
        ),
        (
            [("state", "municipality", True, "falls"), ("state", "staff", False, "rises"),
             ("municipality", "staff", True, "cannot tell")],
            "From “state” to “municipality” less of {topic}.",
            {""},
        ),
    ],
)  # fmt: skip
def test_a_colour_is_of_one_direction_from_left_to_right_whichever_way_it_was_asked(
    pairs: list[tuple[str, str, bool, str]], title: str, change: set[str]
) -> None:
    figure = flow_charts.topic_flow(levels(), _pairs(*pairs))
    assert figure is not None
    assert figure.title == title.format(topic="notebook, contact person, rota, key")
    assert set(figure.rows["change"]) == change


def test_narrow_bands_have_no_name_and_what_does_not_change_says_so() -> None:
    figure = flow_charts.topic_flow(levels(), CONTRASTS.assign(verdict="cannot tell"))
    assert figure is not None
    assert figure.title == "No step between levels can be shown."
    rows = figure.rows
    broad = rows.groupby("item")["estimate"].max()
    names = pd.DataFrame(specs.drawn(figure.chart, "text"))
    assert set(names["item"]) == set(broad[broad >= 0.04].index) and names["item"].is_unique
    assert names.set_index("item")["estimate"].to_dict() == pytest.approx(
        broad[broad >= 0.04].to_dict()
    )


def test_a_name_takes_less_than_the_way_to_the_next_level_on_a_phone() -> None:
    figure = flow_charts.topic_flow(levels(), CONTRASTS)
    assert figure is not None
    limits = [
        layer["mark"]["limit"]["expr"]
        for layer in specs.spec(figure.chart)["layer"]
        if layer["mark"]["type"] == "text"
    ]
    n_steps = levels()["position"].nunique() - 1 + 0.55
    assert limits and {*limits} == {f"width < 500 ? 0.62 * width / {n_steps} : 260"}
    svg = images.image(figure.chart, title="", note="", kinds=(), form="svg")
    assert "…" not in svg.decode()  # in a file there is room


def test_one_level_or_none_makes_no_picture() -> None:
    one = levels()
    assert flow_charts.topic_flow(one[one["position"] == 1], CONTRASTS) is None
    hidden = one.assign(estimate=np.where(one["position"] > 1, np.nan, one["estimate"]))
    assert flow_charts.topic_flow(hidden, CONTRASTS) is None
    assert flow_charts.topic_flow(one.iloc[:0], CONTRASTS.iloc[:0]) is None
