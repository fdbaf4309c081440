"""What a chart says in Vega-Lite: its layers, their encodings and their rows."""

from __future__ import annotations

from functools import cache
from typing import Any

import pandas as pd

from dashboard.charts import concept_charts, document_charts, everything, gap_charts, topic_charts
from dashboard.charts.figure import Figure
from dashboard.charts.patterns import matrix_charts, network_charts, robustness_charts
from dashboard.data import arranging
from dashboard.data.patterns import groups
from pipeline import tables
from tests.dashboard.shown import example

Spec = dict[str, Any]

COLOURS = {"policy": "#1B7FBF", "frontline": "#D55E00"}
SHAPES = {"policy": "square", "frontline": "circle"}


EVERY = (
    "verdict_matrix", "concept_gaps", "topic_gaps", "corrected_theme", "corrected_practice",
    "theme_gaps", "concept_rates", "topic_shares", "topic_differences", "topic_map", "topic_fits",
    "word_plane", "promises", "validation", "journey_concept-rate", "journey_topic-share",
    "journey_practice-rate", "topic_flow", "level_places_concept-rate",
    "level_places_topic-share", "level_places_practice-rate", "changes_concept-rate",
    "changes_topic-share", "changes_practice-rate", "concept_groups_role",
    "topics_in_groups_role", "other_analyses_concept_rate_co-production",
    "left_out_concept_rate_co-production", "roles_co-operation", "who_with_whom_co-operation",
    "years_co-operation", "topic_strip_en-1", "own_words_en-1", "topic_groups_en-1",
    "topic_words_en-1",
)  # fmt: skip
"""The names of all pictures of the comparison, in their order."""


@cache
def every_figure() -> list[Figure]:
    """All pictures of the comparison, of the example tables."""
    return everything.every(lambda name: example(getattr(tables, name)))


OF_PAGES = (
    "roles", "profile", "years", "traits", "redactions", "dispersion", "topic_strip",
    "topic_words", "own_words", "topic_groups", "other_analyses_concept_rate_co-design",
    "left_out_concept_rate_co-design", "who_with_whom", "concept_groups", "topics_in_groups",
    "word_network",
)  # fmt: skip
"""The names of the figures that only pages show."""


@cache
def page_figures() -> list[Figure]:
    """A figure of each kind that only a page shows."""
    lines = example(tables.Concordance, concept="co-production")
    passages, documents = example(tables.Passages), example(tables.Documents)
    words = arranging.words_by_side(
        example(tables.TopicTerms, topic="en-1"), example(tables.Terms), example(tables.Documents)
    )
    shares = example(tables.TopicShares, topic="en-1").assign(title="A title")
    made = [
        concept_charts.roles(lines),
        concept_charts.profile(example(tables.Profiles), "co-production"),
        concept_charts.years(lines, documents),
        gap_charts.traits(example(tables.Gaps), "co-production"),
        document_charts.redactions(example(tables.Redactions)),
        document_charts.dispersion(lines, passages, len(documents)),
        topic_charts.topic_strip(shares, "grant"),
        topic_charts.topic_words(words),
        topic_charts.own_words(example(tables.TopicWords, topic="en-1")),
        topic_charts.topic_groups(example(tables.TopicGroups, topic="en-1"), "grant"),
        robustness_charts.specification_curve(example(tables.Specifications), finding()),
        robustness_charts.left_out(example(tables.Specifications), finding()),
        matrix_charts.role_matrix(lines.assign(who="municipality", with_whom="citizen")),
        matrix_charts.concept_heat(
            groups.concept_rates(example(tables.ConceptGroups), "role"), "role"
        ),
        matrix_charts.topic_heat(
            groups.topic_shares(
                example(tables.TopicGroups), {"en-1": "grant", "en-2": "citizen"}, "role"
            ),
            "role",
        ),
        network_charts.word_network(
            "co-production", example(tables.Collocates, concept="co-production"), lines, {}
        ),
    ]
    return [figure for figure in made if figure is not None]


def finding(item: str = "co-design") -> pd.Series[Any]:
    """The row of Gaps about a concept's word."""
    return example(tables.Gaps, measure="concept_rate", item=item).iloc[0]


def spec(chart: Any) -> Spec:
    """The chart as Vega-Lite; that it is valid is tested where files are made of charts."""
    made: Spec = chart.to_dict(validate=False)
    return made


def layers(chart: Any) -> dict[str, Spec]:
    """The layers of a chart by their mark; a chart without layers is one."""
    whole = spec(chart)
    return {one["mark"]["type"]: one for one in whole.get("layer", [whole])}


def channel(chart: Any, mark: str, name: str) -> Spec:
    """One encoding of the layer with the mark."""
    found: Spec = layers(chart)[mark]["encoding"][name]
    return found


def scale(chart: Any, mark: str, name: str) -> dict[str, str]:
    """What stands for each kind in an encoding of the layer."""
    found = channel(chart, mark, name)["scale"]
    return dict(zip(found["domain"], found["range"], strict=True))


def drawn(chart: Any, mark: str) -> list[Spec]:
    """The rows that the layers with the mark draw; none twice."""
    whole = spec(chart)
    those = [one for one in whole.get("layer", [whole]) if one["mark"]["type"] == mark]
    names = dict.fromkeys((layer.get("data") or whole["data"])["name"] for layer in those)
    return [row for name in names for row in whole["datasets"][name]]


def tooltips(chart: Any, mark: str) -> dict[str, str]:
    """The title of each field in the tooltip of the layer."""
    return {one["field"]: one["title"] for one in layers(chart)[mark]["encoding"]["tooltip"]}
