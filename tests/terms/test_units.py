"""Units: joined, split, never across documents."""

from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from pipeline import tables
from pipeline.terms.occurrences import term_counts, term_occurrences
from pipeline.terms.units import term_units
from tests.terms.made import LOOSE, VOCAB, segment_rows, sentence, stacked


def test_short_segments_are_joined_to_units_of_the_asked_length():
    units = term_units(segment_rows(*[sentence(50)] * 9), unit_tokens=150)
    assert units["n_tokens"].tolist() == [150, 150, 150]
    assert units["unit_id"].tolist() == ["p1#0001", "p1#0002", "p1#0003"]
    assert units["segment_ids"].iloc[0] == "p1:0001 p1:0002 p1:0003"
    tables.check(tables.TermUnits, units)


def test_a_unit_never_crosses_a_document():
    segments = stacked(segment_rows(sentence(20)), segment_rows(sentence(20), doc_id="p2"))
    assert term_units(segments, unit_tokens=150)["doc_id"].tolist() == ["p1", "p2"]


def test_interviewers_are_in_no_unit():
    segments = segment_rows(*[sentence(60)] * 3, doc_id="f1", corpus="frontline")
    segments["role"] = ["respondent", "interviewer", "respondent"]
    units = term_units(segments, unit_tokens=150)
    assert units["segment_ids"].tolist() == ["f1:0001 f1:0003"]
    assert units["n_tokens"].tolist() == [120]


def test_a_long_segment_is_split_where_sentences_end_and_keeps_its_words():
    text = " ".join(sentence(40) for _ in range(10))
    units = term_units(segment_rows(text), unit_tokens=150)
    assert units["n_tokens"].sum() == 400
    assert len(units) == 3
    assert set(units["segment_ids"]) == {"p1:0001"}
    parts = [text[row.start : row.end] for row in units.itertuples()]
    assert "".join(parts) == text
    assert all(part.rstrip().endswith(".") for part in parts)


def test_the_words_of_a_split_segment_are_counted_in_their_own_unit():
    text = " ".join([sentence(150, word="garden"), sentence(150, word="kitchen")])
    doc = Doc(VOCAB, words=text.replace(".", "").split())
    segments = segment_rows(doc.text)
    units = term_units(segments, unit_tokens=150)
    counts = term_counts(term_occurrences([doc], segments, units, rules=LOOSE))
    assert counts[["unit_id", "term", "n"]].to_numpy().tolist() == [
        ["p1#0001", "garden", 150],
        ["p1#0002", "kitchen", 150],
    ]


def test_a_heading_ends_a_policy_unit_only_where_none_becomes_tiny():
    segments = segment_rows(*[sentence(90)] * 2, sentence(20), sentence(90))
    segments["heading"] = ["One", "Two", "Three", "Four"]
    units = term_units(segments, unit_tokens=150)
    assert units["segment_ids"].tolist() == ["p1:0001", "p1:0002", "p1:0003 p1:0004"]


@given(
    st.lists(st.integers(0, 700), min_size=1, max_size=12),
    st.integers(20, 200),
    st.sampled_from([7, 25, 1000]),
)
def test_units_hold_every_word_once_and_are_of_like_length(lengths, unit_tokens, stop):
    texts = [
        " ".join("w." if number % stop == stop - 1 else "w" for number in range(length))
        for length in lengths
    ]
    segments = segment_rows(*texts)
    units = term_units(segments, unit_tokens=unit_tokens)
    assert units["n_tokens"].sum() == sum(lengths)
    assert (units["n_tokens"] <= 2.5 * unit_tokens + 1).all()
    if sum(lengths) > unit_tokens:
        assert (units["n_tokens"] >= unit_tokens / 2 - 1).all()
