"""The surface of a mention: the characters of the text that belong to it."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from pipeline.config.lexicon import Match
from pipeline.text.cowords import is_co_word
from pipeline.text.phrase_matcher import Hit

QUOTE_REACH = 80
"""An apostrophe closes a quotation that began at most this many characters before."""

_APOSTROPHES = ("'", "’")
_OPENED = re.compile(r"(?<!\w)['‘’](?=\w)")


def end_of(doc: Doc, hit: Hit[Match]) -> int:
    """The character after the mention; a label's possessive ending belongs to it."""
    last = doc[hit.end - 1]
    end = int(last.idx + len(last))
    if is_co_word(last) and last.pos_ and (tail := _tail(last, hit.item)):
        return end - tail
    after = doc[hit.end] if hit.end < len(doc) else None
    if after is None or after.idx != end or hit.item.kind != "label":
        return end
    ending = after.dep_ == "case" or after.text in _APOSTROPHES
    owns = (ending and after.tag_ == "POS") or _is_plural_possessive(doc[hit.start], after)
    return end + len(after.text) if owns else end


def _is_plural_possessive(word: Token, after: Token) -> bool:
    """`co-producers’ views`, where the tagger takes the apostrophe for a quotation mark."""
    if after.text not in _APOSTROPHES or not word.text.endswith("s"):
        return False
    owned = after.i + 1 < len(after.doc) and after.nbor(1).pos_ in ("NOUN", "ADJ", "PROPN")
    before = word.doc.text[max(0, word.idx - QUOTE_REACH) : word.idx]
    return bool(owned and after.whitespace_ and not _OPENED.search(before))


def _tail(token: Token, match: Match) -> int:
    """How much of an English word is not the label: `-friendly` of `co-production-friendly`."""
    parts = token.norm_.split("-")
    if len(parts) < 3 or match.concept == token.norm_ or "making" in parts or "maker" in parts[-1]:
        return 0
    return sum(len(part) + 1 for part in parts[2:])
