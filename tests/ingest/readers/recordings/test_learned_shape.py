"""JSON of programs that nobody declared."""

from __future__ import annotations

import json
from typing import Any

import pytest

from pipeline.ingest.blocks import UnreadableFile
from pipeline.ingest.files import read_bytes
from pipeline.ingest.readers.recordings.learned_shape import labels_explained, learned_shape
from tests.ingest.readers.recordings.helpers import TALK, expected, read, roles


def _records(text: str, speaker: str, start: str, unit: float = 1.0) -> list[dict[str, Any]]:
    return [
        {"id": f"u{n}", text: said, speaker: f"Deltaker {who}", start: (4.5 * n + 1) * unit}
        for n, (who, said) in enumerate(TALK)
    ]


@pytest.mark.parametrize(
    "content",
    [
        {"text": "How did you plan the week?", "dialogue": _records("line", "talker", "from")},
        {"data": {"call": {"turns": _records("ytring", "hvem", "tid_ms", 1000.0)}}},
        _records("content", "author", "t"),
        {"parts": [{"said": said, "by": {"name": f"P{who}"}} for who, said in TALK]},
    ],
)
def test_who_says_what_is_learned_from_what_the_keys_hold(content: Any) -> None:
    found = [(role, said) for role, _, said in roles(read(json.dumps(content).encode(), "json"))]
    assert found == [(role, said) for role, _, said in expected("0", "1", "2")]


def test_times_in_thousandths_are_told_by_the_length_of_what_is_said() -> None:
    shapes = [learned_shape(_records("x", "y", "z", unit)) for unit in (1.0, 1000.0)]
    assert [shape.seconds for shape in shapes if shape] == [1.0, 0.001]


@pytest.mark.parametrize(
    "content",
    [
        [{"name": "Soup for twelve", "price": n} for n in range(9)],
        [{"title": f"The long road to the {n}th hall", "id": n} for n in range(9)],
        {"rows": [{"words": "We came to eat and stayed", "kind": "note"} for _ in range(9)]},
        {"a": [{"text": "We came to eat and stayed", "by": "Kari"}]},
    ],
)
def test_other_lists_are_no_talk(content: Any) -> None:
    assert learned_shape(content) is None
    with pytest.raises(UnreadableFile):
        read_bytes(json.dumps(content).encode(), suffix="json")


def test_labels_of_captions_have_the_names_that_an_object_gives_them() -> None:
    lines = [(who, word) for who, said in TALK for word in said.replace(". ", ".|").split("|")]
    captions = [
        {"speakerLabel": f"spk_{who}", "start": n, "text": f" {said}"}
        for n, (who, said) in enumerate(lines)
    ]
    names = {"spk_0": "Ann Lie", "spk_1": "Bo Ek", "spk_2": "Cy Moe"}
    found = roles(read(json.dumps({"speakers": names, "segments": captions}).encode(), "json"))
    assert found == expected("Ann Lie", "Bo Ek", "Cy Moe")
    for key in ("labels", "map"):
        assert labels_explained({key: names, "segments": captions}, set(names)) == names
    assert labels_explained({**names, "segments": captions}, set(names)) == names
    twice = {**names, "spk_2": "Ann Lie"}
    assert labels_explained({"speakers": twice}, set(names)) == twice
    assert labels_explained({"n": {"spk_0": 1.5, "spk_1": 2.5}}, {"spk_0", "spk_1"}) == {}
    assert labels_explained({"spk_0": "Ann Lie"}, {"spk_0", "spk_1"}) == {}
    assert labels_explained([names], {"spk_0", "spk_1"}) == {}


def test_a_text_without_speakers_is_read_as_its_program_wrote_it() -> None:
    segments = [{"id": n % 2, "text": said, "start": 1.0 * n} for n, (_, said) in enumerate(TALK)]
    found = read(json.dumps({"segments": segments}).encode(), "json")
    assert " ".join(text for _, _, text in roles(found)) == " ".join(said for _, said in TALK)


def test_what_else_is_told_of_each_label_is_no_name() -> None:
    labels = {"A", "B"}
    for key, values in [
        ("genders", ("Male", "Female")),
        ("talk_time", ("Ten", "Two")),
        ("speakers", ("Woman", "Woman")),
        ("speakers", ("00:12:10", "00:03:00")),
        ("speakers", ("female", "male")),
    ]:
        assert labels_explained({key: dict(zip("AB", values, strict=True))}, labels) == {}
    for top in (("Woman", "Woman", "Man"), ("Male", "Female", "Male"), ("Ann", "Ann", "Ann")):
        sexes = dict(zip("ABC", top, strict=True))
        assert labels_explained({"speakers": sexes}, labels | {"C"}) == {}
        assert labels_explained(sexes, labels | {"C"}) == {}
    named = {"A": "Ann Lie", "B": "Bo Ek"}
    assert labels_explained({"speakerNames": named}, labels) == named


def test_chapters_with_a_name_and_a_text_are_no_talk() -> None:
    chapters = [
        {"name": name, "text": f"We tell how the {n}th hall was built"}
        for n, name in enumerate(["The hall"] * 6 + ["The sea"] * 5)
    ]
    assert learned_shape(chapters) is None
    turns = [{"speaker": one["name"], "text": one["text"]} for one in chapters]
    assert learned_shape(turns) is not None
