import pytest

from pipeline.mentions.hits import segment_hits
from tests.docs import segments_of
from tests.linguistics.read_texts import segment_of, word_lists
from tests.mentions.found import found


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
    found_hits = hits("We work together and have a role in co-production.")
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
