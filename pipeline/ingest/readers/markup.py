"""What several formats share: paragraphs in bold, and the styles of a document."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.ingest.blocks import Block


@dataclass(frozen=True)
class Styles:
    """The names of a document's styles by id, and the ids of those in bold or italics."""

    names: Mapping[str, str]
    bold: frozenset[str]
    italic: frozenset[str]


def bold_heading(text: str) -> Block | None:
    """A short paragraph all in bold is a heading in texts that came from a converter."""
    match = re.fullmatch(r"\*\*([^*]+)\*\*", text.strip())
    if match and len(match[1].split()) <= 15 and not match[1].rstrip().endswith((".", ",", ";")):
        return Block(text.strip(), "heading", level=7)
    return None


def note_in_italics(text: str) -> str:
    """What is set in italics; in square brackets if it stands in parentheses: `*(shows a photo)*`.

    So a note that a transcriber sets apart by type stays one when the type is gone.
    """
    match = re.fullmatch(r"\(([^()\[\]\n]{1,80})\)", text.strip())
    return text.replace(match[0], f"[{match[1]}]") if match else text


_BEGINNING = re.compile(r"\s*\*\*\s*([^*]{1,60}?)(\s*)(?<![^\W\d_](?=\*\*[a-zæøåäö]))\*\*(.*)$")
"""What is bold at the start of a line; the first letters of a word, `**H**va`, set nothing off."""


def tidy_bold(text: str) -> str:
    """The text with `**` around nothing but the start of a line, maybe a speaker, or all of it."""
    text = re.sub(r"\*\*(\s*)\*\*", r"\1", text)
    text = re.sub(r"\*\*(\s+)", r"\1**", text) if text.startswith("** ") else text
    lines = []
    for line in text.split("\n"):
        match = _BEGINNING.match(line)
        rest = (match[2] + match[3] if match else line).replace("**", "")
        lines.append(f"**{match[1]}**{rest}" if match else rest)
    if text.count("**") == 2 and text.strip().startswith("**") and text.strip().endswith("**"):
        return "**" + re.sub(r"\s+", " ", text.replace("**", "")).strip() + "**"
    return "\n".join(lines)
