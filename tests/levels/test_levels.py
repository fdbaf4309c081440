"""The tables of levels: an oracle in two sides, what is planted, what is hidden."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from pipeline import tables
from pipeline.config.params import CorpusParams
from pipeline.gap.gaps import gaps
from pipeline.levels.levels import levels
from pipeline.levels.rows import VERDICTS
from pipeline.wording.messages import encoded, message
from tests.gap.examples import PARAMS as GAP
from tests.levels.examples import NAMES, asked, example, found, pair, whole


def test_without_a_column_there_is_no_row() -> None:
    for rows in found(asked(column=None, order=())):
        assert rows.empty


@pytest.mark.parametrize("compare", ["pairs", "neighbours"])
def test_two_levels_that_are_the_sides_have_the_figures_of_the_sides(compare: str) -> None:
    frames = example()
    _, compared = found(
        asked(column="corpus", order=("policy", "frontline"), compare=compare), frames
    )
    none = pd.DataFrame({"doc_id": [], "term": [], "n": []})
    two = gaps(
        frames["documents"], frames["mentions"], none, frames["topic_shares"], params=GAP
    ).set_index(["measure", "item"])
    assert set(compared["contrast"]) == {"pair"}
    assert set(compared["measure"]) == {"family_rate", "concept_rate", "topic_share"}
    for row in compared.to_dict("records"):
        own = two.loc[(row["measure"], row["item"])]
        assert row["p_value"] == own["p_value"]
        assert row["p_adjusted"] == own["p_adjusted"]
        assert row["estimate"] == pytest.approx(-own["estimate"])
        assert row["log2_ratio"] == pytest.approx(-own["log2_ratio"])
        assert row["log2_ci_low"] == pytest.approx(-own["log2_sim_high"])
        assert row["log2_ci_high"] == pytest.approx(-own["log2_sim_low"])
        assert (row["mean_first"], row["mean_second"]) == (own["policy"], own["frontline"])
        assert row["verdict"] == VERDICTS.get(own["verdict"], own["verdict"])
        assert row["cannot_tell_because"] == own["cannot_tell_because"]
    in_points = compared[compared["measure"] == "topic_share"]
    own = two.loc["topic_share"].loc[in_points["item"]]
    assert in_points["ci_low"].to_numpy() == pytest.approx(-own["sim_high"].to_numpy())


def test_a_word_that_stops_falls_at_each_step_and_one_that_is_alike_is_a_bridge() -> None:
    shown, compared = found(asked())
    for first, second in (NAMES[:2], NAMES[1:]):
        assert pair(compared, "co-production", first, second)["verdict"] == "falls"
        row = pair(compared, "co-operation", first, second)
        assert row["verdict"] == "bridge"
        assert row["neighbours"]
    assert not pair(compared, "co-production", "state", "ward")["neighbours"]
    assert whole(compared, "co-production", "omnibus")["verdict"] == "different"
    assert whole(compared, "co-operation", "omnibus")["verdict"] == "cannot tell"
    line = shown[(shown["item"] == "co-production") & (shown["measure"] == "concept_rate")]
    assert line["level"].tolist() == list(NAMES)
    assert line["estimate"].tolist() == pytest.approx([20.875, 10.0, 0.25])
    assert (line["ci_low"] < line["estimate"]).all() and (line["ci_high"] > line["estimate"]).all()
    assert line["n_with"].tolist() == [8, 8, 2]


def test_a_word_that_stops_at_the_municipality_and_a_practice_only_below_it_come_out() -> None:
    frames = example()
    documents, mentions = frames["documents"], frames["mentions"]
    said = {
        "state": [14, 12, 15, 13, 14, 12, 13, 15],
        "municipality": [13, 14, 12, 14, 15, 13, 12, 14],
    }
    done = {"ward": [9, 8, 11, 10, 9, 8, 12, 10]}
    rows = []
    for kind, concept, counts in (
        ("label", "co-planning", said),
        ("practice", "co-delivery", done),
    ):
        for name, numbers in counts.items():
            own = documents[documents["standing"] == name]
            for document, n in zip(own.to_dict("records"), numbers, strict=True):
                role = "policy" if document["corpus"] == "policy" else "respondent"
                one = {"doc_id": document["doc_id"], "corpus": document["corpus"], "role": role}
                rows += [{**mentions.iloc[0], **one, "kind": kind, "concept": concept}] * n
    more = pd.DataFrame(rows)[list(mentions.columns)].astype(mentions.dtypes)
    frames["mentions"] = pd.concat([mentions, more], ignore_index=True)
    shown, compared = found(asked(compare="neighbours"), frames)
    steps = {
        item: [pair(compared, item, *names)["verdict"] for names in (NAMES[:2], NAMES[1:])]
        for item in ("co-planning", "co-delivery")
    }
    assert steps == {"co-planning": ["bridge", "falls"], "co-delivery": ["cannot tell", "rises"]}
    last = shown[(shown["item"] == "co-delivery") & (shown["estimate"] > 0)]
    assert last["level"].tolist() == ["ward"]
    assert pair(compared, "co-planning", *NAMES[1:])["mean_second"] == 0


def test_a_topic_that_grows_is_a_trend_and_pairs_are_told_in_points() -> None:
    _, compared = found(asked(ordered=True, compare="neighbours"))
    trend = whole(compared, "en-1", "trend")
    assert trend["verdict"] == "rises"
    assert trend["estimate"] == pytest.approx(0.4975, abs=0.001)
    assert 0 < trend["ci_low"] < trend["estimate"] < trend["ci_high"]
    assert whole(compared, "co-operation", "trend")["verdict"] == "cannot tell"
    step = pair(compared, "en-1", "state", "municipality")
    assert step["verdict"] == "rises"
    assert 0 < step["ci_low"] < step["estimate"] < step["ci_high"]


def test_a_verdict_and_its_interval_agree_in_every_row() -> None:
    for params in (asked(ordered=True), asked(paired_by="place", ordered=True)):
        _, compared = found(params)
        pairs = compared[compared["contrast"] == "pair"]
        points = pairs["measure"] == "topic_share"
        low = pairs["ci_low"].where(points, pairs["log2_ci_low"])
        high = pairs["ci_high"].where(points, pairs["log2_ci_high"])
        named = pairs["verdict"].isin(["rises", "falls"])
        assert named.any() and not named.all()
        assert ((low > 0) | (high < 0)).tolist() == named.tolist()
        assert (pairs.loc[named, "p_adjusted"] <= 0.05).all()
        assert ((pairs["verdict"] == "cannot tell") == (pairs["cannot_tell_because"] != "")).all()


def test_the_reference_is_the_first_of_each_pair() -> None:
    _, compared = found(asked(compare="reference", reference="municipality"))
    pairs = compared[compared["contrast"] == "pair"]
    assert set(pairs["first"]) == {"municipality"}
    assert set(pairs["second"]) == {"state", "ward"}
    assert pair(compared, "co-production", "municipality", "state")["verdict"] == "rises"


def test_pairs_are_adjusted_for_as_many_as_are_asked() -> None:
    _, all_pairs = found(asked())
    _, steps = found(asked(compare="neighbours"))
    one, other = (pair(rows, "en-1", "state", "municipality") for rows in (all_pairs, steps))
    assert one["p_value"] == other["p_value"]
    assert one["p_adjusted"] == pytest.approx(1.5 * other["p_adjusted"])  # three pairs, two steps
    assert one["p_floor"] == pytest.approx(1.5 * other["p_floor"])


def test_a_level_with_too_few_interviewees_is_not_shown_nor_what_would_tell_it() -> None:
    frames = example()
    documents = frames["documents"]
    few = documents["standing"].eq("ward") & documents.groupby("standing").cumcount().gt(0)
    frames["documents"] = documents[~few].assign(n_speakers=1)
    shown, compared = found(asked(), frames)
    hidden = shown[shown["level"] != "state"]
    # One interviewee alone; the other level of interviews would give her figures away.
    assert hidden["estimate"].isna().all() and (hidden["n_documents"] == 0).all()
    assert shown.loc[shown["level"] == "state", "estimate"].notna().all()
    assert compared.empty
    shown, compared = found(asked(), frames, min_group=1)
    assert shown["estimate"].notna().all() and not compared.empty


@pytest.mark.parametrize("n", [1, 2])
def test_one_cluster_or_two_a_level_say_why_nothing_can_be_told(n: int) -> None:
    frames = example()
    documents = frames["documents"]
    frames["documents"] = documents[documents.groupby("standing").cumcount() < n]
    _, compared = found(asked(ordered=True), frames, min_group=1)
    # A straight line along six documents is one of 90 orders; no pair of two has as many.
    rest = compared if n == 1 else compared[compared["contrast"] != "trend"]
    assert set(rest["verdict"]) == {"cannot tell"}
    assert set(rest["cannot_tell_because"]) == {"few"}


def test_levels_of_one_side_alone_are_compared() -> None:
    frames = example()
    frames["documents"] = frames["documents"].query("corpus == 'frontline'")
    _, compared = found(asked(order=NAMES[1:]), frames)
    assert pair(compared, "co-production", *NAMES[1:])["verdict"] == "falls"
    assert pair(compared, "en-1", *NAMES[1:])["verdict"] == "rises"


def test_waves_of_the_same_interviewees_are_levels_paired_by_cluster() -> None:
    frames = example()
    documents = frames["documents"].query("corpus == 'frontline'").copy()
    n = len(documents) // 2
    hidden = [encoded([message("group_cluster", number=str(i))]) for i in range(n)]
    waves = documents.assign(wave=["2019"] * n + ["2023"] * n, cluster=hidden * 2)
    frames["documents"] = waves.drop(index=waves.index[0])  # who was met once is left out
    params = asked(column="wave", order=("2019", "2023"), paired_by="cluster")
    _, compared = found(params, frames)
    fallen = pair(compared, "co-production", "2019", "2023")
    assert (fallen["verdict"], fallen["n_places"]) == ("falls", n - 1)
    assert pair(compared, "co-operation", "2019", "2023")["verdict"] == "bridge"
    assert pair(compared, "en-1", "2019", "2023")["verdict"] == "rises"


def test_a_folder_that_is_all_there_is_has_no_interval_of_its_own() -> None:
    frames = example()
    frames["documents"] = frames["documents"].rename(columns={"standing": "folder"})
    params = asked(column="folder")
    whole = (CorpusParams(folder="state", side="policy", sampling="census"),)
    plain, *_ = levels(**frames, params=params, gap=GAP, min_group=3)
    shown, *_ = levels(**frames, params=params, gap=GAP, min_group=3, corpora=whole)
    own, other = (
        rows[(rows["item"] == "co-production") & (rows["measure"] == "concept_rate")]
        for rows in (shown, plain)
    )
    state = own["level"] == "state"
    assert (own.loc[state, "ci_low"] == own.loc[state, "estimate"]).all()
    assert (other["ci_low"] < other["estimate"]).all()
    pd.testing.assert_frame_equal(own[~state], other[~state.to_numpy()])


def test_what_a_language_lacks_is_left_out_there() -> None:
    frames = example()
    documents = frames["documents"]
    norwegian = documents["standing"].ne("ward") & (documents.groupby("standing").cumcount() >= 4)
    frames["documents"] = documents.assign(language=np.where(norwegian, "nb", "en"))
    shown, compared = found(asked(), frames)
    assert set(shown.loc[shown["language"] == "nb", "level"]) == {"state", "municipality"}
    assert set(compared.loc[compared["language"] == "nb", "contrast"]) == {"pair"}


def test_rows_do_not_depend_on_the_order_of_documents() -> None:
    frames = example()
    turned = {**frames, "documents": frames["documents"].iloc[::-1]}
    for one, other in zip(found(asked(), frames), found(asked(), turned), strict=True):
        pd.testing.assert_frame_equal(one, other)


def test_every_column_of_both_tables_is_explained() -> None:
    for table in (tables.Levels, tables.LevelContrasts):
        assert all(tables.columns(table).values())
