"""First lines of paragraphs that are set in, with the rest of their paragraphs.

pdfminer makes a box of its own of a line that begins further right than those below it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pdfminer.layout import LTTextBox

_MIN_INDENT, _MAX_INDENT = 5, 60
"""Points by which a first line is set in."""
_MAX_GAP = 0.6
"""Heights of a line that may lie between the first line and the next."""
_MIN_WIDTH = 0.6
"""Share of the width of the lines below that the first line has: shorter ones are headings."""
_MIN_WORDS = 4
"""Words of a first line, at least: an address is none."""
_SAME_HEIGHT = 0.15
"""Share by which the heights of the lines may differ."""


def with_first_lines(boxes: Sequence[LTTextBox]) -> Iterator[tuple[LTTextBox, ...]]:
    """The boxes in order, each alone or after the box with the first line of its paragraph."""
    first: LTTextBox | None = None
    for box in boxes:
        if first is not None and _goes_on(first, box):
            yield first, box
            first = None
            continue
        if first is not None:
            yield (first,)
        first = box if len(box) == 1 else None
        if first is None:
            yield (box,)
    if first is not None:
        yield (first,)


def _goes_on(first: LTTextBox, box: LTTextBox) -> bool:
    """The line is set in, as wide as the box, and the box is right below it in letters alike."""
    words, below = first.get_text().split(), box.get_text().split()
    if len(words) < _MIN_WORDS or (
        len(below) < 2 and not box.get_text().rstrip().endswith((".", "?", "!"))
    ):
        return False
    height = first.height or 1.0
    line = box.height / max(len(box), 1)
    return (
        _MIN_INDENT <= first.x0 - box.x0 <= _MAX_INDENT
        and -0.5 * height <= first.y0 - box.y1 <= _MAX_GAP * height
        and first.width >= _MIN_WIDTH * box.width
        and (len(box) > 1 or abs(line - height) <= _SAME_HEIGHT * height)
    )
