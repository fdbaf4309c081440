"""A transcript in JSON of a program that nobody declared: its records and keys by what they hold.

The list of objects with the most words is that of the utterances: one of its keys holds sentences,
another a few labels that come again, and numbers that rise are times.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import pairwise
from typing import Any

from pipeline.config.word_lists import WordList
from pipeline.ingest.readers.recordings.shapes import Shape
from pipeline.ingest.transcripts.speakers import is_name

_SPEAKERS = WordList("spreadsheets", "speaker_columns")
_WHO_SPEAKS = WordList("speakers", "words_for_speakers")
_HOLD_NAMES = WordList("spreadsheets", "keys_of_names")
_SEXES = WordList("spreadsheets", "words_of_sex")
_MIN_RECORDS = 4
_MAX_DEPTH = 6
_FILLED = 0.9
"""Share of the records that have the text, the speaker or the time."""
_MIN_WORDS = 3.0
"""Words of a text on average: sentences, not names or codes."""
_MAX_LABEL = 5
"""Words of a label at most."""
_MOST_LABELS = 0.5
"""Labels at most, for each record."""
_RISING = 0.9
"""Share of the times that are no earlier than the one before."""
_MILLISECONDS = 10.0
"""Units of time for each word, above which they are milliseconds."""
_PER_WORD = 0.001


def learned_shape(content: Any) -> Shape | None:
    """The shape in which the JSON holds what is said; None where no list looks like a talk."""
    best: tuple[int, Shape] | None = None
    for path, records in _lists(content, "", 0):
        found = _shape(path, records)
        if found and (best is None or found[0] > best[0]):
            best = found
    return best[1] if best else None


def labels_explained(content: Any, labels: Set[str]) -> dict[str, str]:
    """The names of the labels where an object of names has each as a key: `"spk_0": "Ana"`.

    It may be the whole file, and two labels one person's. Empty where none has, or where what
    stands there is no name, or the same for all: the sex, or for how long each spoke.
    """
    wanted = labels - {""}
    for key, one in _objects(content, "", 0):
        if key and not set(_plain(key).split()) & _HOLD_NAMES:
            continue
        shown = {f"Speaker {key}" if key.isdigit() else key: key for key in map(str, one)}
        if len(wanted) > 1 and wanted <= set(shown):
            names = {label: _label(one.get(shown[label])) for label in wanted}
            if _are_names(set(names.values())):
                return names
    return {}


def _are_names(values: Set[str]) -> bool:
    sexes = all(value.casefold() in _SEXES for value in values)
    return len(values) > 1 and not sexes and all(map(_may_be_name, values))


def _may_be_name(text: str) -> bool:
    return 0 < len(text.split()) <= _MAX_LABEL and text[0].isalpha() and is_name(text)


def _objects(value: Any, key: str, depth: int) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The objects within objects, from the top, each with its key."""
    if isinstance(value, dict) and depth <= _MAX_DEPTH:
        yield key, value
        for name, inner in value.items():
            yield from _objects(inner, str(name), depth + 1)


def _lists(value: Any, path: str, depth: int) -> Iterator[tuple[str, Sequence[Mapping[str, Any]]]]:
    """Lists of objects anywhere, with the path to their items."""
    if depth > _MAX_DEPTH:
        return
    if isinstance(value, dict):
        for key, inner in value.items():
            if isinstance(key, str) and "." not in key and key != "*":
                yield from _lists(inner, f"{path}.{key}" if path else key, depth + 1)
    elif isinstance(value, list):
        records = [one for one in value if isinstance(one, dict)]
        if len(records) >= _MIN_RECORDS and len(records) == len(value):
            yield (f"{path}.*" if path else "*"), records


def _shape(path: str, records: Sequence[Mapping[str, Any]]) -> tuple[int, Shape] | None:
    keys = [key for key in dict.fromkeys(k for one in records for k in one) if "." not in key]
    texts = {key: _n_words(records, key) for key in keys}
    text = max(texts, key=lambda key: texts[key], default="")
    if not text or texts[text] < _MIN_WORDS * len(records):
        return None
    speakers = [key for key in keys if key != text and _are_labels(records, key)]
    starts = [key for key in keys if _are_times(records, key)]
    if not speakers:
        return None
    few = min(speakers, key=lambda key: len({str(one.get(key)) for one in records}))
    start = starts[:1]
    seconds = _unit(records, start[0], texts[text]) if start else 1.0
    return texts[text], Shape("learned", path, (text,), (few,), start, seconds)


def _n_words(records: Sequence[Mapping[str, Any]], key: str) -> int:
    said = [value for one in records if isinstance(value := one.get(key), str)]
    return sum(len(text.split()) for text in said) if len(said) >= _FILLED * len(records) else 0


def _are_labels(records: Sequence[Mapping[str, Any]], key: str) -> bool:
    """A few short words that come again, and change from one record to another."""
    values = [_label(one.get(key)) for one in records]
    named = [value for value in values if value]
    times = Counter(named)
    changes = sum(a != b for a, b in pairwise(named))
    # A turn may have many captions; chapters have a `name` too.
    called = _plain(key) in _SPEAKERS and _plain(key).startswith(tuple(_WHO_SPEAKS))
    return (
        len(named) >= _FILLED * len(records)
        and all(len(value.split()) <= _MAX_LABEL for value in named)
        and 2 <= len(times) <= max(2.0, _MOST_LABELS * len(records))
        and (changes >= 0.3 * len(named) or (called and changes > 0))
        and not _are_times(records, key)
    )


def _plain(key: str) -> str:
    """The key as words in small letters: `speaker label` of `speakerLabel`, `speaker_label`."""
    return " ".join(re.findall(r"[A-Z]?[a-z]+|[A-Z]+", key)).casefold()


def _label(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("name") or value.get("id")
    is_label = isinstance(value, str | int) and not isinstance(value, bool)
    return str(value).strip() if is_label else ""


def _are_times(records: Sequence[Mapping[str, Any]], key: str) -> bool:
    """Numbers that rise from record to record."""
    values = [
        float(value)
        for one in records
        if isinstance(value := one.get(key), int | float) and not isinstance(value, bool)
    ]
    rising = sum(b > a for a, b in pairwise(values))
    return len(values) >= _FILLED * len(records) and rising >= _RISING * (len(values) - 1)


def _unit(records: Sequence[Mapping[str, Any]], key: str, n_words: int) -> float:
    """How many seconds the unit is: nobody needs ten seconds for a word."""
    values = [float(one[key]) for one in records if isinstance(one.get(key), int | float)]
    return _PER_WORD if values[-1] - values[0] > _MILLISECONDS * n_words else 1.0
