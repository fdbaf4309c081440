"""Paths into JSON."""

from __future__ import annotations

import pytest

from pipeline.ingest.readers.recordings.shapes import SHAPES, follow

CONTENT = {"a": [{"b": [1, 2]}, {"b": [3]}, {"c": 4}], "d": None}


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("a.*.b.*", [(0, 1), (0, 2), (1, 3)]),
        ("a.0.b.-1", [(0, 2)]),
        ("a.9", []),
        ("a.x", []),
        ("d", [(0, None)]),
        ("d.e", []),
        ("", [(0, CONTENT)]),
    ],
)
def test_a_path_leads_to_its_values_with_the_number_of_the_first_item(
    path: str, found: list[tuple[int, object]]
) -> None:
    assert list(follow(CONTENT, path)) == found


def test_no_two_shapes_are_the_same() -> None:
    keys = [(shape.records, tuple(shape.text), shape.needs) for shape in SHAPES]
    assert len(set(keys)) == len(keys)
