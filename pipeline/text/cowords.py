"""The spellings of `co-` and of `sam-`: finds every such word and gives its plain spelling."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from pipeline.text.references import CharSpan, address_spans

if TYPE_CHECKING:  # a second of each stage that needs no Docs
    from spacy.tokens import Token

HYPHENS = "-\u2010\u2011\u2012\u2013\u2212\u00ad\ufe63\uff0d"

_H = f"[{HYPHENS}]"
# What a converter leaves between letters: soft hyphens and characters without width.
_Z = "[\u00ad\u200b\u200c\u200d\u2060\ufeff]"
# A letter, not the raised figure of a footnote.
_L = "[^\\W\\d_²³¹⁰⁴-⁹]"
_LETTERS = rf"{_L}(?:{_Z}*{_L})"
# `-delivery` in "co-design and -delivery"
_SHARED = re.compile(
    rf"(?:,\s*(?:and|or)?|\b(?:and|or|og|eller|och)|/|&)\s*(?P<token>{_H}(?P<base>[^\W\d_]{{4,}}))",
    re.IGNORECASE,
)
_SHARED_REACH = 60
"""Characters from a co-word to the end of what may share its `co`."""
_REST = re.compile(rf"{_H}\n\s*(?P<rest>{_LETTERS}+)")


@dataclass(frozen=True)
class Bases:
    """What stands after the prefix in the labels of a lexicon, in lower case.

    The spellings without a hyphen (`cohousing`, `co housing`) and those with one where none belongs
    (`sam-skaping`) are looked for with these bases only, as other words look like them.
    """

    nouns: frozenset[str] = frozenset()
    """English nouns with their plurals: `production`, `productions`, `decision-making`."""
    others: frozenset[str] = frozenset()
    """English verbs and adjectives in all their forms: `produced`, `productive`."""
    scandinavian: frozenset[str] = frozenset()
    """Beginnings of what follows `sam` or `med`: `skaping`."""


def bases_of(labels: Iterable[tuple[str, str, str]]) -> Bases:
    """The bases of labels, given as language, text and form (noun, verb, agent, adjective)."""
    nouns: set[str] = set()
    others: set[str] = set()
    scandinavian: set[str] = set()
    for language, text, form in labels:
        if language == "en":
            base = text.removeprefix("co-")
            if base != text and base.replace("-", "").isalpha():
                (nouns if form in ("noun", "agent") else others).update(_INFLECTED[form](base))
        elif match := _SCANDINAVIAN_LABEL.fullmatch(text):
            scandinavian.add(match["base"])
    return Bases(frozenset(nouns), frozenset(others - nouns), frozenset(scandinavian))


_SCANDINAVIAN_LABEL = re.compile(r"\*?(?:sam|med)(?P<base>[^\W\d_]{3,})\*?")


def _noun_forms(base: str) -> set[str]:
    return {base, _with_s(base)}


def _verb_forms(base: str) -> set[str]:
    """The forms of a regular English verb; a last consonant single and doubled."""
    stem = base.removesuffix("e")
    if re.search(r"[^aeiou]y$", base):
        return {base, _with_s(base), f"{base[:-1]}ied", f"{base}ing"}
    forms = {base, _with_s(base), f"{stem}ed", f"{stem}ing"}
    if re.search(r"[aeiou][^aeiouwxy]$", base):
        forms |= {f"{base}{base[-1]}ed", f"{base}{base[-1]}ing"}
    return forms


def _adjective_forms(base: str) -> set[str]:
    return {base}


def _with_s(base: str) -> str:
    """The plural of a noun, or the third person of a verb."""
    if re.search(r"[^aeiou]y$", base):
        return f"{base[:-1]}ies"
    return f"{base}es" if re.search(r"(?:s|x|z|ch|sh)$", base) else f"{base}s"


_INFLECTED = {
    "noun": _noun_forms, "agent": _noun_forms, "verb": _verb_forms, "adjective": _adjective_forms,
}  # fmt: skip
_NO_WORD = "(?!)"


def _any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, with any hyphen, the longest first; none without words."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\-", _H) for word in ordered) or _NO_WORD


@lru_cache(maxsize=8)
def _co_word_pattern(bases: Bases) -> re.Pattern[str]:
    """Every spelling of a word with `co-`. After `Smith & co` and `Smith and co` comes a verb."""
    nouns, others = _any_of(bases.nouns), _any_of(bases.others)
    hyphened = _any_of(base for base in bases.nouns | bases.others if "-" in base)
    return re.compile(
        rf"""
        (?<![\w@])
        (?:
            (?:\(co{_H}?\){_H}?|co\({_H}\))[ ]?
                (?P<bracketed>{_LETTERS}{{2,}}(?:-{_L}+)*)                      # (co-)production
          | co{_Z}*{_H}(?:{_H}|{_Z})*\s{{0,2}}{_Z}*(?!(?:and|or|og|eller|och|und)\b)
                (?P<hyphened>(?:{hyphened})\b|{_LETTERS}{{1,}}(?:-{_L}+)*)     # co-production
          | (?<!&\s)(?<!and\s)co\s{{1,2}}{_H}\s{{0,2}}
                (?P<spaced>{nouns}|{others})\b                                # co - production
          | (?<!&\s)(?-i:co)[ \u00a0](?P<noun>(?-i:{nouns}))\b                # co production
          | (?<!&\s)(?<!and\s)(?<!og\s)(?-i:co)[ \u00a0]
                (?P<other>(?-i:{others}))\b                                   # co produce
          | co{_Z}*(?P<closed>{nouns}|{others})\b                             # coproduction
        )
        """,
        re.IGNORECASE | re.VERBOSE,
    )


@lru_cache(maxsize=8)
def _scandinavian_patterns(bases: Bases) -> tuple[re.Pattern[str], ...]:
    """Spellings with a hyphen of words with `sam` and `med`: groups `prefix`, `base`, `token`."""
    base = rf"(?:{_any_of(bases.scandinavian)})[^\W\d_]*"
    patterns = (
        # `sam-skaping`
        rf"(?<![\w@])(?P<token>(?P<prefix>sam|med){_Z}*(?:\s?{_H}\s{{0,2}}(?!(?:og|eller|och)\b)|{_Z})"
        rf"(?P<base>{base}))",
        # the `sam-` of `sam- og medskaping`
        rf"(?<![\w@])(?P<token>(?P<prefix>sam|med){_H})\s+(?:og|eller|och|/)\s+"
        rf"(?:sam|med){_H}?(?P<base>{base})",
        # `-planlegging` in `samdesign og -planlegging`
        rf"(?<!\w)(?P<prefix>sam|med){base}\s(?:og|eller|och)\s(?P<token>{_H}(?P<base>{base}))",
        # `samarbeids-` and `avtaler` on the next line
        rf"(?<!\w)(?P<token>(?P<prefix>(?:sam|med){base}){_H}\n\s*(?!(?:og|eller|och|und)\b)"
        r"(?P<base>[^\W\d_]{2,}))",
    )
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


def co_words(text: str, *, bases: Bases = Bases()) -> list[tuple[int, int, str]]:
    """Each co-word of the text as (start, end, norm), in order and without overlap.

    The norm is lower case with a plain hyphen: `co-production`. Words with `sam-` or `med-` that
    hold a hyphen come too, closed up: `samskaping`. Any word with a hyphen after `co` is found;
    spellings without one only of `bases`, as `Lexicon.bases` gives them.
    """
    addresses = address_spans(text)
    found: list[tuple[int, int, str]] = []
    for match in _co_word_pattern(bases).finditer(text):
        if not _inside(match.start(), addresses):
            base = next(group for group in match.groups() if group)
            end, base = _whole(text, match.end(), base, bases)
            found.append((match.start(), end, _norm(base)))
    for start, _, _ in list(found):
        found += _shared(text, after=start)
    found += [word for word in _sam_words(text, bases) if not _inside(word[0], addresses)]
    return sorted(set(found))


def _whole(text: str, end: int, base: str, bases: Bases) -> tuple[int, str]:
    """Where a word ends that is broken at a line end, and its base: `co-produc-`, `tion`."""
    rest = _REST.match(text, end)
    known = bases.nouns | bases.others
    joined = _plain(base) + _plain(rest["rest"]) if rest else ""
    if rest and joined in known and _plain(base) not in known:
        return rest.end(), joined
    return end, base


def _inside(at: int, spans: list[CharSpan]) -> bool:
    return any(start <= at < end for start, end in spans)


def _shared(text: str, *, after: int) -> list[tuple[int, int, str]]:
    """The words that share the `co` of the co-word at `after`, as `-delivery` does."""
    stop = re.compile(r"[.!?;\n]").search(text, after)
    end = min(after + _SHARED_REACH, stop.start() if stop else len(text))
    return [
        (*match.span("token"), _norm(match["base"])) for match in _SHARED.finditer(text, after, end)
    ]


def _sam_words(text: str, bases: Bases) -> list[tuple[int, int, str]]:
    """Words with `sam` and `med` that hold a hyphen or share one, closed up."""
    if not bases.scandinavian:
        return []
    return [
        (*match.span("token"), _plain(match["prefix"] + match["base"]))
        for pattern in _scandinavian_patterns(bases)
        for match in pattern.finditer(text)
    ]


def _norm(base: str) -> str:
    return "co-" + _plain(base)


def _plain(word: str) -> str:
    return re.sub(_H, "-", re.sub(_Z, "", word)).lower()


def is_co_word(token: Token) -> bool:
    """Whether the token is one of the words with `co-` that `co_words` finds."""
    return bool(token.norm_.startswith("co-") and len(token.norm_) > len("co-"))
