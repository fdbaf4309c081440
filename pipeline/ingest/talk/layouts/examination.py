"""Records of courts and inquiries: `Q.` and `A.` below `BY MR. HALE:`, as what each one says.

`Q.` is whoever examines then, `A.` the witness. Headings of an examination, the oath and the
reporter's lines are said by nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise, takewhile

from pipeline.config.word_lists import EVERY, WordList, any_word
from pipeline.ingest.blocks import Block
from pipeline.ingest.prose.sentences import starts_small
from pipeline.ingest.transcripts.layouts import without_numbers
from pipeline.ingest.transcripts.speakers import answers, folded, is_common_word, leads

_QUESTION = WordList("records", "question_signs", language=EVERY)
_ANSWER = WordList("records", "answer_signs", language=EVERY)
_BY = WordList("records", "examined_by", language=EVERY)
_BY_TITLED = WordList("records", "by_with_a_title", language=EVERY)
_EXAMINATIONS = WordList("records", "examinations", language=EVERY)
_OATHS = WordList("records", "oaths", language=EVERY)
_OATHS_END = WordList("records", "oaths_end", language=EVERY)
_TITLES = WordList("records", "titles", language=EVERY)
_INDEX = WordList("records", "index_heads", language=EVERY)
_MIN_SIGNS = 3
"""Questions, and answers, at least, in a record of an examination."""
_MAX_OATH = 4
"""Lines of an oath, at most."""
_MAX_NAME = 5
"""Words of the name of a witness, at most."""
_MAX_WORDS = 12
"""Words of a line that names who examines, or of a heading of an examination, at most."""

_SPOKEN = r"(?:\s*[.:]{1,2}\s*(?=\S)|\s*[.:]{1,2}\s*$|\s{2,}(?=\S)|\t\s*(?=\S))"
_SURNAME = r"[A-ZÆØÅÄÖ][\w'’-]+"
_BEHIND = r"(?:\s*[\[(][^()\[\]]{1,30}[\])])?"


@cache
def _sign() -> re.Pattern[str]:
    """`Q.`, `Spm.:`, `Svar:` and who it says to examine: `Q (By Mr. Hale)`."""
    question, answer = any_word(_QUESTION), any_word(_ANSWER)
    by = any_word({*_BY, *_BY_TITLED})
    return re.compile(
        rf"\s*(?:(?P<q>(?i:{question}))|(?P<a>(?i:{answer})))(?:{_SPOKEN}"
        rf"|(?=\s*[\[(](?i:{by})\s))\s*(?:[\[(](?i:{by})\s+(?P<who>[^()\[\]]{{2,40}})[\])]\s*)?"
    )


@cache
def _examiner() -> re.Pattern[str]:
    """A line that names who examines: `BY MS. OKAFOR:`, `Spørsmål fra advokat Lie`."""
    title = rf"(?i:{any_word(_TITLES)})\.?"
    person = rf"{title}(?:\s{_SURNAME}){{1,3}}"
    heads = rf"(?:(?i:{any_word(_EXAMINATIONS)}){_BEHIND}\s+)?"
    return re.compile(
        rf"\s*{heads}(?:(?i:{any_word(_BY_TITLED)})\s+(?P<titled>{person})"
        rf"|(?i:{any_word(_BY)})\s+(?P<called>{person}|{_SURNAME}(?:\s{_SURNAME}){{0,3}}))"
        rf"(?:,[^:]{{1,30}})?{_BEHIND}\s*[:.]?\s*(?P<rest>(?i:(?:{any_word(_QUESTION)}[.:].*)?))"
    )


@cache
def _heading() -> re.Pattern[str]:
    return re.compile(
        rf"(?i)\s*(?:{any_word(_EXAMINATIONS)}){_BEHIND}(?:,?\s[-–—]?\s*(?P<of>[\w\s,.'’()-]{{0,60}}))?[:.]?\s*"
    )


@cache
def _named() -> re.Pattern[str]:
    """A name, behind a title or of two words, that begins the line of an oath."""
    title = rf"(?i:{any_word(_TITLES)})\.?\s"
    return re.compile(
        rf"\W*(?:{title}{_SURNAME}(?:\s{_SURNAME}){{0,3}}|{_SURNAME}(?:\s{_SURNAME}){{1,4}})"
        r"(?:,|\s+(?=[a-zæøåäö(]))"
    )


@cache
def _oath() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b{any_word(_OATHS)}\b")


_LABEL = re.compile(r"\s*(?P<label>[^\W\d_][\w .'’-]{1,40}?)\s?:(?=\s|$)")
_CAPITALS = re.compile(r"\s*[A-ZÆØÅÄÖ][A-ZÆØÅÄÖ.'’-]*(?:\s[A-ZÆØÅÄÖ][A-ZÆØÅÄÖ.'’-]*){1,4},?\s*")
_SMALL_WORDS = 3
"""Letters of a word that is small within a heading too, at most."""


@dataclass
class _Record:
    """What the lines above have said of who examines and who is examined."""

    openers: frozenset[str]
    loud: bool = False
    """all of it is in capitals, which set off no name then"""
    examiner: str = ""
    oath: int = 0
    labels: dict[str, str] = field(default_factory=dict)
    several: bool = False
    """more than one witness is sworn, so that `A.` is another each time"""
    names: dict[str, str] = field(default_factory=dict)
    """the names of those who are sworn, by their folded form"""
    sworn: str = ""
    """who was sworn last; empty where the oath names nobody"""


def with_examinations(blocks: Sequence[Block]) -> tuple[list[Block], list[str]]:
    """The blocks with `Q.` and `A.` as labels of who says it, and the labels of those who ask.

    Unchanged, and without labels, where the text is no record of an examination: it needs three
    questions and three answers, and somebody who is said to examine.
    """
    plain = without_numbers(blocks)
    numbered = [
        (number, line) for number, block in enumerate(plain) for line in block.text.split("\n")
    ]
    lines = [line for _, line in numbered if line.strip()]
    if any(block.speaker or block.kind in ("cue", "table") for block in blocks):
        return list(blocks), []
    signs = [match for line in lines if (match := _signed(line))]
    asked = sum(match["q"] is not None for match in signs)
    by_line = any(map(_by, lines))
    openers = _openers(lines)
    if min(asked, len(signs) - asked) < _MIN_SIGNS or not (by_line or openers):
        return list(blocks), []
    loud = 2 * sum(map(str.isupper, lines)) > len(lines)
    record = _Record(openers, loud, labels=_labels(lines))
    witnesses = _witnesses(lines, record)
    record.names = _sworn_names(lines, record)
    record.several = len(record.names) > 1
    said: dict[int, list[str]] = {}
    for number, line in _spoken_lines(numbered, record):
        said.setdefault(number, []).append(line)
    askers = [
        label for key, label in record.labels.items() if not answers(label) and key not in witnesses
    ]
    return [replace(plain[number], text="\n".join(those)) for number, those in said.items()], askers


def _signed(line: str) -> re.Match[str] | None:
    """The sign that begins the line; a word of a sentence that goes on from above is none."""
    sign = _sign().match(line)
    if sign is None or not starts_small(line.lstrip()):
        return sign
    letter = len(sign["q"] or sign["a"]) == 1
    return sign if letter and re.match(r"\s*\w\s?[.:(\[]", line) else None


def _witnesses(lines: Sequence[str], record: _Record) -> frozenset[str]:
    """Folded labels of those who are examined: who was sworn, or made a statement just before."""
    examining = record.openers | {
        folded(_examining(match)) for match in filter(None, map(_by, lines))
    }
    sworn = {
        word
        for n, line in enumerate(lines)
        if not _LABEL.match(line)
        and (
            _is_sworn(line, record)
            or (_CAPITALS.fullmatch(line) and _swears(lines[n + 1 : n + 1 + _MAX_OATH]))
        )
        for word in map(str.casefold, re.findall(_SURNAME, line))
    }
    found = {
        key
        for key in record.labels
        if key not in examining and key.split(" ")[-1] in sworn and not leads(key)
    }
    return frozenset(found or {_stated(lines, record)} - examining)


def _stated(lines: Sequence[str], record: _Record) -> str:
    """Who spoke last above the first sign and never again, by a title; empty where nobody did."""
    first = next((n for n, line in enumerate(lines) if _signed(line)), 0)
    labels = [
        [folded(match["label"]) for line in part if (match := _LABEL.match(line)) and not _by(line)]
        for part in (lines[:first], lines[first:])
    ]
    before = [key for key in labels[0] if key in record.labels]
    last = before[-1] if before else ""
    of_them = last and _titled(record.labels[last]) and not leads(record.labels[last])
    return last if of_them and last not in labels[1] else ""


def _openers(lines: Sequence[str]) -> frozenset[str]:
    """Who asks by name and is answered with a sign: `MR SEFTON: You are a nurse?`, `A. I am.`.

    Folded; empty where a question has a sign before any of them has asked.
    """
    found: set[str] = set()
    label = ""
    for before, line in pairwise(["", *lines]):
        if sign := _signed(line):
            if sign["q"] and not found:
                return frozenset()
            if label and before.rstrip().endswith("?"):
                found.add(label)
            label = ""
        elif named := _LABEL.match(line):
            label = folded(named["label"]) if _titled(named["label"]) else ""
    return frozenset(found)


def _by(line: str) -> re.Match[str] | None:
    if len(line.split()) > _MAX_WORDS or starts_small(line.lstrip()):
        return None
    return _examiner().fullmatch(line)


def _examining(match: re.Match[str]) -> str:
    return match["titled"] or match["called"]


def _labels(lines: Sequence[str]) -> dict[str, str]:
    """The labels that begin lines, by their folded form; those who examine first."""
    found: dict[str, str] = {}
    for line in lines:
        if _signed(line) or _by(line):
            continue
        label = _LABEL.match(line)
        if label and (label["label"].isupper() or _titled(label["label"])):
            found.setdefault(folded(label["label"]), label["label"])
    for match in filter(None, map(_by, lines)):
        found.setdefault(folded(_examining(match)), _as_label(_examining(match)))
    return found


def _as_label(name: str) -> str:
    """The name with a capital, without which no label begins: `Spørsmål fra advokat Lie`."""
    return name[0].upper() + name[1:]


def _titled(label: str) -> bool:
    return re.match(rf"(?i){any_word(_TITLES)}\.?\s", label) is not None


def _spoken_lines(lines: Sequence[tuple[int, str]], record: _Record) -> Iterator[tuple[int, str]]:
    """The lines that somebody says, with the numbers of their blocks and labels for signs."""
    for place, (number, line) in enumerate(lines):
        if named := _by(line):
            record.examiner = record.labels[folded(_examining(named))]
            line = named["rest"]
        if not re.search(r"[^\W_]", line) or _is_heading(line):
            continue
        goes_on = record.oath > 0
        below = [text for _, text in lines[place + 1 : place + 1 + _MAX_OATH]]
        if not _is_oath(line, below, record):
            yield number, _spoken(line, record)
        elif (name := _name_of_sworn(line)) or not goes_on:
            record.sworn = record.names.get(_full(name, record.names), "")


def _is_heading(line: str) -> bool:
    if line.strip() in _index_heads():
        return True
    heading = _heading().fullmatch(line) if len(line.split()) <= _MAX_WORDS else None
    if heading is None or starts_small(line.lstrip()):
        return False
    words = re.findall(r"[^\W\d_]+", heading["of"] or "")
    return len(words) == 1 or all(
        word[0].isupper() or len(word) <= _SMALL_WORDS or word in _TITLES for word in words
    )


@cache
def _index_heads() -> frozenset[str]:
    """Heads of an index of witnesses, as they stand on a line by themselves: `INDEX`, `PAGE`."""
    return frozenset(form for word in _INDEX for form in (word.upper(), word.capitalize()))


def _is_oath(line: str, below: Sequence[str], record: _Record) -> bool:
    """The line, or one of the next, tells that a witness was sworn; nobody says it."""
    if _LABEL.match(line) or _signed(line):
        record.oath = 0
        return False
    ended = re.search(rf"(?i)\b{any_word(_OATHS_END)}\b", line) is not None
    name = _CAPITALS.fullmatch(line) is not None and _swears(below)
    if name or _is_sworn(line, record) or (record.oath and ended):
        record.oath = 0 if ended else _MAX_OATH
        return True
    record.oath = max(0, record.oath - 1)
    return False


def _name_of_sworn(line: str) -> str:
    """The name in the line of an oath: `MRS JOAN TRANTER (affirmed)`; empty without one."""
    named = _named().match(line) or _CAPITALS.fullmatch(line)
    words = named[0].strip(" ,()\t").split() if named else []
    by_role = bool(words) and answers(words[0])  # `Vitnet Kari Lie`, `Vitnet Lie`
    name = words[1:] if by_role else words
    least = 1 if by_role else 2
    return " ".join(name) if least <= len(name) <= _MAX_NAME else ""


def _sworn_names(lines: Sequence[str], record: _Record) -> dict[str, str]:
    """The names of those who are sworn, by their folded form."""
    names = [
        _name_of_sworn(line)
        for n, line in enumerate(lines)
        if not _LABEL.match(line) and not _signed(line)
        and (
            _is_sworn(line, record)
            or (_CAPITALS.fullmatch(line) and _swears(lines[n + 1 : n + 1 + _MAX_OATH]))
        )
    ]  # fmt: skip
    found = {folded(name): name for name in reversed(names) if name}
    return {name: found[name] for name in found if _full(name, found) == name}


def _full(name: str, names: Mapping[str, str]) -> str:
    """The folded name; of a surname by itself, the only full name that ends in it."""
    key = folded(name)
    full = [other for other in names if key and other.endswith(f" {key}")]
    return full[0] if " " not in key and len(full) == 1 else key


def _swears(lines: Sequence[str]) -> bool:
    """One of the lines has a word of an oath, before anybody speaks."""
    silent = takewhile(lambda line: not (_LABEL.match(line) or _signed(line)), lines)
    return any(_oath().search(line) for line in silent)


def _is_sworn(line: str, record: _Record) -> bool:
    """The line has a word of an oath, and begins with who swears or goes on from one that does."""
    word = _oath().search(line)
    if word is None or len(line.split()) > _MAX_WORDS:
        return False
    first = re.findall(r"[^\W\d_]+", line)[:2]
    alone = line.strip(" ().,:[]\t") == word[0]
    begins = _named().match(line) is not None or (line.isupper() and not record.loud)
    by_name = begins and not is_common_word(first[0])
    witness = not starts_small(line.lstrip()) and (answers(first[0]) or answers(" ".join(first)))
    return record.oath > 0 or alone or by_name or witness


def _spoken(line: str, record: _Record) -> str:
    """The line with the label of who asks or answers in place of its sign."""
    sign = _signed(line)
    if sign is None:
        label = _LABEL.match(line)
        if label and folded(label["label"]) in record.openers:
            # Who asked by name goes on with `Q.`.
            record.examiner = record.labels[folded(label["label"])]
        if label and record.several and record.sworn and answers(label["label"]):
            return f"{record.sworn}: {line[label.end() :].strip()}"
        return line
    rest = line[sign.end() :].lstrip(" :")  # "Q      :   And then?"
    if sign["who"]:
        who = _as_label(sign["who"].strip())
        record.examiner = record.labels.setdefault(folded(who), who)
    if sign["q"]:
        return f"{record.examiner or sign['q']}: {rest}"
    return f"{_witness(record) or sign['a']}: {rest}"


def _witness(record: _Record) -> str:
    if record.several:
        return record.sworn
    return next((label for label in record.labels.values() if answers(label)), "")
