"""Controls: what remains of a gap where both sides speak; nothing where no control is named."""

from __future__ import annotations

from functools import cache

import pandas as pd
import pytest

from pipeline import tables
from pipeline.config.params import GapParams
from pipeline.gap.control import COMPARED, control, outcome_of
from pipeline.gap.design import design, usage
from pipeline.gap.gaps import gaps
from tests.gap.examples import PARAMS, Corpus, corpus, row_of

TALK = PARAMS.model_copy(update={"control": ("policy talk",)})
PROSE = PARAMS.model_copy(update={"control": ("frontline prose",)})


def made() -> Corpus:
    """Six white papers, six interviews with people of policy, eight at the frontline.

    Policy says co-design in writing and in speech, co-creation in writing alone. The topic t1 is
    one of writing, t2 of policy. The last two of the frontline write.
    """
    papers, spoken, frontline = 6, 6, 10
    tokens = ([10_000] * (papers + spoken), [5_000] * frontline)
    parts = corpus(
        tokens=tokens,
        concepts={
            "co-design": ([20, 22, 19, 21, 20, 18, 18, 20, 21, 19, 20, 22], [1] * frontline),
            "co-creation": ([20, 22, 19, 21, 20, 18, 2, 2, 3, 2, 1, 2], [1] * frontline),
        },
        terms={"plan": ([9] * 12, [3] * frontline)},
        topics={
            "t1": ([0.5, 0.52, 0.48, 0.5, 0.49, 0.51, 0.2, 0.21, 0.19, 0.2, 0.2, 0.2],
                   [0.2, 0.19, 0.21, 0.2, 0.2, 0.2, 0.21, 0.19, 0.5, 0.5]),
            "t2": ([0.3] * 12, [0.1] * frontline),
        },
    )  # fmt: skip
    documents = parts[0]
    speaks = documents["doc_id"].isin(
        [f"p{i}" for i in range(papers, papers + spoken)] + [f"f{i}" for i in range(8)]
    )
    return documents.assign(kind=speaks.map({True: "talk", False: "prose"})), *parts[1:]


def found(params: GapParams = TALK) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The gaps and the table of controls, worked out once for all tests."""
    main, beside = _found(params.control)
    return main.copy(), beside.copy()


@cache
def _found(controls: tuple[str, ...]) -> tuple[pd.DataFrame, pd.DataFrame]:
    params = PARAMS.model_copy(update={"control": controls})
    documents, *rest = made()
    main = gaps(tables.main_documents(documents, params.control), *rest, params=params)
    beside = control(documents, *rest, gaps=main, params=params)
    return main, tables.check(tables.Control, beside)


def test_without_a_control_nothing_is_made_and_nothing_changes() -> None:
    documents, *rest = made()
    assert PARAMS.control == ()
    pd.testing.assert_frame_equal(tables.main_documents(documents, ()), documents)
    main = gaps(documents, *rest, params=PARAMS)
    assert control(documents, *rest, gaps=main, params=PARAMS).empty


def test_what_remains_where_both_sides_speak_is_told_apart_from_what_does_not() -> None:
    main, beside = found()
    assert row_of(main, "concept_rate", "co-creation")["verdict"] == "policy"
    stays = row_of(beside, "concept_rate", "co-design")
    goes = row_of(beside, "concept_rate", "co-creation")
    assert (stays["main_verdict"], stays["verdict"], stays["outcome"]) == ("policy",) * 2 + (
        "same",
    )
    assert (goes["main_verdict"], goes["outcome"]) == ("policy", "alike")
    assert row_of(beside, "topic_share", "t1")["outcome"] == "alike"
    assert row_of(beside, "topic_share", "t2")["outcome"] == "same"
    assert (beside["ci_low"] <= beside["estimate"]).all()
    assert (beside["n_policy"] == 6).all() and (beside["n_frontline"] == 8).all()
    assert (beside["n_clusters_frontline"] == 8).all()


def test_a_control_of_one_document_tells_nothing() -> None:
    documents, *rest = made()
    advisers = (documents["corpus"] == "policy") & (documents["kind"] == "talk")
    few = documents.drop(index=documents.index[advisers][1:])
    main, _ = found()
    beside = control(few, *rest, gaps=main, params=TALK)
    named = beside[beside["main_verdict"].isin(tables.CORPORA)]
    assert {"co-design", "co-creation", "t1", "t2"} <= set(named["item"])
    assert (named["n_policy"] == 1).all()
    assert set(named["verdict"]) == {"cannot tell"} and set(named["outcome"]) == {"open"}
    large = row_of(beside, "concept_rate", "co-design")
    assert large["policy"] > 5 * large["frontline"]  # as large as with all of them


def test_the_main_comparison_is_without_the_control() -> None:
    main, _ = found()
    row = row_of(main, "concept_rate", "co-creation")
    assert row["policy"] == pytest.approx(20)  # with the interviews of policy it would be 11
    assert row["n_policy"] == 6 and row["n_frontline"] == 10
    documents, mentions, *_ = made()
    kept = tables.main_documents(documents, TALK.control)
    rests = design(kept, params=TALK).set_index("corpus")
    assert rests["n_documents"].to_dict() == {"policy": 6, "frontline": 10}
    used = usage(kept, mentions, params=TALK).set_index(["concept", "corpus"])
    assert used.loc[("co-creation", "policy"), "n_mentions"] == 120


def test_people_of_the_frontline_who_write_are_held_against_what_policy_writes() -> None:
    _, beside = found(PROSE)
    assert set(beside["control"]) == {"frontline prose"}
    assert (beside["n_policy"] == 6).all() and (beside["n_frontline"] == 2).all()
    assert row_of(beside, "topic_share", "t1")["estimate"] == pytest.approx(0, abs=0.01)


def test_both_controls_are_rows_of_their_own() -> None:
    both = PARAMS.model_copy(update={"control": ("policy talk", "frontline prose")})
    main, beside = found(both)
    assert set(beside["control"]) == set(tables.CONTROLS)
    assert not beside.duplicated(["language", "control", "measure", "item"]).any()
    assert (main.loc[main["measure"] == "concept_rate", "n_frontline"] == 8).all()


def test_where_the_other_side_has_no_document_of_the_kind_there_are_no_rows() -> None:
    documents, *rest = made()
    prose = documents.assign(kind=documents["kind"].where(documents["corpus"] == "policy", "prose"))
    main = gaps(tables.main_documents(prose, TALK.control), *rest, params=TALK)
    assert control(prose, *rest, gaps=main, params=TALK).empty


@pytest.mark.parametrize(
    ("main", "here", "outcome"),
    [
        ("policy", "policy", "same"), ("frontline", "policy", "reversed"),
        ("policy", "bridge", "alike"), ("frontline", "cannot tell", "open"),
        ("cannot tell", "policy", ""), ("bridge", "policy", ""), ("", "policy", ""),
    ],
)  # fmt: skip
def test_the_outcome_is_of_a_gap_that_is_named(main: str, here: str, outcome: str) -> None:
    assert outcome_of(main, here) == outcome
    assert outcome in tables.OUTCOMES


def test_the_measures_name_sides_and_are_few() -> None:
    assert {"family_rate", "concept_rate", "topic_share", "modality_share"} <= set(COMPARED)
    assert not {"term_rate", "collocate", "divergence", "prompted_share"} & set(COMPARED)
