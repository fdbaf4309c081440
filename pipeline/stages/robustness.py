"""Findings calculated in other ways: which of them hold."""

from __future__ import annotations

from pipeline import tables
from pipeline.compute.backends import backend
from pipeline.compute.progress import with_bar
from pipeline.config.params import load_params
from pipeline.robustness.multiverse import robustness
from pipeline.robustness.run_tables import RunTables
from pipeline.stages import compute, run


def main() -> None:
    """Reads findings and what they rest on; writes what other analyses find and how many agree."""
    control = load_params().gap.control
    run_tables = RunTables(
        documents=tables.main_documents(tables.read(tables.Documents), control),
        mentions=tables.read(tables.Mentions),
        term_counts=tables.read(tables.TermCounts),
        topic_shares=tables.read(tables.TopicShares),
        units=tables.read(tables.TermUnits),
        unit_topics=tables.read(tables.UnitTopics),
        models=tables.read(tables.TopicModels),
        context_words=tables.read(tables.ContextWords),
        codings=tables.read(tables.Codings),
    )
    gaps = tables.read(tables.Gaps)
    with backend(compute()) as map_ordered:
        found = robustness(
            run_tables, gaps, params=load_params(), map_ordered=with_bar("robustness", map_ordered)
        )
    tables.write(tables.Robustness, found.robustness)
    tables.write(tables.Specifications, found.specifications)


if __name__ == "__main__":
    run(main)
