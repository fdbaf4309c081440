"""A PDF page to boxes of lines in reading order: columns, tables of speech, drop capitals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pdfminer.layout import IndexAssigner, LAParams, LTPage, LTTextBox, LTTextLine

from pipeline.ingest.readers.pdf.boxes import BULLETS, Box, Line
from pipeline.ingest.readers.pdf.forms import text_boxes
from pipeline.ingest.readers.pdf.indents import with_first_lines
from pipeline.ingest.readers.pdf.lines import read_line
from pipeline.ingest.readers.pdf.speakers import MIN_LEADS, are_speakers, is_lead

_INDENT = 12
"""Points by which the left edges of the lines of one column may differ."""

_BESIDE = 0.3
"""Share of the lower box's height that two boxes have in common if they stand side by side."""

_NEXT = 8
"""Boxes below a box that may stand beside it, in the order of their upper edges."""

_MIN_TURNS = 6
"""Names in the left column of a page from which on people without a role take turns."""

_MAX_TURN_TAKERS = 6
"""Different names of people in that column, at most."""

_MAX_BOXES = 250
"""A page with more is a map or a drawing, whose boxes keep their order: sorting them is slow."""


def page_boxes(page: LTPage, number: int) -> Iterator[Box]:
    """The boxes of the page, whose number is given, in reading order."""
    boxes = text_boxes(page)
    if names := _name_column(boxes):
        return _speech_rows(boxes, names, page, number)
    return _prose_boxes(boxes, page, number)


def _prose_boxes(boxes: list[LTTextBox], page: LTPage, number: int) -> Iterator[Box]:
    gutter = _gutter(boxes, page)
    if gutter is not None:
        boxes = _by_columns(boxes, *gutter)
    elif _is_one_column(boxes):
        boxes.sort(key=lambda box: -box.y1)
    elif 1 < len(boxes) <= _MAX_BOXES:
        flow = LAParams(boxes_flow=0.5)
        assigner = IndexAssigner()
        for group in page.group_textboxes(flow, boxes):
            group.analyze(flow)
            assigner.run(group)
        boxes.sort(key=lambda box: int(box.index))
    height = page.height or 1.0
    capitals = _drop_capitals(boxes)
    shown = [box for box in boxes if all(box is not capital for capital in capitals.values())]
    for run_of_boxes in with_first_lines(shown):
        box = run_of_boxes[-1]
        lines = [read_line(one) for part in run_of_boxes for one in part if _is_line(one)]
        if id(box) in capitals:
            lines[0] = replace(lines[0], text=capitals[id(box)].get_text().strip() + lines[0].text)
        top = (page.y1 - run_of_boxes[0].y1) / height
        bottom = (page.y1 - box.y0) / height
        for run in _runs([line for line in lines if _has_words(line.text)]):
            yield Box(tuple(run), number, top, bottom)


def _is_one_column(boxes: Sequence[LTTextBox]) -> bool:
    """No box stands beside another: the page is read from the top, centred lines too."""
    ordered = sorted(boxes, key=lambda box: -box.y1)
    return len(boxes) <= _MAX_BOXES and all(
        min(above.y1, below.y1) - max(above.y0, below.y0)
        < _BESIDE * min(above.height, below.height)
        for number, above in enumerate(ordered)
        for below in ordered[number + 1 : number + 1 + _NEXT]
    )


def _is_line(item: object) -> bool:
    return isinstance(item, LTTextLine)


def _text_lines(boxes: Sequence[LTTextBox]) -> list[LTTextLine]:
    lines = (line for box in boxes for line in box if isinstance(line, LTTextLine))
    return sorted((line for line in lines if line.get_text().strip()), key=lambda line: -line.y1)


def _name_column(boxes: Sequence[LTTextBox]) -> list[LTTextLine]:
    """The names in the left column of a table of speech, from the top; empty without one.

    Each stands alone at the left edge, level with a line to its right; nothing else stands there.
    """
    lines = _text_lines(boxes)
    if not 2 * MIN_LEADS <= len(lines) <= _MAX_BOXES:
        return []
    edge = min(line.x0 for line in lines)
    left = [line for line in lines if line.x0 < edge + _INDENT]
    names = [
        line
        for line in left
        if is_lead(line.get_text().strip())
        and any(_is_level(line, other) and other.x0 > line.x1 for other in lines)
    ]
    times = Counter(line.get_text() for line in names)
    enough = len(names) >= max(MIN_LEADS, 0.8 * len(left))
    return names if enough and (are_speakers(times) or _take_turns(names, times)) else []


def _take_turns(names: Sequence[LTTextLine], times: Counter[str]) -> bool:
    """A few names that all come again, mostly after another: of people who take turns."""
    said = [name.get_text() for name in names]
    changes = sum(a != b for a, b in pairwise(said))
    return (
        1 < len(times) <= _MAX_TURN_TAKERS
        and min(times.values()) > 1
        and len(said) >= _MIN_TURNS
        and changes >= 0.6 * (len(said) - 1)
    )


def _is_level(a: LTTextLine, b: LTTextLine) -> bool:
    return abs(a.y1 - b.y1) < 0.5 * a.height


def _speech_rows(
    boxes: Sequence[LTTextBox], names: Sequence[LTTextLine], page: LTPage, number: int
) -> Iterator[Box]:
    """One box per row: the name, then the lines right of and below it until the next name."""
    rows: list[list[LTTextLine]] = [[]]
    others = [line for line in _text_lines(boxes) if all(line is not name for name in names)]
    for name in names:
        above = [line for line in others if line.y1 > name.y1 and not _is_level(name, line)]
        rows[-1] += above
        others = others[len(above) :]
        rows.append([name])
    rows[-1] += others
    height = page.height or 1.0
    for row in filter(None, rows):
        lines = [read_line(line) for line in row]
        if row[0] in names:
            lines[0] = replace(lines[0], lead="".join(lines[0].text.split()))
        top, bottom = (page.y1 - row[0].y1) / height, (page.y1 - row[-1].y0) / height
        yield Box(tuple(lines), number, top, bottom)


def _gutter(boxes: Sequence[LTTextBox], page: LTPage) -> tuple[float, float] | None:
    """Where the gap between two columns of prose begins, and its middle, in points.

    None without columns.
    """
    prose = [box for box in boxes if len(box) >= 3 and len(box.get_text().split()) >= 3 * len(box)]
    middle = page.x0 + page.width / 2
    left = [box for box in prose if box.x1 < middle + 0.1 * page.width]
    right = [box for box in prose if box.x0 > middle - 0.1 * page.width]
    if not left or not right or len(left) + len(right) < 0.8 * len(prose):
        return None
    end, start = max(box.x1 for box in left), min(box.x0 for box in right)
    return (end + min(3.0, (start - end) / 2), (end + start) / 2) if end < start else None


def _by_columns(boxes: Sequence[LTTextBox], gutter: float, middle: float) -> list[LTTextBox]:
    """From the top; between boxes that span the page, the left column before the right one.

    A box spans it if it reaches over the middle of the gap: a line of the left column that is set
    in may be longer than the others.
    """
    ordered: list[LTTextBox] = []
    band: list[LTTextBox] = []
    for box in sorted(boxes, key=lambda box: -box.y1):
        if box.x0 < gutter and box.x1 > middle:
            ordered += [*sorted(band, key=lambda box: box.x0 > gutter), box]
            band = []
        else:
            band.append(box)
    return ordered + sorted(band, key=lambda box: box.x0 > gutter)


def _drop_capitals(boxes: Sequence[LTTextBox]) -> dict[int, LTTextBox]:
    """Large single capitals by the id of the box whose first word they begin."""
    found: dict[int, LTTextBox] = {}
    for capital in boxes:
        if len(capital.get_text().strip()) != 1 or not capital.get_text().strip().isupper():
            continue
        level = [
            box for box in boxes
            if capital.x0 - 1 < box.x0 < capital.x1 + capital.width
            and capital.y0 < box.y1 - 1 and box.y0 < capital.y1
            and box.get_text().lstrip()[:1].islower()
        ]  # fmt: skip
        if level:
            found[id(max(level, key=lambda box: box.y1))] = capital
    return found


def _has_words(text: str) -> bool:
    """More than a bullet, and not a title that is spelled letter by letter along the margin."""
    words = text.strip(BULLETS + " \t").split()
    return bool(words) and not (len(words) >= 4 and all(len(word) == 1 for word in words))


def _runs(lines: list[Line]) -> Iterator[list[Line]]:
    """The lines of a box, split where the size of the letters changes or a list item begins."""
    run: list[Line] = []
    for line in lines:
        changes = bool(run) and abs(line.size - run[-1].size) > 0.12 * run[-1].size
        if run and (changes or line.text.lstrip()[:1] in BULLETS):
            yield run
            run = []
        run.append(line)
    if run:
        yield run
