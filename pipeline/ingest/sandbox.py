"""Reads each file in a process that may be ended: no file can hang, crash or write anything.

A file that breaks the limits of its worker becomes a row of Unreadable.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from pipeline.config.readings import Readings
from pipeline.ingest.blocks import FileText, UnreadableFile, join_lines
from pipeline.ingest.collections.members import (
    Outcome,
    codes_of,
    missing_members,
    read_members,
    unpacked,
    with_unique_ids,
)
from pipeline.ingest.documents import NOTHING_SETTLED, ReadDocument, read_document
from pipeline.ingest.files import read_file
from pipeline.ingest.listing import Entry, Refusal
from pipeline.ingest.programs.run import installed, is_program
from pipeline.ingest.registry import FORMATS
from pipeline.sandbox import Limits, Sandbox, Stopped, start_anew
from pipeline.text.languages import detect_language
from pipeline.wording.messages import Message, message

Watch = Callable[[Entry, float, Sequence[Outcome]], object]


@dataclass(frozen=True)
class Rules:
    """How documents are read: the settings of `read_document`."""

    interviewers: Sequence[str] = ()
    languages: Sequence[str] = ("en",)
    min_tokens: int = 1
    readings: Readings = NOTHING_SETTLED


@dataclass(frozen=True)
class _Order:
    """What a worker needs once: the folder, how to read, and its limits."""

    folder: Path
    rules: Rules
    limits: Limits


@dataclass(frozen=True)
class _Found:
    """What a file holds: documents and refusals, and files in it that are still to be read."""

    outcomes: list[Outcome]
    entries: list[Entry] = field(default_factory=list)


def read_documents(
    entries: Sequence[Entry],
    *,
    folder: Path,
    rules: Rules,
    limits: Limits,
    watch: Watch = lambda entry, seconds, outcome: None,
) -> list[Outcome]:
    """Each entry's document, or why it is not used, in the order of `entries`.

    An entry that holds several documents has an outcome for each, where its own would stand.

    `watch` is called for each file that is done, with the seconds that it took. The result does not
    depend on how many workers there are, nor on which of them reads what.

    Raises:
        Explained: a setting with which no file can be read.
    """
    modules = ["pipeline.ingest.sandbox", *(one.reader.partition(":")[0] for one in FORMATS)]

    def tell(entry: Entry, seconds: float, answer: Any) -> None:
        watch(entry, seconds, _found(entry, answer, limits).outcomes)

    with Sandbox(limits, partial(_warm, rules), modules, is_program) as sandbox:
        read = sandbox.each_and_more(
            _read,
            entries,
            shared=_Order(folder.resolve(), rules, limits),
            more=lambda found: found.entries,
            watch=tell,
        )
    return with_unique_ids(
        [
            outcome
            for those in read
            for entry, answer in those
            for outcome in _found(entry, answer, limits).outcomes
        ]
    )


def _found(entry: Entry, answer: _Found | Stopped, limits: Limits) -> _Found:
    """What was read, or the refusal that an error or the worker's end amounts to."""
    if isinstance(answer, _Found):
        return answer
    reason, remedy = _reason_and_remedy(answer, limits)
    return _Found([Refusal(entry.file, entry.corpus, reason, remedy)])


def _reason_and_remedy(stopped: Stopped, limits: Limits) -> tuple[Message, Message]:
    if stopped.cause == "memory":
        return message("out_of_memory", n=limits.megabytes), message("reduce_memory")
    if stopped.cause == "time":
        return message("out_of_time", seconds=float(limits.seconds)), message("reduce_time")
    if stopped.cause == "end":
        return message("reader_ended"), message("save_anew_or_txt")
    return message("reader_failed", kind=stopped.kind), message("save_anew_or_txt")


# ---------------------------------------------------------------------------- the worker


def _warm(rules: Rules) -> None:
    """What is loaded once does not count as the cost of a file."""
    detect_language("what everyone needs", languages=rules.languages)
    join_lines("a be-\ngun one")
    for format in FORMATS:
        format.load()
    installed()  # looked for once, while that is allowed


def _read(order: _Order, entry: Entry) -> _Found:
    """The documents of the entry, or why it cannot be read."""
    try:
        return _documents(order, entry)
    except UnreadableFile as error:
        return _Found([Refusal(entry.file, entry.corpus, error.reason, error.remedy)])


def _documents(order: _Order, entry: Entry) -> _Found:
    """The documents of the entry.

    Raises:
        UnreadableFile: it cannot be read.
    """
    file = entry.file.removesuffix(f"/{entry.inside}") if entry.inside else entry.file
    content = read_file(
        _inside(order.folder, file),
        settings={**entry.given, "corpus": entry.corpus},
        inside=entry.inside,
    )
    read = partial(_document, order=order)
    if any(member.is_file for member in content.members):
        entries, refusals = unpacked(content, entry)
        return _Found([*refusals], entries)
    if content.members:
        return _Found(read_members(content, entry, read=read))
    if not content.blocks:
        return _Found([*missing_members((), entry), *codes_of(content, entry)])
    return _Found([*missing_members((), entry), read(content, entry)])


def _document(content: FileText, entry: Entry, *, order: _Order) -> ReadDocument:
    """The document; each of several in a file has the whole time."""
    start_anew(order.limits)
    return read_document(
        content,
        entry=entry,
        interviewers=order.rules.interviewers,
        languages=order.rules.languages,
        min_tokens=order.rules.min_tokens,
        readings=order.rules.readings,
    )


def _inside(folder: Path, file: str) -> Path:
    """The file's path, if it does not lead out of the folder.

    Raises:
        UnreadableFile: a link that leads out of the documents folder.
    """
    path = folder / file
    try:
        outside = path.exists() and not path.resolve().is_relative_to(folder)
    except (OSError, RuntimeError):  # links in a circle; a name that is too long
        outside = False
    if outside:
        raise UnreadableFile(message("link_outside"), message("copy_target_inside"))
    return path
