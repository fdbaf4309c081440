"""The forms in which a known name stands in file names, titles and cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from pipeline.privacy.names.name_lists import is_word_anywhere

_NEVER = re.compile(r"(?!)")
_LETTERS = {
    "ø": "(?:ø|ö|oe|o)", "ö": "(?:ö|ø|oe|o)", "å": "(?:å|aa|a)", "æ": "(?:æ|ä|ae|a)",
    "ä": "(?:ä|æ|ae|a)", "é": "(?:é|e)", "ü": "(?:ü|y|u)",
}  # fmt: skip
"""Letters that file names write otherwise."""
_FLAT = str.maketrans({"ø": "o", "ö": "o", "å": "a", "æ": "a", "ä": "a", "é": "e", "ü": "u"})


def flat(name: str) -> str:
    """The name as file names are compared: small, without marks, blanks and special letters."""
    small = re.sub(r"[^\w]|_", "", name.casefold()).translate(_FLAT)
    return small.replace("oe", "o").replace("aa", "a").replace("ae", "a")


def forms(names: Iterable[str]) -> Mapping[str, str]:
    """Each flat form and its name: in either order, and each word of a name that is no other word.

    A form that two names have is that of the first.
    """
    found: dict[str, str] = {}
    ordered = sorted(set(names), key=lambda name: (-len(name.split()), -len(name), name))
    for name in ordered:
        words = name.split()
        found.setdefault(flat(name), name)
        found.setdefault(flat(" ".join([*words[-1:], *words[:-1]])), name)
        found.setdefault(flat(" ".join([words[0], words[-1]])), name)
    for name in ordered:
        for word in name.split():
            if len(word) > 3 and word.isalpha() and not is_word_anywhere(word):
                found.setdefault(flat(word), name)
    return found


def pattern_of_forms(names: Iterable[str], *, glued: bool) -> re.Pattern[str]:
    """A pattern for the names; `glued` finds them without blanks, in any order and alone, too."""
    kept = sorted(set(names), key=lambda name: (-len(name), name))
    between = r"[-_.\s]*" if glued else r"[-_\s]+"
    orders = [words for name in kept if (words := _words(name))]
    if glued:
        orders += [[*words[-1:], *words[:-1]] for words in orders if len(words) > 1]
        orders += [[words[0], words[-1]] for words in orders if len(words) > 2]
        orders += [
            [word] for words in list(orders) for word in words
            if len(words) > 1 and len(word) > 3 and not is_word_anywhere(word)
        ]  # fmt: skip
    unique = dict.fromkeys(tuple(words) for words in orders)
    longest = sorted(unique, key=lambda words: (-sum(map(len, words)), words))
    if not longest:
        return _NEVER
    choices = "|".join(between.join(_spelling(word) for word in words) for words in longest)
    return re.compile(rf"(?<![^\W_])(?:{choices})(?![^\W_])", re.IGNORECASE)


def _words(name: str) -> list[str]:
    return [word for word in re.split(r"[\s.]+", name) if word]


def _spelling(word: str) -> str:
    letters = (_LETTERS.get(letter) or re.escape(letter) for letter in word)
    return "".join(letters).replace(r"\-", r"[-_\s]?")
