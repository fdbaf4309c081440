"""What tells a sentence from a title, and a line from one that a page broke."""

from __future__ import annotations

import re
from functools import cache
from typing import TypeGuard

from pipeline.config.word_lists import EVERY, WordList, any_word

_ANNEXES = WordList("parts", "annexes", language=EVERY)
SENTENCE_END = re.compile(r"[.!?:;…][\"'”’»)\]*]*$")
_MIN_TEXT = 12
"""Words of a paragraph of text, at least, which cites nothing."""


@cache
def _numbering() -> re.Pattern[str]:
    return re.compile(
        r"^(?:(?:\d+|(?:[A-Z]|[IVX]+)\d*)(?:[.)]\d+)*[.)]?\s+"
        rf"|{any_word(_ANNEXES)}\s+\w+[:.]?\s*)",
        re.I,
    )


def is_said(text: str) -> bool:
    """The text is long enough to say something, and ends as a sentence does."""
    return len(text.split()) >= _MIN_TEXT and SENTENCE_END.search(text.strip()) is not None


def is_sentence(line: str) -> bool:
    """The line is a whole sentence, and no end of one that a break cut."""
    bare = line.replace("*", "").strip()
    whole = len(bare.split()) >= _MIN_TEXT and not starts_small(bare)
    return whole and SENTENCE_END.search(bare) is not None


def is_title(text: str) -> bool:
    """The text is short and ends as no sentence does."""
    return 0 < len(text.split()) <= 12 and not SENTENCE_END.search(text.rstrip("*: "))


def bare_title(text: str) -> str:
    """The title without its number and marks of bold."""
    return _numbering().sub("", re.sub(r"[\s*_]+", " ", text).strip()).strip(" .:–-")


def is_called(text: str, *headings: WordList) -> bool:
    """The text is one of the headings, whatever its number."""
    plain = bare_title(text).casefold()
    return any(plain in words for words in headings)


def starts_small(text: str) -> TypeGuard[str]:
    """The text begins in lower case, as what goes on does."""
    return bool(re.match(r"[\"'“‘(«]?[a-zæøåäöéü]", text))
