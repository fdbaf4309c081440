"""Web pages to blocks, without menus, banners and what is hidden."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Any

import trafilatura
from lxml import etree, html

from pipeline.config.word_lists import ALL, WordList, any_word
from pipeline.ingest.blocks import Block, FileText, Kind
from pipeline.ingest.readers.encodings import decode_text
from pipeline.ingest.readers.folding import is_hidden, unfold
from pipeline.ingest.readers.markup import bold_heading, note_in_italics, tidy_bold
from pipeline.ingest.transcripts.speakers import may_be_speaker

DAMAGE = (etree.LxmlError,)
"""What the libraries raise over a damaged file."""

# These libraries warn about markup, sometimes with the text itself.
for _library in ("trafilatura", "htmldate", "justext", "courlan"):
    logging.getLogger(_library).setLevel(logging.CRITICAL)

_LEFT_OUT = frozenset({
    "script", "style", "noscript", "template", "nav", "header", "footer", "aside", "form", "button",
    "select", "svg", "iframe", "dialog", "head", "object", "video", "audio",
    "del", "s", "strike",
})  # fmt: skip
_BLOCKS = frozenset({
    "p", "li", "dt", "dd", "details", "summary", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote",
    "pre", "div",
    "section", "article", "main", "body", "ul", "ol", "dl", "table", "tbody", "thead", "tr", "td",
    "th", "figcaption", "figure", "caption", "address", "html", "hr", "center",
})  # fmt: skip


def read_html(data: bytes) -> FileText:
    """The blocks of the page's main part; of a page full of links what trafilatura extracts."""
    text, encoding = decode_text(data)
    tree = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text))
    metadata = _html_metadata(tree)
    _keep_comments(tree)
    unfold(tree, _is_furniture)
    _unpack_layout_tables(tree)
    _drop_page_furniture(tree)
    marked = _with_linked_names(list(_marked_blocks(_main_element(tree))))
    blocks = _without_links(marked)
    if _link_share(tree) > 0.2 and not _has_names(marked):
        found = _trafilatura_blocks(html.tostring(tree, encoding="unicode"))
        blocks = found or blocks
    return FileText(tuple(blocks), "html", encoding, metadata)


def page_blocks(data: bytes) -> list[Block]:
    """The blocks of a chapter's page: there is no menu on it, and no title of a site."""
    text, _ = decode_text(data)
    if not re.sub(r"<[^>]*>", "", text).strip():
        return []
    tree = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text))
    body = tree.xpath("//body")
    return list(_element_blocks(body[0] if body else tree))


_PAGE = re.compile(
    rb"[\s\xef\xbb\xbf]*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,400}?-->\s*)*<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)


def is_page(data: bytes) -> bool:
    """Whether the bytes begin as a web page does, whatever the file is called."""
    return _PAGE.match(data[:4000]) is not None


def _html_metadata(tree: Any) -> dict[str, object]:
    titles = tree.xpath("//head/title") or tree.xpath("//title")
    dates = tree.xpath(
        "//meta[@property='article:published_time' or @name='date' or @name='dc.date'"
        " or @name='DC.Date' or @name='dcterms.date']/@content"
    )
    found = {
        "title": _page_title(titles[0].text_content().strip() if titles else "", tree),
        "date": str(dates[0]).strip() if dates else "",
        "language": (tree.get("lang") or "").split("-")[0].lower(),
    }
    return {key: value for key, value in found.items() if value}


def _page_title(title: str, tree: Any) -> str:
    """The title without the name of the site, if the page's first heading begins it."""
    headings = (re.sub(r"\s+", " ", found.text_content()).strip() for found in tree.iter("h1"))
    return next((found for found in headings if found and title.startswith(found)), title)


_CLASSES = WordList("pages", "furniture_classes", language=ALL)
_COMMENTS = WordList("pages", "comment_classes", language=ALL)
_BEGINNINGS = WordList("pages", "furniture_beginnings", language=ALL)
_ROLES = WordList("pages", "furniture_roles", language=ALL)


@cache
def _furniture() -> re.Pattern[str]:
    """A pattern for the class or id of a menu, a banner and similar parts."""
    begun = rf"{any_word(_BEGINNINGS)}\w*"
    return re.compile(rf"(?i)(?:^|[\s_-])(?:{any_word(_CLASSES)}|{begun})(?:$|[\s_-])")


def _drop_page_furniture(tree: Any) -> None:
    """Removes menus, banners and hidden parts, found by role, class or id, and lists of links."""
    total = len(tree.text_content().split()) or 1
    _keep_wrappers(tree, total)
    for element in list(tree.iter("div", "section", "ul", "ol", "p", "span", "a", "aside", "dl")):
        words = element.text_content().split()
        # A wrapper of most of the page may be called "has-sidebar"; a title may stand in a header.
        if len(words) > 0.4 * total or element.xpath(".//h1") or element.getparent() is None:
            continue
        if _is_furniture(element) or is_hidden(element) or _is_link_list(element, len(words)):
            element.drop_tree()


_COMMENTED = 0.4
"""Share of the page's words in comments from which on they are its text."""


@cache
def _comment() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?:^|[\s_-]){any_word(_COMMENTS)}(?:$|[\s_-])")


def _keep_comments(tree: Any) -> None:
    """Takes class and id from comments that are much of the page: replies to a consultation."""
    named = [
        one
        for one in tree.iter("div", "section", "ul", "ol", "li", "p", "article", "aside", "dl")
        if _comment().search(f"{one.get('class', '')} {one.get('id', '')}")
    ]
    known = set(named)
    outer = [one for one in named if known.isdisjoint(one.iterancestors())]
    words = sum(len(one.text_content().split()) for one in outer)
    if words >= _COMMENTED * len(tree.text_content().split()):
        for element in named:
            element.attrib.pop("class", None)
            element.attrib.pop("id", None)


_LAID_OUT, _PARTS, _MIN_CELL = 0.6, 3, 60
"""Share of a table's words in one cell, and paragraphs and words in it, at least, by which the
table lays out the page: no table of facts or of speech has most of its words in one cell."""
_TABLE_TAGS = ("thead", "tbody", "tfoot", "tr", "td", "th")


def _unpack_layout_tables(tree: Any) -> None:
    """Makes plain divisions of tables that lay out a page, and of their rows and cells."""
    for table in list(tree.iter("table")):
        words = len(table.text_content().split())
        own = [cell for cell in table.iter("td", "th") if _table_of(cell) is table]
        sizes = [(len(cell.text_content().split()), n) for n, cell in enumerate(own)]
        size, number = max(sizes, default=(0, 0))
        if size < max(_MIN_CELL, _LAID_OUT * words) or _n_parts(own[number]) < _PARTS:
            continue
        first = Counter(" ".join(cell.text_content().split()) for cell in own if _is_first(cell))
        if any(n > 1 for text, n in first.items() if text):
            continue  # speakers, each before what they say
        parts = [part for part in table.iter(*_TABLE_TAGS) if _table_of(part) is table]
        for element in [table, *parts]:
            element.tag = "div"


def _is_first(cell: Any) -> bool:
    return cell.getprevious() is None


def _table_of(element: Any) -> Any:
    return next(element.iterancestors("table"), None)


def _n_parts(cell: Any) -> int:
    """Paragraphs and headings in the cell."""
    return sum(1 for _ in cell.iter("p", "h1", "h2", "h3", "h4", "h5", "h6"))


def _keep_wrappers(tree: Any, total: int) -> None:
    """Makes plain wrappers of a form that holds the page, and of the head of an article.

    SharePoint and ASP.NET put whole pages into a form; title and lead of an article may stand in a
    `header` of its own, unlike the banner of the page.
    """
    for form in tree.iter("form"):
        if len(form.text_content().split()) > 0.4 * total:
            form.tag = "div"
    for header in tree.iter("header"):
        in_article = any(parent.tag in ("article", "main") for parent in header.iterancestors())
        if in_article and next(header.iter("h1", "h2", "p"), None) is not None:
            header.tag = "div"


def _is_furniture(element: Any) -> bool:
    id = "" if _is_named_by_its_heading(element) else element.get("id", "")
    names = f"{element.get('class', '')} {id}"
    known = element.tag != "span" and _furniture().search(names) is not None
    return known or element.get("role", "") in _ROLES


def _is_named_by_its_heading(element: Any) -> bool:
    """The id of a section is made of its heading, as Quarto, pandoc and Sphinx do.

    A banner with a heading of the same words has buttons, and is no section.
    """
    is_section = element.tag == "section" or "section" in element.get("class", "").split()
    heading = next(element.iter("h1", "h2", "h3", "h4", "h5", "h6"), None)
    if not is_section or heading is None or next(element.iter("button", "input"), None) is not None:
        return False
    words = re.findall(r"[^\W_]+", heading.text_content().casefold())
    named = re.findall(r"[^\W_]+", element.get("id", "").casefold())
    return bool(named) and named == words[: len(named)]


def _is_link_list(element: Any, words: int) -> bool:
    links = list(element.iterfind(".//a[@href]")) if element.tag in ("ul", "ol") else []
    linked = sum(len(link.text_content().split()) for link in links)
    return len(links) >= 3 and linked >= 0.8 * words and words <= 12 * len(links)


def _main_element(tree: Any) -> Any:
    for path in ("//main", "//*[@role='main']", "//article", "//body"):
        found = tree.xpath(path)
        if len(found) == 1 and len(found[0].text_content().split()) > 20:
            return found[0]
    body = tree.xpath("//body")
    return body[0] if body else tree


def _link_share(tree: Any) -> float:
    """Share (0 to 1) of the page's words that stand in links: high in menus, low in texts."""
    words = sum(len(block.text.split()) for block in _element_blocks(tree)) or 1
    linked = sum(len(link.text_content().split()) for link in tree.iterfind(".//a[@href]"))
    return linked / words


def _trafilatura_blocks(text: str) -> list[Block]:
    found = trafilatura.extract(
        text, output_format="xml", include_comments=False, favor_recall=True
    )
    if not found:
        return []
    kinds: dict[str, Kind] = {"head": "heading", "p": "paragraph", "item": "list", "row": "table"}
    root = etree.fromstring(found.encode())
    blocks = []
    for element in root.iter("head", "p", "item", "row", "quote"):
        if element.xpath("ancestor::row | ancestor::item | ancestor::p"):
            continue
        if element.tag == "quote" and element.xpath(".//p"):
            continue
        cells = element.xpath("cell") if element.tag == "row" else [element]
        line = "\t".join(_xml_text(cell) for cell in cells)
        level = int(re.sub(r"\D", "", element.get("rend", "")) or 0)
        blocks.append(Block(line, kinds.get(element.tag, "paragraph"), level=level))
    return blocks


def _xml_text(element: Any) -> str:
    for line_break in element.iter("lb"):
        line_break.tail = "\n" + (line_break.tail or "")
    return re.sub(r"[ \t]*\n\s*", "\n", "".join(element.itertext())).strip()


def fragment_blocks(fragment: str) -> Iterator[Block]:
    """Blocks of HTML inside Markdown."""
    fragment = re.sub(r"<!--.*?(?:-->|\Z)", "", fragment, flags=re.DOTALL)
    if re.sub(r"<[^>]*>", "", fragment).strip():
        yield from _element_blocks(html.fragment_fromstring(fragment, create_parent="div"))


def _element_blocks(element: Any) -> Iterator[Block]:
    """The element's blocks, innermost first; inline text is gathered between them."""
    return (block for block, _ in _marked_blocks(element))


def _marked_blocks(element: Any) -> Iterator[tuple[Block, bool]]:
    """The element's blocks, and whether all words of each are links of a menu."""
    gathered: list[str] = []
    for item in _html_events(element):
        if isinstance(item, str):
            gathered.append(item)
            continue
        source = "".join(gathered)
        text = _collapse(source)
        gathered = []
        if text.strip("*\t\n "):
            linked = item.name in _MENUS and _is_linked(source)
            yield replace(_html_block(text, item), italic=_is_in_italics(source)), linked
    text = _collapse("".join(gathered))
    if text.strip("*\t\n "):
        yield Block(text), False


def _is_in_italics(source: str) -> bool:
    """Nothing but white space stands outside the marks of italics."""
    parts = source.replace(_LINK, "").split("\x1f")
    return len(parts) > 1 and not "".join(parts[::2]).strip("* \t\n\x1e")


def _is_linked(source: str) -> bool:
    """No letter stands outside of links, or only a few words on lines between lines of links."""
    lines = [line.split(_LINK) for line in source.split("\x1e") if re.search(r"[^\W_]", line)]
    besides = ["".join(parts[::2]) for parts in lines]
    linked = [len(parts) > 1 and not re.search(r"[^\W_]", out)
              for parts, out in zip(lines, besides, strict=True)]  # fmt: skip
    short = all(len(out.split()) <= _MIN_NAMED for out in besides)
    return bool(lines) and (all(linked) or (sum(linked) > 1 and short))


_LINK = "\x1c"
"""Stands at both ends of the words of a link."""
_MENUS = frozenset({"p", "div", "li", "section", "article", "main", "body", "tr"})
"""Elements whose words, all of them in links, are a menu and not the text."""
_MAX_LINKED, _LINKED_SHARE, _MIN_NAMED = 15, 0.3, 3
"""Words of a link by itself and share of the page's words in such links, at most; times that a
link of a few words comes again, where links are labels of speakers."""


_BOLD_NAME = re.compile(r"\*\*(?P<name>[^*\n]{2,60})\*\*:?(?P<rest>.{0,160})", re.DOTALL)


def _bold_name(block: Block) -> str:
    """The name of two words or more in bold, that begins the block; empty if there is none."""
    match = _BOLD_NAME.fullmatch(block.text.strip())
    name = match["name"].strip(" :") if match else ""
    return name if " " in name and may_be_speaker(name) else ""


def _has_names(found: Sequence[tuple[Block, bool]]) -> bool:
    """Two names or more in bold, by themselves or in links, come again above what is said."""
    times = Counter(name for block, _ in found if (name := _bold_name(block)))
    return sum(n > 1 for n in times.values()) > 1


def _with_linked_names(found: list[tuple[Block, bool]]) -> list[tuple[Block, bool]]:
    """The blocks; of those that are a link to a speaker, `**Ane Holm** leader`, the name alone."""
    if not _has_names(found):
        return found
    return [
        (bold_heading(f"**{name}**") or replace(block, text=f"**{name}**"), False)
        if linked and (name := _bold_name(block))
        else (block, linked)
        for block, linked in found
    ]


def _without_links(found: list[tuple[Block, bool]]) -> list[Block]:
    """The blocks without links by themselves, as `Print this page`; labels that come again stay.

    A label comes three times, or it is a name that comes twice, with text below each time.
    """
    blocks = [block for block, _ in found]
    alone = {
        block.text
        for (block, linked), (_, below_linked) in pairwise([*found, (Block(""), True)])
        if linked and below_linked
    }
    times = Counter(block.text for block, linked in found if linked)
    named = any(n >= _MIN_NAMED for n in times.values())
    gone = {
        number
        for number, (block, linked) in enumerate(found)
        if linked
        and times[block.text] < _MIN_NAMED
        and not (times[block.text] > 1 and block.text not in alone and may_be_speaker(block.text))
        and _is_menu(block.text, named=named)
    }
    words = [len(block.text.split()) for block in blocks]
    if sum(words[number] for number in gone) > _LINKED_SHARE * sum(words):
        return blocks
    return [block for number, block in enumerate(blocks) if number not in gone]


def _is_menu(text: str, *, named: bool) -> bool:
    """Words of a link that could be a menu's; with `named` links of few words are labels."""
    n_words = len(text.split())
    is_speech = text.rstrip()[-1:] in ".?!…" or re.search(r"\d:\d\d", text)
    return not is_speech and n_words <= _MAX_LINKED and not (named and n_words <= _MAX_LABEL)


def _html_block(text: str, tag: _Boundary) -> Block:
    if re.fullmatch(r"h[1-6]", tag.name):
        return Block(text.replace("**", ""), "heading", level=int(tag.name[1]))
    if tag.name == "tr":
        return Block(text.rstrip("\t"), "table")
    if tag.name in ("li", "dd", "dt"):
        return Block(text, "list")
    if tag.name in ("caption", "figcaption"):
        return Block(text.replace("**", ""), "caption")
    return bold_heading(text) or Block(text)


@dataclass(frozen=True)
class _Boundary:
    """Where a block of HTML ends, with the tag that the text before it belongs to."""

    name: str


def _html_events(element: Any, holder: str = "p") -> Iterator[str | _Boundary]:
    if not isinstance(element.tag, str) or element.tag in _LEFT_OUT:
        return
    tag = element.tag
    if tag in ("td", "th"):
        yield from _inner_events(element, "cell")
        yield "\t"
        return
    in_cell = holder == "cell"
    is_block = tag in _BLOCKS and not in_cell
    own = tag if is_block else holder
    if is_block:
        yield _Boundary(holder)
    yield from _inline_events(element, own)
    if is_block:
        yield _Boundary(own)
    elif tag in _BLOCKS:
        yield " "


def _inline_events(element: Any, own: str) -> Iterator[str | _Boundary]:
    if element.tag == "br":
        yield "\x1e"
    elif element.tag == "sup" and re.fullmatch(r"[\s\[(]*\d{1,3}[\s\])]*", element.text_content()):
        digits = re.sub(r"\D", "", element.text_content())
        yield f"[^{digits}]"
    elif element.tag == "a" and not (element.get("name") or element.get("id")):
        yield _LINK
        yield from _inner_events(element, own)
        yield _LINK
    elif element.tag in ("b", "strong", "i", "em"):
        sign = "**" if element.tag in ("b", "strong") else "\x1f"
        yield sign
        yield from _inner_events(element, own)
        yield sign
    else:
        yield from _inner_events(element, own)


def _inner_events(element: Any, own: str) -> Iterator[str | _Boundary]:
    # A tab in the source is white space; tabs between cells are added by `_html_events`.
    yield (element.text or "").replace("\t", " ")
    for child in element:
        yield from _html_events(child, own)
        yield (child.tail or "").replace("\t", " ") or _between(child)


def _between(element: Any) -> str:
    """What parts the element from the next where the page's style does so and no blank stands.

    A short span before another of a different class is taken for a label ("Per", "00:14"): a tab
    follows it, as in a row of a table.
    """
    following = element.getnext()
    if following is None or element.tag != "span" or following.tag != "span":
        return ""
    kinds = element.get("class"), following.get("class")
    if None in kinds or kinds[0] == kinds[1]:
        return ""
    label = element.text_content().strip()
    return "\t" if len(label) > 1 and len(label.split()) <= _MAX_LABEL else ""


_MAX_LABEL = 6
"""Words of a label, at most; a single letter is the large one at the start of a text."""


_IN_ITALICS = re.compile(r"\x1f([^\x1f]{1,100})\x1f")


def _collapse(text: str) -> str:
    """White space as a browser shows it; tabs separate cells, the record separator breaks lines."""
    text = _IN_ITALICS.sub(lambda match: note_in_italics(match[1]), text)
    text = re.sub(r"[ \r\n\f]+", " ", text.replace("\x1f", "").replace(_LINK, ""))
    text = re.sub(r" *\x1e *", "\n", text)
    return tidy_bold(re.sub(r" *\t *", "\t", text).strip(" "))
