"""Levels within places: against the test of paired differences, and what pairing gains."""

from __future__ import annotations

from itertools import product

import numpy as np
import pandas as pd
import pytest

from pipeline.levels.within import cells, placed_layout
from tests.levels.examples import asked, example, found, pair
from tests.levels.test_values import values


def uneven(*, lifted: float) -> dict[str, pd.DataFrame]:
    """Places that differ far more than their levels do: each ward a little above its state."""
    frames = example()
    shares = frames["topic_shares"]
    documents = frames["documents"].set_index("doc_id")
    place = shares["doc_id"].map(documents["place"]).str[-1].astype(int)
    level = shares["doc_id"].map(documents["standing"]).eq("ward") * lifted
    wave = np.sin(np.arange(len(shares)) * 2.3) * 0.01
    first = 0.1 + 0.08 * place + level + wave
    frames["topic_shares"] = shares.assign(share=first.where(shares["topic"] == "en-1", 1 - first))
    return frames


def test_the_p_is_that_of_the_signs_of_the_differences() -> None:
    frames = uneven(lifted=0.02)
    _, compared = found(asked(paired_by="place"), frames)
    row = pair(compared, "en-1", "state", "ward")
    shares = frames["topic_shares"].query("topic == 'en-1'")["share"].to_numpy()
    differences = shares[16:] - shares[:8]
    every = [abs(np.mean(differences * signs)) for signs in product((1, -1), repeat=8)]
    expected = np.mean(np.array(every) >= abs(differences.mean()) - 1e-12)
    assert row["p_value"] == pytest.approx(expected)
    assert row["estimate"] == pytest.approx(differences.mean(), rel=1e-5)
    assert row["n_places"] == 8
    assert row["p_floor"] == pytest.approx(3 * 2 / 2**8)


def test_a_difference_within_places_is_seen_that_would_drown_between_them() -> None:
    frames = uneven(lifted=0.06)
    _, within = found(asked(paired_by="place"), frames)
    _, between = found(asked(), frames)
    assert pair(within, "en-1", "state", "ward")["verdict"] == "rises"
    assert pair(between, "en-1", "state", "ward")["verdict"] == "cannot tell"


def test_places_without_a_level_are_left_out_of_its_pairs() -> None:
    frames = uneven(lifted=0.06)
    documents = frames["documents"]
    gone = documents["standing"].eq("ward") & documents["place"].isin(
        [f"place {n}" for n in range(3)]
    )
    frames["documents"] = documents[~gone]
    _, compared = found(asked(paired_by="place"), frames)
    assert pair(compared, "en-1", "state", "ward")["n_places"] == 5
    assert pair(compared, "en-1", "state", "ward")["n_documents"] == 10
    assert pair(compared, "en-1", "state", "municipality")["n_places"] == 8
    # Of two places more alone, a reader could say which interviews are of which of their plans.
    frames["documents"] = documents[~gone | documents["place"].eq("place 0")]
    _, compared = found(asked(paired_by="place"), frames)
    assert pair(compared, "en-1", "state", "municipality")["n_places"] == 6


def test_pairs_of_too_few_people_say_why_they_are_not_compared() -> None:
    frames = example()
    documents = frames["documents"].assign(n_speakers=1)
    some = documents["place"].isin(["place 0", "place 1"])
    frames["documents"] = documents.assign(place=documents["place"].where(some, ""))
    _, compared = found(asked(paired_by="place"), frames)
    rows = compared[compared["contrast"] == "pair"]
    assert set(rows["cannot_tell_because"]) == {"few people"}
    assert rows[["mean_first", "mean_second", "estimate"]].isna().all(axis=None)


def test_levels_that_share_no_place_are_not_compared() -> None:
    frames = example()
    documents = frames["documents"]
    apart = documents["place"].where(documents["standing"] != "ward", "elsewhere")
    frames["documents"] = documents.assign(place=apart)
    _, compared = found(asked(paired_by="place"), frames)
    row = pair(compared, "en-1", "state", "ward")
    assert (row["verdict"], row["cannot_tell_because"]) == ("cannot tell", "few")
    assert np.isnan(row["estimate"])


def test_cells_are_means_of_the_documents_of_a_level_in_a_place() -> None:
    one = values()["topic_share"]
    places = one.documents.assign(place=["a", "a", "b", "b", "", "c", "c", "c"] * 3)
    made = cells(type(one)(one.measured, places, one.names, one.hidden, one.census))
    # One level of the example has no document in place a: rows stand in the order of their ids.
    both = places.groupby("place")["level_code"].nunique()
    assert set(made.documents["place"]) == set(both[both > 1].index) - {""}
    for level, place in made.documents[["level_code", "place"]].itertuples(index=False):
        own = (places["level_code"] == level) & (places["place"] == place)
        cell = (made.documents["level_code"] == level) & (made.documents["place"] == place)
        assert made.measured.values[cell.to_numpy()][0] == pytest.approx(
            one.measured.values[own.to_numpy()].mean(axis=0)
        )
    assert placed_layout(made).cluster_place.any()
