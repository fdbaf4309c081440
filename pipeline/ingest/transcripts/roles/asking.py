"""Who is the interviewer: by label, by list, or by the share of questions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.config.word_lists import WordList
from pipeline.ingest.transcripts.people import People
from pipeline.ingest.transcripts.roles.calls import Calls, calls
from pipeline.ingest.transcripts.roles.signs import (
    addressing,
    co_hosts,
    is_by_host,
    is_of_episode,
    is_prompt,
    mean_words,
    only_replies,
    opens,
    prompting,
    question_share,
    takes_up,
    word_share,
)
from pipeline.ingest.transcripts.speakers import (
    answers,
    bare,
    folded,
    has_party,
    has_tag,
    is_id,
    is_member,
    is_unknown,
    leading,
    leads,
    may_answer,
)
from pipeline.ingest.transcripts.speech import Turn
from pipeline.wording.messages import Message, message

_EITHER_WAY = WordList("speakers", "asks_or_answers")
_ASKS_MOST, _HARDLY_ASKS = 0.5, 0.1
"""Share of the sentences that are questions, of one who asks beside an informant `I`, at least; and
the informant's, at most, in that share."""
_EXAMINES = 0.3
"""Share of the sentences that are questions, of somebody who examines beside those who lead."""
_MAX_BESIDE = 2
_MAX_AROUND = 3
_MIN_AROUND, _HUB = 3, 0.9
"""Others in a group, at least, to whom one gives the word, and the share of the changes of speaker
to or from this one."""
_THROUGH, _MOST_OF_IT, _PROMPT = 0.8, 0.45, 0.3
"""Of one who is asked by several: the share of the changes of speaker to or from this one, the
share of the words, and of the turns of each of the others that prompt."""
_BRIEF = 0.6
"""Length of the turns of one who examines, at most, in turns of those who answer; what a second
host says, at most, in what the guest says."""
_HARDLY_ANSWERS = 0.25
"""Share of the turns of a second host, at most, that follow a question of the first."""
_CO_ASKER = 0.15
"""Share of the words of one who asks beside another, and only once, at most."""
_MOST_NUMBERED = 0.6
"""Share of those who answer that have a number, where one without asks, above."""
_MAX_ANSWERING = 3
"""Speakers, at most, who do not ask, with one who hardly speaks and may ask after all."""
_FIRST_TURNS = 3
"""Turns of a talk within which it is opened."""
_MOST = 0.65
_NEARLY_ALL = 0.9
"""Share of the words of one who opens a broadcast, at most; the second who also asks the most."""
_IN_BOTH = 1.5
"""How many times as often one of two asks, by questions as well as by prompts."""
_MIN_SIGNS, _MORE_PROMPTS, _LESS = 4, 0.2, 0.4
"""Signs of one of two who asks, at least; how much more it prompts; its share of the words."""


def with_roles(turns: Sequence[Turn], people: People) -> tuple[list[Turn], tuple[Message, ...]]:
    """The turns with those of interviewers marked, and notes if that is a guess or impossible."""
    labels = list(dict.fromkeys(turn.speaker for turn in turns))
    asking = {label for label in labels if people.is_host(label)}
    asking = _by_questions_instead(turns, asking, labels)
    notes: tuple[Message, ...] = ()
    if not asking and (leaders := leading(labels)):
        asking = _leading(turns, labels, leaders)
    elif asking and not {folded(label) for label in labels} >= {"q", "a"}:
        asking |= _beside_hosts(turns, asking, labels, calls(turns))
        asking |= _co_askers(turns, asking, labels)
    if len(asking) == len(labels) > 1:
        asking = {label for label in labels if not may_answer(label)} or asking
    if {folded(label) for label in labels} >= {"q", "a"}:
        asking |= {label for label in labels if not answers(label)}  # A is the one witness
    if not asking and len(labels) > 1:
        asking = _guessed(turns, labels, people)
        notes = (message("interviewer_by_questions" if asking else "no_interviewer"),)
    return [replace(turn, interviewer=turn.speaker in asking) for turn in turns], notes


def _by_questions_instead(
    turns: Sequence[Turn], asking: set[str], labels: Sequence[str]
) -> set[str]:
    """Those who ask; of `I`, who may be the informant, and one more without a role who does."""
    others = set(labels) - asking
    if len(asking) != 1 or len(others) != 1:
        return asking
    (one,), (other,) = asking, others
    if folded(one) not in _EITHER_WAY or answers(other):
        return asking
    asked, answered = question_share(turns, other), question_share(turns, one)
    clear = asked >= _ASKS_MOST and answered <= _HARDLY_ASKS * asked
    return others if clear and word_share(turns, other) <= _LESS else asking


def _leading(turns: Sequence[Turn], labels: Sequence[str], leaders: set[str]) -> set[str]:
    """Who asks in a hearing: who leads, members, and others who examine."""
    asking = leaders | {label for label in labels if is_member(label)}
    asking |= _callers(turns, asking)
    asking |= _beside_counsel(turns, asking)
    asking |= _like_leaders(turns, asking)
    # In a debate nobody is heard: members speak to each other, and only who leads gives the word.
    return asking if set(labels) - asking else leaders


def _callers(turns: Sequence[Turn], asking: set[str]) -> set[str]:
    """Who asks others by name, and hardly answers those who ask.

    A witness who hands a question over, `Anne, do you know?`, follows questions.
    """
    called = {label for label in calls(turns).callers() if not answers(label)}
    called = {one for one in called if _answered(turns, one, asking) <= _HARDLY_ANSWERS}
    return {
        one for one in called if _answered(turns, one, (asking | called) - {one}) <= _HARDLY_ANSWERS
    }


def _guessed(turns: Sequence[Turn], labels: Sequence[str], people: People) -> set[str]:
    """Who asks by what is said, where neither labels nor the file name them."""
    called = calls(turns)
    if all(map(has_party, labels)) and not all(map(has_tag, labels)):
        return set()  # members debate with each other
    guess = _unlisted(turns, labels, people)
    asking = {guess} if guess else _opening(turns, labels) or _by_name(turns, called)
    if not asking and (other := _among_answers(turns, labels)):
        asking = {other}
    asking = asking or _hub(turns, labels)
    asking = asking or _whole_families(_askers(turns, labels), labels) or _around_one(turns, labels)
    asking |= _beside_answerers(turns, asking, labels)
    asking |= _beside_hosts(turns, asking, labels, called)
    return asking | _co_askers(turns, asking, labels)


def _by_name(turns: Sequence[Turn], called: Calls) -> set[str]:
    """Who asks two or more others by name, or one again and again, and is never asked so.

    They prompt, and do not say nearly all.
    """
    callers = {one for one in called.callers() if called.made[one] > 1}
    prompt = all(prompting(turns, label) >= _PROMPT for label in callers)
    return callers if prompt and sum(word_share(turns, one) for one in callers) <= _MOST else set()


def _beside_hosts(
    turns: Sequence[Turn], asking: set[str], labels: Sequence[str], called: Calls
) -> set[str]:
    """Others who ask as those do who are known to: often, briefly, and to those who answer.

    They answer no question of those who ask, as one of a couple does who asks the other, and ask
    more than once: a son who tells his mother what to say does not.
    """
    rest = [label for label in labels if label not in asking]
    beside = {
        label
        for label in rest
        if not (answers(label) or is_unknown(label) or called.is_asked(label))
        and prompting(turns, label) >= _PROMPT
        and _asks_again(turns, label)
        and _answered(turns, label, asking) <= _HARDLY_ANSWERS
    }
    left = set(rest) - beside
    if not asking or not beside or not left:
        return set()
    most = max(prompting(turns, label) for label in left)
    said = max(word_share(turns, label) for label in left)
    return {
        label
        for label in beside
        if prompting(turns, label) >= 2 * most and word_share(turns, label) <= _BRIEF * said
    }


def _asks_again(turns: Sequence[Turn], label: str) -> bool:
    """Several turns have a question; of a member of a committee, one, and another a prompt."""
    said = [turn.text for turn in turns if turn.speaker == label]
    prompts = is_member(label) and all(map(is_prompt, said))
    return sum("?" in text for text in said) > (0 if prompts else 1)


def _co_askers(turns: Sequence[Turn], asking: set[str], labels: Sequence[str]) -> set[str]:
    """Others who ask but once: among people with numbers, or who else only take up what was said.

    Whoever they ask answers next, and they hardly ever follow a question of those who ask.
    """
    rest = [label for label in labels if label not in asking]
    return {
        label
        for label in rest
        if asking
        and not (answers(label) or is_unknown(label))
        and (_only_takes_up(turns, label, rest) or _asks_a_group(turns, label, rest))
        and word_share(turns, label) <= _CO_ASKER
        and _answered(turns, label, asking) <= _HARDLY_ANSWERS
        and _is_answered(turns, label, set(rest))
    }


def _only_takes_up(turns: Sequence[Turn], label: str, rest: Sequence[str]) -> bool:
    """One question, and else turns such as `Right.` and at least one `That's really helpful.`.

    In a group, of which three or more others answer, one who hardly speaks does so too.
    """
    if len(rest) > _MAX_ANSWERING:
        return False
    said = [turn.text for turn in turns if turn.speaker == label]
    heard = [text for text in said if "?" not in text]
    weighed = [text for text in heard if not only_replies(text)]
    once = len(said) - len(heard) == 1 < len(heard)
    return once and bool(weighed) and all(map(takes_up, weighed))


def _asks_a_group(turns: Sequence[Turn], label: str, rest: Sequence[str]) -> bool:
    """A name among numbers, `IP1`, `2`, that only asks: who answers has a number there."""
    others = [one for one in rest if one != label]
    numbered = sum(is_id(one) or answers(one) for one in others)
    said = [turn.text for turn in turns if turn.speaker == label]
    asks_only = all("?" in text for text in said)
    most = numbered > 1 and numbered > _MOST_NUMBERED * len(others)
    return most and not is_id(label) and asks_only


def _is_answered(turns: Sequence[Turn], label: str, rest: set[str]) -> bool:
    """One of the rest speaks after each question of the label."""
    after = [b.speaker for a, b in pairwise(turns) if a.speaker == label and "?" in a.text]
    return bool(after) and all(speaker in rest - {label} for speaker in after)


def _answered(turns: Sequence[Turn], label: str, asking: set[str]) -> float:
    """Share of the label's turns that follow a question of one who asks."""
    before = [a for a, b in pairwise(turns) if b.speaker == label and a.speaker != label]
    asked = sum(one.speaker in asking and one.text.rstrip(' "”’»').endswith("?") for one in before)
    return asked / len(before) if before else 1.0


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
    return {label for label in others if prompting(turns, label) > 0 or leads(label)}


def _beside_counsel(turns: Sequence[Turn], asking: set[str]) -> set[str]:
    """Others who lead: they speak to those who answer, and never after one who examines."""
    following = {
        after.speaker for before, after in pairwise(turns)
        if before.speaker in asking and after.speaker not in asking
    }  # fmt: skip
    heard = {
        before.speaker for before, after in pairwise(turns) if after.speaker in following
    }  # fmt: skip
    others = {turn.speaker for turn in turns} - asking - _in_passing(turns, asking)
    return (others & heard) - following


def _in_passing(turns: Sequence[Turn], asking: set[str]) -> set[str]:
    """Who speaks once, asks nothing, and comes between two turns of one who answers."""
    times = Counter(turn.speaker for turn in turns)
    return {
        turn.speaker
        for before, turn, after in zip(turns, turns[1:], turns[2:], strict=False)
        if times[turn.speaker] == 1 and "?" not in turn.text
        and before.speaker == after.speaker and before.speaker not in asking
    }  # fmt: skip


def _like_leaders(turns: Sequence[Turn], asking: set[str]) -> set[str]:
    """Others who examine: they ask often and briefly, beside somebody who answers at length."""
    rest = list(dict.fromkeys(turn.speaker for turn in turns if turn.speaker not in asking))
    often = {
        label for label in rest
        if not answers(label) and question_share(turns, label) >= _EXAMINES
    }  # fmt: skip
    said = [len(turn.text.split()) for turn in turns if turn.speaker in set(rest) - often]
    if not said:
        return set()
    length = sum(said) / len(said)
    called = _called(turns, asking)
    return {
        label for label in often if label in called or mean_words(turns, label) <= _BRIEF * length
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


def _unlisted(turns: Sequence[Turn], labels: Sequence[str], people: People) -> str:
    """The only label that the front matter does not list, if its turns ask questions."""
    unlisted = [label for label in labels if not people.is_guest(label)]
    if len(unlisted) != 1 or len(unlisted) == len(labels):
        return ""
    asks = question_share(turns, unlisted[0]) >= 0.1
    return unlisted[0] if asks and word_share(turns, unlisted[0]) <= 0.45 else ""


def _opening(turns: Sequence[Turn], labels: Sequence[str]) -> set[str]:
    """Those who open a broadcast: `Welcome to ...`, `I'm joined by ...`; empty if nobody does.

    Whoever says that they are the host, or presents a guest, asks, and who opens it beside them
    does too, as long as somebody is left to answer. Else one who says nearly all of it, or speaks
    but once, is none of those who ask.
    """
    first = turns[:_FIRST_TURNS]
    named = _with_co_host(first, labels)
    hosts = named | {turn.speaker for turn in first if is_by_host(turn.text)}
    found = hosts | {turn.speaker for turn in first if opens(turn.text)}
    if hosts or not found:
        found |= {turn.speaker for turn in first if is_of_episode(turn.text)}
    guests = {one for one in hosts - named if _is_guest(turns, one, labels)}
    hosts, found = hosts - guests, found - guests
    left = {label for label in labels if label not in found and not is_unknown(label)}
    if hosts and left and not _are_asked(turns, found, left):
        return {label for label in found if not is_unknown(label)}
    if len(found) != 1:
        return set()
    (label,) = found
    if sum(turn.speaker == label for turn in turns) < 2:
        return set()
    share = word_share(turns, label)
    others = {turn.speaker for turn in turns} - {label}
    prompts = prompting(turns, label) > max((prompting(turns, one) for one in others), default=0)
    return found if share <= _MOST or (prompts and share <= _NEARLY_ALL) else set()


def _with_co_host(turns: Sequence[Turn], labels: Sequence[str]) -> set[str]:
    """Who names a co-host, and the one so named; nobody where that leaves no one to answer."""
    found = [(turn.speaker, co_hosts(turn.text, set(labels) - {turn.speaker})) for turn in turns]
    named = {one for speaker, those in found if those for one in (speaker, *those)}
    return named if set(labels) - named else set()


def _is_guest(turns: Sequence[Turn], label: str, labels: Sequence[str]) -> bool:
    """One who says the most, hardly prompts, and is asked by another: a guest may open, too."""
    others = set(labels) - {label}
    share = word_share(turns, label)
    most = all(word_share(turns, one) < share for one in others)
    asked = most and prompting(turns, label) < _PROMPT
    return asked and bool(others) and _are_asked(turns, {label}, others)


def _are_asked(turns: Sequence[Turn], those: set[str], others: set[str]) -> bool:
    """One of the others asks more often than any of those, and says less than they do."""
    most = max(prompting(turns, label) for label in those)
    share = sum(word_share(turns, label) for label in those)
    return any(
        prompting(turns, label) > most and word_share(turns, label) < share for label in others
    )


def _among_answers(turns: Sequence[Turn], labels: Sequence[str]) -> str:
    """The only label that is no role of those who answer, if it asks the most: `JO`, `MAN`."""
    others = [label for label in labels if not (answers(label) or is_unknown(label))]
    if len(others) != 1 or any(map(is_unknown, labels)):
        return ""
    most = max(prompting(turns, label) for label in labels if label != others[0])
    return others[0] if prompting(turns, others[0]) > most else ""


def _askers(turns: Sequence[Turn], labels: Sequence[str]) -> set[str]:
    """One label or two that ask three times as often as any other, and say less than half."""
    labels = _who_may_ask(turns, labels)
    shares = sorted(((question_share(turns, label), label) for label in labels), reverse=True)
    for n, least in ((1, 0.12), (2, 0.3)):
        if n >= len(shares):
            break
        asks = shares[n - 1][0] >= least and shares[n - 1][0] >= 3 * shares[n][0]
        group = {label for _, label in shares[:n]}
        if asks and sum(word_share(turns, label) for label in group) <= 0.5:
            return group
    return _prompters(turns, labels)


def _who_may_ask(turns: Sequence[Turn], labels: Sequence[str]) -> Sequence[str]:
    """The labels without unknown speakers and those of one turn, where two are left.

    A member of a committee may ask once.
    """
    times = Counter(turn.speaker for turn in turns)
    often = [
        label
        for label in labels
        if (times[label] > 1 or is_member(label)) and not is_unknown(label)
    ]
    return often if len(often) > 1 else labels


def _around_one(turns: Sequence[Turn], labels: Sequence[str]) -> set[str]:
    """Two or three who ask one: all speak to this one, who says the most, and one of them begins.

    The one may ask back; the others hardly ever speak to each other, and all prompt.
    """
    if not 3 <= len(labels) <= 1 + _MAX_AROUND:
        return set()
    one = max(labels, key=lambda label: (word_share(turns, label), label))
    others = set(labels) - {one}
    steps = list(pairwise(turn.speaker for turn in turns))
    through = sum(one in step for step in steps)
    around = through >= _THROUGH * len(steps) and word_share(turns, one) >= _MOST_OF_IT
    opens = turns[0].speaker in others and "?" in turns[0].text
    prompt = all(prompting(turns, label) >= _PROMPT for label in others)
    return others if around and opens and prompt else set()


def _hub(turns: Sequence[Turn], labels: Sequence[str]) -> set[str]:
    """Who gives the word to each of a group: begins, and speaks before or after all others.

    Who is asked by several stands between them too, but says more at a time than they do.
    """
    one = turns[0].speaker
    others = [label for label in labels if label != one]
    if len(others) < _MIN_AROUND or is_unknown(one) or (answers(one) and not answers(others[0])):
        return set()
    steps = [step for step in pairwise(turn.speaker for turn in turns) if step[0] != step[1]]
    through = sum(one in step for step in steps)
    again = sum(turn.speaker == one for turn in turns) > len(others)
    said = [len(turn.text.split()) for turn in turns if turn.speaker != one]
    brief = mean_words(turns, one) < sum(said) / len(said)
    prompts = sum(is_prompt(turn.text) for turn in turns if turn.speaker == one)
    clear = through >= _HUB * len(steps) and again and brief and prompts > 1
    return {one} if clear else set()


def _prompters(turns: Sequence[Turn], labels: Sequence[str]) -> set[str]:
    """Who speaks to the others: questions without marks, `tell me`, `you` more than `I` and `we`.

    The one of a talk of two or more who does so by far the most often and says the least.
    """
    scores = sorted(((prompting(turns, label), label) for label in labels), reverse=True)
    (most, label), (next_most, _) = scores[0], scores[1]
    share = word_share(turns, label)
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
        for ways in (prompting, question_share)
    )
    return all(more) and word_share(turns, label) <= 0.5


def _has_most_signs(turns: Sequence[Turn], label: str, labels: Sequence[str]) -> bool:
    """Of two who talk, the one with four of five signs of an interviewer; the other has one.

    Who asks prompts more, asks more, says less, begins, and says `you` where the other says `I`.
    """
    (other,) = set(labels) - {label}
    mine, theirs = _signs(turns, label, other), _signs(turns, other, label)
    return sum(mine) >= _MIN_SIGNS and sum(theirs) <= 1


def _signs(turns: Sequence[Turn], label: str, other: str) -> tuple[bool, ...]:
    asked, answered = question_share(turns, label), question_share(turns, other)
    return (
        prompting(turns, label) >= prompting(turns, other) + _MORE_PROMPTS,
        asked >= _IN_BOTH * answered and asked > 0.0,
        word_share(turns, label) <= _LESS,
        turns[0].speaker == label,
        addressing(turns, label) > 0.0 > addressing(turns, other),
    )


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
