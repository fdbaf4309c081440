"""Counts of terms: which occur often and widely enough, their forms added up."""

import pandas as pd
import pytest

from pipeline import tables
from pipeline.terms.occurrences import term_counts, term_occurrences
from pipeline.terms.units import term_units
from pipeline.terms.words import TermRules
from tests.terms.made import LOOSE, counted, segment_rows, tagged


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


def test_the_forms_of_a_term_are_added_up_and_register_specific_terms_marked() -> None:
    occurrences = pd.DataFrame(
        {
            "unit_id": "u1", "doc_id": "d1", "language": "en",
            "term": ["chair", "plan", "plan"], "surface": ["chairs", "plan", "plans"],
            "n": [2, 1, 3], "noun": [True, False, False],
        }
    )  # fmt: skip
    counts = term_counts(occurrences)
    tables.check(tables.TermCounts, counts)
    assert counts[["term", "n", "noun", "content"]].to_numpy().tolist() == [
        ["chair", 2, True, False],
        ["plan", 4, False, True],
    ]


def test_a_term_is_a_noun_where_more_of_its_uses_are() -> None:
    doc = tagged("plan/NOUN plan/VERB plan/NOUN meet/VERB")
    segments = segment_rows(doc.text)
    units = term_units(segments, unit_tokens=10)
    found = term_occurrences([doc], segments, units, rules=LOOSE).set_index("term")["noun"]
    assert found.to_dict() == {"meet": False, "plan": True}
