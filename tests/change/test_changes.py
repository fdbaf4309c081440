"""The tables of change: what is planted comes out, and what is not known is said so."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from pipeline import tables
from pipeline.change.changes import NO_STEP
from tests.change.examples import N_POLICY, N_TALKS, TALK_YEARS, example, found, row


@pytest.fixture(scope="module")
def both() -> tuple[pd.DataFrame, pd.DataFrame]:
    return found()


Both = tuple[pd.DataFrame, pd.DataFrame]


def test_a_word_that_rises_on_both_sides_does_so_and_policy_was_first(both: Both) -> None:
    told, _ = both
    policy, frontline = (row(told, "co-production", side) for side in tables.CORPORA)
    assert (policy["verdict"], frontline["verdict"]) == ("rises", "rises")
    assert (policy["since"], policy["until"], policy["n_years"]) == ("2010-03", "2021-09", 12)
    assert 0 < policy["ci_low"] < policy["estimate"] < policy["ci_high"]
    assert policy["mean_early"] < policy["mean_late"]
    first = row(told, "co-production", "first")
    assert first["verdict"] == "policy"
    assert first["policy_since"] <= "2015-09" and first["policy_until"] >= "2016-03"
    assert first["policy_until"] < first["frontline_since"]
    assert np.isnan(first["p_value"])


def test_what_stays_has_no_verdict_and_what_one_side_lacks_is_not_compared(both: Both) -> None:
    told, _ = both
    for change in ("policy", "frontline", "difference", "first"):
        assert row(told, "co-operation", change)["verdict"] == "cannot tell"
    assert row(told, "co-operation", "first")["cannot_tell_because"] == "still"
    lacking = row(told, "co-design", "difference")
    assert (lacking["verdict"], lacking["cannot_tell_because"]) == ("cannot tell", "one side")
    assert row(told, "co-design", "policy")["verdict"] == "rises"
    assert row(told, "co-design", "frontline")["p_value"] == 1.0


def test_a_topic_shifts_in_points_to_the_side_that_takes_it_up(both: Both) -> None:
    told, _ = both
    shift = row(told, "en-1", "difference", "topic_share")
    assert shift["verdict"] == "frontline"
    assert -0.9 < shift["ci_low"] < shift["estimate"] < shift["ci_high"] < 0
    assert row(told, "en-2", "difference", "topic_share")["verdict"] == "policy"
    assert row(told, "en-1", "frontline", "topic_share")["estimate"] == pytest.approx(0.5, abs=0.2)


def test_the_word_and_the_practice_are_asked_of_each_concept_that_has_both(both: Both) -> None:
    told, _ = both
    asked = told[told["change"] == "word and practice"]
    assert asked["item"].tolist() == ["co-production"]
    # The word rises and the practice falls: there is no order of the same change.
    assert asked["cannot_tell_because"].tolist() == ["still"]
    frames = example()
    swapped = {"label": "practice", "practice": "label"}
    talk = frames["mentions"]["corpus"] == "frontline"
    frames["mentions"] = frames["mentions"].assign(
        kind=frames["mentions"]["kind"].where(~talk, frames["mentions"]["kind"].map(swapped))
    )
    told, _ = found(frames)
    assert row(told, "co-production", "word and practice")["verdict"] == "policy"


def test_a_verdict_and_its_interval_agree_in_every_row(both: Both) -> None:
    told = both[0][both[0]["change"].isin([*tables.CORPORA, "difference"])]
    named = told["verdict"] != "cannot tell"
    assert named.any() and not named.all()
    assert ((told["ci_low"] > 0) | (told["ci_high"] < 0)).tolist() == named.tolist()
    assert (told.loc[named, "p_adjusted"] <= 0.05).all()
    assert ((told["cannot_tell_because"] == "") == named).all()
    up = told["verdict"].isin(["rises", "policy"])
    assert (told.loc[up, "estimate"] > 0).all()


def test_each_dated_document_is_a_point_and_lines_are_drawn_where_there_are_enough(
    both: Both,
) -> None:
    _, dots = both
    points = dots[(dots["item"] == "co-production") & (dots["measure"] == "concept_rate")]
    assert points["corpus"].value_counts().to_dict() == {
        "frontline": N_TALKS, "policy": N_POLICY,
    }  # fmt: skip
    assert points["smooth"].notna().all()
    frames = example()
    few = (frames["documents"]["corpus"] == "policy") & (frames["documents"]["date"] > "2014")
    frames["documents"] = frames["documents"][~few]
    _, dots = found(frames)
    assert dots.loc[dots["corpus"] == "policy", "smooth"].isna().all()
    assert dots.loc[dots["corpus"] == "frontline", "smooth"].notna().all()


def test_documents_without_a_date_are_left_out_and_without_any_there_is_no_row() -> None:
    frames = example()
    documents = frames["documents"]
    frames["documents"] = documents.assign(
        date=documents["date"].mask(documents.index % 2 == 0, "")
    )
    told, dots = found(frames)
    assert dots["doc_id"].nunique() == (N_POLICY + N_TALKS) / 2
    assert row(told, "co-production", "frontline")["n_documents"] == N_TALKS / 2
    frames["documents"] = documents.assign(date="")
    assert all(rows.empty for rows in found(frames))


def test_few_years_say_so() -> None:
    frames = example()
    documents = frames["documents"]
    talk = documents["corpus"] == "frontline"
    waves = documents["date"].where(
        ~talk, documents["date"].gt("2016").map({True: "2019", False: "2012"})
    )
    frames["documents"] = documents.assign(date=waves)
    told, _ = found(frames)
    for change in ("frontline", "difference", "first"):
        assert row(told, "co-production", change)["cannot_tell_because"] == "years"
    assert row(told, "co-production", "policy")["verdict"] == "rises"


def test_few_clusters_say_so() -> None:
    frames = example()
    talks = frames["documents"].query("corpus == 'frontline'")
    # Three of three years: any of six orders, so that p cannot fall below 1/6.
    frames["documents"] = talks.iloc[[0, 8, 16]]
    told, _ = found(frames)
    assert set(told["change"]) == {"frontline"}
    assert set(told["cannot_tell_because"]) == {"few"}
    assert (told["p_floor"] >= 1 / 6 - 1e-9).all()


@pytest.mark.parametrize("n", [1, 3])
def test_one_document_or_one_date_has_no_change(n: int) -> None:
    frames = example()
    talks = frames["documents"].query("corpus == 'frontline'")
    date = talks["date"].iloc[0]
    frames["documents"] = talks.iloc[:n].assign(date=date)
    told, dots = found(frames)
    assert set(told["cannot_tell_because"]) == {"years"}
    assert (told["p_value"] == 1).all() and told["mean_late"].isna().all()
    assert set(dots["date"]) == {date}


def test_who_was_first_is_of_the_years_that_both_sides_have() -> None:
    frames = example()
    documents, mentions = frames["documents"], frames["mentions"]
    frames["mentions"] = mentions[mentions["concept"] == "co-production"]
    late = (documents["corpus"] == "policy") | (documents["date"] >= "2019")
    frames["documents"] = documents[late]
    told, _ = found(frames)
    first = row(told, "co-production", "first")
    assert (first["cannot_tell_because"], first["n_years"]) == ("years", 3)
    assert (first["since"], first["until"]) == ("2019-02", "2021-11")
    assert first["n_documents"] == first["n_clusters"] == 12
    earlier = documents["date"].where(documents["corpus"] == "policy", "1990")
    frames["documents"] = documents.assign(date=earlier)
    first = row(found(frames)[0], "co-production", "first")
    assert (first["since"], first["n_documents"], first["n_years"]) == ("", 0, 0)


def test_one_side_alone_has_its_change_and_no_difference() -> None:
    frames = example()
    frames["documents"] = frames["documents"].query("corpus == 'frontline'")
    told, dots = found(frames)
    assert set(told["change"]) == {"frontline"}
    assert set(dots["corpus"]) == {"frontline"}
    assert row(told, "co-production", "frontline")["verdict"] == "rises"
    assert len(TALK_YEARS) == row(told, "co-production", "frontline")["n_documents"]


def test_rows_do_not_depend_on_the_order_of_documents() -> None:
    frames = example()
    turned = {**frames, "documents": frames["documents"].iloc[::-1]}
    for one, other in zip(found(frames), found(turned), strict=True):
        pd.testing.assert_frame_equal(one, other)


def test_a_side_that_is_not_asked_when_it_moved_has_no_months() -> None:
    told, _ = found()
    quiet = told[~told["change"].isin(["first", "word and practice"])]
    assert (quiet[list(NO_STEP)] == "").all().all()
