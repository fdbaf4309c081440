"""Signs of one who asks in what is said: questions, prompts, `you` and `I`, and how much."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from pipeline.config.word_lists import WordList, any_word
from pipeline.ingest.transcripts.speakers import is_reply
from pipeline.ingest.transcripts.speech import Turn

_OPENING, _LONGER = 40, 2
"""Words of a turn that opens a talk, at least, and how many times the length of the next ones."""
_GREETING, _INTRODUCTION, _LONG_INTRODUCTION = 12, 80, 600
"""Words of a turn within which a greeting and the name of a guest stand, and what only a host says:
a broadcast may begin with some pages of its host."""
_MAX_TAKEN_UP, _MAX_WITH_MORE = 6, 12
"""Words of the sentence that takes up what was said, and of the turn that it begins, at most."""
_GREETINGS = WordList("speakers", "greetings_of_hosts")
_INTRODUCTIONS = WordList("speakers", "introductions_of_guests")
_GREETING_QUESTIONS = WordList("speakers", "questions_of_greeting")
_BY_HOSTS = WordList("speakers", "said_by_hosts")
_OF_EPISODES = WordList("speakers", "said_of_episodes")
_CO_HOSTS = WordList("speakers", "co_hosts")
_MAX_TO_NAME = 3
"""Words from `co-host` to the name, at most."""
_PROMPTS = WordList("speakers", "prompts")
_FILLERS = WordList("speakers", "fillers")
_THANKS = WordList("speakers", "words_of_thanks")
_SECOND = WordList("speakers", "second_persons")
_FIRST = WordList("speakers", "first_persons")


def mean_words(turns: Sequence[Turn], label: str) -> float:
    """Words of the label's turns on the average."""
    words = [len(turn.text.split()) for turn in turns if turn.speaker == label]
    return sum(words) / len(words)


def opens(text: str) -> bool:
    """The text greets those who listen, or introduces a guest."""
    return _says(text, _GREETING, _GREETINGS) or _says(text, _INTRODUCTION, _INTRODUCTIONS)


def is_by_host(text: str) -> bool:
    """The text says that its speaker is the host, or has a guest: `Joining me today is ...`."""
    return _says(text, _LONG_INTRODUCTION, _BY_HOSTS)


def is_of_episode(text: str) -> bool:
    """The text tells those who listen of what they will hear: `In this episode ...`."""
    return _says(text, _INTRODUCTION, _OF_EPISODES)


def co_hosts(text: str, labels: Iterable[str]) -> set[str]:
    """The labels that the text names as a co-host: `my co-host, Dan`, `Kari, min medvert`.

    Behind the word the first of a few words is meant that is a name, else the last before it.
    """
    first = {label.casefold().split()[0]: label for label in labels if label.split()}
    found = set()
    for sentence in re.split(r"(?<=[.!?])\s+", text.casefold()):
        for match in re.finditer(rf"\b{any_word(_CO_HOSTS)}\b", sentence):
            behind = re.findall(r"[^\W_]+", sentence[match.end() :])[:_MAX_TO_NAME]
            before = re.findall(r"[^\W_]+", sentence[: match.start()])[: -_MAX_TO_NAME - 1 : -1]
            names = [first[word] for word in (*behind, *before) if word in first]
            found |= set(names[:1])
    return found


def _says(text: str, n: int, phrases: WordList) -> bool:
    """One of the phrases stands among the first n words of the text."""
    words = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", text.casefold().replace("’", "'"))
    start = f" {' '.join(words[:n])} "
    return any(f" {phrase} " in start for phrase in phrases)


def addressing(turns: Sequence[Turn], label: str) -> float:
    """How many more words mean `you` than `I` in what is said under the label, as a share."""
    said = " ".join(turn.text for turn in turns if turn.speaker == label)
    words = re.findall(r"[^\W\d_]+", said)
    balance = sum(word.casefold() in _SECOND for word in words) - _of_oneself(words)
    return balance / len(words) if words else 0.0


def _of_oneself(words: Sequence[str]) -> int:
    """How many of the words mean who speaks; a small `i` is a preposition in Scandinavian."""
    return sum(word == "I" or word.casefold() in _FIRST for word in words)


def prompting(turns: Sequence[Turn], label: str) -> float:
    """Share of the label's turns with a question or a prompt, or that speak of `you` alone."""
    texts = [turn.text for turn in turns if turn.speaker == label]
    return sum(map(is_prompt, texts)) / len(texts) if len(texts) > 1 else 0.0


def takes_up(text: str) -> bool:
    """A short turn that takes up what was said: `That's really helpful.`, `Så interessant.`."""
    first = re.split(r"[.!]\s", text)[0].casefold().replace("’", "'")
    plain = " ".join(re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", first))
    brief = len(plain.split()) <= _MAX_TAKEN_UP and len(text.split()) <= _MAX_WITH_MORE
    return brief and f"{plain} ".startswith(_taken_up())


def only_replies(text: str) -> bool:
    """Nothing but replies and thanks, which anybody says: `Mm.`, `Right, ok.`, `Tusen takk.`."""
    words = re.findall(r"[^\W\d_]+", text.casefold())
    return all(is_reply(word) or word in _THANKS for word in words)


@cache
def _taken_up() -> tuple[str, ...]:
    return tuple(f"{words} " for words in WordList("speakers", "taken_up"))


def is_prompt(text: str) -> bool:
    """The text has a question or a prompt, or speaks of `you` alone; greetings aside."""
    text = _greeting_questions().sub(" ", text)
    words = re.findall(r"[^\W\d_]+", text)
    if not words:
        return False
    sentences = re.split(r"(?<=[.!?])\s+", text.casefold())
    openings = (_without_fillers(re.findall(r"[^\W\d_]+", one)) for one in sentences)
    starts = any(" ".join(o[:n]) in _PROMPTS for o in openings for n in (1, 2, 3) if len(o) >= n)
    you = sum(word.casefold() in _SECOND for word in words)
    me = _of_oneself(words)
    return "?" in text or starts or (you > me and you >= 0.05 * len(words))


@cache
def _greeting_questions() -> re.Pattern[str]:
    """`How are you?`, which anybody asks."""
    return re.compile(rf"(?i)(?<!\w){any_word(_GREETING_QUESTIONS)}\s?\?")


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


def word_share(turns: Sequence[Turn], label: str) -> float:
    """The label's share of the words (0 to 1), without the introduction of a show."""
    words = [(turn.speaker, len(turn.text.split())) for turn in _after_opening(turns)]
    total = sum(number for _, number in words) or 1
    return sum(number for speaker, number in words if speaker == label) / total


def question_share(turns: Sequence[Turn], label: str) -> float:
    """Share (0 to 1) of the label's sentences that are questions."""
    said = (_greeting_questions().sub(".", turn.text) for turn in turns if turn.speaker == label)
    ends = "".join(re.sub(r"[^.!?]+", " ", text) + "." for text in said)
    marks = re.findall(r"[.!?]+", ends)
    return sum("?" in mark for mark in marks) / len(marks) if marks else 0.0
