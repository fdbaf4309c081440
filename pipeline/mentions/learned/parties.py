"""Parties: the people of a sentence by what they are to each other, not by who they are.

A practice is something that people of two parties do together. A model that sees `@lay plans with
@professional` finds it with other people, too.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from pipeline.config.word_lists import WordList
from pipeline.linguistics.annotated_segment import AnnotatedSegment
from pipeline.text.placeholders import is_placeholder

NOT_A_PARTY = ("", "@number")
LANGUAGES = ("en", "nb", "nn")
"""Languages of which the pronouns are known."""

_PRONOUNS = {
    language: {
        "@speaker": WordList("practices", "speaker", language=language),
        "@speakers": WordList("practices", "speakers", language=language),
        "@hearers": WordList("practices", "hearers", language=language),
        "@one_other": WordList("practices", "one_other", language=language),
        "@others": WordList("practices", "others", language=language),
    }
    for language in LANGUAGES
}


def parties(segment: AnnotatedSegment) -> list[str]:
    """For each token the party that it names: its group, `@person`, a pronoun's, `@name`.

    `@number` stands for numbers; empty for all else.
    """
    return [_party(token, segment) for token in segment.doc]


def _party(token: Token, segment: AnnotatedSegment) -> str:
    # Pronouns first: `we` and `they` are roles, too, but of no group.
    return _of_pronoun(token, segment.language) or _of_role(token, segment) or _of_shape(token)


def _of_role(token: Token, segment: AnnotatedSegment) -> str:
    if token.i in segment.roled:
        groups = [segment.roles.group(role) for role in segment.roled[token.i]]
        return "@" + next((group for group in groups if group), "person")
    if token.i in segment.others:
        return f"@{segment.others[token.i] or 'person'}"
    return ""


def _of_pronoun(token: Token, language: str) -> str:
    word = token.norm_.lower()
    known = _PRONOUNS.get(language, {})
    return next((name for name, words in known.items() if word in words), "")


def _of_shape(token: Token) -> str:
    if is_placeholder(token.text) or token.pos_ == "PROPN":
        return "@name"
    untagged = not token.pos_ and token.is_title and token.is_sent_start is not True
    if untagged and token.i:
        return "@name"
    return "@number" if token.like_num else ""


def kinds(named: Sequence[str]) -> list[str]:
    """The different parties among those of tokens, sorted."""
    return sorted({one for one in named if one not in NOT_A_PARTY})
