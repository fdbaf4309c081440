"""The spellings of `co-`: finds every co-word of a text and gives its plain spelling."""

from __future__ import annotations

import re

from spacy.tokens import Token

HYPHENS = "-\u2010\u2011\u2012\u2013\u2212\u00ad\ufe63\uff0d"

# What may follow `co` without a hyphen and still be a co-word; `cooper` or `coplanar` are none.
_CLOSED = (
    r"produc(?:e[drs]?|ers?['’]?s?|ing|tions?|tive)|creat(?:e[ds]?|ing|ions?|ors?|ive)|creational"
    r"|design(?:s|ed|ers?|ing)?|deliver(?:y|s|ed|ing)|plan(?:s|ned|ners?|ning)?"
    r"|commission(?:s|ed|ers?|ing)?|govern(?:s|ed|ing|ance)?|manag(?:e[drs]?|ers?|ing|ement)"
    r"|decisions?|decid(?:e[ds]?|ing)|evaluat(?:e[ds]?|ing|ions?|ors?)"
    r"|implement(?:s|ed|ing|ation)?|destruct(?:ion|ive)|destroy(?:s|ed|ing)?"
    r"|operat(?:e[ds]?|ing|ions?|ors?|ive(?:ly)?)"
)
_H = f"[{HYPHENS}]"
_CO_WORD = re.compile(
    rf"""
    (?<![\w@])
    (?:
        \(co{_H}?\){_H}?[ ]?(?P<bracketed>[^\W\d_]{{3,}}(?:-[^\W\d_]+)*)   # (co-)production
      | co{_H}+\s{{0,2}}(?!(?:and|or|og|eller|och|und)\b)
            (?P<hyphened>[^\W\d_]{{2,}}(?:-[^\W\d_]+)*)  # co-production
      | co\s{{1,2}}{_H}\s{{0,2}}(?P<spaced>{_CLOSED})\b                    # co - production
      | co(?P<closed>{_CLOSED})\b                                          # coproduction
    )
    """,
    re.IGNORECASE | re.VERBOSE,
)
# `-delivery` in "co-design and -delivery"
_SHARED = re.compile(
    rf"(?:,\s*(?:and|or)?|\b(?:and|or|og|eller|och)|/)\s*(?P<token>{_H}(?P<base>[^\W\d_]{{4,}}))",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|\S+@\S+\.\w+"
    r"|\b[\w-]+(?:\.[\w-]+)*\.(?:org|com|net|gov|edu|info|eu|uk|no|dk|se|au|html?|pdf)\b\S*",
    re.IGNORECASE,
)
_SHARED_REACH = 60


def co_words(text: str) -> list[tuple[int, int, str]]:
    """Each co-word of the text as (start, end, norm), in order and apart from each other.

    The norm is lower case with a plain hyphen: `co-production`.
    """
    addresses = [match.span() for match in _ADDRESS.finditer(text)]
    found: list[tuple[int, int, str]] = []
    for match in _CO_WORD.finditer(text):
        if any(start <= match.start() < end for start, end in addresses):
            continue
        base = next(group for group in match.groups() if group)
        found.append((match.start(), match.end(), _norm(base)))
    for start, _, _ in list(found):
        found += _shared(text, after=start)
    return sorted(set(found))


def _shared(text: str, *, after: int) -> list[tuple[int, int, str]]:
    """The words that share the `co` of the co-word at `after`, as `-delivery` does."""
    stop = re.compile(r"[.!?;\n]").search(text, after)
    end = min(after + _SHARED_REACH, stop.start() if stop else len(text))
    return [
        (*match.span("token"), _norm(match["base"])) for match in _SHARED.finditer(text, after, end)
    ]


def _norm(base: str) -> str:
    return "co-" + re.sub(_H, "-", base).replace("\u00ad", "").lower()


def is_co_word(token: Token) -> bool:
    """Whether the token is one of the words that `co_words` finds."""
    return bool(token.norm_.startswith("co-") and len(token.norm_) > len("co-"))
