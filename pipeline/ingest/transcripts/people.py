"""Who speaks and who asks, by the file's metadata, its key, the catalogue and the params."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from pipeline.config.word_lists import WordList, any_word
from pipeline.ingest.transcripts.speakers import (
    answers,
    asks,
    folded,
    is_weak,
    may_answer,
)

ASKERS = WordList("speakers", "fields_of_askers")
ANSWERERS = WordList("speakers", "fields_of_answerers")
_JOINTS = WordList("speakers", "joints")
_WHOLE_ROLE = 3
"""Letters of a role that is one whatever a key says of it, at least."""


@dataclass(frozen=True)
class People:
    """What the file, the catalogue and params say about who speaks."""

    key: Mapping[str, str]  # label, folded -> name
    hosts: tuple[str, ...]
    guests: tuple[str, ...]
    present: tuple[str, ...] = ()

    @classmethod
    def of(
        cls, metadata: Mapping[str, object], key: Mapping[str, str], interviewers: Iterable[str]
    ) -> People:
        hosts = [name for field in ASKERS for name in _names(metadata.get(field))]
        guests = [name for field in ANSWERERS for name in _names(metadata.get(field))]
        present = _names(metadata.get("present"))
        return cls(key, (*interviewers, *hosts), tuple(guests), tuple(present))

    def is_host(self, label: str) -> bool:
        named = self.key.get(folded(label), "")
        if names_asker(named) or (asks(label) and (not named or _is_whole_role(label, named))):
            return True  # where a key says `I - Ivan`, I is that person
        role = re.split(r"[,(]", label, maxsplit=1)[1:]
        if role and len(role[0].strip(" )")) > 3 and names_asker(role[0]):
            return True  # "SHEILA JONES, HOST"
        return any(self._is(label, name) for name in self.hosts)

    def is_guest(self, label: str) -> bool:
        return any(self._is(label, name) for name in self.guests)

    def is_listed(self, label: str) -> bool:
        """The key or the front matter names the label itself."""
        there = any(self._is(label, name) for name in self.present)
        return folded(label) in self.key or self.is_guest(label) or there

    def names(self) -> tuple[str, ...]:
        """The names that are listed, whole and by their first word, the longest first."""
        whole = {name.strip() for name in (*self.hosts, *self.guests) if name.strip()}
        first = {name.split()[0] for name in whole}
        return tuple(sorted(whole | first, key=lambda name: (-len(name), name)))

    def knows(self, label: str) -> bool:
        return self.is_listed(label) or self.is_host(label)

    def _is(self, label: str, name: str) -> bool:
        """The label is the name, a part of it, its initials, or similar (Meylis, Meylys)."""
        called = self.key.get(folded(label), label)
        if folded(called) == folded(name) or folded(label) == folded(name):
            return True
        if " " in folded(called) and " " in folded(name):
            # Two whole names: who shares the first name alone is somebody else.
            return SequenceMatcher(None, folded(called), folded(name)).ratio() >= 0.85
        words = [folded(word) for word in re.split(r"[\s-]+", name) if word]
        if folded(called) in words:
            return True
        if called == label and label.isupper() and 2 <= len(label) <= 4:
            return label.casefold() == "".join(word[0] for word in words)
        first = folded(called).split(" ")[0]
        return len(first) >= 4 and any(
            SequenceMatcher(None, first, word).ratio() >= 0.8 for word in words[:1]
        )


def _is_whole_role(label: str, named: str) -> bool:
    """The label can be nothing else, `Int 1`, and the key only says who has the role: `SE`."""
    letters = re.sub(r"[^a-zæøåäö]", "", folded(label))
    either = len(letters) < _WHOLE_ROLE or is_weak(label) or may_answer(label)
    return not either and not any(map(answers, re.split(r"[,;()/–—]", named)))


def names_asker(name: str) -> bool:
    """The name in a key includes a role of interviewers: "Kari Nordmann (interviewer)"."""
    return any(
        asks(part)
        for part in re.split(rf"[,;()/–—]|\s-\s|\b{any_word(_JOINTS)}\b", name)
        if part.strip()
    )


def _names(value: object) -> list[str]:
    if isinstance(value, str):
        return [part.strip() for part in re.split(r"[,;]", value) if part.strip()]
    if isinstance(value, list | tuple):
        return [str(part).strip() for part in value if isinstance(part, str | int)]
    return []
