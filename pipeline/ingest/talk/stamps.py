"""Times of a recording, in whatever form a program or a person writes them, in one form.

`1m 9s`, `(00.01.09)`, `#00:01:09-3#`, `TC 00:01:09:12`, `|1'09"|` and `0:01:09 – 0:01:12` become
`[0:01:09]`, which the layouts know. A form is one of times if it comes again and its values rise;
then no time is counted as speech, whoever wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from pipeline.config.word_lists import WordList, any_word
from pipeline.ingest.blocks import Block

_MIN_STAMPS = 3
_NEVER_BACK = 0.85
"""Share of the times that are no earlier than the one before; a second recording begins anew."""
_RISING = 0.3
"""Share of the times that are later than the one before: a date or a page stays the same."""
_WITHIN = ("within", "")
"""Signs around a time that stands within a line without any; there it may be spoken."""
_MIN_WITHIN = 6
_RISING_WITHIN = 0.9
_LABEL = 48
"""Characters at the start of a line within which a time may stand behind a label."""

_FIRST_MINUTE = 60.0
_CLOCK = r"\d{1,3}:\d{2}(?::\d{2})?"
_PLAIN = re.compile(rf"{_CLOCK}(?:[.,]\d{{1,3}})?")
_DATE = (
    r"(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4}"
    r"|\d{1,2}\.?\s[^\W\d_]{3,9}\.?\s\d{4}|[^\W\d_]{3,9}\.?\s\d{1,2},?\s\d{4})"
)
_JOINTS = WordList("speakers", "joints")
_HOURS = WordList("speakers", "hour_words")
_BEHIND_DATES = WordList("speakers", "hours_behind_dates")
_OPEN, _CLOSE = r"[\[({<|@*#]", r"[\])}>|*#]"


@cache
def _units() -> str:
    """Units in any case of letters; single letters are small, as capitals name a speaker."""
    words = sorted(WordList("speakers", "time_units"), key=lambda unit: (-len(unit), unit))
    long, short = (
        "|".join(re.escape(word) for word in words if (len(word) > 1) is many)
        for many in (True, False)
    )
    return f"(?:(?i:{long})|{short})"


@cache
def _forms() -> dict[str, str]:
    """A pattern for each way of writing a time; one before another that is a part of it."""
    # `2<tab>S` is a row of a table whose speaker is S, and no two seconds.
    hour, dated = any_word(_HOURS), any_word({*_HOURS, *_BEHIND_DATES})
    unit = rf"\d{{1,4}}(?:[.,]\d{{1,3}})?[ \u00a0]?{_units()}(?![^\W\d_])\.?"
    return {
        "dated": rf"{_DATE}[T ,]{{1,2}}(?:{dated}\.?\s)?{_CLOCK}(?:[.,]\d+)?Z?",
        "clock": rf"{_CLOCK}(?:[.,:;]\d{{1,3}}|-\d{{1,3}}(?!\d|:\d))?(?:[ ]?[AaPp]\.?[Mm]\b\.?)?"
        r"(?:\s?min\b\.?)?",
        "dots": r"\d{1,2}\.\d{2}\.\d{2}(?:[.,]\d{1,3})?",
        "dashes": r"\d{2}-\d{2}-\d{2}",
        "primes": r"\d{1,3}['’′]\s?\d{2}(?:[\"”″]|'')?",
        "units": rf"{unit}(?:,?\s?(?:{any_word(_JOINTS)}\s)?{unit}){{0,2}}",
        "hour": rf"(?i:{hour})\.?\s?\d{{1,2}}[.:]\d{{2}}",
        "number": r"\d{1,5}[.,]\d{1,3}",
    }


@cache
def _stamp() -> re.Pattern[str]:
    either = "|".join(f"(?P<{name}>{form})" for name, form in _forms().items())
    again = "|".join(_forms().values())
    heads = sorted(WordList("speakers", "time_heads"), key=lambda word: (-len(word), word))
    head = "|".join(map(re.escape, heads))
    return re.compile(
        rf"(?P<open>(?<!\w)(?:{_OPEN}\s*)?(?:(?i:{head})\b[.:]?\s*)?)(?<![\w.,:-])(?:{either})"
        rf"(?P<until>\s*(?:-->|->|→|[-–—]|\bto\b|\btil\b|\btill\b)\s*(?:{again}))?"
        rf"(?P<close>\s*{_CLOSE})?(?![\w])"
    )


@dataclass(frozen=True)
class _Found:
    """A time at its place in a line."""

    start: int
    end: int
    shape: tuple[str, str, str]
    """how it is written: the form, and what stands before and behind"""
    value: float
    text: str
    """as it goes on, without brackets"""


def with_plain_times(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with times as `[0:01:09]`, where a form of them comes again and its values rise.

    Subtitles are left as they are: their times are no text.
    """
    lines = [
        (number, line)
        for number, block in enumerate(blocks)
        if block.kind != "cue"
        for line in block.text.split("\n")
    ]
    found = [list(_times(line)) for _, line in lines]
    values: dict[tuple[str, str, str], list[float]] = {}
    for stamp in (stamp for one in found for stamp in one):
        values.setdefault(stamp.shape, []).append(stamp.value)
    shapes = {shape for shape, those in values.items() if _are_times(those, shape)}
    texts: dict[int, list[str]] = {}
    for (number, line), stamps in zip(lines, found, strict=True):
        texts.setdefault(number, []).append(
            _replaced(line, [s for s in stamps if s.shape in shapes])
        )
    return [
        replace(block, text="\n".join(texts[number])) if number in texts else block
        for number, block in enumerate(blocks)
    ]


def _are_times(values: Sequence[float], shape: tuple[str, str, str]) -> bool:
    steps = list(pairwise(values))
    if shape[0] == "minutes" and (len(values) < _MIN_MINUTES or values[0] >= _FIRST_MINUTE):
        return False
    never_back = sum(after >= before for before, after in steps)
    rising = sum(after > before for before, after in steps)
    if shape[1:] == _WITHIN:
        return len(values) >= _MIN_WITHIN and rising >= _RISING_WITHIN * len(steps)
    enough = len(values) >= _MIN_STAMPS
    return enough and never_back >= _NEVER_BACK * len(steps) and rising >= _RISING * len(steps)


def _replaced(line: str, stamps: Sequence[_Found]) -> str:
    for stamp in reversed(stamps):
        before, behind = line[: stamp.start].rstrip(" "), line[stamp.end :].lstrip(" ")
        gap = "" if not before or before.endswith("\t") else " "
        sign = behind[:1] in ("", "\t", ":", ".", ",", "|", ";")
        line = f"{before}{gap}[{stamp.text}]{'' if sign else ' '}{behind}"
    return line


def _times(line: str) -> Iterator[_Found]:
    for match in _stamp().finditer(line):
        form = next(name for name in _forms() if match[name] is not None)
        opened, closed, start, end = _wrapped(match, form)
        wrapped = bool(opened) or bool(match["until"])
        written = match[form]
        if form == "number" and not wrapped:
            if line[:start].strip() or not _MINUTES.fullmatch(written):
                continue
            form = "minutes"
        around = (opened, closed + ("-" if match["until"] else ""))
        if not wrapped and not _is_at_an_edge(line, start, end):
            around = _WITHIN
        value = _seconds(form, written)
        yield _Found(start, end, (form, *around), value, _text(form, written))


_MINUTES = re.compile(r"\d{1,3}\.[0-5]\d")
_MIN_MINUTES = 6
"""Times without a sign at the start of lines, at least: `0.04 And why?`; `1.2` is a section."""


def _wrapped(match: re.Match[str], form: str) -> tuple[str, str, int, int]:
    """The signs around the time, and where it starts and ends with them.

    A bracket on one side only belongs to something else.
    """
    opened, closed = match["open"].strip(), (match["close"] or "").strip()
    start, end = match.span()
    if opened.startswith("@") or bool(closed) == opened.startswith(tuple("[({<|*#")):
        return opened, closed, start, end
    if closed:
        return opened, "", start, match.start("close")
    return opened[1:].strip(), "", match.start() + 1 if opened[1:] else match.start(form), end


def _is_at_an_edge(line: str, start: int, end: int) -> bool:
    """It begins or ends a line or a cell, or stands between a label and its sign."""
    before, behind = line[:start].rstrip(" "), line[end:].lstrip(" ")
    if not before or before.endswith("\t") or not behind or behind.startswith("\t"):
        return True
    return len(before) <= _LABEL and re.match(r"[:|]|[-–—]\s", behind) is not None


def _text(form: str, written: str) -> str:
    """The time as hours, minutes and seconds; one with colons as it is written."""
    if form == "clock" and (plain := _PLAIN.fullmatch(written)):
        return plain[0]
    total = int(_seconds(form, written))
    return f"{total // 3600}:{total // 60 % 60:02d}:{total % 60:02d}"


def _seconds(form: str, written: str) -> float:
    """The time in seconds, or, of a form without hours, in a unit that rises as the time does."""
    clock = re.sub(rf"^{_DATE}", "", written) if form == "dated" else written.lower()
    if form == "number":
        return float(clock.replace(",", "."))
    if form == "units":
        parts = re.findall(r"(\d+(?:[.,]\d+)?)\s?([^\W\d_])", clock)
        return sum(float(n.replace(",", ".")) * _UNIT.get(unit, 1.0) for n, unit in parts)
    numbers = [float(part) for part in re.findall(r"\d+", clock)]
    has_hours = form in ("dots", "dashes") or re.search(r"\d+:\d+:\d", clock)
    whole = numbers[:3] if has_hours else [0.0, *numbers[:2]]
    later = 12.0 if re.search(r"p\.?m", clock) and whole[0] < 12 else 0.0
    return sum(n * unit for n, unit in zip(whole, (3600.0, 60.0, 1.0), strict=False)) + later * 3600


_UNIT = {"h": 3600.0, "t": 3600.0, "m": 60.0, "s": 1.0}
