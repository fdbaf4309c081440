"""The text of `catalogue.csv` to rows by file, or all that is wrong in it."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath

from pipeline import tables
from pipeline.config.sheets import delimiter_of, without_dialect_line
from pipeline.config.word_lists import WordList
from pipeline.config.yaml_files import nearest, sentence
from pipeline.errors import Explained, later, say


class WrongCatalogue(Explained):
    """`catalogue.csv` holds errors. The message names each line and its remedy."""


_COLUMNS = ("file", "corpus", "kind", "title", "date", "language", "cluster")
"""Columns that Cospeak reads of any file; others are columns of the analyst's own."""

SHEET_COLUMNS = (
    "text_columns", "speaker_column", "time_column", "respondent_column", "question_column",
)  # fmt: skip
"""Columns that say, in the line of a spreadsheet, what its columns are."""

CATALOGUE_COLUMNS = (*_COLUMNS, *SHEET_COLUMNS)
"""All columns that Cospeak reads."""


def read_catalogue(text: str) -> tuple[dict[str, dict[str, str]], tuple[str, ...]]:
    """The catalogue's rows by folded path, and the names of its own columns.

    Raises:
        WrongCatalogue: with every error, its line and its remedy.
    """
    lines = list(_catalogue_lines(text))
    if not lines:
        raise WrongCatalogue(
            say("catalogue.csv is empty. Write a header line, or delete the file.")
        )
    header = [_column_name(name) for name in lines[0][1]]
    errors = _header_errors(header)
    rows: dict[str, dict[str, str]] = {}
    for number, cells in lines[1:] if "file" in header else []:
        row = dict(zip(header, (cell.strip() for cell in cells), strict=False))
        problems = _row_problems(row, cells, header)
        key = folded_path(row.get("file", ""))
        if key in rows and not problems:
            problems = [say("the file stands in an earlier line too. Delete one of the lines")]
        errors += [_on_line(number, problem) for problem in problems]
        rows[key] = row | {"corpus": row.get("corpus", "").casefold()}
    if errors:
        listed = "\n".join(f"  {sentence(error)}" for error in errors)
        heading = say("{file} has {n} error(s):", file="catalogue.csv", n=len(errors))
        raise WrongCatalogue(f"{heading}\n{listed}")
    return rows, tuple(name for name in header if name not in CATALOGUE_COLUMNS)


def _on_line(number: int, problem: str) -> str:
    return say("line {line}: {problem}", line=number, problem=problem)


def _catalogue_lines(text: str) -> Iterable[tuple[int, list[str]]]:
    text = without_dialect_line(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text), strict=True)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, cells
    except csv.Error:
        raise WrongCatalogue(
            say(
                "catalogue.csv, at or before line {line}: a quotation mark is not closed. "
                "Close it, or write it twice where it belongs to the text.",
                line=reader.line_num,
            )
        ) from None


def _column_name(name: str) -> str:
    bare = name.strip()
    return bare.lower() if bare.lower() in CATALOGUE_COLUMNS else bare


def _header_errors(header: Sequence[str]) -> list[str]:
    reserved = set(tables.columns(tables.Documents)) - set(_COLUMNS)
    errors = []
    if "file" not in header:
        likely = nearest("file", header)
        found = ", ".join(f"`{name}`" for name in header if name)
        remedy = (
            say("Is it `{name}`? Rename it", name=likely)
            if likely
            else say(
                "Name the one with each file's path so, or add it; there are {found}", found=found
            )
        )
        errors.append(say("there is no column `file`. {remedy}", remedy=remedy))
    for name in dict.fromkeys(header):
        if not name:
            errors.append(say("a column has no name. Name it or delete it"))
        elif header.count(name) > 1:
            errors.append(say("two columns are called `{name}`. Rename one", name=name))
        if meant := _misspelt(name, header):
            errors.append(
                say(
                    "the column `{name}` is probably meant to be `{meant}`. Write it so, or give a "
                    "column of your own another name",
                    name=name,
                    meant=meant,
                )
            )
        if name in reserved:
            errors.append(say("Cospeak has a column `{name}` of its own. Rename yours", name=name))
    return [_on_line(1, problem) for problem in errors]


def _misspelt(name: str, header: Sequence[str]) -> str:
    """The column of Cospeak that was meant: one that is not there, and is nearly called so."""
    absent = [known for known in CATALOGUE_COLUMNS if known not in header and known != "file"]
    if name in CATALOGUE_COLUMNS:
        return ""
    return nearest(name, absent, likeness=0.8)


def _row_problems(row: Mapping[str, str], cells: Sequence[str], header: Sequence[str]) -> list[str]:
    problems = []
    if len(cells) > len(header):
        problems.append(
            say("it has more cells than the header. Put quotes around cells with commas")
        )
    file = row.get("file", "").replace("\\", "/")
    if not file:
        problems.append(say("the file is not named. Fill in `file`, or delete the line"))
    elif PurePosixPath(file).is_absolute() or ".." in file.split("/") or re.match(r"\w:", file):
        problems.append(
            say(
                "`{file}` is outside the documents folder. Write the path from there, such as "
                "policy/plan.pdf",
                file=file,
            )
        )
    corpus = row.get("corpus", "")
    if corpus and corpus.casefold() not in tables.CORPORA:
        problems.append(say("unknown corpus `{value}`. Write policy or frontline", value=corpus))
    kind = row.get("kind", "")
    if kind and kind not in ("talk", "prose"):
        problems.append(say("unknown kind `{value}`. Write talk or prose", value=kind))
    language = row.get("language", "")
    if language and not re.fullmatch(r"[a-z]{2,3}", language_code(language)):
        text = later("unknown language `{value}`. Write a code such as en, nb or sv")
        problems.append(say(text, value=language))
    return problems


def folded_path(file: str) -> str:
    """The path as paths are compared: with forward slashes, composed letters, without case."""
    path = PurePosixPath(unicodedata.normalize("NFC", file.replace("\\", "/")))
    return str(path).casefold()


_NAMED = {
    code: WordList("languages", "names_of_languages", language=code)
    for code in ("en", "nb", "nn", "da", "sv")
}
"""How a catalogue may name each of the languages that are read whole."""


def language_code(value: str) -> str:
    """The ISO 639-1 code of a language that is given by code, locale or name."""
    said = value.strip().lower()
    first = re.split(r"[-_]", said)[0]
    named = [code for one in (said, first) for code, names in _NAMED.items() if one in names]
    return next(iter(named), first)
