"""The shapes of JSON in which programs write transcripts: where the words, speakers and times are.

A path names the keys from the top, separated by full stops; `*` stands for each item of a list, a
number for one item. A new program is an entry of `SHAPES`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Unit = Literal["utterance", "word"]


@dataclass(frozen=True)
class Shape:
    """One way of writing a transcript.

    Attributes:
        programs: who writes it so.
        records: path to the utterances or words.
        text: paths within a record to its text, the first that is there; several texts are joined.
        speaker: paths within a record to its speaker, the first that is there.
        start: paths within a record to the time at which it begins, the first that is there.
        seconds: how many seconds the unit of time is.
        unit: what a record is.
        names: path to the speakers, and the keys of their id and name in it, where these differ.
        needs: a path that must lead somewhere, for shapes that others resemble.
        speakers_by_start: path to records that tell the speaker by the time of a word.
    """

    programs: str
    records: str
    text: Sequence[str]
    speaker: Sequence[str] = ("speaker",)
    start: Sequence[str] = ("start",)
    seconds: float = 1.0
    unit: Unit = "utterance"
    names: tuple[str, str, str] | None = None
    needs: str = ""
    speakers_by_start: str = ""


SHAPES: tuple[Shape, ...] = (
    Shape("Deepgram", "results.utterances.*", ("transcript",), ("speaker", "channel")),
    Shape(
        "Deepgram", "results.channels.*.alternatives.0.words.*", ("punctuated_word", "word"),
        unit="word",
    ),
    Shape(
        "AWS Transcribe", "results.audio_segments.*", ("transcript",),
        ("speaker_label", "channel_label"), ("start_time",),
    ),
    Shape(
        "AWS Transcribe", "results.items.*", ("alternatives.0.content",),
        ("speaker_label", "channel_label"), ("start_time",), unit="word", needs="jobName",
        speakers_by_start="results.speaker_labels.segments.*.items.*",
    ),
    Shape(
        "AWS Transcribe, analytics of calls", "Transcript.*", ("Content",),
        ("ParticipantRole", "ParticipantId"), ("BeginOffsetMillis",), 0.001,
    ),
    Shape(
        "Speechmatics", "results.*", ("alternatives.0.content",), ("alternatives.0.speaker",),
        ("start_time",), unit="word", needs="results.0.start_time",
    ),
    Shape(
        "Google Speech-to-Text with speakers", "results.-1.alternatives.0.words.*", ("word",),
        ("speakerTag", "speakerLabel"), ("startTime", "startOffset"), unit="word",
        needs="results.-1.alternatives.0.words.0.speakerTag",
    ),
    Shape(
        "Google Speech-to-Text, IBM Watson", "results.*", ("alternatives.0.transcript",), (),
        ("alternatives.0.words.0.startTime", "alternatives.0.timestamps.0.1"),
    ),
    Shape(
        "AssemblyAI", "utterances.*", ("text",), seconds=0.001, needs="audio_duration",
    ),
    Shape("AssemblyAI", "words.*", ("text",), seconds=0.001, unit="word", needs="audio_duration"),
    Shape("Gladia", "result.transcription.utterances.*", ("text",)),
    Shape(
        "Rev", "monologues.*", ("elements.*.value",), start=("elements.0.ts",),
        names=("speakers.*", "id", "name"),
    ),
    Shape(
        "Azure", "recognizedPhrases.*", ("nBest.0.display",), ("speaker", "channel"),
        ("offsetInTicks",), 1e-7,
    ),
    Shape("Microsoft Stream, Teams", "entries.*", ("text",), ("speakerDisplayName",),
          ("startOffset",)),
    Shape("whisper.cpp", "transcription.*", ("text",), start=("offsets.from",), seconds=0.001),
    Shape("Insanely Fast Whisper", "speakers.*", ("text",), start=("timestamp.0",),
          needs="speakers.0.timestamp"),
    Shape("Podcasting 2.0", "segments.*", ("body",), start=("startTime",)),
    Shape("Whisper, WhisperX, aTrain", "segments.*", ("text",), names=("speakers.*", "id", "name")),
    Shape(
        "Amberscript", "segments.*", ("words.*.text",), start=("words.0.start",),
        names=("speakers.*", "spkid", "name"),
    ),
    Shape("Sonix", "transcript.*", ("text",), start=("start_time", "start")),
    Shape("Whisper by Transformers", "chunks.*", ("text",), start=("timestamp.0",)),
    Shape("Vosk", "result.*", ("word",), unit="word"),
    Shape("lists of utterances", "*", ("text", "transcript"), start=("start", "timestamp.0")),
    Shape("Whisper, text alone", "", ("text",), (), ()),
)  # fmt: skip
"""The shapes in the order in which they are tried: the richer of one program first."""


def follow(value: Any, path: str) -> Iterator[tuple[int, Any]]:
    """What the path leads to, each with the number of the item of the first `*` on the way."""
    steps = path.split(".") if path else []
    found: list[tuple[int, Any]] = [(0, value)]
    for number, step in enumerate(steps):
        is_first = step == "*" and "*" not in steps[:number]
        found = [
            (place if is_first else before, inner)
            for before, outer in found
            for place, inner in _step(outer, step)
        ]
    yield from found


def _step(value: Any, step: str) -> list[tuple[int, Any]]:
    if isinstance(value, dict):
        return [(0, value[step])] if step in value else []
    if not isinstance(value, list):
        return []
    if step == "*":
        return list(enumerate(value))
    place = int(step) if step.lstrip("-").isdigit() else len(value)
    return [(0, value[place])] if -len(value) <= place < len(value) else []
