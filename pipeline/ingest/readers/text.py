"""Plain text to blocks; front matter, which Markdown has too."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Sequence
from itertools import groupby, pairwise

import yaml

from pipeline.ingest.blocks import Block, FileText
from pipeline.ingest.readers.encodings import decode_text
from pipeline.wording.messages import Message, message


def read_txt(data: bytes) -> FileText:
    """The paragraphs of a plain text; form feeds separate its pages."""
    text, encoding = decode_text(data)
    metadata, body, notes = split_front_matter(text.replace("\r\n", "\n").replace("\r", "\n"))
    pages = body.split("\f")
    blocks = _blocks_by_indent(body) or [
        Block(paragraph, page=number if len(pages) > 1 else None)
        for number, page in enumerate(pages, start=1)
        for paragraph in _plain_paragraphs(page)
    ]
    return FileText(tuple(blocks), "txt", encoding, metadata, notes)


_DEEP, _MIN_RUNS = 2, 4
"""Blanks by which lines are set in, at least, and stretches of lines at each of two depths."""
_ASK, _ANSWER, _LABELLED = 0.6, 0.2, 0.1
"""Share of the stretches at one depth that end in a question, at least; of those at the other, at
most; and of the lines that begin with a label, at most."""
_LABEL = re.compile(r"\s*[^\W\d_][\w .'’-]{0,30}:\s|\s*[-–—•*>]\s")


def _blocks_by_indent(text: str) -> list[Block]:
    """Stretches of lines at two depths that ask and answer by turns, those that ask in italics.

    Empty where lines are not set in so, or where labels or dashes tell who speaks. A stretch stands
    on the page of its first line.
    """
    paged = [
        (line.expandtabs(4), number)
        for number, page in enumerate(text.split("\f"), start=1)
        for line in page.split("\n")
    ]
    filled = [line for line, _ in paged if line.strip()]
    labelled = sum(_LABEL.match(line) is not None for line in filled)
    if len(filled) < 2 * _MIN_RUNS or labelled > _LABELLED * len(filled):
        return []
    edge = min(len(line) - len(line.lstrip()) for line in filled) + _DEEP
    runs = [
        (deep, list(those))
        for (empty, deep), those in groupby(paged, key=lambda one: _depth(one[0], edge))
        if not empty
    ]
    last = [run for run, after in pairwise([*runs, (None, [])]) if run[0] != after[0]]
    asked = {
        side: [run[-1][0].rstrip().endswith("?") for deep, run in last if deep == side]
        for side in (0, 1)
    }
    if min(map(len, asked.values())) < _MIN_RUNS:
        return []
    shares = {side: sum(those) / len(those) for side, those in asked.items()}
    asker = max(shares, key=lambda side: shares[side])
    if shares[asker] < _ASK or shares[1 - asker] > _ANSWER:
        return []
    return [
        Block(
            "\n".join(line.strip() for line, _ in run),
            page=run[0][1] if "\f" in text else None,
            italic=deep == asker,
        )
        for deep, run in runs
    ]


def _depth(line: str, edge: int) -> tuple[bool, bool]:
    """Whether the line is empty, and whether it begins at the edge or behind it."""
    return not line.strip(), bool(line.strip()) and len(line) - len(line.lstrip()) >= edge


_MAX_WRAPPED = 160
"""Characters; a line that is longer was not wrapped, so that each line is a paragraph."""


def _plain_paragraphs(text: str) -> list[str]:
    """Text between empty lines; or each line, where lines are too long to have been wrapped."""
    # Searching only up to the last `-->` keeps the time linear in the number of unclosed `<!--`.
    commented, end, rest = text.rpartition("-->")
    text = re.sub(r"<!--.*?-->", "", commented + end, flags=re.DOTALL) + rest
    text = _with_indents_parted(_with_label_signs(text))
    lines = [line for line in text.split("\n") if line.strip() and not _RULE.fullmatch(line)]
    parted = len(re.findall(r"\n[ \t]*\n", text.strip()))
    unwrapped = lines and parted < 0.05 * len(lines) and max(map(len, lines)) > _MAX_WRAPPED
    if lines and (unwrapped or statistics.median(len(line) for line in lines) > 120):
        return lines
    return [
        item
        for paragraph in re.split(r"\n[ \t]*\n", text)
        for item in _list_items(
            [line for line in paragraph.split("\n") if not _RULE.fullmatch(line)]
        )
    ]


_MIN_ALIKE = 6
"""Lines, at least, that a column of labels or first-line indents have."""
_GAP = re.compile(
    r"(?P<label>[^\W\d_][\w.'’-]*(?: [\w.'’-]+){0,2}|#?\d{1,2})(?P<gap>[ ]?:|[ ]{2,})(?=\S| )"
    r"(?!\s*(?:[^\W\d_]{1,5}\.?\s)?\d{1,4}\s*$)"
)
"""A label and its sign; not the running head before a page's number."""
_MAX_LABELS = 12
_CONTINUED = 0.2
"""Share of the other lines, at least, that go on in lower case where lines are wrapped."""


def _with_label_signs(text: str) -> str:
    """The text with a sign behind labels in a column, as in `Judge      You may sit.`.

    Behind a label that has a colon elsewhere it is a colon, else a tab.
    """
    lines = text.split("\n")
    found = _without_counts([_GAP.match(line) for line in lines])
    wide = [match["label"] for match in found if match and match["gap"].isspace()]
    colons = Counter(match["label"] for match in found if match and not match["gap"].isspace())
    times = Counter(wide)
    again = {label for label, n in times.items() if n > 1}
    starting = sum(bool(line.strip()) and not line[0].isspace() for line in lines)
    column = sum(times[label] for label in again) >= max(_MIN_ALIKE, 0.5 * starting)
    signs = {label: "\t" for label in again if column and 1 < len(again) <= _MAX_LABELS}
    if signs:
        ends = Counter(match.end() for match in found if match and match["label"] in signs)
        edge = ends.most_common(1)[0][0]  # who speaks once stands in the same column
        signs |= {
            match["label"]: "\t"
            for match in found
            if match and match["gap"].isspace() and _stands_in(match, edge)
        }
    signs |= {label: ": " for label in times if colons[label] >= _MIN_COLONS}
    return "\n".join(
        f"{match['label']}{signs[match['label']]}{line[match.end() :].lstrip()}"
        if match and match["gap"].isspace() and match["label"] in signs
        else line
        for line, match in zip(lines, found, strict=True)
    )


def _stands_in(match: re.Match[str], edge: int) -> bool:
    """What follows the label is in the column, or two blanks behind a name too long for it."""
    said = match.string[match.end() : match.end() + 1]
    longer = match.end() > edge and len(match["gap"]) == _DEEP and " " not in match["label"]
    return match.end() == edge or (longer and match["label"][0].isupper() and said.isupper())


_MIN_COLONS = 3
_COUNTED = 0.8
"""Share of the numbers before lines that are one more than the last, from which on they count."""


def _without_counts(found: Sequence[re.Match[str] | None]) -> list[re.Match[str] | None]:
    """The labels without numbers, unless these stand for people in the column of other labels.

    People do not speak in the order of their numbers, `2   The forms.`; lines and points do.
    """
    numbered = [match for match in found if match and match["label"].strip("#").isdecimal()]
    numbers = [int(match["label"].strip("#")) for match in numbered]
    ends = Counter(match.end() for match in numbered)
    ids = {id(match) for match in numbered}
    others = Counter(match.end() for match in found if match and id(match) not in ids)
    edge = ends.most_common(1)[0][0] if ends else 0
    rising = sum(after - before == 1 for before, after in pairwise(numbers))
    people = (
        others[edge] > 1
        and len(numbers) > len(set(numbers))
        and (rising < _COUNTED * (len(numbers) - 1))
    )
    return [
        match if id(match) not in ids or (people and match and match.end() == edge) else None
        for match in found
    ]


def _with_indents_parted(text: str) -> str:
    """The text with an empty line before each indented first line of a paragraph.

    The lines between go on in lower case; what hangs below a label is no first line.
    """
    lines = text.split("\n")
    indented = [bool(re.match(r"[ \t]{2,12}\S", line)) for line in lines]
    flush = [line for line in lines if line.strip() and not line[0].isspace()]
    firsts = [
        after for (line, first), (after, next_first) in pairwise(zip(lines, indented, strict=True))
        if first and after.strip() and not next_first and not after[0].isspace() and line.strip()
    ]  # fmt: skip
    opening = [line.strip() for line, first in zip(lines, indented, strict=True) if first]
    capital = sum(not line[:1].islower() for line in opening)
    going_on = sum(line[:1].islower() for line in flush)
    if (
        len(firsts) < _MIN_ALIKE
        or capital < 0.9 * len(opening)
        or going_on < _CONTINUED * len(flush)
    ):
        return text
    return "\n".join(
        f"\n{line}" if first else line for line, first in zip(lines, indented, strict=True)
    )


_RULE = re.compile(r"(?!-- ?$)\s*[-=_*~+|][-=_*~+| ]{2,}\s*")
_ITEM = re.compile(r"\s*[-–—•*]\s+\S")


def _list_items(lines: list[str]) -> list[str]:
    """The paragraph, or its items if several of its lines begin with a dash or a bullet."""
    starts = [number for number, line in enumerate(lines) if _ITEM.match(line)]
    if len(starts) < 2:
        return ["\n".join(lines)]
    edges = [*dict.fromkeys([0, *starts]), len(lines)]
    return ["\n".join(lines[start:end]) for start, end in pairwise(edges)]


def split_front_matter(text: str) -> tuple[dict[str, object], str, tuple[Message, ...]]:
    """What stands between `---` lines at the very top, and the rest."""
    match = re.match(r"\ufeff?\s*---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", text, re.DOTALL)
    if match is None:
        return {}, text, ()
    body = text[match.end() :]
    try:
        content = yaml.safe_load(match[1])
    except yaml.YAMLError:
        if not re.search(r"^\w[\w ]*:", match[1], re.MULTILINE):
            return {}, text, ()
        return {}, body, (message("front_matter_invalid"),)
    if not isinstance(content, dict):
        return ({}, body, ()) if content is None else ({}, text, ())
    return {str(key).strip().lower(): value for key, value in content.items()}, body, ()
