"""Documents, mentions, codings and topic shares to levels of a catalogue's column, compared."""

from __future__ import annotations

from pipeline import tables
from pipeline.config.params import load_params
from pipeline.levels.levels import levels
from pipeline.stages import run


def main() -> None:
    """Reads the tables, compares the levels, writes what was found; nothing without a column."""
    params = load_params()
    shown, compared = levels(
        tables.read(tables.Documents),
        tables.read(tables.Mentions),
        tables.read(tables.TopicShares),
        tables.read(tables.Codings),
        params=params.levels,
        gap=params.gap,
        min_group=params.privacy.min_group,
    )
    tables.write(tables.Levels, shown)
    tables.write(tables.LevelContrasts, compared)


if __name__ == "__main__":
    run(main)
