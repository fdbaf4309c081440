"""The role lexicon `data/roles.yaml`: the words for those who act, by role and language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from pipeline.config.yaml_files import Entry, KeyPath, load_yaml, parse_yaml
from pipeline.errors import Explained, say
from pipeline.text.phrase_matcher import Forms, Hit, PhraseBook

ROLES = Path("data") / "roles.yaml"

Word = Annotated[str, StringConstraints(strip_whitespace=True, to_lower=True, min_length=1)]


class WrongRoles(Explained):
    """The role lexicon holds wrong entries. The message names each with its line and the remedy."""


class Role(Entry):
    """A role with its words."""

    id: str = Field(description="the role's name in the tables")
    group: Literal["lay", "professional", "authority", ""] = Field(
        "", description="whether they are lay people, professionals or an authority; may be empty"
    )
    labels: dict[str, Annotated[tuple[Word, ...], Field(min_length=1)]] = Field(
        description="words for people in the role, by language; `*` is any letters"
    )


class Roles(Entry):
    """All roles, and words for people who have none of them."""

    version: int
    roles: tuple[Role, ...] = Field(description="the roles that tables name")
    others: tuple[Role, ...] = Field(
        (), description="people of no role, by whether they are lay or professional"
    )

    def problems(self) -> Iterator[tuple[KeyPath, str]]:
        """A role stands in its list once."""
        for key, listed in (("roles", self.roles), ("others", self.others)):
            ids = [role.id for role in listed]
            for number, id in enumerate(ids):
                if id in ids[:number]:
                    words = say("role '{id}' stands there twice; merge the two", id=id)
                    yield (key, number, "id"), words

    @property
    def ids(self) -> tuple[str, ...]:
        """The roles, in the order of the file."""
        return tuple(role.id for role in self.roles)

    def group(self, id: str) -> str:
        """The group of the role: lay, professional, authority or none (empty)."""
        return self._groups[id]

    @cached_property
    def _groups(self) -> dict[str, str]:
        return {role.id: role.group for role in self.roles}

    @cached_property
    def _books(self) -> dict[str, PhraseBook[str]]:
        return _books(self.roles)

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


def _books(roles: Sequence[Role]) -> dict[str, PhraseBook[str]]:
    languages = dict.fromkeys(language for role in roles for language in role.labels)
    return {
        language: PhraseBook(
            [(text, role.id) for role in roles for text in role.labels.get(language, ())]
        )
        for language in languages
    }


def load_roles(path: Path = ROLES) -> Roles:
    """The checked role lexicon.

    Raises:
        WrongRoles: all that is wrong in the file, each with its line.
    """
    return load_yaml(path, model=Roles, wrong=WrongRoles)


def parse_roles(text: str, *, name: str = str(ROLES)) -> Roles:
    """The checked role lexicon from YAML text; `name` is used in errors.

    Raises:
        WrongRoles: all that is wrong in the text, each with its line.
    """
    return parse_yaml(text, name=name, model=Roles, wrong=WrongRoles)
