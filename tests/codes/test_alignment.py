"""Where a stretch of an original stands in what was made of it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.codes.alignment import Alignment, Place, matched

PARTS = (
    "Why do you meet at all?",
    "We meet because the ward is short of hands, and the volunteers come on Tuesdays.",
    "Blåbær og kaffe, sier [Person 1], det er ærlig talt alt vi har å by på.",
)


def found(original: str, parts: tuple[str, ...], words: str) -> list[str]:
    """The text of the places of the first stretch with these words."""
    start = original.index(words)
    places, _ = Alignment(original, parts).place(start, start + len(words))
    return [parts[one.part][one.start : one.end] for one in places]


DIRT = {
    "as it is": lambda text: text,
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "BOM": lambda text: "\ufeff" + text,
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "emoji": lambda text: "\N{GRINNING FACE}\N{BUS} " + text.replace("\n", " \N{GRINNING FACE}\n"),
    "wrapped": lambda text: text.replace(" the ", "\nthe\n").replace(", ", ",\n    "),
    "soft hyphens": lambda text: text.replace("volunteers", "volun\u00adteers"),
    "furniture": lambda text: text.replace("\n", "\n\nPage 7 of 12  Draft, confidential\n\n"),
    "tabs and spaces": lambda text: text.replace(" ", " \t "),
}


@pytest.mark.parametrize("dirt", sorted(DIRT))
@pytest.mark.parametrize("words", ["the ward is short of hands", "volunteers come on Tuesdays."])
def test_a_passage_is_found_under_each_dirt(dirt: str, words: str) -> None:
    last = PARTS[2].replace("[Person 1]", "Kari Nordmann")
    original = f"INT: {PARTS[0]}\nAnna: {PARTS[1]}\nAnna: {last}\n"
    change = DIRT[dirt]
    dirty = change(original)
    marked = {
        "wrapped": words.replace("the ward", "the\nward"),
        "soft hyphens": words.replace("volunteers", "volun\u00adteers"),
        "tabs and spaces": words.replace(" ", " \t "),
    }.get(dirt, words)
    assert found(dirty, PARTS, marked) == [words]


def test_a_name_is_where_its_placeholder_is() -> None:
    original = "Anna: Blåbær og kaffe, sier Kari Nordmann, det er ærlig talt alt vi har å by på."
    assert found(original, PARTS, "Kari Nordmann") == ["[Person 1]"]
    assert found(original, PARTS, "sier Kari Nordmann, det er") == ["sier [Person 1], det er"]


def test_decomposed_letters_keep_their_place() -> None:
    original = unicodedata.normalize("NFD", "Blåbær og kaffe, sier Kari, det er ærlig talt alt.")
    words = unicodedata.normalize("NFD", "det er ærlig talt")
    assert found(original, PARTS, words) == ["det er ærlig talt"]


def test_a_passage_over_several_turns_has_a_place_in_each_and_leaves_labels_out() -> None:
    original = f"INT: {PARTS[0]}\n\nAnna Hansen: {PARTS[1]}\n"
    start = original.index("meet at all")
    end = original.index("short of")
    places, share = Alignment(original, PARTS).place(start, end)
    assert [PARTS[one.part][one.start : one.end] for one in places] == [
        "meet at all?", "We meet because the ward is",
    ]  # fmt: skip
    assert 0.7 < share < 1


def test_what_was_left_out_is_nowhere() -> None:
    original = f"{PARTS[0]}\nPage 7 of 12 draft of the working group\n{PARTS[1]}\n"
    start = original.index("draft")
    assert Alignment(original, PARTS).place(start, start + 13) == ([], 0.0)
    assert Alignment(original, PARTS).place(3, 3) == ([], 0.0)
    assert Alignment("", PARTS).place(0, 5) == ([], 0.0)


def test_a_stretch_within_a_word_stays_within_it() -> None:
    assert Alignment("one twofold three", ["one twofold three"]).place(7, 11) == (
        [Place(0, 7, 11)], 1.0,
    )  # fmt: skip


def test_repeated_words_are_told_apart_by_their_neighbours() -> None:
    lines = [f"Yes. That is day {n}, and yes, yes." for n in range(40)]
    original = "\n".join(f"A{n % 2}: {line}" for n, line in enumerate(lines))
    aligned = Alignment(original, lines)
    for number in (0, 17, 39):
        start = original.index(f"day {number},")
        (place,), _ = aligned.place(start, start + len(f"day {number}"))
        assert place.part == number
        assert lines[number][place.start : place.end] == f"day {number}"


WORDS = st.lists(st.sampled_from(["a", "b", "c", "ward", "time", "yes"]), max_size=40)


@given(left=WORDS, right=WORDS)
def test_pairs_have_the_same_word_and_go_up(left: list[str], right: list[str]) -> None:
    pairs = matched(left, right)
    assert all(left[one] == right[other] for one, other in pairs)
    for side in (0, 1):
        places = [pair[side] for pair in pairs]
        assert places == sorted(set(places))


@given(text=st.text(max_size=120), data=st.data())
def test_of_an_unchanged_text_each_word_is_where_it_was(text: str, data: st.DataObject) -> None:
    aligned = Alignment(text, [text])
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    for place in aligned.place(start, end)[0]:
        assert start <= place.start < place.end <= end
