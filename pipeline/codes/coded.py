"""What people coded: a codebook, and texts with the stretches that have a code."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Code:
    """A code: `path` names it from the top of its tree down; `id` is unique in its project."""

    id: str
    path: tuple[str, ...]
    description: str = ""


@dataclass(frozen=True)
class Mark:
    """A stretch of a text under a code: characters from `start` to before `end`."""

    code: str
    start: int
    end: int
    coder: str = ""
    memo: str = ""


@dataclass(frozen=True)
class CodedText:
    """A text as the coders saw it, with its marks, and the codes that they refer to by id."""

    text: str
    marks: tuple[Mark, ...]
    codes: tuple[Code, ...] = ()


@dataclass(frozen=True)
class Codebook:
    """The codes of one file, used or not; `coders` are the names of those who coded."""

    codes: tuple[Code, ...]
    coders: tuple[str, ...] = ()


@dataclass(frozen=True)
class Source:
    """A text of a project: its name, where its characters are, and what is known of it.

    `text` is None where `path` names a file of the project that holds it. `spans` are the marks,
    `names` what the program calls the stretch of each: often its first words. `given` are values
    of variables, sets and cases by name. `n_other` counts codings of pictures, pages and times.
    """

    name: str
    text: str | None
    path: str
    spans: tuple[Mark, ...]
    names: tuple[str, ...] = ()
    given: Mapping[str, str] = field(default_factory=dict)
    n_other: int = 0


@dataclass(frozen=True)
class Passage:
    """A stretch of a project's text: `source` is its place in the sources, `end` is excluded."""

    source: int
    start: int
    end: int


@dataclass(frozen=True)
class Case:
    """A case: a unit of the study, mostly a person, and its values of variables.

    `sources` are the places of texts that are its own as a whole, `passages` are parts of texts,
    such as one speaker's turns. The name is as the project has it: it may be a person's.
    """

    name: str
    given: Mapping[str, str] = field(default_factory=dict)
    sources: tuple[int, ...] = ()
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True)
class Project:
    """A project: its codebook, its texts, and cases that are about them."""

    codebook: Codebook
    sources: tuple[Source, ...]
    cases: tuple[Case, ...] = ()


def project_with(file: str) -> str:
    """The path of the project that the document at `file` is a text of, without its suffix.

    Empty where the document is a file of its own.
    """
    found = re.match(r"(.+?)\.qdpx/", file, re.IGNORECASE)
    return found[1] if found else ""
