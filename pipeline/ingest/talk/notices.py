"""What a program writes into a transcript: its name, the name of the recording, notes of a chat."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from pipeline.config.word_lists import EVERY, WordList, any_word
from pipeline.ingest.blocks import Block
from pipeline.ingest.talk.mails import signs
from pipeline.ingest.transcripts.lines import Line, is_credit
from pipeline.ingest.transcripts.speakers import is_name, is_role, may_be_speaker

_EDGE = 6
"""Lines at the start and at the end of a file within which a program names itself."""
_MAX_WORDS = 45
_MAX_ITALIC = 2
"""Blocks in italics of a file in which they are notes of an editor, and nobody's turns."""
_DIRECTIONS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Marks for the direction of writing, which chats put before what they write themselves."""
_RECORDINGS = WordList("notices", "names_of_recordings", language=EVERY)
_BY_MACHINE = WordList("notices", "captions_made_by_machine", language=EVERY)
_CLOSINGS_WITH_STOP = WordList("notices", "closings_with_stop", language=EVERY)


@cache
def _recording() -> re.Pattern[str]:
    """A line that is the name of a recording: of its file, or as a program numbers it."""
    return re.compile(
        r"(?i)[\w() .,+&'-]{1,80}\."
        r"(?:mp3|mp4|m4a|m4v|wav|wma|aac|ogg|opus|flac|mov|webm|ds2|dss|amr|docx?)"
        rf"|(?:{'|'.join(_RECORDINGS)})(?: \d{{1,4}})?"
        r"|[^\W_]+(?:_[^\W_]+)+(?: \([^()]{1,40}\))?"
        r"|[^:]{1,80}-\d{8}_\d{6}(?:-[^\W\d_][^:]{0,40})?"
    )


@cache
def _track() -> re.Pattern[str]:
    return re.compile(rf"(?i)[^\W\d_]{{4,20}} ?\((?:{'|'.join(_BY_MACHINE)})\)")


_TOOLS = WordList("notices", "tools", language=EVERY)
_CREDITS = WordList("notices", "broadcast_credits", language=EVERY)
_FURTHER = WordList("notices", "further_reading", language=EVERY)
_BEGINNINGS = WordList("notices", "beginnings", language=EVERY)
_ENDINGS = WordList("notices", "endings", language=EVERY)
_EVENTS_ENDED = WordList("notices", "what_ends", language=EVERY)
_ENDED = WordList("notices", "ended", language=EVERY)
_HAVE_BEEN = WordList("notices", "before_ended", language=EVERY)
_END_OF = WordList("notices", "end_of", language=EVERY)
_BREAKS = WordList("notices", "breaks", language=EVERY)
_TAPES = WordList("notices", "tapes", language=EVERY)
_CAPTION_CREDITS = WordList("notices", "caption_credits", language=EVERY)
_CHAT_NOTES = WordList("notices", "chat_notes", language=EVERY)
_CHAT_BEGINNINGS = WordList("notices", "chat_beginnings", language=EVERY)
_BEGUN_OR_ENDED = WordList("notices", "begun_or_ended", language=EVERY)
_PAGES = WordList("parts", "pages", language=EVERY)
_RIGHTS = WordList("notices", "rights", language=EVERY)
_UNITS = WordList("speakers", "time_units")
_CLOSINGS = WordList("notices", "closings", language=EVERY)
_SHORT_PAGES = WordList("parts", "short_pages", language=EVERY)
_OF = WordList("parts", "of_all_pages", language=EVERY)


def _either(words: WordList) -> str:
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


@cache
def _chat_note() -> re.Pattern[str]:
    """A line, behind its date and name, that is a note of the chat: `Samira: <Media omitted>`."""
    return re.compile(
        rf"(?i)(?:^|.*?[:\]]\s|.*?\s[-–]\s)(?:<?(?:{_either(_CHAT_NOTES)})>?\.?\s*"
        rf"|(?:{_either(_CHAT_BEGINNINGS)})\b.*)"
    )


@cache
def _chat_mark() -> re.Pattern[str]:
    """What a chat puts behind a message: `<This message was edited>`."""
    return re.compile(rf"(?i)(?<=[^\s:])\s*<(?:{_either(_CHAT_NOTES)})>\s*$")


@cache
def _page() -> re.Pattern[str]:
    words = f"{any_word(_PAGES)}|(?:{'|'.join(_SHORT_PAGES)}|sid)\\.|pg"
    return re.compile(
        rf"(?i)(?:.*\W)?(?:{words})\s*\d{{1,4}}(?P<of>\s*(?:{any_word(_OF)}|/)\s*\d{{1,4}})?"
    )


_MAX_RUNNING, _MAX_SIGNS = 12, 120
"""Words and signs of the line above or below each page, at most."""


def _running_heads(blocks: Sequence[Block]) -> frozenset[int]:
    """The numbers of the blocks that are a line above or below each page, by its page number.

    `int014  Page 1 of 9` is one by its words; `Ledbetter #1   2` comes again with the next number.
    """
    found: dict[str, list[tuple[int, int]]] = {}
    sure = set()
    titles = [line for block in blocks[:_EDGE] for line in block.text.split("\n")][:_EDGE]
    for number, block in enumerate(blocks):
        text = block.text.strip()
        numbers = re.findall(r"\d+", text)
        if not _may_be_running(block, text) or not numbers:
            continue
        page = _page().fullmatch(text)
        if _repeats_title(text, titles):
            sure.add(number)
        if page and page["of"]:
            sure.add(number)
        elif page or (text[-1].isdigit() and ("," in text or not is_name(text))):
            behind = int(numbers[-1])
            found.setdefault(re.sub(r"\d+$", "#", text), []).append((number, behind))
    sure |= _repeated_heads(blocks) | _repeated_lines(blocks) | _counted_pages(found, blocks)
    for those in found.values():
        steps = [after - before for (_, before), (_, after) in pairwise(those)]
        if steps and all(step == 1 for step in steps):
            sure |= {number for number, _ in those}
    return frozenset(sure)


_MIN_COUNTED = 3


def _counted_pages(
    found: Mapping[str, Sequence[tuple[int, int]]], blocks: Sequence[Block]
) -> set[int]:
    """The numbers of the lines that end in a page's number, whatever stands before it.

    Heads of left and right pages, or of parts, count on: `Anna Lie, May 3   2`, `A. Lie   3`. The
    number is set off, stands behind the same word, or has the words of a page above it: what
    somebody says may end in a number too.
    """
    behind = sorted(one for those in found.values() for one in those)
    steps = [after - before for (_, before), (_, after) in pairwise(behind)]
    counted = len(steps) + 1 >= _MIN_COUNTED and all(step == 1 for step in steps)
    numbers = [number for number, _ in behind]
    return set(numbers) if counted and _are_on_pages(numbers, blocks) else set()


def _are_on_pages(numbers: Sequence[int], blocks: Sequence[Block]) -> bool:
    texts = [blocks[number].text.strip() for number in numbers]
    apart = all(re.search(r"(?:,\s*|\s{2,}|\t)\d+$", text) for text in texts)
    same = len({text.split()[-2] for text in texts}) == 1
    words = (sum(len(one.text.split()) for one in blocks[a:b]) for a, b in pairwise(numbers))
    return apart or same or all(n >= _PAGE for n in words)


_PAGE = 100
"""Words between two heads of pages, at least, whose numbers nothing sets off."""


_SELDOM = 0.34
"""Share of the blocks that are heads, at most."""
_TOP = 2
"""Blocks of a file of which one is the first head."""
_MAX_LINES, _MIN_HEAD = 4, 4
"""Lines of a head that stands on each page, at most, and its words, at least."""


def _repeated_heads(blocks: Sequence[Block]) -> set[int]:
    """The numbers of the blocks of several lines that come again with other numbers or the same.

    The first stands at the top, with a number of the tape, the interview or the page. They are no
    turns: none begins with a label or ends as a sentence does.
    """
    shapes: dict[str, list[int]] = {}
    for number, block in enumerate(blocks):
        if block.kind == "paragraph" and not block.speaker and _may_be_head(block.text.strip()):
            shapes.setdefault(re.sub(r"\d+", "#", block.text.strip()), []).append(number)
    return {
        number
        for numbers in shapes.values()
        if 1 < len(numbers) <= _SELDOM * len(blocks) and numbers[0] < _TOP
        for number in numbers
    }


def _repeated_lines(blocks: Sequence[Block]) -> set[int]:
    """The numbers of the blocks of one line that come again as they are, the first at the top.

    `Day 11` is one; in a talk whose labels have no sign it could be somebody's.
    """
    places: dict[str, list[int]] = {}
    for number, block in enumerate(blocks):
        text = block.text.strip()
        if _may_be_running(block, text) and not _BEGUN.match(text) and not _ENDS.search(text):
            places.setdefault(text, []).append(number)
    again = [
        those
        for text, those in places.items()
        if len(those) > 1 and those[0] < _TOP and re.search(r"\d", text)
    ]
    return (
        {number for those in again for number in those} if again and _has_signs(blocks) else set()
    )


def _has_signs(blocks: Sequence[Block]) -> bool:
    """Labels with a colon, or `Q.` and `A.`, begin several lines."""
    begun = Counter(
        match[0]
        for block in blocks
        for line in block.text.split("\n")
        if (match := _SIGNED.match(line))
    )
    return sum(n for n in begun.values() if n > 1) >= _MIN_SIGNED


_SIGNED = re.compile(r"\s*(?:[^\W\d_][^:\n]{0,40}:\s|[QA]\.\s|[^\s:]{1,20}\t)")
_MIN_SIGNED = 4


def _may_be_head(text: str) -> bool:
    lines = text.split("\n")
    several = 1 < len(lines) <= _MAX_LINES and len(text.split()) >= _MIN_HEAD
    labelled = _BEGUN.match(lines[0]) or len(lines[0].split()) < _TOP
    return (
        several
        and not labelled
        and bool(re.search(r"\d", text))
        and not any(map(_ENDS.search, lines))
    )


_ENDS = re.compile(r"(?<!\b[A-ZÆØÅÄÖ])[.!?…][\"”’»)\]]*\s*$")  # initials end in a full stop too


def _repeats_title(text: str, titles: Sequence[str]) -> bool:
    """Words that begin a line at the top, and a page's number: `Bilag 4  63 af 96`."""
    match = _behind_head().fullmatch(text)
    return match is not None and any(
        title != text and re.match(rf"{re.escape(match['head'])}(?!\w)", title) for title in titles
    )


@cache
def _behind_head() -> re.Pattern[str]:
    """What stands before a page's number, which is said to be one or is one of so many."""
    words = f"{any_word(_PAGES)}|(?:{'|'.join(_SHORT_PAGES)}|sid)\\."
    return re.compile(
        rf"(?i)(?P<head>\S.*?\S)\W+(?:(?:{words})\s*\d{{1,4}}"
        rf"|\d{{1,4}}\s*(?:{any_word(_OF)}|/)\s*\d{{1,4}})"
    )


def _may_be_running(block: Block, text: str) -> bool:
    """A short line by itself with more than a number, which is no label with a time."""
    return (
        block.kind == "paragraph"
        and not block.speaker
        and "\n" not in text
        and len(text) <= _MAX_SIGNS
        and 2 <= len(text.split()) <= _MAX_RUNNING
        and not re.search(r"\d[:.]\d|:\s|[?!]", text)
    )


@cache
def _notice() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?:{_either(_BEGINNINGS)})\b.*")


@cache
def _further() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?:{_either(_FURTHER)})\b.*")


@cache
def _ending() -> re.Pattern[str]:
    events, verbs = any_word(_EVENTS_ENDED), any_word(_ENDED)
    ended = rf"(?:the\s)?{events}\s(?:(?:{any_word(_HAVE_BEEN)})\s)?{verbs}\b(?:\s\S+){{0,5}}"
    end_of = rf"{any_word(_END_OF)}\s(?:the\s)?{events}\W*(?:\s\S+){{0,3}}"
    return re.compile(rf"(?i)[\[(–—\s-]*(?:(?:{_either(_ENDINGS)})\b.*|{ended}|{end_of})")


@cache
def _tool() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<![\w@])(?:{_either(_TOOLS)}|{_either(_CREDITS)})(?![\w])")


@cache
def _caption_credit() -> re.Pattern[str]:
    return re.compile(rf"(?i)[\[(]?(?:{_either(_CAPTION_CREDITS)})(?!\w).*")


def without_notices(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without the lines that a program wrote, of which nobody says a word.

    Notes of a chat and notices of a program go wherever they stand; a program's name, that of the
    recording and credits in italics only near the start and the end.
    """
    heads = _running_heads(blocks)
    lines = [
        (number, _chat_mark().sub("", _DIRECTIONS.sub("", line)))
        for number, block in enumerate(blocks)
        if number not in heads
        for line in block.text.split("\n")
        if line.strip()
    ]
    if not any(block.kind == "cue" or block.speaker for block in blocks):
        lines = _without_signature(lines)
    lines = _without_index(_without_page_numbers(_without_paged_lines(lines, blocks), blocks))
    lines = _without_chapters(_without_titles_again(_without_numbered_heads(lines), blocks))
    times = Counter(line for _, line in lines)
    n_italic = sum(block.italic for block in blocks)
    kept: dict[int, list[str]] = {}
    for place, (number, line) in enumerate(_above_credits(lines, blocks)):
        at_edge = place < _EDGE or place >= len(lines) - _EDGE
        block = blocks[number]
        credit = place >= len(lines) - _EDGE and block.italic and n_italic <= _MAX_ITALIC
        once = at_edge and times[line] == 1  # a speaker's label comes again
        if not _is_notice(line, block, at_edge=once) and not (credit and "?" not in line):
            kept.setdefault(number, []).append(line)
    return [
        replace(block, text="\n".join(kept[number]))
        for number, block in enumerate(blocks)
        if number in kept
    ]


def _without_page_numbers(
    lines: list[tuple[int, str]], blocks: Sequence[Block]
) -> list[tuple[int, str]]:
    """The lines without numbers by themselves that count pages: each is one more than the last.

    Below a line that could be a speaker's and comes again a number is what they answer.
    """
    times = Counter(line.strip() for _, line in lines)
    above = ["", *(line.strip() for _, line in lines)]
    alone = [
        (place, int(line))
        for place, (number, line) in enumerate(lines)
        if line.strip().isdecimal() and len(line.strip()) <= _MAX_DIGITS
        and blocks[number].kind == "paragraph" and not blocks[number].speaker
        and not (times[above[place]] > 1 and may_be_speaker(above[place].rstrip(": ")))
    ]  # fmt: skip
    counts = all(after - before == 1 for (_, before), (_, after) in pairwise(alone))
    pages = {place for place, _ in alone} if len(alone) > 1 and counts else set()
    return [one for place, one in enumerate(lines) if place not in pages]


def _above_credits(lines: list[tuple[int, str]], blocks: Sequence[Block]) -> list[tuple[int, str]]:
    """The lines without the last captions, which say who made them, whatever stands below."""
    for place in range(max(1, len(lines) - _LAST_CAPTIONS), len(lines)):
        number, line = lines[place]
        if blocks[number].kind == "cue" and _caption_credit().fullmatch(line.strip(" _\t")):
            return lines[:place]
    if not _has_signs(blocks):  # what stands below may be a turn as any other
        return lines
    for place in range(max(1, len(lines) - _EDGE), len(lines)):
        below = lines[place:]
        if _is_end(lines[place][1]) and not any(_may_be_said(blocks[n], one) for n, one in below):
            return lines[:place]
    return lines


def _is_end(line: str) -> bool:
    """The line says that the talk is over, not a tape or a part, or who holds the rights."""
    text = line.replace("*", "").strip(" _\t")
    ended = _ending().fullmatch(text) and not _break().search(text)
    return bool(ended or _rights().fullmatch(text))


@cache
def _break() -> re.Pattern[str]:
    """What says that the talk stops for a while, or that a tape or a file ends."""
    return re.compile(rf"(?i)\b{any_word([*_BREAKS, *_TAPES])}\b")


def _may_be_said(block: Block, line: str) -> bool:
    """The line is somebody's, or begins as a turn may: with a label, a time or a dash."""
    turn = _BEGUN.match(line) or _STAMP.search(line) or re.match(r"\s*[-–—>]|[^\t]{1,40}\t", line)
    credit = is_credit(Line(line, 0, block.kind))
    long = len(line.split()) > _MAX_BELOW
    return bool(block.speaker) or block.kind == "cue" or long or (bool(turn) and not credit)


def _without_paged_lines(
    lines: list[tuple[int, str]], blocks: Sequence[Block]
) -> list[tuple[int, str]]:
    """The lines without those that end in the number of one of so many pages, and come again so.

    `MO2-0231  p. 2/2` may stand on a line of what is said.
    """

    def shape(block: Block, line: str) -> str:
        text = line.strip()
        if not text[-1:].isdigit() or not _may_be_running(replace(block, text=text), text):
            return ""
        page = _page().fullmatch(text)
        return re.sub(r"\d+", "#", text) if page and page["of"] else ""

    times = Counter(shape(block, line) for block in blocks for line in block.text.split("\n"))
    del times[""]
    return [(n, line) for n, line in lines if not times or times[shape(blocks[n], line)] < _TOP]


def _without_titles_again(
    lines: list[tuple[int, str]], blocks: Sequence[Block]
) -> list[tuple[int, str]]:
    """The lines without those above the first label that come again, but for their numbers.

    A head stands so on each page: `ASHCOMBE VOICES PROJECT   Tape 7, side A`.
    """
    if any(block.kind in ("cue", "table") or block.speaker for block in blocks):
        return lines
    labels = Counter(match[0].strip() for _, one in lines if (match := _SIGNED.match(one)))
    first = next((n for n, (_, one) in enumerate(lines) if _begins(one, labels)), 0)
    titles = {_shape(one) for _, one in lines[: min(first, _EDGE)] if _may_be_title(one)}
    return [
        (number, line)
        for place, (number, line) in enumerate(lines)
        if place < first or _shape(line) not in titles
    ]


def _without_numbered_heads(lines: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The lines without heads that come again, each above the number of its page."""
    found: dict[str, list[tuple[int, int]]] = {}
    for place, ((_, one), (_, below)) in enumerate(pairwise(lines)):
        number = below.strip()
        if number.isdecimal() and len(number) <= _MAX_DIGITS and _may_be_title(one.strip()):
            found.setdefault(one.strip(), []).append((place, int(number)))
    gone: set[int] = set()
    times = Counter(one.strip() for _, one in lines)
    for head, those in found.items():
        if is_role(head) or times[head] > len(those):
            continue  # a speaker's label, and answers that are numbers
        steps = [after - before for (_, before), (_, after) in pairwise(those)]
        if steps and all(step == 1 for step in steps):
            gone |= {place + more for place, _ in those for more in (0, 1)}
    return [one for place, one in enumerate(lines) if place not in gone]


_CHAPTER = re.compile(r"[\[(]?(?P<time>\d{1,2}:\d{1,2}(?::\d{2})?)[\])]?\s+(?P<title>\S.*)")
_MIN_CHAPTERS, _MAX_TITLE, _MAX_CHAPTERS = 3, 8, 0.34
"""Lines of a table of chapters, at least; words of each, and their share of lines with a time, at
most."""
_MIN_ASKED, _ASKED = 2, 1 / 3
"""Questions among lines with a time, at least, and their share, that people say."""


def _without_chapters(lines: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The lines without a table of chapters above the talk, whose times begin again below it."""
    timed = [
        (place, match) for place, (_, one) in enumerate(lines) if (match := _CLOCKED.match(one))
    ]
    values = [_value(match["time"]) for _, match in timed]
    again = next((n for n, (a, b) in enumerate(pairwise(values), start=1) if b < a), 0)
    first = [place for place, _ in timed[:again]]
    chapters = [match for place in first if (match := _CHAPTER.fullmatch(lines[place][1].strip()))]
    few = all(len(match["title"].split()) <= _MAX_TITLE for match in chapters)
    said = _are_said([match["title"] for match in chapters])
    begun = bool(again) and values[again] <= values[0] and first[-1] - first[0] == len(first) - 1
    table = len(chapters) == len(first) >= _MIN_CHAPTERS and few and not said
    if not (begun and table and again <= _MAX_CHAPTERS * len(timed)):
        return lines
    return [one for place, one in enumerate(lines) if place not in set(first)]


def _are_said(titles: Sequence[str]) -> bool:
    """One ends as no title does, or more of them ask or exclaim than chapters do."""
    if any(re.search(r":\s|[.,;…]$", title) for title in titles):
        return True
    most = max(sum(title.endswith(sign) for title in titles) for sign in "?!")
    return most >= max(_MIN_ASKED, _ASKED * len(titles)) or all(map(_ENDS.search, titles))


_CLOCKED = re.compile(r"\s*[\[(]?(?P<time>\d{1,2}:\d{1,2}(?::\d{2})?)(?![\d:])")


def _value(time: str) -> int:
    """The time in seconds, as minutes and seconds, or hours, minutes and seconds."""
    value = 0
    for part in time.split(":"):
        value = 60 * value + int(part)
    return value


def _begins(line: str, labels: Counter[str]) -> bool:
    match = _SIGNED.match(line)
    few = match is not None and len(match[0].split()) <= _MAX_LABEL
    return match is not None and few and labels[match[0].strip()] > 1


def _shape(line: str) -> str:
    return re.sub(r"\d+", "#", " ".join(line.split()))


def _may_be_title(line: str) -> bool:
    """Three words or more, or two in capitals, that do not end as a sentence does."""
    n_words = len(line.split())
    few = n_words >= _MIN_TITLE or (n_words == _MIN_TITLE - 1 and line.isupper())
    return few and not _ENDS.search(line)


_MIN_TITLE, _MAX_LABEL = 3, 4
"""Words of a title that comes again, at least, and of a label, at most."""


def _without_index(lines: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The lines without an index by pages and its head, `INDEX`, `PAGE`, directly above."""
    kept: list[tuple[int, str]] = []
    for one in lines:
        if not _LEADER.fullmatch(one[1].replace("*", "").strip(" _\t")):
            kept.append(one)
            continue
        while kept and _HEAD_OF_INDEX.fullmatch(kept[-1][1].strip()):
            kept.pop()
    return kept


_LAST_CAPTIONS = 3
_MAX_BELOW = 40
"""Words of a line below the end of a talk that is no speech, at most."""
_MAX_DIGITS = 3
_STAMP = re.compile(r"\b\d{1,2}:\d{2}\b|:\s*$")
"""A time, or the colon of a label, below which somebody speaks."""
_DELIMITER = "--"
"""Stands above the signature of a letter by mail (RFC 3676)."""
_BEGUN = re.compile(r"[^\W\d_][^:]{0,40}:\s")
_MAX_SIGNED = 6
"""Words of a line of a signature, at most."""


def _without_signature(lines: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The lines without a greeting near the end, as a letter has, and the name below it.

    `Cheers.` above a time or a sentence is what somebody says.
    """
    for place in range(max(1, len(lines) - _EDGE), len(lines)):
        text = lines[place][1].replace("*", "").strip(" ,_\t")
        below = [line for _, line in lines[place + 1 :]]
        timed = any(_STAMP.search(line) for line in below)
        if _signed_off().fullmatch(text) and not timed and all(map(_is_below_name, below)):
            return lines[:place]
        # "Mvh." is shortened; "Cheers." is a sentence.
        closes = re.fullmatch(rf"(?i){any_word(_CLOSINGS)}|{any_word(_CLOSINGS_WITH_STOP)}\.", text)
        if closes and not timed and signs(below, _MAX_SIGNED):
            return lines[:place]
        short = all(len(line.split()) <= _MAX_SIGNED for line in below)
        begun = any(map(_BEGUN.match, below))
        if lines[place][1].rstrip() == _DELIMITER and short and not begun:
            return lines[:place]
    return lines


_HEAD_OF_INDEX = re.compile(r"[A-ZÆØÅÄÖ]+(?: [A-ZÆØÅÄÖ]+){0,2}|[A-ZÆØÅÄÖ][a-zæøåäö]+")
"""One word, or a few in capitals; a word that somebody says ends as a sentence does."""


@cache
def _signed_off() -> re.Pattern[str]:
    """A greeting and a name on one line: `Mvh Torgeir`."""
    name = r"[A-ZÆØÅÄÖ][\w'’.-]+"
    return re.compile(rf"(?:(?i:{any_word(_CLOSINGS)})[.,]?)\s{name}(?:\s{name}){{0,2}}")


def _is_below_name(line: str) -> bool:
    """A line of a signature: a few words, a number of a telephone or an address."""
    few = len(line.split()) <= _MAX_SIGNED and not re.search(r"[.!?]\s*$", line)
    return few or re.search(r"\d{2}[ \d]{4,}|\S@\S", line) is not None


_TASK = re.compile(r"\[ \]\s.*|\[[xX]\]\s.*")
"""A task to tick off, as notes have below the talk."""


@cache
def _rights() -> re.Pattern[str]:
    """Who holds the rights: `Copyright North Vale Archive`; in a sentence it is speech."""
    return re.compile(
        rf"(?:(?:©|(?i:{any_word(_RIGHTS)})(?:\s?(?i:©|\(c\)|:))?)\s?(?=[A-ZÆØÅÄÖ\d])"
        r"|(?i:\(c\))\s?(?=\d{4}\b)).*"
    )


@cache
def _closed() -> re.Pattern[str]:
    """When a recording began or ended: `Slutt: 10.42`."""
    return re.compile(
        rf"(?i){any_word(_BEGUN_OR_ENDED)}\s*:?\s*(?:kl\.?|at)?\s*\d{{1,2}}[.:]\d{{2}}\b.{{0,20}}"
        r"|kl\.?\s?\d{1,2}[.:]\d{2}"
        rf"|[–—-]+\s?\d{{1,3}}\s?{any_word(_UNITS)}\.?(?:\s\d{{1,2}}\s?{any_word(_UNITS)}\.?)?\s?[–—-]+"
    )


_SET_OFF = re.compile(r"\*{3,}\s?[^\W_][^*\n]{0,60}\*{3,}")
"""A note between stars: `*** end of tape ***`."""
_LEADER = re.compile(r"(?![^:]{1,40}:\s).{0,120}?(?:\.\s?){6}[.\s]*+\d{1,4}")
"""An entry of an index, by dots to its page."""
_MENU = re.compile(r"(?:[^|.?!:\d]{2,30}\|){2,}[^|.?!:\d]{2,30}")
"""Links of a page, separated by signs: `Previous item | Next item | Agenda`."""
_MAILED = re.compile(r"(?!.*[.?!]$)(?:[^\s:@]+\s){0,6}[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{1,40})+")
"""Who typed it, with an address: `Opus Fennel   mail@opus.example`."""
_TAGS = re.compile(r"(?:#[^\W\d_][\w/-]*\s*)+")


def _is_notice(line: str, block: Block, *, at_edge: bool) -> bool:
    text = line.replace("*", "").strip(" _\t")
    if _TASK.fullmatch(text) and (block.kind == "list" or text.startswith("[ ]")):
        return True
    if block.kind == "cue":
        return at_edge and _caption_credit().fullmatch(text) is not None
    if any(one.fullmatch(text) for one in (_chat_note(), _notice(), _LEADER)):
        return True
    if not block.speaker and _SET_OFF.fullmatch(line.strip()):
        return True
    if not at_edge or block.speaker or len(text.split()) > _MAX_WORDS:
        return False
    forms = [
        _track(),
        _recording(),
        _rights(),
        _closed(),
        _TAGS,
        _MENU,
        _MAILED,
        _further(),
        _ending(),
    ]
    if any(one.fullmatch(text) for one in forms):
        return True
    return _tool().search(text) is not None and not re.match(r"[^:]{1,40}:\s", text)
