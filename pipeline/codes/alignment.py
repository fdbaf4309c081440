"""Where stretches of an original text stand in what Cospeak made of it.

Reading leaves out page furniture, labels of speakers and signs, joins lines, and replaces names by
placeholders. What is left are the same words in the same order: they are matched, first by runs
that occur once on each side, then between these. Between two matched words a stretch is placed in
proportion.

References:
    Cohen, B. (2003). Patience diff (unique lines as anchors, longest increasing run of them).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from math import ceil, floor

from pipeline.text.placeholders import PLACEHOLDER

_IGNORED = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_TOKEN = re.compile(rf"{PLACEHOLDER.pattern}|[\w\u0300-\u036f{_IGNORED}]+")
_INVISIBLE = re.compile(f"[{_IGNORED}]")

_RUNS = (8, 4, 2, 1)
"""Words in a row that are matched where they occur once on each side; longer ones first."""
_MAX_PLAIN = 250_000
"""Product of the lengths of two gaps up to which they are compared word by word."""


@dataclass(frozen=True)
class Token:
    """A word of a text, its characters from `start` to before `end`, and what it is compared by."""

    start: int
    end: int
    key: str


@dataclass(frozen=True)
class Place:
    """A stretch of one part, characters from `start` to before `end`."""

    part: int
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """The words of the text; accents and invisible signs do not tell them apart."""
    return [
        Token(match.start(), match.end(), key)
        for match in _TOKEN.finditer(text)
        if (key := _key(match[0]))
    ]


def _key(word: str) -> str:
    return unicodedata.normalize("NFKC", _INVISIBLE.sub("", word)).casefold()


class Alignment:
    """The original text beside the parts (segments) that were made of it, in reading order."""

    def __init__(self, original: str, parts: Sequence[str]) -> None:
        self._original, self._parts = original, parts
        self._raw = tokens(original)
        self._made = [(n, token) for n, part in enumerate(parts) for token in tokens(part)]
        pairs = matched(
            [one.key for one in self._raw],
            [one.key for _, one in self._made],
        )
        self._left = [left for left, _ in pairs]
        self._right = [right for _, right in pairs]
        self._starts = [one.start for one in self._raw]
        self._ends = [one.end for one in self._raw]

    @property
    def share(self) -> float:
        """The share of the parts' words that are in the original, 0 to 1."""
        return len(self._right) / len(self._made) if self._made else 0.0

    def place(self, start: int, end: int) -> tuple[list[Place], float]:
        """Where the stretch stands: a place in each part that has some of it, in order.

        And the share of its words that were found themselves; where there are none, 0 and no place.
        """
        first = bisect_right(self._ends, start)
        last = bisect_left(self._starts, end) - 1
        if last < first:
            return [], 0.0
        low, high = bisect_left(self._left, first), bisect_right(self._left, last)
        found = (high - low) / (last - first + 1)
        one, other = self._edge(first, low, up=False), self._edge(last, high - 1, up=True)
        if one > other:
            return [], 0.0
        return self._places(one, other, start=start, end=end, words=(first, last)), found

    def _edge(self, word: int, near: int, *, up: bool) -> int:
        """The made token at which a stretch begins (or ends, `up`) whose outermost word is `word`.

        `near` is the matched pair within the stretch that is next to the edge.
        """
        if 0 <= near < len(self._left) and self._left[near] == word:
            return self._right[near]
        before, after = (near, near + 1) if up else (near - 1, near)
        left = (self._left[before] if before >= 0 else -1) + 1
        right = self._left[after] if after < len(self._left) else len(self._raw)
        low = (self._right[before] if before >= 0 else -1) + 1
        high = self._right[after] if after < len(self._right) else len(self._made)
        part = (word - left + up) * (high - low) / (right - left)
        return low + (ceil(part) - 1 if up else floor(part))

    def _places(
        self, one: int, other: int, *, start: int, end: int, words: tuple[int, int]
    ) -> list[Place]:
        first, last = self._made[one], self._made[other]
        spans = {part: (0, len(self._parts[part])) for part, _ in self._made[one : other + 1]}
        begin = self._begin(first, self._raw[words[0]], start)
        spans[first[0]] = (begin, spans[first[0]][1])
        spans[last[0]] = (spans[last[0]][0], self._finish(last, self._raw[words[1]], end))
        return [Place(part, *span) for part, span in spans.items() if span[0] < span[1]]

    def _begin(self, made: tuple[int, Token], raw: Token, start: int) -> int:
        """The first character: within the word as in the original, or the signs before it too."""
        part, token = made
        if token.key != raw.key:
            return token.start
        if start > raw.start:
            return min(token.start + start - raw.start, token.end)
        signs = self._original[start : raw.start].lstrip()
        at = token.start - len(signs)
        return at if signs and at >= 0 and self._parts[part][at:].startswith(signs) else token.start

    def _finish(self, made: tuple[int, Token], raw: Token, end: int) -> int:
        part, token = made
        if token.key != raw.key:
            return token.end
        if end < raw.end:
            return max(token.end - (raw.end - end), token.start)
        signs = self._original[raw.end : end].rstrip()
        follows = self._parts[part][token.end :].startswith(signs)
        return token.end + len(signs) if follows else token.end


# ----------------------------------------------------------------------------- matching


def matched(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of places with the same word, both increasing."""
    return _between(left, right, (0, len(left), 0, len(right)), _RUNS)


Gap = tuple[int, int, int, int]
"""From and to before, on the left and on the right."""


def _between(
    left: Sequence[str], right: Sequence[str], gap: Gap, runs: Sequence[int]
) -> list[tuple[int, int]]:
    """The pairs within a gap: anchors of the longest runs, and what is between them."""
    a, b, c, d = gap
    head = _alike(left, right, gap)
    a, c = a + head, c + head
    tail = _alike_at_end(left, right, (a, b, c, d))
    pairs = [(gap[0] + n, gap[2] + n) for n in range(head)]
    pairs += _inside(left, right, (a, b - tail, c, d - tail), runs)
    return pairs + [(b - tail + n, d - tail + n) for n in range(tail)]


def _inside(
    left: Sequence[str], right: Sequence[str], gap: Gap, runs: Sequence[int]
) -> list[tuple[int, int]]:
    a, b, c, d = gap
    if a >= b or c >= d:
        return []
    if not runs:
        return _word_by_word(left, right, gap)
    anchors = _anchors(left, right, gap, runs[0])
    if not anchors:
        return _inside(left, right, gap, runs[1:])
    pairs: list[tuple[int, int]] = []
    for one, other in anchors:
        pairs += _between(left, right, (a, one, c, other), runs[1:])
        pairs.append((one, other))
        a, c = one + 1, other + 1
    return pairs + _between(left, right, (a, b, c, d), runs[1:])


def _alike(left: Sequence[str], right: Sequence[str], gap: Gap) -> int:
    a, b, c, d = gap
    n = 0
    while a + n < b and c + n < d and left[a + n] == right[c + n]:
        n += 1
    return n


def _alike_at_end(left: Sequence[str], right: Sequence[str], gap: Gap) -> int:
    a, b, c, d = gap
    n = 0
    while a < b - n and c < d - n and left[b - n - 1] == right[d - n - 1]:
        n += 1
    return n


def _anchors(
    left: Sequence[str], right: Sequence[str], gap: Gap, length: int
) -> list[tuple[int, int]]:
    """Where runs of so many words begin that occur once on each side, in the same order on both."""
    a, b, c, d = gap
    here, there = _single(left, a, b, length), _single(right, c, d, length)
    both = sorted((at, there[run]) for run, at in here.items() if run in there)
    return _increasing(both)


def _single(words: Sequence[str], start: int, end: int, length: int) -> dict[tuple[str, ...], int]:
    runs = [tuple(words[n : n + length]) for n in range(start, end - length + 1)]
    counts = Counter(runs)
    return {run: start + n for n, run in enumerate(runs) if counts[run] == 1}


def _increasing(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of the pairs, sorted by their first, in which the second increases too."""
    tops: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, (_, other) in enumerate(pairs):
        at = bisect_left(tops, other)
        before.append(ends[at - 1] if at else -1)
        if at == len(tops):
            tops.append(other)
            ends.append(number)
        else:
            tops[at], ends[at] = other, number
    chain: list[tuple[int, int]] = []
    number = ends[-1] if ends else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]


def _word_by_word(left: Sequence[str], right: Sequence[str], gap: Gap) -> list[tuple[int, int]]:
    a, b, c, d = gap
    if (b - a) * (d - c) > _MAX_PLAIN:
        return []
    blocks = SequenceMatcher(None, left[a:b], right[c:d], autojunk=False).get_matching_blocks()
    return [(a + block.a + n, c + block.b + n) for block in blocks for n in range(block.size)]
