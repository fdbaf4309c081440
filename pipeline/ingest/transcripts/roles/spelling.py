"""One spelling for the labels of each speaker: slips, initials, names with a post or without."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.config.word_lists import WordList
from pipeline.ingest.transcripts.speakers import (
    answers,
    asks,
    bare,
    folded,
    given_names_first,
    is_asker_misspelt,
    is_role,
    is_slip,
)
from pipeline.ingest.transcripts.speech import Turn

_MAX_SPEAKERS = 60
"""Labels of a talk from which on they are not compared with each other."""
_MAX_INITIALS = 4
_TITLED = 2
"""Words of a title and a surname."""
_TITLES = WordList("speakers", "titles")


def without_counters(turns: Sequence[Turn]) -> list[Turn]:
    """Labels such as Q1, A1, Q2, A2 without their numbers, which count questions, not people."""
    counted = [re.fullmatch(r"(\D+?)\s*(\d+)", turn.speaker) for turn in turns]
    numbers: dict[str, list[int]] = {}
    for match in filter(None, counted):
        numbers.setdefault(match[1], []).append(int(match[2]))
    asked = [word for word in numbers if asks(word)]
    if not any(len(numbers[w]) >= 3 and numbers[w] == sorted(set(numbers[w])) for w in asked):
        return list(turns)
    counting = {word for word, found in numbers.items() if set(found) <= set(numbers[asked[0]])}
    return [
        replace(turn, speaker=match[1]) if match and match[1] in counting else turn
        for turn, match in zip(turns, counted, strict=True)
    ]


def with_given_names_first(turns: Sequence[Turn]) -> list[Turn]:
    """The turns with labels such as `Rask, Tove` as the name that they are, `Tove Rask`."""
    names = given_names_first(dict.fromkeys(turn.speaker for turn in turns))
    return [replace(turn, speaker=names.get(turn.speaker, turn.speaker)) for turn in turns]


def with_one_spelling(turns: Sequence[Turn]) -> list[Turn]:
    """The turns with each person's labels in one spelling.

    Slips of the finger and other cases follow the most frequent label (`Modeartor`), a surname or a
    first name the one whole name that has it (`HUGHES`, `RUTH HUGHES`).
    """
    times = Counter(turn.speaker for turn in turns)
    if len(times) > _MAX_SPEAKERS:
        return list(turns)
    beside = {frozenset((a.speaker, b.speaker)) for a, b in pairwise(turns)}
    one = {label: _same_person(label, times, beside) for label in times}
    turns = [replace(turn, speaker=one[turn.speaker]) for turn in turns]
    times = Counter(turn.speaker for turn in turns)
    answering = {frozenset((a.speaker, b.speaker)) for a, b in pairwise(turns)}
    one = {label: _in_short(label, times, answering) or label for label in times}
    # A short name may follow a whole one that in turn follows the name without a post.
    return [replace(turn, speaker=one.get(one[turn.speaker], one[turn.speaker])) for turn in turns]


def _in_short(label: str, times: Counter[str], answering: set[frozenset[str]]) -> str:
    """The one label that names the same person with more or fewer words; empty if none does.

    `Mats Berg, driver` and `Mats` are `Mats Berg`, `T` is `Torhild`. Who answers the other is
    somebody else.
    """
    plain = folded(bare(label))
    others = [
        other for other in times
        if other != label and frozenset((label, other)) not in answering
    ]  # fmt: skip
    shorter = [other for other in others if folded(other) == plain != folded(label)]
    longer = [other for other in times if folded(bare(other)) == plain and other not in shorter]
    if shorter and len(longer) == 1:
        return shorter[0]
    if is_asker_misspelt(label) or (asks(label) and len(label) == 1):
        alike = [one for one in others if len(one) > 1 and one[0].lower() == label[0].lower()]
        number = re.sub(r"\D", "", label)
        whole_roles = [one for one in alike if asks(one) and re.sub(r"\D", "", one) == number]
        return whole_roles[0] if len(whole_roles) == 1 else ""
    if short := _of_initials(label, others) or _of_number(label, others):
        return short
    family = next((role for role in (asks, answers) if role(label) and len(label) > 1), None)
    if family:
        # "Int" beside "Interviewer", "Inf." beside "Informant"
        alike = [one for one in others if family(one) and folded(one).startswith(folded(label))]
        return alike[0] if len(alike) == 1 and folded(alike[0]).isalpha() else ""
    if is_role(label) or plain != folded(label) or " " in plain:
        return ""
    whole = {
        folded(bare(other)): other for other in reversed(others)
        if not is_role(other) and _is_short_for(plain, folded(bare(other)))
    }  # fmt: skip
    return next(iter(whole.values())) if len(whole) == 1 else ""


def _of_initials(label: str, others: Sequence[str]) -> str:
    """The one whole name of which the label has the first letters: `SW`, Sarah Whitlock."""
    if not (label.isupper() and label.isalpha() and 2 <= len(label) <= _MAX_INITIALS):
        return ""
    letters = {
        one: "".join(word[0] for word in re.findall(r"[^\W\d_]+", bare(one))).upper()
        for one in others
    }
    # `SH` may be Sara Stewart Holm, where nobody is Sue Hall.
    names = [one for one in others if letters[one] == label] or [
        one
        for one in others
        if len(letters[one]) > 2 and letters[one][0] + letters[one][-1] == label
    ]
    return names[0] if len(names) == 1 else ""


def _of_number(label: str, others: Sequence[str]) -> str:
    """The one role with that letter and number: `D4` is `Deltagare 4`.

    `I2`, who asks, is no `Informant 2`.
    """
    match = re.fullmatch(r"([A-ZÆØÅÄÖ])(\d{1,2})", label)
    names = [
        one for one in others
        if match and is_role(one) and asks(one) == asks(label) and len(one) > _MAX_INITIALS
        and re.fullmatch(rf"(?i){match[1]}[^\W\d_]+\W*{match[2]}", one)
    ]  # fmt: skip
    return names[0] if len(names) == 1 else ""


def _is_short_for(name: str, whole: str) -> bool:
    """The name is the first of the whole one, or its first letter."""
    first = whole.split(" ")[0]
    return name == first != whole or (len(name) == 1 and name == first[:1])


def _is_titled_short(label: str, other: str) -> bool:
    """`Dr Lund` beside `Dr Priya Lund`: the same title and surname, without what is between."""
    short, long = folded(bare(label)).split(), folded(bare(other)).split()
    if len(short) != _TITLED or len(long) <= _TITLED or short[0] not in _TITLES:
        return False
    return (short[0], short[-1]) == (long[0], long[-1])


def _same_person(label: str, times: Counter[str], beside: set[frozenset[str]]) -> str:
    """The label in which the person's turns stand; `MRS. BERG`, who answers `BERG`, is another."""
    ranked = sorted(times, key=lambda other: (-times[other], other))
    alike = next((other for other in ranked if folded(other) == folded(label)), label)
    slips = [
        other for other in ranked
        if times[other] >= 3 * times[label] and is_slip(folded(label), folded(other))
    ]  # fmt: skip
    if slips and not is_role(label):
        return slips[0]
    if titled := [other for other in ranked if _is_titled_short(label, other)]:
        other = titled[0]
        apart = len(titled) == 1 and frozenset((label, other)) not in beside
        return other if apart else alike
    whole = [other for other in ranked if folded(label) in folded(bare(other)).split()[-1:]]
    whole = [
        other for other in whole
        if " " in bare(other)
        and not (folded(other).split()[0] in _TITLES and frozenset((label, other)) in beside)
    ]  # fmt: skip
    return whole[0] if len(whole) == 1 and " " not in label and not is_role(label) else alike
