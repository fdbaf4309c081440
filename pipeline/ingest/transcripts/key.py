"""The key of initials at the top or the end of a transcript: `R - Anna Hansen (respondent)`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from pipeline.config.word_lists import WordList
from pipeline.ingest.transcripts.lines import Line
from pipeline.ingest.transcripts.people import names_asker
from pipeline.ingest.transcripts.speakers import (
    folded,
    is_reply,
    is_role,
)


@cache
def _key_head() -> re.Pattern[str]:
    heads = sorted(WordList("speakers", "key_heads"), key=lambda head: (-len(head), head))
    either = "|".join(map(re.escape, heads))
    return re.compile(rf"(?i)(?:\*\*)?(?:{either})(?:\*\*)?\s*:?\s*(?:\*\*)?")


_KEY_LINE = re.compile(
    r"(?:[-*•]\s+)?(?:\*\*)?(?P<label>[^\W\d_][\w.]{0,10}(?:\s\d)?)(?:\*\*)?\s*(?P<sign>[-–—=:]|\t)\s*(?:\*\*)?"
    r"(?P<name>[^\W\d_][^?!]{1,90}?)\.?(?:\*\*)?"
)


_EQUAL = re.compile(r"[\w)]\s?=\s?\S")
_NEXT_ENTRY = re.compile(
    r"[;|]|,(?=\s*\w{1,6}(?:\s\d)?\s*[=])|\.\s+(?=[^\W\d_]\w{0,9}(?:\s\d)?\s?=)"
)


def take_key(
    lines: Sequence[Line], metadata: Mapping[str, object]
) -> tuple[dict[str, str], list[Line]]:
    """The key of initials, from the front matter and from lines at the top; and the other lines."""
    stated = metadata.get("speakers")
    key = (
        {folded(str(tag)): str(name) for tag, name in stated.items()}
        if isinstance(stated, dict)
        else {}
    )
    used = Counter(folded(line.label) for line in lines if line.label)
    count = len(lines)
    top = _find_key(lines, range(min(40, count)), used)
    end = _find_key(lines, range(count - 1, max(0, count - 20), -1), used)
    # A short last answer after a dash looks like an entry: at the end it must explain more.
    end = {number: found for number, found in end.items() if _explains(lines, number, found)}
    for found in (*top.values(), *end.values()):
        key.update(found)
    key = _roles_with_initials(lines[:_MAX_HEAD], used) | key
    return key, [line for n, line in enumerate(lines) if n not in top and n not in end]


_MAX_HEAD = 15
"""Lines at the top within which a role may stand with its label in parentheses."""
_WITH_INITIALS = re.compile(r"(?P<role>[^\W\d_]{4,20})\s*\((?P<label>[A-ZÆØÅÄÖ]{1,3}\d{0,2})\)")


def _roles_with_initials(lines: Sequence[Line], used: Counter[str]) -> dict[str, str]:
    """Labels that a sentence or a list at the top explains: `Moderator (M), Observer (O)`."""
    return {
        folded(match["label"]): match["role"]
        for line in lines
        for match in _WITH_INITIALS.finditer(line.text)
        if is_role(match["role"]) and used[folded(match["label"])] > 1
    }


def _find_key(
    lines: Sequence[Line], numbers: Sequence[int], used: Counter[str]
) -> dict[int, dict[str, str]]:
    """The entries of a key by the number of their line; `numbers` go from the outer end inwards.

    Only the first line with a label can be its entry: "R - Yes." further in is a turn. A head
    without an entry below it is said by somebody ("Present.").
    """
    found: dict[int, dict[str, str]] = {}
    met: set[str] = set()
    for number in numbers:
        line = lines[number]
        label = folded(line.label)
        under_head = _is_under_head(lines, number)
        if _key_head().fullmatch(line.text) and used[label] < 2:  # "Participant" above each turn
            found[number] = {}
        elif under_head or not label or label not in met:
            entries = _key_entries(line, used, under_head=under_head)
            if entries:
                found[number] = entries
        met.add(label)
    headed = {n: entries for n, entries in found.items() if entries or n + 1 in found}
    return {
        number: entries
        for number, entries in headed.items()
        if not _is_lonely(lines[number].text, entries)
        or number - 1 in headed
        or number + 1 in headed
    }


def _is_under_head(lines: Sequence[Line], number: int) -> bool:
    """The lines above are entries, up to a head such as "Key:"."""
    for line in reversed(lines[max(0, number - 15) : number]):
        if _key_head().fullmatch(line.text):
            return True
        if not _KEY_LINE.fullmatch(line.text):
            return False
    return False


def _is_lonely(text: str, entries: Mapping[str, str]) -> bool:
    """One entry with a name of one word, which may be a short answer: "R - Twelve."."""
    return len(entries) == 1 and "=" not in text and " " not in next(iter(entries.values()))


def _explains(lines: Sequence[Line], number: int, entries: Mapping[str, str]) -> bool:
    return (
        not entries
        or "=" in lines[number].text
        or _is_under_head(lines, number)
        or any(is_initials(label, name) or names_asker(name) for label, name in entries.items())
    )


def _key_entries(line: Line, used: Counter[str], *, under_head: bool) -> dict[str, str]:
    text = line.text
    head = _key_head().match(text)
    if head and head.end() < len(text) and ":" in head[0]:
        text, under_head = text[head.end() :], True
    parts = [part.strip() for part in _NEXT_ENTRY.split(text) if part.strip()]
    several = len(_EQUAL.findall(text)) > 1
    found: dict[str, str] = {}
    for part in parts:
        # "IP = intervjuperson. Overlap is marked with /." explains more than who speaks.
        entry = re.split(r"\.\s+(?=[A-ZÆØÅÄÖ])", part)[0] if several else part
        match = _KEY_LINE.fullmatch(entry)
        if match is not None and _is_key_entry(match, used, under_head=under_head):
            found[folded(match["label"])] = match["name"].strip()
        elif not several:
            return {}
    return found


def _is_key_entry(match: re.Match[str], used: Counter[str], *, under_head: bool) -> bool:
    label, name = folded(match["label"]), match["name"].strip()
    if not match["label"][0].isupper() or len(name.split()) > 12 or is_reply(name):
        return False
    role = is_role(name) or names_asker(name)
    capital = name[0].isupper() or role
    if under_head or match["sign"] == "=":
        return capital
    # The entry itself counts once; a label of turns comes again.
    comes_again = used[label] >= 2
    named = all(word[0].isupper() for word in re.findall(r"[^\W\d_]+", name)[:2])
    if match["sign"] == ":":
        explained = (role and len(name) >= 3 and not is_role(label)) or is_initials(label, name)
        return explained and comes_again and name[0].isupper()
    explains = comes_again or is_initials(label, name)  # a key may list who says nothing
    return capital and named and explains and not re.search(r"[.…]", name)


def is_initials(label: str, name: str) -> bool:
    """The label, folded, is made of the first letters of the name's words."""
    words = re.findall(r"[^\W\d_]+", name.split(",")[0])
    return len(words) >= 2 and label == "".join(word[0] for word in words).casefold()
