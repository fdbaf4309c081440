"""All charts of the comparison, for the ZIP of the page Export."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pandas as pd

from dashboard.charts import (
    concept_charts,
    document_charts,
    gap_charts,
    topic_charts,
    verdict_charts,
    word_charts,
)
from dashboard.charts.figure import Figure
from dashboard.charts.levels import cell_charts, flow_charts, journey_charts, time_charts
from dashboard.charts.patterns import network_charts
from dashboard.data import arranging, front, loading
from dashboard.translation import say
from pipeline import tables
from pipeline.tables.measures import followed


def every(read: Callable[[str], pd.DataFrame]) -> list[Figure]:
    """All charts that have rows. `read` gives a published table by the name of its class."""
    gaps = read("Gaps")
    at_front = front.at_front(gaps)  # the pictures of the Overview, as they stand there
    usage = loading.of(read("Usage"), kind="label")
    made = [
        verdict_charts.verdict_matrix(at_front, read("Corrected")),
        gap_charts.concept_gaps(at_front),
        gap_charts.topic_gaps(at_front),
        *(concept_charts.corrected_rates(read("Corrected"), kind) for kind in tables.JUDGED_KINDS),
        gap_charts.theme_gaps(gaps),
        concept_charts.concept_rates(usage, arranging.concept_rows(usage, gaps)),
        topic_charts.topic_shares(gaps),
        gap_charts.topic_differences(gaps),
        network_charts.topic_map(gaps, read("TopicTerms"), read("Topics")),
        gap_charts.topic_fits(read("TopicFits"), gaps),
        word_charts.word_plane(arranging.term_rows(read("Terms"), gaps)),
        document_charts.promises(read("Promises").drop_duplicates("statement_id")),
        topic_charts.validation(read("TopicValidation")),
        *_journeys(read("Levels"), read("LevelContrasts"), journey_charts.journey),
        flow_charts.topic_flow(read("Levels"), read("LevelContrasts")),
        *_journeys(read("LevelCells"), read("LevelContrasts"), _in_places),
        *_journeys(read("DatedValues"), read("Changes"), time_charts.multiples),
    ]
    return [figure for figure in made if figure is not None]


def _in_places(cells: pd.DataFrame, contrasts: pd.DataFrame) -> Figure | None:
    """Places along the levels, of the item that the page Journey opens on."""
    items = journey_charts.ordered_items(contrasts)
    return cell_charts.places(cells, items[0]) if items else None


def _journeys(
    values: pd.DataFrame,
    tests: pd.DataFrame,
    draw: Callable[[pd.DataFrame, pd.DataFrame], Figure | None],
) -> list[Figure]:
    """Each measure along levels or years, as the page has it, named by the measure."""
    made = []
    for measure, words in followed().items():
        own = [loading.of(rows, measure=measure) for rows in (values, tests)]
        figure = draw(*own)
        if figure is not None:
            name = say(words)
            title = f"{name[0].upper()}{name[1:]}: {figure.title}"
            made.append(replace(figure.of(measure), title=title))
    return made
