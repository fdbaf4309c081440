"""What is shown of a document besides its text: file, title, cells, notes and ids without names."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from pipeline import tables
from pipeline.ingest.documents import ReadDocument
from pipeline.ingest.listing import Refusal, document_ids
from pipeline.privacy.name_forms import flat
from pipeline.privacy.pseudonym_book import PseudonymBook
from pipeline.wording.messages import with_texts


def with_segments(
    talk: ReadDocument, segments: Sequence[Mapping[str, Any]], book: PseudonymBook
) -> ReadDocument:
    """The talk with these segments, and its file, title, cells and notes without names."""
    spoken = [int(one["n_tokens"]) for one in segments if one["role"] != "interviewer"]
    total = sum(int(one["n_tokens"]) for one in segments)
    here = talk.entry.doc_id
    stem = PurePosixPath(talk.entry.file).stem
    shown = {
        name: _cell(str(talk.row[name]), book, document=here, stem=stem)
        for name in ("title", "cluster")
        if not (name == "cluster" and talk.row["cluster"] == here)
    }
    if book.hides_days:
        shown["title"] = without_days(shown["title"])
    counted = {"n_tokens": sum(spoken), "n_interviewer_tokens": total - sum(spoken)}
    file = _path(talk.entry.file, book, document=here)
    given = {key: _cell(cell, book, document=here) for key, cell in talk.entry.given.items()}
    return replace(
        talk,
        entry=replace(talk.entry, file=file, given=given),
        row={**talk.row, **shown, **counted, "file": file},
        notes=tuple(with_texts(note, book.known) for note in talk.notes),
        segments=tuple(segments),
    )


def _cell(cell: str, book: PseudonymBook, *, document: str, stem: str = "") -> str:
    """The cell without known names; `hillside-day-centre` and the file's name are read as paths."""
    slug = flat(cell) == flat(stem) or (
        re.search(r"[-_]", cell) is not None and not re.search(r"\s", cell)
    )
    return book.known(cell, document=document, path=slug)


_DAYS = (
    re.compile(
        r"(?<!\d)(?P<year>(?:19|20)\d\d)[-_.](?:0[1-9]|1[0-2])(?:[-_.](?:[0-2]\d|3[01]))?(?!\d)"
    ),
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?!\d)"),
    re.compile(
        r"(?<!\d)(?:[0-2]?\d|3[01])[-_.](?:0?[1-9]|1[0-2])[-_.](?P<year>(?:19|20)\d\d)(?!\d)"
    ),
)


def without_days(text: str) -> str:
    """A file's name or a title with the year alone of each day and month in figures."""
    for pattern in _DAYS:
        text = pattern.sub(lambda match: match["year"], text)
    return text


def _path(file: str, book: PseudonymBook, *, document: str = "") -> str:
    def shown(part: str) -> str:
        known = book.known(part, document=document, path=True)
        return without_days(known) if book.hides_days else known

    return path_with(file, shown)


def path_with(
    file: str, shown: Callable[[str], str], *, top: Callable[[str], str] | None = None
) -> str:
    """The path with what is `shown` of each folder and of the file's name; its suffix stays.

    `policy` and `frontline` at its beginning stay, any other first folder is the analyst's own:
    `top` stands for it, else `shown`.
    """
    path = PurePosixPath(file)
    parts = [
        part if at == 0 and part.casefold() in tables.CORPORA
        else (top if at == 0 and top else shown)(part)
        for at, part in enumerate(path.parts[:-1])
    ]  # fmt: skip
    return str(PurePosixPath(*parts, shown(path.stem) + path.suffix))


def refusal_without_names(refusal: Refusal, book: PseudonymBook) -> Refusal:
    """A file that was not used, without known names in its path or reason."""
    if refusal.corpus != "frontline":
        return refusal
    return replace(
        refusal, file=_path(refusal.file, book), reason=with_texts(refusal.reason, book.known)
    )


def renamed(readings: Sequence[ReadDocument]) -> tuple[list[ReadDocument], dict[str, str]]:
    """The readings with ids made of the new paths, each path once; and each old id's new one."""
    files: set[str] = set()
    unique = []
    for one in readings:
        file, number = one.entry.file, 1
        path = PurePosixPath(file)
        while file in files:
            number += 1
            file = str(path.with_name(f"{path.stem}-{number}{path.suffix}"))
        files.add(file)
        unique.append(file)
    ids = document_ids(unique)
    made = []
    for one, file in zip(readings, unique, strict=True):
        doc_id, old = ids[file], one.entry.doc_id
        own = one.row["cluster"] == old
        document = {**one.row, "file": file, "doc_id": doc_id}
        rows = tuple(
            {**row, "doc_id": doc_id, "segment_id": f"{doc_id}:{number:04d}"}
            for number, row in enumerate(one.segments, start=1)
        )
        made.append(
            replace(
                one,
                entry=replace(one.entry, file=file, doc_id=doc_id),
                row=document | ({"cluster": doc_id} if own else {}),
                segments=rows,
            )
        )
    return made, {one.entry.doc_id: ids[file] for one, file in zip(readings, unique, strict=True)}
