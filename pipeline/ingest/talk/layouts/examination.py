"""Records of courts and inquiries: `Q.` and `A.` below `BY MR. HALE:`, as what each one says.

`Q.` is whoever examines then, `A.` the witness. Headings of an examination, the oath and the
reporter's lines are said by nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise

from pipeline.config.word_lists import EVERY, WordList, any_word
from pipeline.ingest.blocks import Block
from pipeline.ingest.transcripts.layouts import without_numbers
from pipeline.ingest.transcripts.speakers import answers, folded

_QUESTION = WordList("records", "question_signs", language=EVERY)
_ANSWER = WordList("records", "answer_signs", language=EVERY)
_BY = WordList("records", "examined_by", language=EVERY)
_BY_TITLED = WordList("records", "by_with_a_title", language=EVERY)
_EXAMINATIONS = WordList("records", "examinations", language=EVERY)
_OATHS = WordList("records", "oaths", language=EVERY)
_OATHS_END = WordList("records", "oaths_end", language=EVERY)
_TITLES = WordList("records", "titles", language=EVERY)
_MIN_SIGNS = 3
"""Questions, and answers, at least, in a record of an examination."""
_MAX_OATH = 4
"""Lines of an oath, at most."""
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
        rf"(?:,[^:]{{1,30}})?{_BEHIND}\s*[:.]?\s*(?P<rest>(?:{any_word(_QUESTION)}[.:].*)?)"
    )


@cache
def _heading() -> re.Pattern[str]:
    return re.compile(
        rf"(?i)\s*(?:{any_word(_EXAMINATIONS)}){_BEHIND}(?:,?\s[-–—]?\s*[\w\s,.'’()-]{{0,60}})?[:.]?\s*"
    )


_LABEL = re.compile(r"\s*(?P<label>[^\W\d_][\w .'’-]{1,40}?)\s?:(?=\s|$)")


@dataclass
class _Record:
    """What the lines above have said of who examines and who is examined."""

    openers: frozenset[str]
    examiner: str = ""
    oath: int = 0
    labels: dict[str, str] = field(default_factory=dict)


def with_examinations(blocks: Sequence[Block]) -> tuple[list[Block], list[str]]:
    """The blocks with `Q.` and `A.` as labels of who says it, and the labels of those who ask.

    Unchanged, and without labels, where the text is no record of an examination: it needs three
    questions and three answers, and somebody who is said to examine.
    """
    plain = without_numbers(blocks)
    lines = [line for block in plain for line in block.text.split("\n") if line.strip()]
    if any(block.speaker or block.kind in ("cue", "table") for block in blocks):
        return list(blocks), []
    signs = [match for line in lines if (match := _sign().match(line))]
    asked = sum(match["q"] is not None for match in signs)
    by_line = any(map(_by, lines))
    openers = _openers(lines)
    if min(asked, len(signs) - asked) < _MIN_SIGNS or not (by_line or openers):
        return list(blocks), []
    record = _Record(openers, labels=_labels(lines))
    said = [
        replace(block, text="\n".join(_spoken_lines(block.text.split("\n"), record)))
        for block in plain
    ]
    askers = [label for label in record.labels.values() if not answers(label)]
    return [block for block in said if block.text.strip()], askers


def _openers(lines: Sequence[str]) -> frozenset[str]:
    """Who asks by name and is answered with a sign: `MR SEFTON: You are a nurse?`, `A. I am.`.

    Folded; empty where a question has a sign before any of them has asked.
    """
    found: set[str] = set()
    label = ""
    for before, line in pairwise(["", *lines]):
        if sign := _sign().match(line):
            if sign["q"] and not found:
                return frozenset()
            if label and before.rstrip().endswith("?"):
                found.add(label)
            label = ""
        elif named := _LABEL.match(line):
            label = folded(named["label"]) if _titled(named["label"]) else ""
    return frozenset(found)


def _by(line: str) -> re.Match[str] | None:
    return _examiner().fullmatch(line) if len(line.split()) <= _MAX_WORDS else None


def _labels(lines: Sequence[str]) -> dict[str, str]:
    """The labels that begin lines, by their folded form; those who examine first."""
    found: dict[str, str] = {}
    for line in lines:
        if _sign().match(line) or _by(line):
            continue
        label = _LABEL.match(line)
        if label and (label["label"].isupper() or _titled(label["label"])):
            found.setdefault(folded(label["label"]), label["label"])
    for match in filter(None, map(_by, lines)):
        name = match["titled"] or match["called"]
        found.setdefault(folded(name), name)
    return found


def _titled(label: str) -> bool:
    return re.match(rf"(?i){any_word(_TITLES)}\.?\s", label) is not None


def _spoken_lines(lines: Sequence[str], record: _Record) -> Iterator[str]:
    for line in lines:
        if named := _by(line):
            name = named["titled"] or named["called"]
            record.examiner = record.labels[folded(name)]
            line = named["rest"]
        if not re.search(r"[^\W_]", line) or _is_heading(line) or _is_oath(line, record):
            continue
        yield _spoken(line, record)


def _is_heading(line: str) -> bool:
    words = line.split()
    return len(words) <= _MAX_WORDS and _heading().fullmatch(line) is not None


def _is_oath(line: str, record: _Record) -> bool:
    """The line, or one of the next, tells that a witness was sworn; nobody says it."""
    if _LABEL.match(line) or _sign().match(line):
        record.oath = 0
        return False
    sworn = re.search(rf"(?i)\b{any_word(_OATHS)}\b", line) is not None
    ended = re.search(rf"(?i)\b{any_word(_OATHS_END)}\b", line) is not None
    name = re.fullmatch(r"\s*(?:[A-ZÆØÅÄÖ][A-ZÆØÅÄÖ.'’-]*\s?){2,5},?\s*", line) is not None
    if name or (sworn and len(line.split()) <= _MAX_WORDS) or (record.oath and ended):
        record.oath = 0 if ended else _MAX_OATH
        return True
    record.oath = max(0, record.oath - 1)
    return False


def _spoken(line: str, record: _Record) -> str:
    """The line with the label of who asks or answers in place of its sign."""
    sign = _sign().match(line)
    if sign is None:
        label = _LABEL.match(line)
        if label and folded(label["label"]) in record.openers:
            # Who asked by name goes on with `Q.`.
            record.examiner = record.labels[folded(label["label"])]
        return line
    rest = line[sign.end() :]
    if sign["who"]:
        record.examiner = record.labels.setdefault(folded(sign["who"]), sign["who"].strip())
    if sign["q"]:
        return f"{record.examiner or sign['q']}: {rest}"
    return f"{_witness(record) or sign['a']}: {rest}"


def _witness(record: _Record) -> str:
    return next((label for label in record.labels.values() if answers(label)), "")
