"""The documents that one file holds: what they are called, and each one's document or refusal."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any, cast

from pipeline.codes.coded import Codebook
from pipeline.ingest.blocks import FileText, Member, UnreadableFile
from pipeline.ingest.catalogue import SHEET_COLUMNS, folded_path
from pipeline.ingest.documents import ReadDocument
from pipeline.ingest.listing import Entry, Refusal, document_ids
from pipeline.ingest.registry import format_of
from pipeline.text.keyed_ids import secret_of
from pipeline.wording.messages import message


@dataclass(frozen=True)
class FileCodes:
    """The codes of a file, used or not."""

    file: str
    codebook: Codebook


Outcome = ReadDocument | Refusal | FileCodes


def read_members(
    content: FileText, entry: Entry, *, read: Callable[[FileText, Entry], ReadDocument]
) -> list[Outcome]:
    """The document or refusal of each member; a line of the catalogue without one is refused."""
    outcomes: list[Outcome] = list(missing_members(content.members, entry))
    outcomes += codes_of(content, entry)
    for member in content.members:
        own = member_entry(member, entry)
        if member.refused is not None:
            outcomes.append(Refusal(own.file, own.corpus, *member.refused))
            continue
        try:
            text = cast("FileText", member.content)  # `unpacked` takes those without
            secret = secret_of(content.secret.encode(), member.path)
            made = replace(text, format=content.format, encoding=content.encoding, secret=secret)
            outcomes.append(read(made, own))
        except UnreadableFile as error:
            outcomes.append(Refusal(own.file, own.corpus, error.reason, error.remedy))
    return outcomes


def codes_of(content: FileText, entry: Entry) -> list[Outcome]:
    """The codes of the file, if it brings any."""
    return [] if content.codebook is None else [FileCodes(entry.file, content.codebook)]


def unpacked(content: FileText, entry: Entry) -> tuple[list[Entry], list[Refusal]]:
    """The members that are files of their own, to be read one by one; and lines without a file."""
    entries = [member_entry(one, entry) for one in content.members if one.is_file]
    return entries, list(missing_members(content.members, entry))


def missing_members(members: Sequence[Member], entry: Entry) -> Iterator[Refusal]:
    """A refusal for each line of the catalogue that names no member of the file."""
    there = {folded_path(f"{entry.file}/{member.path}") for member in members}
    for path, row in entry.lines.items():
        if path not in there and not any(path.startswith(f"{one}/") for one in there):
            corpus = row.get("corpus") or entry.corpus
            reason, remedy = message("not_in_folder"), message("add_or_correct_line")
            yield Refusal(row["file"], corpus, reason, remedy)


def member_entry(member: Member, entry: Entry) -> Entry:
    """The entry of a member: its own line of the catalogue, then what it says, then the file's."""
    file = f"{entry.file}/{member.path}"
    path = folded_path(file)
    row = entry.lines.get(path, {})
    own = {key: value for key, value in row.items() if value and key != "file"}
    title = entry.given.get("title")
    whole = {key: value for key, value in entry.given.items() if key not in SHEET_COLUMNS}
    whole |= {"title": f"{title}: {member.path}"} if title else {}
    doc_id = document_ids([file])[file]
    return replace(
        entry,
        file=file,
        doc_id=doc_id,
        corpus=own.get("corpus") or entry.corpus,
        given={**_cluster(member, entry, doc_id), **member.given, **whole, **own},
        catalogued=entry.catalogued or bool(row),
        inside=f"{entry.inside}/{member.path}".lstrip("/") if member.is_file else "",
        lines={key: one for key, one in entry.lines.items() if key.startswith(f"{path}/")},
    )


def _cluster(member: Member, entry: Entry, doc_id: str) -> dict[str, str]:
    """The member as its own cluster, unless the folder above the file says what it comes from."""
    format = format_of(PurePosixPath(member.path).suffix.lower().lstrip("."))
    if member.is_file and format is not None and format.collection:
        return {}
    has_folder = len(PurePosixPath(entry.file).parts) > 2 and not entry.inside
    return {"cluster": doc_id} if member.own_cluster or not has_folder else {}


def with_unique_ids(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """The outcomes; where two documents have the same id, all ids are made anew from the paths."""
    documents = [one for one in outcomes if isinstance(one, ReadDocument)]
    if len({one.entry.doc_id for one in documents}) == len(documents):
        return list(outcomes)
    ids = document_ids([one.entry.file for one in documents])
    return [
        _with_id(one, ids[one.entry.file]) if isinstance(one, ReadDocument) else one
        for one in outcomes
    ]


def _with_id(document: ReadDocument, doc_id: str) -> ReadDocument:
    old = document.entry.doc_id
    cluster = {"cluster": doc_id} if document.row["cluster"] == old else {}
    segments: list[Mapping[str, Any]] = [
        {**one, "doc_id": doc_id, "segment_id": f"{doc_id}:{number:04d}"}
        for number, one in enumerate(document.segments, start=1)
    ]
    return replace(
        document,
        entry=replace(document.entry, doc_id=doc_id),
        row={**document.row, "doc_id": doc_id, **cluster},
        segments=tuple(segments),
    )
