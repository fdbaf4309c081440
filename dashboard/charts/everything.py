"""All charts of the comparison, for the ZIP of the page Export.

Of charts that a page shows of one chosen thing there is one: of the concept that is said most, of
the topic whose sides lie furthest apart, among those that may be quoted if there are any, by the
first column of the catalogue.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pandas as pd

from dashboard import naming
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
from dashboard.charts.patterns import matrix_charts, network_charts, robustness_charts
from dashboard.data import arranging, front, loading
from dashboard.data.patterns import groups
from dashboard.translation import say
from pipeline import tables
from pipeline.tables.measures import followed

Read = Callable[[str], pd.DataFrame]
"""Gives a published table by the name of its class."""


_TABLES = (
    "Gaps", "Usage", "Corrected", "TopicTerms", "Topics", "TopicFits", "Terms", "Promises",
    "TopicValidation", "Levels", "LevelContrasts", "LevelCells", "DatedValues", "Changes",
    "ConceptGroups", "TopicGroups", "Specifications", "Robustness", "Concordance", "Collocates",
    "Profiles", "Documents", "TopicShares", "TopicWords",
)  # fmt: skip


def every(read: Read) -> list[Figure]:
    """All charts that have rows.

    All tables are asked for first: where one is missing, nothing is drawn in vain.
    """
    read = {name: read(name) for name in _TABLES}.__getitem__
    gaps = read("Gaps")
    at_front = front.at_front(gaps)  # the pictures of the Overview, as they stand there
    usage = loading.of(read("Usage"), kind="label")
    made = [
        verdict_charts.verdict_matrix(at_front, front.judged_at_front(read("Corrected"), gaps)),
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
        *_by_group(read),
        *_other_analyses(read),
        *_of_concept(read, usage),
        *_of_topic(read),
    ]
    return [figure for figure in made if figure is not None]


def _in_places(cells: pd.DataFrame, contrasts: pd.DataFrame) -> Figure | None:
    """Places along the levels, of the item that the page Journey opens on."""
    items = journey_charts.ordered_items(contrasts)
    return cell_charts.places(cells, items[0]) if items else None


def _by_group(read: Read) -> list[Figure | None]:
    """Concepts and topics by the column of the catalogue that their pages open with."""
    made = []
    concepts, topics = read("ConceptGroups"), read("TopicGroups")
    for by in groups.groupings(concepts)[:1]:
        heat = matrix_charts.concept_heat(groups.concept_rates(concepts, by), naming.heading(by))
        made.append(heat and heat.of(by))
    names = arranging.topic_names(loading.of(read("Gaps"), measure="topic_share"))
    for by in groups.groupings(topics)[:1]:
        heat = matrix_charts.topic_heat(groups.topic_shares(topics, names, by), naming.heading(by))
        made.append(heat and heat.of(by))
    return made


def _other_analyses(read: Read) -> list[Figure | None]:
    """What other analyses find of the first finding of the Overview that was tried otherwise."""
    tried = read("Specifications")
    found = front.headline(read("Gaps"), read("Topics"), read("Robustness"))
    for _, finding in found.iterrows():
        curve = robustness_charts.specification_curve(tried, finding)
        if curve is not None:
            return [curve, robustness_charts.left_out(tried, finding)]
    return []


def _of_concept(read: Read, usage: pd.DataFrame) -> list[Figure | None]:
    """The pictures of the concept that is said most, as its page opens."""
    if usage.empty:
        return []
    concept = str(usage.groupby("concept")["n_mentions"].sum().idxmax())
    lines = loading.of(read("Concordance"), kind="label", concept=concept)
    gaps = read("Gaps")
    own = loading.of(gaps, measure="concept_rate", item=concept)
    beside = loading.of(read("Collocates"), concept=concept)
    made = [
        gap_charts.traits(gaps, concept),
        concept_charts.roles(lines),
        concept_charts.profile(read("Profiles"), concept),
        matrix_charts.role_matrix(lines),
        concept_charts.years(lines, read("Documents"), makes_it=set(own["flipped_by"]) - {""}),
        network_charts.word_network(
            concept, beside, lines, arranging.surfaces(read("Terms"), beside["word"])
        ),
    ]
    return [figure and figure.of(concept, concept) for figure in made]


def _of_topic(read: Read) -> list[Figure | None]:
    """The pictures of the topic that differs most, among those that may be quoted if any may."""
    topics = loading.of(read("Gaps"), measure="topic_share")
    if topics.empty:
        return []
    quotable = topics[front.is_quotable(topics, read("Topics"), read("Robustness"))]
    among = topics if quotable.empty else quotable
    row = among.sort_values("estimate", key=abs, kind="stable").iloc[-1]
    topic, label = str(row["item"]), str(row["label"])
    shares = loading.of(read("TopicShares"), topic=topic)
    titled = shares.assign(title=shares["doc_id"].map(arranging.titles(read("Documents"))))
    shown = read("TopicGroups")
    own = loading.of(shown, topic=topic, grouping=next(iter(groups.groupings(shown)), ""))
    terms = loading.of(read("TopicTerms"), topic=topic)
    made = [
        topic_charts.topic_strip(titled, label) if len(titled) else None,
        topic_charts.own_words(loading.of(read("TopicWords"), topic=topic)),
        topic_charts.topic_groups(own, label),
        topic_charts.topic_words(
            arranging.words_by_side(terms, read("Terms"), read("Documents"))
        ) if len(terms) else None,
    ]  # fmt: skip
    return [figure and figure.of(topic, label) for figure in made]


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
