"""What people settled about how documents are read: `readings.yaml` in the documents folder.

The dashboard writes it, the stage `documents` reads it. It holds ids in place of names and files
(`pipeline.text.keyed_ids`), so that it may lie in Git.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Lock
from typing import Annotated

import yaml
from pydantic import Field, StringConstraints

from pipeline.config.yaml_files import Entry, KeyPath, parse_yaml, read_yaml_text
from pipeline.errors import Explained, say

FILE = "readings.yaml"
_HEAD = """\
# How documents are read, where somebody settled it on the page Documents of the dashboard.
# Ids stand for documents (d), speakers (s) and names (n); docs/reading.md says what each key does.
"""
_WRITING = Lock()

DocumentId = Annotated[str, StringConstraints(pattern=r"^d[0-9a-f]{12}$")]
SpeakerId = Annotated[str, StringConstraints(pattern=r"^s[0-9a-f]{12}$")]
NameId = Annotated[str, StringConstraints(pattern=r"^n[0-9a-f]{12}$")]
Group = Annotated[tuple[SpeakerId, ...], Field(min_length=2)]


class WrongReadings(Explained):
    """`readings.yaml` holds errors. The message names each with its line."""


class Correction(Entry):
    """What was settled about one document."""

    document: DocumentId = Field(description="column reading_id of Documents")
    confirmed: bool = Field(default=False, description="it is right as it was read")
    whole: bool = Field(default=False, description="it has no speakers and is used whole")
    asks: tuple[SpeakerId, ...] = Field(default=(), description="speakers who ask")
    answers: tuple[SpeakerId, ...] = Field(default=(), description="speakers who answer")
    no_speakers: tuple[SpeakerId, ...] = Field(
        default=(), description="labels that are words of the talk"
    )
    same: tuple[Group, ...] = Field(default=(), description="speakers who are one, by group")
    no_names: tuple[NameId, ...] = Field(default=(), description="words that were taken for names")

    @property
    def is_empty(self) -> bool:
        """Nothing is settled."""
        return not self.model_dump(exclude={"document"}, exclude_defaults=True)

    @property
    def settles_speakers(self) -> bool:
        """Somebody has looked at who speaks."""
        return not self.model_copy(update={"no_names": ()}).is_empty

    @property
    def settles_roles(self) -> bool:
        """Somebody has said who asks or who answers."""
        return bool(self.asks or self.answers)


class Readings(Entry):
    """What was settled about each document."""

    version: int = Field(default=1, ge=1, le=1)
    documents: tuple[Correction, ...] = ()

    def problems(self) -> Iterator[tuple[KeyPath, str]]:
        """A document stands there once, and a speaker has one role and belongs to one group."""
        seen: set[str] = set()
        for number, one in enumerate(self.documents):
            if one.document in seen:
                yield (
                    ("documents", number, "document"),
                    say("the document stands in an earlier entry too; merge the two"),
                )
            seen.add(one.document)
            yield from _clashes(("documents", number), one)

    def of(self, document: str) -> Correction:
        """What was settled about the document; an empty entry if nothing was."""
        found = (one for one in self.documents if one.document == document)
        return next(found, Correction(document=document))


def _clashes(path: KeyPath, one: Correction) -> Iterator[tuple[KeyPath, str]]:
    if set(one.asks) & set(one.answers):
        yield (*path, "answers"), say("a speaker asks and answers; keep one of the two")
    grouped = [speaker for group in one.same for speaker in group]
    if len(set(grouped)) < len(grouped):
        yield (*path, "same"), say("a speaker stands there twice; merge the groups")
    if set(one.no_speakers) & {*one.asks, *one.answers, *grouped}:
        words = say("a speaker is also said to be none; keep one of the two")
        yield (*path, "no_speakers"), words


def load_readings(folder: Path) -> Readings:
    """What was settled about the documents of the folder; nothing where the file is not there.

    Raises:
        WrongReadings: all that is wrong in the file, each with its line.
    """
    path = folder / FILE
    if not path.is_file():
        return Readings()
    text = read_yaml_text(path, wrong=WrongReadings)
    return parse_yaml(text, name=str(path), model=Readings, wrong=WrongReadings)


def save_correction(folder: Path, correction: Correction) -> None:
    """Puts the entry in the place of the document's earlier one; an empty one only removes that.

    Raises:
        WrongReadings: the file that is there holds errors; it stays as it is.
        OSError: the file cannot be written.
    """
    with _WRITING:
        there = load_readings(folder).documents
        kept = [one for one in there if one.document != correction.document]
        kept += [] if correction.is_empty else [correction]
        entries = [
            one.model_dump(mode="json", exclude_defaults=True)
            for one in sorted(kept, key=lambda one: one.document)
        ]
        content = yaml.safe_dump(
            {"version": 1, "documents": entries}, sort_keys=False, allow_unicode=True
        )
        beside = folder / f".{FILE}.part"
        beside.write_text(_HEAD + content, encoding="utf-8")
        beside.replace(folder / FILE)
