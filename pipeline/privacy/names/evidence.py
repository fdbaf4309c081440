"""What the project's other words tell of a word: evidence for and against its being a name."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Evidence:
    """What the project's other words tell: words it writes small, names it writes within sentences.

    `strong` holds names that a title or a label tells, `initials` those of known people (`kt`).
    `keep` and `hide` are the user's own lists; `keep` is in lower case. `stay`
    holds kinds of identifiers that are left in the text.
    """

    small: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    strong: frozenset[str] = frozenset()
    initials: frozenset[str] = frozenset()
    keep: frozenset[str] = frozenset()
    hide: tuple[str, ...] = ()
    stay: frozenset[str] = frozenset()
