"""Segments to annotated Docs."""

from __future__ import annotations

import sys

from tqdm import tqdm

from pipeline import tables
from pipeline.config.params import load_params
from pipeline.linguistics.annotate import annotate, save_docs
from pipeline.stages import run
from pipeline.text.cowords import Bases


def main() -> None:
    """Reads segments and spellings of co-words; writes one Doc per segment."""
    params = load_params().annotations
    segments = tables.read(tables.Segments)
    docs = annotate(
        segments,
        models=params.models,
        bases=bases(),
        languages=params.languages,
        batch_size=params.batch_size,
        failed=lambda number, kind: _tell(str(segments["segment_id"].iloc[number]), kind),
    )
    save_docs(
        tqdm(docs, disable=None, total=len(segments), desc="annotations", unit="segment"),
        tables.ANNOTATIONS,
    )


def bases() -> Bases:
    """What follows the prefix of co-words, as the stage `spellings` wrote it."""
    by_group = tables.read(tables.Spellings).groupby("group")["base"]
    return Bases(**{str(group): frozenset(words) for group, words in by_group})


def _tell(segment_id: str, kind: str) -> None:
    """A segment was read without its pipeline; its words are not shown."""
    tqdm.write(f"{segment_id}: read word by word, as its pipeline fails ({kind})", file=sys.stderr)


if __name__ == "__main__":
    run(main)
