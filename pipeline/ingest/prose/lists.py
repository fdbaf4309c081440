"""Lists that are not the text: contents, references, and what stands below their headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from pipeline.config.word_lists import ALL, EVERY, WordList, any_word
from pipeline.ingest.blocks import Block
from pipeline.ingest.prose.sentences import bare_title, is_called, is_said, is_title, starts_small

_NUMBERED_HEADINGS = WordList("parts", "numbered_headings", language=EVERY)
_CONTENTS = WordList("documents", "contents_headings", language=EVERY)
_REFERENCES = WordList("documents", "reference_headings", language=EVERY)
_BACK_MATTER = WordList("documents", "back_matter_headings", language=EVERY)
_DOT_LEADER = re.compile(r"(?:\.\s?){4,}|…{2,}|_{4,}")
_ENDS_IN_PAGE = re.compile(r"(?:\s|\t|p\.|\.)\s*\d{1,3}\s*$")
_CONTENTS_RUN = 3
"""Titles in a row that make a contents list without a heading."""


@cache
def _numbered_heading() -> re.Pattern[str]:
    return re.compile(rf"(?:\d+(?:\.\d+)*\.?|(?i:{any_word(_NUMBERED_HEADINGS)})\b)\s+[A-ZÆØÅ0-9]")


def with_plain_headings(blocks: Sequence[Block]) -> list[Block]:
    """Lines that say they are headings, in formats that do not mark them.

    Numbers that follow one another with nothing between are those of a list.
    """
    result = []
    numbers = [_own_number(block) for block in blocks]
    around = zip([0, *numbers], numbers, [*numbers[1:], 0], strict=False)
    listed = [bool(n) and ((before and n == before + 1) or n == after - 1)
              for before, n, after in around]  # fmt: skip
    below = [*(one.text if one.kind == "paragraph" else "" for one in blocks[1:]), ""][
        : len(blocks)
    ]
    for block, is_listed, after in zip(blocks, listed, below, strict=True):
        known = is_called(block.text, _CONTENTS, _REFERENCES, _BACK_MATTER)
        # A numbered paragraph whose first line stands alone goes on below.
        cut = _BREAK.search(block.text) or starts_small(after.lstrip())
        numbered = _numbered_heading().match(block.text) and not cut
        plain = block.kind == "paragraph" and "\n" not in block.text and is_title(block.text)
        if block.kind != "heading" and plain and (known or (numbered and not is_listed)):
            block = replace(block, kind="heading", level=0 if known else 1)
        result.append(block)
    return result


def _own_number(block: Block) -> int:
    """The whole number that begins the line, 0 where none does."""
    match = re.match(r"(\d{1,3})\.?\s", block.text) if block.kind == "paragraph" else None
    return int(match[1]) if match and "\n" not in block.text else 0


def without_contents(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without contents lists: their heading, entries and dot leaders."""
    result: list[Block] = []
    titles = Counter(bare_title(block.text).lower() for block in blocks)
    skipped: set[str] | None = None
    for block in blocks:
        text = bare_title(_ENDS_IN_PAGE.sub("", block.text)).lower()
        if _is_contents_heading(block):
            skipped = set() if skipped is None else skipped
            continue
        if skipped is not None:
            listed = _is_listing(block, titles)
            if listed or (_is_entry(block) and not (text in skipped and not _is_leader(block))):
                skipped |= {text, *_listed_titles(block)}
                continue
            skipped = None
        if not _is_leader(block):
            result.append(block)
    return result


def without_bare_contents(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without contents lists that lack a heading: runs of titles that occur again later.

    Otherwise its line "References" would begin a reference list.
    """
    last = {_called(block.text): index for index, block in enumerate(blocks)}
    result: list[Block] = []
    run: list[Block] = []
    for index, block in enumerate(blocks):
        unpaged = _ENDS_IN_PAGE.sub("", block.text)
        again = max(last.get(_called(text), -1) for text in (block.text, unpaged))
        if _is_paged_title(block, unpaged) and last.get(_called(unpaged), -1) > index:
            continue  # one entry alone: `Part B  The first ten days   4`
        if is_title(block.text) and again > index:
            run.append(block)
            continue
        if len(run) >= _CONTENTS_RUN:
            # Its heading must go too: `without_contents` would take what follows for the list.
            result = result[:-1] if result and _is_contents_heading(result[-1]) else result
            run = []
        result += [*run, block]
        run = []
    return result + run


def _called(text: str) -> str:
    """The words of a title, as an entry and the heading below may have other signs between."""
    return " ".join(re.findall(r"\w+", bare_title(text).casefold()))


_MIN_ENTRY = 3
"""Words of a title that stands alone before its page, at least; `Priority 4` counts."""


def _is_paged_title(block: Block, unpaged: str) -> bool:
    paged = unpaged != block.text and block.kind == "paragraph" and "\n" not in block.text
    return paged and is_title(block.text) and len(_called(unpaged).split()) >= _MIN_ENTRY


def _is_contents_heading(block: Block) -> bool:
    return len(block.text.split()) <= 5 and is_called(block.text, _CONTENTS)


_BREAK = re.compile(r"[^\W\d_]{2}[.!?]\s+[A-ZÆØÅÄÖ]")
"""Where one sentence ends and another begins, as no title does."""


def _is_entry(block: Block) -> bool:
    lines = block.text.replace("**", "").split("\n")
    short = all(len(line.split()) <= 30 for line in lines)
    paged = sum(bool(_ENDS_IN_PAGE.search(line)) for line in lines)
    ends = re.search(r"[.!?][\"'”’»)]*$", lines[-1].strip())
    titled = short and not ends and len(lines) <= 2 and not _BREAK.search(block.text)
    return _is_leader(block) or paged * 2 > len(lines) or titled


def _is_listing(block: Block, titles: Mapping[str, int]) -> bool:
    """Several lines, most of which are titles of the text; page numbers may be missing."""
    lines = _listed_titles(block)
    return len(lines) > 2 and sum(titles[line] > 0 for line in lines) > 0.5 * len(lines)


def _listed_titles(block: Block) -> list[str]:
    return [bare_title(_ENDS_IN_PAGE.sub("", line)).lower() for line in block.text.split("\n")]


def _is_leader(block: Block) -> bool:
    """Most of its lines lead by dots to a page number."""
    lines = block.text.split("\n")
    leading = sum(bool(_DOT_LEADER.search(line) and _ENDS_IN_PAGE.search(line)) for line in lines)
    return leading * 2 > len(lines)


def without_references(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without lists of sources and notes, and back matter; text that goes on stays."""
    result: list[Block] = []
    listed: list[Block] = []
    inside: int | None = None
    cited = True
    for number, block in enumerate(blocks):
        is_heading = block.kind == "heading"
        lists = is_heading and is_called(block.text, _REFERENCES)
        behind = 2 * number >= len(blocks) and is_called(block.text, _BACK_MATTER)
        begins = lists or (is_heading and behind)
        ends = is_heading and inside is not None and _ends_references(block, inside)
        if begins or ends:
            result += _text_after(listed, cited=cited)
            listed = []
            cited = lists
            inside = (block.level or 1) if begins else None
        if inside is None:
            result.append(block)
        elif not begins:
            listed.append(block)
    return result + _text_after(listed, cited=cited)


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SHORT_FORMS = WordList("documents", "short_forms_of_citations", language=ALL)


@cache
def _cited() -> re.Pattern[str]:
    short = any_word(_SHORT_FORMS)
    return re.compile(rf"\b(?:19|20)\d\d[a-z]?\b|https?:|www\.|\bdoi\b|\b{short}\.\s?\d*|^\W*\d")


def _text_after(listed: Sequence[Block], *, cited: bool) -> list[Block]:
    """The text that goes on below a reference list without a heading of its rank.

    It begins, with the headings above it, where two paragraphs in a row cite nothing, whatever
    titles stand between; below other back matter (`cited` is false) where two are sentences.
    """
    spoken = [
        n
        for n, block in enumerate(listed)
        if block.kind != "heading" and (block.kind == "list" or not is_title(block.text))
    ]
    first = next(
        (
            a
            for a, b in pairwise(spoken)
            if _is_text(listed[a], cited=cited) and _is_text(listed[b], cited=cited)
        ),
        None,
    )
    if first is None:
        return []
    while first and is_title(listed[first - 1].text) and not _YEAR.search(listed[first - 1].text):
        first -= 1
    return list(listed[first:])


def _is_text(block: Block, *, cited: bool) -> bool:
    return is_said(block.text) and not (cited and _cited().search(block.text))


def _ends_references(block: Block, level: int) -> bool:
    # A numbered line in a reference list ("3 Smith J. 2014") is a reference, not a heading.
    return block.level <= level and not _YEAR.search(block.text)
