"""What all tables have in common: the model, its origin, the codes that columns hold."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from types import ModuleType
from typing import Any, Literal, get_args

import pandas as pd
import pandera.pandas as pa

from pipeline.errors import Explained

# Where Dask is installed, pandera imports `dask.dataframe` with the first model: .6 s of processor
# in every process, for tables that are pandas'.
_without_dask = ModuleType("pandera.typing.dask")
_without_dask.__dict__["DASK_INSTALLED"] = False
sys.modules.setdefault(_without_dask.__name__, _without_dask)


def _register_checks() -> None:
    """Has pandera get ready to check frames, which it does with the first one otherwise.

    Where Hypothesis is installed it is imported then, to invent frames that nobody asks for: .2 s
    of processor in every process.
    """
    unasked = "hypothesis" not in sys.modules
    if unasked:
        sys.modules["hypothesis"] = None  # type: ignore[assignment]
    try:
        pa.DataFrameSchema.register_default_backends(pd.DataFrame)
    finally:
        if unasked:
            del sys.modules["hypothesis"]


_register_checks()

Corpus = Literal["policy", "frontline"]
Role = Literal["policy", "respondent", "interviewer"]
Verdict = Literal["policy", "frontline", "bridge", "different", "cannot tell"]
CORPORA: tuple[str, ...] = get_args(Corpus)
ROLES: tuple[str, ...] = get_args(Role)
VERDICTS: tuple[str, ...] = get_args(Verdict)
PROMISE_VERDICTS: tuple[str, ...] = ("answered", "none", "cannot tell")

NEAR_BY: tuple[str, ...] = ("meaning", "words", "both")
REASONS: tuple[str, ...] = (
    "", "few", "one side", "spurious", "unlike", "many", "one cluster", "open",
)  # fmt: skip
CONTROLS: dict[str, tuple[str, str]] = {
    "policy talk": ("policy", "talk"), "frontline prose": ("frontline", "prose"),
}  # fmt: skip
"""Documents that `gap.control` may name, by corpus and by what they were read as."""
OUTCOMES: tuple[str, ...] = ("", "same", "reversed", "alike", "open")
LEVEL_VERDICTS: tuple[str, ...] = ("rises", "falls", "bridge", "different", "cannot tell")
LEVEL_REASONS: tuple[str, ...] = (*REASONS, "whole", "few people")
CONTRASTS: tuple[str, ...] = ("omnibus", "trend", "pair")
CELLS: tuple[str, ...] = ("shown", "withheld", "no documents")
CHANGES: tuple[str, ...] = (*CORPORA, "difference", "first", "word and practice")
CHANGE_VERDICTS: tuple[str, ...] = ("rises", "falls", *CORPORA, "cannot tell")
CHANGE_REASONS: tuple[str, ...] = (
    "", "few", "years", "one side", "spurious", "unlike", "many", "still", "slow", "open",
)  # fmt: skip
KINDS: tuple[str, ...] = ("label", "practice", "theme")
MENTION_FORMS: tuple[str, ...] = ("noun", "verb", "agent", "adjective", "phrase")
MODALITIES: tuple[str, ...] = ("aspiration", "possibility", "report")
FOUND_BY: tuple[str, ...] = ("list", "model", "both")
AGENTLESS: tuple[str, ...] = ("yes", "no", "unknown")


def column(description: str, **checks: Any) -> Any:
    """A column with what it means, for the code book and the dashboard's tooltips."""
    return pa.Field(description=description, **checks)


def messages(description: str, *, separator: str = "; ", **checks: Any) -> Any:
    """A column of messages, as JSON of codes and values; `pipeline.wording` says them in words.

    `separator` stands between several messages of one cell: a space where each is a sentence.
    """
    return column(description, metadata={"separator": separator}, **checks)


def catalogue(description: str, **checks: Any) -> Any:
    """A column of values of the catalogue; a message stands where too few people share a value."""
    return column(description, metadata={"catalogue": True}, **checks)


_ATTRIBUTES: dict[str, tuple[str, dict[str, Any]]] = {
    "kind": (
        "label: the word itself; practice: the thing without the word; theme", {"isin": KINDS},
    ),
    "modality": (
        "aspiration (shall, should, aims to), possibility (can, may, might) or report",
        {"isin": MODALITIES},
    ),
    "negated": ("it is denied or said to be absent", {}),
    "quoted": ("held at a distance: in quotation marks or so-called", {}),
    "definitional": ("the sentence says what the word means", {}),
    "agentless": (
        "yes: nobody is named who does it; unknown where sentences are not parsed: all but English",
        {"isin": AGENTLESS},
    ),
    "who": (
        "roles of who does it, separated by ;; unknown where sentences are not parsed: all but"
        " English",
        {},
    ),
    "with_whom": ("roles of those it is done with, likewise", {}),
    "what": ("what is made or done together, in the sentence's words, likewise", {}),
    "found_by": (
        "list (the lexicon's words), model (which learned from examples of practices) or both",
        {"isin": FOUND_BY},
    ),
    "probability": (
        "of a practice that the model finds: how likely it is one, in a sentence of a document; "
        "none for what only a list finds",
        {"ge": 0, "le": 1, "nullable": True},
    ),
    "tone": (
        "tone of the sentence, -1 to 1; none where the language has no lexicon of tone",
        {"ge": -1, "le": 1, "nullable": True},
    ),
}  # fmt: skip


def attribute(name: str) -> Any:
    """The column of what is read of a mention, which `Mentions` and `Concordance` both have."""
    description, checks = _ATTRIBUTES[name]
    return column(description, **checks)


@dataclass(frozen=True)
class Origin:
    """Which stage makes a table, in which folder; whether the catalogue's columns may follow."""

    stage: str
    folder: Literal["interim", "published"] = "published"
    own_columns: bool = False


_ORIGINS: dict[str, Origin] = {}


class Table(pa.DataFrameModel):
    """A table of Cospeak. Subclasses say what one row is, and name their origin."""

    def __init_subclass__(cls, *, origin: Origin, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)  # type: ignore[no-untyped-call]
        _ORIGINS[cls.__name__] = origin

    class Config:
        strict = True
        coerce = False


def origin(table: type[Table]) -> Origin:
    """Where the table comes from."""
    return _ORIGINS[table.__name__]


class MissingTable(Explained):
    """A table that has not been made yet. The message says which command makes it."""


class WrongTable(Explained):
    """A frame that does not keep to its table. The message names columns and checks, no values."""
