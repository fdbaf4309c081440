"""How a program counted the characters of a text, by where its codings begin and end.

The standard counts Unicode code points. Some programs count a line break of two signs as one, or
an emoji as two. In most projects passages begin and end with words: the way of counting by which
they do is the right one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from pipeline.codes.coded import Mark

Places = Sequence[int]
"""For each position of the program, the position in the text; one more for its end."""


def in_code_points(
    text: str, spans: Sequence[Mark], names: Sequence[str] = ()
) -> tuple[tuple[Mark, ...], str]:
    """The spans as positions of `text`, and the way of counting by which they were read.

    `names` are what the program calls each span; one that is the words of its passage tells more
    than its edges. The standard's way is kept unless another one fits better.
    """
    ways = {name: way(text) for name, way in WAYS.items() if name == STANDARD or way(text)}
    if len(ways) == 1 or not spans:
        return _moved(text, spans, ways[STANDARD]), STANDARD
    called = names if len(names) == len(spans) else ("",) * len(spans)
    scores = {
        name: sum(
            _score(text, mark, said)
            for mark, said in zip(_moved(text, spans, way), called, strict=True)
        )
        for name, way in ways.items()
    }
    best = max(ways, key=lambda name: (scores[name], name == STANDARD))
    chosen = best if scores[best] > scores[STANDARD] + _LEAD * len(spans) else STANDARD
    return _moved(text, spans, ways[chosen]), chosen


_LEAD = 0.1
"""By how much of an edge for each span another way of counting must be better."""

STANDARD = "code points"


def _plain(text: str) -> Places:
    return range(len(text) + 1)


def _line_ends_as_one(text: str) -> Places:
    """Line breaks of two signs count as one; empty where there are none."""
    if "\r\n" not in text:
        return ()
    return [n for n in range(len(text) + 1) if not (n > 0 and text[n - 1 : n + 1] == "\r\n")]


def _line_ends_as_two(text: str) -> Places:
    """Line breaks of one sign count as two; empty where there are none or they are two."""
    if "\r\n" in text or "\n" not in text:
        return ()
    places: list[int] = []
    for n, sign in enumerate(text):
        places += [n, n] if sign == "\n" else [n]
    return [*places, len(text)]


def _utf16(text: str) -> Places:
    """Signs beyond the first 65,536, such as emoji, count as two; empty where there are none."""
    if text.isascii() or max(text) <= "\uffff":
        return ()
    places: list[int] = []
    for n, sign in enumerate(text):
        places += [n, n] if sign > "\uffff" else [n]
    return [*places, len(text)]


WAYS: dict[str, Callable[[str], Places]] = {
    STANDARD: _plain,
    "line breaks as one": _line_ends_as_one,
    "line breaks as two": _line_ends_as_two,
    "UTF-16": _utf16,
}
"""Ways of counting, the standard's first."""


def _moved(text: str, spans: Sequence[Mark], places: Places) -> tuple[Mark, ...]:
    last = len(places) - 1
    return tuple(
        replace(
            mark,
            start=places[min(max(mark.start, 0), last)],
            end=len(text) if mark.end > last else places[max(mark.end, 0)],
        )
        for mark in spans
    )


def _score(text: str, mark: Mark, called: str) -> float:
    """2 if the passage begins as it is called, else half a point for each edge beside a word."""
    passage = " ".join(text[mark.start : mark.end].split())
    wanted = " ".join(called.split()).rstrip(".…")
    if len(wanted) > _MIN_NAME and (
        passage.startswith(wanted) or wanted.startswith(passage or "?")
    ):
        return 2.0
    edges = (mark.start, mark.end)
    return 0.5 * sum(not (_is_word(text, at - 1) and _is_word(text, at)) for at in edges)


_MIN_NAME = 8
"""Characters of a name that is taken for the passage's words."""


def _is_word(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at].isalnum()
