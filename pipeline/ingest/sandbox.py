"""Reads each file in a process that may be ended: no file can hang, crash or write anything.

A file that breaks the limits of its worker becomes a row of Unreadable.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.compute.sealed import Sealed, secret_of_file
from pipeline.config.readings import Correction, Readings
from pipeline.ingest.blocks import FileText, UnreadableFile, join_lines
from pipeline.ingest.collections.members import (
    Outcome,
    codes_of,
    missing_members,
    read_members,
    unpacked,
    with_unique_ids,
)
from pipeline.ingest.documents import NOTHING_SETTLED, ReadDocument, Rules, read_document
from pipeline.ingest.files import read_file
from pipeline.ingest.listing import Entry, Refusal
from pipeline.ingest.programs.run import installed, is_program
from pipeline.ingest.registry import FORMATS
from pipeline.sandbox import Limits, Sandbox, Stopped, start_anew
from pipeline.text.languages import detect_language
from pipeline.wording.messages import Message, message

Watch = Callable[[Entry, float | None, Sequence[Outcome]], object]


@dataclass(frozen=True)
class _Order:
    """What a worker needs once: the folder, how to read, and its limits."""

    folder: Path
    rules: Rules
    limits: Limits


@dataclass(frozen=True)
class Found:
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
    sealed: Sealed | None = None,
) -> list[Outcome]:
    """Each entry's document, or why it is not used, in the order of `entries`.

    An entry that holds several documents has an outcome for each, where its own would stand.

    `watch` is called for each file that is done, with the seconds that it took; None if it was read
    before by the same rules, and what was made of it is taken from `sealed`. The result depends
    neither on that nor on how many workers there are, nor on which of them reads what.

    Raises:
        Explained: a setting with which no file can be read.
    """
    modules = ["pipeline.ingest.sandbox", *(one.reader.partition(":")[0] for one in FORMATS)]

    kept = None if sealed is None else _KeptReadings(sealed, folder, rules)
    there = [list(kept.whole(entry)) if kept else [(entry, None)] for entry in entries]

    def tell(entry: Entry, seconds: float, answer: Any) -> None:
        if kept and isinstance(answer, Found):
            kept.write(entry, answer)
        watch(entry, seconds, _found(entry, answer, limits).outcomes)

    for entry, found in (pair for those in there for pair in those):
        if found is not None:
            watch(entry, None, found.outcomes)
    with Sandbox(limits, partial(_warm, rules), modules, is_program) as sandbox:
        read = sandbox.each_and_more(
            _read,
            [entry for those in there for entry, found in those if found is None],
            shared=_Order(folder.resolve(), rules, limits),
            more=lambda found: found.entries,
            watch=tell,
        )
    left = iter(read)
    return with_unique_ids(
        [
            outcome
            for those in there
            for one, found in those
            for entry, answer in ([(one, found)] if found is not None else next(left))
            for outcome in _found(entry, answer, limits).outcomes
        ]
    )


def _found(entry: Entry, answer: Found | Stopped, limits: Limits) -> Found:
    """What was read, or the refusal that an error or the worker's end amounts to."""
    if isinstance(answer, Found):
        return answer
    reason, remedy = _reason_and_remedy(answer, limits)
    return Found([Refusal(entry.file, entry.corpus, reason, remedy)])


def _reason_and_remedy(stopped: Stopped, limits: Limits) -> tuple[Message, Message]:
    if stopped.cause == "memory":
        return message("out_of_memory", n=limits.megabytes), message("reduce_memory")
    if stopped.cause == "time":
        return message("out_of_time", seconds=float(limits.seconds)), message("reduce_time")
    if stopped.cause == "end":
        return message("reader_ended"), message("save_anew_or_txt")
    return message("reader_failed", kind=stopped.kind), message("save_anew_or_txt")


# ------------------------------------------------------------------- what was read before


class _Settled(NamedTuple):
    """What people had settled, as far as it was asked for."""

    of_documents: tuple[Correction, ...]
    of_refused: Readings | None


@dataclass(frozen=True)
class _KeptReadings:
    """The results of files of a folder, as these rules read them."""

    sealed: Sealed
    folder: Path
    rules: Rules
    secrets: dict[str, bytes | None] = field(default_factory=dict, repr=False)

    def read(self, entry: Entry) -> Found | None:
        """What was made of the file; None if it, or what is known about it, is new."""
        secret = self._secret(entry)
        kept = self.sealed.read(secret, *self._about(entry)) if secret else None
        if kept is None:
            return None
        settled, found = kept
        return found if settled == _settled(found, self.rules.readings) else None

    def write(self, entry: Entry, found: Found) -> None:
        """Keeps what was made of the file."""
        if secret := self._secret(entry):
            kept = (_settled(found, self.rules.readings), found)
            self.sealed.write(kept, secret, *self._about(entry))

    def whole(self, entry: Entry) -> Iterator[tuple[Entry, Found | None]]:
        """The entry and the files in it, each with what was made of it; None: to be read."""
        found = self.read(entry)
        yield entry, found
        for inner in found.entries if found else ():
            yield from self.whole(inner)

    def _secret(self, entry: Entry) -> bytes | None:
        """A hash of the file; None of a link, which may lead out of the folder."""
        file = entry.outer_file
        if file not in self.secrets:
            path = self.folder / file
            inside = path.is_file() and path.resolve() == self.folder.resolve() / file
            self.secrets[file] = secret_of_file(path) if inside else None
        return self.secrets[file]

    def _about(self, entry: Entry) -> tuple[str, ...]:
        # What people settled hangs on an id that is known when the file is read.
        return repr(replace(self.rules, readings=NOTHING_SETTLED)), repr(entry)


def _settled(found: Found, readings: Readings) -> _Settled:
    """What the readings say of the documents; all of it where one was refused: that has no id."""
    ids = [str(one.row["reading_id"]) for one in found.outcomes if isinstance(one, ReadDocument)]
    refused = any(isinstance(one, Refusal) for one in found.outcomes)
    return _Settled(tuple(readings.of(one) for one in ids), readings if refused else None)


# ---------------------------------------------------------------------------- the worker


def _warm(rules: Rules) -> None:
    """What is loaded once does not count as the cost of a file."""
    detect_language("what everyone needs", languages=rules.languages)
    join_lines("a be-\ngun one")
    for format in FORMATS:
        format.load()
    installed()  # looked for once, while that is allowed


def _read(order: _Order, entry: Entry) -> Found:
    """The documents of the entry, or why it cannot be read."""
    try:
        return _documents(order, entry)
    except UnreadableFile as error:
        return Found([Refusal(entry.file, entry.corpus, error.reason, error.remedy)])


def _documents(order: _Order, entry: Entry) -> Found:
    """The documents of the entry.

    Raises:
        UnreadableFile: it cannot be read.
    """
    content = read_file(
        _inside(order.folder, entry.outer_file),
        settings={**entry.given, "corpus": entry.corpus},
        inside=entry.inside,
    )
    read = partial(_document, order=order)
    if any(member.is_file for member in content.members):
        entries, refusals = unpacked(content, entry)
        return Found([*refusals], entries)
    if content.members:
        return Found(read_members(content, entry, read=read))
    if not content.blocks:
        return Found([*missing_members((), entry), *codes_of(content, entry)])
    return Found([*missing_members((), entry), read(content, entry)])


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
