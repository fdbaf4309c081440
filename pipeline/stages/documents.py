"""Files of the documents folder to segments, documents, and what was not used."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from tqdm import tqdm

from pipeline import tables
from pipeline.documents import (
    Entry,
    NothingToCompare,
    Reading,
    Refusal,
    WrongCatalogue,
    corpus_tables,
    list_documents,
)
from pipeline.isolation import Limits, Rules, read_documents
from pipeline.params import DocumentsParams, load_params
from pipeline.readers import UnreadableFile, read_text
from pipeline.stages import is_verbose, run


def main() -> None:
    """Reads each file of the folder; what cannot be used becomes a row that says why."""
    params = load_params().documents
    folder = Path(params.folder)
    if not folder.is_dir():
        raise NothingToCompare(
            f"There is no folder {folder}. Make it, with policy/ and frontline/ in it, or name"
            " yours in params.yaml under documents.folder."
        )
    files = [
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() or path.is_symlink()
    ]
    listing = list_documents(files, catalogue=_catalogue(folder))
    outcomes = _read(listing.entries, folder, params)
    readings = [outcome for outcome in outcomes if isinstance(outcome, Reading)]
    refusals = [outcome for outcome in outcomes if isinstance(outcome, Refusal)]
    made = corpus_tables(
        readings,
        [*listing.refusals, *refusals],
        own_columns=listing.own_columns,
        near_duplicate=params.near_duplicate,
    )
    tables.write(tables.Segments, made.segments)
    tables.write(tables.Documents, made.documents)
    tables.write(tables.Unreadable, made.unreadable)


def _read(
    entries: Sequence[Entry], folder: Path, params: DocumentsParams
) -> list[Reading | Refusal]:
    """Each file, read by a worker within the limits of the params."""
    rules = Rules(params.interviewers, params.languages, params.min_tokens)
    limits = Limits(params.max_seconds, params.max_megabytes)
    with tqdm(total=len(entries), desc="documents", unit="file") as bar:
        return read_documents(
            entries,
            folder=folder,
            rules=rules,
            limits=limits,
            watch=lambda entry, seconds, outcome: _tell(bar, entry, seconds, outcome),
        )


def _tell(bar: tqdm[NoReturn], entry: Entry, seconds: float, outcome: Reading | Refusal) -> None:
    """One file is done; of each only if more is to be told."""
    bar.update()
    if is_verbose():
        words = outcome.reason if isinstance(outcome, Refusal) else f"{len(outcome.segments)} parts"
        bar.write(f"{seconds:7.1f} s  {entry.file!r}: {words}", file=sys.stderr)


def _catalogue(folder: Path) -> str | None:
    """The text of catalogue.csv, if there is one."""
    path = folder / "catalogue.csv"
    if not path.is_file():
        return None
    try:
        return read_text(path.read_bytes())[0]
    except UnreadableFile as error:
        raise WrongCatalogue(
            f"{path} cannot be read: {error.reason}. Save it from the spreadsheet as CSV (UTF-8)."
        ) from None


if __name__ == "__main__":
    run(main)
