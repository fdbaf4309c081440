"""The data at the top of a transcript, such as date and place, which nobody says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from pipeline.config.word_lists import WordList, any_word
from pipeline.ingest.transcripts.lines import Line
from pipeline.ingest.transcripts.people import People
from pipeline.ingest.transcripts.speakers import (
    asks,
    bare,
    folded,
    initials,
    is_common_word,
    is_name,
    is_no_speaker,
    is_role,
)

_GUEST_HEADS = WordList("speakers", "heads_of_guests")
_PRESENT = WordList("speakers", "heads_of_present")
_BY = WordList("speakers", "heads_of_askers")
_FUNCTION_WORDS = WordList("speakers", "function_words")
_JOINTS = WordList("speakers", "joints")
_JOINING = WordList("speakers", "name_particles")
_GREETINGS = WordList("speakers", "greetings")
_PERSON = r"[A-ZÆØÅÄÖ][\w'’-]+(?: [A-ZÆØÅÄÖ][\w'’.-]*){1,3}"
_NAMED = re.compile(rf"{_PERSON}[.,;](?:\s|$)")
"""Who has a role, as the head says it in a sentence: `Interviewer: Ana Reyes. Recorded in May.`"""
_MAX_TITLE = 6
"""Lines within which a title stands."""


def take_head(lines: Sequence[Line]) -> tuple[dict[str, object], list[Line]]:
    """Who asks and who answers, from the data at the top; and the lines below.

    Data are lines with a label and no sentence, the last of which is of another kind than a
    speaker's ("Date: 12 May"), or whose label never comes again.
    """
    used = Counter(folded(line.label) for line in lines if line.label)
    titled = _titled([line.text for line in lines[:_MAX_TITLE]])
    head: dict[str, list[str]] = {"hosts": [], "guests": [], "present": _present(lines)}
    taken: set[int] = set()
    for number in range(_end_of_head(lines, used)):
        for label, rest in _fields(lines[number].text):
            several = "," in label or "(" in label  # `Moderator (M), participants: Ida, Jens`
            if is_role(label) and rest and not several and folded(label) not in _GUEST_HEADS:
                names = [part.strip(": ") for part in _parting().split(rest)]
                head["hosts" if asks(label) else "guests"] += [n for n in names if is_name(n)]
                taken.add(number)
    for name, names in (*titled.items(), *_in_sentences(_above(lines, used)).items()):
        head[name] += names
    return (
        {name: names for name, names in head.items() if names},
        [line for number, line in enumerate(lines) if number not in taken],
    )


_MIN_PRESENT = 3
"""Names in a list of who is present, at least."""


def _present(lines: Sequence[Line]) -> list[str]:
    """Who was there, as a line at the top says: `Present: Zoe, Molly, Jeff`."""
    for line in lines[:_MAX_ABOVE]:
        label, _, rest = line.text.replace("**", "").partition(":")
        names = [part.strip(" .") for part in _parting().split(rest)]
        if folded(label) in _PRESENT and len(names) >= _MIN_PRESENT and all(map(is_name, names)):
            return names
    return []


def _above(lines: Sequence[Line], used: Counter[str]) -> list[str]:
    """The texts of the lines above the first whose label comes again."""
    first = next((n for n, line in enumerate(lines) if used[folded(line.label)] > 1), 0)
    return [line.text for line in lines[: min(first, _MAX_ABOVE)]]


_MAX_ABOVE = 25
_SENTENCE_FIELD = re.compile(
    r"(?:^|[.;|·]\s+)(?P<label>[^\W\d_]{3,20}(?:\s[a-zæøåäö]{2,12})?):\s+(?P<names>[^.;|:?!]{2,120})"
)
_CAPITALISED = re.compile(r"[A-ZÆØÅÄÖ][\w'’-]+(?: [A-ZÆØÅÄÖ][\w'’-]+){0,3}")


def _in_sentences(texts: Sequence[str]) -> dict[str, list[str]]:
    """Who has which role, as a line of several says: `Host: Jo Lie. Guests: mayor Kim and Bo`."""
    found: dict[str, list[str]] = {"hosts": [], "guests": []}
    for match in (match for text in texts for match in _SENTENCE_FIELD.finditer(text)):
        listed = is_role(match["label"]) and folded(match["label"]) not in _GUEST_HEADS
        if listed and _lists_names(match["names"]):
            names = [name for name in _CAPITALISED.findall(match["names"]) if is_name(name)]
            whole = [name for name in names if not is_role(name)]
            found["hosts" if asks(match["label"]) else "guests"] += whole
    return found


_MAX_POST = 3
"""Words of a post before a name, at most: `local vice mayor Kim Lie`."""


def _lists_names(text: str) -> bool:
    """The text begins with a name, or with a post and a name, and greets nobody.

    `Hei Anna og Bo` and `Today we will talk with Derek Lowe` are said.
    """
    first = _CAPITALISED.search(text)
    if not first:
        return False
    before, behind = text[: first.start()].split(), re.findall(r"[\w'’]+", text[first.end() :])
    beside = [*before, first[0].split()[0], *behind[:1]]
    joined = _JOINTS | _JOINING
    said = any(is_common_word(word) and word.casefold() not in joined for word in beside)
    return len(before) <= _MAX_POST and not said and not _greets(text)


def _greets(text: str) -> bool:
    return any(word.casefold() in _GREETINGS for word in re.findall(r"[^\W\d_]+", text))


@cache
def _parting() -> re.Pattern[str]:
    return re.compile(rf"[,;(]|\b{any_word(_JOINTS)}\b")


_FURTHER = re.compile(r"[\s,;|]+(?=(?P<label>[^\W\d_]{3,20}(?: \d)?)\s?:\s)")


def _fields(text: str) -> list[tuple[str, str]]:
    """The label and the rest of a line of data; of each role where several stand in one line.

    `Interviewer: TH    Interviewee: AM` has two.
    """
    plain = re.sub(r"\*\*|\t", ":", text).strip(": ")
    cuts = [match for match in _FURTHER.finditer(plain) if is_role(match["label"])]
    edges = [0, *(match.end() for match in cuts), len(plain)]
    parts = [plain[start:end] for start, end in pairwise(edges)]
    return [
        (label.strip(), rest.strip(" ,;|")) for label, _, rest in (p.partition(":") for p in parts)
    ]


@cache
def _title() -> re.Pattern[str]:
    """`Interview with Kari Bakke, by Solveig Berg`, `Intervju: Kari Bakke`."""
    heads = "|".join(map(re.escape, sorted(_GUEST_HEADS, key=lambda head: (-len(head), head))))
    by = "|".join(map(re.escape, _BY))
    return re.compile(
        rf"(?:\*\*)?(?i:{heads})(?:\s+(?:nr\.?|no\.?)?\s?\d+)?\s*[:–—-]?\s*(?P<guest>{_PERSON})"
        rf"(?:,?\s+(?i:{by})\s+(?P<host>{_PERSON}))?(?=$|[\s,.(*])"
    )


def _titled(texts: Sequence[str]) -> dict[str, list[str]]:
    """Who is interviewed, and by whom, as a title says."""
    found: dict[str, list[str]] = {}
    for match in filter(None, map(_title().match, texts)):
        for field, name in (("guests", match["guest"]), ("hosts", match["host"])):
            if name and is_name(name) and not is_role(name):
                found.setdefault(field, []).append(name)
    return found


def _end_of_head(lines: Sequence[Line], used: Counter[str]) -> int:
    end = 0
    for number, line in enumerate(lines[:25]):
        if re.search(r"[.?!…][\"”’»]?\s*$", line.text) or len(line.text.split()) > 20:
            break
        if is_no_speaker(_before_sign(line.text)) or (
            is_role(line.label) and used[folded(line.label)] == 1
        ):
            end = number + 1
    return end


def _before_sign(text: str) -> str:
    return (
        re.split(r"[:\t]", text.replace("**", ""), maxsplit=1)[0]
        if re.search(r"[:\t]", text)
        else ""
    )


def without_head_data(lines: Sequence[Line], people: People) -> list[Line]:
    """Lines such as "Interviewer: Kari Nordmann" above the talk are data, not turns."""
    counts = Counter(
        folded(line.label)
        for line in lines
        if line.style in ("colon", "bold", "tab", "voice")
        or (line.label and people.knows(line.label))
    )
    recurring = [name for name, times in counts.items() if times >= 2]
    if len(recurring) < 2:
        return list(lines)
    first = next(n for n, line in enumerate(lines) if folded(line.label) in recurring)
    data = _runs_of_data(lines[:first])
    return [
        line
        for number, line in enumerate(lines)
        if number >= first or not (number in data or _is_data(line, recurring))
    ]


def _is_data(line: Line, recurring: Sequence[str]) -> bool:
    """The line above the first turn is a field, as of who takes part, and no turn."""
    if line.style not in ("colon", "bold"):
        return False
    if _begins_talk(line) and _names_one_of(line.label, recurring):
        return False
    return (
        not re.search(r"[.?!…]\s*$", line.rest)
        or _lists_people(line.rest, recurring)
        or (is_role(line.label) and _names_person(line.rest))
    )


def _runs_of_data(lines: Sequence[Line]) -> set[int]:
    """The numbers of the lines above the first turn that stand with two lines of data or more.

    What a field says in sentences is no speech there: `Memo: Both are here. The mother leads.`.
    """
    runs: list[list[int]] = [[]]
    for number, line in enumerate(lines):
        match = _FIELD.match(line.text) if line.kind != "cue" else None
        if match and not is_role(match["label"]):
            runs[-1].append(number)
        elif runs[-1]:
            runs.append([])
    return {
        number
        for run in runs
        if sum(not _SAID.search(lines[one].text) for one in run) > 1
        for number in run
    }


_FIELD = re.compile(r"(?:\*\*)?(?P<label>[^\W\d_][^:\n]{0,40}?)(?:\*\*)?\s*:(?:\*\*)?\s+\S")
_SAID = re.compile(r"[.?!…][\"”’»]?\s*$")
_MIN_SAID = 5
"""Words of a line, at least, that somebody says; fewer may be a post or an address."""


def _begins_talk(line: Line) -> bool:
    """The label stands alone, or a sentence begins behind it and goes on in the next line."""
    words = line.rest.split()
    small = sum(word[:1].islower() for word in words)
    sentences = len(words) > _MIN_SAID and re.search(
        r"[.?!]\s+[A-ZÆØÅÄÖ]\w*\s+[a-zæøåäö]", line.rest
    )
    return not words or bool(sentences) or (len(words) >= _MIN_SAID and 2 * small > len(words))


def _names_one_of(label: str, recurring: Sequence[str]) -> bool:
    """The label is the whole name of one that comes again: `RUTH DELANEY, HOST`, `DELANEY`."""
    words = folded(bare(label)).split(" ")
    return any(other in (words[0], words[-1], initials(label)) for other in recurring)


def _names_person(text: str) -> bool:
    """A whole name begins the text: `Ana Reyes. Recorded in May.`, but not `Hei Anna. Fortell.`."""
    match = _NAMED.match(text)
    return match is not None and not _greets(match[0])


def _lists_people(text: str, labels: Sequence[str]) -> bool:
    """A list of those who will speak, as in `Witnesses: Professor Amin and Derek Lowe`."""
    words = [word.casefold() for word in re.findall(r"[^\W\d_]+", text)]
    surnames = {label.split(" ")[-1] for label in labels if not is_role(label)}
    said = sum(word in _FUNCTION_WORDS and word not in _JOINING for word in words)
    listed = bool(surnames & set(words)) and said == 0 and "?" not in text
    return listed and not _greets(text)
