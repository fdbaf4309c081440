"""The spellings of `co-` and of `sam-`: finds every such word and gives its plain spelling."""

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
# `co - production`: what may follow a hyphen with space around it.
_SPACED = (
    r"(?:produc|creat|re-?design|design|deliver|plan|commission|govern|manag|deci[ds]|evaluat"
    r"|assess|implement|destr|operat)[a-z]*(?:-making|-makers?)?"
)
# `co production`, with nothing between but a space: only where no other reading is likely.
_PARTED_NOUN = r"productions?|producers?|creations?|creators?|design|governance|commissioning"
_PARTED = r"produc(?:e[ds]?|ing)|creat(?:e[ds]?|ing)|design(?:ed|ing)|operat(?:ions?|e[ds]?|ing)"
_H = f"[{HYPHENS}]"
# What a converter leaves between letters: soft hyphens and characters without width.
_Z = "[\u00ad\u200b\u200c\u200d\u2060\ufeff]"
# A letter, not the raised figure of a footnote.
_L = "[^\\W\\d_²³¹⁰⁴-⁹]"
_LETTERS = rf"{_L}(?:{_Z}*{_L})"
_CO_WORD = re.compile(
    rf"""
    (?<![\w@])
    (?:
        (?:\(co{_H}?\){_H}?|co\({_H}\))[ ]?
            (?P<bracketed>{_LETTERS}{{2,}}(?:-{_L}+)*)                      # (co-)production
      | co{_Z}*{_H}(?:{_H}|{_Z})*\s{{0,2}}{_Z}*(?!(?:and|or|og|eller|och|und)\b)
            (?P<hyphened>{_LETTERS}{{1,}}(?:-{_L}+)*)  # co-production
      | (?<!&\s)(?<!and\s)co\s{{1,2}}{_H}\s{{0,2}}(?P<spaced>{_SPACED})\b   # co - production
      | (?<!&\s)(?-i:co)[ \u00a0](?P<noun>(?-i:{_PARTED_NOUN}))\b              # co production
      | (?<!&\s)(?<!and\s)(?<!og\s)(?-i:co)[ \u00a0](?P<verb>(?-i:{_PARTED}))\b # co produce
      | co{_Z}*(?P<closed>{_CLOSED})\b                                          # coproduction
    )
    """,
    re.IGNORECASE | re.VERBOSE,
)
# `-delivery` in "co-design and -delivery"
_SHARED = re.compile(
    rf"(?:,\s*(?:and|or)?|\b(?:and|or|og|eller|och)|/|&)\s*(?P<token>{_H}(?P<base>[^\W\d_]{{4,}}))",
    re.IGNORECASE,
)
# `sam-skaping`, `sam- og medskaping`: Norwegian, Danish and Swedish words with a hyphen in them.
_SAM_BASE = (
    r"(?:skap|skab|produ[ks]|produc|design|utform|arbe[it]|styr|handl|planl|planer|best[eä]m|råderett"
    r"|verkan|verka|forvalt|evaluer)[^\W\d_]*"
)
_SAM_WORD = re.compile(
    rf"(?<![\w@])(?P<prefix>sam|med){_Z}*(?:\s?{_H}\s{{0,2}}(?!(?:og|eller|och)\b)|{_Z})"
    rf"(?P<base>{_SAM_BASE})",
    re.IGNORECASE,
)
# `samarbeids-` and `avtaler` on the next line.
_SAM_BROKEN = re.compile(
    rf"(?<!\w)(?P<base>(?:sam|med){_SAM_BASE}){_H}\n\s*(?!(?:og|eller|och|und)\b)(?P<rest>[^\W\d_]{{2,}})",
    re.IGNORECASE,
)
# `-planlegging` in "samdesign og -planlegging"
_SAM_LENT = re.compile(
    rf"(?<!\w)(?P<prefix>sam|med){_SAM_BASE}\s(?:og|eller|och)\s(?P<token>{_H}(?P<base>{_SAM_BASE}))",
    re.IGNORECASE,
)
_SAM_SHARED = re.compile(
    rf"(?<![\w@])(?P<token>(?P<prefix>sam|med){_H})\s+(?:og|eller|och|/)\s+"
    rf"(?:sam|med){_H}?(?P<base>{_SAM_BASE})",
    re.IGNORECASE,
)
# Tried at the beginning of a name only: from each of its parts, a long one would take for ever.
_HOST = r"(?<![\w-])(?<![\w-]\.)[\w-]+(?:\.[\w-]+)*\."
_ADDRESS = re.compile(
    r"(?:(?:https?|ftp|file)://|www\.)\S+|(?<!\S)[^\s@]+@\S+\.\w+|\bdoi:\s?\S+|\b10\.\d{4,}/\S+"
    rf"|{_HOST}(?:[a-z]{{2,6}}/\S+|(?:org|com|net|gov|edu|info|eu|uk|no|dk|se|au|html?|pdf)\b\S*)",
    re.IGNORECASE,
)
# "Berg, A. & Lie, K. (2019). Title. Publisher" and "Berg A, Lie K (2019) Title": an author with
# initials, a year, and what follows up to the end of the title; then a journal or a publisher.
_NAME = r"[A-ZÆØÅÄÖÉ][\w'’-]+,?\s(?:[A-ZÆØÅÄÖ]\.?[\s-]?){1,3}"
_REFERENCE = re.compile(
    rf"(?<!\w){_NAME}(?:(?:,\s?|\s?&\s?|\band\b\s?|\bog\b\s?|,?\s?et al\.?\s?)+(?:{_NAME})?)*"
    r"[,.]?\s?(?:\(eds?\.?\),?\s?)?\(?(?:19|20)\d\d[a-z]?\)?[.,:]?\s+(?=[\"“'‘*_«]?[A-ZÆØÅÄÖ])"
    r"(?P<title>[^.?!\n]+[.?!]?)"
    r"(?P<source>[^.\n]*(?:\d+\s?\(\d+\)|\bpp?\.|\bPress\b|\bJournal\b|\bReview\b|[Ff]orlag)[^.\n]*\.?)?"
)
# "Lindqvist T, Moe R. Title. Journal 2015;7:101-9." and "Title" (2018), "(2018), 'Title'".
_VANCOUVER = re.compile(
    r"(?<!\w)[A-ZÆØÅÄÖ][\w'’-]+ [A-Z]{1,3}(?:, [A-ZÆØÅÄÖ][\w'’-]+ [A-Z]{1,3})*(?:,? et al)?\."
    r"\s[^.?!\n]+[.?!]\s[^.\n]*(?:19|20)\d\d[^.\n]*\.?"
)
_TITLED = re.compile(
    r"\((?:19|20)\d\d[a-z]?\),?:?\s[\"“‘'«*_][^\"”’'»*_\n]{8,}[\"”’'»*_]"
    r"|[\"“«*_][A-ZÆØÅ][^\"”»*_\n]{8,}[\"”»*_]\s?\((?:[^()\n]{0,60}\s)?(?:19|20)\d\d[a-z]?\)"
)
_SHARED_REACH = 60
_REST = re.compile(rf"{_H}\n\s*(?P<rest>{_LETTERS}+)")
_WHOLE = re.compile(_CLOSED)

Span = tuple[int, int]


def co_words(text: str) -> list[tuple[int, int, str]]:
    """Each co-word of the text as (start, end, norm), in order and apart from each other.

    The norm is lower case with a plain hyphen: `co-production`. Words with `sam-` or `med-` that
    hold a hyphen come too, closed up: `samskaping`.
    """
    addresses = [match.span() for match in _ADDRESS.finditer(text)]
    found: list[tuple[int, int, str]] = []
    for match in _CO_WORD.finditer(text):
        if not _inside(match.start(), addresses):
            base = next(group for group in match.groups() if group)
            end, base = _whole(text, match.end(), base)
            found.append((match.start(), end, _norm(base)))
    for start, _, _ in list(found):
        found += _shared(text, after=start)
    found += [word for word in _sam_words(text) if not _inside(word[0], addresses)]
    return sorted(set(found))


def _whole(text: str, end: int, base: str) -> tuple[int, str]:
    """Where a word ends that is broken at a line end, and its base: `co-produc-`, `tion`."""
    rest = _REST.match(text, end)
    joined = _plain(base) + _plain(rest["rest"]) if rest else ""
    if rest and _WHOLE.fullmatch(joined) and not _WHOLE.fullmatch(_plain(base)):
        return rest.end(), joined
    return end, base


def _inside(at: int, spans: list[Span]) -> bool:
    return any(start <= at < end for start, end in spans)


def not_prose(text: str) -> list[Span]:
    """Where the text holds addresses and references: what is named there is not said."""
    return sorted(
        match.span()
        for pattern in (_ADDRESS, _REFERENCE, _VANCOUVER, _TITLED)
        for match in pattern.finditer(text)
    )


def _shared(text: str, *, after: int) -> list[tuple[int, int, str]]:
    """The words that share the `co` of the co-word at `after`, as `-delivery` does."""
    stop = re.compile(r"[.!?;\n]").search(text, after)
    end = min(after + _SHARED_REACH, stop.start() if stop else len(text))
    return [
        (*match.span("token"), _norm(match["base"])) for match in _SHARED.finditer(text, after, end)
    ]


def _sam_words(text: str) -> list[tuple[int, int, str]]:
    """`sam-skaping`, and the `sam-` of `sam- og medskaping`, which shares the other's base."""
    whole = [
        (m.start(), m.end(), _plain(m["prefix"] + m["base"])) for m in _SAM_WORD.finditer(text)
    ]
    shared = [
        (*m.span("token"), _plain(m["prefix"] + m["base"])) for m in _SAM_SHARED.finditer(text)
    ]
    lent = [(*m.span("token"), _plain(m["prefix"] + m["base"])) for m in _SAM_LENT.finditer(text)]
    broken = [
        (m.start(), m.end(), _plain(m["base"] + m["rest"])) for m in _SAM_BROKEN.finditer(text)
    ]
    return whole + shared + lent + broken


def _norm(base: str) -> str:
    return "co-" + _plain(base)


def _plain(word: str) -> str:
    return re.sub(_H, "-", re.sub(_Z, "", word)).lower()


def is_co_word(token: Token) -> bool:
    """Whether the token is one of the words with `co-` that `co_words` finds."""
    return bool(token.norm_.startswith("co-") and len(token.norm_) > len("co-"))
