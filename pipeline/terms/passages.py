"""Content words in their passages, a few bytes each: a large corpus has millions."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Word(NamedTuple):
    """A content word, or several joined: lemma, form, where it stands, part of speech."""

    lemma: str
    form: str
    first: int
    last: int
    start: int
    pos: str


class Passage(NamedTuple):
    """The content words of a segment, in order, and the places of connectors between them."""

    segment_id: str
    doc_id: str
    words: list[Word]
    connectors: dict[int, str]


_Kind = tuple[str, str, str]
"""Lemma, form and part of speech of a word."""
_NO_CONNECTORS: dict[int, str] = {}


class Passages:
    """Passages in order. Each time that they are gone through, they are made anew, one at a time.

    Those of a document stand together.
    """

    def __init__(self, passages: Iterable[Passage] = ()) -> None:
        self._numbers: dict[_Kind, int] = {}
        self._kinds: list[_Kind] = []
        # Four numbers a word: its kind, first, last and start.
        self._words = array("i")
        self._heads: list[tuple[str, str, int, dict[int, str]]] = []
        for passage in passages:
            self.append(passage)

    def append(self, passage: Passage) -> None:
        """Adds a passage at the end."""
        for word in passage.words:
            kind = (word.lemma, word.form, word.pos)
            number = self._numbers.setdefault(kind, len(self._kinds))
            if number == len(self._kinds):
                self._kinds.append(kind)
            self._words.extend((number, word.first, word.last, word.start))
        connectors = passage.connectors or _NO_CONNECTORS
        self._heads.append((passage.segment_id, passage.doc_id, len(passage.words), connectors))

    def __iter__(self) -> Iterator[Passage]:
        at = 0
        for segment_id, doc_id, n, connectors in self._heads:
            yield Passage(segment_id, doc_id, self._unpacked(at, at + 4 * n), connectors)
            at += 4 * n

    def _unpacked(self, start: int, end: int) -> list[Word]:
        numbers = iter(self._words[start:end])
        made = []
        for kind, first, last, begin in zip(numbers, numbers, numbers, numbers, strict=True):
            lemma, form, pos = self._kinds[kind]
            made.append(Word(lemma, form, first, last, begin, pos))
        return made
