"""The words of a block on one line, without marks of footnotes, bullets and addresses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.ingest.blocks import join_lines

_BULLET = re.compile(
    r"^(?:[•●▪◦‣∙·○■□*➢❖\ufffd\uf0b7\uf0a7\uf076\uf0d8\uf02d]\s*|[-–—o]\s+(?=\w)|\[[ xX]?\]\s+)+"
)
FOOTNOTE_MARK = re.compile(
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


def clean_text(text: str, *, known: frozenset[str] = frozenset()) -> str:
    """The words of one block on one line, without marks of footnotes, bullets and addresses."""
    text = _RAISED.sub("", FOOTNOTE_MARK.sub("", text.replace("**", "")))
    text = join_lines(_BULLET.sub("", text.strip()).replace("\t", " · "), known=known)
    text = _STRAY_STARS.sub("", _PATH.sub(" ", _URL.sub(" ", text)))
    text = re.sub(r"(?:\s*·\s*)+$|^(?:\s*·\s*)+", "", re.sub(r"(?: ·)+ ·", " ·", text))
    return re.sub(r"\s+(?=[.,;!?](?:\s|$))", "", re.sub(r"\s+", " ", text)).strip()


def glued_marks(texts: Sequence[str]) -> frozenset[str]:
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


def without_glued(text: str, marks: frozenset[str]) -> str:
    """The text without the footnote numbers that `glued_marks` found."""
    if not marks:
        return text
    return _GLUED.sub(
        lambda match: match["inner"] if _glued_key(text, match) in marks else match[0], text
    )
