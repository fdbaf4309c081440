"""Text of a PDF page, also where it is drawn as a form: a picture made of text.

Printing to a PDF, stamping, merging and cutting out pages often put the whole page into a form.
Charts are forms too; their labels are no text to read.
"""

from __future__ import annotations

from collections.abc import Iterable

from pdfminer.layout import LTFigure, LTPage, LTTextBox, LTTextLine

_MIN_WORDS = 20
"""Words of forms from which on they may be a page's text."""
_WORDS_A_LINE = 4.0
"""Words of a line, on average, from which on forms hold prose and no labels of a chart."""


def text_boxes(page: LTPage) -> list[LTTextBox]:
    """The boxes of text on the page; those in forms if they hold most of its words, as prose."""
    own = [item for item in page if isinstance(item, LTTextBox)]
    formed = list(_in_forms(page))
    if not formed:
        return own
    lines = [line for box in formed for line in box if isinstance(line, LTTextLine)]
    words = _n_words(formed)
    is_text = words >= max(_MIN_WORDS, _n_words(own)) and words >= _WORDS_A_LINE * len(lines)
    return own + formed if is_text else own


def _in_forms(container: Iterable[object]) -> list[LTTextBox]:
    """The boxes within forms, and within forms in them."""
    found: list[LTTextBox] = []
    waiting = [item for item in container if isinstance(item, LTFigure)]
    while waiting:
        form = waiting.pop(0)
        found += [item for item in form if isinstance(item, LTTextBox)]
        waiting += [item for item in form if isinstance(item, LTFigure)]
    return found


def _n_words(boxes: Iterable[LTTextBox]) -> int:
    return sum(len(box.get_text().split()) for box in boxes)
