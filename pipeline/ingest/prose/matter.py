"""What stands before and behind a text and describes the document: imprint, menu, signatures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise, takewhile

from pipeline.config.word_lists import EVERY, WordList, any_word
from pipeline.ingest.blocks import Block
from pipeline.ingest.prose.sentences import SENTENCE_END, is_said, is_sentence, starts_small

_ATTENDANCE = WordList("documents", "attendance", language=EVERY)
_IMPRINT = WordList("documents", "imprint", language=EVERY)
_BUTTONS = WordList("documents", "buttons", language=EVERY)
_MONTHS = WordList("documents", "months", language=EVERY)
_MAIL_FIELDS = WordList("notices", "mail_fields")
_MAIL_SENDERS = WordList("notices", "mail_senders")
_SUBJECTS = WordList("documents", "subjects_of_mail", language=EVERY)
_FIRST, _LAST = 40, 15
"""Paragraphs at the start and at the end among which an imprint stands."""
_MAX_IMPRINT, _MAX_PRINTED = 60, 40
"""Words of a block with lines of an imprint or of a cover, and of one below an imprint, at most."""
_MAX_SIGNED = 12
"""Words of a line of a signature, at most."""
_MAX_GAP = 3
"""Short lines between two lines of an imprint, at most."""


@cache
def _imprint() -> re.Pattern[str]:
    attendance, imprint = any_word(_ATTENDANCE), any_word(_IMPRINT)
    return re.compile(rf"(?i)(?:{attendance}\s*:|{imprint}(?!\w)).*", re.DOTALL)


def without_imprint(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without who was there, who published, when and how, near the start and the end.

    Short lines between two lines of an imprint go with them, and on its page what stands below.
    """
    end = len(blocks) - _LAST
    near = [number < _FIRST or number >= end for number in range(len(blocks))]
    texts = [
        _unprinted(block.text) if is_near and not _is_title_of(block) else block.text
        for block, is_near in zip(blocks, near, strict=True)
    ]
    printed = [text != block.text for text, block in zip(texts, blocks, strict=True)]
    among = _among(blocks, printed)
    return [
        replace(block, text=text) if text != block.text else block
        for number, (block, text) in enumerate(zip(blocks, texts, strict=True))
        if text and number not in among
    ]


def _is_title_of(block: Block) -> bool:
    """A heading that has the words of a button: `Menu` above what is served."""
    return block.kind == "heading" and _button().fullmatch(block.text.strip()) is not None


def _among(blocks: Sequence[Block], printed: Sequence[bool]) -> set[int]:
    """The numbers of the blocks that belong to an imprint by where they stand."""
    places = [number for number, is_printed in enumerate(printed) if is_printed]
    found: set[int] = set()
    body = next((n for n, block in enumerate(blocks) if is_said(block.text)), len(blocks))
    for before, after in pairwise(places):
        gap = range(before + 1, after)
        if (
            before > body
            and len(gap) <= _MAX_GAP
            and all(is_beside(blocks[number]) for number in gap)
        ):
            found.update(gap)
    pages = Counter(blocks[number].page for number in places)
    for page in {one for one, n in pages.items() if one is not None and n > 1}:
        first = min(number for number in places if blocks[number].page == page)
        for number in range(first, len(blocks)):
            block = blocks[number]
            if block.page != page or block.kind == "heading":
                break
            said = is_said(block.text) and not printed[number]
            if said or len(block.text.split()) > _MAX_PRINTED:
                break
            found.add(number)
    return found


def is_beside(block: Block) -> bool:
    """The block is a short line of its own, as of an imprint or a signature."""
    short = len(block.text.split()) <= _MAX_SIGNED
    return block.kind == "paragraph" and short and not SENTENCE_END.search(block.text.strip())


def _unprinted(text: str) -> str:
    """The block's text without an imprint; a sentence on a line of its own below it stays.

    Where two lines of the block are of an imprint, all its lines but sentences are.
    """
    lines = text.split("\n")
    if len(text.split()) > _MAX_IMPRINT:
        return text
    # "first published in" at the start of a wrapped line is within a sentence.
    marked = [
        number
        for number, line in enumerate(lines)
        if _is_imprint(line) and not (number and starts_small(line.lstrip()))
    ]
    if not marked and not _is_imprint(text):
        return text
    first = 0 if len(marked) != 1 else marked[0]
    below = range(first + 1, len(lines))
    said = next((n for n in below if is_sentence(lines[n])), len(lines))
    kept = [*lines[:first], *(line for line in lines[said:] if not _is_imprint(line))]
    return "\n".join(kept)


def _is_imprint(text: str) -> bool:
    plain = text.replace("*", "").strip()
    return any(
        form.fullmatch(plain) for form in (_imprint(), _button(), _dated(), _TRAIL, _SIGNED, _SITE)
    )


@cache
def _button() -> re.Pattern[str]:
    """Words of a page that do something: `Skip to content`, `Was this helpful?`."""
    return re.compile(rf"(?i){any_word(_BUTTONS)}\W*")


@cache
def _dated() -> re.Pattern[str]:
    """Where and when a letter or a circular was signed: `Lyngmo, 29. august 2023`."""
    return re.compile(
        r"(?:[A-ZÆØÅÄÖÉ][\w'’-]*[ ]){0,4}[A-ZÆØÅÄÖÉ][\w'’-]*,[ ](?:den[ ])?"
        rf"\d{{1,2}}\.?[ ](?i:{any_word(_MONTHS)})(?:[ ]\d{{4}})?\.?"
    )


_TRAIL = re.compile(r"[^>›».!?\n]{2,40}(?:\s[>›»]\s[^>›».!?\n]{2,60}){2,}")
"""Where a page stands on its site: `Home > Policies > Pets`."""
_SIGNED = re.compile(r"(?:[^.…_\n\d]{0,40}(?:[._…] ?){6,200}){2}[^.…_\n\d]{0,20}")
"""Lines to sign on: `Signed .......... (Chairman)  Date ..........`."""


_SITE = re.compile(r"(?:https?://)?(?:[\w-]{1,40}\.){1,4}(?:no|se|dk|com|org|net|eu|uk|gov)/?")
"""The address of a site by itself: `Stortinget.no`."""
_FIELD = re.compile(r"(?P<name>[A-ZÆØÅÄÖ][\w-]{1,24}):[ \t]+(?P<value>\S.*)")
_MIN_MAIL, _MAX_HEAD = 3, 2
"""Fields of the head of a letter by mail, at least, and paragraphs in which it stands, at most."""
_MAX_BELOW = 80
"""Words of a signature with what a mail program adds, at most."""


def without_mail(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of a letter by mail without its head, of which the subject is the title.

    Nor is what stands below `--` (RFC 3676), the signature and what a program adds, a part of it.
    """
    lines = [line for block in blocks[:_MAX_HEAD] for line in block.text.split("\n")]
    fields = list(takewhile(bool, map(_FIELD.fullmatch, map(str.strip, lines))))
    known = [
        match
        for match in fields
        if match and match["name"].casefold() in _MAIL_FIELDS | _MAIL_SENDERS
    ]
    if len(known) < _MIN_MAIL:
        return list(blocks)
    subject = next((one["value"] for one in known if one["name"].casefold() in _SUBJECTS), "")
    head = len(fields)
    rest = [Block(subject, "heading", level=1)] if subject else []
    for block in blocks:
        own = block.text.split("\n")
        kept, head = own[head:], max(0, head - len(own))
        if kept:
            rest.append(block if len(kept) == len(own) else replace(block, text="\n".join(kept)))
    return _without_signature(rest)


def _without_signature(blocks: Sequence[Block]) -> list[Block]:
    words = 0
    for number in range(len(blocks) - 1, -1, -1):
        words += len(blocks[number].text.split())
        above, _, _ = f"\n{blocks[number].text}\n".partition("\n--\n")
        if words > _MAX_BELOW:
            return list(blocks)
        if len(above) <= len(blocks[number].text):
            last = [replace(blocks[number], text=above.strip())] if above.strip() else []
            return [*blocks[:number], *last]
    return list(blocks)


_MIN_MENU = 3
"""Lines above the title, at least, that are a menu."""


def from_title(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without a menu above the title, which is the only heading of the highest rank."""
    levels = [block.level for block in blocks if block.kind == "heading"]
    if not levels or levels.count(min(levels)) != 1:
        return list(blocks)
    title = next(
        number
        for number, block in enumerate(blocks)
        if block.kind == "heading" and block.level == min(levels)
    )
    above = blocks[:title]
    n_lines = sum(len(block.text.split("\n")) for block in above)
    if n_lines < _MIN_MENU or any(is_said(block.text) for block in above):
        return list(blocks)
    return list(blocks[title:])


def without_cover(blocks: Sequence[Block]) -> list[Block]:
    """The blocks; of a first page without a sentence only the title, its largest headings."""
    pages = sorted({block.page for block in blocks if block.page is not None})
    cover = [block for block in blocks if pages and block.page == pages[0]]
    levels = [block.level for block in cover if block.kind == "heading"]
    long = sum(len(block.text.split()) for block in cover) > _MAX_IMPRINT
    if len(pages) < 2 or not levels or long or any(is_said(block.text) for block in cover):
        return list(blocks)
    return [
        block
        for block in blocks
        if block.page != pages[0] or (block.kind == "heading" and block.level == min(levels))
    ]
