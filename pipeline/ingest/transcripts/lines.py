"""Lines of a transcript, each with its time and the label of a speaker that it may begin with."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from pipeline.config.word_lists import EVERY, WordList, any_word
from pipeline.ingest.blocks import Block
from pipeline.ingest.transcripts.speakers import (
    is_name,
    is_post,
    is_reply,
    is_role,
)

_TIME = (
    r"(?:(?<!\d)[\[(<{]?\d{1,3}:\d{2}(?::\d{2}){0,2}(?:[.,]\d{1,3})?"
    r"(?:[ ]?[AaPp]\.?[Mm]\b\.?)?[\])>}]?"
    r"|[\[(]\d{1,2}\.\d{2}(?:\.\d{2})?[\])]"
    r"|#\d{1,2}:\d{2}:\d{2}(?:[-.,]\d{1,3})?#)"
)
_LOOSE = r"\d{1,2}:\d{1,2}:\d{1,2}\.\d{1,3}"  # Teams writes 0:0:5.0
_STAMP = re.compile(
    rf"\s*(?:(?P<time>{_TIME})(?:\s*(?:-->|[-–—])\s*(?:{_TIME})?)?"
    rf"|(?P<loose>{_LOOSE})\s*-->\s*{_LOOSE})(?![.,;!?](?:\s|$))\s*"
)
_NO_TIME = re.compile(r"\s?\[\s?\](?=\s?:)")
"""Brackets behind a label from which a page took the time: `Ane Lie (Sp) []: Ja`."""
_BAR = re.compile(r"^\|\s+")
"""A sign between a time and what is said: `00:01:09 | And then?`."""
_WORD = r"#?[^\W_][\w.'’/-]*"
_DIALLED = r"\+?\d[\d ()-]{6,18}\d"
_ASIDE = r"\([^()]{1,40}\)"
_NAME = rf"{_WORD}(?:[ ]+(?:&[ ]+)?{_WORD}){{0,4}}(?:[ ]*{_ASIDE}(?:[ ]{_WORD}(?=\s?:))?)?"
_UNSURE = r"[A-ZÆØÅÄÖ]{0,3}\d{0,2}[ ]?\?{1,3}(?=[ ]?:)"
"""A transcriber who does not know who speaks: `P?:`, `??:`."""
_LABEL = rf"{_NAME}(?:,[ ]\w[^:,.?!\t]{{0,30}}?)?"
_COLON = re.compile(
    rf"(?P<label>{_DIALLED}|{_UNSURE}|{_LABEL})\s*(?P<time>{_TIME})?\s*[:：]{{1,2}}(?=\s|$|[^\W\d_]|[\"“‘'«…])\s*(?P<rest>.*)"
)
_POSTED = re.compile(rf"(?P<label>{_NAME},[ ]\w[^:,.?!\t]{{2,80}}):\s*")
"""A name and a post by themselves: `Ane Holm, leader of the board for health and care:`."""
_SEMICOLON = re.compile(rf"(?P<label>{_NAME});\s+(?P<rest>\S.*)")  # a slip of the finger
_BOLD = re.compile(
    r"\*\*(?P<label>[^*]{1,50}?)\s*(?P<colon>[:：]?)\s*\*\*\s*(?P<after>[:：]?)\s*(?P<rest>.*)"
)
_WITH_STOP = WordList("speakers", "labels_with_stop", language=EVERY)
_DASH = re.compile(rf"(?P<label>{_NAME})(?:\s+[–—-]|[–—])\s+(?P<rest>\S.*)")
_BRACKETED = re.compile(rf"[\[(<](?P<label>{_LABEL})[\])>]\s*[:：]?\s*(?P<rest>.*)")
_SPACE = re.compile(
    r"(?P<label>[A-ZÆØÅÄÖ]{1,4}\d{0,2}|[A-ZÆØÅÄÖ]{2,3}[a-zæøåäö]{1,2})(?P<dash>\s*[-–—](?=\s)|\t|(?=\s))\s*(?P<rest>\S.*)"
)
_TAB = re.compile(rf"(?P<label>{_LABEL})\t+(?P<rest>\S.*)")
_ALONE = re.compile(rf"(?P<label>{_LABEL})\s*(?P<time>{_TIME})?")
_CONTINUED = WordList("speakers", "continued", language=EVERY)
_CHEVRON = re.compile(r"(?:>{2,}|»)\s*(?=\S)")


_CREDITS = WordList("notices", "credits_of_talk", language=EVERY)
_JOINTS = WordList("speakers", "joints")
_REPORTING = WordList("speakers", "behind_reporters")


@cache
def _dot() -> re.Pattern[str]:
    """A label that a full stop ends: `Q.`, `Answer 3.`."""
    label = rf"(?:[QAIR]|{'|'.join(_WITH_STOP)}) ?\d{{0,3}}"
    return re.compile(rf"(?P<label>{label})\.(?:\s+(?P<rest>\S.*))?")


@cache
def _continued() -> re.Pattern[str]:
    return re.compile(rf"(?i)\s*\({any_word(_CONTINUED)}[^()]*\)\s*$")


@cache
def _credit() -> re.Pattern[str]:
    """How a line begins that names the transcriber, the recording or the like."""
    return re.compile(rf"(?i)(?:\*\*)?(?:{'|'.join(_CREDITS)})")


@dataclass(frozen=True)
class Line:
    """A line of the transcript, and the speaker it may begin with."""

    text: str
    block: int
    kind: str
    time: str = ""
    label: str = ""
    style: str = ""
    rest: str = ""
    timed: bool = False
    """a time stands between the label and what is said"""
    changes: bool = False
    """`>>` before it says that another speaks"""


@cache
def _time_in_words() -> re.Pattern[str]:
    """A time of two units or more: `1 minute 9 seconds`, `1 time 2 minutter 3 sekunder`."""
    units = "|".join(sorted(WordList("speakers", "time_units"), key=lambda unit: -len(unit)))
    return re.compile(
        rf"(?i)\d{{1,3}}\s?(?:{units})(?:,?\s(?:{any_word(_JOINTS)}\s)?\d{{1,2}}\s?(?:{units}))+\b\.?"
    )


def without_stamp(text: str) -> tuple[str, str]:
    """The time at the start of the line or, in words, at its end; and the line without it."""
    text = text.strip(" ")
    if stamp := _STAMP.match(text):
        rest = text[stamp.end() :]
        rest = "" if rest.strip() == ":" else _BAR.sub("", rest)
        return _clock(stamp["time"] or stamp["loose"]), rest
    words = _time_in_words()
    if stamp := words.match(text):
        return stamp[0], text[stamp.end() :].strip()
    for stamp in words.finditer(text):
        if stamp.end() == len(text):
            return stamp[0], text[: stamp.start()].strip()
    return "", text


def read_lines(blocks: Sequence[Block]) -> list[Line]:
    """The lines of the blocks that are not blank."""
    lines = [
        _line(text, number, block)
        for number, block in enumerate(blocks)
        for text in block.text.split("\n")
        if text.strip()
    ]
    return _with_whole_names(lines)


def _line(text: str, number: int, block: Block) -> Line:
    stamp, text = without_stamp(_NO_TIME.sub("", text))
    time = stamp or block.time
    changes = _CHEVRON.match(text) is not None
    line = Line(_CHEVRON.sub("", text, count=1) if changes else text, number, block.kind, time)
    if block.speaker:
        return replace(line, label=block.speaker, style="voice", rest=line.text)
    return replace(_labelled(line), changes=changes)


def _labelled(line: Line) -> Line:
    """The line with the label that it may begin with; `labels` decides later whether it is one."""
    bold = _BOLD.match(line.text)
    if bold:
        return _bold_candidate(line, bold)
    for style, pattern in _styles():
        match = pattern.match(line.text)
        if match and (style not in ("colon", "dash") or is_name(_as_named(match["label"]))):
            shaky = style == "dash" or "," in match["label"]
            if shaky and _INITIALS_FIRST.match(match["label"]):
                continue
            parts = match.groupdict()
            if style == "space" and parts.get("dash"):
                style = "tab" if parts["dash"] == "\t" else "dash"
            rest = parts["rest"] or ""
            label = _as_named(parts["label"])
            return _candidate(line, label, style, rest, parts.get("time") or "")
    posted = _POSTED.fullmatch(line.text)
    if posted and is_name(posted["label"]):
        return _candidate(line, posted["label"], "colon", "", "")
    alone = _ALONE.fullmatch(line.text)
    if alone and is_name(alone["label"]) and not _is_sentence(alone["label"]):
        return _candidate(line, alone["label"], "alone", "", alone["time"] or "")
    return _labelled_by_role(line)


def _as_named(label: str) -> str:
    """The label without the word that says that somebody reports: `ANN HALE reporting`."""
    name, _, last = label.rpartition(" ")
    return name if name.isupper() and last in _REPORTING else label


def _labelled_by_role(line: Line) -> Line:
    """Signs that mark a speaker only if the words before them are a role or an occupation."""
    for pattern, is_speaker in ((_SEMICOLON, is_role), (_COLON, is_post)):
        match = pattern.match(line.text)
        if match and is_speaker(match["label"]):
            time = match.groupdict().get("time") or ""
            return _candidate(line, match["label"], "colon", match["rest"], time)
    return line


def _is_sentence(text: str) -> bool:
    """Lines such as "Mm" and "Anna Yes." are no names, though each word has a capital."""
    return is_reply(text) or bool(re.search(r"[^\W\d_]{3,}\.$", text)) or text.endswith("Mm.")


_INITIALS_FIRST = re.compile(r"[A-ZÆØÅÄÖ]{1,4}\d{0,2} \w*[a-zæøåäö]")  # "MM So - and you?"


@cache
def _styles() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each style of a label with its pattern, in the order in which they are tried."""
    return (
        ("colon", _COLON), ("bracket", _BRACKETED), ("dot", _dot()), ("tab", _TAB), ("dash", _DASH),
        ("space", _SPACE),
    )  # fmt: skip


def _bold_candidate(line: Line, bold: re.Match[str]) -> Line:
    label, time = _without_time(bold["label"])
    found = _candidate(line, label, "bold", bold["rest"], time)
    if not (bold["colon"] or bold["after"]):
        found = replace(found, style="boldspace" if found.rest else "alone")
    return found


def _with_whole_names(lines: Sequence[Line]) -> list[Line]:
    """A name in capitals that comes again as a whole line ("OLA HANSEN") is not "OLA" speaking."""
    whole = Counter(line.text for line in lines if line.style == "space" and line.text.isupper())
    return [
        replace(line, label=line.text, style="alone", rest="")
        if whole[line.text] > 1 and line.style == "space" and is_name(line.text)
        else line
        for line in lines
    ]


def _candidate(line: Line, label: str, style: str, rest: str, time: str) -> Line:
    label, in_label = _without_time(label.strip())
    label = _continued().sub("", label).rstrip(".: ")
    timed = bool(time or in_label)
    time = line.time or _clock(time) or _clock(in_label)
    stamp = _STAMP.match(rest)
    if stamp:
        time = time or _clock(stamp["time"] or stamp["loose"])
        rest = rest[stamp.end() :].lstrip(":： ")
    timed = timed or stamp is not None
    return replace(line, label=label, style=style, rest=rest, time=time, timed=timed)


def _clock(time: str) -> str:
    return time.strip("[]()<>#{} ")


def _without_time(label: str) -> tuple[str, str]:
    """The label without the time behind it, or before it: `0:00:08 Kari Lie`; and that time."""
    if match := re.search(rf"\s*({_TIME})\s*:?\s*$", label):
        return label[: match.start()], match[1]
    match = re.match(rf"({_TIME})\s+(?=\S)", label)
    return (label[match.end() :], match[1]) if match else (label, "")


def is_credit(line: Line) -> bool:
    """The line names the transcriber, the recording or the like, and is not speech."""
    return line.kind != "cue" and len(line.text.split()) <= 20 and bool(_credit().match(line.text))
