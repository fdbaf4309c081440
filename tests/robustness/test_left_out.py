"""What is left out in turn: clusters and years, with their names."""

from __future__ import annotations

import pandas as pd

from pipeline.robustness.left_out import left_out
from pipeline.wording.messages import encoded, message
from tests.gap.examples import PARAMS

DOCUMENTS = pd.DataFrame(
    {
        "doc_id": ["p0", "p1", "f0", "f1", "f2"],
        "corpus": ["policy"] * 2 + ["frontline"] * 3,
        "cluster": ["Ministry", "Ministry", "Ministry", "f1", "f2"],
        "title": ["Strategy", "Plan", "Interview 1", "Interview 2", "Interview 3"],
        "date": ["2019-05-01", "2020", "2020-01", "", ""],
        "notes": "",
    }
)

LENIENT = PARAMS.model_copy(update={"level": 0.4})
"""At this level so few documents can tell a gap."""


def test_a_cluster_goes_with_all_its_documents_of_one_side() -> None:
    found = {str(one.name): one.documents for one in left_out(DOCUMENTS, params=LENIENT)}
    assert found == {
        "without “Strategy” and 1 more document of its cluster": {"p0", "p1"},
        "without “Interview 1”": {"f0"},
        "without “Interview 2”": {"f1"},
        "without “Interview 3”": {"f2"},
        "without the documents of 2019": {"p0"},
        "without the documents of 2020": {"p1", "f0"},
    }


def test_where_all_documents_are_of_one_year_none_is_left_out() -> None:
    same = DOCUMENTS.assign(date=["2020", "", "2020-05", "2020", "2020"])
    assert {one.varied for one in left_out(same, params=LENIENT)} == {"clusters"}


def test_a_year_without_which_nothing_could_be_told_stays() -> None:
    strict = PARAMS.model_copy(update={"level": 0.3})
    years = [one for one in left_out(DOCUMENTS, params=strict) if one.varied == "time"]
    assert [one.documents for one in years] == [{"p0"}]


def test_documents_that_were_read_from_pictures_are_left_out_together() -> None:
    read = encoded([message("pages_recognised", n=2, percent="91")])
    scans = DOCUMENTS.assign(notes=["", read, "", "", read])
    (found,) = (one for one in left_out(scans, params=LENIENT) if one.varied == "recognition")
    assert found.documents == {"p1", "f2"}
    assert str(found.name) == ("without the 2 documents with text that was recognised in pictures")


def test_pictures_without_which_nothing_could_be_told_stay() -> None:
    read = encoded([message("pages_recognised", n=2, percent="91")])
    all_of_policy = DOCUMENTS.assign(notes=[read, read, "", "", ""])
    found = left_out(all_of_policy, params=LENIENT)
    assert "recognition" not in {one.varied for one in found}
