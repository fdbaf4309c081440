"""The layouts that are known, other than labels with a sign that `transcripts.labels` learns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.config.word_lists import WordList
from pipeline.ingest.talk.layouts.layout import Layout

_LONG = 6
"""Letters of a role, at least, that is a label without a sign."""
_SHORT = 4
"""Letters of a title that is shortened, at most: behind `The Chairman.` another is called."""
CLOCK = r"\d{1,3}:\d{2}(?::\d{2}){0,2}(?:[.,]\d{1,3})?"
TIME = rf"[\[(<{{]?{CLOCK}[\])>}}]?"
_DOTTED = r"\[\d{2}\.\d{2}(?:\.\d{2})?\]"
_WORD = r"[^\W\d_][\w'’.-]*"
_NAME = rf"{_WORD}(?:[ ]{_WORD}){{0,3}}"
_CAPITAL = r"[A-ZÆØÅÄÖ](?:[^\W\d_]|['’-])*\.?"
_CAPITALS = rf"{_CAPITAL}(?:[ ]{_CAPITAL}){{0,3}}"


def _titled() -> str:
    """A name in capitals after a title, or a role after `The`: `Mr. SMITH`, `The CHAIRMAN`."""
    titles = sorted(WordList("speakers", "titles"), key=lambda word: (-len(word), word))
    either = _either(titles)
    return (
        rf"(?:(?i:{either})[ ]){{1,3}}[A-ZÆØÅÄÖ]{{2}}[A-ZÆØÅÄÖ'’-]*(?:[ ][A-ZÆØÅÄÖ'’-]{{2,}})*"
        r"(?:[ ]of[ ][A-Z][a-z]+(?:[ ][A-Z][a-z]+)?)?"
    )


def _titled_in_small() -> str:
    """A name after a title, or a role after `The`: `Mr. Smith`, `The Chairman`, `Senator Lie`."""
    titles = sorted(WordList("speakers", "titles"), key=lambda word: (-len(word), word))
    name = r"[A-ZÆØÅÄÖ][\w'’-]+"
    either = _either([word.capitalize() for word in titles])
    return rf"(?:(?:{either})[ ]){{1,3}}{name}(?:[ ]{name})?"


def _either(titles: Sequence[str]) -> str:
    """One of the titles, with a full stop behind it where it is shortened."""
    return "|".join(re.escape(word) + (r"\.?" if len(word) <= _SHORT else "") for word in titles)


def _roles() -> str:
    """A role of one who asks or answers, as a word with a capital, with a number or without."""
    words = {word for name in ("asks", "answers") for word in WordList("speakers", name)}
    words -= set(WordList("speakers", "weak")) | set(WordList("speakers", "unknown"))
    long = sorted((w for w in words if len(w) >= _LONG), key=lambda word: (-len(word), word))
    return rf"(?:{'|'.join(re.escape(word.capitalize()) for word in long)})(?:[ ]?\d{{1,2}})?"


def layouts() -> tuple[Layout, ...]:
    """Every layout that competes."""
    return (
        # [id1] It was three of us.      [00.00.03] [Tove Rask] Could you ...
        Layout(
            "brackets",
            re.compile(rf"(?P<time>{_DOTTED}|{TIME})?\s*\[(?P<label>[^\[\]:]{{1,40}})\]:?\s*"),
            any_label=True,
        ),
        # Intervjuer Hvor mange er dere?
        Layout(
            "roles without a sign",
            re.compile(rf"(?P<label>{_roles()})[ ]+(?=[\"“‘'«(]?[A-ZÆØÅÄÖ])"),
        ),
        # Mr. SMITH. I thank the Chair.
        Layout("hearing", re.compile(rf"(?P<label>{_titled()})\.\s+(?=\S)"), sure=True),
        # Mr. Smith. I thank the Chair.     Senator Lie. Tack.
        Layout(
            "hearing in small letters",
            re.compile(rf"(?P<label>{_titled_in_small()})\.\s+(?=[^\W\d_a-zæøåäö]|\d|[\"“«\[(])"),
            opens=True,
        ),
        # Tove - 00:00:03:      Tove Rask | 0:03 | Could you ...
        Layout(
            "sign",
            re.compile(
                rf"(?P<label>[#+]?[\w][\w'’. -]{{0,40}}?)\s*(?:[-–—|/,;]\s*(?P<time>{TIME})\s*[:|]?"
                rf"|[|=~>]|::|->|→)\s*(?=\S|$)"
            ),
        ),
        # Tove Rask [00:00:06] Could ...     Tove Rask00:06Could ...
        Layout(
            "name and time",
            re.compile(
                rf"(?P<label>(?:{_CAPITALS})(?:[ ]\d{{1,2}}(?=[ \[(])|_\d{{1,2}})?)\s*"
                rf"[\[(]?(?P<time>{CLOCK})"
                rf"(?:\s*(?:-->|[-–—])\s*{CLOCK})?[\])]?\s*:?\s*"
            ),
        ),
        # {Tove Rask} Could you ...
        Layout(
            "braces",
            re.compile(rf"\{{(?P<label>{_NAME}|\w{{1,8}})\}}\s*:?\s*(?P<time>{TIME})?\s*(?=\S)"),
        ),
        # Unknown Speaker 0:14 It was three of us ...     within a line, line breaks lost
        Layout(
            "name and time within a line",
            re.compile(
                rf"(?<![^\W\d_][ ])(?<![^\s.?!…\"”»)\]])(?P<label>{_CAPITALS}(?:[ ]\d{{1,2}})?)[ ]+"
                rf"(?P<time>[\[(]?{CLOCK}[\])]?)(?=\s|$)"
            ),
            inline=True,
        ),
        # ... at all. INT: And then? R1: We ...     a colon within a line, line breaks lost
        Layout(
            "labels within a line",
            re.compile(
                rf"(?:(?<=^)|(?<=[.?!…\"”»)\]-] )|(?<=[.?!…]))"
                rf"(?P<label>{_CAPITALS}(?:[ ]?\d{{1,2}})?)\s?:\s+"
            ),
            inline=True,
        ),
    )
