"""What other analyses find, as a specification curve and with each cluster left out."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from dashboard.charts.patterns import robustness_charts
from pipeline import tables
from pipeline.wording.translation import in_language
from tests.dashboard.charts import specs
from tests.dashboard.shown import example


def dots(chart: Any) -> list[specs.Spec]:
    """The rows of the points, which are drawn last; arrows are points too."""
    whole = specs.spec(chart)
    layer = [one for one in whole["layer"] if one["mark"]["type"] == "point"][-1]
    found: list[specs.Spec] = whole["datasets"][layer["data"]["name"]]
    return found


TRIED = example(tables.Specifications)
FINDING = specs.finding()


def test_each_analysis_is_a_point_by_dimension_and_within_it_by_its_estimate() -> None:
    figure = robustness_charts.specification_curve(TRIED, FINDING)
    assert figure is not None
    points = pd.DataFrame(dots(figure.draw()))
    own = TRIED[TRIED["item"] == "co-design"]
    assert len(points) == len(own) == 11
    assert list(dict.fromkeys(points["dimension"])) == ["clusters", "time", "method", "words"]
    for _, part in points.groupby("dimension"):
        assert part["value"].is_monotonic_increasing
        assert part["place"].diff().dropna().eq(1).all()
    ends = points.groupby("dimension", sort=False)["place"].agg(["min", "max"])
    assert (ends["min"].to_numpy()[1:] - ends["max"].to_numpy()[:-1] > 1).all()
    assert figure.title == "co-design: same result in 7 of 11 alternative analyses"
    assert figure.name == "other_analyses_concept_rate_co-design"
    assert len(figure.rows) == 11
    told = [one["text"] for one in specs.drawn(figure.chart, "text")]
    assert [text.split("\n")[-1] for text in told] == ["5/6", "1/2", "0/1", "1/2"]


def test_an_analysis_that_does_not_come_to_the_finding_has_no_point_and_is_counted() -> None:
    lost = TRIED.assign(log2_ratio=TRIED["log2_ratio"].where(TRIED["dimension"] != "words", np.nan))
    figure = robustness_charts.specification_curve(lost, FINDING)
    assert figure is not None
    assert len(dots(figure.chart)) == 9
    assert "2 analyses do not come to the finding at all" in figure.note
    assert len(figure.rows) == 11


def test_values_are_in_the_unit_in_which_the_finding_is_told() -> None:
    rows = TRIED.assign(measure="topic_share", item="en-1", estimate=0.25, sim_low=0.1)
    topic = example(tables.Gaps, item="en-1").iloc[0]
    assert set(robustness_charts.analyses(rows, topic)["value"]) == {25.0}
    assert robustness_charts.unit_of("topic_share") == "points"
    assert robustness_charts.unit_of("concept_rate") == "times"
    assert robustness_charts.unit_of("meaning") == "number"
    assert robustness_charts.told_in("times", -2.0) == "4× at the frontline"
    assert robustness_charts.told_in("times", 0.01) == "alike"
    with in_language("nb"):
        assert robustness_charts.told_in("points", 12.0) == "12 poeng"


def test_each_cluster_left_out_is_named_and_the_one_that_changes_the_verdict_leads() -> None:
    figure = robustness_charts.left_out(TRIED, FINDING)
    assert figure is not None
    first = TRIED[(TRIED["item"] == "co-design") & ~TRIED["same_verdict"]]["analysis"].iloc[0]
    assert f"another verdict {first} (of 6 clusters left out, from " in figure.title
    steady = robustness_charts.left_out(TRIED, specs.finding("co-production"))
    assert steady is not None
    assert "whichever of 6 clusters is left out, from 2.8× in policy to 6.7× in policy" in (
        steady.title
    )
    names = [one["name"] for one in dots(steady.chart)]
    assert len(set(names)) == len(steady.rows) == 6


def test_points_of_both_pictures_have_their_whole_interval_and_their_n() -> None:
    for make, channel in (
        (robustness_charts.specification_curve, "y"), (robustness_charts.left_out, "x"),
    ):  # fmt: skip
        figure = make(TRIED, FINDING)
        assert figure is not None
        intervals = specs.channel(figure.chart, "rule", channel)  # the last rules are intervals
        other = specs.channel(figure.chart, "rule", f"{channel}2")
        assert (intervals["field"], other["field"]) == ("low", "high")
        assert {"n_policy", "n_frontline"} <= specs.tooltips(figure.chart, "point").keys()


def test_only_those_that_move_it_most_are_drawn() -> None:
    many = pd.concat(
        [TRIED[TRIED["dimension"] == "clusters"].assign(analysis=f"without {n}", log2_ratio=n / 9)
         for n in range(40)]
    ).drop_duplicates(["item", "analysis"]).reset_index(drop=True)  # fmt: skip
    figure = robustness_charts.left_out(many, FINDING)
    assert figure is not None
    assert len(dots(figure.chart)) == robustness_charts.MOST_CLUSTERS
    assert len(figure.rows) == 40
    assert "The 30 that move it most are drawn." in figure.note


def test_nothing_tried_makes_no_picture() -> None:
    none = TRIED.iloc[:0]
    assert robustness_charts.specification_curve(none, FINDING) is None
    assert robustness_charts.left_out(none, FINDING) is None
    assert robustness_charts.left_out(TRIED[TRIED["dimension"] == "time"], FINDING) is None


def test_a_finding_without_a_side_is_drawn_from_nothing_upwards() -> None:
    rows = TRIED.assign(measure="meaning", estimate=0.3, sim_low=0.1, sim_high=0.4)
    other = FINDING.copy()
    other["measure"], other["estimate"] = "meaning", 0.3
    figure = robustness_charts.specification_curve(rows, other)
    assert figure is not None
    axis = specs.channel(figure.chart, "point", "y")
    assert axis["title"] == "estimate"
    assert axis["scale"]["domain"][0] <= 0 < axis["scale"]["domain"][1]
