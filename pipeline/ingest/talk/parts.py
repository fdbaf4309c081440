"""What stands around a talk on its page or in its record: comments, pictures, votes, field notes.

Nobody of the talk says it. Blocks in, blocks out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby, pairwise

from pipeline.config.word_lists import EVERY, WordList, any_word
from pipeline.ingest.blocks import Block
from pipeline.ingest.prose.sentences import is_said
from pipeline.ingest.transcripts.lines import read_lines
from pipeline.ingest.transcripts.speakers import asks, folded, is_role, leading, may_be_speaker

_COMMENTS = WordList("notices", "headings_of_comments", language=EVERY)
_FURTHER = WordList("notices", "further_reading", language=EVERY)
_TRANSCRIPTS = WordList("notices", "headings_of_transcripts", language=EVERY)
_FOLLOWS = WordList("notices", "said_to_follow", language=EVERY)
_PICTURES = WordList("notices", "credits_of_pictures", language=EVERY)
_EDITORS = WordList("notices", "notes_of_editors", language=EVERY)
_VOTES = WordList("notices", "votes", language=EVERY)
_EVENTS = WordList("notices", "events_of_chats", language=EVERY)
_NARRATORS = WordList("speakers", "first_persons")
_ONESELF = WordList("speakers", "oneself")
_LABEL = re.compile(r"\s*(?:\*\*)?(?P<label>[^\W\d_][\w .,'’()-]{0,40}?)(?:\*\*)?\s?[:：]")
_MAX_PICTURE = 20
"""Words of a line about a picture, at most."""
_MAX_BELOW = 0.3
"""Share of the words below the heading of comments or of other pages, at most."""
_MAX_BESIDE_TABLE = 40
"""Words beside a table of speech, at most."""
_DENSE = 0.8
"""Share of the labelled lines that stand with others in a block, of a talk within field notes."""
_MIN_NARRATED = 12
"""Words of a paragraph that tells, at least, above the talk that field notes have."""


def without_parts(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without what the page or the record has around and between what is said."""
    blocks = _without_fields_above(_below_heading(blocks))
    labels = _labels(blocks)
    kept = _above_comments(_without_row_notes(blocks), labels)
    kept = [block for block in kept if not _is_of_picture(block)]
    kept = _without_votes(kept, labels)
    kept = _without_editors_note(kept)
    return _without_field_notes(_without_events(kept), labels)


_MIN_SAID = 0.3
"""Share of the words below the heading of a transcript, at least."""
_MIN_STATED = 150
"""Words of sentences above such a heading, at least, that may be a statement of somebody's."""
_MAX_INITIALS = 4
"""Letters of a label that a key above such a heading may explain, at most."""


@cache
def _narrators() -> frozenset[str]:
    """Who tells of themselves, with `I` in lower case."""
    return frozenset({*_NARRATORS, "i"})


@cache
def _transcript() -> re.Pattern[str]:
    either = f"(?:{any_word(_TRANSCRIPTS)})"
    return re.compile(rf"(?i)\W*(?:the\s)?{either}(?:\s(?:{any_word(_FOLLOWS)}))?\W*")


def _below_heading(blocks: Sequence[Block]) -> list[Block]:
    """The blocks; of those above the heading of a transcript only who is who, as what nobody says.

    Above it stand the notes of a show or the agenda of a meeting. Where a label of any form comes
    again above it too, talk may have begun there, and many sentences may be a statement.
    """
    if any(block.kind in ("cue", "table") or block.speaker for block in blocks):
        return list(blocks)
    blocks = _with_headings_apart(blocks)
    words = [len(block.text.split()) for block in blocks]
    number = next((n for n, one in enumerate(blocks) if _transcript().fullmatch(one.text)), 0)
    above, below = blocks[:number], blocks[number + 1 :]
    few = sum(words[number:]) >= _MIN_SAID * sum(words)
    if not above or not few or _may_be_talk(above):
        return list(blocks)
    return [*_who_is_who(above, _labels(below)), *below]


def words_above_heading(blocks: Sequence[Block]) -> int:
    """The words above the heading of a transcript that `without_parts` takes."""
    kept, parted = _below_heading(blocks), _with_headings_apart(blocks)
    if kept in (list(blocks), parted):
        return 0
    heading = next(one for one in parted if _transcript().fullmatch(one.text))
    n_words = [sum(len(one.text.split()) for one in those) for those in (blocks, [heading], kept)]
    return n_words[0] - n_words[1] - n_words[2]


def _may_be_talk(blocks: Sequence[Block]) -> bool:
    """A label of any form comes again, also behind a time, or as much is said as in a statement."""
    lines = [line for line in read_lines(blocks) if line.style != "space" or asks(line.label)]
    times = Counter((folded(line.label), line.style) for line in lines if line.label)
    told = [block.text for block in blocks if block.kind == "paragraph" and is_said(block.text)]
    said = sum(len(text.split()) for text in told)
    return max(times.values(), default=0) > 1 or said >= _MIN_STATED


def _with_headings_apart(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with a line that is the heading of a transcript as a block of its own."""
    result: list[Block] = []
    for block in blocks:
        lines = block.text.split("\n")
        if len(lines) == 1 or not any(_transcript().fullmatch(line) for line in lines):
            result.append(block)
            continue
        for is_heading, found in groupby(lines, key=_is_heading):
            those = list(found)
            parts = those if is_heading else ["\n".join(those)]
            result += [replace(block, text=part) for part in parts]
    return result


def _is_heading(line: str) -> bool:
    return _transcript().fullmatch(line) is not None


def _who_is_who(blocks: Sequence[Block], labels: Counter[str]) -> list[Block]:
    """The lines of the blocks that say who asks or answers, or have no label, as headings."""
    kept = []
    for block in blocks:
        lines = [line for line in block.text.split("\n") if _tells_who(line, labels)]
        if lines:
            kept.append(replace(block, text="\n".join(lines), kind="heading"))
    return kept


def _tells_who(line: str, labels: Counter[str]) -> bool:
    """The line has no label, that of a role, or initials that begin turns: `MK: Mari Koht`."""
    match = _LABEL.match(line)
    if match is None:
        return True
    label = match["label"]
    initials = label.isupper() and len(label) <= _MAX_INITIALS
    return is_role(label) or (initials and labels[folded(label)] > 1)


def _without_fields_above(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without a list of fields above the talk: `- Model: large`, `- Languages: en`.

    Their labels are no roles and begin no other line. Below them a label comes again, and nobody
    speaks above them or in them: sentences are said.
    """
    first = next((n for n, block in enumerate(blocks) if block.kind == "list"), len(blocks))
    last = next((n for n in range(first, len(blocks)) if blocks[n].kind != "list"), len(blocks))
    found = [_LABEL.match(block.text) for block in blocks[first:last]]
    times = _labels(blocks)
    fields = [
        match is not None and times[folded(match["label"])] < 2 and not is_role(match["label"])
        for match in found
    ]
    said = any(block.kind != "heading" and block.text.strip() for block in blocks[:first])
    said = said or any(is_said(block.text) for block in blocks[first:last])
    below = max(_labels(blocks[last:]).values(), default=0) > 1
    if said or not below or len(fields) < 2 or not all(fields):
        return list(blocks)
    return [*blocks[:first], *blocks[last:]]


def _labels(blocks: Sequence[Block]) -> Counter[str]:
    """Folded labels that begin lines, and how often."""
    return Counter(map(folded, _written_labels(blocks)))


def _written_labels(blocks: Sequence[Block]) -> list[str]:
    """What may be a label at the beginning of each line, as it is written."""
    found = (
        match["label"]
        for block in blocks
        for line in block.text.split("\n")
        if (match := _LABEL.match(line))
    )
    return [label for label in found if may_be_speaker(label) or folded(label) in _narrators()]


def _speaks(block: Block, labels: Counter[str]) -> bool:
    """The block is somebody's, or one of its lines begins with a label that comes again."""
    lines = (_LABEL.match(line) for line in block.text.split("\n"))
    return bool(block.speaker) or any(
        match is not None and labels[folded(match["label"])] > 1 for match in lines
    )


@cache
def _further() -> re.Pattern[str]:
    comments = rf"(?:\d+\s+)?{any_word(_COMMENTS)}(?:\s*\(\d+\))?"
    return re.compile(rf"(?i)(?:{comments}|{any_word(_FURTHER)}\b.*)\W*")


def _above_comments(blocks: Sequence[Block], labels: Counter[str]) -> list[Block]:
    """The blocks above a heading of comments or of other pages below which nobody speaks."""
    words = [len(block.text.split()) for block in blocks]
    for number, block in enumerate(blocks):
        below = blocks[number + 1 :]
        if (
            block.kind == "heading"
            and _further().fullmatch(block.text.strip())
            and sum(words[number:]) <= _MAX_BELOW * sum(words)
            and not any(one.kind == "cue" or _speaks(one, labels) for one in below)
        ):
            return list(blocks[:number])
    return list(blocks)


@cache
def _picture() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?:{any_word(_PICTURES)})\s?:\s.*")


def _is_of_picture(block: Block) -> bool:
    """A line by itself that describes a picture: `Photo: the lighthouse from the south-west.`."""
    text = block.text.replace("*", "").strip(" _")
    short = "\n" not in text and len(text.split()) <= _MAX_PICTURE
    return block.kind != "cue" and not block.speaker and short and bool(_picture().fullmatch(text))


def _without_row_notes(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without a few words below a table in which all else is said."""
    rows = [n for n, block in enumerate(blocks) if block.kind == "table" and "\t" in block.text]
    if len(rows) < 2 or any(block.kind == "cue" for block in blocks):
        return list(blocks)
    below = blocks[rows[-1] + 1 :]
    said = sum(len(block.text.split()) for block in blocks)
    few = sum(len(block.text.split()) for block in below)
    in_rows = sum(len(blocks[number].text.split()) for number in rows)
    whole = few <= _MAX_BESIDE_TABLE and in_rows >= (1.0 - _MAX_BELOW) * said
    found = [_LABEL.match(line) for block in below for line in block.text.split("\n")]
    labelled = any(may_be_speaker(match["label"]) for match in found if match)
    return list(blocks[: rows[-1] + 1]) if whole and not labelled else list(blocks)


@cache
def _vote() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?:\*\*)?(?:{any_word(_VOTES)})(?:\*\*)?\s?:.*", re.DOTALL)


def _without_votes(blocks: Sequence[Block], labels: Counter[str]) -> list[Block]:
    """The blocks of a record without votes and decisions, up to the next label.

    Only where somebody leads: in an interview such a word may begin what is said. What has a
    speaker of its own is said.
    """
    if not leading(_written_labels(blocks)):
        return list(blocks)
    kept, closed = [], False
    for block in blocks:
        spoken = bool(block.speaker) or block.kind == "cue"
        closed = not spoken and (closed or bool(_vote().fullmatch(block.text.strip())))
        if not closed:
            kept.append(block)
            continue
        lines = block.text.split("\n")
        first = next((n for n, line in enumerate(lines) if _begins_turn(line, labels)), len(lines))
        if first < len(lines):
            closed = False
            kept.append(replace(block, text="\n".join(lines[first:])) if first else block)
    return kept


def _begins_turn(line: str, labels: Counter[str]) -> bool:
    """A label that may be somebody's stands before the line, if only once, and no vote's."""
    match = _LABEL.match(line)
    return match is not None and folded(match["label"]) in labels and not _vote().match(line)


@cache
def _editors() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?:{any_word(_EDITORS)})\s?:\s.*", re.DOTALL)


def _without_editors_note(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without a last one that explains: `Notes: E.T. = Evelyn Tarrant.`."""
    last = blocks[-1].text.replace("*", "").strip() if blocks else ""
    is_note = len(blocks) > 1 and blocks[-1].kind != "cue" and not blocks[-1].speaker
    return list(blocks[:-1] if is_note and _editors().fullmatch(last) else blocks)


@cache
def _event() -> re.Pattern[str]:
    return re.compile(
        rf"(?=.{{0,24}}?\d[:.]\d\d)(?P<head>[\u200e\u200f\[(]*\d.*(?:\d|\]|\)|\s[-–])\s*)"
        rf"(?P<label>[^:\d\]\[]{{2,40}}):\s+(?P=label)\s+"
        rf"(?:{any_word(_EVENTS)})\b.{{0,60}}"
    )


def _without_events(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without lines of a chat that say what its speaker did: `[09:02] Jo: Jo added Del`.

    They have a time, and name the speaker twice.
    """
    result = []
    for block in blocks:
        lines = block.text.split("\n")
        kept = [line for line in lines if not _event().fullmatch(line.strip())]
        if kept:
            result.append(
                block if len(kept) == len(lines) else replace(block, text="\n".join(kept))
            )
    return result


def _without_field_notes(blocks: Sequence[Block], labels: Counter[str]) -> list[Block]:
    """The blocks of field notes without the narrative between stretches of talk.

    The talk's lines stand together in blocks, paragraphs without a label between them. The one who
    writes tells of themselves above it, and speaks in it under the same word: `Jeg`, `Me`. What is
    told in the first person below a turn may be the rest of it, and stays, as all does where it is
    much.
    """
    if any(block.kind in ("cue", "table") or block.speaker for block in blocks):
        return list(blocks)
    starts = [
        [
            match is not None and labels[folded(match["label"])] > 1
            for match in map(_LABEL.match, block.text.split("\n"))
        ]
        for block in blocks
    ]
    said = [sum(those) for those in starts]
    first = next((number for number, n in enumerate(said) if n), 0)
    together = sum(n for n in said if n > 1)
    narrated = any(_narrates(block.text, labels) for block in blocks[:first])
    told = [n for n in range(first, len(blocks)) if not said[n]]
    apart = not any(a and b for a, b in pairwise(n == 1 for n in said[first:]))
    if not narrated or len(told) < 2 or together < _DENSE * sum(said) or not apart:
        return list(blocks)
    words = [len(block.text.split()) for block in blocks]
    gone = {n for n in told if not _own_words(blocks[n].text) & _ONESELF}
    if sum(words[n] for n in gone) > _MAX_BELOW * sum(words):
        return list(blocks)
    return [block for number, block in enumerate(blocks) if number not in gone]


def _narrates(text: str, labels: Counter[str]) -> bool:
    """A paragraph of sentences in which the writer, who has such a label, speaks of themselves.

    The label `I` may as well be an interviewer's.
    """
    labelled = any(label in _NARRATORS and label != "i" and n > 1 for label, n in labels.items())
    own = bool(_own_words(text) & _narrators())
    return len(text.split()) >= _MIN_NARRATED and own and labelled and is_said(text)


def _own_words(text: str) -> set[str]:
    """The words in small letters; of `i`, which is also `in`, only the capital."""
    return {word.casefold() for word in re.findall(r"[^\W\d_]+", text) if word != "i"}
