"""Who is the interviewer: by label, by list, or by the share of questions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.config.word_lists import WordList
from pipeline.ingest.transcripts.people import People
from pipeline.ingest.transcripts.speakers import (
    answers,
    asks,
    bare,
    folded,
    given_names_first,
    is_asker_misspelt,
    is_member,
    is_role,
    is_slip,
    is_unknown,
    leads,
    may_answer,
)
from pipeline.ingest.transcripts.speech import Turn
from pipeline.wording.messages import Message, message

_MAX_SPEAKERS = 60
"""Labels of a talk from which on they are not compared with each other."""
_MAX_INITIALS = 4
_EXAMINES = 0.3
"""Share of the sentences that are questions, of somebody who examines beside those who lead."""
_MAX_BESIDE = 2
_MAX_AROUND = 3
_THROUGH, _MOST_OF_IT, _PROMPT = 0.8, 0.45, 0.3
"""Of one who is asked by several: the share of the changes of speaker to or from this one, the
share of the words, and of the turns of each of the others that prompt."""
_BRIEF = 0.6
"""Length of the turns of one who examines, at most, in turns of those who answer."""
_FIRST_TURNS = 3
"""Turns of a talk within which it is opened."""
_MOST = 0.65
_NEARLY_ALL = 0.9
"""Share of the words of one who opens a broadcast, at most; the second who also asks the most."""
_IN_BOTH = 1.5
"""How many times as often one of two asks, by questions as well as by prompts."""
_MIN_SIGNS, _MORE_PROMPTS, _LESS = 4, 0.2, 0.4
"""Signs of one of two who asks, at least; how much more it prompts; its share of the words."""
_OPENING, _LONGER = 40, 2
"""Words of a turn that opens a talk, at least, and how many times the length of the next ones."""
_GREETING, _INTRODUCTION = 12, 80
"""Words of a turn within which a greeting and the name of a guest stand."""
_GREETINGS = WordList("speakers", "greetings_of_hosts")
_INTRODUCTIONS = WordList("speakers", "introductions_of_guests")
_PROMPTS = WordList("speakers", "prompts")
_FILLERS = WordList("speakers", "fillers")
_TITLES = WordList("speakers", "titles")
_SECOND = WordList("speakers", "second_persons")
_FIRST = WordList("speakers", "first_persons")


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
        whole_roles = [one for one in alike if asks(one)]
        return whole_roles[0] if len(whole_roles) == 1 else ""
    if short := _of_initials(label, others) or _of_number(label, others):
        return short
    if asks(label) and len(label) > 1:
        # "Int" beside "Interviewer"
        alike = [one for one in others if asks(one) and folded(one).startswith(folded(label))]
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
    names = [
        one for one in others
        if label == "".join(word[0] for word in re.findall(r"[^\W\d_]+", bare(one))).upper()
    ]  # fmt: skip
    return names[0] if len(names) == 1 else ""


def _of_number(label: str, others: Sequence[str]) -> str:
    """The one role with that letter and number: `D4` is `Deltagare 4`."""
    match = re.fullmatch(r"([A-ZÆØÅÄÖ])(\d{1,2})", label)
    names = [
        one for one in others
        if match and is_role(one) and len(one) > _MAX_INITIALS
        and re.fullmatch(rf"(?i){match[1]}[^\W\d_]+\W*{match[2]}", one)
    ]  # fmt: skip
    return names[0] if len(names) == 1 else ""


def _is_short_for(name: str, whole: str) -> bool:
    """The name is the first of the whole one, or its first letter."""
    first = whole.split(" ")[0]
    return name == first != whole or (len(name) == 1 and name == first[:1])


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
    whole = [other for other in ranked if folded(label) in folded(bare(other)).split()[-1:]]
    whole = [
        other for other in whole
        if " " in bare(other)
        and not (folded(other).split()[0] in _TITLES and frozenset((label, other)) in beside)
    ]  # fmt: skip
    return whole[0] if len(whole) == 1 and " " not in label and not is_role(label) else alike


def with_roles(turns: Sequence[Turn], people: People) -> tuple[list[Turn], tuple[Message, ...]]:
    """The turns with those of interviewers marked, and notes if that is a guess or impossible."""
    labels = list(dict.fromkeys(turn.speaker for turn in turns))
    asking = {label for label in labels if people.is_host(label)}
    notes: tuple[Message, ...] = ()
    if not asking and any(map(leads, labels)):
        asking = {label for label in labels if leads(label) or is_member(label)}
        asking |= _beside_counsel(turns, asking)
        asking |= _like_leaders(turns, asking)
    if len(asking) == len(labels) > 1:
        asking = {label for label in labels if not may_answer(label)} or asking
    if {folded(label) for label in labels} >= {"q", "a"}:
        asking |= {label for label in labels if not answers(label)}  # A is the one witness
    if not asking and len(labels) > 1:
        guess = _unlisted(turns, labels, people) or _opening(turns) or _among_answers(turns, labels)
        asking = {guess} if guess else _whole_families(_askers(turns, labels), labels)
        asking = asking or _around_one(turns, labels)
        asking |= _beside_answerers(turns, asking, labels)
        notes = (message("interviewer_by_questions" if asking else "no_interviewer"),)
    return [replace(turn, interviewer=turn.speaker in asking) for turn in turns], notes


def _whole_families(asking: set[str], labels: Sequence[str]) -> set[str]:
    """Those who ask, without `P3` where `P1` and `P2` do not and somebody else asks too."""
    families: dict[str, set[str]] = {}
    for label in labels:
        if re.search(r"\d", label):
            families.setdefault(re.sub(r"\d+", "#", folded(label)), set()).add(label)
    broken = [one for one in families.values() if len(one) > 1 and one - asking and asking - one]
    return asking - {label for one in broken for label in one}


def _beside_answerers(turns: Sequence[Turn], asking: set[str], labels: Sequence[str]) -> set[str]:
    """Beside one who asks and several whose role it is to answer: any other, who asks as well."""
    answering = {label for label in labels if answers(label)}
    others = set(labels) - answering - asking
    if not asking or asking & answering or len(answering) < 2 or len(others) > _MAX_BESIDE:
        return set()
    return {label for label in others if _prompting(turns, label) > 0 or leads(label)}


def _beside_counsel(turns: Sequence[Turn], asking: set[str]) -> set[str]:
    """Others who lead: they speak to those who answer, and never after one who examines."""
    following = {
        after.speaker for before, after in pairwise(turns)
        if before.speaker in asking and after.speaker not in asking
    }  # fmt: skip
    heard = {
        before.speaker for before, after in pairwise(turns) if after.speaker in following
    }  # fmt: skip
    others = {turn.speaker for turn in turns} - asking
    return (others & heard) - following


def _like_leaders(turns: Sequence[Turn], asking: set[str]) -> set[str]:
    """Others who examine: they ask often and briefly, beside somebody who answers at length."""
    rest = list(dict.fromkeys(turn.speaker for turn in turns if turn.speaker not in asking))
    often = {
        label for label in rest
        if not answers(label) and _question_share(turns, label) >= _EXAMINES
    }  # fmt: skip
    said = [len(turn.text.split()) for turn in turns if turn.speaker in set(rest) - often]
    if not said:
        return set()
    length = sum(said) / len(said)
    called = _called(turns, asking)
    return {
        label for label in often if label in called or _mean_words(turns, label) <= _BRIEF * length
    }


def _called(turns: Sequence[Turn], asking: set[str]) -> set[str]:
    """Who speaks next when somebody who leads ends with their name: `Thank you. Mr Dunn.`."""
    return {
        after.speaker
        for before, after in pairwise(turns)
        if before.speaker in asking and after.speaker not in asking
        and folded(bare(after.speaker)).split()[-1:]
        == re.findall(r"[\w'’-]+", before.text.casefold())[-1:]
    }  # fmt: skip


def _mean_words(turns: Sequence[Turn], label: str) -> float:
    words = [len(turn.text.split()) for turn in turns if turn.speaker == label]
    return sum(words) / len(words)


def _unlisted(turns: Sequence[Turn], labels: Sequence[str], people: People) -> str:
    """The only label that the front matter does not list, if its turns ask questions."""
    unlisted = [label for label in labels if not people.is_guest(label)]
    if len(unlisted) != 1 or len(unlisted) == len(labels):
        return ""
    asks = _question_share(turns, unlisted[0]) >= 0.1
    return unlisted[0] if asks and _word_share(turns, unlisted[0]) <= 0.45 else ""


def _opening(turns: Sequence[Turn]) -> str:
    """The one who opens a broadcast: `Welcome to ...`, `I'm joined by ...`; empty if nobody does.

    Somebody who says nearly all of it is none of those who ask.
    """
    found = {turn.speaker for turn in turns[:_FIRST_TURNS] if _opens(turn.text)}
    label = next(iter(found)) if len(found) == 1 else ""
    if sum(turn.speaker == label for turn in turns) < 2:
        return ""
    share = _word_share(turns, label)
    others = {turn.speaker for turn in turns} - {label}
    prompts = _prompting(turns, label) > max((_prompting(turns, one) for one in others), default=0)
    return label if share <= _MOST or (prompts and share <= _NEARLY_ALL) else ""


def _among_answers(turns: Sequence[Turn], labels: Sequence[str]) -> str:
    """The only label that is no role of those who answer, if it asks the most: `JO`, `MAN`."""
    others = [label for label in labels if not (answers(label) or is_unknown(label))]
    if len(others) != 1 or any(map(is_unknown, labels)):
        return ""
    most = max(_prompting(turns, label) for label in labels if label != others[0])
    return others[0] if _prompting(turns, others[0]) > most else ""


def _opens(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", text.casefold().replace("’", "'"))
    start, more = (f" {' '.join(words[:n])} " for n in (_GREETING, _INTRODUCTION))
    return any(f" {phrase} " in start for phrase in _GREETINGS) or any(
        f" {phrase} " in more for phrase in _INTRODUCTIONS
    )


def _askers(turns: Sequence[Turn], labels: Sequence[str]) -> set[str]:
    """One label or two that ask three times as often as any other, and say less than half."""
    shares = sorted(((_question_share(turns, label), label) for label in labels), reverse=True)
    for n, least in ((1, 0.12), (2, 0.3)):
        if n >= len(shares):
            break
        asks = shares[n - 1][0] >= least and shares[n - 1][0] >= 3 * shares[n][0]
        group = {label for _, label in shares[:n]}
        if asks and sum(_word_share(turns, label) for label in group) <= 0.5:
            return group
    return _prompters(turns, labels)


def _around_one(turns: Sequence[Turn], labels: Sequence[str]) -> set[str]:
    """Two or three who ask one: all speak to this one, who says the most, and one of them begins.

    The one may ask back; the others hardly ever speak to each other, and all prompt.
    """
    if not 3 <= len(labels) <= 1 + _MAX_AROUND:
        return set()
    one = max(labels, key=lambda label: (_word_share(turns, label), label))
    others = set(labels) - {one}
    steps = list(pairwise(turn.speaker for turn in turns))
    through = sum(one in step for step in steps)
    around = through >= _THROUGH * len(steps) and _word_share(turns, one) >= _MOST_OF_IT
    opens = turns[0].speaker in others and "?" in turns[0].text
    prompt = all(_prompting(turns, label) >= _PROMPT for label in others)
    return others if around and opens and prompt else set()


def _prompters(turns: Sequence[Turn], labels: Sequence[str]) -> set[str]:
    """Who speaks to the others: questions without marks, `tell me`, `you` more than `I` and `we`.

    The one of a talk of two or more who does so by far the most often and says the least.
    """
    scores = sorted(((_prompting(turns, label), label) for label in labels), reverse=True)
    (most, label), (next_most, _) = scores[0], scores[1]
    share = _word_share(turns, label)
    clear = most >= 0.5 and most >= 2.5 * next_most and share <= 0.6
    if clear or (most >= 0.3 and most >= 2 * next_most and share <= 0.4):
        return {label}
    if len(labels) != 2:
        return set()
    if _asks_in_both_ways(turns, label, labels):
        return {label}
    return {one for one in labels if _has_most_signs(turns, one, labels)}


def _asks_in_both_ways(turns: Sequence[Turn], label: str, labels: Sequence[str]) -> bool:
    """Of two who talk it is the one with more questions and more prompts, and with fewer words."""
    (other,) = set(labels) - {label}
    more = (
        ways(turns, label) >= _IN_BOTH * ways(turns, other) > 0.0
        for ways in (_prompting, _question_share)
    )
    return all(more) and _word_share(turns, label) <= 0.5


def _has_most_signs(turns: Sequence[Turn], label: str, labels: Sequence[str]) -> bool:
    """Of two who talk, the one with four of five signs of an interviewer; the other has one.

    Who asks prompts more, asks more, says less, begins, and says `you` where the other says `I`.
    """
    (other,) = set(labels) - {label}
    mine, theirs = _signs(turns, label, other), _signs(turns, other, label)
    return sum(mine) >= _MIN_SIGNS and sum(theirs) <= 1


def _signs(turns: Sequence[Turn], label: str, other: str) -> tuple[bool, ...]:
    asked, answered = _question_share(turns, label), _question_share(turns, other)
    return (
        _prompting(turns, label) >= _prompting(turns, other) + _MORE_PROMPTS,
        asked >= _IN_BOTH * answered and asked > 0.0,
        _word_share(turns, label) <= _LESS,
        turns[0].speaker == label,
        _addressing(turns, label) > 0.0 > _addressing(turns, other),
    )


def _addressing(turns: Sequence[Turn], label: str) -> float:
    """How many more words mean `you` than `I` in what is said under the label, as a share."""
    said = " ".join(turn.text for turn in turns if turn.speaker == label)
    words = re.findall(r"[^\W\d_]+", said)
    balance = sum(word.casefold() in _SECOND for word in words) - _of_oneself(words)
    return balance / len(words) if words else 0.0


def _of_oneself(words: Sequence[str]) -> int:
    """How many of the words mean who speaks; a small `i` is a preposition in Scandinavian."""
    return sum(word == "I" or word.casefold() in _FIRST for word in words)


def _prompting(turns: Sequence[Turn], label: str) -> float:
    """Share of the label's turns with a question or a prompt, or that speak of `you` alone."""
    texts = [turn.text for turn in turns if turn.speaker == label]
    return sum(map(_prompts, texts)) / len(texts) if len(texts) > 1 else 0.0


def _prompts(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+", text)
    if not words:
        return False
    sentences = re.split(r"(?<=[.!?])\s+", text.casefold())
    openings = (_without_fillers(re.findall(r"[^\W\d_]+", one)) for one in sentences)
    starts = any(" ".join(o[:n]) in _PROMPTS for o in openings for n in (1, 2, 3) if len(o) >= n)
    you = sum(word.casefold() in _SECOND for word in words)
    me = _of_oneself(words)
    return "?" in text or starts or (you > me and you >= 0.05 * len(words))


def _without_fillers(words: Sequence[str]) -> Sequence[str]:
    """The words from the first that is no filler on: `tell me` of `Okay, so tell me`."""
    start = next((n for n, word in enumerate(words) if word not in _FILLERS), len(words))
    return words[start : start + 3]


def _after_opening(turns: Sequence[Turn]) -> Sequence[Turn]:
    """The turns without the first, if it is an introduction: long, before short ones of its own."""
    first = len(turns[0].text.split())
    others = [len(one.text.split()) for one in turns[1:] if one.speaker == turns[0].speaker]
    is_opening = len(others) > 1 and first >= _OPENING
    return turns[1:] if is_opening and first >= _LONGER * max(others) else turns


def _word_share(turns: Sequence[Turn], label: str) -> float:
    words = [(turn.speaker, len(turn.text.split())) for turn in _after_opening(turns)]
    total = sum(number for _, number in words) or 1
    return sum(number for speaker, number in words if speaker == label) / total


def _question_share(turns: Sequence[Turn], label: str) -> float:
    ends = "".join(
        re.sub(r"[^.!?]+", " ", turn.text) + "." for turn in turns if turn.speaker == label
    )
    marks = re.findall(r"[.!?]+", ends)
    return sum("?" in mark for mark in marks) / len(marks) if marks else 0.0


def with_unnamed_answers(turns: Sequence[Turn]) -> tuple[list[Turn], tuple[Message, ...]]:
    """Turns split if only the interviewer is named: paragraphs after a question are the answer."""
    split = [turn for turn in turns if "\n\n" in turn.text]
    if not all(turn.interviewer for turn in turns) or len(turns) < 2 or 2 * len(split) < len(turns):
        return list(turns), ()
    result = []
    for turn in turns:
        question, _, answer = turn.text.partition("\n\n")
        result.append(replace(turn, text=question))
        if answer:
            result.append(replace(turn, speaker="unnamed", text=answer, interviewer=False))
    return result, (message("answers_by_paragraph"),)
