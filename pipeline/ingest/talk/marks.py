"""What stands within a turn and is not its speaker's: overlaps, numbers of questions, times."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import replace
from functools import cache, partial
from itertools import pairwise

from pipeline.config.word_lists import EVERY, WordList, any_word
from pipeline.ingest.blocks import Block
from pipeline.ingest.transcripts.speakers import may_be_speaker

_OVERLAP = re.compile(r"(?<!\s)\s*//[ \t]*(?P<label>[^\s:/][^:/\n]{0,30}):(?P<said>[^/\n]*)//")
_NUMBERED = WordList("speakers", "before_numbers_of_questions", language=EVERY)
_CHANGE = re.compile(r"(?:^|\s)(?:>{2,}|»)\s*(?=\S)")
_QUOTED = re.compile(r"^\s*(?:>\s)+\s*(?=\S)|^\s*>(?=[^\s>])")
_MAX_NUMBERED = 0.7
"""Share of the lines with the number of a question, above which answers are numbered too."""
_MIN_QUOTED = 3
_NEARLY_ALL = 0.6
"""Share of the lines that are quoted, from which on the quotation is all of the text."""
_CUE_CLOCK = r"(?:\d{1,2}:)?\d{1,2}:\d{2}[.,]\d{1,3}"
_CUE_TIME = re.compile(rf"^\s*(?:\d+\s*\n\s*)?(?P<time>{_CUE_CLOCK})\s*-->\s*{_CUE_CLOCK}[^\n]*\n?")
_NEXT_CUE = re.compile(rf"\n(?=\s*(?:\d+\s*\n\s*)?{_CUE_CLOCK}\s*-->)")
_ROW = re.compile(r"\s*\d+(?:\.\d+)?\t\d+(?:\.\d+)?\t(?P<text>.*)")
"""A row of start, end and text, as Whisper writes its .tsv."""
_MIN_CUES = 3
_MAX_CAPITALS = 0.3
"""Share of words in capitals, above which capitals set nothing off."""
_MIN_TITLE, _MAX_TITLE = 3, 20
"""Words of a title in capitals."""


@cache
def _question() -> re.Pattern[str]:
    """The number of a question before a label: `Q12. Kari:`."""
    return re.compile(
        rf"^(?P<bold>\*\*)?(?:{'|'.join(_NUMBERED)})\s?\d{{1,4}}[.)]?(?P<plain>\*\*)?\s+"
        r"(?=(?:\*\*)?[^\W\d_][\w .,'’()-]{0,40}:)"
    )


def without_overlaps(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with what is said over another's turn, `//S01: Mhm.//`, as a turn behind it."""
    result: list[Block] = []
    for block in blocks:
        overlaps = list(_OVERLAP.finditer(block.text))
        if not overlaps:
            result.append(block)
            continue
        result.append(replace(block, text=_OVERLAP.sub(" ", block.text).strip()))
        result += [
            replace(block, text=f"{one['label']}: {said}")
            for one in overlaps
            if (said := one["said"].strip())
        ]
    return result


_BOLD_TURN = re.compile(r"\*\*(?P<turn>(?P<label>[^*:\n]{1,30}):\s[^*]+)\*\*")
_BOLD_QUESTION = re.compile(
    r"(?P<asked>\*\*[^*]*\?[\"”’»]?\s*\*\*)\s+(?P<said>[^\s*].*)", re.DOTALL
)
_MIN_BOLD = 3
"""Questions in bold, at least, that are a layout."""


def with_bold_turns(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with labels within bold as plain ones, and questions in bold apart from answers.

    `**Q: Why?**` is a turn of Q and no heading; `**Why?** Because.` is two turns.
    """
    turns = [_BOLD_TURN.fullmatch(block.text.strip()) for block in blocks]
    times = Counter(turn["label"] for turn in turns if turn)
    labels = {one for one, n in times.items() if n >= _MIN_BOLD and may_be_speaker(one)}
    asked = [_BOLD_QUESTION.fullmatch(block.text.strip()) for block in blocks]
    is_layout = sum(map(bool, asked)) >= _MIN_BOLD
    result: list[Block] = []
    for block, turn, question in zip(blocks, turns, asked, strict=True):
        if turn and turn["label"] in labels:
            result.append(replace(block, text=turn["turn"], kind="paragraph"))
        elif question and is_layout:
            result += [replace(block, text=question[name]) for name in ("asked", "said")]
        else:
            result.append(block)
    return result


_WHO_SPEAKS = WordList("speakers", "words_for_speakers")
_SAYS = WordList("speakers", "verbs_of_speech", language=EVERY)
_SPEECHES = WordList("speakers", "speeches")
_REPLIES = WordList("speakers", "replies_of_debates")
_MIN_SPEECHES = 2
_NAMED = r"(?P<label>[^\W\d_][\w.'’-]*(?:[ ][^\W\d_][\w.'’-]*){0,2}?)"
_HANDLE = re.compile(
    r"[ \t]*[@#](?P<label>[^\W\d_][\w.'’-]{0,30}(?:[ ]\w[\w.'’-]{0,30})?)[ ]?:(?=\s)"
)
_TAGGED = re.compile(r"[ \t]*<(?P<label>[^\W\d_][\w .-]{0,30})>")
_MIN_NAMED, _SHARE_NAMED = 4, 0.5
"""Lines with a label of one form, at least, and share of the lines, or of the paragraphs."""


@cache
def _telling() -> re.Pattern[str]:
    return re.compile(rf"[ \t]*{_NAMED}[ ]{any_word(_SAYS)}[ ]?:(?=\s)")


@cache
def _speech() -> re.Pattern[str]:
    """The number of a speech before its label: `Anf. 12 EVA LIND (m):`."""
    return re.compile(
        rf"[ \t]*(?i:{any_word(_SPEECHES)})\.?\s+\d{{1,4}}\s+(?=[^\W\d_][^:]{{1,80}}:)"
    )


_POINT = re.compile(r"[ \t]*[•‣▪]\s+")
_ALL_POINTS = 0.8
"""Share of the lines that are points, from which on they are no list."""


def _without_points(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without signs of points, where a page makes each line one."""
    lines = [line for block in blocks for line in block.text.split("\n") if line.strip()]
    points = sum(_POINT.match(line) is not None for line in lines)
    if points < max(_MIN_DASHED, _ALL_POINTS * len(lines)):
        return list(blocks)
    return _each_line(blocks, partial(_POINT.sub, "", count=1))


def _below_a_word(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with a name as a label where the word `speaker` stands above each such name."""
    lines = [line.strip() for block in blocks for line in block.text.split("\n")]
    below: dict[str, list[str]] = {}
    for word, name in pairwise(lines):
        if word in _WHO_SPEAKS:
            below.setdefault(word, []).append(name)
    words = {
        word
        for word, names in below.items()
        if len(names) >= _MIN_NAMED and len(set(names)) > 1 and all(map(may_be_speaker, names))
    }
    if not words:
        return list(blocks)
    marked = re.compile(rf"(?m)^[ \t]*{any_word(words)}[ \t]*\n(?P<name>.+?)[ \t]*$")
    return [replace(block, text=marked.sub(r"\g<name>:", block.text)) for block in blocks]


def _without_numbers_of_speeches(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with labels without the numbers that a record of a debate gives the speeches."""
    lines = [line for block in blocks for line in block.text.split("\n")]
    if sum(_speech().match(line) is not None for line in lines) < _MIN_SPEECHES:
        return list(blocks)
    return [
        replace(block, text="\n".join(map(_unnumbered_speech, block.text.split("\n"))))
        if any(map(_speech().match, block.text.split("\n")))
        else block
        for block in blocks
    ]


def _unnumbered_speech(line: str) -> str:
    """The line without the number of a speech, and without what says that it is a reply."""
    plain = _speech().sub("", line, count=1)
    return line if plain == line else re.sub(rf"(?<=\)) {any_word(_REPLIES)}(?=\s?:)", "", plain)


def with_plain_labels(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with labels of further forms as plain ones.

    `Jo says: Hi` and `@jo: Hi` become `Jo: Hi`, `<Jo> Hi </Jo>` becomes `<Jo> Hi`. Several lines
    have the form, half of all or more, and of two labels at least: `She said: Go` within what
    somebody tells is none.
    """
    if any(block.kind == "cue" or block.speaker for block in blocks):
        return list(blocks)
    blocks = _without_numbers_of_speeches(_below_a_word(_without_points(blocks)))
    lines = [line for block in blocks for line in block.text.split("\n") if line.strip()]
    for form in (_telling(), _HANDLE):
        found = [match for line in lines if (match := form.match(line))]
        if _is_form_of_labels(found) and _is_most(form, blocks, lines):
            return _each_line(blocks, partial(form.sub, _colon, count=1))
    tags = [match for line in lines if (match := _TAGGED.match(line))]
    if _is_form_of_labels(tags) and _is_most(_TAGGED, blocks, lines):
        closing = re.compile(rf"\s*</{any_word({match['label'] for match in tags})}>")
        return _each_line(blocks, partial(closing.sub, ""))
    return list(blocks)


def _is_form_of_labels(found: Sequence[re.Match[str]]) -> bool:
    times = Counter(match["label"] for match in found)
    again = sum(n for n in times.values() if n > 1)
    named = all(may_be_speaker(label[0].upper() + label[1:]) for label in times)
    return again >= _MIN_NAMED and len(times) > 1 and 2 * again >= len(found) and named


def _is_most(form: re.Pattern[str], blocks: Sequence[Block], lines: Sequence[str]) -> bool:
    """The form begins half of the lines, or of the paragraphs where turns go over several lines."""
    starts = [block.text for block in blocks if block.kind != "heading" and block.text.strip()]
    return any(
        sum(form.match(one) is not None for one in those) >= _SHARE_NAMED * len(those)
        for those in (lines, starts)
    )


def _colon(match: re.Match[str]) -> str:
    label = match["label"]
    return f"{label[0].upper()}{label[1:]}:"


def _each_line(blocks: Sequence[Block], change: Callable[[str], str]) -> list[Block]:
    return [
        replace(block, text="\n".join(map(change, block.text.split("\n"))))
        if block.kind != "heading"
        else block
        for block in blocks
    ]


_DASHED = re.compile(r"\s*[-–—]\s?(?=[^\W\d_])")
_NUMBERED_QUESTION = re.compile(r"\s*\d{1,3}[.)]\s.*\?\s*")
_MIN_DASHED = 6
_ALL_DASHED = 0.8
"""Share of the lines that begin with a dash, from which on a dash begins a turn."""


def with_unlabelled_turns(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with each turn by itself where a dash or the number of a question begins it.

    `-Who?` and `-Ten.` in one paragraph become `- Who?` and `- Ten.` in two, and `1. Who?` is
    parted from the answer on the next line.
    """
    lines = [line for block in blocks for line in block.text.split("\n") if line.strip()]
    dashed = sum(bool(_DASHED.match(line)) for line in lines)
    asked = sum(
        bool(_NUMBERED_QUESTION.fullmatch(block.text.split("\n")[0])) and "\n" in block.text
        for block in blocks
    )
    is_dashed = dashed >= max(_MIN_DASHED, _ALL_DASHED * len(lines))
    if any(block.kind == "cue" or block.speaker for block in blocks):
        return list(blocks)
    if not is_dashed and asked < _MIN_BOLD:
        return list(blocks)
    result: list[Block] = []
    for block in blocks:
        first, _, rest = block.text.partition("\n")
        if is_dashed:
            turns = re.split(r"\n(?=\s*[-–—]\s?[^\W\d_])", block.text)
            result += [replace(block, text=_DASHED.sub("- ", turn, count=1)) for turn in turns]
        elif rest and _NUMBERED_QUESTION.fullmatch(first):
            result += [replace(block, text=first), replace(block, text=rest)]
        else:
            result.append(block)
    return result


_LABELLED = re.compile(r"\s*(?:\*\*)?(?P<label>[^\W\d_][^:*\n]{0,40}?)\s?(?:\*\*)?:(?:\*\*)?\s")
_DASH = re.compile(r"\s*[-–—]\s?(?=[^\s\d–—-])")
_MIN_ANSWERED, _ANSWERED, _ASK_BACK = 3, 0.8, 0.25
"""Questions with a label, at least; the share of them below which a dash begins the answer, at
least; and the share of these that end in a question, at most."""


def with_dashed_answers(blocks: Sequence[Block]) -> tuple[list[Block], list[str]]:
    """The blocks with answers that a dash begins as somebody's, and the labels of who asks.

    Unchanged, and without labels, unless a label begins each question: `**Bladet:** Why?`, `– As
    I had to.`. What follows the last answer without either is nobody's, unless an earlier answer
    goes on so.
    """
    if any(block.kind in ("cue", "table") or block.speaker for block in blocks):
        return list(blocks), []
    dashed = [_DASH.match(block.text) for block in blocks]
    labelled = [_LABELLED.match(block.text) for block in blocks]
    asked = {n for n, match in enumerate(labelled) if match and may_be_speaker(match["label"])}
    answered = [n for n in sorted(asked) if n + 1 < len(blocks) and dashed[n + 1]]
    answers = [n for n, match in enumerate(dashed) if match]
    back = sum(blocks[n].text.rstrip(" *_").endswith("?") for n in answers)
    questions = sum("?" in blocks[n].text for n in answered)
    if (
        len(answered) < max(_MIN_ANSWERED, _ANSWERED * len(asked))
        or 2 * questions < len(answered)
        or back > _ASK_BACK * len(answers)
        or answers[0] < answered[0]
    ):
        return list(blocks), []
    goes_on = _answers_go_on(blocks, asked, dashed, answers[-1])
    found = [
        replace(block, text=_DASH.sub("", block.text, count=1), speaker="unnamed", kind="paragraph")
        if dashed[n]
        else block
        for n, block in enumerate(blocks)
        if n <= answers[-1] or n in asked or goes_on
    ]
    askers = dict.fromkeys(match["label"] for n in answered if (match := labelled[n]))
    return found, list(askers)


def _answers_go_on(
    blocks: Sequence[Block], asked: Set[int], dashed: Sequence[re.Match[str] | None], last: int
) -> bool:
    """Whether a paragraph with neither label nor dash goes on from an answer above the last one."""
    answering = False
    for n, block in enumerate(blocks[:last]):
        plain = n not in asked and not dashed[n]
        if plain and answering and block.kind == "paragraph":
            return True
        answering = dashed[n] is not None or (answering and plain)
    return False


_HEAD = 80
"""Signs at the start of a line within which the colon behind a label stands."""


def without_pictographs(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without pictures in the names of a chat: `Dele 🚲: Hi`, `🌸 Kari: Hei`."""
    return [
        replace(block, text="\n".join(map(_without_pictures, block.text.split("\n"))))
        for block in blocks
    ]


def _without_pictures(line: str) -> str:
    end = line.find(": ", 0, _HEAD)
    head = line[: max(0, end)]
    if not any(unicodedata.category(sign) == "So" for sign in head):
        return line
    plain = "".join(" " if unicodedata.category(sign) in _PICTURES else sign for sign in head)
    return " ".join(plain.split()) + line[end:]


_PICTURES = frozenset({"So", "Sk", "Cf"})
"""Categories of signs that are pictures or belong to them, as joiners and colours of skin do."""


def numbered_askers(blocks: Sequence[Block]) -> list[str]:
    """Who asks the questions that a committee numbers: `Q11 Chair: ...`, `Q12 Kari Lie: ...`."""
    lines = [line for block in blocks for line in block.text.split("\n") if line.strip()]
    found = [
        line[match.end() :].partition(":")[0].strip(" *")
        for line in lines
        if (match := _question().match(line))
    ]
    # Where every turn is numbered, numbers tell nothing.
    return list(dict.fromkeys(found)) if len(found) <= _MAX_NUMBERED * len(lines) else []


def without_question_numbers(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without the number that a committee gives a question: `Q11 Chair: ...`."""
    return [
        replace(block, text="\n".join(map(_without_number, block.text.split("\n"))))
        for block in blocks
    ]


def _without_number(line: str) -> str:
    """The line without its number; `**Q62 Chair:**` goes on in bold."""
    return _question().sub(lambda one: "**" if one["bold"] and not one["plain"] else "", line)


def without_quote_marks(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without `>` before their lines, as mail quotes: nearly all lines have it.

    Where some have it, those are set off, as block quotations are.
    """
    lines = [line for block in blocks for line in block.text.split("\n") if line.strip()]
    quoted = sum(bool(_QUOTED.match(line)) for line in lines)
    if quoted < _MIN_QUOTED:
        return list(blocks)
    all_quoted = quoted >= _NEARLY_ALL * len(lines)
    return [
        replace(
            block,
            text="\n".join(_QUOTED.sub("", line) for line in block.text.split("\n")),
            italic=block.italic or (not all_quoted and bool(_QUOTED.match(block.text))),
        )
        for block in blocks
    ]


def with_capital_headings(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with titles in capitals as headings: `STATEMENT OF MARY DOE, NURSE`.

    A label in capitals comes again, and a question in them ends as one.
    """
    words = [(block.text.isupper(), len(block.text.split())) for block in blocks]
    if sum(n for upper, n in words if upper) > _MAX_CAPITALS * sum(n for _, n in words):
        return list(blocks)
    times = Counter(block.text for block in blocks)
    return [
        replace(block, kind="heading", level=2)
        if block.kind == "paragraph" and times[block.text] == 1 and _is_title(block.text)
        else block
        for block in blocks
    ]


def _is_title(text: str) -> bool:
    plain = text.replace("*", "").strip()
    few = _MIN_TITLE <= len(plain.split()) <= _MAX_TITLE
    return few and plain.isupper() and not re.search(r"[.?!…:]|\d:\d", plain)


def split_at_changes(blocks: Sequence[Block]) -> list[Block]:
    """The blocks cut at `>>`, which marks a change of speaker, where several stand in one."""
    result: list[Block] = []
    for block in blocks:
        if block.kind == "cue" or len(_CHANGE.findall(block.text)) < 2:
            result.append(block)
        else:
            parts = [part.strip() for part in _CHANGE.split(block.text)]
            result += [replace(block, text=part) for part in parts if part]
    return result


_BRACKETED = re.compile(r"(?P<label>\[[^\W\d_][^\[\]\n:]{0,30}\]:?)\s")


def split_at_brackets(blocks: Sequence[Block]) -> list[Block]:
    """The blocks cut at labels in brackets within them, which begin lines elsewhere: `[Mette]`."""
    starts = Counter(
        match["label"]
        for block in blocks
        for line in block.text.split("\n")
        if (match := _BRACKETED.match(line.lstrip()))
    )
    labels = {one for one, n in starts.items() if n > 1 and may_be_speaker(one.strip("[]:"))}
    if len(labels) < 2 or any(block.speaker for block in blocks):
        return list(blocks)
    either = "|".join(map(re.escape, sorted(labels, key=lambda one: (-len(one), one))))
    cut = re.compile(rf"(?<=[.?!…,;:–—-])\s+(?=(?:{either})\s)")
    return [
        replace(block, text=part)
        for block in blocks
        for part in (cut.split(block.text) if block.kind != "table" else [block.text])
    ]


def as_cues(blocks: Sequence[Block]) -> list[Block]:
    """Subtitles that were pasted into a text as cues; other texts unchanged."""
    if (rows := _cue_rows(blocks)) is not None:
        return rows
    timed = [bool(_CUE_TIME.match(block.text)) for block in blocks]
    if sum(timed) < max(_MIN_CUES, 0.6 * len(blocks)):
        return list(blocks)
    parts = [(block, part) for block in blocks for part in _NEXT_CUE.split(block.text)]
    return [cue for block, part in parts for cue in _cue_lines(block, part)]


def _cue_rows(blocks: Sequence[Block]) -> list[Block] | None:
    """The texts of rows of start, end and text; None if it is no such table."""
    lines = [(block, line) for block in blocks for line in block.text.split("\n") if line.strip()]
    rows = [(block, _ROW.fullmatch(line)) for block, line in lines]
    found = [replace(block, text=row["text"], kind="cue") for block, row in rows if row]
    return found if len(found) >= max(_MIN_CUES, len(lines) - 1) else None


def _cue_lines(block: Block, text: str) -> Iterator[Block]:
    """The lines of one cue, without its number and its time."""
    stamp = _CUE_TIME.match(text)
    time = re.split(r"[.,]", stamp["time"])[0] if stamp else ""
    for line in text[stamp.end() :].split("\n") if stamp else text.split("\n"):
        if line.strip() and not line.strip().isdigit():
            yield replace(block, text=line, kind="cue", time=time)
