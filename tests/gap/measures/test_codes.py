"""Words under people's codes."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from pipeline import tables
from pipeline.gap.gaps import gaps
from pipeline.gap.measures.codes import code_rate, words_under_codes
from pipeline.wording.names import code_path
from tests.gap.examples import PARAMS, PLANTED, evidence_of

DOCUMENTS = PLANTED[0]


def coding(doc_id: str, code: str, span: tuple[int, int], **changes: object) -> dict[str, object]:
    """A coding of a word for every five characters."""
    return {
        "coding": f"{doc_id}:c0001",
        "code": code,
        "coder": "coder 1",
        "doc_id": doc_id,
        "corpus": "policy" if doc_id.startswith("p") else "frontline",
        "language": "en",
        "role": "policy" if doc_id.startswith("p") else "respondent",
        "segment_id": f"{doc_id}:0001",
        "start": span[0],
        "end": span[1],
        "n_tokens": (span[1] - span[0]) // 5,
        "found": 1.0,
        "memo": "",
        **changes,
    }


def words(*rows: dict[str, object]) -> dict[tuple[str, str], float]:
    found = words_under_codes(tables.check(tables.Codings, pd.DataFrame(rows)))
    summed = found.groupby(["doc_id", "code"])["n_tokens"].sum()
    return {(str(key[0]), str(key[1])): float(n) for key, n in summed.items()}


def test_words_under_a_code_are_also_under_those_above_it() -> None:
    assert words(coding("p0", "time/none", (0, 50))) == {
        ("p0", "time"): 10.0, ("p0", "time/none"): 10.0,
    }  # fmt: skip


def test_what_overlaps_counts_once() -> None:
    both = (coding("p0", "time", (0, 50)), coding("p0", "time/none", (25, 75)))
    assert words(*both)["p0", "time"] == 15.0
    assert words(both[0], both[0])["p0", "time"] == 10.0


def test_of_several_coders_the_mean_counts_also_of_one_who_gave_other_codes() -> None:
    other = coding("p0", "trust", (0, 20), coder="coder 2")
    found = words(coding("p0", "time", (0, 50)), other)
    assert found == {("p0", "time"): 5.0, ("p0", "trust"): 2.0}


def test_interviewers_and_passages_that_were_not_found_do_not_count() -> None:
    assert words(
        coding("f0", "time", (0, 50), role="interviewer"),
        coding("f0", "time", (0, 0), segment_id="", found=0.0),
    ) == {}  # fmt: skip


def test_a_rate_is_per_ten_thousand_words_of_the_coded_documents() -> None:
    rows = [coding(name, "time", (0, 50)) for name in DOCUMENTS["doc_id"].iloc[:-1]]
    evidence = replace(evidence_of(PLANTED), codings=pd.DataFrame(rows))
    (made,) = code_rate(evidence, PARAMS)
    left_out = DOCUMENTS["doc_id"].iloc[-1]
    assert left_out not in made.documents
    n_tokens = DOCUMENTS.set_index("doc_id")["n_tokens"]
    assert made.values[:, 0].tolist() == pytest.approx(
        [10 / n_tokens[name] * 10_000 for name in made.documents]
    )


def test_one_side_alone_has_no_gap_of_codes() -> None:
    rows = pd.DataFrame([coding("p0", "time", (0, 50))])
    assert code_rate(replace(evidence_of(PLANTED), codings=rows), PARAMS) == []
    assert code_rate(evidence_of(PLANTED), PARAMS) == []


def test_a_planted_code_is_told_in_gaps() -> None:
    rows = [
        coding(name, "time", (0, 400 if name.startswith("f") else 10))
        for name in DOCUMENTS["doc_id"]
    ]
    found = gaps(*PLANTED, codings=pd.DataFrame(rows), params=PARAMS)
    tables.check(tables.Gaps, found)
    row = found[found["measure"] == "code_rate"].iloc[0]
    assert (row["item"], row["label"], row["verdict"]) == ("time", "time", "frontline")


def test_a_path_is_read_as_words() -> None:
    assert code_path("time/no-time") == "time › no time"
