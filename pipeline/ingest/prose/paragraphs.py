"""Blocks of a policy text to clean paragraphs, without page furniture, notes and contents lists."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import TypeGuard

from pipeline.config.word_lists import EVERY, WordList, any_word
from pipeline.ingest.blocks import TOKEN, Block, join_lines, place_of
from pipeline.wording.messages import Message


@dataclass(frozen=True)
class Paragraph:
    """A cleaned paragraph with its place and the heading it stands under."""

    text: str
    location: Message
    heading: str


_AROUND = r"[-–—|\s\[\](){}<>*·•~=_:/]*"
_PAGES = WordList("parts", "pages", language=EVERY)
_SHORT_PAGES = WordList("parts", "short_pages", language=EVERY)
_ANNEXES = WordList("parts", "annexes", language=EVERY)
_NUMBERED_HEADINGS = WordList("parts", "numbered_headings", language=EVERY)
_PARTS = WordList("parts", "counted_parts", language=EVERY)
_TO_THE_TOP = WordList("parts", "to_the_top", language=EVERY)
_DOT_LEADER = re.compile(r"(?:\.\s?){4,}|…{2,}|_{4,}")
_ENDS_IN_PAGE = re.compile(r"(?:\s|\t|p\.|\.)\s*\d{1,3}\s*$")
_BULLET = re.compile(
    r"^(?:[•●▪◦‣∙·○■□*➢❖\ufffd\uf0b7\uf0a7\uf076\uf0d8\uf02d]\s*|[-–—o]\s+(?=\w)|\[[ xX]?\]\s+)+"
)
_FOOTNOTE_MARK = re.compile(
    r"\[\^[^\]\s]{1,20}\]|(?<=[\w.,;:!?)’”\"»])\s?\[\d{1,3}(?:\s*[,–-]\s*\d{1,3})*\]"
)
_RAISED = re.compile(r"(?<!\bm)(?<!\bkm)(?<!\bcm)(?<!\bmm)[¹²³⁰⁴-⁹]+")
_GLUED = re.compile(r"(?<=[a-zæøåäö]{3})(?P<inner>[.,;:’”\"')]?)(?P<mark>\d{1,3})(?=[\s.,;:)]|$)")
_URL = re.compile(r"\(?\s*(?:https?://|www\.)[^\s()]*(?:\([^\s()]*\)[^\s()]*)*\s*\)?|\(/[\w/.-]+\)")
_PATH = re.compile(
    r"(?<!\S)(?=\S{16})(?=\S*[^\W\d_]{3})\S*(?:/[\w.%=&?~-]+){2,}(?:\.\w{2,5}|[\d_]\w*|/)\)*[.,;]?(?!\S)"
    r"|(?<!\S)[\w.%()=&?~-]*[-_/][\w.%=&?~/-]*"
    r"\.(?:pdf|html?|aspx?|png|jpe?g|docx?|xlsx?|php)\)*[.,;]?(?!\S)"
)
"""What a line end left of an address: `research/market-data/reports/`, `-2025_plan.pdf)`."""
_STRAY_STARS = re.compile(r"(?<!\w)\*+|\*+(?!\w)")
_CLOCK = re.compile(r"\b\d{1,2}:\d{2}\b")
_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’»)\]*]*$")

_TITLES = 5
"""Paragraphs at the start among which the title stands."""
_ATTENDANCE = WordList("documents", "attendance", language=EVERY)
_CONTENTS = WordList("documents", "contents_headings", language=EVERY)
_REFERENCES = WordList("documents", "reference_headings", language=EVERY)
_BACK_MATTER = WordList("documents", "back_matter_headings", language=EVERY)
_IMPRINT = WordList("documents", "imprint", language=EVERY)
_NOUNS = WordList("documents", "counted", language=EVERY)
_FIRST, _LAST = 40, 15
"""Paragraphs at the start and at the end among which an imprint stands."""
_MAX_IMPRINT = 60
_MAX_TITLES = 2
_ENDING = 0.8
"""Share of the paragraphs that end as sentences do, in a text whose title does not."""
_FEW_PAGES = 3
"""In a file of no more pages a line at the edge of two pages is a running head."""
_CONTENTS_RUN = 3
"""Titles in a row that make a contents list without a heading."""


@cache
def _page_number() -> re.Pattern[str]:
    words = any_word({*_PAGES, *_SHORT_PAGES})
    return re.compile(
        rf"(?i){_AROUND}(?:{words}\.?{_AROUND})?(?:\d{{1,4}}|[ivxl]{{1,6}})"
        rf"(?:{_AROUND}(?:of|av|af)?{_AROUND}\d{{1,4}})?{_AROUND}"
    )


@cache
def _paged() -> re.Pattern[str]:
    words = any_word(_PAGES)
    return re.compile(
        rf"(?i)(?<=\s){words}\s\d{{1,4}}(?:\s?(?:of|av|/)\s?\d{{1,4}})?[\s*]*$"
        rf"|^{words}\s\d{{1,4}}\s"
    )


@cache
def _numbering() -> re.Pattern[str]:
    return re.compile(
        r"^(?:(?:\d+|(?:[A-Z]|[IVX]+)\d*)(?:[.)]\d+)*[.)]?\s+"
        rf"|{any_word(_ANNEXES)}\s+\w+[:.]?\s*)",
        re.I,
    )


@cache
def _numbered_heading() -> re.Pattern[str]:
    return re.compile(rf"(?:\d+(?:\.\d+)*\.?|(?i:{any_word(_NUMBERED_HEADINGS)})\b)\s+[A-ZÆØÅ0-9]")


@cache
def _counted_part() -> re.Pattern[str]:
    return re.compile(
        rf"(?i)(?:^[\s*]*\d+(?:\.\d+)*[.)]|\b{any_word(_PARTS)}"
        r"s?\s+\d+(?:\.\d+)*[\s*]*(?:$|[:.–-]))"
    )


@cache
def _to_the_top() -> re.Pattern[str]:
    return re.compile(rf"(?i)\W*(?:{'|'.join(_TO_THE_TOP)})\W*")


def without_furniture(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without footnotes, page numbers and running heads.

    A running head is a short line that is repeated, apart from its digits: in the margins of pages,
    or, in a file without pages, with another number each time.
    """
    kept = [block for block in blocks if block.kind != "footnote"]
    kept = _without_numbered_margins(kept)
    kept = _without_page_numbers(kept)
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


def _without_page_numbers(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without page numbers; an `I` that comes again and again is a speaker's label."""
    bare = [block.text.replace("*", "").strip() for block in blocks]
    times = Counter(bare)
    return [
        block
        for block, text in zip(blocks, bare, strict=True)
        if not _page_number().fullmatch(text) or (text.isalpha() and times[text] > 2)
    ]


def _without_numbered_margins(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without lines in a margin that hold the page's own number ("4 Meld. St. 15").

    Printed numbers may differ from the file's: the most frequent difference is taken.
    """
    ahead = Counter(n for block in blocks for n in set(_numbers_ahead(block)))
    common = [n for n, times in ahead.most_common(1) if times > 1] or [0]
    return [block for block in blocks if common[0] not in _numbers_ahead(block)]


def _numbers_ahead(block: Block) -> list[int]:
    if block.kind != "margin" or block.page is None or _SENTENCE_END.search(block.text.strip()):
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
            if "#" in shape and len(shape.split()) <= 15 and not _SENTENCE_END.search(shape):
                numbered.setdefault(shape, []).append(line)
    found = frozenset(
        shape
        for shape, texts in numbered.items()
        if _is_counter(set(texts)) or _repeats_title(shape, texts, titles)
    )
    paged: dict[tuple[str, ...], set[str]] = {}
    for shape, texts in numbered.items():
        if any(map(_paged().search, texts)):
            paged.setdefault(tuple(sorted(shape.split())), set()).add(shape)
    # Left and right pages have the same words in another order.
    found |= {shape for shapes in paged.values() if len(shapes) > 1 for shape in shapes}
    return found | _beside(blocks, found)


def _beside(blocks: Sequence[Block], counters: frozenset[str]) -> frozenset[str]:
    """Shapes of further lines of a running head: each stands beside its number, always the same."""
    heads = {shape for shape in counters if re.search(r"[^\W\d_]", shape)}
    beside: Counter[str] = Counter()
    times: Counter[str] = Counter()
    for block in blocks if heads else []:
        lines = block.text.split("\n")
        is_head = [_shape(line) in heads for line in lines]
        times.update(lines)
        around = zip([False, *is_head[:-1]], lines, [*is_head[1:], False], strict=True)
        beside.update(line for before, line, after in around if before or after)
    return frozenset(
        _shape(line) for line, n in beside.items()
        if n == times[line] > 1 and re.search(r"[^\W\d_]", line) and len(line.split()) <= 12
        and not _SENTENCE_END.search(line) and not _CLOCK.search(line)
    )  # fmt: skip


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
            and not _SENTENCE_END.search(blocks[index].text.strip())
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
    return re.compile(rf"(?i)^[\s*]*(?:{_either(_NOUNS)})\s+\d+(?:\.\d+)*[\s*]*(?:$|[:.–-])")


def paragraphs(blocks: Sequence[Block]) -> list[Paragraph]:
    """The text in reading order; headings are paragraphs of their own.

    Left out: contents lists, reference lists, footnotes and their marks, running heads, page
    numbers and bare addresses of the web. Words broken at a line end are made whole, and
    paragraphs that a page or column broke.
    """
    kept = _body(_without_ends(_from_title(without_furniture(blocks))))
    known = frozenset(match[0].lower() for block in kept for match in TOKEN.finditer(block.text))
    marks = _glued_marks([block.text for block in kept])
    heading = ""
    found: list[Paragraph] = []
    for number, block in enumerate(_joined(kept), start=1):
        text = clean_text(_without_glued(block.text, marks), known=known)
        if not re.search(r"[^\W\d_]", text) or _to_the_top().fullmatch(text):
            continue
        found.append(Paragraph(text, place_of(block, number=number), heading))
        if block.kind == "heading":
            heading = text
            found[-1] = replace(found[-1], heading="")
    return found


def as_prose(blocks: Sequence[Block]) -> list[Block]:
    """Blocks that are furniture no more as the body of a text without speakers.

    Contents lists, reference lists, attendance and imprint are left out, and paragraphs that a page
    or a column broke are whole.
    """
    kept = [block for block in _joined(_body(blocks)) if not _to_the_top().fullmatch(block.text)]
    return [
        replace(block, kind="heading", level=1)
        if number < _MAX_TITLES and _is_dated_title(block.text, kept[number + 1 :])
        else block
        for number, block in enumerate(kept)
    ]


def _is_dated_title(text: str, below: Sequence[Block]) -> bool:
    """A title with a number, such as `Field note 3, 12 March`, above what ends as sentences do."""
    ending = sum(_SENTENCE_END.search(block.text.strip()) is not None for block in below)
    numbered = re.search(r"\d", text) is not None
    return numbered and _is_title(text) and bool(below) and ending >= _ENDING * len(below)


def _body(blocks: Sequence[Block]) -> list[Block]:
    headed = _with_plain_headings(_without_bare_contents(_without_imprint(blocks)))
    return _without_references(_without_contents(headed))


@cache
def _imprint() -> re.Pattern[str]:
    attendance = _either(_ATTENDANCE)
    return re.compile(rf"(?i)(?:(?:{attendance})\s*:|(?:{_either(_IMPRINT)})(?!\w)).*", re.DOTALL)


def _either(words: WordList) -> str:
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


def _without_imprint(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without who was there, who published, when and how, near the start and the end."""
    end = len(blocks) - _LAST
    return [
        replace(block, text=text) if text != block.text else block
        for number, block in enumerate(blocks)
        if (text := block.text if _FIRST <= number < end else _unprinted(block.text))
    ]


def _unprinted(text: str) -> str:
    """The block's text without an imprint; a sentence on a line of its own below it stays."""
    lines = text.split("\n")
    if len(text.split()) > _MAX_IMPRINT or not _is_imprint(text):
        return text
    said = next((n for n, line in enumerate(lines) if n and _is_sentence(line)), len(lines))
    return "\n".join(line for line in lines[said:] if not _is_imprint(line))


def _is_imprint(text: str) -> bool:
    return _imprint().fullmatch(text.replace("*", "").strip()) is not None


def _is_sentence(line: str) -> bool:
    """The line is a whole sentence, and no end of one that a break cut."""
    bare = line.replace("*", "").strip()
    whole = len(bare.split()) >= _MIN_TEXT and not _starts_small(bare)
    return whole and _SENTENCE_END.search(bare) is not None


_MIN_MENU = 3
"""Lines above the title, at least, that are a menu."""


def _from_title(blocks: Sequence[Block]) -> list[Block]:
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
    if n_lines < _MIN_MENU or any(_is_said(block.text) for block in above):
        return list(blocks)
    return list(blocks[title:])


_MAX_ROW = 25
"""Words of a row of a table about the document itself, at most."""
_MAX_SIGNATURE = 10
"""Lines of signatures, at most; more are a list or the cells of a table."""
_MAX_SIGNED = 12
"""Words of a line of a signature, at most."""


def _without_ends(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without tables above the first sentence, and signatures below the last.

    They tell of the document: its number, who decided it and who signed.
    """
    said = [n for n, block in enumerate(blocks) if block.kind != "table" and _is_said(block.text)]
    if not said:
        return list(blocks)
    below = blocks[said[-1] + 1 :]
    lines = sum(len(block.text.split("\n")) for block in below)
    signed = lines <= _MAX_SIGNATURE and all(block.kind != "heading" for block in below)
    return [
        block
        for number, block in enumerate(blocks)
        if said[0] <= number <= said[-1]
        or not (
            (number < said[0] and block.kind == "table" and len(block.text.split()) <= _MAX_ROW)
            or (number > said[-1] and signed and _is_signed(block))
        )
    ]


def _is_said(text: str) -> bool:
    return len(text.split()) >= _MIN_TEXT and _SENTENCE_END.search(text.strip()) is not None


def _is_signed(block: Block) -> bool:
    short = all(0 < len(line.split()) <= _MAX_SIGNED for line in block.text.split("\n"))
    return block.kind == "paragraph" and short and not _SENTENCE_END.search(block.text.strip())


def clean_text(text: str, *, known: frozenset[str] = frozenset()) -> str:
    """The words of one block on one line, without marks of footnotes, bullets and addresses."""
    text = _RAISED.sub("", _FOOTNOTE_MARK.sub("", text.replace("**", "")))
    text = join_lines(_BULLET.sub("", text.strip()).replace("\t", " · "), known=known)
    text = _STRAY_STARS.sub("", _PATH.sub(" ", _URL.sub(" ", text)))
    text = re.sub(r"(?:\s*·\s*)+$|^(?:\s*·\s*)+", "", re.sub(r"(?: ·)+ ·", " ·", text))
    return re.sub(r"\s+(?=[.,;!?](?:\s|$))", "", re.sub(r"\s+", " ", text)).strip()


# ----------------------------------------------------------- lists that are not the text


def _with_plain_headings(blocks: Sequence[Block]) -> list[Block]:
    """Lines that say they are headings, in formats that do not mark them."""
    result = []
    for block in blocks:
        known = _is_called(block.text, _CONTENTS, _REFERENCES, _BACK_MATTER)
        numbered = _numbered_heading().match(block.text)
        plain = block.kind == "paragraph" and "\n" not in block.text and _is_title(block.text)
        if block.kind != "heading" and plain and (known or numbered):
            block = replace(block, kind="heading", level=0 if known else 1)
        result.append(block)
    return result


def _is_called(text: str, *headings: WordList) -> bool:
    """The text is one of the headings, whatever its number."""
    bare = _bare(text).casefold()
    return any(bare in words for words in headings)


def _is_title(text: str) -> bool:
    return 0 < len(text.split()) <= 12 and not _SENTENCE_END.search(text.rstrip("*: "))


def _bare(text: str) -> str:
    return _numbering().sub("", re.sub(r"[\s*_]+", " ", text).strip()).strip(" .:–-")


def _without_contents(blocks: Sequence[Block]) -> list[Block]:
    result: list[Block] = []
    titles = Counter(_bare(block.text).lower() for block in blocks)
    skipped: set[str] | None = None
    for block in blocks:
        text = _bare(_ENDS_IN_PAGE.sub("", block.text)).lower()
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


def _without_bare_contents(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without contents lists that lack a heading: runs of titles that occur again later.

    Otherwise its line "References" would begin a reference list.
    """
    last = {_bare(block.text).lower(): index for index, block in enumerate(blocks)}
    result: list[Block] = []
    run: list[Block] = []
    for index, block in enumerate(blocks):
        unpaged = _ENDS_IN_PAGE.sub("", block.text)
        again = max(last.get(_bare(text).lower(), -1) for text in (block.text, unpaged))
        if _is_title(block.text) and again > index:
            run.append(block)
            continue
        if len(run) >= _CONTENTS_RUN:
            # Its heading must go too: `_without_contents` would take what follows for the list.
            result = result[:-1] if result and _is_contents_heading(result[-1]) else result
            run = []
        result += [*run, block]
        run = []
    return result + run


def _is_contents_heading(block: Block) -> bool:
    return len(block.text.split()) <= 5 and _is_called(block.text, _CONTENTS)


def _is_entry(block: Block) -> bool:
    lines = block.text.replace("**", "").split("\n")
    short = all(len(line.split()) <= 30 for line in lines)
    paged = sum(bool(_ENDS_IN_PAGE.search(line)) for line in lines)
    ends = re.search(r"[.!?][\"'”’»)]*$", lines[-1].strip())
    return _is_leader(block) or paged * 2 > len(lines) or (short and not ends and len(lines) <= 2)


def _is_listing(block: Block, titles: Mapping[str, int]) -> bool:
    """Several lines, most of which are titles of the text; page numbers may be missing."""
    lines = _listed_titles(block)
    return len(lines) > 2 and sum(titles[line] > 0 for line in lines) > 0.5 * len(lines)


def _listed_titles(block: Block) -> list[str]:
    return [_bare(_ENDS_IN_PAGE.sub("", line)).lower() for line in block.text.split("\n")]


def _is_leader(block: Block) -> bool:
    """Most of its lines lead by dots to a page number."""
    lines = block.text.split("\n")
    leading = sum(bool(_DOT_LEADER.search(line) and _ENDS_IN_PAGE.search(line)) for line in lines)
    return leading * 2 > len(lines)


def _without_references(blocks: Sequence[Block]) -> list[Block]:
    result: list[Block] = []
    listed: list[Block] = []
    inside: int | None = None
    cited = True
    for number, block in enumerate(blocks):
        is_heading = block.kind == "heading"
        lists = is_heading and _is_called(block.text, _REFERENCES)
        behind = 2 * number >= len(blocks) and _is_called(block.text, _BACK_MATTER)
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
_CITED = re.compile(
    r"\b(?:19|20)\d\d[a-z]?\b|https?:|www\.|\bdoi\b|\b(?:et al|pp?|s|vol|no|nr|ibid)\.\s?\d*|^\W*\d"
)
_MIN_TEXT = 12
"""Words of a paragraph of text, at least, which cites nothing."""


def _text_after(listed: Sequence[Block], *, cited: bool) -> list[Block]:
    """The text that goes on below a reference list without a heading of its rank.

    It begins, with the headings above it, where two paragraphs in a row cite nothing; below other
    back matter (`cited` is false) where two are sentences.
    """
    spoken = [n for n, block in enumerate(listed) if block.kind != "heading"]
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
    while first and _is_title(listed[first - 1].text) and not _YEAR.search(listed[first - 1].text):
        first -= 1
    return list(listed[first:])


def _is_text(block: Block, *, cited: bool) -> bool:
    return _is_said(block.text) and not (cited and _CITED.search(block.text))


def _ends_references(block: Block, level: int) -> bool:
    # A numbered line in a reference list ("3 Smith J. 2014") is a reference, not a heading.
    return block.level <= level and not _YEAR.search(block.text)


# --------------------------------------------------------------------- what a page broke


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
    if not _starts_small(start) or re.match(r"\w{1,2}[.)]\s", start):
        return False
    return not _SENTENCE_END.search(_FOOTNOTE_MARK.sub("", end))


def _starts_small(text: str) -> TypeGuard[str]:
    return bool(re.match(r"[\"'“‘(«]?[a-zæøåäöéü]", text))


# ------------------------------------------------------------- footnote marks without markup


def _glued_marks(texts: Sequence[str]) -> frozenset[str]:
    """Words with a footnote number stuck to them ("waste1"), if the numbers count up.

    Footnotes are attached to different words: "stage1, stage2, stage3" are none.
    """
    last = 0
    found: dict[str, str] = {}
    words: Counter[str] = Counter()
    for text in texts:
        for match in _GLUED.finditer(text):
            number = int(match["mark"])
            if last < number <= last + 3:
                key = _glued_key(text, match)
                found[key] = re.findall(r"[^\W\d_]+", text[: match.start()])[-1].lower()
                words[found[key]] += 1
                last = number
    sure = frozenset(key for key, word in found.items() if words[word] == 1)
    return sure if len(sure) >= 3 else frozenset()


def _glued_key(text: str, match: re.Match[str]) -> str:
    return text[max(0, match.start() - 12) : match.end()]


def _without_glued(text: str, marks: frozenset[str]) -> str:
    if not marks:
        return text
    return _GLUED.sub(
        lambda match: match["inner"] if _glued_key(text, match) in marks else match[0], text
    )
