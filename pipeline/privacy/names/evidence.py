"""What the project's other words tell of a word: evidence for and against its being a name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from typing import NamedTuple, Self

GROUPS = ("small", "names", "strong", "initials")
"""The sets of `Evidence` that other documents add to."""


@dataclass(frozen=True)
class Evidence:
    """What the project's other words tell: words it writes small, names it writes within sentences.

    `strong` holds names that a title or a label tells, `initials` those of known people (`kt`).
    `keep` and `hide` are the user's own lists; `keep` is in lower case. `stay`
    holds kinds of identifiers that are left in the text.
    """

    small: AbstractSet[str] = frozenset()
    names: AbstractSet[str] = frozenset()
    strong: AbstractSet[str] = frozenset()
    initials: AbstractSet[str] = frozenset()
    keep: frozenset[str] = frozenset()
    hide: tuple[str, ...] = ()
    stay: frozenset[str] = frozenset()


class Asked(NamedTuple):
    """What a text asked of the evidence: for each of `GROUPS` the words that were in it, or not."""

    there: tuple[frozenset[str], ...]
    missing: tuple[frozenset[str], ...]

    def holds(self, evidence: Evidence) -> bool:
        """Whether the evidence answers as it did: then the text has the same names in it."""
        groups = [getattr(evidence, group) for group in GROUPS]
        return all(
            there <= group and missing.isdisjoint(group)
            for group, there, missing in zip(groups, self.there, self.missing, strict=True)
        )


@dataclass(frozen=True)
class Noted:
    """Evidence that notes what it is asked.

    References:
        Mokhov, A., Mitchell, N., & Peyton Jones, S. (2018). Build systems à la carte. ICFP, 79
        (verifying traces).
    """

    evidence: Evidence
    notes: dict[str, dict[str, bool]]

    @classmethod
    def of(cls, evidence: Evidence) -> Self:
        """The evidence, of which nothing was asked yet."""
        notes: dict[str, dict[str, bool]] = {group: {} for group in GROUPS}
        noting = replace(
            evidence,
            small=_NotedSet(evidence.small, notes["small"]),
            names=_NotedSet(evidence.names, notes["names"]),
            strong=_NotedSet(evidence.strong, notes["strong"]),
            initials=_NotedSet(evidence.initials, notes["initials"]),
        )
        return cls(noting, notes)

    def asked(self) -> Asked:
        """What was asked since this was called last."""
        answers = [dict(self.notes[group]) for group in GROUPS]
        for notes in self.notes.values():
            notes.clear()
        return Asked(
            tuple(frozenset(word for word, found in one.items() if found) for one in answers),
            tuple(frozenset(word for word, found in one.items() if not found) for one in answers),
        )


@dataclass(frozen=True, eq=False)
class _NotedSet(AbstractSet[str]):
    """A set that can be asked whether a word is in it, and for nothing that it could not note."""

    words: AbstractSet[str]
    notes: dict[str, bool] = field(repr=False)
    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        return self is other

    def __contains__(self, word: object) -> bool:
        found = word in self.words
        self.notes[str(word)] = found
        return found

    def __iter__(self) -> Iterator[str]:
        raise TypeError("evidence is asked word by word")

    def __len__(self) -> int:
        raise TypeError("evidence is asked word by word")

    @classmethod
    def _from_iterable(cls, words: Iterable[str]) -> frozenset[str]:  # type: ignore[override]
        return frozenset(words)
