"""Who is the interviewer: by label, by list, or by the share of questions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.ingest.transcripts.people import People
from pipeline.ingest.transcripts.speakers import (
    asks,
)
from pipeline.ingest.transcripts.speech import Turn
from pipeline.wording.messages import Message, message


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


def with_roles(turns: Sequence[Turn], people: People) -> tuple[list[Turn], tuple[Message, ...]]:
    """The turns with those of interviewers marked, and notes if that is a guess or impossible."""
    labels = list(dict.fromkeys(turn.speaker for turn in turns))
    asking = {label for label in labels if people.is_host(label)}
    notes: tuple[Message, ...] = ()
    if not asking and len(labels) > 1:
        guess = _unlisted(turns, labels, people) or _asker(turns, labels)
        if guess:
            asking = {guess}
            notes = (message("interviewer_by_questions"),)
        else:
            notes = (message("no_interviewer"),)
    return [replace(turn, interviewer=turn.speaker in asking) for turn in turns], notes


def _unlisted(turns: Sequence[Turn], labels: Sequence[str], people: People) -> str:
    """The only label that the front matter does not list, if its turns ask questions."""
    unlisted = [label for label in labels if not people.is_guest(label)]
    if len(unlisted) != 1 or len(unlisted) == len(labels):
        return ""
    asks = _question_share(turns, unlisted[0]) >= 0.1
    return unlisted[0] if asks and _word_share(turns, unlisted[0]) <= 0.45 else ""


def _asker(turns: Sequence[Turn], labels: Sequence[str]) -> str:
    """The label with at least three times the others' share of questions and less of the words."""
    shares = sorted(((_question_share(turns, label), label) for label in labels), reverse=True)
    (most, label), (next_most, _) = shares[0], shares[1]
    asks = most >= 0.12 and most >= 3 * next_most
    return label if asks and _word_share(turns, label) <= 0.45 else ""


def _word_share(turns: Sequence[Turn], label: str) -> float:
    words = [(turn.speaker, len(turn.text.split())) for turn in turns]
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
