"""Blocks of a transcript to turns: who speaks, what they say, and who only asks.

The labels of the speakers are learned from the whole transcript: a label is repeated, stands in the
key of initials or is named in the front matter. A word before a colon that occurs once is no label.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from pipeline.config.word_lists import WordList, any_word
from pipeline.ingest.blocks import Block, place_of
from pipeline.ingest.transcripts.head import take_head, without_head_data
from pipeline.ingest.transcripts.key import take_key
from pipeline.ingest.transcripts.labels import (
    find_labels,
    starts_turn,
    with_interjections,
    with_listed_names,
    with_slips,
)
from pipeline.ingest.transcripts.layouts import (
    with_columns,
    with_questions,
    without_dashes,
    without_numbers,
)
from pipeline.ingest.transcripts.lines import Line, is_credit, read_lines, without_stamp
from pipeline.ingest.transcripts.people import People
from pipeline.ingest.transcripts.roles import (
    with_given_names_first,
    with_one_spelling,
    with_roles,
    with_unnamed_answers,
    without_counters,
)
from pipeline.ingest.transcripts.speakers import asks, folded, is_unknown, leads
from pipeline.ingest.transcripts.speech import (
    Transcript,
    Turn,
    are_notes_in_parentheses,
    clean_speech,
    explains_parentheses,
)
from pipeline.wording.messages import Message, message


@cache
def _section() -> re.Pattern[str]:
    """A heading such as `Part 2 - Hope`."""
    either = "|".join(map(re.escape, WordList("speakers", "sections")))
    numbers = any_word(WordList("speakers", "numbers_of_sections"))
    return re.compile(rf"(?i)(?:\*\*)?(?:{either})\s+(?:\d+|[ivx]+|{numbers})\b[^.?!]{{0,80}}$")


_NOT_SAID = ("heading", "caption")
_MAX_HEAD = 8
"""Paragraphs at the top within which a transcript explains its marks."""
_NO_PERSONS = WordList("speakers", "no_persons")


def read_turns(
    blocks: Sequence[Block],
    *,
    metadata: Mapping[str, object],
    interviewers: Iterable[str] = (),
) -> Transcript:
    """The transcript's turns.

    `metadata` is the file's front matter (`hosts`, `interviewers`, `speakers`); `interviewers` are
    further labels or names. Text before the first turn (title, key of initials, an introduction)
    is not speech and is left out; so are lines of credit and transcriber's notes in brackets.
    """
    names = tuple(interviewers)
    laid_out = with_columns(without_numbers(blocks))
    blocks = without_dashes(laid_out)
    found = labelled_turns(blocks, metadata, names)
    if _is_of_one(found) and (set_off := with_questions(laid_out)):
        by_layout = labelled_turns(set_off, metadata, names)
        if by_layout is not None and not (found and _is_of_one(by_layout)):
            noted = (*by_layout.notes, message("interviewer_by_layout"))
            found = replace(by_layout, notes=noted)
    return found or whole(blocks)


def _is_of_one(found: Transcript | None) -> bool:
    """Nobody, or only one, has a label: questions may be set off without one."""
    return found is None or len({turn.speaker for turn in found.turns}) == 1


def labelled_turns(
    blocks: Sequence[Block], metadata: Mapping[str, object], interviewers: Sequence[str]
) -> Transcript | None:
    """The turns by the labels that the lines begin with; None where no label is sure."""
    head, rest = take_head(read_lines(blocks))
    key, rest = take_key([line for line in rest if not is_credit(line)], metadata)
    people = People.of({**head, **metadata}, key, interviewers)
    lines = with_listed_names(without_head_data(rest, people), people)
    labels = find_labels(lines, people)
    if not labels:
        return None
    lines = with_slips(_without_avatars(lines, labels), labels)
    lines = with_interjections(lines, labels)
    turns, notes = _turns(lines, labels)
    if _are_reported(turns):
        return None
    turns, role_notes = with_roles(
        with_one_spelling(with_given_names_first(without_counters(turns))), people
    )
    turns, more = with_unnamed_answers(turns)
    noted = are_notes_in_parentheses(turn.text for turn in turns)
    explained = explains_parentheses(block.text for block in blocks[:_MAX_HEAD])
    cleaned = [
        replace(turn, text=clean_speech(turn.text, noted=noted, explained=explained))
        for turn in turns
    ]
    spoken = tuple(turn for turn in cleaned if turn.text)
    return Transcript(spoken, found=True, notes=(*notes, *role_notes, *more)) if spoken else None


_REPORTING = WordList("speakers", "reporting")
_MIN_REPORTED = 3
_REPORTED = 0.5
"""Share of the turns that begin with a verb of reporting, from which on they are minutes."""


def _are_reported(turns: Sequence[Turn]) -> bool:
    """Minutes tell of the talk: `Kari Lie: reported on the volunteers`, `HS thanked everyone`.

    Where somebody is an interviewer by role, it is talk.
    """
    if any(asks(turn.speaker) and not leads(turn.speaker) for turn in turns):
        return False
    begun = [turn.text.split(None, 1)[0].strip(",.:;") for turn in turns if turn.text.strip()]
    reported = sum(word in _REPORTING for word in begun)
    return reported >= _MIN_REPORTED and reported >= _REPORTED * len(begun)


def _without_avatars(lines: Sequence[Line], labels: frozenset[tuple[str, str]]) -> list[Line]:
    """The lines without initials in place of a picture above their speaker's name (Teams)."""
    following = [line.label if starts_turn(line, labels) else "" for line in lines[1:]] + [""]
    return [
        line
        for line, label in zip(lines, following, strict=True)
        if not label or len(line.text) > 3 or line.text != _initials(label)
    ]


def _initials(label: str) -> str:
    words = re.findall(r"[^\W\d_]+", label)
    return "".join(
        word[0].upper() for word in (words[:1] + words[-1:] if len(words) > 2 else words)
    )


_CHANGES = re.compile(r"^\s*>{2,}\s*", re.MULTILINE)
"""Signs of captions that another speaks."""


def whole(blocks: Sequence[Block]) -> Transcript:
    """Each paragraph as it stands; subtitle cues are joined to sentences."""
    turns: list[Turn] = []
    number = 0
    noted = are_notes_in_parentheses(block.text for block in blocks)
    for block in _joined_cues(_without_stamps(blocks)):
        if block.kind in _NOT_SAID or is_credit(Line(block.text, 0, block.kind)):
            continue
        number += 1
        text = clean_speech(_CHANGES.sub("", block.text), noted=noted)
        if text:
            turns.append(Turn("", text, place_of(block, number=number)))
    return Transcript(tuple(turns), found=False, notes=(message("no_speakers"),))


_MIN_STAMPED = 0.3
"""Share of the lines that begin with a time, from which on times are no speech."""


def _without_stamps(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without the times that begin their lines, where many do."""
    lines = [line for block in blocks for line in block.text.split("\n") if line.strip()]
    found = [without_stamp(line) for line in lines]
    stamped = sum(bool(time) for time, _ in found)
    alone = sum(bool(time) and not rest for time, rest in found)
    if stamped < max(3, _MIN_STAMPED * len(lines)) and alone < 3:
        return list(blocks)
    return [
        replace(block, text="\n".join(without_stamp(line)[1] for line in block.text.split("\n")))
        for block in blocks
    ]


def _joined_cues(blocks: Sequence[Block]) -> list[Block]:
    result: list[Block] = []
    for block in blocks:
        before = result[-1] if result else None
        if before is None or block.kind != "cue" or before.kind != "cue" or _is_full(before.text):
            result.append(block)
        else:
            result[-1] = replace(before, text=f"{before.text} {block.text}")
    return result


def _is_full(text: str) -> bool:
    words = len(text.split())
    return words >= 150 or (words >= 40 and text.rstrip().endswith((".", "!", "?", "…")))


def _turns(
    lines: Sequence[Line], labels: frozenset[tuple[str, str]]
) -> tuple[list[Turn], tuple[Message, ...]]:
    turns: list[Turn] = []
    before = between = number = 0
    closed = False
    last_block = -1
    said = _without_narration(_without_quotations(_without_directions(lines), labels), labels)
    for line in _with_changes(_without_events(said, labels), labels):
        is_part = line.kind == "heading" and _section().match(line.text)
        if starts_turn(line, labels) and not is_part and not _is_by_nobody(line):
            if not _continues_voice(line, turns, closed=closed):
                number += 1
                turns.append(Turn(line.label, line.rest, _place(line, number)))
            else:
                turns[-1] = replace(turns[-1], text=f"{turns[-1].text}\n{line.rest}")
            closed = False
        elif not turns:
            before += len(line.text.split())
        elif _closes(line):
            closed = True
        elif closed:
            between += len(line.text.split())
        elif line.kind not in _NOT_SAID:
            join = "\n" if line.block == last_block else "\n\n"
            turns[-1] = replace(turns[-1], text=f"{turns[-1].text}{join}{line.text}")
        last_block = line.block
    return turns, _left_out(before, between)


def _with_changes(lines: Sequence[Line], labels: frozenset[tuple[str, str]]) -> list[Line]:
    """The lines; behind a `>>` without a name the other of two speakers has the word.

    Captions name the speakers of an interview once and mark each change from then on.
    """
    begun = [line for line in lines if starts_turn(line, labels)]
    styles = {line.label: line.style for line in begun}
    if len(styles) != 2 or not any(line.changes for line in begun):
        return list(lines)
    result: list[Line] = []
    speaker = ""
    for line in lines:
        if starts_turn(line, labels):
            speaker = line.label
        elif line.changes and speaker:
            speaker = next(name for name in styles if name != speaker)
            line = replace(line, label=speaker, style=styles[speaker], rest=line.text)
        result.append(line)
    return result


_MAX_EVENT = 12
"""Words of what a chat writes of somebody, at most."""
_MAX_EVENTS = 0.25
"""Share of the lines with a time, at most, that are a chat's own."""


def _without_events(lines: Sequence[Line], labels: frozenset[tuple[str, str]]) -> list[Line]:
    """The lines without those of a chat itself: `[14:29] Ana Lie left the conversation`.

    They have a time as each turn has, begin with a speaker's name, and end as no sentence does.
    """
    begun = [line for line in lines if starts_turn(line, labels)]
    names = tuple({f"{line.label} " for line in begun})
    stamped = [line for line in lines if line.time and line.kind != "cue"]
    if not names or not begun or not all(line.time for line in begun):
        return list(lines)
    events = {
        id(line) for line in stamped
        if not starts_turn(line, labels) and line.text.startswith(names)
        and len(line.text.split()) <= _MAX_EVENT and not _ENDS_SENTENCE.search(line.text)
    }  # fmt: skip
    few = len(events) <= _MAX_EVENTS * len(stamped)
    return [line for line in lines if id(line) not in events] if few else list(lines)


def _closes(line: Line) -> bool:
    """What follows is nobody's, up to the next label: a new part, or an advertisement."""
    return line.kind != "cue" and (bool(_section().match(line.text)) or _is_by_nobody(line))


def _is_by_nobody(line: Line) -> bool:
    """An advertisement or music, which a label sets off in a broadcast."""
    return line.style in ("colon", "bold", "bracket") and folded(line.label) in _NO_PERSONS


_DIRECTION = re.compile(
    r"\([A-ZÆØÅÄÖ][^()]{0,200}\)\.?|\((?:kl\.?\s)?\d{1,2}[.:]\d{2}(?:\s?[ap]\.?m\.?)?\)"
)
"""A line in parentheses that a transcriber adds: `(Whereupon, a recess was taken.)`, `(10.07)`."""


_BESIDE = re.compile(r"[*_]*\([^()]{1,200}\)[*_]*")
"""The same as a paragraph of its own, in any case of letters: `(paus, IP7 häller upp kaffe)`."""


def _without_directions(lines: Sequence[Line]) -> list[Line]:
    blocks = Counter(line.block for line in lines)
    return [
        line
        for line in lines
        if not _DIRECTION.fullmatch(line.text)
        and not (blocks[line.block] == 1 and _is_beside(line))
    ]


def _is_beside(line: Line) -> bool:
    """All of the line is in parentheses; a caption has a few words, `(motoren startes)`."""
    short = line.kind != "cue" or len(line.text.split()) <= _MAX_NOISE
    return short and _BESIDE.fullmatch(line.text) is not None


_MAX_NOISE = 4
_MAX_PAGE = 2000
"""Lines of a page that repeats what is said, at most."""
_MIN_QUOTATION, _LONG_QUOTATION = 5, 8
"""Words of a quotation that a page takes out of what is said, at least; a shorter one stands below
it, as a sentence of a few words may be said twice."""


def _without_quotations(lines: Sequence[Line], labels: frozenset[tuple[str, str]]) -> list[Line]:
    """The lines without what a page repeats of the talk in large letters between the turns."""
    if len(lines) > _MAX_PAGE:
        return list(lines)
    texts = [re.sub(r"[*_>\"“”«»]+", "", line.text).strip() for line in lines]
    whole = "\n".join(texts)
    return [
        line
        for number, (line, text) in enumerate(zip(lines, texts, strict=True))
        if starts_turn(line, labels) or line.kind == "cue" or len(text.split()) < _MIN_QUOTATION
        or whole.count(text) < 2 or texts.count(text) > 1
        or (len(text.split()) < _LONG_QUOTATION and text not in "\n".join(texts[:number]))
    ]  # fmt: skip


_QUOTED = 0.9
"""Share of the turns that stand in quotation marks, from which on the rest is narrative."""
_OPENING, _CLOSING = tuple("«\"“„»‘'"), tuple("»\"”“«’'")


def _without_narration(lines: Sequence[Line], labels: frozenset[tuple[str, str]]) -> list[Line]:
    """The lines without the narrative between turns that all stand in quotation marks."""
    begun = [line.rest.strip() for line in lines if starts_turn(line, labels)]
    quoted = sum(rest.startswith(_OPENING) for rest in begun)
    if len(begun) < _MIN_REPORTED or quoted < _QUOTED * len(begun):
        return list(lines)
    result: list[Line] = []
    closed, block = False, -1
    for line in lines:
        starts = starts_turn(line, labels)
        told = closed and line.block != block and not line.text.startswith(_OPENING)
        if starts or not told:
            result.append(line)
            closed, block = line.text.rstrip().endswith(_CLOSING), line.block
    return result


def _place(line: Line, number: int) -> Message:
    if line.time:
        return message("place_time", time=line.time)
    return message("place_turn", number=str(number))


def _continues_voice(line: Line, turns: Sequence[Turn], *, closed: bool) -> bool:
    if is_unknown(line.label):
        return False  # whoever it is, it need not be the one before
    same = bool(turns) and folded(turns[-1].speaker) == folded(line.label)
    if not same or closed:
        return False
    cut = line.time and not _ENDS_SENTENCE.search(turns[-1].text)
    return line.style == "voice" or line.kind == "cue" or bool(cut)


_ENDS_SENTENCE = re.compile(r"[.?!…:;–—-][\"”’»)\]]*\s*$")


def _left_out(before: int, between: int) -> tuple[Message, ...]:
    notes = []
    if before:
        notes.append(message("words_before_turns", n=before))
    if between:
        notes.append(message("words_between_parts", n=between))
    return tuple(notes)
