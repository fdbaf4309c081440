"""Files of the documents folder to segments, documents, and what was not used."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple, NoReturn

import pandas as pd
from tqdm import tqdm

from pipeline import tables
from pipeline.codes.coded import project_with
from pipeline.codes.sheet import COLUMNS, sheet_rows
from pipeline.codes.sheet import FILE as SHEET
from pipeline.compute.kept import digest, digest_of_code, digest_of_files, every_version
from pipeline.compute.progress import one_done, progress
from pipeline.compute.sealed import Sealed
from pipeline.config import word_lists
from pipeline.config.params import (
    INDIRECT,
    DocumentsParams,
    PrivacyParams,
    WrongParams,
    load_params,
)
from pipeline.config.readings import FILE as READINGS
from pipeline.config.readings import Readings, load_readings
from pipeline.config.reviewed_names import ReviewedNames, check_fingerprint, load_reviewed_names
from pipeline.config.sheets import read_sheet
from pipeline.errors import without_failing
from pipeline.ingest.blocks import UnreadableFile
from pipeline.ingest.catalogue import WrongCatalogue
from pipeline.ingest.collections.codes import (
    Coded,
    coded,
    placed,
    with_sheet,
    with_words,
    without_words,
)
from pipeline.ingest.collections.members import FileCodes, Outcome
from pipeline.ingest.corpus import (
    CorpusTables,
    NothingToCompare,
    corpus_tables,
    own_columns,
    with_refusals,
)
from pipeline.ingest.documents import ReadDocument, Rules
from pipeline.ingest.duplicates import preference
from pipeline.ingest.listing import Entry, Refusal, list_documents
from pipeline.ingest.programs.recognition import versions_of_programs
from pipeline.ingest.readers.encodings import decode_text
from pipeline.ingest.sandbox import read_documents
from pipeline.ingest.talk.folder import with_folder_labels, with_folder_roles
from pipeline.privacy.identifiers import MOST_DIFFERENT, Search, TooManyIdentifiers
from pipeline.privacy.kept_searches import KeptSearches
from pipeline.privacy.name_ids import placeholders_table
from pipeline.privacy.names.evidence import Evidence
from pipeline.privacy.pseudonyms import (
    Hiding,
    Pseudonymised,
    is_talk,
    pseudonymised,
    redactions_table,
    searched,
)
from pipeline.privacy.review import Named, named
from pipeline.privacy.shown_names import renamed
from pipeline.privacy.small_groups.cells import without_small_groups
from pipeline.privacy.small_groups.places import place_numbers
from pipeline.privacy.small_groups.texts import hidden_values, without_values
from pipeline.sandbox import Each, Limits, Sandbox, Stopped
from pipeline.stages import compute, is_verbose, run
from pipeline.text.languages import list_language
from pipeline.wording.messages import message

_ANEW = message("save_anew_or_txt")
KEPT = Path("data") / "private" / "readings"
"""What was made of files before, sealed by the files: Git and DVC leave it out, too."""
CODE = (
    "pipeline.codes",
    "pipeline.config.readings",
    "pipeline.config.reviewed_names",
    "pipeline.config.sheets",
    "pipeline.config.word_lists",
    "pipeline.ingest",
    "pipeline.privacy",
    "pipeline.text",
)
"""The code that it depends on, in addition to this module: that of this stage in dvc.yaml."""
SHAPES = (
    "pipeline.compute.sealed",
    "pipeline.config.lexicon",
    "pipeline.config.yaml_files",
    "pipeline.errors",
    "pipeline.sandbox",
    "pipeline.wording.messages",
    "pipeline.wording.templates",
    "pipeline.wording.translation",
)
"""What that code asks, and what the classes are of which a kept result has values."""
DATA = (word_lists.WORDS,)
"""What people write that it hangs on, likewise."""
KEYS = Path("data") / "key"
"""The one folder of the project for the key of the pseudonyms: Git and DVC leave it out."""


class _Ids(NamedTuple):
    """The readings under the ids that are shown, and each id's new one."""

    readings: Sequence[ReadDocument]
    new: Mapping[str, str]


class _Given(NamedTuple):
    """What was read and refused of the files of the folder."""

    readings: Sequence[ReadDocument]
    refusals: Sequence[Refusal]
    files: Sequence[str]


class _Read(NamedTuple):
    """What is in the documents folder, before names are replaced."""

    files: list[str]
    found: Coded
    refusals: list[Refusal]
    own_columns: Sequence[str]


def main() -> None:
    """Reads each file of the folder; what cannot be used becomes a row that says why."""
    params, privacy = load_params().documents, load_params().privacy
    limits = Limits(params.max_seconds, params.max_megabytes, workers=compute().workers)
    sealed = _sealed()
    try:
        _write(params, privacy, limits, sealed)
    except NothingToCompare:
        if Path(params.folder).is_dir():  # a disk that is not there deletes nothing
            sealed.settle()  # What was made of files that were deleted goes nevertheless.
        raise
    sealed.settle()


def _write(params: DocumentsParams, privacy: PrivacyParams, limits: Limits, sealed: Sealed) -> None:
    """Reads the files and writes the tables."""
    files, found, refusals, columns = _folder(params, limits, sealed)
    hidden = _private(_Given(with_words(found), refusals, files), privacy, limits, sealed)
    readings, shown_word = without_words(hidden.readings, found.words)
    own = own_columns(columns, readings)
    made, shown, ids = _shown(readings, hidden.refusals, own_columns=own)
    codes = placed(found, ids.readings, corpus=made, shown=shown_word)
    tables.write(tables.Segments, made.segments)
    tables.write(tables.Codes, codes.tables.codes)
    tables.write(tables.Codings, codes.tables.codings)
    tables.write(tables.Documents, shown)
    tables.write(tables.Places, _places(found.readings, ids.readings, shown["doc_id"]))
    unreadable = with_refusals(made.unreadable, [*codes.refusals.values(), *codes.more])
    tables.write(tables.Unreadable, unreadable)
    tables.write(tables.Speakers, made.speakers)
    for table, rows in (
        (tables.Redactions, redactions_table(hidden.redactions)),
        (tables.Placeholders, placeholders_table(hidden.placeholders)),
    ):
        new = pd.Series([ids.new.get(one, "") for one in rows["doc_id"]], dtype="str")
        named = rows.assign(doc_id=new.set_axis(rows.index))
        tables.write(table, named[named["doc_id"].isin(shown["doc_id"])])


def _sealed() -> Sealed:
    """What was made of files before, by the same code, lists, libraries and programs."""
    version = digest(
        digest_of_code(*CODE, *SHAPES, "pipeline.stages.documents"),
        digest_of_files(*DATA),
        sys.version,
        every_version(),
        *versions_of_programs(),
    )
    return Sealed(KEPT, version)


def _places(
    given: Sequence[ReadDocument], readings: Sequence[ReadDocument], used: Iterable[str]
) -> pd.DataFrame:
    """The table `Places`, from `given` documents, whose catalogue still has all names.

    Of files of the same bytes the place is that of the one that is kept.
    """
    column = load_params().levels.paired_by or ""
    places = {
        str(one.row["reading_id"]): str(one.row.get(column) or one.entry.given.get(column, ""))
        for one in sorted(given, key=preference, reverse=True)
    }
    own = {one.entry.doc_id: places.get(str(one.row["reading_id"]), "") for one in readings}
    return place_numbers({doc_id: own.get(doc_id, "") for doc_id in used}, of=column)


def _with_sheet(found: Coded, folder: Path) -> Coded:
    """What was read with the codings of codings.csv, if there is one."""
    sheet = folder / SHEET
    if not sheet.is_file():
        return found

    def original(file: str) -> str | None:
        path = folder / file
        is_plain = path.is_file() and path.suffix.lower() in (".txt", ".md")
        return decode_text(path.read_bytes())[0] if is_plain else None

    rows = sheet_rows(read_sheet(sheet, columns=COLUMNS))
    return with_sheet(found, rows, original=original)


def _folder(params: DocumentsParams, limits: Limits, sealed: Sealed) -> _Read:
    """Each file of the folder, read with what people settled about it.

    A file that was read before is not read again.

    Raises:
        NothingToCompare: there is no such folder.
    """
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
    listing = list_documents(files, catalogue=_catalogue(folder), corpora=load_params().corpora)
    settled = load_readings(folder)
    rules = Rules(params.interviewers, params.languages, params.min_tokens, settled)
    found = _with_sheet(coded(_read(listing.entries, folder, rules, limits, sealed)), folder)
    found = replace(found, readings=_clusters(_roles(found.readings), params))
    refusals = [*found.refusals, *listing.refusals, *_unfit(settled, found)]
    return _Read(files, found, refusals, listing.own_columns)


def _unfit(settled: Readings, found: Coded) -> list[Refusal]:
    """A refusal for each entry of readings.yaml that is about no document that was read."""
    read = {one.row["reading_id"] for one in (*found.readings, *found.sideless)}
    reason, remedy = message("correction_without_document"), message("delete_correction")
    return [
        Refusal(f"{READINGS}/{one.document}", "", reason, remedy)
        for one in settled.documents
        if one.document not in read
    ]


def _clusters(readings: Sequence[ReadDocument], params: DocumentsParams) -> list[ReadDocument]:
    """The readings, each text of a case in the cluster of the case, if the params say so.

    Cases of two projects are two, if their numbers are the same; one that the catalogue names is
    that of all files.
    """
    if not params.cases_as_clusters:
        return list(readings)
    return [
        replace(one, row={**one.row, "cluster": f"{project_with(one.entry.file)} {case}".strip()})
        if (case := one.entry.given.get("case"))
        else one
        for one in readings
    ]


def _roles(readings: Sequence[ReadDocument]) -> list[ReadDocument]:
    """The documents with roles that the whole folder tells.

    A document over which that fails stays as it was read, with a note that says so.
    """
    settled, failed = without_failing(with_folder_roles, readings)
    kept = [
        replace(one, notes=(*one.notes, message("folder_roles_failed", kind=kind)))
        for one, kind in failed
    ]
    return [*settled, *kept]


def _private(given: _Given, params: PrivacyParams, limits: Limits, sealed: Sealed) -> Pseudonymised:
    """The readings without identifiers, if the params say so; the key only if they ask for it.

    A document or refusal in which they cannot be replaced is refused without its path.
    """
    if not params.pseudonymise:
        return Pseudonymised(list(given.readings), list(given.refusals))

    names = load_reviewed_names()
    check_fingerprint(names, params.reviewed)
    hiding = _hiding(params, names)
    outcomes: list[ReadDocument | Refusal] = [*given.readings, *given.refusals]
    with _searching(given.readings, params, limits, sealed) as each:

        def work(outcomes: Sequence[ReadDocument | Refusal]) -> Pseudonymised:
            return pseudonymised(
                [one for one in outcomes if isinstance(one, ReadDocument)],
                [one for one in outcomes if isinstance(one, Refusal)],
                hiding=hiding,
                each=each,
            )

        made, failed = without_failing(work, outcomes)
    if params.keep_key:
        _write_key(made.key, Path(params.key))
    lost = [*made.stopped, *((one, Stopped("error", kind)) for one, kind in failed)]
    hidden = [_unnamed(one, stopped, given.files, limits) for one, stopped in lost]
    return replace(made, refusals=[*made.refusals, *hidden])


@contextmanager
def _searching(
    readings: Sequence[ReadDocument], params: PrivacyParams, limits: Limits, sealed: Sealed
) -> Iterator[Each]:
    """Workers that look for names within the limits; what they found before is taken as it is."""
    spoken = {str(one.row["language"]) for one in readings if is_talk(one)}
    languages = {one if one in params.models else list_language(one) for one in spoken}
    warm = partial(Search(Evidence(), params.models).warm, languages)
    with Sandbox(limits, warm) as sandbox:
        yield KeptSearches(sandbox, sealed)


def _hiding(params: PrivacyParams, names: ReviewedNames) -> Hiding:
    """What the params and the owner's review say about names."""
    stay = frozenset(INDIRECT) - set(params.generalise)
    return Hiding(params.models, params.hide, params.keep, stay).with_reviewed(names)


def names_to_review(names: ReviewedNames) -> list[Named]:
    """What a run would take for a name, for its owner's eyes; the most doubtful first."""
    params, privacy = load_params().documents, load_params().privacy
    limits = Limits(params.max_seconds, params.max_megabytes, workers=compute().workers)
    sealed = _sealed()
    readings = with_words(_folder(params, limits, sealed).found)
    with _searching(readings, privacy, limits, sealed) as each:
        talks, found, book, _ = searched(readings, hiding=_hiding(privacy, names), each=each)
    return named(talks, found, book)


def _unnamed(
    outcome: ReadDocument | Refusal, stopped: Stopped, files: Sequence[str], limits: Limits
) -> Refusal:
    """A refusal whose path tells no name: the file's number in alphabetical order stands for it."""
    entry = outcome.entry if isinstance(outcome, ReadDocument) else outcome
    number = sorted(files).index(entry.file) + 1 if entry.file in files else 0
    reason, remedy = message("hiding_failed", kind=stopped.kind), message("nth_file", n=number)
    if stopped.cause == "time":
        reason = message("hiding_out_of_time", seconds=float(limits.seconds))
    if stopped.cause in ("memory", "end"):
        reason = message("hiding_out_of_memory", n=limits.megabytes)
    if stopped.kind == TooManyIdentifiers.__name__:
        reason = message("hiding_too_many", n=MOST_DIFFERENT)
        remedy = message("nth_file_a_list", n=number)
    if stopped.cause != "error":
        remedy = message("nth_file_too_large", n=number)
    return Refusal(f"{entry.corpus}/file-{number}", entry.corpus, reason, remedy)


def _shown(
    readings: Sequence[ReadDocument], refusals: Sequence[Refusal], *, own_columns: Sequence[str]
) -> tuple[CorpusTables, pd.DataFrame, _Ids]:
    """The tables of the corpus, and Documents without the values that too few share.

    Where a file's name, title or label tells such a value again, it is hidden there, too.
    """
    params, privacy = load_params().documents, load_params().privacy

    def tables_of(those: Sequence[ReadDocument]) -> tuple[CorpusTables, pd.DataFrame]:
        made = _corpus(those, refusals, own_columns=own_columns, params=params)
        shown = without_small_groups(
            made.documents,
            made.segments,
            columns=own_columns,
            min_group=privacy.min_group,
            combined=privacy.combined,
        )
        return made, shown

    made, shown = tables_of(readings)
    hidden = hidden_values(made.documents, shown)
    without = [without_values(one, hidden) for one in readings]
    if without == list(readings):
        return made, shown, _Ids(readings, {one.entry.doc_id: one.entry.doc_id for one in readings})
    named, new = renamed(without)
    return *tables_of(named), _Ids(named, new)


def _corpus(
    readings: Sequence[ReadDocument],
    refusals: Sequence[Refusal],
    *,
    own_columns: Sequence[str],
    params: DocumentsParams,
) -> CorpusTables:
    """The tables of the corpus; a document that cannot be used is refused."""

    def work(used: Sequence[ReadDocument], refused: Sequence[Refusal] = refusals) -> CorpusTables:
        return corpus_tables(
            used, refused, own_columns=own_columns, near_duplicate=params.near_duplicate
        )

    made, failed = without_failing(work, readings)
    if not failed:
        return made
    lost = {one.entry.file: kind for one, kind in failed}
    unused = [
        Refusal(one.entry.file, one.entry.corpus, message("use_failed", kind=kind), _ANEW)
        for one, kind in failed
    ]
    return work([one for one in readings if one.entry.file not in lost], [*refusals, *unused])


def _write_key(key: Iterable[tuple[str, str]], path: Path) -> None:
    """Writes the key as CSV that only its owner may read, beside its place and renamed."""
    project, place = Path.cwd().resolve(), path.expanduser().resolve()
    if place.is_relative_to(project) and not place.is_relative_to(project / KEYS):
        raise WrongParams(
            f"params.yaml, privacy.key: {path} is inside the project. The key belongs below {KEYS},"
            " which Git and DVC leave out, or in a folder outside of the project."
        )
    rows = pd.DataFrame(key, columns=["placeholder", "stands for"])
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    beside = place.with_name(place.name + ".part")
    beside.unlink(missing_ok=True)
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as opened:
        opened.write(tables.to_csv(rows))
    beside.replace(place)


def _read(
    entries: Sequence[Entry], folder: Path, rules: Rules, limits: Limits, sealed: Sealed
) -> list[Outcome]:
    """Each file, read by a worker within the limits of the params; unsure ones twice."""
    read = partial(read_documents, folder=folder, limits=limits, sealed=sealed)

    def again(unsure: Sequence[Entry], askers: Sequence[str]) -> list[Outcome]:
        return read(unsure, rules=replace(rules, interviewers=(*rules.interviewers, *askers)))

    with progress("documents", len(entries), unit="file") as bar:
        first = read(entries, rules=rules, watch=partial(_tell, bar))
    return with_folder_labels(first, again)


def _tell(
    bar: tqdm[NoReturn], entry: Entry, seconds: float | None, outcomes: Sequence[Outcome]
) -> None:
    """One file is done, or was before; of each only where a run is verbose."""
    one_done(bar, kept=seconds is None)
    if not is_verbose():
        return
    took = "        -" if seconds is None else f"{seconds:7.1f} s"
    for outcome in outcomes:
        if isinstance(outcome, Refusal):
            words = str(outcome.reason)
        elif isinstance(outcome, FileCodes):
            words = f"{len(outcome.codebook.codes)} codes"
        else:
            words = f"{len(outcome.segments)} parts"
        bar.write(f"{took}  {entry.file!r}: {words}", file=sys.stderr)


def _catalogue(folder: Path) -> str | None:
    """The text of catalogue.csv, if there is one."""
    path = folder / "catalogue.csv"
    if not path.is_file():
        return None
    try:
        return decode_text(path.read_bytes())[0]
    except UnreadableFile as error:
        raise WrongCatalogue(
            f"{path} cannot be read: {error.reason}. Save it from the spreadsheet as CSV (UTF-8)."
        ) from None


if __name__ == "__main__":
    run(main)
