"""Footnotes, page numbers and running heads: what pages add to a text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import islice, pairwise, product

from pipeline.config.word_lists import EVERY, WordList, any_word
from pipeline.ingest.blocks import Block
from pipeline.ingest.prose.sentences import SENTENCE_END, starts_small

_AROUND = r"[-–—|\s\[\](){}<>*·•~=_:/]*"
_PAGES = WordList("parts", "pages", language=EVERY)
_SHORT_PAGES = WordList("parts", "short_pages", language=EVERY)
_OF = WordList("parts", "of_all_pages", language=EVERY)
_OVERLEAF = WordList("parts", "overleaf", language=EVERY)
_PARTS = WordList("parts", "counted_parts", language=EVERY)
_NOUNS = WordList("documents", "counted", language=EVERY)
_CLOCK = re.compile(r"\b\d{1,2}:\d{2}\b")

_TITLES = 5
"""Paragraphs at the start among which the title stands."""
_FEW_PAGES = 3
"""In a file of no more pages a line at the edge of two pages is a running head."""


@cache
def _page_number() -> re.Pattern[str]:
    words = any_word({*_PAGES, *_SHORT_PAGES})
    return re.compile(
        rf"(?i){_AROUND}(?:{words}\.?{_AROUND})?(?:\d{{1,4}}|[ivxl]{{1,6}})"
        rf"(?:{_AROUND}{any_word(_OF)}?{_AROUND}\d{{1,4}})?{_AROUND}"
    )


@cache
def _paged() -> re.Pattern[str]:
    words = any_word(_PAGES)
    return re.compile(
        rf"(?i)(?<=\s){words}\s\d{{1,4}}(?:\s?(?:{any_word(_OF)}|/)\s?\d{{1,4}})?[\s*]*$"
        rf"|^{words}\s\d{{1,4}}\s"
    )


@cache
def _counted_part() -> re.Pattern[str]:
    return re.compile(
        rf"(?i)(?:^[\s*]*\d+(?:\.\d+)*[.)]|\b{any_word(_PARTS)}"
        r"s?\s+\d+(?:\.\d+)*[\s*]*(?:$|[:.–-]))"
    )


def without_furniture(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without footnotes, page numbers and running heads.

    A running head is a short line that is repeated, apart from its digits: in the margins of pages,
    or, in a file without pages, with another number each time.
    """
    kept = [block for block in blocks if block.kind != "footnote"]
    kept = _without_numbered_margins(kept)
    kept = _without_page_numbers(_without_lines_by_numbers(kept))
    margins = _edges(kept)
    times = Counter(block.text for block in kept)
    on_pages: Counter[str] = Counter()
    for key in {(_shape(kept[index].text), kept[index].page) for index in margins}:
        on_pages[key[0]] += 1
    # A speaker's name above each turn is at the edges of pages too, but more often within them.
    within = Counter(_shape(block.text) for n, block in enumerate(kept) if n not in margins)
    counters = _counters(kept)
    n_pages = len({block.page for block in kept} - {None})
    headings = {_shape(block.text) for block in kept if block.kind == "heading"}
    result = []
    for index, block in enumerate(kept):
        shape = _shape(block.text)
        few = n_pages <= _FEW_PAGES and shape not in headings
        seldom = 2 if block.kind == "margin" or few else 3
        timed = _CLOCK.search(block.text)  # "Speaker 1 0:03" is a speaker at a time
        more_often = 0 if "#" in shape and not timed else within[shape]
        repeated = on_pages[shape] >= max(seldom, more_often)
        counted = times[block.text] == 1 and _is_counted(block.text)
        if index in margins and repeated and not counted:
            continue
        kind = "paragraph" if block.kind == "margin" else block.kind
        text = block.text if block.kind == "cue" else _without_heads(block.text, counters)
        if text.strip():
            result.append(replace(block, kind=kind, text=text))
    return result


_LAST_LINES = 2
_LONG_NUMBER = 24
"""Signs of a page's number with the words around it, at most."""
_MIN_TURNED = 3
_FEW_WORDS, _MANY_WORDS = 4, 12
"""Words of a line beside a page's number: where it stands there once, and at most."""


def _without_lines_by_numbers(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without a line that comes again above or below the number of a page.

    A record's reporter, or the name of a document, stands so where a file has no pages. In pasted
    subtitles the numbers are those of the captions.
    """
    if any("-->" in block.text for block in blocks):
        return list(blocks)
    lines = [line.strip() for block in blocks for line in _plain_lines(block) if line.strip()]
    numbers = [_is_number(line) for line in lines]
    times = Counter(lines)
    beside = Counter(
        line
        for before, line, after in zip(
            [False, *numbers], lines, [*numbers[1:], False], strict=False
        )
        if before or after
    )
    last = set(lines[-_LAST_LINES:])  # below the last page no number need follow
    heads = {
        line
        for line, n in beside.items()
        if _is_by_numbers(line, n, times[line]) and (n > 1 or line in last)
    }
    if not heads:
        return list(blocks)
    # The first page may have the order of the other side: `SOU 99:17  Plan`, `Plan  SOU 99:17`.
    turned = {tuple(sorted(line.split())) for line in heads if len(line.split()) >= _MIN_TURNED}
    heads |= {line for line in lines if tuple(sorted(line.split())) in turned}
    return [
        replace(block, text="\n".join(_without_head_lines(block, heads)))
        if heads & {line.strip() for line in _plain_lines(block)}
        else block
        for block in blocks
    ]


def _plain_lines(block: Block) -> list[str]:
    return [] if block.kind in ("cue", "heading") or block.speaker else block.text.split("\n")


def _is_by_numbers(line: str, beside: int, times: int) -> bool:
    """It stands by a number whenever it comes, perhaps but the last time."""
    n_words = len(line.split())
    often = (beside > 1 or n_words >= _FEW_WORDS) and not _is_counted(line)
    text = re.search(r"[^\W\d_]", line) and not (SENTENCE_END.search(line) or _CLOCK.search(line))
    return bool(text) and often and 1 < times <= beside + 1 and 1 < n_words <= _MANY_WORDS


def _without_head_lines(block: Block, heads: set[str]) -> list[str]:
    lines = (line for line in block.text.split("\n") if line.strip() not in heads)
    return [line for line in lines if not (line.strip().isdigit() or _is_number(line.strip()))]


def _is_number(line: str) -> bool:
    """The number of a page by itself: `12`, `- 12 -`, `Page 12 of 20`."""
    digits = line.isdigit() and len(line) <= _FEW_WORDS
    set_off = len(line) <= _LONG_NUMBER and re.match(r"[-–—]\s?\d|[^\W\d_]", line) is not None
    page = set_off and _page_number().fullmatch(line) is not None
    return digits or (page and re.search(r"\d", line) is not None)


def _without_page_numbers(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without page numbers; an `I` that comes again and again is a speaker's label."""
    bare = [block.text.replace("*", "").strip() for block in blocks]
    times = Counter(bare)
    return [
        block
        for block, text in zip(blocks, bare, strict=True)
        if not (_page_number().fullmatch(text) or goes_on_overleaf(text))
        or (text.isalpha() and times[text] > 2)
    ]


def goes_on_overleaf(line: str) -> bool:
    """The line says that the text goes on overleaf."""
    return _turned_over().fullmatch(line) is not None


@cache
def _turned_over() -> re.Pattern[str]:
    """What says that a text goes on overleaf: `(continued on next page)`, `forts. neste side`."""
    return re.compile(rf"(?i){_AROUND}{any_word(_OVERLEAF)}[.…]*{_AROUND}")


_MIN_BROKEN = 4
"""Words of a line that does not end a sentence, at least."""
_MAX_PARTING = 2
"""Lines of a running head within a sentence, at most."""


def without_breaking_heads(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of a text without speakers, without titles that come again and part a sentence.

    A converter leaves a running head between the paragraphs into which a page cut one. Its last
    line stands at the top of the file or is a heading, as no other line of a text is.
    """
    titles = {
        line.strip()
        for number, block in enumerate(blocks)
        if number < _TITLES or block.kind == "heading"
        for line in block.text.split("\n")
        if _may_be_title(line.strip())
    }
    around = zip([Block(""), *blocks], blocks, [*blocks[1:], Block("")], strict=False)
    return [
        block
        for number, (before, block, after) in enumerate(around)
        if number < _TITLES or not _parts(block, before, after, titles)
    ]


def _parts(block: Block, before: Block, after: Block, titles: set[str]) -> bool:
    lines = [line.strip() for line in block.text.strip().split("\n")]
    broken = len(before.text.split()) >= _MIN_BROKEN and not SENTENCE_END.search(
        before.text.strip()
    )
    goes_on = after.kind == "paragraph" and starts_small(after.text.lstrip())
    head = block.kind != "table" and len(lines) <= _MAX_PARTING and lines[-1] in titles
    return head and broken and goes_on and before.kind == "paragraph"


def _may_be_title(line: str) -> bool:
    words = line.split()
    titled = 1 < len(words) <= _MANY_WORDS and not starts_small(line)
    return titled and not SENTENCE_END.search(line) and bool(re.search(r"[^\W\d_]{3}", line))


def _without_numbered_margins(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without lines in a margin that hold the page's own number ("4 Meld. St. 15").

    Printed numbers may differ from the file's: the most frequent difference is taken.
    """
    ahead = Counter(n for block in blocks for n in set(_numbers_ahead(block)))
    common = [n for n, times in ahead.most_common(1) if times > 1] or [0]
    return [block for block in blocks if common[0] not in _numbers_ahead(block)]


def _numbers_ahead(block: Block) -> list[int]:
    if block.kind != "margin" or block.page is None or SENTENCE_END.search(block.text.strip()):
        return []
    text = block.text.replace("*", "").strip()
    found = (re.match(r"\d{1,4}(?=\s|$)", text), re.search(r"(?<=\s)\d{1,4}$", text))
    return [int(match[0]) - block.page for match in found if match]


def _without_heads(text: str, counters: frozenset[str]) -> str:
    """A converter may leave a running head in a paragraph: on its own line, or glued to one."""
    lines = [line for line in text.split("\n") if _shape(line) not in counters]
    text = "\n".join(lines)
    for shape in counters:
        if len(shape.split()) >= 4:
            words = (re.escape(word).replace(r"\#", r"\d+") for word in shape.split())
            text = re.sub(r"[\s*]+".join(words), " ", text, flags=re.IGNORECASE)
    return text


def _counters(blocks: Sequence[Block]) -> frozenset[str]:
    """Shapes of short lines that are repeated with another number each time."""
    numbered: dict[str, list[str]] = {}
    titles = [_shape(block.text) for block in blocks[:_TITLES]]
    for block in blocks:
        for line in block.text.split("\n") if block.kind != "cue" else []:
            shape = _shape(line)
            if _CLOCK.search(line) or line[:1].islower():
                continue  # "Ola Hansen 0:03" is a speaker at a time
            if "#" in shape and len(shape.split()) <= 15 and not SENTENCE_END.search(shape):
                numbered.setdefault(shape, []).append(line)
    found = frozenset(
        shape
        for shape, texts in numbered.items()
        if _is_counter(set(texts))
        or _repeats_title(shape, texts, titles)
        or _is_at_both_sides(set(texts))
    )
    paged: dict[tuple[str, ...], set[str]] = {}
    for shape, texts in numbered.items():
        turned = len(re.findall(r"[^\W\d_]{3,}", shape)) > 1 or "(" in shape
        if any(map(_paged().search, texts)) or (turned and not any(map(_is_counted, texts))):
            paged.setdefault(tuple(sorted(shape.split())), set()).add(shape)
    # Left and right pages have the same words in another order.
    found |= {
        one
        for shapes in paged.values()
        for one in shapes
        if any(_are_turned(numbered[one], numbered[other]) for other in shapes - {one})
    }
    return found | _beside(blocks, found)


def _is_at_both_sides(texts: set[str]) -> bool:
    """A page's number now before, now behind the same words: `8 Plan 2018`, `2018 Plan 9`.

    The other number is the same on each page.
    """
    found = [_BOTH_SIDES.fullmatch(re.sub(r"[\s*]+", " ", text).strip()) for text in texts]
    ends = [{match[1], match[2]} for match in found if match]
    if len(ends) < 2 or len(ends) < len(texts):
        return False
    same = set.intersection(*ends)
    firsts = {match[1] in same for match in found if match}
    return len(same) == 1 and len(firsts) == 2


_BOTH_SIDES = re.compile(r"(\d{1,4}) [^\d].{2,100}? (\d{1,4})")


def _are_turned(texts: Sequence[str], others: Sequence[str]) -> bool:
    """Two of the lines have the same words and differ in one number: that of the page.

    `Women 45 men 55` and `Men 52 women 48` are text.
    """
    left, right = (
        [
            Counter(re.findall(r"\w+", text.casefold()))
            for text in islice(dict.fromkeys(those), _FEW)
        ]
        for those in (texts, others)
    )
    return any(
        (one - other).total() <= 1 and (other - one).total() <= 1
        for one, other in product(left, right)
    )


_FEW = 20
"""Lines of left and of right pages, at most, that are compared."""


def _beside(blocks: Sequence[Block], counters: frozenset[str]) -> frozenset[str]:
    """Shapes of further lines of a running head: each stands beside its number, always the same.

    The first page may have it above its text alone, with a sign between parts: `Plan | Council`.
    """
    heads = {shape for shape in counters if re.search(r"[^\W\d_]", shape)}
    if not heads:
        return frozenset()
    lines = [line for block in blocks for line in block.text.split("\n")]
    is_head = [_shape(line) in heads for line in lines]
    around = zip([False, *is_head[:-1]], lines, [*is_head[1:], False], strict=True)
    beside = Counter(line for before, line, after in around if before or after)
    times = Counter(lines)
    return frozenset(
        _shape(line) for line, n in beside.items()
        if n + (line == lines[0] and bool(_PARTED.search(line))) >= times[line] > 1
        and re.search(r"[^\W\d_]", line) and len(line.split()) <= 12
        and not SENTENCE_END.search(line) and not _CLOCK.search(line)
    )  # fmt: skip


_PARTED = re.compile(r"\w\s[|·•/]\s\w")


def _repeats_title(shape: str, texts: Sequence[str], titles: Sequence[str]) -> bool:
    """Words of the title and numbers that rise: `Fenn 2`, `Fenn 3` below `Dorothy Fenn: a life`."""
    words = re.findall(r"[^\W\d_]+", shape)
    known = {word for title in titles if title != shape for word in re.findall(r"[^\W\d_]+", title)}
    counted = any(map(_is_counted, texts))
    numbers = [int(match[0]) for text in texts if (match := re.search(r"\d{1,4}", text))]
    rising = len(numbers) > 1 and all(a < b for a, b in pairwise(numbers))  # a label comes again
    return rising and bool(words) and set(words) <= known and not counted


def _edges(blocks: Sequence[Block]) -> set[int]:
    """Blocks in a margin, and the first and last two short blocks of each page."""
    pages: dict[int, list[int]] = {}
    for index, block in enumerate(blocks):
        if block.page is not None:
            pages.setdefault(block.page, []).append(index)
    edges = {index for index, block in enumerate(blocks) if block.kind == "margin"}
    for indices in pages.values():
        ends = indices[:2] + indices[-2:]
        edges.update(
            index
            for index in ends
            if len(blocks[index].text.split()) <= 12
            and not SENTENCE_END.search(blocks[index].text.strip())
        )
    return edges


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", re.sub(r"[\s*]+", " ", text)).strip().lower()


def _is_counter(texts: set[str]) -> bool:
    """The lines differ in one number that ends or begins them, and there are at least four.

    Two are enough where the number is said to be a page's.
    """
    ends = {match[0] for text in texts if (match := re.search(r"\d+[\s*]*$", text))}
    starts = {match[0] for text in texts if (match := re.match(r"[\s*]*\d+", text))}
    pages = {match[0] for text in texts if (match := _paged().search(text))}
    if max(len(ends), len(starts)) < 4 and not len(pages) == len(texts) > 1:
        return False
    # Headings count too ("Outcome 1.2"): a noun that is counted, or a number and a full stop.
    return not any(map(_is_counted, texts))


def _is_counted(text: str) -> bool:
    """A heading that counts: `Outcome 1.2`, `Commitment 3`."""
    return _counted_part().search(text) is not None or _counted_noun().search(text) is not None


@cache
def _counted_noun() -> re.Pattern[str]:
    return re.compile(rf"(?i)^[\s*]*{any_word(_NOUNS)}\s+\d+(?:\.\d+)*[\s*]*(?:$|[:.–-])")
