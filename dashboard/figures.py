"""Every picture with its finding, its note and the rows behind it: one recipe for page and file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard import charts, data

MOST_TOPICS = 24
MOST_TERMS = 1500
MOST_CONCEPTS = 40
MOST_DOCUMENTS = 30
VERDICTS = ("policy", "frontline", "bridge", "cannot tell")
SIDES = ("policy", "frontline")


@dataclass(frozen=True)
class Figure:
    """A chart: what it shows, the finding that is its title, its rows, and how it is read."""

    name: str
    what: str
    title: str
    chart: Any
    rows: pd.DataFrame
    note: str
    kinds: tuple[str, ...] = VERDICTS


def said(rows: pd.DataFrame, label: str, most: int = 3) -> str:
    """What rows with a verdict find, as a title: which are whose, `most` of each named."""
    rows = rows.sort_values("estimate", key=abs, ascending=False)
    told = []
    for kind in ("policy", "frontline", "bridge"):
        names = rows.loc[rows["verdict"] == kind, label].tolist()
        more = [f"{len(names) - most} more"] if len(names) > most else []
        if names:
            words = charts.WORDS[kind]
            told.append(f"{words[0].upper()}{words[1:]}: {'; '.join([*names[:most], *more])}.")
    return " ".join(told) or "No difference can be told."


def concept_gaps(gaps: pd.DataFrame) -> Figure | None:
    """The most telling concepts about one middle; none if there is none."""
    concepts = data.short_names(data.most_telling(gaps, "concept_rate", "log2_ratio", 8))
    if concepts.empty:
        return None
    chart = charts.diverging(concepts, value="log2_ratio", low="log2_ci_low", high="log2_ci_high")
    return Figure(
        "concept_gaps",
        "Co-concepts: how many times as often",
        said(concepts, "label"),
        chart,
        concepts,
        "How many times as often one side says it. Lines are intervals.",
    )


def topic_gaps(gaps: pd.DataFrame) -> Figure | None:
    """The most telling topics about one middle; none if there is none."""
    topics = data.short_names(data.most_telling(gaps, "topic_share", "estimate", 8))
    if topics.empty:
        return None
    return Figure(
        "topic_gaps",
        "Topics: the most telling",
        said(topics, "name", most=2),
        _points(topics),
        topics,
        "Difference in percentage points of a document's words. Lines are intervals.",
    )


def _points(topics: pd.DataFrame) -> Any:
    return charts.diverging(topics, value="estimate", low="ci_low", high="ci_high", percent=True)


def concept_rates(usage: pd.DataFrame, concepts: pd.DataFrame) -> Figure | None:
    """Rates of each concept on both sides; `concepts` as `data.concept_rows` makes them."""
    shown = concepts["concept"].tolist()[:MOST_CONCEPTS]
    rows = usage[usage["concept"].isin(shown)]
    if rows.empty:
        return None
    return Figure(
        "concept_rates",
        "Co-concepts: rates on both sides",
        said(concepts, "concept"),
        charts.rates(rows, shown),
        rows,
        "Dots are means over documents, lines are intervals. Prompted mentions are left out.",
        SIDES,
    )


def topics_shown(gaps: pd.DataFrame) -> pd.DataFrame:
    """The topics that a picture has room for, from policy's to the frontline's, with a `name`."""
    topics = data.of(gaps, measure="topic_share").sort_values("estimate", ascending=False)
    if len(topics) > MOST_TOPICS:
        topics = data.most_telling(topics, "topic_share", "estimate", MOST_TOPICS)[::-1]
    return data.short_names(topics)


def topic_shares(gaps: pd.DataFrame) -> Figure | None:
    """The share of each topic on both sides."""
    shown = topics_shown(gaps)
    if shown.empty:
        return None
    return Figure(
        "topic_shares",
        "Topics: shares on both sides",
        said(shown, "name", most=2),
        charts.shares(shown),
        shown,
        "Means over documents of the share of a document's words.",
        SIDES,
    )


def topic_differences(gaps: pd.DataFrame) -> Figure | None:
    """Policy minus frontline for each topic."""
    shown = topics_shown(gaps)
    if shown.empty:
        return None
    counts = data.of(gaps, measure="topic_share")["verdict"].value_counts()
    title = "The difference: " + ", ".join(
        f"{counts[kind]} {words}" for kind, words in charts.WORDS.items() if kind in counts
    )
    return Figure(
        "topic_differences",
        "Topics: differences",
        title,
        _points(shown),
        shown,
        "Percentage points of a document's words. Lines are intervals.",
    )


def topic_strip(shares: pd.DataFrame, label: str) -> Figure:
    """The share of one topic in each document; `shares` hold the documents' titles."""
    rows = shares[["title", "corpus", "share"]]
    return Figure(
        "topic_strip",
        "One topic in each document",
        f"{label}: its share in each document",
        charts.share_strip(rows),
        rows,
        "Each point is a document.",
        SIDES,
    )


def word_plane(terms: pd.DataFrame, shown: pd.DataFrame | None = None) -> Figure | None:
    """Words by frequency and gap. `shown` are the rows to draw, where those are not all."""
    drawn = (terms if shown is None else shown).dropna(subset=["log2_ratio"]).head(MOST_TERMS)
    if drawn.empty:
        return None
    counts = terms["verdict"].value_counts()
    title = (
        f"Of {len(terms):,} words, {counts.get('policy', 0):,} are policy's and "
        f"{counts.get('frontline', 0):,} the frontline's"
    )
    return Figure(
        "word_plane",
        "Words: frequency and gap",
        title,
        charts.plane(drawn),
        drawn,
        "Higher: policy says it more often; lower: the frontline does.",
    )


def dispersion(lines: pd.DataFrame, passages: pd.DataFrame, n_documents: int) -> Figure | None:
    """Where in each document the lines stand; the documents with most of them first."""
    if lines.empty:
        return None
    placed = data.places(lines, passages)
    counts = placed["title"].value_counts()
    shown = placed[placed["title"].isin(counts.index[:MOST_DOCUMENTS])]
    more = "" if len(counts) <= MOST_DOCUMENTS else f" The {MOST_DOCUMENTS} with most are drawn."
    times = "Once" if len(lines) == 1 else f"{len(lines):,} times"
    title = f"{times} in {len(counts):,} of {n_documents:,} documents"
    if len(counts) > 1:
        title += f"; most in {counts.index[0]} ({counts.iloc[0]:,})"
    return Figure(
        "dispersion",
        "Where it is said",
        title,
        charts.dispersion(shown, counts.head(MOST_DOCUMENTS)),
        placed[["title", "corpus", "place", "keyword", "segment_id"]],
        f"Each line is one place, from the document's beginning to its end.{more}",
        SIDES,
    )


def every(read: Callable[[str], pd.DataFrame]) -> list[Figure]:
    """All pictures of the comparison. `read` gives a published table by the name of its class."""
    gaps = read("Gaps")
    usage = data.of(read("Usage"), kind="label")
    made = [
        concept_gaps(gaps),
        topic_gaps(gaps),
        concept_rates(usage, data.concept_rows(usage, gaps)),
        topic_shares(gaps),
        topic_differences(gaps),
        word_plane(data.term_rows(read("Terms"), gaps)),
    ]
    return [figure for figure in made if figure is not None]
