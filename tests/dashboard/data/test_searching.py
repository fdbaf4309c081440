"""Words in passages: patterns, lines, places."""

from __future__ import annotations

import re

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.data import searching


def passages(*spoken: str) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "segment_id": [f"a:{n:04d}" for n in range(len(spoken))],
            "doc_id": "a", "corpus": "frontline", "speaker": "R", "location": "turn 1",
            "text": spoken,
        }
    )  # fmt: skip


def test_a_placeholder_is_no_word() -> None:
    pattern = searching.outside_placeholders(searching.word_pattern(["person*"], wildcards=True))
    assert re.findall(pattern, "A person, [Person 3] and two persons", re.IGNORECASE) == [
        "person", "persons",
    ]  # fmt: skip


def test_lines_are_sorted_backwards_from_the_keyword() -> None:
    found = pd.DataFrame({"left": ["b a", "a b", "c a", ""], "n": range(4)})
    assert searching.in_order(found, "left")["n"].tolist() == [3, 0, 2, 1]
    assert searching.in_order(found, "document")["n"].tolist() == [0, 1, 2, 3]


def test_a_line_is_placed_between_the_beginning_and_the_end_of_its_document() -> None:
    spoken = passages("x", "x", "x")
    found = searching.find_lines(spoken, searching.word_pattern(["x"]))
    assert searching.places(found, spoken)["place"].tolist() == [0.0, 0.5, 1.0]
    assert searching.places(found.head(1), passages("x"))["place"].tolist() == [0.0]


@pytest.mark.parametrize(
    ("word", "text", "found"),
    [
        ("production", "co-production and production", ["production"]),
        ("co-production", "Co‑production, co–production", ["Co‑production", "co–production"]),
        ("contact person", "the contact\n person", ["contact\n person"]),
        ("volunt*", "Volunteers volunteer", ["Volunteers", "volunteer"]),
        ("ward", "wards toward", []),
        ("c++ (x)", "c++ (x)", ["c++ (x)"]),
        ("då", "då dådyr", ["då"]),
    ],
)
def test_words_are_found_whole_in_any_hyphen_and_case(
    word: str, text: str, found: list[str]
) -> None:
    pattern = searching.word_pattern([word], wildcards=True)
    assert searching.find_lines(passages(text), pattern)["keyword"].tolist() == found


PIECES = ("a", "A", "b", "å", "Å", "1", "_", "-", "\u2011", "\u2013", " ", "\n", "\u00a0", ".")


@settings(max_examples=50)  # each example makes three frames
@given(
    st.lists(st.lists(st.sampled_from(PIECES), max_size=7).map("".join), min_size=1, max_size=6),
    st.sampled_from(["a", "å", "a-b", "a b", "ab", "a*", "*a", "a.b", "1", "a-*"]),
    st.booleans(),
)
def test_the_fast_reader_finds_the_passages_that_the_exact_one_finds(
    spoken: list[str], form: str, wildcards: bool
) -> None:
    pattern = searching.word_pattern([form], wildcards=wildcards)
    slow = searching.find_lines(passages(*spoken), pattern)
    fast = searching.find_lines(
        passages(*spoken), pattern, scan=searching.scan_pattern([form], wildcards=wildcards)
    )
    pd.testing.assert_frame_equal(slow, fast)


def test_so_many_lines_of_one_side_leave_room_for_the_other() -> None:
    both = pd.concat([passages(*["x"] * 9), passages("x x").assign(corpus="policy")])
    found = searching.find_lines(both, searching.word_pattern(["x"]), limit=4)
    assert found["corpus"].value_counts().to_dict() == {"frontline": 4, "policy": 2}


def test_a_stars_meaning_is_only_a_star_in_the_words_of_a_table() -> None:
    assert searching.find_lines(passages("volunteers"), searching.word_pattern(["volunt*"])).empty


@settings(max_examples=50)
@given(st.text(alphabet="ab -\n.", max_size=60), st.integers(1, 8))
def test_a_line_is_a_piece_of_its_passage(text: str, width: int) -> None:
    for row in searching.find_lines(
        passages(text), searching.word_pattern(["a"]), width=width
    ).itertuples():
        assert f"{row.left}{row.keyword}{row.right}" in text
        assert max(len(row.left), len(row.right)) <= width


def test_a_passage_comes_with_those_around_it_and_none_of_another_document() -> None:
    spoken = pd.concat([passages(*"abcdefg"), passages("x").assign(segment_id="b:0", doc_id="b")])
    assert searching.neighbours(spoken, "a:0003")["text"].tolist() == list("bcdef")
    assert searching.neighbours(spoken, "a:0006")["text"].tolist() == list("efg")
    assert searching.neighbours(spoken, "none").empty


def test_that_lines_are_missing_is_known_only_where_a_side_is_full() -> None:
    full = pd.DataFrame({"corpus": ["policy"] * searching.MAX_LINES})
    assert searching.cut_off(full)
    assert not searching.cut_off(full.iloc[1:])


def test_lines_of_other_documents_have_no_place() -> None:
    found = searching.find_lines(passages("x"), searching.word_pattern(["x"]))
    assert searching.places(found.assign(segment_id="b:0"), passages("x")).empty
    assert searching.places(found, passages()).empty


def test_only_the_passages_within_are_searched() -> None:
    spoken = passages("x", "x")
    found = searching.find_lines(
        spoken, searching.word_pattern(["x"]), within=spoken["segment_id"] == "a:0001"
    )
    assert found["segment_id"].tolist() == ["a:0001"]
