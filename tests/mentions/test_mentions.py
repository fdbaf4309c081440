"""Every spelling of a label is one mention, and a new concept needs no code."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.linguistics.annotate import annotate
from pipeline.mentions import mentions
from tests.docs import BASES, segments_of
from tests.linguistics.read_texts import word_lists
from tests.mentions.found import found

LEXICON_THAT_SHIPS, ROLES = word_lists()

ENGLISH_LABELS = sorted(
    label.text.removeprefix("co-")
    for concept in LEXICON_THAT_SHIPS.concepts
    if concept.kind == "concept"
    for label in concept.labels_in("en")
    if " " not in label.text and label.text != "co-plan"
)


def mentioned(text: str) -> list[tuple[int, int]]:
    segments = segments_of(("policy", text))
    rows = mentions(
        annotate(segments, models={}, bases=BASES),
        segments,
        lexicon=LEXICON_THAT_SHIPS,
        roles=ROLES,
        prompted_window=0,
    )
    labels = rows[rows["kind"] == "label"]
    return list(zip(labels["start"], labels["end"], strict=True))


@settings(deadline=None, max_examples=80)
@given(
    base=st.sampled_from(ENGLISH_LABELS),
    dash=st.sampled_from([*"-\u2010\u2011\u2012\u2013\u00ad", "- ", " - ", "-\n", "\u2011\n"]),
    case=st.sampled_from([str.lower, str.upper, str.title]),
    quotes=st.sampled_from(["“”", "‘’", "''", '""', "«»", "()", "[]", "**", "„“"]),
    after=st.sampled_from(["", ".", ",", "?", ":", "; and", " is new"]),
)
def test_any_spelling_of_a_label_is_one_mention_at_its_place(
    base: str, dash: str, case: object, quotes: str, after: str
) -> None:
    word = case(f"co{dash}{base}")  # type: ignore[operator]
    text = f"They spoke of {quotes[0]}{word}{quotes[1]}{after}"
    start = text.index(word)
    assert mentioned(text) == [(start, start + len(word))]


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="abdefghijklnpqrtuvwxyz -,.'“”()\u00ad\u2011", max_size=80))
def test_a_text_without_co_or_sam_mentions_nothing(text: str) -> None:
    assert mentioned(text) == []


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("(Co-)production and co(-)design grew.", ["(Co-)production", "co(-)design"]),
        ("Co-design and -delivery were tried.", ["Co-design", "-delivery"]),
        ("Co-design & -evaluation were tried.", ["Co-design", "-evaluation"]),
        ("Co-design/co-delivery is new.", ["Co-design", "co-delivery"]),
        ("Co-production’s cost; the co-designers' room.", ["Co-production’s", "co-designers'"]),
        ("They call it co-produc-\ntion.", ["co-produc-\ntion"]),
        ("It is co-design.² It works.", ["co-design"]),
    ],
)
def test_the_spellings_of_the_field_are_mentions(text: str, surfaces: list[str]) -> None:
    assert list(found(segments_of(("policy", text)))["surface"]) == surfaces


def test_no_mention_gives_an_empty_table() -> None:
    assert found(segments_of(("policy", "Nothing here."))).empty
