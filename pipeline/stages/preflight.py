"""What people write and put in place, checked before anything runs: every error at once."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from itertools import chain
from pathlib import Path

import pandas as pd

from pipeline import tables
from pipeline.config.lexicon import Lexicon, load_lexicon
from pipeline.config.params import FOLDER, PARAMS, Params, load_params
from pipeline.config.practice_examples import load_practice_examples
from pipeline.config.readings import load_readings
from pipeline.config.reviewed_names import check_fingerprint, load_reviewed_names
from pipeline.config.roles import load_roles
from pipeline.config.topic_labels import load_labels
from pipeline.config.word_lists import check_word_lists
from pipeline.config.yaml_files import KeyPath, key_lines, sentence, suggestion
from pipeline.errors import Explained, later, say
from pipeline.ingest.blocks import UnreadableFile
from pipeline.ingest.catalogue import folded_path, read_catalogue
from pipeline.ingest.listing import list_documents
from pipeline.ingest.readers.encodings import decode_text
from pipeline.levels.standing import problems as wrong_levels
from pipeline.text.languages import detect_language


def _learns(params: Sequence[Params]) -> bool:
    """Whether practices are found by what examples teach: else nobody asks what stands in them."""
    return any(one.practices.found_by == "model" for one in params)


def _check_examples(lexicons: Sequence[Lexicon], params: Sequence[Params]) -> None:
    read = (one.documents.languages + one.annotations.languages for one in params)
    known = tables.taught_in(chain.from_iterable(read))
    for one in lexicons if _learns(params) else ():
        load_practice_examples(one.practised, known)


def problems() -> list[str]:
    """All that is wrong in params, lexicon, roles, word lists, labels, catalogue and documents.

    Each says where it is and what to do. Empty, if a run can begin.
    """
    found: list[str] = []
    params: list[Params] = []
    lexicons: list[Lexicon] = []
    checks: list[Callable[[], object]] = [
        lambda: params.append(load_params()), lambda: lexicons.append(load_lexicon()), load_roles,
        check_word_lists, load_labels,
        lambda: _check_examples(lexicons, params),
    ]  # fmt: skip
    for check in checks:
        found += _said_by(check)
    for known in params:
        folder = Path(known.documents.folder)
        found += _said_by(lambda known=known: _check_languages(known))  # type: ignore[misc]
        found += _said_by(
            lambda known=known: check_fingerprint(  # type: ignore[misc]
                load_reviewed_names(), known.privacy.reviewed
            )
        )
        found += _models(known)
        found += [*_folder(folder)] if folder.is_dir() else [say(_NO_FOLDER, folder=folder)]
        found += designs(known, folder) if folder.is_dir() else []
    return found


def designs(params: Params, folder: Path) -> list[str]:
    """Corpora without a folder, and levels that the catalogue does not have, with file and line."""
    wrong = [*_corpora(params, folder), *_levels(params, folder)]
    if not wrong:
        return []
    lines = key_lines(PARAMS.read_text(encoding="utf-8"))
    return [
        f"{PARAMS}:{lines.line(path) or 1}: {'.'.join(map(str, path))}: {sentence(words)}"
        for path, words in wrong
    ]


def _corpora(params: Params, folder: Path) -> Iterator[tuple[KeyPath, str]]:
    """Folders and columns of `corpora` that are not there, and a column that is called so."""
    there = sorted(path.name for path in folder.iterdir() if path.is_dir())
    known = {folded_path(name) for name in there}
    columns = _columns(folder) if params.corpora else None
    for i, one in enumerate(params.corpora):
        if folded_path(one.folder) not in known:
            words = say("there is no folder `{name}` in {folder}.", name=one.folder, folder=folder)
            yield ("corpora", i), words + suggestion(one.folder, there)
        if one.cluster and columns is not None and one.cluster not in columns:
            text = later("the catalogue has no column `{name}`, which is to name the clusters.")
            words = say(text, name=one.cluster) + suggestion(one.cluster, columns)
            yield ("corpora", i, "cluster"), words
    if FOLDER in (columns or ()):
        text = later("the catalogue has a column `{name}`, which the folders make. Rename yours.")
        yield ("corpora",), say(text, name=FOLDER)


def _columns(folder: Path) -> tuple[str, ...] | None:
    """The catalogue's columns; empty if there is no catalogue, none if it is wrong, as is said."""
    catalogue = folder / "catalogue.csv"
    if not catalogue.is_file():
        return ()
    try:
        rows, own = read_catalogue(decode_text(catalogue.read_bytes())[0])
    except (Explained, UnreadableFile, OSError):
        return None
    return tuple(dict.fromkeys([*own, *(name for row in rows.values() for name in row)]))


_BRINGS_COLUMNS = (".xlsx", ".ods", ".csv", ".tsv", ".qdpx", ".zip")
"""Files that may have columns of their own, which nobody knows before they are read."""


def _levels(params: Params, folder: Path) -> Iterator[tuple[KeyPath, str]]:
    """Columns and levels of `levels` that neither the catalogue nor a folder has.

    Nothing is said where the catalogue cannot be read, or where files may bring columns. Of the
    values of `cluster` neither, which files say, too.
    """
    if params.levels.column is None:
        return
    files = [
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and _is_utf8(path)
    ]
    about = ("catalogue.csv", "codings.csv")
    if any(name.lower().endswith(_BRINGS_COLUMNS) for name in files if name not in about):
        return
    catalogue = folder / "catalogue.csv"
    try:
        text = decode_text(catalogue.read_bytes())[0] if catalogue.is_file() else None
        listing = list_documents(files, catalogue=text, corpora=params.corpora)
    except (Explained, UnreadableFile, OSError):
        return
    rows = [
        {
            "corpus": one.corpus,
            "cluster": one.given.get("cluster") or one.doc_id,
            **{name: one.given.get(name, "") for name in listing.own_columns},
        }
        for one in listing.entries
    ]
    names = ["corpus", "cluster", *listing.own_columns]
    for key, words in wrong_levels(pd.DataFrame(rows, columns=names), params=params.levels):
        if params.levels.column != "cluster" or key in ("paired_by", "places"):
            yield ("levels", key), words


def _is_utf8(path: Path) -> bool:
    return os.fsencode(path).decode("utf-8", "replace") == str(path)


_NO_FOLDER = later(
    "There is no folder {folder}. Make it, with policy/ and frontline/ in it, or name yours in "
    "params.yaml under documents.folder."
)


def _said_by(check: Callable[[], object]) -> list[str]:
    try:
        check()
    except Explained as error:
        return [str(error)]
    return []


def _check_languages(params: Params) -> None:
    for languages in (params.documents.languages, params.annotations.languages):
        if len(languages) != 1:
            detect_language("", languages=languages)


def _models(params: Params) -> list[str]:
    return [
        say(
            "params.yaml, {key}: the spaCy pipeline '{model}' is not installed. Install its "
            "package, or name an installed pipeline.",
            key=f"annotations.models.{language}",
            model=model,
        )
        for language, model in params.annotations.models.items()
        if not Path(model).exists() and find_spec(model.split(".")[0]) is None
    ]


def _folder(folder: Path) -> Iterator[str]:
    """What is wrong in the documents folder: with its catalogue, and with files DVC cannot take."""
    yield from _said_by(lambda: load_readings(folder))
    catalogue = folder / "catalogue.csv"
    if catalogue.is_file():
        yield from _said_by(lambda: _read_catalogue(catalogue))
    else:
        for other in sorted(folder.glob("[Cc][Aa][Tt][Aa][Ll][Oo][Gg]*.*")):
            yield say(_NO_CATALOGUE, file=other)
    bad = [
        f"  {_shown(path, folder)}: {problem}"
        for path in sorted(folder.rglob("*"))
        if (problem := _untrackable(path))
    ]
    if bad:
        text = later("{folder} holds {n} file(s) that cannot be kept track of:")
        yield "\n".join([say(text, folder=folder, n=len(bad)), *bad])


_NO_CATALOGUE = later(
    "{file} is not read. Save it as catalogue.csv (CSV UTF-8) in the same folder, or give it "
    "another name if it is no catalogue."
)


def _read_catalogue(path: Path) -> None:
    try:
        read_catalogue(decode_text(path.read_bytes())[0])
    except (UnreadableFile, OSError):
        raise Explained(say("{file} cannot be read. Save it as CSV (UTF-8).", file=path)) from None


def _shown(path: Path, folder: Path) -> str:
    return os.fsencode(path.relative_to(folder)).decode("utf-8", "replace")


def _untrackable(path: Path) -> str:
    """Why DVC would stop at the file, or wait for it for ever; empty if it would not."""
    try:
        str(path).encode("utf-8")
        kind = path.stat().st_mode
    except UnicodeEncodeError:
        return say("its name is not in UTF-8. Rename it, in plain letters.")
    except OSError:
        return say(
            "a link that leads nowhere, or no right to look. Delete it, or put the file there."
        )
    if not (stat.S_ISREG(kind) or stat.S_ISDIR(kind)):
        return say("it is no file, but a device, pipe or socket. Delete it.")
    if not os.access(path, os.R_OK):
        return say("you may not read it. Give yourself the right to (chmod u+r).")
    return ""


def main() -> int:
    """Prints what is wrong. The exit status: 0 if nothing is, else 1."""
    found = problems()
    for problem in found:
        sys.stderr.write(f"{problem}\n\n")
    if found:
        text = say("Cospeak did not start. Mend these and run it again.")
        sys.stderr.write(f"{text}\n")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
