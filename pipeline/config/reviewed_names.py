"""What the owner of the interviews settled about names: `data/private/names.yaml`.

The file holds names, so it is readable by its owner alone, and neither Git nor DVC takes it. What
the run has to know is whether it has changed: `params.yaml` holds a fingerprint that is made with a
key of the file, so that no list of names can be tried against it.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import re
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import Field

from pipeline.config.yaml_files import Entry, KeyPath, load_yaml
from pipeline.errors import Explained, say

FILE = Path("data") / "private" / "names.yaml"
_HEAD = """\
# What was settled with `make review-names` about words that were taken for names. It holds names:
# keep it to yourself. Neither Git nor DVC takes this folder. `right` lists what was looked at.
"""
_DIGITS = 16
"""Hexadecimal digits of the fingerprint."""

Name = Annotated[str, Field(min_length=1)]


class WrongNames(Explained):
    """The file of reviewed names holds errors, or is not the one that the params know."""


class ReviewedNames(Entry):
    """Words to keep, names to hide, names of one person, and what was found to be right."""

    key: str = Field(default="", description="what the fingerprint is made with; random")
    keep: tuple[Name, ...] = Field(default=(), description="words that are no names")
    hide: tuple[Name, ...] = Field(default=(), description="further names to take out")
    same: tuple[Annotated[tuple[Name, ...], Field(min_length=2)], ...] = Field(
        default=(), description="names of one person or place each; the first stands for them"
    )
    right: tuple[Name, ...] = Field(default=(), description="names that were looked at")

    def problems(self) -> Iterator[tuple[KeyPath, str]]:
        """A word is kept or hidden, and a name belongs to one group."""
        kept = {name.casefold() for name in self.keep}
        for number, name in enumerate(self.hide):
            if name.casefold() in kept:
                yield ("hide", number), say("it is also kept; decide for one of the two")
        seen: set[str] = set()
        for number, group in enumerate(self.same):
            here = {name.casefold() for name in group}
            if here & seen:
                yield ("same", number), say("a name stands in an earlier group too; merge the two")
            seen |= here

    @property
    def is_empty(self) -> bool:
        """Nothing is settled that changes a run."""
        return not (self.keep or self.hide or self.same)

    @property
    def settled(self) -> frozenset[str]:
        """Every name that somebody has looked at, in lower case."""
        names = [
            *self.keep,
            *self.hide,
            *self.right,
            *(one for group in self.same for one in group),
        ]
        return frozenset(name.casefold() for name in names)

    def fingerprint(self) -> str:
        """Changes when something is settled otherwise; tells nothing without the file's key."""
        if self.is_empty:
            return ""
        told = json.dumps([self.keep, self.hide, self.same], ensure_ascii=False)
        digest = hmac.new(self.key.encode(), told.encode(), hashlib.sha256).hexdigest()
        return digest[:_DIGITS]


def load_reviewed_names(path: Path = FILE) -> ReviewedNames:
    """What was settled; nothing where the file is not there.

    Raises:
        WrongNames: all that is wrong in the file, by line.
    """
    if not path.is_file():
        return ReviewedNames()
    return load_yaml(path, model=ReviewedNames, wrong=WrongNames)


def check_fingerprint(names: ReviewedNames, known: str, path: Path = FILE) -> None:
    """Stops a run for which the names were settled otherwise than `params.yaml` knows.

    Raises:
        WrongNames: the file was changed by hand, is missing, or is of another machine.
    """
    if names.fingerprint() != known:
        raise WrongNames(
            say(
                "{path} is not the file that params.yaml knows (privacy.reviewed): it was changed "
                "by hand, is missing, or the run is on another machine. Run `make review-names` "
                "once, or set privacy.reviewed to '' to run without it.",
                path=path,
            )
        )


def save_reviewed_names(names: ReviewedNames, path: Path = FILE) -> ReviewedNames:
    """Writes the file so that its owner alone may read it, whole or not at all; what it now holds.

    Raises:
        OSError: the file cannot be written.
    """
    made = names if names.key else names.model_copy(update={"key": secrets.token_hex(16)})
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    beside = path.with_name(path.name + ".part")
    beside.unlink(missing_ok=True)
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    content = {
        key: list(map(list, value)) if key == "same" else value if key == "key" else list(value)
        for key, value in made.model_dump().items()
    }
    with os.fdopen(handle, "w", encoding="utf-8") as opened:
        opened.write(_HEAD + yaml.safe_dump(content, allow_unicode=True, sort_keys=False))
    beside.replace(path)
    return made


_LINE = re.compile(r"(?m)^(  reviewed:)[^\n#]*(#[^\n]*)?$")


def note_fingerprint(names: ReviewedNames, params: Path) -> None:
    """Puts the fingerprint into the line `reviewed:` of `params.yaml`; the rest stays as it is.

    Raises:
        WrongNames: there is no such line.
    """
    text = params.read_text(encoding="utf-8")
    if _LINE.search(text) is None:
        raise WrongNames(
            say("{params} has no line `  reviewed: ''` below privacy. Add it.", params=params)
        )

    def put(line: re.Match[str]) -> str:
        return f"{line[1]} '{names.fingerprint()}'".ljust(29) + (line[2] or "")

    beside = params.with_name(params.name + ".part")
    beside.write_text(_LINE.sub(put, text, count=1).replace("' \n", "'\n"), encoding="utf-8")
    beside.replace(params)
