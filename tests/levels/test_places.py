"""Places on levels: what is shown, what is withheld, and where there is nothing."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from pipeline import tables
from pipeline.gap.measures.evidence import evidence_by_language
from pipeline.levels.levels import levels
from pipeline.levels.places import ON_LEVEL, SHOWN_PLACE, place_cells
from pipeline.levels.standing import shown_places, shown_values, standing
from pipeline.levels.values import level_values
from tests.gap.examples import PARAMS as GAP
from tests.levels.examples import NAMES, asked, example

FEW = GAP.model_copy(update={"n_permutations": 99})
PARAMS = asked(places="place")


def cells(documents: pd.DataFrame, *, min_group: int = 3, paired: bool = False) -> pd.DataFrame:
    """The cells of concepts; the others have the same documents."""
    params = asked(paired_by="place") if paired else PARAMS
    frames = example()
    every = documents.assign(
        **{
            SHOWN_PLACE: shown_places(documents, params=params),
            ON_LEVEL: shown_values(documents["standing"]),
        }
    )
    none = pd.DataFrame({"doc_id": pd.Series([], dtype="str")})
    (evidence,) = evidence_by_language(
        standing(every, NAMES, params=params), frames["mentions"], none, frames["topic_shares"]
    )
    (one,) = level_values(evidence, NAMES, params=FEW, min_group=min_group, names=("concept_rate",))
    rows = [
        {**row, "item": one.measured.items[item]}
        for item, row in place_cells(
            one, every, NAMES, min_group=min_group, unlike=False, params=FEW
        )
    ]
    return pd.DataFrame(
        rows,
        columns=[
            "item", "place", "level", "cell", "estimate", "ci_low", "ci_high", "n_documents",
            "n_with", "n_interviewees",
        ],
    )  # fmt: skip


def kinds(found: pd.DataFrame, item: str = "co-production") -> pd.DataFrame:
    return found[found["item"] == item].pivot(index="place", columns="level", values="cell")


def in_two_places(**changed: object) -> pd.DataFrame:
    """Of each level four documents in either place, so that no cell is small."""
    documents = example()["documents"]
    return documents.assign(
        place=["north" if i % 8 < 4 else "south" for i in range(len(documents))], **changed
    )


def test_a_cell_is_the_mean_of_its_documents() -> None:
    found = cells(in_two_places())
    assert set(found["cell"]) == {"shown"} and len(found) == 2 * 2 * 3
    ward = found[(found["item"] == "co-production") & (found["level"] == "ward")]
    # Of 10,000 words each: 0 0 1 0 and 0 0 1 0 mentions.
    assert ward["estimate"].tolist() == [0.25, 0.25]
    assert ward[["n_documents", "n_with", "n_interviewees"]].to_numpy().tolist() == [[4, 1, 8]] * 2
    state = found[(found["item"] == "co-production") & (found["level"] == "state")]
    assert state["estimate"].tolist() == [21.25, 20.5] and set(state["n_interviewees"]) == {0}


def test_a_cell_has_the_interval_of_its_own_clusters_and_none_of_fewer_than_three() -> None:
    documents = in_two_places()
    found = cells(documents)
    plans = found[(found["item"] == "co-operation") & (found["level"] == "municipality")]
    assert (plans["ci_low"] < plans["estimate"]).all() and (plans["ci_high"] < 20).all()
    # What nobody says may still be said by others: the interval of 0.25 reaches further up.
    ward = found[(found["item"] == "co-production") & (found["level"] == "ward")]
    assert (ward["ci_low"] >= 0).all() and (ward["ci_high"] > 0.25).all()
    # The four interviews of the north in two clusters, which the level less the south would tell.
    north = documents.index[(documents["place"] == "north") & (documents["standing"] == "ward")]
    documents.loc[north, "cluster"] = ["a", "a", "b", "b"]
    rows = cells(documents).set_index(["item", "level", "place"])[["ci_low", "ci_high"]]
    assert rows.loc[("co-production", "ward", "north")].isna().all()
    assert rows.loc[("co-production", "ward", "south")].isna().all()
    assert rows.loc[("co-production", "municipality", "south")].notna().all()
    open_ = cells(documents, min_group=1).set_index(["item", "level", "place"])["ci_low"]
    assert pd.notna(open_[("co-production", "ward", "south")])
    assert pd.isna(open_[("co-production", "ward", "north")])


def test_few_people_are_withheld_and_documents_of_policy_are_not() -> None:
    found = kinds(cells(example()["documents"]))  # two speakers in each interview
    assert set(found["state"]) == {"shown"}
    assert set(found["municipality"]) == {"withheld"} == set(found["ward"])
    rows = cells(example()["documents"])
    hidden = rows[rows["cell"] == "withheld"]
    assert hidden[["estimate", "ci_low", "ci_high"]].isna().all(axis=None) and set(
        hidden["n_documents"]
    ) == {0}
    assert set(kinds(cells(example()["documents"], min_group=2)).stack()) == {"shown"}


def test_a_small_cell_takes_others_with_it_and_no_documents_is_said_apart() -> None:
    documents = in_two_places(n_speakers=1)
    # One interview of the ward stands in the north, seven in the south; the plans are all southern.
    ward = documents["standing"] == "ward"
    documents.loc[ward, "place"] = ["north"] + ["south"] * 7
    documents.loc[documents["standing"] == "state", "place"] = "south"
    found = kinds(cells(documents))
    assert found.loc["north"].to_dict() == {
        "state": "no documents", "municipality": "withheld", "ward": "withheld",
    }  # fmt: skip
    assert found.loc["south"].to_dict() == {
        "state": "shown", "municipality": "withheld", "ward": "withheld",
    }  # fmt: skip


def test_who_has_no_place_or_level_is_not_told_by_totals() -> None:
    documents = in_two_places(n_speakers=1)
    ward = documents.index[documents["standing"] == "ward"]
    middle = documents.index[documents["standing"] == "municipality"]
    without = documents.copy()
    without.loc[[ward[0], *middle[:2]], "place"] = ""
    assert kinds(cells(without)).loc["north", "ward"] == "withheld"
    elsewhere = documents.copy()
    elsewhere.loc[ward[0], "standing"] = "none of these"
    found = kinds(cells(elsewhere))
    assert found.loc["north", ["municipality", "ward"]].tolist() == ["withheld"] * 2
    assert set(found.loc["south"]) == {"shown"}


def test_a_level_that_is_hidden_has_no_cells() -> None:
    documents = in_two_places()
    documents.loc[documents["standing"] == "ward", "n_speakers"] = 1
    ward = documents.index[documents["standing"] == "ward"]
    # The only one of few, and the next smallest: that leaves one level.
    assert cells(documents.drop(ward[2:])).empty
    assert set(cells(documents.drop(ward[4:]))["level"]) == set(NAMES)


@pytest.mark.parametrize("place", ["", "own"])
def test_without_a_place_on_two_levels_there_are_no_rows(place: str) -> None:
    documents = example()["documents"]
    documents = documents.assign(place=documents["doc_id"] if place else "")
    assert cells(documents).empty


def test_places_are_those_that_pairs_stand_in_where_none_are_named() -> None:
    found = cells(in_two_places(), paired=True)
    assert kinds(found).equals(kinds(cells(in_two_places())))
    documents = example()["documents"]
    assert set(shown_places(documents, params=asked())) == {""}


def test_the_table_has_all_measures_and_is_of_shown_values_alone() -> None:
    made = levels(
        **{**example(), "documents": in_two_places()}, params=PARAMS, gap=FEW, min_group=3
    )
    table = tables.check(tables.LevelCells, made.cells)
    assert {"family_rate", "concept_rate", "topic_share"} <= set(table["measure"])
    share = table[(table["item"] == "en-1") & (table["level"] == "state")]
    assert share["estimate"].to_numpy() == pytest.approx(np.array([0.1075, 0.0975]))
    assert table["position"].tolist()[:3] == [1, 2, 3]


def test_a_topic_is_had_by_documents_that_have_a_twentieth_of_it() -> None:
    frames = example()
    shares = frames["topic_shares"].copy()
    own = shares["topic"].eq("en-1")
    shares.loc[own, "share"] = np.where(np.arange(own.sum()) % 2, 0.04, 0.3)
    made = levels(
        **{**frames, "documents": in_two_places(), "topic_shares": shares},
        params=PARAMS, gap=FEW, min_group=3,
    )  # fmt: skip
    topic = made.cells[made.cells["item"].eq("en-1") & made.cells["measure"].eq("topic_share")]
    assert topic["n_documents"].tolist() == [4] * 6 and topic["n_with"].tolist() == [2] * 6
