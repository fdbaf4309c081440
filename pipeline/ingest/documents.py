"""Text blocks to documents and segments: paragraphs of a policy, turns of an interview.

Which files are documents and what is known of them, what a document's parts are, and which
documents are the same text twice. No file is opened here.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import PurePosixPath
from typing import Any

import pandas as pd
from sklearn.feature_extraction.text import CountVectorizer

from pipeline import tables
from pipeline.config.yaml_files import nearest, sentence
from pipeline.errors import Explained
from pipeline.ingest.blocks import TOKEN, Block, FileText, UnreadableFile, repair_text
from pipeline.ingest.blocks import count_tokens as count_tokens
from pipeline.ingest.prose.paragraphs import paragraphs, without_furniture
from pipeline.ingest.transcripts.turns import read_turns
from pipeline.text.languages import detect_language as detect_language


class WrongCatalogue(Explained):
    """`catalogue.csv` holds errors. The message names each line and its remedy."""


class NothingToCompare(Explained):
    """One side has no document that can be used. The message says what was found and what to do."""


@dataclass(frozen=True)
class Entry:
    """A file to be read, and what the catalogue says of it (only cells that are not empty)."""

    file: str
    doc_id: str
    corpus: str
    given: Mapping[str, str] = field(default_factory=dict)
    catalogued: bool = False


@dataclass(frozen=True)
class Refusal:
    """A file that is not used: a row of Unreadable."""

    file: str
    corpus: str
    reason: str
    remedy: str


@dataclass(frozen=True)
class Listing:
    """The files to read, those that cannot be, and the catalogue's own columns."""

    entries: tuple[Entry, ...]
    refusals: tuple[Refusal, ...]
    own_columns: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reading:
    """A document as rows: one of Documents, and its segments."""

    entry: Entry
    document: Mapping[str, Any]
    segments: tuple[Mapping[str, Any], ...]

    @property
    def text(self) -> str:
        """All that was read, whoever says it."""
        return "\n".join(str(segment["text"]) for segment in self.segments)


# -------------------------------------------------------------------- which files there are

_SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini", "icon\r", "__macosx"})
_ABOUT_FOLDER = re.compile(
    r"(?i)(?:readme|licen[cs]e|sources|changelog|catalogue)(?:\.\w+)?|.*\.dvc"
)


def list_documents(files: Sequence[str], *, catalogue: str | None = None) -> Listing:
    """Each file of the folder as an entry to read or a refusal; the system's files are passed over.

    `files` are paths inside the documents folder, with forward slashes; `catalogue` is the text of
    catalogue.csv. The corpus comes from the catalogue, else from the folder's name.

    Raises:
        WrongCatalogue: all that is wrong in the catalogue, line by line.
    """
    rows, own_columns = read_catalogue(catalogue) if catalogue is not None else ({}, ())
    nameless = [file for file in files if not _is_text(file)]
    files = [file for file in files if _is_text(file)]
    documents = sorted(file for file in files if _is_document(file) or _folded(file) in rows)
    ids = document_ids(documents)
    entries, refusals = [], []
    for file in documents:
        row = rows.pop(_folded(file), None)
        given = {key: value for key, value in (row or {}).items() if value and key != "file"}
        corpus = given.get("corpus") or _corpus_of(file)
        if corpus:
            entries.append(Entry(file, ids[file], corpus, given, row is not None))
        else:
            refusals.append(Refusal(file, "", _NO_SIDE, _side_remedy(file)))
    for file in sorted(nameless):
        shown = file.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        refusals.append(Refusal(shown, _corpus_of(file), *_NO_NAME))
    for row in rows.values():
        remedy = _catalogue_remedy(row["file"], documents)
        refusals.append(Refusal(row["file"], row.get("corpus", ""), _NOT_THERE, remedy))
    return Listing(tuple(entries), tuple(refusals), own_columns)


_NO_SIDE = "it is neither below policy/ nor below frontline/"
_NO_NAME = (
    "its name holds bytes that are no letters (it is not in UTF-8)",
    "rename it, in plain letters",
)
_NOT_THERE = "it is in the catalogue but not in the folder"


def _catalogue_remedy(file: str, documents: Sequence[str]) -> str:
    """What to do about a line of the catalogue without a file: the path was probably cut short."""
    meant = [path for path in documents if _stem(path) == _stem(file)]
    if len(meant) == 1:
        return f"write {meant[0]} in catalogue.csv"
    return "add the file, or correct or delete its line in catalogue.csv"


def _stem(file: str) -> str:
    name = PurePosixPath(_folded(file)).name
    return re.sub(r"\.\w{1,8}$", "", name)


def _side_remedy(file: str) -> str:
    folder = file.split("/")[0] if "/" in file else ""
    if meant := nearest(folder, tables.CORPORA):
        return f"rename the folder {folder} to {meant}"
    return "move it into one of them, or give its corpus in catalogue.csv"


def _is_text(name: str) -> bool:
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _is_document(file: str) -> bool:
    parts = PurePosixPath(file).parts
    if any(part.startswith((".", "~$")) or part.lower() in _SYSTEM_FILES for part in parts):
        return False
    return not (len(parts) == 1 and _ABOUT_FOLDER.fullmatch(parts[0]))


def _corpus_of(file: str) -> str:
    parts = PurePosixPath(file).parts
    side = parts[0].casefold() if len(parts) > 1 else ""
    return side if side in tables.CORPORA else ""


def _folded(file: str) -> str:
    path = PurePosixPath(unicodedata.normalize("NFC", file.replace("\\", "/")))
    return str(path).casefold()


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


# ---------------------------------------------------------------------------- catalogue

_CATALOGUE_COLUMNS = ("file", "corpus", "title", "date", "language", "cluster")


def read_catalogue(text: str) -> tuple[dict[str, dict[str, str]], tuple[str, ...]]:
    """The catalogue's rows by folded path, and the names of its own columns.

    Raises:
        WrongCatalogue: with every error, its line and its remedy.
    """
    lines = list(_catalogue_lines(text))
    if not lines:
        raise WrongCatalogue("catalogue.csv is empty. Write a header line, or delete the file.")
    header = [_column_name(name) for name in lines[0][1]]
    errors = _header_errors(header)
    rows: dict[str, dict[str, str]] = {}
    for number, cells in lines[1:] if "file" in header else []:
        row = dict(zip(header, (cell.strip() for cell in cells), strict=False))
        problems = _row_problems(row, cells, header)
        key = _folded(row.get("file", ""))
        if key in rows and not problems:
            problems = ["the file stands in an earlier line too. Delete one of the lines"]
        errors += [f"line {number}: {problem}" for problem in problems]
        rows[key] = row | {"corpus": row.get("corpus", "").casefold()}
    if errors:
        listed = "\n".join(f"  {sentence(error)}" for error in errors)
        raise WrongCatalogue(f"catalogue.csv has {len(errors)} error(s):\n{listed}")
    return rows, tuple(name for name in header if name not in _CATALOGUE_COLUMNS)


def _catalogue_lines(text: str) -> Iterable[tuple[int, list[str]]]:
    # A spreadsheet may say in a line of its own which sign parts the cells.
    text = re.sub(r"\Asep=.\r?\n", "\n", text.lstrip("\ufeff"))
    first = text.lstrip().split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, cells
    except csv.Error:
        raise WrongCatalogue(
            f"catalogue.csv, at or before line {reader.line_num}: a quotation mark is not closed."
            " Close it, or write it twice where it belongs to the text."
        ) from None


def _column_name(name: str) -> str:
    bare = name.strip()
    return bare.lower() if bare.lower() in _CATALOGUE_COLUMNS else bare


def _header_errors(header: Sequence[str]) -> list[str]:
    reserved = set(tables.columns(tables.Documents)) - set(_CATALOGUE_COLUMNS)
    errors = []
    if "file" not in header:
        likely = nearest("file", header)
        found = ", ".join(f"`{name}`" for name in header if name)
        remedy = (
            f"Is it `{likely}`? Rename it"
            if likely
            else f"Name the one with each file's path so, or add it; there are {found}"
        )
        errors.append(f"line 1: there is no column `file`. {remedy}")
    for name in dict.fromkeys(header):
        if not name:
            errors.append("line 1: a column has no name. Name it or delete it")
        elif header.count(name) > 1:
            errors.append(f"line 1: two columns are called `{name}`. Rename one")
        if meant := _misspelt(name, header):
            errors.append(
                f"line 1: the column `{name}` is probably meant to be `{meant}`. Write it so, or"
                " give a column of your own another name"
            )
        if name in reserved:
            errors.append(f"line 1: Cospeak has a column `{name}` of its own. Rename yours")
    return errors


def _misspelt(name: str, header: Sequence[str]) -> str:
    """The column of Cospeak that was meant: one that is not there, and is nearly called so."""
    absent = [known for known in _CATALOGUE_COLUMNS if known not in header and known != "file"]
    if name in _CATALOGUE_COLUMNS:
        return ""
    return nearest(name, absent, likeness=0.8)


def _row_problems(row: Mapping[str, str], cells: Sequence[str], header: Sequence[str]) -> list[str]:
    problems = []
    if len(cells) > len(header):
        problems.append("it has more cells than the header. Put quotes around cells with commas")
    file = row.get("file", "").replace("\\", "/")
    if not file:
        problems.append("the file is not named. Fill in `file`, or delete the line")
    elif PurePosixPath(file).is_absolute() or ".." in file.split("/") or re.match(r"\w:", file):
        problems.append(
            f"`{file}` is outside the documents folder. Write the path from there,"
            " such as policy/plan.pdf"
        )
    corpus = row.get("corpus", "")
    if corpus and corpus.casefold() not in tables.CORPORA:
        problems.append(f"unknown corpus `{corpus}`. Write policy or frontline")
    language = row.get("language", "")
    if language and not re.fullmatch(r"[a-z]{2,3}", _language_code(language)):
        problems.append(f"unknown language `{language}`. Write a code such as en, nb or sv")
    return problems


# ----------------------------------------------------------------------- one document


def read_document(
    content: FileText,
    *,
    entry: Entry,
    interviewers: Sequence[str] = (),
    languages: Sequence[str] = ("en",),
    min_tokens: int = 1,
) -> Reading:
    """The document's row and segments.

    Raises:
        UnreadableFile: fewer words than `min_tokens`, or a transcript in which only the
            interviewer speaks.
    """
    segments, facts, notes = (
        _policy(content) if entry.corpus == "policy" else _frontline(content, entry, interviewers)
    )
    spoken = [segment for segment in segments if segment["role"] != "interviewer"]
    n_tokens = sum(int(segment["n_tokens"]) for segment in spoken)
    _check_length(n_tokens, segments, entry.corpus, min_tokens)
    found = _inferred(content, entry, "\n".join(str(s["text"]) for s in spoken), languages)
    values = {name: entry.given.get(name) or found[name] for name in found}
    values["language"] = _language_code(values["language"])
    values["date"] = _plain_date(values["date"])
    inferred = [name for name in found if not entry.given.get(name) and found[name]]
    document = {
        "doc_id": entry.doc_id,
        "file": entry.file,
        "corpus": entry.corpus,
        **values,
        "format": content.format,
        "encoding": content.encoding,
        "n_tokens": n_tokens,
        "n_segments": len(spoken),
        "n_interviewer_tokens": sum(int(s["n_tokens"]) for s in segments) - n_tokens,
        **facts,
        "inferred": "; ".join((["corpus"] if not entry.given.get("corpus") else []) + inferred),
        "notes": "; ".join((*content.notes, *notes)),
    }
    same = {"doc_id": entry.doc_id, "corpus": entry.corpus, "language": values["language"]}
    rows = tuple(
        {"segment_id": f"{entry.doc_id}:{number:04d}", **same, **segment}
        for number, segment in enumerate(segments, start=1)
    )
    return Reading(entry, document, rows)


Parts = tuple[list[dict[str, Any]], dict[str, Any], tuple[str, ...]]


def _policy(content: FileText) -> Parts:
    segments = [
        _segment("policy", part.text, part.location, heading=part.heading)
        for part in paragraphs(content.blocks)
    ]
    return segments, {"n_speakers": 0, "turns_found": True}, ()


def _frontline(content: FileText, entry: Entry, interviewers: Sequence[str]) -> Parts:
    named = [entry.given.get(name, "") for name in ("interviewer", "interviewers")]
    listed = [part.strip() for name in named for part in re.split(r"[,;|]", name) if part.strip()]
    transcript = read_turns(
        without_furniture(content.blocks),
        metadata=content.metadata,
        interviewers=(*interviewers, *listed),
    )
    segments = [
        _segment(
            "interviewer" if turn.interviewer else "respondent",
            turn.text,
            turn.location,
            speaker=turn.speaker,
        )
        for turn in transcript.turns
    ]
    speakers = {turn.speaker for turn in transcript.turns if turn.speaker and not turn.interviewer}
    facts = {"n_speakers": len(speakers), "turns_found": transcript.found}
    return segments, facts, transcript.notes


def _segment(
    role: str, text: str, location: str, *, speaker: str = "", heading: str = ""
) -> dict[str, Any]:
    return {
        "role": role,
        "speaker": speaker,
        "location": location,
        "heading": heading,
        "text": text,
        "n_tokens": count_tokens(text),
    }


def _check_length(
    n_tokens: int, segments: Sequence[Mapping[str, Any]], corpus: str, min_tokens: int
) -> None:
    if segments and corpus == "frontline" and n_tokens == 0:
        raise UnreadableFile(
            "only the interviewer speaks in it",
            "check the speakers' labels; name the interviewer in the catalogue's column"
            " `interviewer`",
        )
    if n_tokens < max(min_tokens, 1):
        words = "words of respondents" if corpus == "frontline" else "words of text"
        raise UnreadableFile(
            f"it is too short: {n_tokens} {words}, {min_tokens} are needed",
            "check that the file is whole, or lower documents.min_tokens in params.yaml",
        )


# ------------------------------------------------------------------- what is inferred


def _inferred(
    content: FileText, entry: Entry, text: str, languages: Sequence[str]
) -> dict[str, str]:
    """What is not in the catalogue: from front matter, headings, the file's name and its words."""
    stated = _stated(content.metadata, "cluster")
    folders = PurePosixPath(entry.file).parts[1:-1]
    return {
        "cluster": stated or (folders[0] if folders else entry.doc_id),
        "language": entry.given.get("language") or _language(content, text, languages),
        "title": _stated(content.metadata, "title")
        or _first_heading(content.blocks)
        or re.sub(r"[\s_-]+", " ", PurePosixPath(entry.file).stem).strip(),
        "date": _date(content.metadata.get("date")) or _date_in_name(entry.file),
    }


def _stated(metadata: Mapping[str, object], name: str) -> str:
    value = metadata.get(name)
    return re.sub(r"\s+", " ", repair_text(str(value))).strip() if _is_plain(value) else ""


def _is_plain(value: object) -> bool:
    # A number of thousands of digits cannot be written out.
    return isinstance(value, str) or (isinstance(value, int) and abs(value) < 10**18)


def _first_heading(blocks: Sequence[Block]) -> str:
    """The highest heading at the top. Lines in bold may be speakers and do not count."""
    headings = [
        b for b in blocks[:12]
        if b.kind == "heading" and 1 <= b.level <= 6 and re.search(r"[^\W\d_]{2}", b.text)
    ]  # fmt: skip
    if not headings:
        return ""
    highest = min(headings, key=lambda block: block.level)
    alike = sum(b.kind == "heading" and b.level == highest.level for b in blocks)
    if highest.text.rstrip().endswith("?") and alike > 2:  # an interview with questions as headings
        return ""
    text = re.sub(r"[\s*]+", " ", re.sub(r"\[\^\w+\]", "", highest.text)).strip()
    return text if len(text) <= 200 else ""


def _date(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()[:10]
    match = re.match(r"(?:19|20)\d{2}(?:-\d{2}(?:-\d{2})?)?(?!\d)", str(value or "").strip())
    return match[0] if match else ""


_FIRST_SHEET_DAY = date(1899, 12, 30)


def _plain_date(text: str) -> str:
    """The date as year-month-day where its writing leaves no doubt, else as it stands.

    Read are a date with a time, day.month.year, a spreadsheet's number of days, and a date with
    strokes of which one part cannot be a month.
    """
    if match := re.fullmatch(r"(\d{4}-\d{2}-\d{2})[T ][\d:.+Z-]+", text):
        return match[1]
    if re.fullmatch(r"[2-6]\d{4}(?:\.0+)?", text):
        return (_FIRST_SHEET_DAY + timedelta(days=int(float(text)))).isoformat()
    match = re.fullmatch(r"(\d{1,2})([./])\s?(\d{1,2})[./]\s?((?:19|20)\d{2})", text)
    if match is None:
        return text
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if match[2] == "/" and second > 12:
        first, second = second, first
    elif match[2] == "/" and first <= 12:
        return text
    try:
        return date(year, second, first).isoformat()
    except ValueError:
        return text


_NAME_DATE = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d{2})(?:[-_. ]?(?P<month>0[1-9]|1[0-2])"
    r"(?:[-_. ]?(?P<day>0[1-9]|[12]\d|3[01]))?)?(?!\d)"
)


def _date_in_name(file: str) -> str:
    """A date in the file's name; a year after "to" is an aim, not a date."""
    stem = PurePosixPath(file).stem
    for match in _NAME_DATE.finditer(stem):
        if not re.search(r"(?:^|[^a-z])(?:to|til|until|by)[-_ ]?$", stem[: match.start()], re.I):
            return "-".join(part for part in match.groups() if part)
    return ""


_LANGUAGE_NAMES = {
    "no": "nb", "nor": "nb", "nob": "nb", "nno": "nn", "eng": "en", "dan": "da", "swe": "sv",
    "english": "en", "norwegian": "nb", "norsk": "nb", "bokmål": "nb", "nynorsk": "nn",
    "danish": "da", "dansk": "da", "swedish": "sv", "svenska": "sv",
}  # fmt: skip


def _language_code(value: str) -> str:
    code = value.strip().lower()
    return _LANGUAGE_NAMES.get(code) or _LANGUAGE_NAMES.get(
        re.split(r"[-_]", code)[0], re.split(r"[-_]", code)[0]
    )


def _language(content: FileText, text: str, languages: Sequence[str]) -> str:
    stated = _language_code(_stated(content.metadata, "language"))
    if stated and stated in languages:
        return stated
    return detect_language(text, languages=languages)


# ------------------------------------------------------------------------- same text twice

# What keeps most of the structure comes first.
_FORMATS = ("docx", "odt", "html", "md", "rtf", "pdf", "vtt", "srt", "sbv", "txt")
_SHINGLE = 5


def without_duplicates(
    readings: Sequence[Reading], *, threshold: float
) -> tuple[list[Reading], list[Refusal]]:
    """The documents, each text once, and a refusal for each that is left out.

    Two documents are the same text if they share `threshold` of their five-word shingles
    (Jaccard); one stands within another if nearly all of its shingles do. Of the same text the
    catalogued one is kept, then the one of the richer format, then the first by path; of one
    within another the longer.

    References:
        Broder 1997, On the resemblance and containment of documents.
    """
    ordered = sorted(readings, key=_preference)
    if len(ordered) < 2:
        return list(readings), []
    shared = _shared_shingles([reading.text for reading in ordered])
    sizes = shared.diagonal()
    kept: list[int] = []
    refused: dict[int, int] = {}
    for new in range(len(ordered)):
        for old in list(kept):
            both = int(shared[new, old])
            same = both >= threshold * (sizes[new] + sizes[old] - both)
            within = both >= max(threshold, 0.9) * min(sizes[new], sizes[old])
            if within and not same and sizes[old] < sizes[new]:
                refused[old] = new
                kept.remove(old)
            elif same or within:
                refused[new] = old
                break
        if new not in refused:
            kept.append(new)
    refusals = [_duplicate(ordered[lost], ordered[_last(refused, lost)]) for lost in refused]
    names = {ordered[number].entry.file for number in kept}
    return [reading for reading in readings if reading.entry.file in names], refusals


def _last(refused: Mapping[int, int], lost: int) -> int:
    """The document that is kept in the end, where one led to another."""
    while lost in refused:
        lost = refused[lost]
    return lost


def _preference(reading: Reading) -> tuple[bool, int, str]:
    entry = reading.entry
    return (not entry.catalogued, _FORMATS.index(str(reading.document["format"])), entry.file)


def _shared_shingles(texts: Sequence[str]) -> Any:
    """How many shingles each two texts share; on the diagonal, how many each has."""
    counts = CountVectorizer(analyzer=_shingles, binary=True, dtype="int32").fit_transform(texts)
    return (counts @ counts.T).toarray()


def _shingles(text: str) -> list[str]:
    words = [match[0].lower() for match in TOKEN.finditer(text)]
    if len(words) <= _SHINGLE:
        return [" ".join(words)]
    return [" ".join(words[n : n + _SHINGLE]) for n in range(len(words) - _SHINGLE + 1)]


def _duplicate(lost: Reading, kept: Reading) -> Refusal:
    reason = f"the same text as {kept.entry.file}"
    if lost.entry.corpus != kept.entry.corpus:
        reason += f", which counts as {kept.entry.corpus}"
        remedy = "keep it on one side only: a text cannot be both sides of the comparison"
    else:
        remedy = "nothing to do; remove one of the two to silence this"
    return Refusal(lost.entry.file, lost.entry.corpus, reason, remedy)


# ------------------------------------------------------------------------------- tables


@dataclass(frozen=True)
class CorpusTables:
    """The stage's three tables."""

    segments: pd.DataFrame
    documents: pd.DataFrame
    unreadable: pd.DataFrame


def corpus_tables(
    readings: Sequence[Reading],
    refusals: Sequence[Refusal],
    *,
    own_columns: Sequence[str] = (),
    near_duplicate: float = 0.8,
) -> CorpusTables:
    """Documents, Segments and Unreadable, in order of path; each text is counted once.

    Raises:
        NothingToCompare: no document on one side.
    """
    used, duplicates = without_duplicates(readings, threshold=near_duplicate)
    used = sorted(used, key=lambda reading: reading.entry.file)
    refused = sorted([*refusals, *duplicates], key=lambda refusal: refusal.file)
    _check_sides(used, refused)
    documents = [
        {**reading.document, **{name: reading.entry.given.get(name, "") for name in own_columns}}
        for reading in used
    ]
    return CorpusTables(
        segments=_frame(tables.Segments, [row for reading in used for row in reading.segments]),
        documents=_frame(tables.Documents, documents),
        unreadable=_frame(tables.Unreadable, [vars(refusal) for refusal in refused]),
    )


def _frame(table: type[tables.Table], rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    if not rows:
        return tables.empty(table)
    named = list(tables.columns(table))
    own = [name for name in rows[0] if name not in named]
    types = {key: column.dtype.type for key, column in table.to_schema().columns.items()}
    return pd.DataFrame(list(rows), columns=[*named, *own]).astype(types)


def _check_sides(used: Sequence[Reading], refused: Sequence[Refusal]) -> None:
    missing = [side for side in tables.CORPORA if not any(r.entry.corpus == side for r in used)]
    if not missing:
        return
    lines = [f"  {sentence(f'{r.file}: {r.reason}')} To do: {r.remedy}." for r in refused[:20]]
    where = " nor ".join(f"on the {side} side" for side in missing)
    raise NothingToCompare(
        f"There is no document that can be used {where}, so there is nothing to compare. Put files"
        f" into {' and '.join(side + '/' for side in missing)} of the documents folder"
        " (documents.folder in params.yaml)."
        + ("\nFiles that were not used:\n" + "\n".join(lines) if lines else "")
        + (f"\n  … and {len(refused) - 20} more" if len(refused) > 20 else "")
    )
