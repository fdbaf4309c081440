"""Sources as a person cites them."""

from __future__ import annotations

import pandas as pd

from pipeline.publish.citation import sources
from pipeline.wording.translation import in_language

DOCUMENTS = pd.DataFrame(
    {
        "doc_id": ["p1", "f1", "f2", "n1"],
        "corpus": ["policy", "frontline", "frontline", "frontline"],
        "language": ["en", "en", "en", "nb"],
        "title": ["The long welcome", "On the bus", "[Person 84]: [Person 100]", "Takk"],
        "role": ["", "nurse", "", None],
    }
)


def test_a_policy_document_is_cited_by_title_and_page() -> None:
    assert sources(DOCUMENTS).cited("p1", "p. 12") == "“The long welcome”, p. 12"


def test_an_interview_is_cited_by_its_number_and_never_by_what_was_taken_out() -> None:
    known = sources(DOCUMENTS)
    assert known.cited("f1", "turn 9") == "interview 1, “On the bus”, turn 9, nurse"
    assert known.cited("f2", "turn 3") == "interview 2, turn 3"
    with in_language("nb"):
        assert sources(DOCUMENTS).cited("n1", "") == "intervju 1, «Takk»"
    hidden = DOCUMENTS.assign(role='[{"code": "group_small", "values": {"n": 3}}]')
    assert sources(hidden).cited("f1", "") == "interview 1, “On the bus”"
    plain = sources(DOCUMENTS.drop(columns="role"))
    assert plain.cited("f1", "") == "interview 1, “On the bus”"
