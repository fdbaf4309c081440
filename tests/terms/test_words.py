"""Content words of Docs: which, with which lemma, without names."""

import re

import spacy
from spacy.tokens import Doc

from pipeline.linguistics.annotate import annotate
from pipeline.terms.occurrences import term_occurrences
from pipeline.terms.units import term_units
from pipeline.terms.words import TermRules
from tests.docs import BASES, segments_of
from tests.terms.made import counted, tagged

NORWEGIAN = spacy.blank("nb").vocab


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
