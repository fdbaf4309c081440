"""Blocks of a talk to its turns: each known layout reads the whole file, the best is taken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.ingest.blocks import Block
from pipeline.ingest.talk.evidence import score
from pipeline.ingest.talk.layouts.examination import with_examinations
from pipeline.ingest.talk.layouts.known import layouts
from pipeline.ingest.talk.layouts.learned import learned_blocks
from pipeline.ingest.talk.layouts.prefix import named_lines
from pipeline.ingest.talk.mails import as_letters
from pipeline.ingest.talk.marks import (
    as_cues,
    numbered_askers,
    split_at_brackets,
    split_at_changes,
    with_bold_turns,
    with_capital_headings,
    with_dashed_answers,
    with_plain_labels,
    with_unlabelled_turns,
    without_overlaps,
    without_pictographs,
    without_question_numbers,
    without_quote_marks,
)
from pipeline.ingest.talk.notices import without_notices
from pipeline.ingest.talk.parts import without_parts, words_above_heading
from pipeline.ingest.talk.stamps import with_plain_times
from pipeline.ingest.transcripts.layouts import with_columns, without_numbers
from pipeline.ingest.transcripts.speech import Transcript
from pipeline.ingest.transcripts.turns import labelled_turns, read_turns, whole
from pipeline.wording.messages import message

LABELS = "labels"
"""Name of the layout of speakers' labels, which has no pattern of its own."""

SIGNS = "learned signs"
"""Name of the layout of signs that are learned from the file."""

WHOLE = "whole"
"""Name of the layout of a text without turns."""

_LEAD = 0.05
"""A further layout is taken if its score is higher than that of the labels by this much."""

_MORE_TURNS = 1.5
"""Signs that are learned are tried if they begin at least this many times as many turns as any
other layout."""

_POOR = 0.5
"""Signs that are learned are tried too if no other layout has at least this score."""

_HARDLY = 0.1
"""Score below which a reading explains so little that the text is used whole."""

_LONG = 200
"""Words of a text that has more than a head and a few turns."""
_MOSTLY = 0.5
UNSURE = 0.1
"""A reading that leads by less than this is said to be unsure."""


@dataclass(frozen=True)
class Reading:
    """The turns, the layout in which they were read, and by how much it is better than the next.

    `confidence` is from 0 (another reading is as good) to 1.
    """

    transcript: Transcript
    layout: str
    confidence: float


def read_talk(
    blocks: Sequence[Block],
    *,
    metadata: Mapping[str, object],
    interviewers: Iterable[str] = (),
) -> Reading:
    """The talk in the layout that explains the file best.

    `metadata` is the file's front matter, `interviewers` are further labels or names of those who
    ask. A reading that is unsure carries a note on what would settle it.
    """
    blocks, examiners = with_examinations(blocks)
    blocks, asking = with_dashed_answers(blocks)
    names = (*interviewers, *numbered_askers(blocks), *examiners, *asking)
    noted = without_notices(without_pictographs(blocks))
    plain = _plain(without_parts(noted))
    readings = [*_competing(plain, metadata, names)]
    readings += _by_signs(plain, metadata, names, readings)
    scores = [score(one, plain) for _, one in readings]
    # The learned labels come first and win where others are hardly better.
    ranks = [value - (_LEAD if number else 0.0) for number, value in enumerate(scores)]
    best = max(range(len(ranks)), key=lambda number: (ranks[number], -number))
    layout, transcript = readings[best]
    if scores[best] < _HARDLY and sum(len(one.text.split()) for one in plain) > _LONG:
        transcript = whole(plain)
    confidence = _confidence(scores, readings, best)
    if transcript.found:
        transcript = _with_left_out(transcript, words_above_heading(noted))
    if transcript.found and confidence < UNSURE:
        transcript = replace(transcript, notes=(*transcript.notes, message("layout_unsure")))
    return Reading(transcript, layout if transcript.found else WHOLE, round(confidence, 2))


def _with_left_out(transcript: Transcript, above: int) -> Transcript:
    """The transcript with the note of words before the turns, these among them."""
    if not above:
        return transcript
    others = [one for one in transcript.notes if one.code != "words_before_turns"]
    before = [one.values["n"] for one in transcript.notes if one.code == "words_before_turns"]
    n = above + sum(value for value in before if isinstance(value, int))
    return replace(transcript, notes=(message("words_before_turns", n=n), *others))


def _plain(blocks: Sequence[Block]) -> list[Block]:
    """The blocks as readings take them: turns, changes of speaker and times in one form."""
    said = with_capital_headings(as_letters(_parted(with_plain_labels(blocks))))
    parted = without_overlaps(split_at_brackets(split_at_changes(without_quote_marks(said))))
    return with_plain_times(as_cues(without_question_numbers(parted)))


def _parted(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with turns apart that bold, a dash or a number begins."""
    return with_unlabelled_turns(with_bold_turns(blocks))


def _competing(
    blocks: Sequence[Block], metadata: Mapping[str, object], names: Sequence[str]
) -> Iterator[tuple[str, Transcript]]:
    yield LABELS, read_turns(blocks, metadata=metadata, interviewers=names)
    if any(block.speaker for block in blocks) or _is_in_table(blocks):
        return  # the file itself says who speaks
    blocks = without_numbers(blocks)
    for layout in layouts():
        if (laid_out := layout.blocks(blocks)) and (
            found := labelled_turns(laid_out, metadata, names)
        ):
            yield layout.name, found
    if (laid_out := named_lines(blocks)) and (found := labelled_turns(laid_out, metadata, names)):
        yield "names without a sign", found


def _is_in_table(blocks: Sequence[Block]) -> bool:
    """A table with a column of speakers has most of the words."""
    rows = with_columns(blocks) if any(block.kind == "table" for block in blocks) else []
    said = sum(len(row.text.split()) for row in rows if row.speaker)
    return said > _MOSTLY * sum(len(row.text.split()) for row in rows)


def _by_signs(
    blocks: Sequence[Block],
    metadata: Mapping[str, object],
    names: Sequence[str],
    others: Sequence[tuple[str, Transcript]],
) -> list[tuple[str, Transcript]]:
    """The reading by signs that no layout declares, where it has many more turns than `others`."""
    laid_out = [] if any(block.speaker for block in blocks) else learned_blocks(blocks)
    found = labelled_turns(laid_out, metadata, names) if laid_out else None
    if not found:
        return []
    most = max((len(one.turns) for _, one in others if one.found), default=0)
    best = max(score(one, blocks) for _, one in others)
    more = len(found.turns) >= _MORE_TURNS * most
    return [(SIGNS, found)] if more or best < _POOR else []


def _confidence(
    scores: Sequence[float], readings: Sequence[tuple[str, Transcript]], best: int
) -> float:
    """The score's lead over the best reading with other turns; its score where there is none."""
    turns = _turns(readings[best][1])
    others = [
        value
        for number, (value, (_, one)) in enumerate(zip(scores, readings, strict=True))
        if number != best and _turns(one) != turns
    ]
    lead = scores[best] - max(others, default=0.0)
    return max(0.0, min(1.0, lead))


def _turns(transcript: Transcript) -> list[tuple[str, str]]:
    return [(turn.speaker, turn.text) for turn in transcript.turns]
