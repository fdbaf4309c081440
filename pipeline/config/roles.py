"""The role lexicon: the words for those who act, as roles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from pipeline.config.yaml_files import Places, suggestion, text_of, yaml_of
from pipeline.errors import Explained
from pipeline.text.phrase_matcher import Forms, Hit, PhraseBook

ROLES = Path("data") / "roles.yaml"


class WrongRoles(Explained):
    """The role lexicon holds wrong entries. The message names each with its line and the remedy."""


@dataclass(frozen=True)
class Roles:
    """Each role with its words by language; `others` are people of no role, lay or professional."""

    version: int
    labels: Mapping[str, Mapping[str, tuple[str, ...]]]
    others: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)

    @property
    def ids(self) -> tuple[str, ...]:
        """The roles, in the order of the file."""
        return tuple(self.labels)

    @cached_property
    def _books(self) -> dict[str, PhraseBook[str]]:
        return _books(self.labels)

    @cached_property
    def _other_books(self) -> dict[str, PhraseBook[str]]:
        return _books(self.others)

    def find(self, tokens: Sequence[Forms], *, language: str) -> list[Hit[str]]:
        """The roles named among the tokens, the longest phrase first; a phrase may be of two."""
        book = self._books.get(language)
        return book.longest(tokens) if book else []

    def find_others(self, tokens: Sequence[Forms], *, language: str) -> list[Hit[str]]:
        """The people of no role that are named among the tokens, in the same way."""
        book = self._other_books.get(language)
        return book.longest(tokens) if book else []


def _books(labels: Mapping[str, Mapping[str, tuple[str, ...]]]) -> dict[str, PhraseBook[str]]:
    languages = dict.fromkeys(language for words in labels.values() for language in words)
    return {
        language: PhraseBook(
            [(text, id) for id, words in labels.items() for text in words.get(language, ())]
        )
        for language in languages
    }


def load_roles(path: Path = ROLES) -> Roles:
    """The checked role lexicon.

    Raises:
        WrongRoles: all that is wrong in the file, each with its line.
    """
    return parse_roles(text_of(path, wrong=WrongRoles), name=str(path))


def parse_roles(text: str, *, name: str = "roles") -> Roles:
    """The checked role lexicon from YAML text; `name` is used in errors.

    Raises:
        WrongRoles: all that is wrong in the text, each with its line.
    """
    content, found = yaml_of(text, name=name, wrong=WrongRoles)
    if not isinstance(content, dict) or not isinstance(content.get("roles"), list):
        raise WrongRoles(f"{name}:1: needs `version` and a list `roles`.")
    errors = [f"{name}:{line}: {what}." for line, what in found.twice]
    errors += [
        f"{name}:{found.line((str(key),))}: unknown key `{key}`; known: {', '.join(_KEYS)}."
        f"{suggestion(str(key), _KEYS)}"
        for key in content
        if key not in _KEYS
    ]
    version = content.get("version")
    if not isinstance(version, int):
        errors.append(f"{name}:{found.line(('version',)) or 1}: `version` must be a whole number.")
    others = content.get("others", [])
    if not isinstance(others, list):
        errors.append(f"{name}:{found.line(('others',))}: `others` must be a list, as `roles` is.")
        others = []
    labels, more = _labels(content["roles"], ("roles",), found)
    other_labels, others_more = _labels(others, ("others",), found)
    errors += [f"{name}:{line or 1}: {what}" for line, what in (*more, *others_more)]
    if errors:
        raise WrongRoles("\n".join(errors))
    return Roles(version if isinstance(version, int) else 0, labels, other_labels)


_KEYS = ("version", "roles", "others")
Labels = dict[str, Mapping[str, tuple[str, ...]]]


def _labels(
    entries: Sequence[object], path: tuple[str], found: Places
) -> tuple[Labels, list[tuple[int, str]]]:
    """The words of each entry that is right, and what is wrong with the others, with lines."""
    labels: Labels = {}
    errors = []
    for number, entry in enumerate(entries):
        problem = _problem(entry, labels)
        if problem:
            errors.append((found.line((*path, number, "id")), problem))
        elif isinstance(entry, dict):
            labels[str(entry["id"])] = {
                str(language): tuple(text.lower() for text in texts)
                for language, texts in entry["labels"].items()
            }
    return labels, errors


def _problem(entry: object, known: Mapping[str, object]) -> str:
    """What is wrong with an entry; empty if nothing is."""
    if not isinstance(entry, dict) or not isinstance(entry.get("id"), str):
        return "a role needs an `id` and `labels`."
    id = entry["id"]
    unknown = sorted(str(key) for key in set(entry) - {"id", "labels"})
    if unknown:
        near = suggestion(unknown[0], ("id", "labels"))
        return f"{id}: unknown key {unknown[0]!r}; known: id, labels.{near}"
    if id in known:
        return f"role {id!r} stands there twice; merge the two."
    words = entry.get("labels")
    if not isinstance(words, dict) or not all(
        isinstance(texts, list)
        and texts
        and all(isinstance(text, str) and text.strip() for text in texts)
        for texts in words.values()
    ):
        return f"{id}: `labels` must give a list of words per language, as in `en: [nurse]`."
    return ""
