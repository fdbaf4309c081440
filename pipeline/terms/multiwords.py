"""Multi-word terms such as `quality of life`: found by part of speech and association.

References:
    Justeson, J. S. & Katz, S. M. (1995). Technical terminology: some linguistic properties and an
    algorithm for identification in text. Natural Language Engineering 1(1), 9-27.
    Bouma, G. (2009). Normalized (pointwise) mutual information in collocation extraction.
    Proceedings of GSCL, 31-40.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.terms.passages import Passage, Word
from pipeline.terms.words import NOUNS, TermRules

_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
"""Parts of speech that a multi-word term may hold."""


def with_multiwords(passages: Iterable[Passage], *, rules: TermRules) -> Iterator[Passage]:
    """The passages, multi-word terms in place of their words, the longest first.

    They are gone through three times; those of a document stand together.
    """
    chosen = _multiwords(passages, rules=rules)
    for passage in passages:
        words: list[Word] = []
        at = 0
        while at < len(passage.words):
            found = [gram for gram in _grams(passage, at) if gram[0] in chosen]
            term, size = max(found, key=lambda gram: gram[1], default=("", 1))
            group = passage.words[at : at + size]
            words.append(_merged(term, group, passage.connectors) if found else group[0])
            at += size
        yield passage._replace(words=words)


def _merged(term: str, group: Sequence[Word], connectors: dict[int, str]) -> Word:
    first, last = group[0], group[-1]
    parts = {word.first: word.form for word in group}
    parts |= {at: text for at, text in connectors.items() if first.last < at < last.first}
    form = " ".join(parts[at] for at in sorted(parts))
    return Word(term, form, first.first, last.last, first.start, last.pos)


def _grams(passage: Passage, at: int) -> Iterator[tuple[str, int]]:
    """The possible multi-word terms that begin at a word, with how many content words they have."""
    words = passage.words[at : at + 3]
    if len({word.lemma for word in words}) < len(words):
        words = words[:2]  # no repetition such as `day day`, which is common in speech
    if len({word.lemma for word in words}) < 2:
        return
    link = _link(words[0], words[1], passage.connectors)
    if link is None:
        return
    if _noun_phrase(words[:2]) and (link == " " or words[0].pos != "ADJ"):
        yield _modifier(words[0]) + link + words[1].lemma, 2
    if len(words) < 3 or link != " " or not _noun_phrase(words):
        return
    if _link(words[1], words[2], passage.connectors) == " ":
        yield " ".join([*map(_modifier, words[:2]), words[2].lemma]), 3


def _modifier(word: Word) -> str:
    """A word as it is before a noun: an adjective keeps its form (`higher education`)."""
    return word.lemma if word.pos in {"NOUN", ""} else word.form.lower()


def _link(left: Word, right: Word, connectors: dict[int, str]) -> str | None:
    """What joins two words: a space, or a connector between spaces; None if anything else."""
    gap = right.first - left.last
    if gap == 1:
        return " "
    connector = connectors.get(left.last + 1)
    return f" {connector} " if gap == 2 and connector else None


def _noun_phrase(words: Sequence[Word]) -> bool:
    if not any(word.pos for word in words):
        return True
    return all(word.pos in _NOMINAL for word in words) and words[-1].pos in NOUNS


@dataclass(slots=True)
class _Gram:
    """A possible multi-word term: how often it occurs, in how many documents, of which words."""

    n: int = 0
    documents: int = 0
    last: str | None = None
    words: tuple[str, ...] = ()

    def add(self, doc_id: str, words: tuple[str, ...]) -> None:
        self.n += 1
        self.documents += doc_id != self.last
        self.last, self.words = doc_id, words


def _multiwords(passages: Iterable[Passage], *, rules: TermRules) -> frozenset[str]:
    """The multi-word terms that are frequent, in several documents, and strongly associated."""
    counts: Counter[tuple[str, ...]] = Counter()
    grams: dict[str, _Gram] = {}
    total = 0
    for passage in passages:
        total += len(passage.words)
        for at, word in enumerate(passage.words):
            counts[(word.lemma,)] += 1
            for gram, size in _grams(passage, at):
                words = tuple(one.lemma for one in passage.words[at : at + size])
                counts[words] += 1
                grams.setdefault(gram, _Gram()).add(passage.doc_id, words)

    def holds(gram: _Gram) -> bool:
        if gram.n < rules.multiword_min_count or gram.documents < rules.min_documents:
            return False
        words = gram.words
        return all(
            association(counts[words], counts[words[:cut]], counts[words[cut:]], total=total)
            >= rules.multiword_min_npmi
            for cut in range(1, len(words))
        )

    return frozenset(name for name, gram in grams.items() if holds(gram))


def association(together: int, left: int, right: int, *, total: int) -> float:
    """Normalised pointwise mutual information of two neighbours, -1 to 1; 0 if independent.

    References:
        Bouma, G. (2009). Normalized (pointwise) mutual information in collocation extraction.
        Proceedings of GSCL, 31-40.
    """
    if not together or not left or not right:
        return -1.0
    if together >= total:
        return 1.0
    joint = together / total
    return float(np.log(joint * total * total / (left * right)) / -np.log(joint))
