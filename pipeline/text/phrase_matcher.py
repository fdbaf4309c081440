"""Phrases of words, lemmas, stars and gaps, found in a row of tokens: the longest first.

A word of a phrase fits a token by its form or by its lemma. `samskaping*` stands for any letters
after it, `*samarbeid` for any before, `a|b` for either word, `...` for up to three words that no
punctuation parts, `.....` for up to eight that hold no people, `@who` for people, with the articles
and adjectives before them, `@both` for lay people and professionals joined by an `and`. What is a
word for people, and what no gap may pass over, the tokens say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

Item = TypeVar("Item")

GAP, LONG_GAP = "...", "....."
WHO = "@who"
"""What a token is found as, in addition to its own forms, where it names people."""
BOTH = "@both"
"""The same of each of two parties of unlike kind: the `residents` and `staff` of `… and …`."""
NAMED = (WHO, BOTH)
"""What a phrase may name people by."""
SUBJECT = "@subject"
"""The same of a pronoun that may stand between a verb and the rest of its phrase: `tar vi tak`."""
VERB = "@verb"
"""The same of a verb, over which `...` does not reach."""
BAR = "@bar"
"""The same of a word that does not stand between `with` and those with whom."""
GAP_WORDS = 3
LONG_GAP_WORDS = 8

Forms = tuple[str, ...]
"""What a token may be found as: its form and its lemma, in lower case."""

_PUNCTUATION = re.compile(r"[^\w]+")
_PIECES = re.compile(r"(?<=\w)(['’]s\b|['’](?!\w)|-(?=\w))")


@dataclass(frozen=True)
class Step:
    """One token of a phrase: the words that fit, and the patterns of those with a star."""

    words: frozenset[str]
    patterns: tuple[re.Pattern[str], ...] = ()
    gap: int = 0
    """How many words it passes over, at most; 0 for a word."""

    def fits(self, forms: Forms) -> bool:
        """Whether the token is one of the step's words."""
        if not self.words.isdisjoint(forms):
            return True
        if not self.patterns:
            return False
        return any(pattern.fullmatch(form) for pattern in self.patterns for form in forms)


class Hit(NamedTuple, Generic[Item]):
    """Tokens `start` to `end` (left out) are a phrase of `item`."""

    start: int
    end: int
    item: Item


def steps(phrase: str) -> tuple[Step, ...]:
    """The steps of a phrase as it stands in a lexicon."""
    return tuple(_step(word) for word in _words(phrase.lower()))


def _words(phrase: str) -> list[str]:
    """Words as tokenizers part them: `men's` is two, `mutual-aid` three, a co-word one."""
    return [
        piece
        for word in phrase.split()
        for piece in ([word] if _is_whole(word) else _PIECES.sub(r" \1 ", word).split())
    ]


def has_pieces(word: str) -> bool:
    """Whether tokenizers part the word, so that it cannot be one of several in `a|b`."""
    return not _is_whole(word) and bool(_PIECES.search(word))


def _is_whole(word: str) -> bool:
    return any(part.lstrip("*").startswith(("co-", "un-co-")) for part in word.split("|"))


def _step(word: str) -> Step:
    if word in (GAP, LONG_GAP):
        return Step(frozenset(), gap=GAP_WORDS if word == GAP else LONG_GAP_WORDS)
    plain = [part for part in word.split("|") if "*" not in part]
    starred = [part for part in word.split("|") if "*" in part]
    return Step(frozenset(plain), tuple(star_pattern(part) for part in starred))


def star_pattern(word: str) -> re.Pattern[str]:
    """The pattern of a word in which a star stands for any letters and hyphens."""
    return re.compile(re.escape(word).replace(r"\*", r"[\w-]*"))


class PhraseBook(Generic[Item]):
    """Phrases with what each stands for."""

    def __init__(self, phrases: Iterable[tuple[str, Item]]) -> None:
        self._by_word: dict[str, list[tuple[tuple[Step, ...], Item]]] = {}
        self._starred: list[tuple[tuple[Step, ...], Item]] = []
        self._known: dict[Forms, list[tuple[tuple[Step, ...], Item]]] = {}
        for phrase, item in phrases:
            entry = (steps(phrase), item)
            for word in entry[0][0].words:
                self._by_word.setdefault(word, []).append(entry)
            if entry[0][0].patterns:
                self._starred.append(entry)
        starred = (pattern.pattern for entry, _ in self._starred for pattern in entry[0].patterns)
        # Most words begin no phrase with a star: one look tells.
        self._any_star = re.compile("|".join(dict.fromkeys(starred)) or r"(?!)")

    def __bool__(self) -> bool:
        return bool(self._by_word or self._starred)

    def hits(self, tokens: Sequence[Forms]) -> list[Hit[Item]]:
        """Every place where a phrase fits, also those inside others; by start, longest first."""
        found = []
        for start, forms in enumerate(tokens):
            inverted = start + 1 < len(tokens) and SUBJECT in tokens[start + 1]
            for phrase, item in self._beginning(forms):
                end = _end(phrase, tokens, start)
                if not end and inverted:
                    end = _end_inverted(phrase, tokens, start)
                if end:
                    found.append(Hit(start, end, item))
        return sorted(dict.fromkeys(found), key=lambda hit: (hit.start, -hit.end))

    def longest(self, tokens: Sequence[Forms]) -> list[Hit[Item]]:
        """The hits that no longer one covers, in order; equal ones keep every item."""
        return without_overlap(self.hits(tokens))

    def _beginning(self, forms: Forms) -> list[tuple[tuple[Step, ...], Item]]:
        if forms not in self._known:
            entries = [
                entry for form in dict.fromkeys(forms) for entry in self._by_word.get(form, [])
            ]
            if any(self._any_star.fullmatch(form) for form in forms):
                entries += [entry for entry in self._starred if entry[0][0].fits(forms)]
            self._known[forms] = entries
        return self._known[forms]


def _end(phrase: Sequence[Step], tokens: Sequence[Forms], at: int) -> int:
    """Where the phrase that begins at `at` ends, 0 if it does not fit."""
    for number, step in enumerate(phrase):
        if step.gap:
            return _after_gap(phrase[number + 1 :], tokens, at, step.gap)
        if WHO in step.words and 0 < at < len(tokens):
            at = _at_people(tokens, at)
        if at >= len(tokens) or not step.fits(tokens[at]):
            return 0
        at += 1
    return at


def _end_inverted(phrase: Sequence[Step], tokens: Sequence[Forms], at: int) -> int:
    """The same where a subject stands after the phrase's first word: `bytter vi på`."""
    fits = len(phrase) > 1 and phrase[0].fits(tokens[at])
    return _end(phrase[1:], tokens, at + 2) if fits else 0


def _after_gap(phrase: Sequence[Step], tokens: Sequence[Forms], at: int, words: int) -> int:
    for place in range(at, at + words + 1):
        if end := _end(phrase, tokens, place):
            return end
        if place >= len(tokens) or _parts(tokens[place], VERB):
            return 0
        if words > GAP_WORDS and WHO in tokens[place]:
            return 0
    return 0


def _at_people(tokens: Sequence[Forms], at: int) -> int:
    """Where the word for people stands, behind articles and adjectives; `at` if there is none."""
    for place in range(at, min(at + GAP_WORDS + 1, len(tokens))):
        if WHO in tokens[place]:
            while place + 1 < len(tokens) and _is_more(tokens[place + 1]):
                place += 1
            return place
        if _parts(tokens[place], BAR):
            return at
    return at


def _is_more(forms: Forms) -> bool:
    """A further word for the same people; a pronoun is a subject of its own."""
    return WHO in forms and SUBJECT not in forms


def _parts(forms: Forms, bar: str) -> bool:
    """Punctuation, or a word that a gap does not pass over."""
    return bar in forms or bool(_PUNCTUATION.fullmatch(forms[0]))


def without_overlap(hits: Sequence[Hit[Item]]) -> list[Hit[Item]]:
    """The hits that do not overlap a longer one, in order; of two as long the earlier stays."""
    taken: dict[int, tuple[int, int]] = {}
    kept = []
    for hit in sorted(hits, key=lambda hit: (hit.start - hit.end, hit.start)):
        owners = {taken[i] for i in range(hit.start, hit.end) if i in taken}
        if owners <= {(hit.start, hit.end)}:
            kept.append(hit)
            taken |= {i: (hit.start, hit.end) for i in range(hit.start, hit.end)}
    return sorted(kept, key=lambda hit: hit.start)
