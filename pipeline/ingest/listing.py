"""Which files of the documents folder are documents, of which corpus, and which are refused."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import PurePosixPath

from pipeline import tables
from pipeline.config.params import FOLDER, CorpusParams
from pipeline.config.word_lists import ALL, WordList, any_word
from pipeline.config.yaml_files import nearest
from pipeline.ingest.catalogue import folded_path, read_catalogue
from pipeline.ingest.registry import format_of
from pipeline.wording.messages import Message, message


@dataclass(frozen=True)
class Entry:
    """A file to be read, and what the catalogue says of it (only cells that are not empty).

    For a document within a file of several, `inside` is its path in the archive that it has to be
    taken out of, and `file` goes on with it. `corpus` is empty for a file of codes on no side.
    `lines` are lines of the catalogue, by folded path, about documents within the file.
    """

    file: str
    doc_id: str
    corpus: str
    given: Mapping[str, str] = field(default_factory=dict)
    catalogued: bool = False
    inside: str = ""
    lines: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def outer_file(self) -> str:
        """The file of the folder that is opened: the archive of what is inside one."""
        return self.file.removesuffix(f"/{self.inside}") if self.inside else self.file


@dataclass(frozen=True)
class Refusal:
    """A file that is not used: a row of Unreadable."""

    file: str
    corpus: str
    reason: Message
    remedy: Message


@dataclass(frozen=True)
class Listing:
    """The files to read, those that cannot be, and the catalogue's own columns."""

    entries: tuple[Entry, ...]
    refusals: tuple[Refusal, ...]
    own_columns: tuple[str, ...] = ()


_SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini", "icon\r", "__macosx"})
_ABOUT = WordList("documents", "files_about_folders", language=ALL)


@cache
def _about_folder() -> re.Pattern[str]:
    return re.compile(rf"(?i){any_word(_ABOUT)}(?:\.\w+)?|readings\.yaml|.*\.dvc")


_KINDS = {"written": "prose", "spoken": "talk"}


def list_documents(
    files: Sequence[str],
    *,
    catalogue: str | None = None,
    corpora: Sequence[CorpusParams] = (),
) -> Listing:
    """Each file of the folder as an entry to read or a refusal; files of the system are skipped.

    `files` are paths inside the documents folder, with forward slashes; `catalogue` is the text of
    catalogue.csv. The corpus comes from the catalogue, else from the folder's name, or from what
    `corpora` say of the folder. Where they name any, each document has its folder in `FOLDER`.

    Raises:
        WrongCatalogue: all that is wrong in the catalogue, line by line.
    """
    rows, own_columns = read_catalogue(catalogue) if catalogue is not None else ({}, ())
    nameless = [file for file in files if not _is_text(file)]
    files = [file for file in files if _is_text(file)]
    documents = sorted(file for file in files if is_document(file) or folded_path(file) in rows)
    ids = document_ids(documents)
    entries, refusals = [], []
    for file in documents:
        row = rows.pop(folded_path(file), None)
        lines = {
            path: line | _cluster_of(file, line, corpora)
            for path, line in _lines_below(file, rows).items()
        }
        given = {key: value for key, value in (row or {}).items() if value and key != "file"}
        given |= _of_folder(file, given, corpora)
        corpus = given.get("corpus") or _corpus_of(file, corpora)
        if corpus or _brings_codes(file):
            entries.append(Entry(file, ids[file], corpus, given, row is not None, lines=lines))
        else:
            refusals.append(Refusal(file, "", message("no_side"), _side_remedy(file, corpora)))
    for file in sorted(nameless):
        shown = file.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        reason, remedy = message("name_not_utf8"), message("rename_plain")
        refusals.append(Refusal(shown, _corpus_of(file, corpora), reason, remedy))
    for row in rows.values():
        remedy = _catalogue_remedy(row["file"], documents)
        reason = message("not_in_folder")
        corpus = row.get("corpus") or _corpus_of(row["file"].replace("\\", "/"), corpora)
        refusals.append(Refusal(row["file"], corpus, reason, remedy))
    if corpora:
        own_columns = tuple(dict.fromkeys([*own_columns, FOLDER]))
    return Listing(tuple(entries), tuple(refusals), own_columns)


def _brings_codes(file: str) -> bool:
    """The file may stand on no side: its texts are those of documents that do."""
    format = format_of(PurePosixPath(file).suffix.lower().lstrip("."))
    return format is not None and format.codes


def _lines_below(file: str, rows: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    """Takes from `rows` those about documents within the file, which it alone can find."""
    format = format_of(PurePosixPath(file).suffix.lower().lstrip("."))
    if format is None or not format.collection:
        return {}
    below = [path for path in rows if path.startswith(f"{folded_path(file)}/")]
    return {path: rows.pop(path) for path in below}


def _catalogue_remedy(file: str, documents: Sequence[str]) -> Message:
    """What to do about a line of the catalogue without a file: the path was probably cut short."""
    meant = [path for path in documents if _stem(path) == _stem(file)]
    if len(meant) == 1:
        return message("correct_path", file=meant[0])
    return message("add_or_correct_line")


def _stem(file: str) -> str:
    name = PurePosixPath(folded_path(file)).name
    return re.sub(r"\.\w{1,8}$", "", name)


def _side_remedy(file: str, corpora: Sequence[CorpusParams]) -> Message:
    folder = file.split("/")[0] if "/" in file else ""
    if meant := nearest(folder, [*tables.CORPORA, *(one.folder for one in corpora)]):
        return message("rename_folder", folder=folder, name=meant)
    return message("move_or_catalogue")


def _is_text(name: str) -> bool:
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def is_document(file: str) -> bool:
    """Whether the path is of a document, and not of a file of the system or about the folder."""
    parts = PurePosixPath(file).parts
    if any(part.startswith((".", "~$")) or part.lower() in _SYSTEM_FILES for part in parts):
        return False
    return not (len(parts) == 1 and _about_folder().fullmatch(parts[0]))


def _top_folder(file: str) -> str:
    """The folder of the documents folder that the file is in, folded; empty if in none."""
    parts = PurePosixPath(folded_path(file)).parts
    return parts[0] if len(parts) > 1 else ""


def _named(file: str, corpora: Sequence[CorpusParams]) -> CorpusParams | None:
    """The corpus whose folder the file is in, among those that the params name."""
    top = _top_folder(file)
    return next((one for one in corpora if folded_path(one.folder) == top), None)


def _corpus_of(file: str, corpora: Sequence[CorpusParams] = ()) -> str:
    if (named := _named(file, corpora)) is not None:
        return named.side
    side = _top_folder(file)
    return side if side in tables.CORPORA else ""


def _of_folder(
    file: str, given: Mapping[str, str], corpora: Sequence[CorpusParams]
) -> dict[str, str]:
    """What the folder says of a file: its name, and what the catalogue does not say."""
    if not corpora:
        return {}
    named = _named(file, corpora)
    if named is None:
        top = _top_folder(file)
        return {FOLDER: top} if top in tables.CORPORA else {}
    found = {FOLDER: named.folder}
    if named.kind is not None and "kind" not in given:
        found["kind"] = _KINDS[named.kind]
    return found | _cluster_of(file, given, corpora)


def _cluster_of(
    file: str, given: Mapping[str, str], corpora: Sequence[CorpusParams]
) -> dict[str, str]:
    """The cluster of a line of the catalogue that says none, by the column of the corpus."""
    named = _named(file, corpora)
    if named is None or named.cluster is None or given.get("cluster"):
        return {}
    value = given.get(named.cluster)
    return {"cluster": value} if value else {}


_LETTERS = str.maketrans(
    {"æ": "ae", "ø": "o", "å": "a", "ß": "ss", "đ": "d", "ð": "d", "þ": "th", "ł": "l"}
)


def document_ids(files: Sequence[str]) -> dict[str, str]:
    """A slug of each path without its suffix; the same slug again gets -2, -3 in order of path."""
    ids: dict[str, str] = {}
    used: set[str] = set()
    for file in sorted(files):
        stem = re.sub(r"\.\w{1,8}$", "", file).lower().translate(_LETTERS)
        plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode()
        slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "document"
        number, name = 1, slug
        while name in used:
            number += 1
            name = f"{slug}-{number}"
        used.add(name)
        ids[file] = name
    return ids
