"""The role lexicon: the words for those who act, as roles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import yaml

from pipeline.errors import Explained
from pipeline.phrases import Forms, Hit, PhraseBook
from pipeline.spelling import places, suggestion, yaml_problem

ROLES = Path("data") / "roles.yaml"


class WrongRoles(Explained):
    """The role lexicon holds wrong entries. The message names each with its line and the remedy."""


@dataclass(frozen=True)
class Roles:
    """Each role with its words by language."""

    version: int
    labels: Mapping[str, Mapping[str, tuple[str, ...]]]

    @property
    def ids(self) -> tuple[str, ...]:
        """The roles, in the order of the file."""
        return tuple(self.labels)

    @cached_property
    def _books(self) -> dict[str, PhraseBook[str]]:
        languages = dict.fromkeys(lang for words in self.labels.values() for lang in words)
        return {
            language: PhraseBook(
                [
                    (text, role)
                    for role, words in self.labels.items()
                    for text in words.get(language, ())
                ]
            )
            for language in languages
        }

    def find(self, tokens: Sequence[Forms], *, language: str) -> list[Hit[str]]:
        """The roles named among the tokens, the longest phrase first; a phrase may be of two."""
        book = self._books.get(language)
        return book.longest(tokens) if book else []


def load_roles(path: Path = ROLES) -> Roles:
    """The checked role lexicon.

    Raises:
        WrongRoles: all that is wrong in the file, each with its line.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise WrongRoles(f"{path} is missing. Restore it, for instance from Git.") from None
    except (OSError, UnicodeDecodeError):
        raise WrongRoles(f"{path} cannot be read. Save it as text in UTF-8.") from None
    return parse_roles(text, name=str(path))


def parse_roles(text: str, *, name: str = "roles") -> Roles:
    """The checked role lexicon from YAML text; `name` is used in errors.

    Raises:
        WrongRoles: all that is wrong in the text, each with its line.
    """
    try:
        found = places(text)
        content = yaml.safe_load(text)
    except yaml.YAMLError as error:
        line, problem = yaml_problem(error)
        raise WrongRoles(f"{name}:{line or 1}: {problem}.") from None
    if not isinstance(content, dict) or not isinstance(content.get("roles"), list):
        raise WrongRoles(f"{name}:1: needs `version` and a list `roles`.")
    lines = text.splitlines()
    labels: dict[str, Mapping[str, tuple[str, ...]]] = {}
    errors = [f"{name}:{line}: {what}." for line, what in found.twice]
    errors += [
        f"{name}:{found.line((str(key),))}: unknown key `{key}`; known: version, roles."
        f"{suggestion(str(key), ('version', 'roles'))}"
        for key in content
        if key not in ("version", "roles")
    ]
    version = content.get("version")
    if not isinstance(version, int):
        errors.append(f"{name}:{found.line(('version',)) or 1}: `version` must be a whole number.")
    for entry in content["roles"]:
        id = entry.get("id") if isinstance(entry, dict) else None
        number = next((i for i, row in enumerate(lines, start=1) if f"id: {id}" in row), 1)
        problem = _problem(entry, labels)
        if problem:
            errors.append(f"{name}:{number}: {problem}")
        else:
            labels[str(id)] = {
                str(language): tuple(text.lower() for text in texts)
                for language, texts in entry["labels"].items()
            }
    if errors:
        raise WrongRoles("\n".join(errors))
    return Roles(version if isinstance(version, int) else 0, labels)


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
