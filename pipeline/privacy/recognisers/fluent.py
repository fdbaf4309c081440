"""Talk as it would be without its slips: `they, they call me` is `they call me` to a pattern.

Verbatim transcripts keep hesitations and repeated words, which part what grammar joins.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pipeline.config.word_lists import WordList, any_word
from pipeline.text.languages import list_language

_SOUNDS = {code: WordList("names", "sounds_of_hesitation", language=code) for code in ("en", "nb")}
_LONGEST = 12
"""Letters of the longest word that is taken for a slip where it comes twice."""


@cache
def _slips(code: str) -> re.Pattern[str]:
    """A sound of hesitation with its commas, and a word or two that are said again at once."""
    word = rf"[^\W\d_]{{1,{_LONGEST}}}"
    return re.compile(
        rf"(?:(?<=\s)|(?<=^))(?:{any_word(_SOUNDS[code])},?\s+"
        rf"|(?P<said>{word}(?:\s{word})?),\s(?=(?P=said)(?![\w'’])))",
        re.IGNORECASE,
    )


@lru_cache(maxsize=16)
def fluent(text: str, language: str) -> tuple[str, tuple[int, ...]]:
    """The text without slips, and where each of its characters stands in the text."""
    kept: list[int] = []
    at = 0
    for match in _slips(list_language(language)).finditer(text):
        kept += range(at, match.start())
        at = match.end()
    kept += range(at, len(text))
    return "".join(text[place] for place in kept), tuple(kept)
