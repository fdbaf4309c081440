"""Documents, mentions, codings and topic shares to levels of the catalogue, and to change."""

from __future__ import annotations

import pandas as pd

from pipeline import tables
from pipeline.change.changes import changes
from pipeline.config.params import Params, load_params
from pipeline.gap.genre import topic_passages
from pipeline.gap.measures.evidence import labels
from pipeline.levels.checks.power import STUDIES
from pipeline.levels.levels import Beside, levels
from pipeline.stages import run


def main() -> None:
    """Reads the tables, compares the levels and the dates, writes what was found.

    No levels without a column, no change without dates. Controls stand on levels, but change is
    that of the main comparison: they would join another genre to their side's line.
    """
    params = load_params()
    measured = (
        tables.read(tables.Documents),
        tables.read(tables.Mentions),
        tables.read(tables.TopicShares),
        tables.read(tables.Codings),
    )
    found = levels(
        *measured,
        params=params.levels,
        gap=params.gap,
        min_group=params.privacy.min_group,
        corpora=params.corpora,
        places=tables.read(tables.Places),
        beside=Beside() if params.levels.column is None else _beside(params, measured[1]),
    )
    tables.write(tables.Levels, found.levels)
    tables.write(tables.LevelContrasts, found.contrasts)
    tables.write(tables.LevelSpecifications, found.specifications)
    tables.write(tables.LevelCells, found.cells)
    main_documents = tables.main_documents(measured[0], params.gap.control)
    changed, dated = changes(main_documents, *measured[1:], params=params.gap)
    tables.write(tables.Changes, changed)
    tables.write(tables.DatedValues, dated)


def _beside(params: Params, mentions: pd.DataFrame) -> Beside:
    """What verdicts on levels are compared with, read only where there are levels."""
    passages = topic_passages(
        tables.read(tables.UnitTopics), tables.read(tables.TermUnits), labels(mentions)
    )
    counts = tables.read(tables.TermCounts)
    return Beside(counts, passages, params.robustness.n_seeds, STUDIES)


if __name__ == "__main__":
    run(main)
