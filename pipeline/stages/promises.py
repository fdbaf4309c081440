"""Policy's promises and the passages of the frontline that are nearest to them."""

from __future__ import annotations

from tqdm import tqdm

from pipeline import tables
from pipeline.compute.kept import files
from pipeline.config.params import load_params
from pipeline.linguistics.annotate import load_docs
from pipeline.promises.promises import promises
from pipeline.stages import run


def main() -> None:
    """Reads segments, Docs and mentions; writes each statement with its nearest passages."""
    params = load_params().promises
    segments = tables.read(tables.Segments)
    docs = tqdm(
        load_docs(files(tables.ANNOTATIONS)),
        disable=None,
        total=len(segments),
        desc="promises",
        unit="segment",
    )
    mentions = tables.read(tables.Mentions)
    documents = tables.read(tables.Documents)
    tables.write(tables.Promises, promises(docs, segments, mentions, documents, params=params))


if __name__ == "__main__":
    run(main)
