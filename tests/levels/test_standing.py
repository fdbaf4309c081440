"""Which document stands where, and what params may not say."""

from __future__ import annotations

import pandas as pd
import pytest

from pipeline.config.params import WrongParams
from pipeline.levels.standing import level_columns, levels_of, standing
from pipeline.privacy.small_groups.places import place_numbers
from pipeline.wording.messages import encoded, message
from tests.levels.examples import NAMES, asked, example

HIDDEN = encoded([message("group_small", n=3)])


def documents() -> pd.DataFrame:
    return example()["documents"]


def test_levels_stand_as_in_order_or_as_they_come() -> None:
    assert levels_of(documents(), params=asked(order=NAMES[::-1])) == NAMES[::-1]
    assert levels_of(documents(), params=asked(order=())) == NAMES


def test_the_columns_are_the_catalogues_own_with_corpus_and_cluster() -> None:
    assert level_columns(documents()) == ("corpus", "cluster", "standing", "place")


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"column": "standin"}, "Did you mean `standing`"),
        ({"paired_by": "town"}, "levels.paired_by"),
        ({"order": ("state", "municipalty")}, "Did you mean `municipality`"),
        ({"order": (), "compare": "reference", "reference": "wards"}, "levels.reference"),
        ({"order": (), "column": "cluster"}, "2 to 8"),
    ],
)
def test_what_is_not_in_the_catalogue_is_named(changed: dict[str, object], says: str) -> None:
    with pytest.raises(WrongParams, match=says):
        levels_of(documents(), params=asked(**changed))


def test_a_document_without_a_level_or_with_another_is_left_out() -> None:
    those = documents().assign(standing=["state", "", None, HIDDEN, "ward"] + ["board"] * 19)
    found = standing(those, NAMES, params=asked())
    assert found["level_code"].tolist() == [0, 2]
    assert found["place"].tolist() == ["", ""]


def test_a_hidden_value_is_no_level_and_no_place_but_hidden_clusters_stay_apart() -> None:
    those = documents().assign(standing=[HIDDEN] * 8 + ["state"] * 8 + ["ward"] * 8, place=HIDDEN)
    assert levels_of(those, params=asked(order=())) == ("state", "ward")
    assert set(standing(those, NAMES, params=asked(paired_by="place"))["place"]) == {""}
    clusters = [encoded([message("group_cluster", number=str(i))]) for i in range(24)]
    found = standing(those.assign(cluster=clusters), NAMES, params=asked(paired_by="cluster"))
    assert found["place"].nunique() == 16


def test_places_of_another_column_are_not_taken_for_those_that_are_asked() -> None:
    own = documents()
    places = place_numbers(dict(zip(own["doc_id"], own["place"], strict=True)), of="town")
    params = asked(paired_by="place")
    with pytest.raises(WrongParams, match=r"levels.paired_by: .*`town`, not with `place`"):
        standing(own, NAMES, params=params, places=places)
    found = standing(own, NAMES, params=params, places=places.assign(of="place"))
    assert found["place"].nunique() == own["place"].nunique()
