"""Word lists: the files of `data/words`, one for each subject, with a line on what each list does.

A module declares the lists that it uses: `_AIMS = WordList("modality", "aims")`. The file is read
and checked when the list is first asked for a word, from the project's folder, as
`data/lexicon.yaml` is, and once in a process.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import cache, cached_property
from pathlib import Path
from typing import Annotated

from pydantic import Field

from pipeline.config.yaml_files import Entry, KeyPath, load_yaml
from pipeline.errors import Explained, later, say

WORDS = Path("data") / "words"

ALL = "all"
"""Stands for a language where a list is of all of them."""

EVERY = "every"
"""In place of a language: the words of all languages of the list together."""

NOTHING = "(?!)"
"""A pattern that nothing matches."""

Word = Annotated[str, Field(min_length=1)]


class WrongWordList(Explained):
    """A word list is missing or wrong. The message names file, line and remedy."""


class WordListEntry(Entry):
    """One list as it stands in a file of `data/words`."""

    description: str = Field(description="what the words do, in a sentence")
    patterns: bool = Field(default=False, description="the words are regular expressions")
    words: dict[str, tuple[Word, ...]] = Field(
        description="words or phrases by language; `all` where no language matters"
    )


class WordListFile(Entry):
    """A file of `data/words`: the lists of one subject."""

    lists: dict[str, WordListEntry] = Field(description="each list by its name")

    def problems(self) -> Iterator[tuple[KeyPath, str]]:
        """A word stands in a list once for each language, and a pattern can be read."""
        for name, entry in self.lists.items():
            for language, words in entry.words.items():
                for number, word in enumerate(words):
                    path = ("lists", name, "words", language, number)
                    if word in words[:number]:
                        yield path, _twice(word)
                    if entry.patterns and not _is_pattern(word):
                        yield path, say("'{word}' is no regular expression; mend it", word=word)


def _twice(word: str) -> str:
    return say("'{word}' stands there twice; delete one of the two", word=word)


def _is_pattern(word: str) -> bool:
    try:
        re.compile(word)
    except re.error:
        return False
    return True


def load_word_lists(path: Path) -> Mapping[str, WordListEntry]:
    """The checked lists of one file, by name.

    Raises:
        WrongWordList: all that is wrong in the file, each with its line.
    """
    return _load_once(path, path.absolute())


@cache
def _load_once(path: Path, place: Path) -> Mapping[str, WordListEntry]:
    """The lists of the file; `place` tells files of the same name in two projects apart."""
    return load_yaml(path, model=WordListFile, wrong=WrongWordList).lists


def word_list_files(folder: Path = WORDS) -> list[Path]:
    """The files of the folder, by name."""
    return sorted(folder.glob("*.yaml"))


def check_word_lists(folder: Path = WORDS) -> None:
    """Checks every file of the folder.

    Raises:
        WrongWordList: there are none, or all that is wrong in them, each with its line.
    """
    files = word_list_files(folder)
    errors = []
    if not files:
        text = later("{folder} holds no word lists. Restore it, for instance from Git.")
        errors.append(say(text, folder=folder))
    for path in files:
        try:
            load_word_lists(path)
        except WrongWordList as error:
            errors.append(str(error))
    if errors:
        raise WrongWordList("\n".join(errors))


def any_word(words: Iterable[str]) -> str:
    """A pattern for any of the words or phrases, the longest first; of none, for nothing at all."""
    longest = sorted(set(words), key=lambda word: (-len(word), word))
    words_or_none = [re.escape(word).replace(r"\ ", r"\s+") for word in longest] or [NOTHING]
    return "(?:" + "|".join(words_or_none) + ")"


def behind_any(words: Iterable[str]) -> str:
    """A pattern for a place right behind one of the words and a space."""
    return "(?:" + "|".join(rf"(?<=\b{one}\s)" for one in _in_one_width(words)) + ")"


def behind_none(words: Iterable[str]) -> str:
    """A pattern for a place behind none of the words and a space."""
    return "".join(rf"(?<!\b{one}\s)" for one in _in_one_width(words))


def _in_one_width(words: Iterable[str]) -> list[str]:
    """A pattern of each word; what is looked for behind a place has one width each."""
    return [re.escape(word).replace(r"\ ", r"\s") for word in sorted(words)]


class WordList(Set[str]):
    """The words of one list in one language: a set that keeps the order of the file.

    Where the list has no words of the language, it has those of `all`, or none; with `EVERY` as
    language it has those of all its languages.
    """

    def __init__(self, subject: str, name: str, *, language: str = "en") -> None:
        self.subject = subject
        self.name = name
        self.language = language

    @cached_property
    def ordered(self) -> tuple[str, ...]:
        """The words in the order of the file."""
        path = WORDS / f"{self.subject}.yaml"
        lists = load_word_lists(path)
        if self.name not in lists:
            text = say("the list `{name}` is missing. Restore it.", name=self.name)
            raise WrongWordList(f"{path}:1: {text}")
        words = lists[self.name].words
        if self.language == EVERY:
            return tuple(dict.fromkeys(word for those in words.values() for word in those))
        return words.get(self.language, words.get(ALL, ()))

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(self.ordered)

    @classmethod
    def _from_iterable(cls, iterable: Iterable[str]) -> frozenset[str]:  # type: ignore[override]
        return frozenset(iterable)

    def __contains__(self, word: object) -> bool:
        return word in self._words

    def __iter__(self) -> Iterator[str]:
        return iter(self.ordered)

    def __len__(self) -> int:
        return len(self.ordered)
