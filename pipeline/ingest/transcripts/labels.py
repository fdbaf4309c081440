"""Which labels at the start of lines are speakers: decided over the whole transcript."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.config.word_lists import WordList
from pipeline.ingest.transcripts.lines import Line
from pipeline.ingest.transcripts.people import People
from pipeline.ingest.transcripts.speakers import (
    answers,
    asks,
    bare,
    folded,
    has_party,
    initials,
    is_asker_misspelt,
    is_common_word,
    is_given_name,
    is_member,
    is_name,
    is_no_speaker,
    is_post_word,
    is_reply,
    is_role,
    is_slip,
    is_weak,
    leads,
    may_be_speaker,
    short_names,
)

_MAX_UNLISTED = 40
"""More labels than this that stand in no list are no speakers."""
_MIN_BLOCKS = 12
"""Paragraphs of a talk, at least, of which one without a label may be its title."""
_MIN_CAPITALS, _MIN_LETTERS = 3, 4
"""Labels in capitals, at least, and letters of a further one."""
_IN_COLUMN = 0.7
"""Share of the lines with a known label before a tab, from which on the labels are a column."""
_MIN_GROUP = 3
"""Labels of those who answer, at least, of a group in which several may speak at once."""
_TOGETHER = WordList("speakers", "together")
_TITLES = WordList("speakers", "titles")
_MIN_TIMED = 3
_TIMED = 0.9
"""Share of the accepted labels with a time behind them, from which on such a time is a sign."""
_GOES_ON = 0.5
"""Share of a word's lines that go on in lower case, above which it begins sentences."""
_LOWER_CASE = 0.9
"""Share of the other lines that begin in lower case, from which on a text has no capitals."""


def find_labels(lines: Sequence[Line], people: People) -> frozenset[tuple[str, str]]:
    """The accepted labels with their style, folded; empty if none is sure.

    The style is how a label is set off: `colon`, `voice`, `bracket`, `dot`, `tab`, `dash`, `space`.
    """
    panels = [line.label for line in lines if _is_panel(line)]
    if "II" in panels and len(set(panels)) == len(panels):
        lines = [line for line in lines if not _is_panel(line)]
    counts = Counter((folded(line.label), _group(line.style)) for line in lines if line.label)
    fields = _fields(lines)
    for pair in _subjects(lines) | fields:
        del counts[pair]
    shown = {(folded(line.label), _group(line.style)): line.label for line in lines if line.label}
    accepted = {pair for pair in counts if _is_speaker(shown[pair], pair[1], counts, people)}
    if all(people.is_host(shown[pair]) for pair in accepted):
        # Only if nothing surer marks the speakers; otherwise "Okay" on a line would be one.
        accepted |= {pair for pair in counts if _is_unsigned(shown[pair], pair[1], counts[pair])}
    accepted |= _bold_names(lines, counts, shown) if not accepted else set()
    accepted |= _called_in_two_ways(counts, shown) | _timed(lines) | _of_parties(lines)
    accepted |= _on_own_lines(lines)
    accepted |= _persons_once(lines) if not accepted else set()
    accepted |= _unlisted(lines, accepted, counts, shown)
    voiced = {name for name, kind in accepted if kind == "voice"}
    accepted |= {(name, kind) for name, kind in counts if name in voiced and kind != "space"}
    accepted |= _once(lines, accepted, people) | _timed_once(lines, accepted)
    accepted |= _variants(accepted, shown)
    accepted |= _in_capitals(accepted, shown) | _in_a_column(lines, accepted)
    accepted |= _variants(accepted, shown)
    accepted |= _passing(lines, accepted) | _headings(lines, accepted)
    if any(line.style == "bold" and (folded(line.label), "colon") in accepted for line in lines):
        # If bold marks the speakers, a name in bold with a colon is one, even if it occurs once.
        accepted |= {
            (folded(line.label), "colon") for line in lines
            if line.style == "bold" and is_name(line.label)
        }  # fmt: skip
    if accepted and all(people.is_host(shown[pair]) for pair in accepted):
        accepted |= {
            pair for pair in counts
            if pair[1] in ("colon", "voice") and is_name(shown[pair]) and pair not in accepted
        }  # fmt: skip
    accepted -= fields
    return frozenset(accepted) if _is_enough(accepted, lines, people) else frozenset()


def _is_panel(line: Line) -> bool:
    return line.style in ("colon", "bold") and _PANEL.fullmatch(line.label) is not None


def _group(style: str) -> str:
    return "colon" if style == "bold" else style


def _subjects(lines: Sequence[Line]) -> set[tuple[str, str]]:
    """Words without a sign that begin sentences of minutes: `HS reported that all had come`.

    What they go on with is in lower case, in a text that has capitals elsewhere.
    """
    rests: dict[str, list[str]] = {}
    for line in lines:
        if line.style == "space" and (is_weak(line.label) or not is_role(line.label)):
            rests.setdefault(folded(line.label), []).append(line.rest)
    found = {
        (label, "space")
        for label, those in rests.items()
        if sum(rest[:1].islower() for rest in those) > _GOES_ON * len(those)
    }
    others = [line.text for line in lines if (folded(line.label), line.style) not in found]
    lower = sum(text[:1].islower() for text in others)
    has_capitals = lower < _LOWER_CASE * len(others)
    return found if has_capitals else set()


_PERSON = re.compile(r"[A-ZÆØÅÄÖ][\w'’.-]+(?: [A-ZÆØÅÄÖ][\w'’.-]*){1,3}")


def _fields(lines: Sequence[Line]) -> set[tuple[str, str]]:
    """Labels that come again and only before the same whole name: `President: Tone Holm Lie`."""
    rests: dict[str, list[str]] = {}
    for line in lines:
        if line.style in ("colon", "bold"):
            rests.setdefault(folded(line.label), []).append(line.rest)
    return {
        (label, "colon")
        for label, those in rests.items()
        if len(those) > 1 and len(set(those)) == 1 and _PERSON.fullmatch(those[0])
    }


def _is_speaker(label: str, style: str, counts: Counter[tuple[str, str]], people: People) -> bool:
    times = counts[(folded(label), style)]
    if style in ("voice", "stamped"):
        return True
    if style == "colon":
        return _is_colon_speaker(label, times, counts, people)
    if style == "bracket":
        hosts = any(kind == "bracket" and is_role(name) for name, kind in counts)
        return times >= 2 and hosts and (is_role(label) or is_name(label))
    if style == "dot":
        return _is_dot_speaker(label, counts)
    if label in ("I", "A") and style == "space":
        return folded(label) in people.key
    if style == "alone" and is_common_word(label) and not people.is_listed(label):
        # "I" above each question needs an "R" above each answer; in Norwegian it is a word.
        family = answers if asks(label) else asks
        return (
            is_role(label)
            and label[0].isupper()
            and any(
                n >= 2 and kind == "alone" and family(name) and not is_common_word(name)
                for (name, kind), n in counts.items()
            )
        )
    listed = folded(label) in people.key or people.is_guest(label)
    named = is_name(label) and label[0].isupper() and people.knows(label)
    return named and (listed or times >= 2)


def _is_colon_speaker(
    label: str, times: int, counts: Counter[tuple[str, str]], people: People
) -> bool:
    family = _is_numbered_word(label) and _has_family(label, counts)
    numbered = _is_numbered_word(label) and not family
    weak = is_weak(label) or numbered
    if is_role(label) and weak and times == 1 and not people.is_listed(label):
        # "Question: who pays?" in the talk of I and R; "spørsmål 3: det vet jeg ikke" in any.
        alike = asks if asks(label) else answers
        again = sum(
            n >= 2 and kind == "colon" and (numbered or alike(name) or leads(name))
            for (name, kind), n in counts.items()
        )
        return not again or (again >= _MIN_GROUP and folded(label) in _TOGETHER)
    plain = _is_plain_word(label) and times < 2 and not family
    if people.knows(label) or (is_role(label) and not plain):
        return True
    return times >= (2 if is_name(label) else 3)


def _has_family(label: str, counts: Counter[tuple[str, str]]) -> bool:
    """The same word stands with another number before a colon too: `person 1` and `person 3`."""
    own = folded(label)
    word = _without_number(own)
    return any(
        kind == "colon" and _without_number(name) == word and name not in (word, own)
        for name, kind in counts
    )


def _without_number(label: str) -> str:
    return label.rstrip("0123456789 ")


def _is_plain_word(label: str) -> bool:
    """The role is written as an ordinary word: `svar`, `spørsmål 3`, not `spk03`."""
    return label[0].islower() and (not label[-1].isdigit() or _is_numbered_word(label))


def _is_numbered_word(label: str) -> bool:
    """A word of what is said with a number behind it: `spørsmål 3`; `Q3` and `p 3` are labels."""
    word = _without_number(label)
    return label[0].islower() and word != label and len(word) > 1 and is_weak(word)


def _is_dot_speaker(label: str, counts: Counter[tuple[str, str]]) -> bool:
    """Q. and A. need each other; numbered questions need only each other."""
    family = asks if asks(label) else answers
    dotted = [name for name, kind in counts if kind == "dot"]
    first = {name[:1] for name in dotted if family(name) or asks(name) or answers(name)}
    pair = {"q", "a"} if label[0] in "QA" else {"i", "r"}
    words = any(len(name) > 4 for name in dotted)
    both = first >= pair or (words and {asks(name) for name in dotted} == {True, False})
    return both or (asks(label) and sum(1 for name in dotted if family(name)) >= 3)


def _bold_names(
    lines: Sequence[Line],
    counts: Counter[tuple[str, str]],
    shown: Mapping[tuple[str, str], str],
) -> set[tuple[str, str]]:
    """Names in bold without a sign that begin nearly all paragraphs: `**Jo** Come in.`."""
    found = {
        pair
        for pair, n in counts.items()
        if pair[1] == "boldspace" and n > 1 and is_name(shown[pair])
    }
    begun = {line.block for line in lines if (folded(line.label), line.style) in found}
    blocks = {line.block for line in lines}
    enough = len(found) > 1 and len(begun) >= max(2 * _MIN_TIMED, _IN_COLUMN * len(blocks))
    return found if enough else set()


def _once(
    lines: Sequence[Line], accepted: set[tuple[str, str]], people: People
) -> set[tuple[str, str]]:
    """Names that occur once in a group of several: "Cato: I was not there." after Anne and Bo."""
    guests = {name for name, kind in accepted if kind == "colon" and not people.is_host(name)}
    labelled = {line.block for line in lines if line.style in ("colon", "bold", "voice")}
    n_blocks = len(labelled | {line.block for line in lines if _may_be_said(line)})
    titled = n_blocks >= _MIN_BLOCKS and len(labelled) == n_blocks - 1
    if accepted and (titled or len(labelled) >= 0.95 * n_blocks):
        # Every paragraph begins with a label: who speaks once is somebody too.
        return {
            (folded(line.label), "colon")
            for line in lines
            if line.style in ("colon", "bold")
            and may_be_speaker(line.label)
            and line.kind != "heading"
            and (not line.rest or re.search(r"[^\W\d_]", line.rest))
            and (line.kind == "cue" or not line.rest[:1].islower())
        }
    if len(guests) < 2 or len(guests) == len(accepted):
        return set()
    shapes = {re.sub(r"\d+", "#", name) for name in guests if re.search(r"\d", name)}
    first = {line.block: line for line in reversed(lines)}
    return {
        (folded(line.label), "colon")
        for line in lines
        if line.style in ("colon", "bold")
        and is_name(line.label)
        and (
            re.sub(r"\d+", "#", folded(line.label)) in shapes
            or (
                first[line.block] is line
                and line.rest[:1].isupper()
                and " " not in line.label
                and not is_weak(line.label)
            )
        )
    }


_PANEL = re.compile(r"[IVX]{1,4}")
"""The number of a panel of witnesses: `II: Ane Holm, director`."""
_MOST_SAID = 0.8
"""Share of the words below the first of such names, at least."""
_MIN_HEADINGS, _OF_HEADINGS = 4, 0.6
"""Headings that are known labels, at least, and their share of the headings."""


def _headings(lines: Sequence[Line], accepted: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """Names that are a heading once, where most headings are known speakers."""
    found = [line for line in lines if line.kind == "heading"]
    known = sum((folded(line.label), line.style) in accepted for line in found if line.label)
    if known < max(_MIN_HEADINGS, _OF_HEADINGS * len(found)):
        return set()
    return {
        (folded(line.label), line.style)
        for line in found
        if line.style == "alone" and may_be_speaker(line.label) and len(line.label.split()) > 1
    }


_BRACKETED = re.compile(r"[\[(][^\[\]()]*[\])]\W*")


def _may_be_said(line: Line) -> bool:
    """The line is no heading and no note that stands in brackets by itself: `[Introductions]`."""
    return line.kind not in ("heading", "caption") and not _BRACKETED.fullmatch(line.text)


def _timed(lines: Sequence[Line]) -> set[tuple[str, str]]:
    """Labels with a sign and a time, `Jo Lie: (06:07)`, where nearly all with a sign have one."""
    signed = [line for line in lines if line.style in ("colon", "bold") and _may_be_said(line)]
    timed = [line for line in signed if line.timed]
    said = sum(
        bool(line.timed and (line.rest or (below.text and not below.timed)))
        for line, below in zip(lines, [*lines, Line("", 0, "")][1:], strict=True)
    )
    sure = len(timed) >= max(_MIN_TIMED, _TIMED * len(signed)) and said >= _TIMED * len(timed)
    labels = {line.label for line in timed}
    if not sure or len(labels) < 2 or not all(map(may_be_speaker, labels)):
        return set()
    return {(folded(label), "colon") for label in labels}


def _on_own_lines(lines: Sequence[Line]) -> set[tuple[str, str]]:
    """Names with a post or a party that stand by themselves before a colon, above what is said.

    `Ane Holm, leader of the board:`, in a record in which three or more lines are such.
    """
    found = [
        line
        for line in lines
        if line.style == "colon" and not line.rest and _may_be_said(line) and "," in line.label
    ]
    named = [line for line in found if may_be_speaker(bare(line.label)) and " " in bare(line.label)]
    few = len(named) < _MIN_TIMED or len(named) < len(found)
    return (
        set()
        if few or not _are_persons({line.label for line in named})
        else {(folded(line.label), "colon") for line in named}
    )


def _of_parties(lines: Sequence[Line]) -> set[tuple[str, str]]:
    """Names with a party, `Ane Lie (Sp): ...`, of which a record of a debate has several."""
    found = {
        line.label
        for line in lines
        if line.style in ("colon", "bold")
        and has_party(line.label)
        and may_be_speaker(line.label)
        and " " in bare(line.label)
    }
    known = len(found) > 1 and _are_persons(found)
    return {(folded(label), "colon") for label in found} if known else set()


def _are_persons(labels: set[str]) -> bool:
    """At least half of the names have a given name, or capitals throughout."""
    known = [
        any(map(is_given_name, bare(one).split())) or re.search(r"[A-ZÆØÅÄÖ]{4}", bare(one))
        for one in labels
    ]
    return 2 * sum(map(bool, known)) >= len(known)


def _called_in_two_ways(
    counts: Counter[tuple[str, str]], shown: Mapping[tuple[str, str], str]
) -> set[tuple[str, str]]:
    """Persons whose whole name comes first and then a short one: `RUTH HALE:`, `HALE:` or `RH:`.

    Two or more are so called, in capitals or with a given name.
    """
    names = {pair: bare(shown[pair]) for pair in counts if pair[1] == "colon"}
    short = {folded(name): pair for pair, name in names.items() if " " not in name}
    found = {
        (pair, short[one])
        for pair, name in names.items()
        for one in short_names(name) & set(short)
        if may_be_speaker(name) and (name.isupper() or _is_whole_name(name))
    }
    return {pair for both in found for pair in both} if len(found) > 1 else set()


def _persons_once(lines: Sequence[Line]) -> set[tuple[str, str]]:
    """Whole names of persons before colons, each once, in a talk of few long turns.

    The first word is a given name, and they begin nearly all lines of what is said, or bold sets
    them off. Nothing surer is known.
    """
    found = [
        line
        for line in lines
        if line.style in ("colon", "bold")
        and _may_be_said(line)
        and may_be_speaker(line.label)
        and _is_whole_name(line.label)
    ]
    first = next((n for n, line in enumerate(lines) if found and line is found[0]), 0)
    said = [line for line in lines[first:] if _may_be_said(line)]
    signed = [line for line in said if line.style in ("colon", "bold") and is_name(line.label)]
    bold = all(line.style == "bold" for line in found)
    several = len({folded(line.label) for line in found}) > 1
    words = [len(line.text.split()) * _may_be_said(line) for line in lines]
    enough = sum(words[first:]) >= _MOST_SAID * sum(words)
    sure = len(found) == len(signed) and enough and (bold or 2 * len(found) >= len(said))
    return {(folded(line.label), "colon") for line in found} if several and sure else set()


def _is_whole_name(label: str) -> bool:
    """A given name and more: `Kate Holm`."""
    words = bare(label).split()
    return 1 < len(words) <= _MAX_PASSING and is_given_name(words[0])


_MIN_LABELLED, _MAX_PASSING = 8, 3
"""Turns with known labels, at least, beside which somebody speaks in passing; and how many do."""
_ENDED = re.compile(r"[.?!…:)\]»”\"*]\s*$")
_SOMEBODY = WordList("speakers", "passers_by")


def _passing(lines: Sequence[Line], accepted: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """Who speaks once among turns that all have a label, as one at the door: `Kona: Vil de ha?`.

    What was said before has ended, and a known speaker goes on. Such labels are few.
    """
    spoken = [
        line for line in lines if line.kind not in ("heading", "caption") and line.text.strip()
    ]
    known = [(folded(line.label), _group(line.style)) in accepted for line in spoken]
    if sum(known) < _MIN_LABELLED or len({name for name, kind in accepted if kind == "colon"}) < 2:
        return set()
    times = Counter(folded(line.label) for line in spoken if line.label)
    before = {n: m for m, n in pairwise(n for n, is_known in enumerate(known) if is_known)}
    found = [
        spoken[number]
        for above, below in ((above, below) for below, above in before.items())
        for number in range(above + 1, below)
        if times[folded(spoken[number].label)] == 1
        and _ENDED.search(spoken[number - 1].text)
        and _may_pass(spoken[number], folded(spoken[above].label) == folded(spoken[below].label))
    ]
    few = len(found) <= min(_MAX_PASSING, sum(known) // 4)
    return {(folded(line.label), "colon") for line in found} if few else set()


def _may_pass(line: Line, same_goes_on: bool) -> bool:
    """The label describes a person, `Woman at door`, `P?`, or is a name between turns of one."""
    if line.style not in ("colon", "bold") or not re.match(r"[\"“‘'«(]*[A-ZÆØÅÄÖ]", line.rest):
        return False
    words = line.label.split()
    if line.label.endswith("?") or words[0].casefold() in _SOMEBODY:
        return True
    named = may_be_speaker(line.label) and not is_common_word(words[0])
    ordinary = len(words) == 1 and is_post_word(words[0])
    return same_goes_on and named and not ordinary and len(words) <= _MAX_PASSING


def _in_capitals(
    accepted: set[tuple[str, str]], shown: Mapping[tuple[str, str], str]
) -> set[tuple[str, str]]:
    """Names in capitals that occur once where all labels are in capitals: `MS. PRYCE: If I may`."""
    found: set[tuple[str, str]] = set()
    for sign in ("colon", "dash", "tab"):
        labels = [bare(shown.get(pair, "")) for pair in accepted if pair[1] == sign]
        if len(labels) >= _MIN_CAPITALS and all(label.isupper() for label in labels):
            found |= {
                pair
                for pair, label in shown.items()
                if pair[1] == sign and bare(label).isupper() and len(label) >= _MIN_LETTERS
                and may_be_speaker(label)
            }  # fmt: skip
    return found


def _in_a_column(lines: Sequence[Line], accepted: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """Names before a tab that occur once, where nearly all lines have a label before a tab."""
    tabbed = [line for line in lines if line.style == "tab"]
    known = sum((folded(line.label), "tab") in accepted for line in tabbed)
    if known < max(_MIN_TIMED, _IN_COLUMN * len(lines)):
        return set()
    return {(folded(line.label), "tab") for line in tabbed if may_be_speaker(line.label)}


def _variants(
    accepted: set[tuple[str, str]], shown: Mapping[tuple[str, str], str]
) -> set[tuple[str, str]]:
    """Labels before a colon or a dash that name an accepted speaker in another way.

    With a post or a place, `Mats Berg, driver`, by the first or the last part of the name or its
    first letter, or with a slip of the finger; also names that come again only in several such
    ways.
    """
    named = {name: shown.get((name, kind), name) for name, kind in accepted if kind == "colon"}
    signed = {pair: label for pair, label in shown.items() if pair[1] in ("colon", "dash")}
    bare_times = Counter(
        folded(bare(label)) for (_, kind), label in signed.items() if kind == "colon"
    )
    known = {folded(bare(label)) for label in named.values() if label}
    known |= {name for name, n in bare_times.items() if n > 1 and named}
    return {
        pair
        for pair, label in signed.items()
        if pair not in accepted and label[0].isupper() and _names_one_of(label, pair[1], known)
    }


def _names_one_of(label: str, style: str, known: set[str]) -> bool:
    name = folded(bare(label))
    if len(name) == 1 and style == "colon":
        return sum(other[0] == name for other in known) == 1
    if is_common_word(label) or is_reply(label) or is_no_speaker(label) or not name:
        return False
    if is_asker_misspelt(label) or any(is_slip(name, other) for other in known):
        return True
    if style == "dash":
        return False
    return (
        name in known
        or initials(label) in known
        or any(
            one.split()[end] == other or other.split()[end] == one
            for one in {name, _untitled(name)}
            for other in (part for whole in known for part in {whole, _untitled(whole)})
            for end in (0, -1)
        )
    )


def _untitled(name: str) -> str:
    """The folded name without titles before it: `dr priya lund` is `dr lund` too."""
    words = name.split()
    first = next((n for n, word in enumerate(words) if word not in _TITLES), 0)
    return " ".join(words[first:])


def _timed_once(lines: Sequence[Line], accepted: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """Names with a time behind them, `Kari Lie [0:09]: Yes`, where all accepted ones have it.

    In a hearing, whose members stand with their party, the chair may be without.
    """
    known = [line for line in lines if (folded(line.label), _group(line.style)) in accepted]
    timed = [line for line in known if line.timed]
    parties = sum(is_member(line.label) for line in known)
    if len(timed) < _MIN_TIMED or (len(timed) < _TIMED * len(known) and parties < 2):
        return set()
    styles = {_group(line.style) for line in timed}
    return {
        (folded(line.label), _group(line.style))
        for line in lines
        if line.timed and _group(line.style) in styles and may_be_speaker(line.label)
    }


def _is_unsigned(label: str, style: str, times: int) -> bool:
    """A label without a sign that is listed nowhere: it must be frequent and look like a label."""
    if style in ("colon", "bracket") or times < 3 or not is_name(label) or label[0].islower():
        return False
    if is_common_word(label.split()[0]) or is_reply(label):
        return False
    return style != "space" or bool(re.fullmatch(r"[A-ZÆØÅÄÖ]{2,4}\d{0,2}|[A-Z]\d{1,2}", label))


def _unlisted(
    lines: Sequence[Line],
    accepted: set[tuple[str, str]],
    counts: Counter[tuple[str, str]],
    shown: Mapping[tuple[str, str], str],
) -> set[tuple[str, str]]:
    """Labels that stand in no list but as often and in the same style as those that do.

    A label is no word of what is said: `NHS` at the start of paragraphs stands within them too.
    The `A` of Q and A is a label although it is a word, and so is what bold sets off.
    """
    styles = {style for _, style in accepted} & {"space", "alone", "dash", "tab", "boldspace"}
    found = {
        pair
        for pair in counts
        if pair[1] in styles and pair not in accepted
        and counts[pair] >= 2 and may_be_speaker(shown[pair]) and shown[pair][0].isupper()
        and (pair[1] != "space" or counts[pair] >= 3)
    }  # fmt: skip
    if not found or len(found) > _MAX_UNLISTED:
        return set()
    starts = (n for n, line in enumerate(lines) if (folded(line.label), line.style) in accepted)
    first = next(starts, 0)
    said = " ".join(line.rest if line.label else line.text for line in lines[first:])
    # On a line of its own it is a label if it comes as often: "Thank you, Mrs Lie." is said too.
    most = max(counts[pair] for pair in accepted)
    return {
        pair
        for pair in found
        if pair[1] == "boldspace"
        or answers(shown[pair])
        or (pair[1] == "alone" and 2 * counts[pair] >= most)
        or not re.search(rf"\b{re.escape(shown[pair])}\b", said)
    }


def _is_enough(accepted: set[tuple[str, str]], lines: Sequence[Line], people: People) -> bool:
    """Two labels, or one that the file itself names; unnamed ones must cover most of the words."""
    if not accepted:
        return False
    if any(people.knows(name) for name, _ in accepted) or any(s == "voice" for _, s in accepted):
        return True
    names = {name for name, _ in accepted}
    if len(names) < 2:
        return False
    starts = [
        n for n, line in enumerate(lines) if (folded(line.label), _group(line.style)) in accepted
    ]
    words = [len(line.text.split()) * _may_be_said(line) for line in lines]
    return sum(words[starts[0] :]) >= 0.5 * sum(words)


def starts_turn(line: Line, labels: frozenset[tuple[str, str]]) -> bool:
    """The line begins with one of the labels, in the style in which that label was accepted."""
    if (folded(line.label), _group(line.style)) not in labels:
        return False
    # "A lot of people" and "I think" are not turns of A and I.
    return not (line.style == "space" and line.label in ("A", "I") and line.rest[:1].islower())


_SLIP = re.compile(r"(?P<label>[^\W_][^:;.?!]{0,40}?)\s?(?P<sign>[:;])\s+(?P<rest>\S.*)")


def with_slips(lines: Sequence[Line], labels: frozenset[tuple[str, str]]) -> list[Line]:
    """The lines with labels whose sign or case is a slip: `Meg; Yes`, `knut: Tell her`."""
    shown = {
        folded(line.label): line.label
        for line in reversed(lines)
        if _group(line.style) == "colon" and starts_turn(line, labels)
    }
    return [line if line.label and line.label in shown else _mended(line, shown) for line in lines]


def _mended(line: Line, shown: Mapping[str, str]) -> Line:
    match = _SLIP.fullmatch(line.text) if line.kind not in ("heading", "caption") else None
    label = shown.get(folded(match["label"]), "") if match else ""
    if match is None or not label or line.style == "voice":
        return line
    if not re.match(r"[\"“‘'«(\[]*[A-ZÆØÅÄÖ]", match["rest"]):
        return line  # "knut: but that is what he said" goes on
    if is_common_word(label) and not match["label"][0].isupper():
        return line
    return replace(line, label=label, style="colon", rest=match["rest"])


_INTERJECTION = re.compile(
    r"[\[(<](?P<label>[^\W_][^:()\[\]<>\n]{0,30}):\s*(?P<said>[^()\[\]<>\n]{1,80})[\])>]\s*"
)
"""What another says within a turn: `I kept topping it up. (Int 2: Mm.)`."""
_SENTENCE = re.compile(r"[.?!…–—-][\"”’»]?$")


def with_interjections(lines: Sequence[Line], labels: frozenset[tuple[str, str]]) -> list[Line]:
    """The lines cut where another speaker's words stand in brackets within them."""
    shown = {folded(line.label): line for line in reversed(lines) if starts_turn(line, labels)}
    result: list[Line] = []
    speaker: Line | None = None
    for line in lines:
        starts = starts_turn(line, labels)
        speaker = line if starts else speaker
        text = line.rest if starts else line.text
        cuts = _interjections(text, shown, speaker)
        if not cuts or speaker is None or line.kind in ("heading", "caption"):
            result.append(line)
            continue
        before = text[: cuts[0].start()].rstrip()
        if before.strip() or starts:
            result.append(replace(line, text=before, rest=before if starts else line.rest))
        edges = [*(one.start() for one in cuts[1:]), len(text)]
        for one, end in zip(cuts, edges, strict=True):
            other, rest = shown[folded(one["label"])], text[one.end() : end]
            result.append(_said_by(other, line, one["said"].strip()))
            if rest.strip():
                result.append(_said_by(speaker, line, rest))
    return result


def _interjections(
    text: str, shown: Mapping[str, Line], speaker: Line | None
) -> list[re.Match[str]]:
    """What others say within the speaker's text; behind a name or letter, sentences and replies.

    Forms and versions have letters too: `two forms (A: the short one) and (B: the long one)`.
    """
    found = [one for one in _INTERJECTION.finditer(text) if folded(one["label"]) in shown]
    if speaker is None or any(folded(one["label"]) == folded(speaker.label) for one in found):
        return []
    return [one for one in found if _is_interjected(folded(one["label"]), one["said"].strip())]


def _is_interjected(label: str, said: str) -> bool:
    """Anything behind a role or number, `Int 2: okay so`; else a sentence, or only replies."""
    if len(label) > 1 and (is_role(label) or label[-1].isdigit()):
        return True
    return _SENTENCE.search(said) is not None or all(map(is_reply, said.split()))


def _said_by(speaker: Line, line: Line, text: str) -> Line:
    return replace(line, label=speaker.label, style=speaker.style, text=text, rest=text)


def with_listed_names(lines: Sequence[Line], people: People) -> list[Line]:
    """The lines with names that the file lists as labels, where no sign sets them off.

    `Nancy We do the rota`: what follows begins a sentence.
    """
    names = [name for name in people.names() if may_be_speaker(name)]
    return [_with_listed_name(line, names) for line in lines]


def _with_listed_name(line: Line, names: Sequence[str]) -> Line:
    if line.label or line.kind in ("heading", "caption"):
        return line
    for name in names:
        if re.match(rf"{re.escape(name)},", line.text):
            return line  # "Samuel Holm, Jr., March 9" is no Samuel who speaks
        rest = line.text.removeprefix(f"{name} ")
        if rest != line.text:
            # "Nora Tollemache in her kitchen" goes on from the line above.
            said = rest[:1].isupper()
            return replace(line, label=name, style="space", rest=rest) if said else line
    return line
