"""Files to blocks of text: the only module that knows file formats.

Each reader takes the file's bytes and gives a `FileText`. Nothing here goes to the network, and no
error quotes the text.
"""

from __future__ import annotations

import io
import logging
import re
import statistics
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import Any

import charset_normalizer
import docx
import trafilatura
import webvtt
import webvtt.errors
import yaml
from docx.opc.exceptions import OpcError
from lxml import etree, html
from markdown_it import MarkdownIt
from markdown_it.token import Token
from odfdo import Document as OdfDocument
from odfdo import Element as OdfElement
from odfdo.security import SecurityError
from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import (
    IndexAssigner,
    LAParams,
    LTChar,
    LTFigure,
    LTImage,
    LTPage,
    LTTextBox,
    LTTextLine,
)
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.psexceptions import PSException
from striprtf.striprtf import rtf_to_text

from pipeline.ingest.blocks import Block, FileText, Kind, UnreadableFile, repair_text
from pipeline.ingest.transcripts.speakers import asks

__all__ = ["FORMATS", "Block", "FileText", "UnreadableFile", "read_bytes", "read_file", "read_text"]

# These libraries warn about fonts and markup, sometimes with the text itself.
for _library in ("pdfminer", "trafilatura", "htmldate", "justext", "courlan"):
    logging.getLogger(_library).setLevel(logging.CRITICAL)

# What a damaged file makes the libraries raise.
_DAMAGE = (
    ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, OSError, OpcError,
    PSException, RuntimeError, SecurityError, TypeError, ValueError, etree.LxmlError, struct.error,
    zipfile.BadZipFile, zlib.error,
)  # fmt: skip

_BULLETS = "•●▪◦‣∙·○■□–—*\ufffd\uf0b7\uf0a7\uf076\uf0d8\uf02d\u2212\u27a2\u2756"
_MAX_LEAD = 40  # letters of a name that begins a line
_MIN_LEADS = 3  # times that it comes
_MAX_SPEAKERS = 12
_INDENT = 12  # points by which the lines of one column may differ at the left
_MAX_BOXES = 250  # a page with more is a map or a drawing; ordering its boxes takes very long


# ------------------------------------------------------------------------------ the way in


def read_file(path: Path) -> FileText:
    """The file's text in reading order.

    Raises:
        UnreadableFile: it is empty, protected, broken, not text or not what its suffix says.
    """
    suffix = path.suffix.lower().lstrip(".")
    if path.is_symlink() and not path.is_file():
        raise UnreadableFile(
            "a link to a folder, or to a file that is not there",
            "copy what it should lead to in its place",
        )
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(
            f"the file cannot be opened ({error.strerror})", "check that you may read it"
        ) from None
    return read_bytes(data, suffix=suffix)


def read_bytes(data: bytes, *, suffix: str) -> FileText:
    """The text of a file's bytes in reading order; `suffix` is in lower case, without its dot.

    Raises:
        UnreadableFile: it is empty, protected, broken, not text or not what its suffix says.
    """
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise UnreadableFile("the file is empty", "replace it with a file that has text")
    _check_suffix(suffix, data)
    try:
        content = _READERS[suffix](data)
    except UnreadableFile:
        raise
    except _DAMAGE as error:
        raise UnreadableFile(
            f"the .{suffix} file is broken ({type(error).__name__})",
            "open it in the program that made it and save it anew",
        ) from None
    blocks = tuple(
        replace(block, text=text)
        for block in content.blocks
        if (text := repair_text(block.text).strip())
    )
    if not blocks:
        raise UnreadableFile("the file holds no text", "replace it with a file that has text")
    return replace(content, blocks=blocks, format="html" if suffix == "htm" else suffix)


def read_text(data: bytes) -> tuple[str, str]:
    """The text of the bytes, and the encoding: UTF-8, UTF-16 or Windows-1252, with or without mark.

    Raises:
        UnreadableFile: the bytes are not text.
    """
    text, encoding = _decode(data)
    controls = sum(1 for sign in text if sign < " " and sign not in "\t\n\r\f\v")
    if controls > len(text) / 200:
        raise _not_text()
    return text, encoding


def _decode(data: bytes) -> tuple[str, str]:
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"),
    ):  # fmt: skip
        if data.startswith(mark):
            return data.decode(encoding, errors="replace"), encoding
    if b"\x00" in data:
        return _decode_utf16(data)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _decode_single_bytes(data)


def _decode_utf16(data: bytes) -> tuple[str, str]:
    """Without a mark the empty halves of the Latin letters tell the order of the bytes."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if max(even, odd) < len(data) / 5 or min(even, odd) > max(even, odd) / 4:
        raise _not_text()
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    return data.decode(encoding, errors="replace"), encoding


def _decode_single_bytes(data: bytes) -> tuple[str, str]:
    repaired = data.decode("utf-8", errors="replace")
    broken = repaired.count("\ufffd")
    whole = sum(1 for sign in repaired if sign > "\x7f") - broken
    if broken * 4 < whole:
        return repaired.replace("\ufffd", ""), "utf-8"
    best = charset_normalizer.from_bytes(data, cp_isolation=["cp1252"], threshold=0.5).best()
    if best is not None:
        return str(best), "windows-1252"
    try:
        # Short texts give the library too little to judge by.
        return data.decode("cp1252"), "windows-1252"
    except UnicodeDecodeError:
        raise _not_text() from None


def _not_text() -> UnreadableFile:
    return UnreadableFile(
        "the file is not text", "save it as .txt (UTF-8), .docx or .pdf from its program"
    )


@dataclass(frozen=True)
class _Content:
    """What the bytes are: the suffix that fits, if it is read; in words; and what to do if not."""

    suffix: str = ""
    words: str = ""
    remedy: str = ""


_PICTURE = _Content("", "a picture", "run text recognition (OCR) on it and put its text here")
_SOUND = _Content("", "a sound or film file", "put its transcript here")
_PACKED = _Content("", "a compressed file", "unpack it and put the files that were in it here")
_OFFICE = _Content(
    "", "a spreadsheet, slides or another Office file", "put its text here, as .docx"
)
_MAGIC = (
    (b"%PDF-", _Content("pdf", "a PDF")),
    (b"{\\rtf", _Content("rtf", "an RTF file")),
    (b"\xd0\xcf\x11\xe0", _Content("doc", "an old Word or Office file")),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"ID3", _SOUND),
    (b"RIFF", _SOUND),
    (b"\x1f\x8b", _PACKED),
    (b"Rar!", _PACKED),
)


def _check_suffix(suffix: str, data: bytes) -> None:
    """Nothing, if the content may be what the suffix says.

    Raises:
        UnreadableFile: with what the content is, and the name it should have.
    """
    content = _content(data)
    if suffix == "doc" and content.suffix == "doc":
        raise UnreadableFile(
            "a legacy Word file (.doc)", "open it in Word or LibreOffice and save it as .docx"
        )
    if suffix in ("docx", "odt") and content.suffix == "doc":
        _raise_ole(suffix, data)
    if content.words and suffix != content.suffix:
        remedy = content.remedy or f"rename it so that it ends in .{content.suffix}"
        disguised = f"the file ends in .{suffix} but is {content.words}"
        raise UnreadableFile(disguised if suffix in _READERS else f"it is {content.words}", remedy)
    if suffix not in _READERS:
        raise UnreadableFile(
            f"files that end in .{suffix} are not read" if suffix else "the file has no suffix",
            f"save it as one of {', '.join('.' + name for name in FORMATS)}",
        )
    if suffix in ("pdf", "docx", "odt", "rtf") and not content.words:
        raise UnreadableFile(
            f"the .{suffix} file is broken or of another kind",
            "open it in the program that made it and save it anew",
        )


def _content(data: bytes) -> _Content:
    """What the content is by its first bytes; empty for plain text."""
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    for magic, content in _MAGIC:
        if start.startswith(magic):
            return content
    if start.startswith(b"PK\x03\x04"):
        return _zip_content(data)
    return _MAGIC[0][1] if b"%PDF-" in data[:1024] else _Content()


def _zip_content(data: bytes) -> _Content:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            if "word/document.xml" in names:
                return _Content("docx", "a Word file")
            mimetype = archive.read("mimetype") if "mimetype" in names else b""
    except _DAMAGE:
        raise UnreadableFile(
            "the file is broken (a damaged archive)",
            "open it in the program that made it and save it anew",
        ) from None
    if mimetype.startswith(b"application/vnd.oasis.opendocument.text"):
        return _Content("odt", "an OpenDocument text")
    return _OFFICE if mimetype or "[Content_Types].xml" in names else _PACKED


def _raise_ole(suffix: str, data: bytes) -> None:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise UnreadableFile(f"the .{suffix} file is protected with a password", _UNLOCK)
    raise UnreadableFile(
        f"the file ends in .{suffix} but is a legacy Word file (.doc)",
        "open it in Word or LibreOffice and save it as .docx",
    )


_UNLOCK = "open it with the password and save a copy without one"


# ---------------------------------------------------------------------------- plain text


def _read_txt(data: bytes) -> FileText:
    text, encoding = read_text(data)
    metadata, body, notes = _front_matter(text.replace("\r\n", "\n").replace("\r", "\n"))
    pages = body.split("\f")
    blocks = [
        Block(paragraph, page=number if len(pages) > 1 else None)
        for number, page in enumerate(pages, start=1)
        for paragraph in _plain_paragraphs(page)
    ]
    return FileText(tuple(blocks), "txt", encoding, metadata, notes)


_MAX_WRAPPED = 160  # characters; nobody breaks lines by hand at more


def _plain_paragraphs(text: str) -> list[str]:
    """Parted by empty lines; or each line, where lines are so long that no one wrapped them."""
    # Cut at the last end, so that no beginning without one is looked up to the end of the text.
    commented, end, rest = text.rpartition("-->")
    text = re.sub(r"<!--.*?-->", "", commented + end, flags=re.DOTALL) + rest
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


_RULE = re.compile(r"\s*[-=_*~+|][-=_*~+| ]{2,}\s*")
_ITEM = re.compile(r"\s*[-–—•*]\s+\S")


def _list_items(lines: list[str]) -> list[str]:
    """The paragraph, or its items if several of its lines begin with a dash or a bullet."""
    starts = [number for number, line in enumerate(lines) if _ITEM.match(line)]
    if len(starts) < 2:
        return ["\n".join(lines)]
    edges = [*dict.fromkeys([0, *starts]), len(lines)]
    return ["\n".join(lines[start:end]) for start, end in pairwise(edges)]


def _front_matter(text: str) -> tuple[dict[str, object], str, tuple[str, ...]]:
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
        return {}, body, ("the front matter is not valid YAML and was left out",)
    if not isinstance(content, dict):
        return ({}, body, ()) if content is None else ({}, text, ())
    return {str(key).strip().lower(): value for key, value in content.items()}, body, ()


# ------------------------------------------------------------------------------ Markdown

_MARKDOWN = MarkdownIt("commonmark").enable("table").disable("code")
_FOOTNOTE_TEXT = re.compile(
    r"^\[\^[^\]\n]+\]:[ \t]*.*(?:\n(?:[ \t]{2,}\S|\n[ \t]{2,}\S).*)*", re.MULTILINE
)


def _read_md(data: bytes) -> FileText:
    text, encoding = read_text(data)
    metadata, body, notes = _front_matter(text.replace("\r\n", "\n").replace("\r", "\n"))
    body = re.sub(r"<!--.*?(?:-->|\Z)", "", body, flags=re.DOTALL)
    body = re.sub(r"^\{[%:].*[%}]\}\s*$", "", body, flags=re.MULTILINE)
    notes_found = [Block(match[0], "footnote") for match in _FOOTNOTE_TEXT.finditer(body)]
    body = _FOOTNOTE_TEXT.sub("", body)
    blocks = [*_markdown_blocks(_MARKDOWN.parse(body)), *notes_found]
    return FileText(tuple(blocks), "md", encoding, metadata, notes)


def _markdown_blocks(tokens: list[Token]) -> Iterator[Block]:
    holders = [""]
    row: list[str] = []
    for token in tokens:
        if token.type.endswith("_open"):
            holders.append(token.tag)
        elif token.type == "inline" and holders[-1] in ("td", "th"):
            row.append(_inline_text(token).replace("\n", " "))
        elif token.type == "inline" and (text := _inline_text(token)).strip():
            yield replace(_markdown_block(text, holders), italic=_is_emphasised(token))
        elif token.type == "html_block":
            yield from _fragment_blocks(token.content)
        elif token.type == "tr_close":
            yield Block("\t".join(row), "table")
            row = []
        if token.type.endswith("_close"):
            holders.pop()


def _is_emphasised(token: Token) -> bool:
    depth = 0
    for child in token.children or []:
        depth += (child.type == "em_open") - (child.type == "em_close")
        if child.type in ("text", "code_inline") and child.content.strip() and not depth:
            return False
    return True


def _markdown_block(text: str, holders: list[str]) -> Block:
    # A rule under a long paragraph makes it a heading in Markdown; nobody meant that.
    if re.fullmatch(r"h[1-6]", holders[-1]) and len(text.split()) <= 25:
        return Block(text, "heading", level=int(holders[-1][1]))
    if "li" in holders:
        return Block(text, "list")
    return _bold_heading(text) or Block(text)


def _bold_heading(text: str) -> Block | None:
    """A short paragraph all in bold is a heading in texts that came from a converter."""
    match = re.fullmatch(r"\*\*([^*]+)\*\*", text.strip())
    if match and len(match[1].split()) <= 15 and not match[1].rstrip().endswith((".", ",", ";")):
        return Block(text.strip(), "heading", level=7)
    return None


def _inline_text(token: Token) -> str:
    """The words of a paragraph; pictures, markup and lone links (a menu) are not words."""
    parts: list[str] = []
    depth = in_link = 0
    linked = 0
    for child in token.children or []:
        if child.type in ("link_open", "link_close"):
            in_link += 1 if child.type == "link_open" else -1
        elif child.type in ("strong_open", "strong_close"):
            depth += 1 if child.type == "strong_open" else -1
            parts.append("**")
        elif child.type in ("text", "code_inline"):
            parts.append(child.content)
            linked += len(child.content.strip()) if in_link else 0
        elif child.type in ("softbreak", "hardbreak") or re.match(r"(?i)<br\b", child.content):
            parts.append("\n")
    text = _tidy_bold("".join(parts))
    words = len(re.sub(r"[\s*\W]", "", text))
    return "" if linked and linked >= words else text


def _tidy_bold(text: str) -> str:
    """Bold stays marked only where it covers a beginning, which may be a speaker, or everything."""
    text = re.sub(r"\*\*(\s*)\*\*", r"\1", text)
    text = re.sub(r"\*\*(\s+)", r"\1**", text) if text.startswith("** ") else text
    lines = []
    for line in text.split("\n"):
        match = re.match(r"\s*\*\*\s*([^*]{1,60}?)(\s*)\*\*(.*)$", line)
        rest = (match[2] + match[3] if match else line).replace("**", "")
        lines.append(f"**{match[1]}**{rest}" if match else rest)
    if text.count("**") == 2 and text.strip().startswith("**") and text.strip().endswith("**"):
        return "**" + re.sub(r"\s+", " ", text.replace("**", "")).strip() + "**"
    return "\n".join(lines)


# ---------------------------------------------------------------------------------- HTML

_LEFT_OUT = frozenset({
    "script", "style", "noscript", "template", "nav", "header", "footer", "aside", "form", "button",
    "select", "svg", "iframe", "dialog", "head", "object", "video", "audio",
    "del", "s", "strike",
})  # fmt: skip
_BLOCKS = frozenset({
    "p", "li", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "div",
    "section", "article", "main", "body", "ul", "ol", "dl", "table", "tbody", "thead", "tr", "td",
    "th", "figcaption", "figure", "caption", "address", "html", "hr", "center",
})  # fmt: skip


def _read_html(data: bytes) -> FileText:
    text, encoding = read_text(data)
    tree = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text))
    metadata = _html_metadata(tree)
    _drop_page_furniture(tree)
    blocks = list(_element_blocks(_main_element(tree)))
    if _link_share(tree) > 0.2:
        found = _trafilatura_blocks(html.tostring(tree, encoding="unicode"))
        blocks = found or blocks
    return FileText(tuple(blocks), "html", encoding, metadata)


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
    """The title without the name of the site, if the page's own heading tells where it begins."""
    headings = (re.sub(r"\s+", " ", found.text_content()).strip() for found in tree.iter("h1"))
    return next((found for found in headings if found and title.startswith(found)), title)


_FURNITURE = re.compile(
    r"(?i)(?:^|[\s_-])(?:nav|navigation|navbar|menu|submenu|breadcrumbs?|cookies?|cookie\w+"
    r"|consent|footer"
    r"|header|masthead|topbar|sidebar|share|sharing|social|related|skip|skiplinks?|pagination|pager"
    r"|toolbar|toc|search)(?:$|[\s_-])"
)
_FURNITURE_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "search", "complementary", "dialog", "menu", "menubar"}
)


def _drop_page_furniture(tree: Any) -> None:
    """Takes menus, banners and hidden parts out: by role, class or id, and lists of links."""
    total = len(tree.text_content().split()) or 1
    for element in list(tree.iter("div", "section", "ul", "ol", "p", "span", "a", "aside", "dl")):
        words = element.text_content().split()
        # A wrapper of most of the page may be called "has-sidebar"; a title may stand in a header.
        if len(words) > 0.4 * total or element.xpath(".//h1") or element.getparent() is None:
            continue
        if _is_furniture(element) or _is_hidden(element) or _is_link_list(element, len(words)):
            element.drop_tree()


def _is_furniture(element: Any) -> bool:
    names = f"{element.get('class', '')} {element.get('id', '')}"
    known = element.tag != "span" and _FURNITURE.search(names) is not None
    return known or element.get("role", "") in _FURNITURE_ROLES


def _is_hidden(element: Any) -> bool:
    style = element.get("style", "").replace(" ", "").lower()
    return element.get("hidden") is not None or "display:none" in style


def _is_link_list(element: Any, words: int) -> bool:
    links = list(element.iter("a")) if element.tag in ("ul", "ol") else []
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
    """Share of the page's words that stand in links: a menu has many, a text few."""
    words = sum(len(block.text.split()) for block in _element_blocks(tree)) or 1
    linked = sum(len(link.text_content().split()) for link in tree.iter("a"))
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


def _fragment_blocks(fragment: str) -> Iterator[Block]:
    """Blocks of HTML inside Markdown."""
    fragment = re.sub(r"<!--.*?(?:-->|\Z)", "", fragment, flags=re.DOTALL)
    if re.sub(r"<[^>]*>", "", fragment).strip():
        yield from _element_blocks(html.fragment_fromstring(fragment, create_parent="div"))


def _element_blocks(element: Any) -> Iterator[Block]:
    """The element's blocks, innermost first; inline text is gathered between them."""
    gathered: list[str] = []
    for item in _html_events(element):
        if isinstance(item, str):
            gathered.append(item)
            continue
        source = "".join(gathered)
        text = _collapse(source)
        gathered = []
        if text.strip("*\t\n "):
            yield replace(_html_block(text, item), italic=_is_in_italics(source))
    text = _collapse("".join(gathered))
    if text.strip("*\t\n "):
        yield Block(text)


def _is_in_italics(source: str) -> bool:
    """Nothing but white space stands outside the marks of italics."""
    parts = source.split("\x1f")
    return len(parts) > 1 and not "".join(parts[::2]).strip("* \t\n\x1e")


def _html_block(text: str, tag: _Boundary) -> Block:
    if re.fullmatch(r"h[1-6]", tag.name):
        return Block(text.replace("**", ""), "heading", level=int(tag.name[1]))
    if tag.name == "tr":
        return Block(text.rstrip("\t"), "table")
    if tag.name in ("li", "dd", "dt"):
        return Block(text, "list")
    if tag.name in ("caption", "figcaption"):
        return Block(text.replace("**", ""), "caption")
    return _bold_heading(text) or Block(text)


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
    elif element.tag in ("b", "strong", "i", "em"):
        sign = "**" if element.tag in ("b", "strong") else "\x1f"
        yield sign
        yield from _inner_events(element, own)
        yield sign
    else:
        yield from _inner_events(element, own)


def _inner_events(element: Any, own: str) -> Iterator[str | _Boundary]:
    # A tab in the source is white space; those that part cells come from the cells.
    yield (element.text or "").replace("\t", " ")
    for child in element:
        yield from _html_events(child, own)
        yield (child.tail or "").replace("\t", " ")


def _collapse(text: str) -> str:
    """White space as a browser shows it; tabs part cells, the record mark is a line break."""
    text = re.sub(r"[ \r\n\f]+", " ", text.replace("\x1f", ""))
    text = re.sub(r" *\x1e *", "\n", text)
    return _tidy_bold(re.sub(r" *\t *", "\t", text).strip(" "))


# ----------------------------------------------------------------------------------- PDF


@dataclass(frozen=True)
class _Line:
    text: str
    size: float
    bold: bool
    italic: bool = False
    lead: str = ""  # its first words, without spaces, where bold or a wide gap sets them off


@dataclass(frozen=True)
class _Box:
    """Lines of a PDF page that belong together, with their place as shares of the page's height."""

    lines: tuple[_Line, ...]
    page: int
    top: float
    bottom: float

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    @property
    def bold(self) -> bool:
        return all(line.bold for line in self.lines)

    @property
    def size(self) -> float:
        return statistics.median(line.size for line in self.lines)


def _read_pdf(data: bytes) -> FileText:
    boxes: list[_Box] = []
    pictures = pages = 0
    for number, page in enumerate(_pdf_pages(data), start=1):
        pages = number
        pictures += any(isinstance(item, LTFigure | LTImage) for item in page)
        boxes += _page_boxes(page, number)
    words = sum(len(box.text.split()) for box in boxes)
    if not words or (pictures and words < 5 * pages):
        raise UnreadableFile(
            "the PDF has no text layer: its pages are pictures",
            "run text recognition (OCR) on it first, for instance with OCRmyPDF",
        )
    if sum(box.text.count("(cid:") for box in boxes) > words / 5:
        raise UnreadableFile(
            "the PDF's fonts do not say which letters they show",
            "run text recognition (OCR) on it first, or get the text in another format",
        )
    return FileText(tuple(_pdf_blocks(_with_speakers(boxes))), "pdf")


def _pdf_pages(data: bytes) -> Iterator[LTPage]:
    resources = PDFResourceManager()
    # Without flow the boxes are not yet put in order, which takes long on pages full of drawings.
    device = PDFPageAggregator(resources, laparams=LAParams(boxes_flow=None))
    interpreter = PDFPageInterpreter(resources, device)
    try:
        for page in PDFPage.get_pages(io.BytesIO(data)):
            interpreter.process_page(page)
            layout = device.get_result()
            if turn := _turned(layout):
                page.rotate = (page.rotate + turn) % 360
                interpreter.process_page(page)
                layout = device.get_result()
            yield layout
    except PDFPasswordIncorrect:
        raise UnreadableFile("the PDF is protected with a password", _UNLOCK) from None


def _turned(page: LTPage) -> int:
    """By how much the page must be turned for most of its letters to stand upright."""
    slopes = [
        char.matrix[1]
        for box in page
        if isinstance(box, LTTextBox)
        for line in box
        for char in line
        if isinstance(char, LTChar)
    ]
    for turn, sideways in ((90, [b for b in slopes if b > 0]), (270, [b for b in slopes if b < 0])):
        if len(sideways) * 2 > len(slopes):
            return turn
    return 0


def _page_boxes(page: LTPage, number: int) -> Iterator[_Box]:
    boxes = [item for item in page if isinstance(item, LTTextBox)]
    if names := _name_column(boxes):
        return _speech_rows(boxes, names, page, number)
    return _prose_boxes(boxes, page, number)


def _prose_boxes(boxes: list[LTTextBox], page: LTPage, number: int) -> Iterator[_Box]:
    gutter = _gutter(boxes, page)
    if gutter is not None:
        boxes = _by_columns(boxes, gutter)
    elif 1 < len(boxes) <= _MAX_BOXES:
        flow = LAParams(boxes_flow=0.5)
        assigner = IndexAssigner()
        for group in page.group_textboxes(flow, boxes):
            group.analyze(flow)
            assigner.run(group)
        boxes.sort(key=lambda box: int(box.index))
    height = page.height or 1.0
    capitals = _drop_capitals(boxes)
    for box in boxes:
        if any(box is capital for capital in capitals.values()):
            continue
        lines = [_pdf_line(line) for line in box if isinstance(line, LTTextLine)]
        if id(box) in capitals:
            lines[0] = replace(lines[0], text=capitals[id(box)].get_text().strip() + lines[0].text)
        top, bottom = (page.y1 - box.y1) / height, (page.y1 - box.y0) / height
        for run in _runs([line for line in lines if _has_words(line.text)]):
            yield _Box(tuple(run), number, top, bottom)


def _text_lines(boxes: Sequence[LTTextBox]) -> list[LTTextLine]:
    lines = (line for box in boxes for line in box if isinstance(line, LTTextLine))
    return sorted((line for line in lines if line.get_text().strip()), key=lambda line: -line.y1)


def _name_column(boxes: Sequence[LTTextBox]) -> list[LTTextLine]:
    """The names in the left column of a table of speech, from the top; empty without one.

    Each stands alone at the left edge, level with a line to its right; nothing else stands there.
    """
    lines = _text_lines(boxes)
    if not 2 * _MIN_LEADS <= len(lines) <= _MAX_BOXES:
        return []
    edge = min(line.x0 for line in lines)
    left = [line for line in lines if line.x0 < edge + _INDENT]
    names = [
        line
        for line in left
        if _is_lead(line.get_text().strip())
        and any(_is_level(line, other) and other.x0 > line.x1 for other in lines)
    ]
    enough = len(names) >= max(_MIN_LEADS, 0.8 * len(left))
    return names if enough and _are_speakers(Counter(line.get_text() for line in names)) else []


def _is_level(a: LTTextLine, b: LTTextLine) -> bool:
    return abs(a.y1 - b.y1) < 0.5 * a.height


def _speech_rows(
    boxes: Sequence[LTTextBox], names: Sequence[LTTextLine], page: LTPage, number: int
) -> Iterator[_Box]:
    """One box per row: the name, then the lines beside and below it until the next name."""
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
        lines = [_pdf_line(line) for line in row]
        if row[0] in names:
            lines[0] = replace(lines[0], lead="".join(lines[0].text.split()))
        top, bottom = (page.y1 - row[0].y1) / height, (page.y1 - row[-1].y0) / height
        yield _Box(tuple(lines), number, top, bottom)


def _gutter(boxes: Sequence[LTTextBox], page: LTPage) -> float | None:
    """Where the gap between two columns of prose is, from the left; None without columns."""
    prose = [box for box in boxes if len(box) >= 3 and len(box.get_text().split()) >= 3 * len(box)]
    middle = page.x0 + page.width / 2
    left = [box for box in prose if box.x1 < middle + 0.1 * page.width]
    right = [box for box in prose if box.x0 > middle - 0.1 * page.width]
    if not left or not right or len(left) + len(right) < 0.8 * len(prose):
        return None
    end, start = max(box.x1 for box in left), min(box.x0 for box in right)
    return end + min(3.0, (start - end) / 2) if end < start else None


def _by_columns(boxes: Sequence[LTTextBox], gutter: float) -> list[LTTextBox]:
    """From the top; between boxes that span the page, the left column before the right one."""
    ordered: list[LTTextBox] = []
    band: list[LTTextBox] = []
    for box in sorted(boxes, key=lambda box: -box.y1):
        if box.x0 < gutter < box.x1:
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
        beside = [
            box for box in boxes
            if capital.x0 - 1 < box.x0 < capital.x1 + capital.width
            and capital.y0 < box.y1 - 1 and box.y0 < capital.y1
            and box.get_text().lstrip()[:1].islower()
        ]  # fmt: skip
        if beside:
            found[id(max(beside, key=lambda box: box.y1))] = capital
    return found


def _has_words(text: str) -> bool:
    """More than a bullet, and not a title set letter by letter up the side of the page."""
    words = text.strip(_BULLETS + " \t").split()
    return bool(words) and not (len(words) >= 4 and all(len(word) == 1 for word in words))


def _runs(lines: list[_Line]) -> Iterator[list[_Line]]:
    """The box parted where the size of the letters changes or a list item begins."""
    run: list[_Line] = []
    for line in lines:
        changes = bool(run) and abs(line.size - run[-1].size) > 0.12 * run[-1].size
        if run and (changes or line.text.lstrip()[:1] in _BULLETS):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _pdf_line(line: LTTextLine) -> _Line:
    chars = [char for char in line if isinstance(char, LTChar) and char.get_text().strip()]
    if not chars:
        return _Line("", 0.0, bold=False)
    size = statistics.median(char.size for char in chars)
    parts = []
    for char in line:
        text = char.get_text()
        if (
            isinstance(char, LTChar)
            and char.size < 0.8 * size
            and text.isdigit()
            and char.y0 > line.y0 + 0.15 * size
        ):
            text = f"[^{text}]"
        parts.append(text)
    text = re.sub(r"\]\[\^", "", "".join(parts)).rstrip("\n")
    if chars[0].size > 1.8 * size:
        text = re.sub(r"^(\w) (?=[a-zæøåäöé])", r"\1", text)  # a drop capital
    bold = sum(map(_is_bold, chars)) > 0.9 * len(chars)
    italic = sum(map(_is_slanted, chars)) > 0.9 * len(chars)
    lead = "" if bold else _lead(chars, size)
    return _Line(re.sub(r"\(cid:\d+\)", "", text).strip(), size, bold, italic, lead)


def _is_bold(char: LTChar) -> bool:
    return "bold" in char.fontname.lower()


def _is_slanted(char: LTChar) -> bool:
    return re.search("italic|oblique", char.fontname.lower()) is not None


def _lead(chars: Sequence[LTChar], size: float) -> str:
    """The letters, without spaces, that begin the line and that bold or a wide gap sets off."""
    bold = next((n for n, char in enumerate(chars) if not _is_bold(char)), len(chars))
    gaps = (n for n, (a, b) in enumerate(pairwise(chars), start=1) if b.x0 - a.x1 > 0.7 * size)
    end = bold or next(gaps, 0)
    return "".join(char.get_text().strip() for char in chars[:end]) if end <= _MAX_LEAD else ""


def _with_speakers(boxes: Sequence[_Box]) -> list[_Box]:
    """The boxes with a colon after names that are set in bold or in a column of their own.

    They come again and again, before what is said or above it.
    """
    lines = [line for box in boxes for line in box.lines]
    leads = Counter(line.lead for line in lines if _is_lead(line.lead))
    alone = Counter(line.text for line in lines if _is_lead(line.text) and not line.lead)
    times = leads + Counter({text.replace(" ", ""): n for text, n in alone.items()})
    names = {name for name, n in times.items() if n >= _MIN_LEADS}
    if not names & leads.keys() or not _are_speakers({name: times[name] for name in names}):
        return list(boxes)
    return [
        replace(box, lines=tuple(_with_colon(line, names) for line in box.lines)) for box in boxes
    ]


def _are_speakers(times: Mapping[str, int]) -> bool:
    """Few, and one who asks takes turns with the others: labels in policy documents come too."""
    asked = sum(n for name, n in times.items() if asks(name.strip()))
    return 1 < len(times) <= _MAX_SPEAKERS and asked >= 0.15 * sum(times.values())


def _is_lead(text: str) -> bool:
    return bool(text) and len(text.split()) <= 3 and text[0].isalpha() and text[-1] not in ":.,;)?!"


def _with_colon(line: _Line, names: set[str]) -> _Line:
    name = line.lead or line.text.replace(" ", "")
    found = re.match(r"\s*".join(map(re.escape, name)), line.text) if name in names else None
    return (
        replace(line, text=f"{found[0]}: {line.text[found.end() :].strip()}".strip())
        if found
        else line
    )


def _pdf_blocks(boxes: list[_Box]) -> Iterator[Block]:
    sizes: Counter[float] = Counter()
    for box in boxes:
        for line in box.lines:
            sizes[round(line.size * 2) / 2] += len(line.text)
    body = sizes.most_common(1)[0][0]
    larger = sorted({round(box.size) for box in boxes if box.size > 1.12 * body}, reverse=True)
    for number, box in enumerate(boxes):
        kind = _pdf_kind(box, body, after_bold=number > 0 and boxes[number - 1].bold)
        level = 0
        if kind == "heading":
            level = 1 + larger.index(round(box.size)) if round(box.size) in larger else 99
        italic = all(line.italic for line in box.lines)
        yield Block(box.text, kind, page=box.page, level=level, italic=italic)


def _pdf_kind(box: _Box, body: float, *, after_bold: bool) -> Kind:
    """What the box is; after one in bold, bold words that begin small go on with its sentence."""
    words = len(box.text.split())
    first = box.text.lstrip()
    if (
        box.top > 0.5
        and box.size < 0.93 * body
        and re.match(r"(\[\^\d|\d{1,3}[.)]?\s|\*\s)", first)
    ):
        return "footnote"
    if (box.bottom < 0.085 or box.top > 0.92) and len(box.lines) <= 3:
        return "margin"
    if first[:1] in _BULLETS:
        return "list"
    if box.size > 1.12 * body and words <= 40:
        return "heading"
    bold = box.bold and words <= 15 and not (after_bold and first[:1].islower())
    return "heading" if bold and not first.rstrip().endswith((".", ",", ";")) else "paragraph"


# ---------------------------------------------------------------------------------- DOCX

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_NOT_DOCX = frozenset({
    f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent", f"{_MC}Fallback", f"{_W}pPr", f"{_W}rPr",
})  # fmt: skip
_DOCX_SIGNS = {
    f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "\u2011",
    f"{_W}softHyphen": "\u00ad",
}  # fmt: skip


def _read_docx(data: bytes) -> FileText:
    document = docx.Document(io.BytesIO(data))
    blocks = tuple(_docx_blocks(document.element.body, _docx_styles(document)))
    title = (document.core_properties.title or "").strip()
    return FileText(blocks, "docx", metadata={"core_title": title} if title else {})


@dataclass(frozen=True)
class _Styles:
    """The names of a document's styles by their ids, and the ids of those in bold or italics."""

    names: Mapping[str, str]
    bold: frozenset[str]
    italic: frozenset[str]


def _docx_styles(document: Any) -> _Styles:
    styles = {style.style_id: style.element for style in document.styles}

    def having(mark: str) -> frozenset[str]:
        return frozenset(id for id in styles if _inherited(styles, id, f"{_W}rPr/{_W}{mark}"))

    names = {style.style_id: str(style.name or "") for style in document.styles}
    return _Styles(names, having("b"), having("i"))


def _inherited(styles: Mapping[str, Any], id: str, path: str) -> bool:
    """Whether the style, or the nearest that it is based on, has the mark on."""
    seen: set[str] = set()
    while id in styles and id not in seen:
        mark = styles[id].find(path)
        if mark is not None:
            return _is_on(mark)
        seen.add(id)
        id = _value(styles[id], f"{_W}basedOn")
    return False


def _docx_blocks(parent: Any, styles: _Styles) -> Iterator[Block]:
    for child in parent:
        if child.tag == f"{_W}p":
            yield from _docx_paragraph(child, styles)
        elif child.tag == f"{_W}tbl":
            for row in child.iter(f"{_W}tr"):
                yield from _docx_row(row, styles)
        elif child.tag == f"{_W}sdt" and not _is_generated(child):
            for content in child.iter(f"{_W}sdtContent"):
                yield from _docx_blocks(content, styles)
                break
        elif child.tag in (f"{_W}ins", f"{_W}customXml", f"{_W}smartTag"):
            yield from _docx_blocks(child, styles)


def _is_generated(element: Any) -> bool:
    """A contents list or bibliography that Word made."""
    return any(
        re.search("contents|bibliograph", gallery.get(f"{_W}val", ""), re.IGNORECASE)
        for gallery in element.iter(f"{_W}docPartGallery")
    )


def _docx_row(row: Any, styles: _Styles) -> Iterator[Block]:
    """The row, or the paragraphs of its only full cell: a box that is drawn as a table."""
    cells = [list(cell.iter(f"{_W}p")) for cell in row.iterchildren(f"{_W}tc")]
    said = [[text for p in cell if (text := _docx_text(p).strip())] for cell in cells]
    full = [number for number, texts in enumerate(said) if texts]
    if len(full) == 1 and len(said[full[0]]) > 1:
        for paragraph in cells[full[0]]:
            yield from _docx_paragraph(paragraph, styles)
    else:
        yield Block("\t".join(" ".join(texts) for texts in said), "table")


def _docx_paragraph(paragraph: Any, styles: _Styles) -> Iterator[Block]:
    style = styles.names.get(_value(paragraph, f"{_W}pPr/{_W}pStyle"), "")
    text = _tidy_bold(_docx_text(paragraph, styles.bold))
    if not re.match(r"(?i)(toc|contents|innhold|table of)\b", style) and text.strip("* \n\t"):
        yield replace(
            _docx_block(paragraph, text, style), italic=_is_italic(paragraph, styles.italic)
        )
    for box in paragraph.iter(f"{_W}txbxContent"):
        if not any(parent.tag == f"{_MC}Fallback" for parent in box.iterancestors()):
            yield from _docx_blocks(box, styles)


def _is_italic(paragraph: Any, styles: frozenset[str]) -> bool:
    runs = [run for run in paragraph.iter(f"{_W}r") if "".join(run.itertext()).strip()]
    return bool(runs) and all(_is_marked(run, "i", styles) for run in runs)


def _is_marked(run: Any, mark: str, styles: frozenset[str]) -> bool:
    """Whether the run is set so (`b`, `i`): by itself, by its style or by its paragraph's."""
    own = run.find(f"{_W}rPr/{_W}{mark}")
    if own is not None:
        return _is_on(own)
    paragraph = next(run.iterancestors(f"{_W}p"), run)
    ids = _value(run, f"{_W}rPr/{_W}rStyle"), _value(paragraph, f"{_W}pPr/{_W}pStyle")
    return any(id in styles for id in ids)


def _is_on(mark: Any) -> bool:
    return str(mark.get(f"{_W}val", "1")) not in ("0", "false", "off")


def _docx_block(paragraph: Any, text: str, style: str) -> Block:
    heading = re.match(r"(?i)(?:heading|overskrift|rubrik|title$|tittel$)\s*(\d?)", style)
    outline = _value(paragraph, f"{_W}pPr/{_W}outlineLvl")
    if heading or outline.isdigit():
        level = int((heading and heading[1]) or (int(outline) + 1 if outline.isdigit() else 1))
        return Block(text.replace("**", ""), "heading", level=level)
    if re.match(r"(?i)footnote|endnote|fotnote", style):
        return Block(text, "footnote")
    if style.lower() in ("caption", "bildetekst"):
        return Block(text.replace("**", ""), "caption")
    if paragraph.find(f"{_W}pPr/{_W}numPr") is not None or style.lower().startswith("list"):
        return Block(text, "list")
    return _bold_heading(text) or Block(text)


def _value(element: Any, path: str) -> str:
    found = element.find(path)
    return "" if found is None else str(found.get(f"{_W}val", ""))


def _docx_text(element: Any, bold: frozenset[str] = frozenset()) -> str:
    """The words of a paragraph, without what is deleted, boxed or a field's code."""
    parts: list[str] = []
    for child in element:
        if child.tag in _NOT_DOCX:
            continue
        if child.tag == f"{_W}r":
            parts.append(_docx_run(child, bold))
        else:
            parts.append(_DOCX_SIGNS.get(child.tag) or _docx_text(child, bold))
    return "".join(parts)


def _docx_run(run: Any, bold: frozenset[str]) -> str:
    text = "".join(
        (child.text or "") if child.tag == f"{_W}t" else _DOCX_SIGNS.get(child.tag, "")
        for child in run
    )
    raised = _value(run, f"{_W}rPr/{_W}vertAlign") == "superscript"
    if raised and re.fullmatch(r"\s*\d{1,3}\s*", text):
        return f"[^{text.strip()}]"
    return f"**{text}**" if text.strip() and _is_marked(run, "b", bold) else text


# ---------------------------------------------------------------------------------- ODT

_NOT_ODT = frozenset({
    "text:note", "office:annotation", "office:annotation-end", "text:tracked-changes",
    "text:table-of-content", "text:bibliography", "text:alphabetical-index",
    "text:illustration-index",
    "office:forms", "text:sequence-decls", "text:ruby-text", "svg:title", "svg:desc",
})  # fmt: skip


def _read_odt(data: bytes) -> FileText:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise UnreadableFile("the .odt file is protected with a password", _UNLOCK)
        parts = [name for name in ("styles.xml", "content.xml") if name in archive.namelist()]
        styles = _odt_styles([etree.fromstring(archive.read(part)) for part in parts])
    document = OdfDocument(io.BytesIO(data))
    return FileText(tuple(_odt_blocks(document.body, "paragraph", styles)), "odt")


_ODF = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"


def _odt_styles(roots: Sequence[Any]) -> _Styles:
    """The styles of the document's parts; what comes from the style of titles is called so too."""
    styles = {
        str(style.get(_ODF % "style" + "name")): style
        for root in roots
        for style in root.iter(_ODF % "style" + "style")
    }

    def line(name: str) -> list[str]:
        found = [name]
        while name in styles:
            name = str(styles[name].get(_ODF % "style" + "parent-style-name"))
            if name in found:
                break
            found.append(name)
        return found

    def having(property: str, value: str) -> frozenset[str]:
        key = _ODF % "xsl-fo-compatible" + property
        own = {name: _odt_property(style, key) for name, style in styles.items()}
        first = {name: next(filter(None, map(own.get, line(name))), "") for name in styles}
        return frozenset(name for name, found in first.items() if found == value)

    names = {name: "Title" if "Title" in line(name) else name for name in styles}
    return _Styles(names, having("font-weight", "bold"), having("font-style", "italic"))


def _odt_property(style: Any, key: str) -> str:
    found = (part.get(key) for part in style.iter(_ODF % "style" + "text-properties"))
    return str(next(filter(None, found), ""))


def _odt_blocks(parent: OdfElement, kind: Kind, styles: _Styles) -> Iterator[Block]:
    for child in parent.children:
        if child.tag in _NOT_ODT:
            continue
        if child.tag == "text:h":
            level = int(child.get_attribute("text:outline-level") or 1)
            yield Block(_odt_text(child), "heading", level=level)
        elif child.tag == "text:p":
            yield _odt_paragraph(child, kind, styles)
            yield from _odt_frames(child, styles)
        elif child.tag == "table:table-row":
            yield from _odt_row(child, styles)
        else:
            yield from _odt_blocks(child, "list" if child.tag == "text:list" else kind, styles)


def _odt_paragraph(paragraph: OdfElement, kind: Kind, styles: _Styles) -> Block:
    if "Title" in (style := _odt_style(paragraph), styles.names.get(style)):
        return Block(_odt_text(paragraph), "heading", level=1)
    text = _tidy_bold(_odt_text(paragraph, styles.bold))
    block = (_bold_heading(text) if kind == "paragraph" else None) or Block(text, kind)
    return replace(block, italic=_odt_is_italic(paragraph, styles.italic))


def _odt_style(element: OdfElement) -> str:
    return str(element.get_attribute("text:style-name") or "")


def _odt_is_italic(element: OdfElement, italic: frozenset[str]) -> bool:
    """By its own style, or because nothing stands outside of parts that are."""
    if _odt_style(element) in italic:
        return True
    outside = [element.text, *(child.tail for child in element.children)]
    parts = [child for child in element.children if _odt_text(child).strip()]
    plain = "".join(filter(None, outside)).strip()
    return bool(parts) and not plain and all(_odt_is_italic(part, italic) for part in parts)


def _odt_frames(paragraph: OdfElement, styles: _Styles) -> Iterator[Block]:
    for box in paragraph.get_elements("descendant::draw:text-box"):
        yield from _odt_blocks(box, "paragraph", styles)


def _odt_row(row: OdfElement, styles: _Styles) -> Iterator[Block]:
    """The row, or the paragraphs of a box that is drawn as a table, as in DOCX."""
    cells = [
        [block for block in _odt_blocks(cell, "paragraph", styles) if block.text.strip()]
        for cell in row.children
        if cell.tag == "table:table-cell"
    ]
    full = [blocks for blocks in cells if blocks]
    if len(full) == 1 and len(full[0]) > 1:
        yield from full[0]
    else:
        texts = (" ".join(block.text for block in blocks).replace("\t", " ") for blocks in cells)
        yield Block("\t".join(texts), "table")


_ODT_SIGNS = {"text:s": " ", "text:tab": "\t", "text:line-break": "\n"}


def _odt_text(element: OdfElement, bold: frozenset[str] = frozenset()) -> str:
    parts = [element.text or ""]
    for child in element.children:
        if child.tag in _ODT_SIGNS:
            parts.append(_ODT_SIGNS[child.tag])
        elif child.tag not in _NOT_ODT and child.tag != "draw:frame":
            parts.append(_odt_text(child, bold))
        parts.append(child.tail or "")
    text = "".join(parts)
    marked = _odt_style(element) in bold and text.strip()
    return f"**{text.replace('**', '')}**" if marked else text


# ---------------------------------------------------------------------------------- RTF


def _read_rtf(data: bytes) -> FileText:
    source = data.decode("latin-1")
    source = re.sub(_RTF_LEFT_OUT, "", source)
    source = re.sub(r"\\trowd(?![a-z]).*?\\row(?![a-z])", _rtf_row, source, flags=re.DOTALL)
    source = re.sub(r"\\cell(?![a-z])", r"\\tab", source)
    source = re.sub(r"(\\super(?:\\[a-z]+-?\d*)*) ?(\d{1,3})(?=[}\\])", r"\1 [^\2]", source)
    page = re.search(r"\\ansicpg(\d+)", source)
    text = rtf_to_text(  # type: ignore[no-untyped-call]
        _rtf_with_signs(source), encoding=f"cp{page[1]}" if page else "cp1252", errors="replace"
    )
    blocks = tuple(_rtf_blocks(text))
    return FileText(blocks, "rtf", f"windows-{page[1]}" if page else "windows-1252")


_RTF_WORD = re.compile(r"\\([a-z]{1,32})(-?\d{1,10})? ?|\\.|[{}]", re.DOTALL)
_RTF_STYLE = re.compile(
    r"(?i)\{\\s(\d{1,5})(?!\d)[^{}]*? (?:title|tittel|titel|(?:heading|overskrift|rubrik) ?(\d));\}"
)
_BOLD, _UNBOLD, _ITALIC, _UPRIGHT, _HEADING = "\x01\x02\x03\x04\x05"
"""Signs that the reader of RTF lets through, for what it does not tell."""


def _rtf_with_signs(source: str) -> str:
    """The source with signs where bold and italics begin and end, and before headings."""
    levels = {style: level or "1" for style, level in _RTF_STYLE.findall(source)}
    parts: list[str] = []
    marks: list[frozenset[str]] = [frozenset()]
    end = 0
    for match in _RTF_WORD.finditer(source):
        parts.append(source[end : match.end()])
        end = match.end()
        before = marks[-1]
        if match[0] == "{":
            marks.append(before)
        elif match[0] == "}":
            marks = marks[:-1] or [frozenset()]
        else:
            marks[-1] = _rtf_marks(before, match[1], match[2])
            parts.append(_rtf_heading(match[1], match[2], levels))
        for mark, signs in (("b", (_BOLD, _UNBOLD)), ("i", (_ITALIC, _UPRIGHT))):
            if (mark in before) != (mark in marks[-1]):
                parts.append(signs[mark in before])
    return "".join(parts) + source[end:]


def _rtf_marks(marks: frozenset[str], word: str | None, number: str | None) -> frozenset[str]:
    if word == "plain":
        return frozenset()
    if word in ("b", "i"):
        return marks - {word} if number == "0" else marks | {word}
    return marks


def _rtf_heading(word: str | None, number: str | None, levels: Mapping[str, str]) -> str:
    """A sign with the level, after a word that makes the paragraph a heading or the title."""
    if word == "outlinelevel" and number in set("012345678"):
        return f"{_HEADING}{int(str(number)) + 1}"
    level = levels.get(number or "") if word == "s" else None
    return f"{_HEADING}{level}" if level else ""


def _rtf_blocks(text: str) -> Iterator[Block]:
    bold = italic = False
    for line in text.split("\n"):
        level = re.search(f"{_HEADING}(\\d)", line)
        line = re.sub(f"{_HEADING}\\d", "", line)
        marked, bold = _rtf_bold(line, bold=bold)
        upright, italic = _rtf_upright(line, italic=italic)
        marked = _tidy_bold(marked).strip()
        if not marked.strip("* \t"):
            continue
        if level:
            yield Block(marked.replace("**", ""), "heading", level=int(level[1]))
        elif "\t" in marked:
            yield Block(marked, "table")
        else:
            yield replace(_bold_heading(marked) or Block(marked), italic=not upright.strip())


def _rtf_bold(line: str, *, bold: bool) -> tuple[str, bool]:
    """The line with `**` around what is bold, and whether its end is."""
    parts = ["**"] if bold else []
    for sign in re.sub(f"[{_ITALIC}{_UPRIGHT}]", "", line):
        if sign in (_BOLD, _UNBOLD):
            parts += ["**"] if bold != (sign == _BOLD) else []
            bold = sign == _BOLD
        else:
            parts.append(sign)
    return "".join([*parts, "**"] if bold else parts), bold


def _rtf_upright(line: str, *, italic: bool) -> tuple[str, bool]:
    """What of the line is not in italics, and whether its end is."""
    pieces = re.split(f"([{_ITALIC}{_UPRIGHT}])", re.sub(f"[{_BOLD}{_UNBOLD}]", "", line))
    upright = []
    for piece in pieces:
        if piece in (_ITALIC, _UPRIGHT):
            italic = piece == _ITALIC
        elif not italic:
            upright.append(piece)
    return "".join(upright), italic


# Numbers of lists, and what a tracked change has deleted; they may hold groups of their own.
_RTF_LEFT_OUT = re.compile(
    r"\{(?:\\[a-z]{1,32}-?\d{0,10} ?)*?\\(?:deleted|listtext|pntext)(?![a-z])(?:[^{}]"
    r"|\{[^{}]*\})*\}"
)


def _rtf_row(row: re.Match[str]) -> str:
    """A table's row on one line, however many paragraphs its cells hold."""
    return re.sub(r"\\(?:par|line)(?![a-z])", " ", row[0])


# ----------------------------------------------------------------------------- subtitles

_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]+)>")
_TAG = re.compile(r"</?[^>]*>")


def _read_cues(data: bytes, format: str) -> FileText:
    text, encoding = read_text(data)
    body = text.lstrip("\ufeff\n\r ")
    if format == "vtt" and not body.startswith("WEBVTT"):
        raise _no_cues(format)
    if format == "srt":
        # Some programs write a full stop before the milliseconds; the first number may be missing.
        body = re.sub(r"^(?=\d+:\d+:\d+[,.])", "1\n", body)
    lines = body.replace("\r\n", "\n").replace("\r", "\n")
    try:
        cues = webvtt.from_buffer(io.StringIO(lines), format=format).captions
    except (webvtt.errors.MalformedFileError, webvtt.errors.MalformedCaptionError):
        raise _no_cues(format) from None
    blocks = tuple(_cue_blocks(cues))
    lost = lines.count("-->") - len(cues) if format != "sbv" else 0
    notes = (f"{lost} subtitle cue(s) were malformed or empty and left out",) if lost > 0 else ()
    if not blocks:
        raise _no_cues(format)
    return FileText(blocks, format, encoding, notes=notes)


def _no_cues(format: str) -> UnreadableFile:
    return UnreadableFile(
        f"the .{format} file has no subtitle cues that can be read",
        "export it anew from the transcription program, or save its text as .txt",
    )


def _cue_blocks(cues: Iterable[Any]) -> Iterator[Block]:
    """One block per line of a cue; a line that rolls on from the cue before is taken once."""
    shown = [(str(cue.start).split(".")[0], _cue_lines(cue.raw_text)) for cue in cues]
    pairs = [(before[-1:], after[:1]) for (_, before), (_, after) in pairwise(shown)]
    rolls = sum(before == after != [] for before, after in pairs) > 0.3 * len(pairs)
    before: list[tuple[str, str]] = []
    for time, lines in shown:
        for speaker, words in lines:
            if not (rolls and (speaker, words) in before):
                yield Block(words, "cue", time=time, speaker=speaker)
        before = lines


def _cue_lines(raw_text: str) -> list[tuple[str, str]]:
    """The cue's lines that have words, each with its voice; a voice holds until the next."""
    lines = []
    speaker = ""
    for line in raw_text.split("\n"):
        voice = _VOICE.search(line)
        speaker = voice[1].strip() if voice else speaker
        words = unescape(_TAG.sub("", line)).strip()
        if words and "-->" not in words:
            lines.append((speaker, words))
    return lines


def _read_vtt(data: bytes) -> FileText:
    return _read_cues(data, "vtt")


def _read_srt(data: bytes) -> FileText:
    return _read_cues(data, "srt")


def _read_sbv(data: bytes) -> FileText:
    return _read_cues(data, "sbv")


_READERS: dict[str, Callable[[bytes], FileText]] = {
    "txt": _read_txt,
    "md": _read_md,
    "html": _read_html,
    "htm": _read_html,
    "pdf": _read_pdf,
    "docx": _read_docx,
    "odt": _read_odt,
    "rtf": _read_rtf,
    "vtt": _read_vtt,
    "srt": _read_srt,
    "sbv": _read_sbv,
}
FORMATS = tuple(_READERS)
