"""What a reader hands over: blocks of text with page, time or speaker, and their repair."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import simplemma

from pipeline.codes.coded import Codebook, CodedText
from pipeline.config.word_lists import WordList
from pipeline.text.placeholders import PLACEHOLDER
from pipeline.wording.messages import Message, message

Kind = Literal[
    "heading", "paragraph", "list", "table", "caption", "cue", "footnote", "margin", "figure"
]

# An en dash makes one word only after co: elsewhere it parts words ("2025–26" is a range).
# What stands for an identifier is one word, as a name mostly was.
TOKEN = re.compile(
    rf"{PLACEHOLDER.pattern}(?:['’]?s\b)?|(?:\bco–)?[^\W_]+(?:[-'’\u00ad\u2010\u2011][^\W_]+)*",
    re.IGNORECASE,
)

HYPHENS = "-\u00ad\u2010\u2011"
_PREFIXES = WordList("documents", "prefixes_with_hyphens")

_LIGATURES = {
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
    "\ufb05": "st", "\ufb06": "st",
}  # fmt: skip
_INVISIBLE = re.compile(
    "[\u200b\u200c\u200d\u2060\ufeff\ufffc\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]"
)
_SOFT_HYPHEN_CO = re.compile(r"\b(co)\u00ad(?=\w)", re.IGNORECASE)
_SOFT_HYPHEN = re.compile(r"\u00ad(?!\n)")
_LINE_END = re.compile(
    r"(?<![^\W\d_])(?P<before>[^\W\d_]+)(?P<hyphen>[-\u00ad\u2010\u2011])\n(?P<after>\w+)"
)
_CO_LINE_END = re.compile(r"\b(co–(?=\n\w)|co-(?=\n\)))\n", re.IGNORECASE)


class UnreadableFile(ValueError):
    """A file that cannot be used. It says why and what to do, and never quotes the text."""

    def __init__(self, reason: Message, remedy: Message) -> None:
        super().__init__(f"{reason}: {remedy}")
        self.reason = reason
        self.remedy = remedy


@dataclass(frozen=True)
class Block:
    """A stretch of text as the file sets it apart.

    `text` keeps the file's line breaks, tabs between a table row's cells, `**` around a bold
    beginning, and `[^1]` for a footnote mark. `level` is a heading's depth, 1 the highest;
    `italic` holds if all of it is set in italics or as a quotation.
    """

    text: str
    kind: Kind = "paragraph"
    page: int | None = None
    time: str = ""
    speaker: str = ""
    level: int = 0
    italic: bool = False


@dataclass(frozen=True)
class Member:
    """A document within a file of several.

    `path` is its place below the file, the same from run to run. `content` is None where it is a
    file of its own (in an archive), which is read by itself. `given` is what the file says of it,
    as a line of the catalogue would. With `own_cluster` it is its own cluster, in a folder too.
    `refused` says why it has no text, and what to do.
    """

    path: str
    content: FileText | None = None
    given: Mapping[str, str] = field(default_factory=dict)
    own_cluster: bool = False
    refused: tuple[Message, Message] | None = None

    @property
    def is_file(self) -> bool:
        """It is a file of its own, in an archive."""
        return self.content is None and self.refused is None


@dataclass(frozen=True)
class FileText:
    """A file's text, with what the file says about itself and what went wrong in reading it.

    A file of several documents has a member for each; `blocks` may then be empty. `secret` is the
    key of the file's keyed ids, which is in no table. `coded` is what people coded in it,
    `codebook` the codes of the file.
    """

    blocks: tuple[Block, ...]
    format: str
    encoding: str = ""
    metadata: Mapping[str, object] = field(default_factory=dict)
    notes: tuple[Message, ...] = ()
    members: tuple[Member, ...] = ()
    secret: str = field(default="", repr=False, compare=False)
    coded: CodedText | None = None
    codebook: Codebook | None = None


def place_of(block: Block, *, number: int) -> Message:
    """Where the block stands: its time, its page, or else the number of its paragraph."""
    if block.time:
        return message("place_time", time=block.time)
    if block.page is not None:
        return message("place_page", page=str(block.page))
    return message("place_paragraph", number=str(number))


def count_tokens(text: str) -> int:
    """Words in the text: letters and digits with inner hyphens and apostrophes."""
    return sum(1 for _ in TOKEN.finditer(text))


def repair_text(text: str) -> str:
    """The text in composed characters, with ligatures as letters and without invisible ones.

    A soft hyphen after `co` becomes a hyphen; others vanish, except at a line end, where
    `join_lines` decides. Other hyphens stay as they are.
    """
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    for ligature, letters in _LIGATURES.items():
        text = text.replace(ligature, letters)
    text = re.sub(r"[\u2028\u2029\x0b\x0c\x85]", "\n", text)
    text = _INVISIBLE.sub("", text)
    text = re.sub(r"[^\S\n\t]+", " ", text)
    text = re.sub(r"(?<! ) +(?=\n)|(?<=\n) +", "", text)
    return _SOFT_HYPHEN.sub("", _SOFT_HYPHEN_CO.sub(r"\1-", text))


def _is_compound(before: str, after: str) -> bool:
    """Two English words that are none together: `decision-making`, but not `work-force`."""
    if min(len(before), len(after)) < 4 or simplemma.is_known(before + after, lang="en"):
        return False
    return simplemma.is_known(before, lang="en") and simplemma.is_known(after, lang="en")


_LINKS = frozenset(re.findall(r"\w+", "a and at by for in me my of on or out the to up with"))


def join_lines(text: str, *, known: frozenset[str] = frozenset()) -> str:
    """The text on one line, with words that a line end broke made whole.

    `co-` stays a co-word. Elsewhere the spelling that `known` (lower-cased words of the
    document) holds is taken, and without one the hyphen goes, unless a compound is evident.
    """

    def joined(match: re.Match[str]) -> str:
        before, hyphen, after = match["before"], match["hyphen"], match["after"]
        kept = f"{before}{'-' if hyphen == chr(0xAD) else hyphen}{after}"
        closed = before + after
        if before.lower() == "co" or hyphen == "\u2011":
            return kept
        if closed.lower() in known or f"{before}-{after}".lower() in known:
            return closed if closed.lower() in known else kept
        inside = match.start() > 0 and text[match.start() - 1] in HYPHENS
        # face-to-face keeps its hyphen at a line end; co-opera-tion and decision-mak-ing do not.
        link = inside and before.lower() in _LINKS
        if link or before.lower() in _PREFIXES or not after[0].islower():
            return kept
        if text[: match.start()].endswith("@"):
            return closed
        return kept if _is_compound(before.lower(), after.lower()) else closed

    text = re.sub(r"(?<![ \t])[ \t]+\n", "\n", text)
    text = _CO_LINE_END.sub(r"\1", text)
    # Twice: a word may be broken at two line ends in a row.
    text = _LINE_END.sub(joined, _LINE_END.sub(joined, text)).replace("\u00ad\n", "")
    return re.sub(r"\s+", " ", text).strip()
