"""The clause around a word where there is no parse: a window between clause boundaries."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from pipeline.config.word_lists import WordList

_SPEAKING_OF = WordList("clauses", "speaking_of")


@cache
def cue_words(subject: str, name: str, language: str) -> WordList:
    """The words of a list of `data/words` in the language; empty for a language without any."""
    return WordList(subject, name, language=language)


def clause_bounds(words: Sequence[str], at: int, *, language: str) -> tuple[int, int]:
    """First word of the clause that the word `at` stands in, and the one after its last."""
    boundaries = cue_words("clauses", "boundaries", language)
    starts = (i + 1 for i in range(at - 1, -1, -1) if words[i] in boundaries)
    start = next((i for i in starts if not _is_about(words, i - 1)), 0)
    end = next((i for i in range(at + 1, len(words)) if words[i] in boundaries), len(words))
    return start, end


def _is_about(words: Sequence[str], at: int) -> bool:
    """The `om` of `det er ikke tale om`, which opens no clause."""
    return words[at] == "om" and words[at - 1] in _SPEAKING_OF
