"""Lines above the first paragraph of a text and below the last that describe the document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import accumulate, groupby

from pipeline.config.word_lists import EVERY, WordList, any_word
from pipeline.ingest.blocks import Block
from pipeline.ingest.prose.matter import is_beside
from pipeline.ingest.prose.sentences import SENTENCE_END, is_called, is_said, starts_small

_COOKIES = WordList("documents", "cookies", language=EVERY)
_SHARED = WordList("documents", "shared_on", language=EVERY)
_SHARE = WordList("documents", "share", language=EVERY)
_CONTENTS = WordList("documents", "contents_headings", language=EVERY)
_NEWS = WordList("documents", "newsletters", language=EVERY)
_OFFERS_BEGIN = WordList("documents", "offers_begin", language=EVERY)
_BY_LAW = WordList("documents", "bodies_by_law", language=EVERY)
_SITE_LINKS = WordList("documents", "links_of_a_site", language=EVERY)
_PAGES = WordList("documents", "pages_of_a_site", language=EVERY)
_FEEDBACK = WordList("documents", "feedback", language=EVERY)
_MONTHS = WordList("documents", "months", language=EVERY)
_MAX_ROW = 25
"""Words of a row of a table about the document itself, at most."""
_MAX_SIGNATURE = 8
"""Lines of signatures, at most; more are a list or the cells of a table."""
_MAX_SIGNED = 12
"""Words of a line of a signature, at most."""
_MAX_LABEL = 20
"""Words of a line that describes the document, at most; a paragraph that a page broke has more."""
_MAX_WORDS, _MAX_SHARE = 150, 0.4
"""Words above the first paragraph or below the last, at most, and their share of all words; more
are a text of fragments."""
_MAX_BELOW = 8
"""Lines below the last paragraph, at most; more are a list whose marks are lost."""


def without_ends(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without what is no text above the first paragraph and below the last.

    Lines that are no sentence, rows and fields tell of the document there: its number, date and
    state, who decided, published and signed it, and what a page offers besides; also between the
    first paragraph and the next. Headings stay, or else the line that is most likely the title,
    and so do points of a list and what `:` announces. Headings at the end below which nothing
    stands go as well.
    """
    blocks = _without_fields(_without_last_headings(_without_site(blocks)))
    texts = [number for number, block in enumerate(blocks) if _is_text(block)]
    if not texts:
        return list(blocks)
    labels = _labels(blocks)
    first, last = texts[0], texts[-1] + 1
    for number in _listed_data(blocks[:first]):
        labels[number] = True
    above, kept, below = blocks[:first], list(blocks[first:last]), blocks[last:]
    n_words = sum(map(_n_words, blocks))
    if sum(map(_n_words, above)) <= min(_MAX_WORDS, _MAX_SHARE * n_words):
        above = _with_title(above, labels[:first], body=kept)
    if sum(map(_n_words, below)) <= min(_MAX_WORDS, _MAX_SHARE * n_words):
        ends = [
            label and (block.kind != "table" or _is_row_to_sign(below, n))
            for n, (block, label) in enumerate(zip(below, labels[last:], strict=True))
        ]
        ends = _outside_sections(below, ends)
        if sum(ends) <= _MAX_BELOW:
            below = [block for block, label in zip(below, ends, strict=True) if not label]
    kept = _without_data(kept, labels[first:last])
    return _without_last_headings([*above, *kept, *below])


def _outside_sections(below: Sequence[Block], labels: Sequence[bool]) -> list[bool]:
    """The labels without three or more below a heading: a list or a table, whose marks are lost."""
    sections = list(accumulate(block.kind == "heading" for block in below))
    times = Counter(n for n, label in zip(sections, labels, strict=True) if label)
    return [
        label and not (n and times[n] >= _MIN_DATA)
        for n, label in zip(sections, labels, strict=True)
    ]


def _listed_data(above: Sequence[Block]) -> list[int]:
    """The numbers of the points of lists of data: `Published`, `19 February`, `Directorate`.

    They have few words, and a number or a colon is among them; points of what a text says have
    more.
    """
    found: list[int] = []
    numbered = list(enumerate(above))
    for is_list, those in groupby(numbered, key=lambda one: one[1].kind == "list"):
        run = list(those)
        told = any(re.search(r"\d|:\s*$", block.text) for _, block in run)
        short = sum(_n_words(block) for _, block in run) <= _MAX_DATA * len(run)
        ended = any(is_said(block.text) for _, block in run)
        if is_list and told and short and not ended and len(run) > 1:
            found += [number for number, _ in run]
    return found


_MAX_DATA = 6
"""Words of such a point, on the average and at most."""


def _is_row_to_sign(below: Sequence[Block], number: int) -> bool:
    """The row is of a table of two at most, as names and posts of those who sign stand in one."""
    return sum(block.kind == "table" for block in below) <= _MAX_ROWS


_MAX_ROWS = 2
_MIN_DATA, _AMONG = 3, 12
"""Lines in a row, at least, that are data of a page below its lead, and paragraphs among which."""
_VALUES = re.compile(r"(?:[^\W\d_]{2,}\s+)?\d[\d.,]*\s?%?")
"""A number by itself or behind a name: `1.2`, `Nes 4,1`."""


def _without_data(blocks: Sequence[Block], labels: Sequence[bool]) -> list[Block]:
    """The text without data of the page below its lead, with a date or a field among them."""
    gone: set[int] = set()
    run: list[int] = []
    for number, label in enumerate([*labels[:_AMONG], False]):
        if label and blocks[number].kind == "paragraph":
            run.append(number)
            continue
        if len(run) >= _MIN_DATA and any(_is_datum(blocks[n]) for n in run):
            gone.update(run)
        run = []
    return [block for number, block in enumerate(blocks) if number not in gone]


def _is_datum(block: Block) -> bool:
    """A line with a day, a field or numbers by themselves; `1,500 homes a year` is none."""
    lines = block.text.strip().split("\n")
    values = all(_VALUES.fullmatch(line.strip()) for line in lines)
    return values or _is_field(block) or _dated().search(block.text) is not None


_MIN_PHRASE, _SMALL = 4, 0.5
"""Words of a line that says something, at least, and the share of them in lower case."""
_AMOUNT = re.compile(r"\b\d[\d.,]*\s?(?:%|[a-zæøåäö]{2,})")


def _is_phrase(block: Block) -> bool:
    """A line of several words that says something, as a point of a list does whose mark is lost.

    Names, posts and bodies have capitals, and lines about the document dates or a colon.
    """
    text = block.text.strip()
    words = re.findall(r"[^\W_]+", text)
    small = sum(word[:1].islower() for word in words)
    told = len(words) >= _MIN_PHRASE and small >= _SMALL * len(words)
    plain = not re.search(r"[|:·©@\n]|//", text) and not _dated().search(text)
    plain = plain and not SENTENCE_END.search(text)
    return block.kind == "paragraph" and plain and (told or _AMOUNT.match(text) is not None)


def _points(blocks: Sequence[Block], labels: Sequence[bool]) -> set[int]:
    """The numbers of lines in a row of which most are phrases: a list whose marks are lost."""
    found: set[int] = set()
    phrases = [_is_phrase(block) for block in blocks]
    for is_line, those in groupby(range(len(blocks)), key=lambda n: labels[n] or phrases[n]):
        run = list(those)
        if is_line and len(run) >= _MIN_DATA and 2 * sum(phrases[n] for n in run) >= len(run):
            found.update(run)
    return found


def _n_words(block: Block) -> int:
    return len(block.text.split())


def _is_text(block: Block) -> bool:
    if block.kind in ("table", "heading"):
        return False
    return is_said(block.text) or _n_words(block) > _MAX_LABEL


def _is_text_or_heading(block: Block) -> bool:
    return block.kind == "heading" or _is_text(block)


_ITEM = re.compile(r"\s*(?:[•●▪◦‣·○■□*➢❖–—-]\s|\(?\w{1,2}[.)]\s|\d{1,2}\s)")
_SENTENCES = re.compile(r"[a-zæøåäö]{3}[.!?](?:\s+[A-ZÆØÅÄÖ][^.!?]{12}|[\"”»)]?\d{1,3}$)")
"""One sentence behind another, or the end of one with the mark of a footnote."""
_NO_SENTENCE = re.compile(r"(?:[.)]\)|\b[A-ZÆØÅÄÖ]\.)$")
"""A full stop that ends no sentence: `Kari Lie (e.f.)`, `Máirín Lie, T.D.`."""


def _labels(blocks: Sequence[Block]) -> list[bool]:
    """Whether each block is a line that describes the document, and no text."""
    announced = _announced(blocks)
    following = [*blocks[1:], Block("")]
    labels = [
        number not in announced and _is_label(block, after)
        for number, (block, after) in enumerate(zip(blocks, following, strict=True))
    ]
    points = _points(blocks, labels)
    return [label and number not in points for number, label in enumerate(labels)]


def _is_label(block: Block, after: Block) -> bool:
    """The lines are short and no sentences, and none begins as a point of a list does.

    What stands below does not go on with it.
    """
    if block.kind not in ("paragraph", "table") or _n_words(block) > _MAX_LABEL:
        return False
    text = block.text.replace("*", "").strip()
    if block.kind == "table":
        return not SENTENCE_END.search(text)
    first = text.split("\n")[0]
    item = _ITEM.match(first) is not None and not _dated().match(first)
    goes_on = starts_small(after.text.lstrip()) and after.kind != "table"
    ended = _SENTENCES.search(text) or (SENTENCE_END.search(text) and not _NO_SENTENCE.search(text))
    field = text.endswith(":") and len(text.split()) <= 2 and after.kind != "list"
    return not (item or goes_on or starts_small(first) or (ended and not field))


@cache
def _dated() -> re.Pattern[str]:
    """A day and a month, or a day in figures: `3 October`, `13. desember`, `12.02.2021`."""
    return re.compile(
        rf"\d{{1,2}}(?:\.?[ ](?i:{any_word(_MONTHS)})\b|[./]\d{{1,2}}[./]\d{{2,4}}\b)"
    )


def _announced(blocks: Sequence[Block]) -> set[int]:
    """The numbers of the lines that a line with a colon announces, up to the next sentence.

    And of lines of which points go on in lower case: `Each house shall have`, `· a kitchen`.
    """
    found: set[int] = set()
    inside = False
    for number, block in enumerate(blocks):
        text = block.text.replace("*", "").strip()
        if _goes_on_in_points(blocks, number):
            found.add(number)
            inside = True
        elif inside and block.kind != "heading" and not SENTENCE_END.search(text):
            found.add(number)
        else:
            inside = text.endswith(":") and len(text.split()) > 2
    return found


def _goes_on_in_points(blocks: Sequence[Block], number: int) -> bool:
    """Two points or more in lower case stand below the line, which has three words or more."""
    block = blocks[number]
    if block.kind != "paragraph" or _n_words(block) < _MIN_DATA or SENTENCE_END.search(block.text):
        return False
    lines = [line for one in blocks[number + 1 : number + 3] for line in one.text.split("\n")]
    listed = all(one.kind == "list" for one in blocks[number + 1 : number + 3])
    points = [starts_small(_POINT.sub("", line, count=1)) and bool(_POINT.match(line) or listed)
              for line in lines]  # fmt: skip
    return sum(points) > 1 and points[0]


_POINT = re.compile(r"\A\s*[•●▪◦‣·○■□➢❖–—-]\s+")


def _with_title(
    above: Sequence[Block], labels: Sequence[bool], *, body: Sequence[Block]
) -> list[Block]:
    """The blocks above without labels, with the title and what it goes on with.

    Where no heading is the title, it is the line most of whose words come again in the text. A
    line below a heading is a second title if nearly all its words do.
    """
    known = frozenset(word for block in body for word in _words(block.text))
    kept = [
        block
        for before, block, label in zip([Block(""), *above], above, labels, strict=False)
        if not label or (before.kind == "heading" and _is_second_title(block, known))
    ]
    titles = [
        block
        for block in (*above, *body[:1])
        if block.kind == "heading" and not is_called(block.text, _CONTENTS)
    ]
    if titles or not any(labels):
        return kept
    lines = [
        (len(known.intersection(_words(line))), -number, line)
        for number, (block, label) in enumerate(zip(above, labels, strict=True))
        if label and block.kind == "paragraph"
        for line in block.text.split("\n")
    ]
    if not lines:
        return kept
    _, place, title = max(lines)
    return [
        replace(block, text=title) if number == -place else block
        for number, (block, label) in enumerate(zip(above, labels, strict=True))
        if number == -place or not label
    ]


_SECOND, _MIN_SECOND = 0.6, 3
"""Share of the words of a second title that come again in the text, and words it has, at least."""


def _is_second_title(block: Block, known: frozenset[str]) -> bool:
    words = set(_words(block.text))
    again = len(words & known)
    plain = not re.search(r"[|:·]", block.text) and not _dated().search(block.text)
    return plain and len(words) >= _MIN_SECOND and again >= _SECOND * len(words)


def _words(text: str) -> Iterator[str]:
    return (match[0] for match in re.finditer(r"[^\W\d_]{4,}", text.casefold()))


def _without_last_headings(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without headings at the end, where sentences stand above."""
    end = len(blocks)
    while end and blocks[end - 1].kind == "heading":
        end -= 1
    return list(blocks[:end] if any(is_said(block.text) for block in blocks[:end]) else blocks)


_FIELD = re.compile(r"[^\W\d_][\w'’-]*(?:[ /][^\W\d_][\w'’-]*){0,3}[ /]?:(?:\s+\S+){1,4}")


def _without_fields(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without rows and fields above the first sentence and signatures below the last."""
    said = [n for n, block in enumerate(blocks) if block.kind != "table" and is_said(block.text)]
    if not said:
        return list(blocks)
    below = blocks[said[-1] + 1 :]
    lines = sum(len(block.text.split("\n")) for block in below)
    signed = lines <= _MAX_SIGNATURE and all(block.kind != "heading" for block in below)
    fields = [n for n in range(said[0]) if _is_field(blocks[n])]
    said_below = _announced(blocks) | _points(blocks, [_is_signed(block) for block in blocks])
    return [
        block
        for number, block in enumerate(blocks)
        if said[0] <= number <= said[-1]
        or not (
            (number < said[0] and block.kind == "table" and len(block.text.split()) <= _MAX_ROW)
            or (number in fields and len(fields) > 1)
            or (number > said[-1] and signed and number not in said_below and _is_signed(block))
        )
    ]


def _is_field(block: Block) -> bool:
    """A line such as `Name: Kari Lie`, which fills in a form."""
    text = block.text.replace("*", "").strip()
    return is_beside(replace(block, text=text)) and _FIELD.fullmatch(text) is not None


def _is_signed(block: Block) -> bool:
    short = all(0 < len(line.split()) <= _MAX_SIGNED for line in block.text.split("\n"))
    said = _ITEM.match(block.text) or _SENTENCES.search(block.text.strip())
    plain = block.kind == "paragraph" and not said
    return plain and short and not SENTENCE_END.search(block.text.strip())


# ------------------------------------------------------------------------- of a web site

_NEAR = 8
"""Blocks at the start and at the end among which a site speaks of itself."""
_MAX_NOTICE = 40
"""Words of a notice on cookies, at most."""
_MAX_COOKIES = 3
"""Paragraphs on cookies that a site has; more are the subject of the text."""
_MIN_SHARED = 2
_MIN_LINKS = 3
"""Links of a site in a line, at least, that has other words too or is a point of a list."""


@cache
def _on_cookies() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b{any_word(_COOKIES)}\b")


@cache
def _on_sharing() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b{any_word({*_SHARED, *_SHARE})}\b")


@cache
def _asks_of_the_page() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{'|'.join(_PAGES)})\b")


def _without_site(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without notices on cookies, links to share and questions about the page itself.

    Notices stand above the title or below the last paragraph; where cookies come again within the
    text they are its subject.
    """
    near = [n < _NEAR or n >= len(blocks) - _NEAR for n in range(len(blocks))]
    told = {n for n, block in enumerate(blocks) if _on_cookies().search(block.text)}
    begun = [n for n, one in enumerate(blocks) if n not in told and _is_text_or_heading(one)]
    ended = [n for n, one in enumerate(blocks) if n not in told and _is_text(one)]
    first, last = min(begun, default=0), max(ended, default=len(blocks))
    outside = all(n < first or n > last for n in told)
    short = all(_n_words(blocks[n]) <= _MAX_NOTICE for n in told)
    cookies = told if outside and short and len(told) <= _MAX_COOKIES else set()
    offers = {n for n in _offers(blocks) if near[n]}
    gone = cookies | offers | _legal(blocks, after=last)
    return [
        block
        for number, block in enumerate(blocks)
        if number not in gone
        and (block.kind == "heading" or not _is_of_site(block, near=near[number]))
    ]


def _is_of_site(block: Block, *, near: bool) -> bool:
    return _is_file(block.text) or (near and (_asks(block) or _links(block) or _shares(block)))


_FILE = re.compile(
    r"(?i)(?:[(\[]\s?(?:pdf|docx?|xlsx?|pptx?|odt|csv|zip|epub)\b[^()\[\]]{0,20}[)\]]"
    r"|\b(?:pdf|docx?|xlsx?|pptx?)[ ,|–-]{1,3}[\d.,]{1,6}\s?[km]b)\s*$"
)
"""A file to fetch at the end of a line: `Plan for bustader (PDF, 2 MB)`."""


def _is_file(text: str) -> bool:
    return _FILE.search(text.strip()) is not None and len(text.split()) <= _MAX_LABEL


def _links(block: Block) -> bool:
    """Links of a site and hardly another word: `Terms Privacy Accessibility`.

    Of two, and in a point of a list, there is no other word: `Help at home` is none.
    """
    found = _site_links().findall(block.text)
    rest = re.findall(r"\w+", _site_links().sub(" ", block.text))
    listed = block.kind == "list"
    if len(found) < _MIN_LINKS:
        return len(found) >= _MIN_SHARED and not rest and not listed
    return len(rest) <= (0 if listed else len(found) // 2)


@cache
def _site_links() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b{any_word(_SITE_LINKS)}\b")


_MAX_OFFER, _MAX_OFFERS = 8, 3
"""Words of the offer of a newsletter, and lines with such words, at most; more are the subject."""


def _offers(blocks: Sequence[Block]) -> set[int]:
    """The numbers of the lines that offer a newsletter, and of the few words below a heading."""
    told = [n for n, block in enumerate(blocks) if _on_news().search(block.text)]
    if not 0 < len(told) <= _MAX_OFFERS:
        return set()
    found = {n for n in told if _is_offer(blocks[n])}
    headings = [n for n in found if blocks[n].kind == "heading" and n + 1 < len(blocks)]
    return found | {n + 1 for n in headings if _goes_with(blocks[n], blocks[n + 1])}


def _is_offer(block: Block) -> bool:
    """The line asks to sign up, or has nothing but the newsletter's name.

    `Newsletter for tenants` is a measure, and so is a point of a list.
    """
    text = block.text.strip()
    asked = _asks_to_sign_up().match(text) or _on_news().fullmatch(text)
    short = _n_words(block) <= _MAX_OFFER and not text.endswith(".")
    return short and block.kind != "list" and asked is not None


def _goes_with(offer: Block, below: Block) -> bool:
    """The few words below a heading go on with its offer, or are one themselves."""
    short = _n_words(below) <= _MAX_SIGNED and not is_said(below.text)
    asked = any(_asks_to_sign_up().match(one.text.strip()) for one in (offer, below))
    return short and below.kind == "paragraph" and asked


@cache
def _asks_to_sign_up() -> re.Pattern[str]:
    return re.compile(rf"(?i){any_word(_OFFERS_BEGIN)}\b")


@cache
def _on_news() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b{any_word(_NEWS)}\b")


def _legal(blocks: Sequence[Block], *, after: int) -> set[int]:
    """The numbers of the last short paragraphs that say what the publisher is by law."""
    return {
        n
        for n in range(max(after, len(blocks) - _MIN_DATA), len(blocks))
        if _by_law().search(blocks[n].text)
        and blocks[n].kind == "paragraph"
        and _n_words(blocks[n]) <= _MAX_NOTICE
    }


@cache
def _by_law() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b{any_word(_BY_LAW)}\b")


def _shares(block: Block) -> bool:
    """Ways to share a page and hardly another word: `Share on Facebook Share by mail`.

    Of places alone there is no other word, and a point of a list says what the link does:
    `Adverts on Facebook and Instagram` is a measure.
    """
    text = _asks_of_the_page().sub(" ", block.text.strip())
    shared = {match[0].casefold() for match in _on_sharing().finditer(text)}
    rest = re.findall(r"\w+", _on_sharing().sub(" ", text))
    told = any(one in _SHARE for one in shared)
    if _n_words(block) > _MAX_LABEL or SENTENCE_END.search(text) or len(shared) < _MIN_SHARED:
        return False
    return len(rest) < len(shared) if told else not rest and block.kind != "list"


def _asks(block: Block) -> bool:
    """A question about the page: `Did you find what you were looking for?`, `... It helps us.`."""
    asked, mark, behind = block.text.strip().partition("?")
    short = max(len(asked.split()), len(behind.split())) <= _MAX_SIGNED and bool(mark)
    about = short and block.kind == "paragraph" and _asks_of_the_page().search(asked) is not None
    return about and (not behind or _on_feedback().search(behind) is not None)


@cache
def _on_feedback() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b{any_word(_FEEDBACK)}\b")
