from dataclasses import replace

import pytest

from pipeline.mentions.hits import found_hits, segment_hits
from pipeline.mentions.learned.model import PracticeModel
from tests.docs import segments_of
from tests.linguistics.read_texts import segment_of, word_lists
from tests.mentions.found import found
from tests.mentions.learned.taught import learned, unparsed

Practices = list[tuple[str, str, bool]]


@pytest.mark.parametrize(
    "text",
    [
        "She works at the Co-op with her co-workers.",
        "An international film co-production.",
        "The co-operative bank on the corner.",
        "the Organisation for Economic Co-operation and Development",
        "Map co-ordinates, CO2, and Smith & Co.",
        "The company was a common one.",
    ],
)
def test_false_friends_are_no_mentions(text: str) -> None:
    assert found(segments_of(("policy", text))).empty


@pytest.mark.parametrize(
    "text",
    [
        "See https://example.org/co-production for more.",
        "Write to co-design@example.org today.",
        "It is at example.scot/co-design/start now.",
        "Berg, A. & Lie, K. (2019). Co-production in practice: a review. Oslo: Press.",
        "doi 10.1080/co-production.2014.1",
    ],
)
def test_addresses_and_titles_mention_nothing(text: str) -> None:
    assert found(segments_of(("policy", text))).empty


def hits(text: str) -> list[tuple[str, str]]:
    lexicon, _ = word_lists()
    segment = segment_of(text)
    return [
        (hit.item.kind, segment.doc[hit.start : hit.end].text)
        for hit in segment_hits(segment, document="en", lexicon=lexicon)
    ]


def test_hits_come_in_reading_order_and_each_kind_for_itself() -> None:
    found_hits = hits("They work together with us and have a role in co-production.")
    assert found_hits == [
        ("practice", "work together"),
        ("theme", "role"),
        ("label", "co-production"),
    ]


def test_a_negative_phrase_excludes_the_label_inside_it() -> None:
    assert hits("It was a film co-production.") == []
    assert hits("It was a co-production.") == [("label", "co-production")]


def test_a_segment_without_labels_and_phrases_has_no_hits() -> None:
    assert hits("Nothing here.") == []


def taught(*concepts: str) -> PracticeModel:
    """The model of the made passages, as if it had seen practices of these concepts too."""
    model = learned().model
    like = next(iter(model.concepts))
    return replace(
        model,
        concepts={**model.concepts, **dict.fromkeys(concepts, model.concepts[like])},
        offsets={**model.offsets, **dict.fromkeys(concepts, -99.0)},
    )


def practices(text: str, *, by_model: bool, taught_of: str = "co-production") -> Practices:
    """Words, by what they were found, and whether they have a probability."""
    lexicon, _ = word_lists()
    segment = unparsed(text)
    finders = {"en": taught(*taught_of.split())} if by_model else {}
    hits = found_hits(segment, document="en", lexicon=lexicon, finders=finders)
    return [
        (segment.doc[hit.start : hit.end].text, found_by, probability == probability)
        for hit, found_by, probability in hits
        if hit.item.kind == "practice"
    ]


def test_a_list_finds_practices_where_there_is_no_model() -> None:
    assert practices("We work together with you in the rain.", by_model=False) == [
        ("work together", "list", False)
    ]


def test_a_model_finds_what_no_phrase_says_and_keeps_what_only_a_phrase_says() -> None:
    said = "Here the chapel and the hall choose the garden with one vote each."
    assert practices(said, by_model=False) == []
    ((words, found_by, has_probability),) = practices(said, by_model=True)
    assert (words in said, found_by, has_probability) == (True, "model", True)
    by_list = [("lend a hand", "list", False)]
    assert practices("It will lend a hand in the rain.", by_model=True) == by_list
    # Of a concept that a user has added the model knows nothing.
    assert practices("It will lend a hand in the rain.", by_model=True, taught_of="") == by_list


def test_where_both_find_one_the_words_are_the_lists() -> None:
    both = "Here residents and nurses lend a hand and plan the garden together."
    made = practices(both, by_model=True)
    assert [found_by for _, found_by, _ in made] == ["both"] * len(made) and made
    assert "lend a hand" in [words for words, _, _ in made]


def test_a_model_finds_no_practice_in_the_word_itself() -> None:
    said = "Here residents and nurses co-design the garden together with one vote each."
    assert practices(said, by_model=True) == []
