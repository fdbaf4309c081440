"""Mentions and topics to the sentences that they stand in."""

from __future__ import annotations

from pipeline import tables
from pipeline.config.params import load_params
from pipeline.publish import concordance
from pipeline.stages import run


def main() -> None:
    """Reads mentions, topics and segments; writes the quotes that the dashboard may show."""
    params = load_params().concordance
    segments = tables.read(tables.Segments)
    documents = tables.read(tables.Documents)
    lines = concordance.concordance(
        tables.read(tables.Mentions), segments, documents, width=params.width
    )
    named = tables.read(tables.Topics)[["topic", "label", "stable"]]
    shares = tables.read(tables.UnitTopics)[["unit_id", "doc_id", "topic", "share"]]
    ranked = tables.read(tables.TopicUnits).merge(shares, on=["unit_id", "topic"])
    shown = concordance.topic_passages(
        ranked.merge(named, on="topic"), tables.read(tables.TermUnits), segments, documents
    )
    tables.write(tables.Concordance, lines)
    tables.write(tables.Passages, concordance.passages(segments))
    tables.write(tables.TopicPassages, shown)


if __name__ == "__main__":
    run(main)
