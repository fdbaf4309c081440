"""Markdown to blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from pipeline.ingest.blocks import Block, FileText
from pipeline.ingest.prose.sentences import SENTENCE_END, starts_small
from pipeline.ingest.readers import html
from pipeline.ingest.readers.encodings import decode_text
from pipeline.ingest.readers.markup import bold_heading, note_in_italics, tidy_bold
from pipeline.ingest.readers.text import split_front_matter

DAMAGE = html.DAMAGE
"""What the libraries raise over a damaged file."""

_MARKDOWN = MarkdownIt("commonmark").enable("table").disable("code")
_FOOTNOTE_TEXT = re.compile(
    r"^\[\^[^\]\n]+\]:[ \t]*.*(?:\n(?:[ \t]{2,}\S|\n[ \t]{2,}\S).*)*", re.MULTILINE
)


def read_md(data: bytes) -> FileText:
    """The blocks of a Markdown file, without comments, template tags and footnotes."""
    text, encoding = decode_text(data)
    metadata, body, notes = split_front_matter(text.replace("\r\n", "\n").replace("\r", "\n"))
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
            yield replace(
                _markdown_block(text, holders),
                italic="blockquote" in holders or _is_emphasised(token),
            )
        elif token.type == "html_block":
            yield from html.fragment_blocks(token.content)
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
    # In Markdown a rule under a paragraph makes it a heading; under a long one that is a mistake.
    if re.fullmatch(r"h[1-6]", holders[-1]) and len(text.split()) <= 25:
        return Block(text, "heading", level=int(holders[-1][1]))
    if "li" in holders:
        return Block(text, "list")
    return bold_heading(text) or Block(text)


def _inline_text(token: Token) -> str:
    """The words of a paragraph without markup; empty if all of them are links (a menu)."""
    parts: list[str] = []
    starts: list[int] = []
    depth = in_link = 0
    linked = 0
    for child in token.children or []:
        if child.type == "em_open":
            starts.append(len(parts))
        elif child.type == "em_close":
            start = starts.pop()
            parts[start:] = [note_in_italics("".join(parts[start:]))]
        elif child.type in ("link_open", "link_close"):
            in_link += 1 if child.type == "link_open" else -1
        elif child.type in ("strong_open", "strong_close"):
            depth += 1 if child.type == "strong_open" else -1
            parts.append("**")
        elif child.type in ("text", "code_inline"):
            parts.append(child.content)
            linked += len(child.content.strip()) if in_link else 0
        elif child.type in ("softbreak", "hardbreak") or re.match(r"(?i)<br\b", child.content):
            parts.append("\n")
    menu = _menu_lines(token)
    text = tidy_bold(
        "\n".join(n for number, n in enumerate("".join(parts).split("\n")) if number not in menu)
    )
    words = len(re.sub(r"[\s*\W]", "", text))
    return "" if linked and linked >= words else text


_WRAPPED = 8
"""Words of a line that was wrapped, at least; a title above a menu has fewer."""
_MIN_LINKS, _LINKED = 2, 0.6
"""Links of a line that is a menu, at least, and share of its letters that stand in them."""


def _menu_lines(token: Token) -> set[int]:
    """The numbers of the lines that are links and no sentence: `Next: [Part 2](...)`."""
    lines: list[list[int]] = [[0, 0, 0]]
    texts = [""]
    in_link = False
    for child in token.children or []:
        if child.type in ("softbreak", "hardbreak"):
            lines.append([0, 0, 0])
            texts.append("")
        elif child.type in ("link_open", "link_close"):
            in_link = child.type == "link_open"
            lines[-1][2] += in_link
        elif child.type == "text":
            letters = len(re.findall(r"[^\W_]", child.content))
            lines[-1][0 if in_link else 1] += letters
            texts[-1] += child.content
    texts = [text.strip() for text in texts]
    menu = {
        number
        for number, (linked, other, links) in enumerate(lines)
        if links >= _MIN_LINKS
        and linked >= _LINKED * (linked + other)
        and texts[number][-1:] not in ".?!"
    }
    return {number for number in menu if not _is_within(texts, number, menu)}


def _is_within(lines: Sequence[str], number: int, menu: set[int]) -> bool:
    """The line is part of a sentence that goes on from the line above or to the one below."""
    above = lines[number - 1] if number and number - 1 not in menu else ""
    below = lines[number + 1] if number + 1 < len(lines) else ""
    goes_on = len(above.split()) >= _WRAPPED and SENTENCE_END.search(above) is None
    return goes_on or starts_small(below)
