"""Documents, mentions, codings and topic shares to levels of the catalogue, and to change."""

from __future__ import annotations

from pipeline import tables
from pipeline.change.changes import changes
from pipeline.config.params import load_params
from pipeline.levels.levels import levels
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
    shown, compared = levels(
        *measured,
        params=params.levels,
        gap=params.gap,
        min_group=params.privacy.min_group,
        corpora=params.corpora,
    )
    tables.write(tables.Levels, shown)
    tables.write(tables.LevelContrasts, compared)
    main_documents = tables.main_documents(measured[0], params.gap.control)
    changed, dated = changes(main_documents, *measured[1:], params=params.gap)
    tables.write(tables.Changes, changed)
    tables.write(tables.DatedValues, dated)


if __name__ == "__main__":
    run(main)
