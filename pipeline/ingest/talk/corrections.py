"""A reading with what somebody settled about it: who asks, who is one, what is no speaker.

Speakers are named by keyed ids of their labels, so that a correction holds as long as the file does
not change, however much better Cospeak reads it later.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.config.readings import Correction
from pipeline.ingest.transcripts.speakers import folded
from pipeline.ingest.transcripts.speech import Transcript, Turn
from pipeline.text.keyed_ids import keyed_id
from pipeline.wording.messages import Message, message

GUESSES = ("interviewer_by_questions", "no_interviewer")
"""Notes of documents in which no label and no list says who asks."""
UNSURE = frozenset({*GUESSES, "layout_unsure", "no_speakers", "folder_roles_failed"})
"""Notes of documents of which somebody should say how they are read."""


def speaker_id(secret: str, label: str) -> str:
    """The id of a speaker of the file, by the label; empty for no label."""
    return keyed_id(secret, "speaker", folded(label)) if label else ""


def corrected(transcript: Transcript, correction: Correction, *, secret: str) -> Transcript:
    """The transcript as it was settled.

    What stands before the first speaker who is one is left out, as always. A note says if a
    correction fits no speaker, and notes of what is settled go.
    """
    ids = {label: speaker_id(secret, label) for label in dict.fromkeys(_labels(transcript.turns))}
    turns = _without(transcript.turns, {label for label in ids if ids[label] in _none(correction)})
    turns = [replace(one, speaker=_one(one.speaker, ids, correction)) for one in turns]
    turns = [replace(one, interviewer=_asks(one, ids, correction)) for one in turns]
    return replace(
        transcript,
        turns=tuple(turns),
        notes=_notes(transcript.notes, set(ids.values()), correction),
    )


def _labels(turns: Sequence[Turn]) -> list[str]:
    return [turn.speaker for turn in turns]


def _none(correction: Correction) -> frozenset[str]:
    return frozenset(correction.no_speakers)


def _without(turns: Sequence[Turn], words: set[str]) -> list[Turn]:
    """The turns; what a word before a colon seemed to say goes on with the turn before it."""
    result: list[Turn] = []
    for turn in turns:
        if turn.speaker not in words:
            result.append(turn)
        elif result:
            said = f"{result[-1].text} {turn.speaker}: {turn.text}"
            result[-1] = replace(result[-1], text=said)
    return result


def _one(label: str, ids: dict[str, str], correction: Correction) -> str:
    """The label of the group's first speaker, in the order of the talk, for each who is in it."""
    group = next((group for group in correction.same if ids[label] in group), ())
    return next((other for other in ids if ids[other] in group), label)


def _asks(turn: Turn, ids: dict[str, str], correction: Correction) -> bool:
    group = next((group for group in correction.same if ids[turn.speaker] in group), ())
    those = {ids[turn.speaker], *group}
    if those & set(correction.asks):
        return True
    return turn.interviewer and not those & set(correction.answers)


def _notes(
    notes: Sequence[Message], known: set[str], correction: Correction
) -> tuple[Message, ...]:
    settled = UNSURE if correction.settles_roles else UNSURE - {*GUESSES}
    kept = [one for one in notes if one.code not in settled or not correction.settles_speakers]
    grouped = [speaker for group in correction.same for speaker in group]
    named = {*correction.asks, *correction.answers, *correction.no_speakers, *grouped}
    if unfit := len(named - known):
        kept.append(message("correction_unfit", n=unfit))
    if correction.settles_speakers:
        kept.append(message("reading_settled"))
    return tuple(kept)
