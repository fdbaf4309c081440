"""Other ways to compute measures of two sides."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from pipeline import tables
from pipeline.gap.comparison import Comparison, compare
from pipeline.gap.gaps import gaps
from pipeline.gap.measures import measured
from pipeline.gap.measures.measured import Measured
from pipeline.robustness import measures, multiverse, omnibus, specification
from pipeline.stats import permutation
from pipeline.wording.findings import robustness_in_words
from pipeline.wording.messages import rendered
from tests.gap.examples import PARAMS, corpus, evidence_of
from tests.robustness.examples import ALL, found_of, run_tables


@pytest.fixture(autouse=True)
def few_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sides as a whole are compared often; 99 draws are enough here."""
    monkeypatch.setattr(omnibus, "MAX_DRAWS", 99)


def test_weighting_by_words_pools_them() -> None:
    parts = corpus(
        tokens=([1_000, 9_000, 5_000], [2_000, 2_000, 8_000]),
        concepts={"co-design": ([4, 9, 3], [1, 0, 6])},
    )
    (measure,) = measured(evidence_of(parts), params=PARAMS, names=("concept_rate",))
    weighted = measures.token_weighted(measure)
    first = measure.sides.first
    assert weighted.values[first].mean() == pytest.approx(16 / 15_000 * 10_000)
    assert weighted.values[~first].mean() == pytest.approx(7 / 12_000 * 10_000)


def test_a_wider_lexicon_counts_other_words_for_a_concept_with_it() -> None:
    those = run_tables()
    said = those.mentions
    shared = said[said["corpus"] == "policy"].assign(corpus="frontline", kind="practice")
    talk = [
        shared.assign(doc_id=document, role="respondent")
        for document in those.documents.loc[those.documents["corpus"] == "frontline", "doc_id"]
    ]
    found = found_of(replace(those, mentions=pd.concat([said, *talk], ignore_index=True)))
    (row,) = found[(found["item"] == "co-design") & (found["varied"] == "lexicon")].to_dict(
        "records"
    )
    assert (row["n_specifications"], row["same_verdict"]) == (2, 0.5)
    assert rendered(row["otherwise"]) == "other words for it too"
    assert "a wider one, with other words for it" in row["sentence"]


@pytest.mark.parametrize("whole", [True, False])
def test_without_a_document_directions_are_tested_as_with_all(
    monkeypatch: pytest.MonkeyPatch, whole: bool
) -> None:
    tested: dict[int, set[bool]] = {}

    def compared(one: Measured, **given: Any) -> Comparison:
        made = compare(one, **given)
        tested.setdefault(len(one.documents), set()).add(made.apart)
        return made

    monkeypatch.setattr(specification, "compare", compared)
    monkeypatch.setattr(permutation, "each_direction", lambda a, b: (a + b == 10) == whole)
    next(measures.other_measures(run_tables(), params=ALL))
    assert 9 in tested
    assert all(apart == {whole} for apart in tested.values())


def codings_of(documents: pd.DataFrame) -> pd.DataFrame:
    """Two coders: the first codes much of policy, the second as much of both sides."""
    rows = [
        {
            "coding": f"{doc_id}:c{n}", "code": "time", "coder": coder,
            "doc_id": doc_id, "corpus": side, "language": "en",
            "role": "policy" if side == "policy" else "respondent",
            "segment_id": f"{doc_id}:0001", "start": 0, "end": 100 * words, "n_tokens": words,
            "found": 1.0, "memo": "",
        }
        for n, (doc_id, side) in enumerate(documents[["doc_id", "corpus"]].to_numpy().tolist())
        for coder, words in (
            ("coder 1", 900 + n if side == "policy" else 20 + n), ("coder 2", 300 + 5 * n)
        )
    ]  # fmt: skip
    return pd.DataFrame(rows)


def test_the_codes_of_people_go_through_every_other_analysis_and_each_coder_is_tried_alone() -> (
    None
):
    those = run_tables()
    coded = replace(those, codings=codings_of(those.documents))
    found = gaps(
        coded.documents, coded.mentions, coded.term_counts, coded.topic_shares,
        codings=coded.codings, params=PARAMS,
    )  # fmt: skip
    of_code = found[found["measure"] == "code_rate"]
    assert of_code["verdict"].tolist() == ["policy"]
    made = multiverse.robustness(coded, of_code, params=ALL)
    rows = robustness_in_words(made.robustness).set_index("varied")
    # Nothing else about a code can be varied: not its words, its mentions or the topics.
    assert set(rows.index) == {
        "all", "clusters", "time", "method", "weighting", "statistic", "adjustment", "words",
        "coders",
    }  # fmt: skip
    assert rows.loc["clusters", "n_specifications"] == len(those.documents)
    each = rows.loc["coders"]
    assert (each["n_specifications"], each["same_verdict"]) == (2, 0.5)
    assert rendered(each["otherwise"]) == "the codes of coder 2 alone"
    assert "the codes of each person alone" in each["sentence"]
    tables.check(tables.Robustness, rows.reset_index()[list(tables.columns(tables.Robustness))])


def test_one_coder_is_not_tried_alone() -> None:
    those = run_tables()
    one = codings_of(those.documents).assign(coder="coder 1")
    tried = measures.other_measures(replace(those, codings=one), params=ALL)
    assert "coders" not in {specification.varied for specification in tried}
