"""Units, terms, and how the sides differ in them."""

import re

import numpy as np
import pandas as pd
import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2_contingency
from spacy.tokens import Doc

from pipeline import tables
from pipeline.linguistics.annotate import annotate
from pipeline.terms.count_matrix import count_matrix
from pipeline.terms.terms import (
    TermRules,
    association,
    dp_norm,
    log_likelihood,
    log_odds_z,
    stop_words,
    term_counts,
    term_occurrences,
    term_units,
    terms,
)
from tests.docs import BASES, segments_of

VOCAB = spacy.blank("en").vocab
NORWEGIAN = spacy.blank("nb").vocab
LOOSE = TermRules(min_documents=1, min_count=1, max_document_share=1.0, multiword_min_count=99)


def segment_rows(*texts, doc_id="p1", corpus="policy", role=None, **columns):
    return pd.DataFrame(
        {
            "segment_id": [f"{doc_id}:{number:04d}" for number in range(1, len(texts) + 1)],
            "doc_id": doc_id,
            "corpus": corpus,
            "language": "en",
            "role": role or ("policy" if corpus == "policy" else "respondent"),
            "speaker": "" if corpus == "policy" else "R",
            "location": "",
            "heading": "",
            "text": list(texts),
            "n_tokens": [len(text.split()) for text in texts],
        }
    ).assign(**columns)


def stacked(*frames):
    return pd.concat(frames, ignore_index=True)


def sentence(length, *, word="ward"):
    return " ".join([word] * length) + "."


def tagged(text):
    """A Doc from `form/lemma/POS` or `form/POS`; `+` at a word's end joins it to the next."""
    words, lemmas, pos, spaces = [], [], [], []
    for item in text.split():
        joined = item.endswith("+")
        parts = item.rstrip("+").split("/")
        words.append(parts[0])
        lemmas.append(parts[1] if len(parts) == 3 else parts[0].lower())
        pos.append(parts[-1])
        spaces.append(not joined)
    return Doc(VOCAB, words=words, lemmas=lemmas, pos=pos, spaces=spaces)


def counted(*docs, rules=LOOSE, **columns):
    """The terms of Docs, one document each, with their counts."""
    segments = stacked(
        *(segment_rows(doc.text, doc_id=f"d{number}", **columns) for number, doc in enumerate(docs))
    )
    units = term_units(segments, unit_tokens=150)
    occurrences = term_occurrences(docs, segments, units, rules=rules)
    return occurrences.groupby("term")["n"].sum().to_dict()


# ------------------------------------------------------------------------- units


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


# ------------------------------------------------------------------------- terms


def test_terms_are_lemmas_of_content_words_in_lower_case():
    doc = tagged(
        "The/DET Nurses/nurse/NOUN quickly/ADV greeted/greet/VERB frail/ADJ residents/resident/NOUN"
        " nurses/nurse/NOUN"
    )
    assert counted(doc) == {"nurse": 2, "greet": 1, "frail": 1, "resident": 1}


def test_lemmas_that_nobody_would_look_for_are_mended():
    doc = tagged("allied/ally/ADJ nurses/nurse/NOUN hoped/hop/VERB bored/bore/VERB data/datum/NOUN")
    assert sorted(counted(doc)) == ["allied", "bored", "data", "hope", "nurse"]


def test_fillers_stop_words_dates_and_numbers_are_no_terms():
    doc = tagged(
        "yeah/INTJ erm/NOUN kind/NOUN of/ADP thing/NOUN got/get/VERB lots/lot/NOUN Tuesday/NOUN"
        " 2019/NOUN 3rd/ADJ you/PRON know/VERB sort/NOUN like/VERB ward/NOUN"
    )
    assert counted(doc) == {"ward": 1}


def test_a_word_is_a_filler_only_within_its_phrase():
    doc = tagged("of/ADP course/NOUN the/DET course/NOUN began/begin/VERB")
    assert counted(doc) == {"course": 1}


def test_names_are_no_terms_but_acronyms_and_capitalised_words_are():
    doc = tagged(
        "Ragna/PROPN of/ADP Aldervik/PROPN leads/lead/VERB NHS/PROPN Volunteers/PROPN"
        " and/CCONJ volunteers/volunteer/NOUN"
    )
    assert counted(doc) == {"lead": 1, "nhs": 1, "volunteer": 2}


def test_speakers_are_no_terms_though_their_names_are_words_too():
    doc = tagged("Grace/PROPN said/say/VERB grace/NOUN and/CCONJ MD/PROPN nodded/nod/VERB")
    assert counted(doc, corpus="frontline", speaker="Grace MD") == {"grace": 1, "nod": 1}


def test_the_words_of_a_placeholder_are_no_terms():
    segments = segments_of(("policy", "x"), ("respondent", "Da møtte [Person 3] en person."))
    segments["language"] = "nb"
    docs = list(annotate(segments, models={}, bases=BASES))
    units = term_units(segments, unit_tokens=50)
    rules = TermRules(min_documents=1, min_count=1, max_document_share=1.0)
    found = term_occurrences(docs, segments, units, rules=rules).set_index("term")["n"]
    assert found["person"] == 1


def test_a_speaker_called_nurse_does_not_remove_nurses():
    doc = tagged("Nurses/nurse/NOUN meet/VERB the/DET nurse/NOUN")
    assert counted(doc, corpus="frontline", speaker="Nurse")["nurse"] == 2


def test_hyphened_words_are_one_term():
    doc = tagged(
        "person/NOUN+ -/PUNCT+ centred/centre/VERB well/ADJ+ -/PUNCT+ beings/being/NOUN"
        " co-production/NOUN"
    )
    assert counted(doc) == {"person-centred": 1, "well-being": 1, "co-production": 1}


def test_without_a_tagger_stop_words_and_length_decide():
    words = re.findall(
        r"\w+|,", "Vi har altså en kontaktperson på huset, og kontaktpersoner er bra ikke sant"
    )
    doc = Doc(NORWEGIAN, words=words, lemmas=[word.removesuffix("er") for word in words])
    assert counted(doc, language="nb") == {"kontaktperson": 2, "huset": 1}


@pytest.mark.parametrize("language", ["en", "nb", "nn", "da", "sv"])
def test_every_language_has_fillers_and_stop_words(language):
    assert len(stop_words(language)) > 150
    assert not {"samarbeid", "samskaping", "kontakt", "volunteer"} & stop_words(language)


def test_a_language_unknown_to_spacy_has_no_stop_words():
    assert stop_words("qq") == frozenset()


FILLING = ("tea", "song", "ward", "rota", "key", "coat", "bus", "dog")


def multiword_docs():
    """`quality of life` and `day centre` hold together; `old door` is rare."""
    text = (
        "quality/NOUN of/ADP life/NOUN matters/matter/VERB ,/PUNCT day/X centres/centre/NOUN"
        " mental/ADJ health/NOUN nurse/NOUN met/meet/VERB"
    )
    filling = " ".join(f"{word}/NOUN ,/PUNCT" for word in FILLING)
    return [tagged(f"{text} {filling} {filling}") for _ in range(4)]


def test_frequent_pairs_and_triples_become_terms_and_replace_their_words():
    rules = TermRules(min_documents=3, min_count=1, max_document_share=1, multiword_min_count=4)
    found = counted(*multiword_docs(), rules=rules)
    assert found["quality of life"] == 4
    assert found["mental health nurse"] == 4
    assert not {"quality", "life", "health", "mental health"} & set(found)
    assert "life matter" not in found, "a verb ends no multi-word term"


def test_a_word_said_twice_is_no_multiword_term():
    rules = TermRules(min_documents=1, min_count=1, max_document_share=1, multiword_min_count=2)
    docs = [tagged("tea/NOUN tea/NOUN tea/NOUN ,/PUNCT song/NOUN ,/PUNCT bus/NOUN")] * 3
    assert counted(*docs, rules=rules) == {"tea": 9, "song": 3, "bus": 3}


def test_a_pair_in_too_few_documents_is_no_term():
    rules = TermRules(min_documents=5, min_count=1, max_document_share=1, multiword_min_count=4)
    assert not any(" " in term for term in counted(*multiword_docs(), rules=rules))


def test_adjectives_keep_their_form_in_a_multiword_term():
    text = "higher/high/ADJ education/NOUN ,/PUNCT tea/NOUN ,/PUNCT song/NOUN ,/PUNCT ward/NOUN"
    rules = TermRules(min_documents=1, min_count=1, max_document_share=1, multiword_min_count=2)
    assert counted(tagged(text), tagged(text), rules=rules)["higher education"] == 2


def test_rare_and_ubiquitous_terms_are_left_out_but_co_words_are_not():
    common = "ward/NOUN co-operation/NOUN"
    docs = [tagged(f"{common} {word}/NOUN {word}/NOUN") for word in ("tea", "tea", "song", "bus")]
    rules = TermRules(min_documents=2, min_count=4, max_document_share=0.9)
    assert counted(*docs, rules=rules) == {"tea": 4, "co-operation": 4}


def test_a_wrong_number_of_docs_is_an_error():
    segments = segment_rows("tea", "song")
    units = term_units(segments, unit_tokens=10)
    with pytest.raises(ValueError, match="zip"):
        term_occurrences([tagged("tea/NOUN")], segments, units, rules=LOOSE)


def test_association_is_one_for_words_never_apart_and_nought_by_chance():
    assert association(5, 5, 5, total=100) == pytest.approx(1)
    assert association(10, 100, 100, total=1000) == pytest.approx(0)
    assert association(0, 5, 5, total=100) == -1


# ----------------------------------------------------------------- matrix and table


def test_the_matrix_puts_counts_where_they_belong():
    counts = pd.DataFrame(
        {
            "unit_id": ["u1", "u1", "u2", "u2"],
            "doc_id": "d",
            "language": "en",
            "term": ["tea", "song", "tea", "unknown"],
            "n": [1, 2, 3, 4],
        }
    )
    matrix = count_matrix(counts, rows=["u2", "u1", "u3"], vocabulary=["song", "tea"])
    assert matrix.toarray().tolist() == [[0, 3], [2, 1], [0, 0]]
    by_document = count_matrix(counts, rows=["d"], vocabulary=["song", "tea"], key="doc_id")
    assert by_document.toarray().tolist() == [[2, 4]]


def table_of(policy, frontline):
    docs = [tagged(text) for text in (*policy, *frontline)]
    segments = stacked(
        *(segment_rows(doc.text, doc_id=f"p{i}") for i, doc in enumerate(docs[: len(policy)])),
        *(
            segment_rows(doc.text, doc_id=f"f{i}", corpus="frontline")
            for i, doc in enumerate(docs[len(policy) :])
        ),
    )
    units = term_units(segments, unit_tokens=150)
    return terms(term_occurrences(docs, segments, units, rules=LOOSE), units)


def test_the_table_of_terms_counts_sides_documents_and_forms():
    table = table_of(
        ["plans/plan/NOUN plan/NOUN plans/plan/NOUN ward/NOUN", "plans/plan/NOUN tea/NOUN"],
        ["ward/NOUN tea/NOUN tea/NOUN plan/NOUN"],
    )
    tables.check(tables.Terms, table)
    plan = table.set_index("term").loc["plan"]
    assert plan["surfaces"] == "plans|plan"
    assert plan[["n_policy", "n_frontline"]].tolist() == [4, 1]
    assert plan[["n_documents_policy", "n_documents_frontline"]].tolist() == [2, 1]
    assert table["term"].iloc[0] == "plan" and table["term"].iloc[-1] == "tea"


def test_a_language_with_one_side_only_has_no_row():
    table = table_of(["plan/NOUN"], [])
    assert table.empty
    tables.check(tables.Terms, table)


def test_dispersion_gives_the_figures_of_gries():
    """Five parts of 9, 10, 10, 10 and 11 words; Gries 2008, DPnorm as corrected in 2012."""
    sizes = np.array([9, 10, 10, 10, 11.0])
    words = {"b": [2, 2, 2, 2, 2], "i": [1, 0, 0, 0, 0], "q": [0, 1, 0, 0, 0], "x": [0, 0, 0, 0, 1]}
    matrix = np.array(list(words.values()), dtype=float).T
    norm = dp_norm(matrix, sizes=sizes)
    assert norm.round(3).tolist() == [0.024, 1.0, 0.976, 0.951]
    assert (norm * (1 - 0.18)).round(2).tolist() == [0.02, 0.82, 0.8, 0.78]


def test_log_likelihood_agrees_with_scipy():
    policy, frontline, totals = (
        np.array([537.0, 3, 0]),
        np.array([167.0, 9, 4]),
        (80_000.0, 60_000.0),
    )
    for term, value in enumerate(log_likelihood(policy, frontline, totals=totals)):
        counts = [policy[term], frontline[term]]
        table = [counts, [totals[0] - counts[0], totals[1] - counts[1]]]
        expected = chi2_contingency(table, correction=False, lambda_="log-likelihood").statistic
        assert value == pytest.approx(expected)


def test_log_odds_follow_the_printed_equations():
    """Monroe, Colaresi & Quinn 2008, equations 16, 19 and 22, word by word."""
    policy, frontline, totals, prior_tokens = [12, 0, 5], [3, 8, 5], (400, 300), 50
    expected = []
    for count, other in zip(policy, frontline, strict=True):
        prior = prior_tokens * (count + other) / 700
        log_odds = np.log((count + prior) / (400 + prior_tokens - count - prior))
        log_odds -= np.log((other + prior) / (300 + prior_tokens - other - prior))
        expected.append(log_odds / np.sqrt(1 / (count + prior) + 1 / (other + prior)))
    found = log_odds_z(
        np.array(policy, float),
        np.array(frontline, float),
        totals=totals,
        prior_tokens=prior_tokens,
    )
    assert found == pytest.approx(expected)


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=1, max_size=8))
def test_swapping_the_corpora_flips_the_sign_of_log_odds_and_leaves_g2(counts):
    pairs = np.array([pair for pair in counts if sum(pair)] or [(1, 0)], dtype=float)
    policy, frontline = pairs.T
    there = log_odds_z(policy, frontline, totals=(900.0, 700.0))
    assert there == pytest.approx(-log_odds_z(frontline, policy, totals=(700.0, 900.0)))
    assert log_likelihood(policy, frontline, totals=(900.0, 700.0)) == pytest.approx(
        log_likelihood(frontline, policy, totals=(700.0, 900.0)), abs=1e-9
    )
