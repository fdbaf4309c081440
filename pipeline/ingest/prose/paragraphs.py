"""Blocks of a policy text to clean paragraphs, without page furniture, notes and contents lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from pipeline.config.word_lists import EVERY, WordList
from pipeline.ingest.blocks import TOKEN, Block, place_of
from pipeline.ingest.prose.contact import without_contact
from pipeline.ingest.prose.edges import without_ends
from pipeline.ingest.prose.furniture import (
    goes_on_overleaf,
    without_breaking_heads,
    without_furniture,
)
from pipeline.ingest.prose.lists import (
    with_plain_headings,
    without_bare_contents,
    without_contents,
    without_references,
)
from pipeline.ingest.prose.marks import FOOTNOTE_MARK, clean_text, glued_marks, without_glued
from pipeline.ingest.prose.matter import from_title, without_cover, without_imprint, without_mail
from pipeline.ingest.prose.sentences import SENTENCE_END, is_title, starts_small
from pipeline.wording.messages import Message

_CODES = re.compile(r"(?i)\b(?:e-?)?(?:isbn|issn)\b.{0,40}\d")
"""The number of a publication, wherever in a line."""
_MAX_CODE = 15
"""Words of a line with such a number, at most."""
_TO_THE_TOP = WordList("parts", "to_the_top", language=EVERY)
_MAX_TITLES = 2
_ENDING = 0.8
"""Share of the paragraphs that end as sentences do, in a text whose title does not."""


@dataclass(frozen=True)
class Paragraph:
    """A cleaned paragraph with its place and the heading it stands under."""

    text: str
    location: Message
    heading: str


@cache
def _to_the_top() -> re.Pattern[str]:
    return re.compile(rf"(?i)\W*(?:{'|'.join(_TO_THE_TOP)})\W*")


def paragraphs(blocks: Sequence[Block]) -> list[Paragraph]:
    """The text in reading order; headings are paragraphs of their own.

    Left out: contents lists, reference lists, footnotes and their marks, running heads, page
    numbers and bare addresses of the web. Words broken at a line end are made whole, and
    paragraphs that a page or column broke.
    """
    above = without_contact(
        without_cover(from_title(without_breaking_heads(without_furniture(without_mail(blocks)))))
    )
    kept = _body(without_ends(_without_codes(without_imprint(above))))
    known = frozenset(match[0].lower() for block in kept for match in TOKEN.finditer(block.text))
    marks = glued_marks([block.text for block in kept])
    heading = ""
    found: list[Paragraph] = []
    for number, block in enumerate(_joined(kept), start=1):
        text = clean_text(without_glued(block.text, marks), known=known)
        if not re.search(r"[^\W\d_]", text) or _to_the_top().fullmatch(text):
            continue
        found.append(Paragraph(text, place_of(block, number=number), heading))
        if block.kind == "heading":
            heading = text
            found[-1] = replace(found[-1], heading="")
    return found


def _without_codes(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without lines with the number of a publication or on what stands overleaf."""
    found = []
    for block in blocks:
        lines = block.text.split("\n")
        kept = [line for line in lines if not (_is_code(line) or goes_on_overleaf(line))]
        if kept:
            found.append(block if len(kept) == len(lines) else replace(block, text="\n".join(kept)))
    return found


def _is_code(line: str) -> bool:
    return _CODES.search(line) is not None and len(line.split()) <= _MAX_CODE


def as_prose(blocks: Sequence[Block]) -> list[Block]:
    """Blocks that are furniture no more as the body of a text without speakers.

    Contents lists, reference lists, attendance and imprint are left out, and paragraphs that a page
    or a column broke are whole.
    """
    kept = [
        block
        for block in _joined(_body(without_imprint(blocks)))
        if not _to_the_top().fullmatch(block.text)
    ]
    return [
        replace(block, kind="heading", level=1)
        if number < _MAX_TITLES and _is_dated_title(block.text, kept[number + 1 :])
        else block
        for number, block in enumerate(kept)
    ]


def _is_dated_title(text: str, below: Sequence[Block]) -> bool:
    """A title with a number, such as `Field note 3, 12 March`, above what ends as sentences do."""
    ending = sum(SENTENCE_END.search(block.text.strip()) is not None for block in below)
    numbered = re.search(r"\d", text) is not None
    return numbered and is_title(text) and bool(below) and ending >= _ENDING * len(below)


def _body(blocks: Sequence[Block]) -> list[Block]:
    headed = with_plain_headings(without_bare_contents(blocks))
    said = [block for block in without_contents(headed) if block.kind != "figure"]
    return without_references(said)


def _joined(blocks: Sequence[Block]) -> list[Block]:
    """Blocks joined where a sentence evidently continues in the next."""
    result: list[Block] = []
    for block in blocks:
        if result and _goes_on(result[-1], block):
            result[-1] = replace(
                result[-1], text=f"{result[-1].text.rstrip()}\n{block.text.lstrip()}"
            )
        else:
            result.append(block)
    return result


def _goes_on(before: Block, after: Block) -> bool:
    if before.kind not in ("paragraph", "list") or after.kind != "paragraph":
        return False
    end, start = before.text.rstrip().replace("**", ""), after.text.lstrip()
    if not starts_small(start) or re.match(r"\w{1,2}[.)]\s", start):
        return False
    return not SENTENCE_END.search(FOOTNOTE_MARK.sub("", end))
