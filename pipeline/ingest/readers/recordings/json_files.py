"""JSON transcripts to cues, whichever of the known programs wrote them."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from pipeline.ingest.blocks import Block, FileText, UnreadableFile
from pipeline.ingest.readers.encodings import decode_text
from pipeline.ingest.readers.recordings.learned_shape import labels_explained, learned_shape
from pipeline.ingest.readers.recordings.shapes import SHAPES, Shape, follow
from pipeline.ingest.readers.recordings.utterances import Utterance, cues, join_words
from pipeline.wording.messages import message

_AS_MANY = 0.9
"""Share of the words of a known program's shape, at least, that one with speakers has."""


def read_json(data: bytes) -> FileText:
    """The cues of a transcript in JSON, of a known program or in a shape that shows what is said.

    Raises:
        UnreadableFile: it has the shape of no known program's transcript, and none can be learned.
    """
    text, encoding = decode_text(data)
    content = json.loads(text.lstrip("\ufeff"))
    *programs, text_alone = SHAPES
    known = next((found for shape in programs if (found := _blocks(content, shape))), ())
    if not any(block.speaker for block in known):
        learned = learned_shape(content)  # who speaks is worth more than the text alone
        spoken = _blocks(content, learned) if learned else ()
        known = spoken if _n_words(spoken) >= _AS_MANY * _n_words(known) else known
    if blocks := known or _blocks(content, text_alone):
        return FileText(blocks, "json", encoding)
    raise UnreadableFile(message("json_unknown"), message("export_as_text"))


def _n_words(blocks: Sequence[Block]) -> int:
    return sum(len(block.text.split()) for block in blocks)


def is_json(data: bytes) -> bool:
    """Whether the bytes are a JSON object or list, whole and of more than a few signs."""
    return isinstance(parsed(data), dict | list)


def is_otranscribe(data: bytes) -> bool:
    """Whether the bytes are JSON as oTranscribe writes it."""
    content = parsed(data)
    return (
        isinstance(content, dict)
        and isinstance(content.get("text"), str)
        and bool({"media", "media-time", "media-source"} & set(content))
        and "segments" not in content
    )


def parsed(data: bytes) -> Any:
    """What the JSON holds; None if it is none."""
    try:
        return json.loads(decode_text(data)[0].lstrip("\ufeff"))
    except (UnreadableFile, ValueError, RecursionError):
        return None


def _blocks(content: Any, shape: Shape) -> tuple[Block, ...]:
    if shape.needs and not any(True for _ in follow(content, shape.needs)):
        return ()
    records = list(follow(content, shape.records))
    labels = _by_start(content, shape)
    names = _names(content, shape)
    names = names or labels_explained(
        content, {_speaker(_first(one, shape.speaker)) for _, one in records}
    )
    found = [
        (place, _utterance(record, shape, names, labels))
        for place, record in records
        if isinstance(record, dict)
    ]
    said = [(place, one) for place, one in found if one.text.strip()]
    if not shape.records:
        return tuple(Block(one.text) for _, one in said)
    if shape.unit == "utterance":
        return cues(one for _, one in said)
    return cues(_sentences(said))


def _sentences(words: Sequence[tuple[int, Utterance]]) -> list[Utterance]:
    """The words joined, those of several channels each by itself and then in order of time."""
    channels = [[one for _, one in group] for _, group in groupby(words, key=lambda pair: pair[0])]
    if len(channels) < 2 or len(channels) == len(words):
        return list(join_words(one for _, one in words))
    said = [
        Utterance(one.text, one.speaker or f"Channel {number}", one.start)
        for number, channel in enumerate(channels)
        for one in join_words(channel)
    ]
    return sorted(said, key=lambda one: math.inf if one.start is None else one.start)


def _utterance(
    record: Mapping[str, Any], shape: Shape, names: Mapping[str, str], labels: Mapping[str, str]
) -> Utterance:
    start = _first(record, shape.start)
    speaker = _speaker(_first(record, shape.speaker)) or labels.get(str(start), "")
    return Utterance(
        _text(record, shape.text), names.get(speaker, speaker), _seconds(start, shape.seconds)
    )


def _text(record: Mapping[str, Any], paths: Sequence[str]) -> str:
    """The record's text; the texts of its words are joined, with blanks if they bring none."""
    for path in paths:
        parts = [part for _, part in follow(record, path) if isinstance(part, str)]
        if parts:
            blank = "" if any(" " in part for part in parts) else " "
            return blank.join(parts)
    return ""


def _first(record: Mapping[str, Any], paths: Sequence[str]) -> Any:
    return next((found for path in paths for _, found in follow(record, path)), None)


def _speaker(value: Any) -> str:
    """The label; a number becomes `Speaker 0`, as these programs show it."""
    if isinstance(value, dict):
        value = value.get("name") or value.get("id")
    if isinstance(value, bool) or value is None:
        return ""
    label = str(value).strip() if isinstance(value, str | int) else ""
    if label.casefold() in ("uu", "none", "null"):  # Speechmatics' sign for nobody in particular
        return ""
    return f"Speaker {label}" if label.isdigit() else label[:80]


def _seconds(value: Any, unit: float) -> float | None:
    """The time in seconds: a number, a text such as `4.87` or `1.3s`, or a clock's."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return float(value) * unit if abs(value) < 1e15 else None
    if not isinstance(value, str):
        return None
    if match := re.fullmatch(r"(\d{1,9}(?:\.\d{1,9})?)s?", value.strip()):
        return float(match[1]) * unit
    if match := re.fullmatch(r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})(?:[.,]\d{1,9})?", value.strip()):
        hours, minutes, seconds = (int(part or 0) for part in match.groups())
        return float(hours * 3600 + minutes * 60 + seconds)
    return None


def _by_start(content: Any, shape: Shape) -> dict[str, str]:
    """Speakers by the time of a word, where a program tells them apart from the words."""
    if not shape.speakers_by_start:
        return {}
    return {
        str(_first(record, shape.start)): _speaker(_first(record, shape.speaker))
        for _, record in follow(content, shape.speakers_by_start)
        if isinstance(record, dict)
    }


def _names(content: Any, shape: Shape) -> dict[str, str]:
    if shape.names is None:
        return {}
    path, id, name = shape.names
    return {
        _speaker(record[id]): _speaker(record[name])
        for record in _records(content, path)
        if _speaker(record.get(id)) and _speaker(record.get(name))
    }


def _records(content: Any, path: str) -> Iterator[Mapping[str, Any]]:
    return (record for _, record in follow(content, path) if isinstance(record, dict))
