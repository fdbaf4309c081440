"""Readings and codebooks to what is placed in the segments, and what becomes of coded texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from pipeline.codes.codings import CodedSource, CodingTables, coding_tables
from pipeline.codes.sheet import FILE as SHEET
from pipeline.codes.sheet import SheetRow, coded_text
from pipeline.ingest.blocks import count_tokens
from pipeline.ingest.catalogue import folded_path
from pipeline.ingest.collections.members import FileCodes, Outcome
from pipeline.ingest.corpus import CorpusTables
from pipeline.ingest.documents import ReadDocument
from pipeline.ingest.listing import Entry, Refusal
from pipeline.wording.messages import message

_TEXTS = "codes"
"""The format of the reading that holds the words of codes, to be freed of names."""
_LAST = "frontline/\uffff"
"""A path after all others, so that no other placeholder gets another number."""


@dataclass(frozen=True)
class Coded:
    """What is read, by what becomes of it.

    `readings` become documents. `sideless` are coded texts on no side, whose codings belong to the
    documents with the same text. `codes` are the codebooks.
    """

    readings: list[ReadDocument]
    refusals: list[Refusal]
    sideless: list[ReadDocument]
    codes: list[FileCodes]

    @property
    def words(self) -> list[str]:
        """Every name of a code, description and memo: what may name somebody."""
        marked = [one.coded for one in (*self.readings, *self.sideless) if one.coded]
        books = [*(file.codebook.codes for file in self.codes), *(one.codes for one in marked)]
        said = {text for book in books for code in book for text in (*code.path, code.description)}
        return sorted({*said, *(mark.memo for one in marked for mark in one.marks)} - {""})


def coded(outcomes: Iterable[Outcome]) -> Coded:
    """The outcomes, sorted. What is refused of a project on no side is named by its number."""
    found = Coded([], [], [], [])
    numbers: Counter[str] = Counter()
    for one in outcomes:
        if isinstance(one, FileCodes):
            found.codes.append(one)
        elif isinstance(one, Refusal):
            found.refusals.append(_numbered(one, numbers))
        else:
            (found.readings if one.entry.corpus else found.sideless).append(one)
    return found


def _numbered(refusal: Refusal, numbers: Counter[str]) -> Refusal:
    project, slash, _ = refusal.file.partition("/")
    if refusal.corpus or not slash or not project.lower().endswith(".qdpx"):
        return refusal
    numbers[project] += 1
    return replace(refusal, file=f"{project}/refused {numbers[project]}")


def with_sheet(
    coded: Coded, rows: Sequence[SheetRow], *, original: Callable[[str], str | None]
) -> Coded:
    """The same, with the codings of `codings.csv` as coded texts beside the documents.

    `original` gives the text of a plain text file, whose characters `start` and `end` count.
    """
    if not rows:
        return coded
    known = {folded_path(one.entry.file): one for one in coded.readings}
    made, lost = [], 0
    for file in dict.fromkeys(row.file for row in rows):
        own = [row for row in rows if row.file == file]
        reading = known.get(folded_path(file))
        quoted = [row for row in own if row.quote]
        counted = [row for row in own if not row.quote]
        text = original(reading.entry.file) if reading is not None and counted else None
        lost += (len(quoted) if reading is None else 0) + (len(counted) if text is None else 0)
        for said, those in ((reading and reading.text, quoted), (text, counted)):
            if reading is not None and said and those:
                entry = replace(reading.entry, corpus="")
                made.append(replace(reading, entry=entry, coded=coded_text(said, those)))
    reason, remedy = message("codings_without_text", n=lost), message("correct_codings")
    refusals = [Refusal(SHEET, "", reason, remedy)] if lost else []
    return replace(
        coded,
        refusals=[*coded.refusals, *refusals],
        sideless=[*coded.sideless, *made],
    )


# ------------------------------------------------------------------------------ names


def with_words(coded: Coded) -> list[ReadDocument]:
    """The readings, and behind them one of the words of the codes, as if a respondent said them."""
    words = coded.words
    if not words:
        return coded.readings
    languages = Counter(str(one.row["language"]) for one in coded.readings)
    language = languages.most_common(1)[0][0] if languages else "en"
    row = {
        "doc_id": _TEXTS, "file": _LAST, "corpus": "frontline", "cluster": _TEXTS, "title": "",
        "language": language, "format": _TEXTS, "kind": "talk", "n_tokens": 0,
        "n_interviewer_tokens": 0,
    }  # fmt: skip
    segments = tuple(
        {"segment_id": f"{_TEXTS}:{n:04d}", "doc_id": _TEXTS, "role": "respondent", "speaker": "",
         "language": language, "corpus": "frontline", "text": _plain(word), "n_tokens": 0}
        for n, word in enumerate(words, start=1)
    )  # fmt: skip
    return [*coded.readings, ReadDocument(Entry(_LAST, _TEXTS, "frontline"), row, segments)]


def without_words(
    readings: Sequence[ReadDocument], words: Sequence[str]
) -> tuple[list[ReadDocument], Callable[[str], str]]:
    """The readings alone, and how each of the words may be shown: without the names in it.

    A word that could not be freed of names is not shown.
    """
    kept = [one for one in readings if one.row["format"] != _TEXTS]
    own = next((one.segments for one in readings if one.row["format"] == _TEXTS), ())
    shown = {
        word: word if part["text"] == _plain(word) else str(part["text"])
        for word, part in zip(words, own, strict=False)
    }
    return kept, lambda word: shown.get(word, "")


def _plain(word: str) -> str:
    """The word with blanks for underscores: `no_time` is no handle of somebody's."""
    return word.replace("_", " ")


# ------------------------------------------------------------------------------ tables


@dataclass(frozen=True)
class Placed:
    """The tables of codes, and what becomes of coded texts that are no documents of their own."""

    tables: CodingTables
    refusals: dict[str, Refusal]
    more: list[Refusal]


def placed(
    coded: Coded,
    readings: Sequence[ReadDocument],
    *,
    corpus: CorpusTables,
    shown: Callable[[str], str],
) -> Placed:
    """The codings of all coded texts, placed in the segments of the documents that are used.

    `refusals` say of coded texts that were left
    out as doubles where their codings are; `more` are the coded texts that no document has.
    """
    own = [one for one in readings if one.coded is not None]
    every = [*own, *coded.sideless]
    sources = [
        CodedSource(one.coded, one.entry.doc_id if one.entry.corpus else "")
        for one in every
        if one.coded is not None
    ]
    made = coding_tables(
        sources,
        [file.codebook for file in coded.codes],
        segments=corpus.segments,
        count_words=count_tokens,
        shown=shown,
    )
    documents = corpus.documents
    files = dict(zip(documents["doc_id"], documents["file"], strict=True))
    moved, more = {}, []
    numbers: Counter[str] = Counter()
    for one, doc_id in zip(every, made.doc_ids, strict=True):
        file = one.entry.file
        if one.entry.corpus and doc_id and doc_id != one.entry.doc_id:
            reason = message("codes_moved", file=files[doc_id])
            moved[file] = Refusal(file, one.entry.corpus, reason, message("nothing_to_do"))
        elif not one.entry.corpus and not doc_id:
            project = file.split("/")[0]
            numbers[project] += 1
            more.append(_unknown(one, f"{project}/text {numbers[project]}"))
    return Placed(made, moved, more)


def _unknown(reading: ReadDocument, file: str) -> Refusal:
    n = 0 if reading.coded is None else len(reading.coded.marks)
    project = PurePosixPath(file).parts[0]
    remedy = message("give_side_of_text", file=f"{project}/…")
    return Refusal(file, "", message("coded_text_unknown", n=n), remedy)
