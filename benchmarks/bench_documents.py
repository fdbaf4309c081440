"""How fast files are read: in this process, and by workers that may be ended.

`python benchmarks/bench_documents.py [folder] [--files 1000]` reads the folder's documents over and
over until the number of files is reached.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path

from pipeline.config.params import load_params
from pipeline.ingest.blocks import UnreadableFile
from pipeline.ingest.documents import ReadDocument, Rules, read_document
from pipeline.ingest.files import read_file
from pipeline.ingest.listing import Entry, list_documents
from pipeline.ingest.readers.encodings import decode_text
from pipeline.ingest.sandbox import read_documents
from pipeline.sandbox import Limits


def main() -> None:
    """Prints files per second both ways, and whether both read the same."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", default="data/sample")
    parser.add_argument("--files", type=int, default=200)
    asked = parser.parse_args()
    folder = Path(asked.folder)
    params = load_params().documents
    files = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]
    catalogue = folder / "catalogue.csv"
    text = decode_text(catalogue.read_bytes())[0] if catalogue.is_file() else None
    known = list_documents(files, catalogue=text).entries
    entries = tuple(islice(cycle(known), asked.files))
    rules = Rules(params.interviewers, params.languages, params.min_tokens)
    limits = Limits(params.max_seconds, params.max_megabytes)

    here = timed("in this process", lambda: [read(entry, folder, rules) for entry in entries])
    by_workers = timed(
        "by workers",
        lambda: read_documents(entries, folder=folder, rules=rules, limits=limits),
    )
    pairs = zip(here, by_workers, strict=True)
    assert all(one is None or one == two for one, two in pairs), "they do not read the same"
    print(f"{sum(one is not None for one in here)} of {len(entries)} used, the same both ways")


def read(entry: Entry, folder: Path, rules: Rules) -> ReadDocument | None:
    """The document, read in this process; None if it cannot be used."""
    try:
        return read_document(
            read_file(folder / entry.file),
            entry=entry,
            interviewers=rules.interviewers,
            languages=rules.languages,
            min_tokens=rules.min_tokens,
        )
    except UnreadableFile:
        return None


def timed(name: str, action: Callable[[], list[object]]) -> list[object]:
    """What the action gives; its seconds are printed."""
    started = time.perf_counter()
    made = action()
    seconds = time.perf_counter() - started
    print(f"{name:16} {seconds:7.1f} s   {len(made) / seconds:6.1f} files per second", flush=True)
    return made


if __name__ == "__main__":
    main()
