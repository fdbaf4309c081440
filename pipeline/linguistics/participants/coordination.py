"""Lists of nouns: what `and` and commas add to a noun."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from spacy.tokens import Token

from pipeline.config.word_lists import WordList
from pipeline.linguistics.parse import word_of

_LINKS = WordList("participants", "list_links")
_BEFORE_NOUNS = frozenset({"DET", "ADJ", "NUM", "PRON", "PART"})


def with_conjuncts(nouns: Iterable[Token]) -> list[Token]:
    """The nouns, each with those that the parse joins to it and that follow it; each once."""
    found: list[Token] = []
    for noun in nouns:
        if noun not in found:
            found.append(noun)
        found += [more for more in noun.conjuncts if more not in found and more.i > noun.i]
    return found


def noun_list(noun: Token, acts: Callable[[Token], bool]) -> list[Token]:
    """The noun and those of `acts` that commas and an `and` add to it, without the parse."""
    return [noun, *linked_nouns(noun.doc[noun.i + 1 : noun.sent.end], acts)]


def linked_nouns(
    tokens: Iterable[Token], acts: Callable[[Token], bool], *, back: bool = False
) -> list[Token]:
    """The nouns of `acts` that follow in a list, in order, without the parse.

    What only a comma adds counts where an `and` follows as well; `back` reads from the last of a
    list to its first, where the `and` comes before the commas.
    """
    kept: list[Token] = []
    waiting: list[Token] = []
    links: set[str] = set()
    for token in tokens:
        if word_of(token) in _LINKS:
            links.add(word_of(token))
        elif acts(token) and links:
            waiting.append(token)
            if links != {","} or (back and kept):
                kept, waiting = [*kept, *waiting], []
            links = set()
        elif not (acts(token) or token.pos_ in _BEFORE_NOUNS):
            break
    return kept
