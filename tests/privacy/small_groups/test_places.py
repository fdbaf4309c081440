"""Places by number."""

from __future__ import annotations

from itertools import product

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import tables
from pipeline.privacy.small_groups.places import are_open, place_numbers, places_kept
from pipeline.wording.messages import encoded, message


def test_documents_of_one_place_have_one_number_that_says_nothing_of_its_name() -> None:
    made = place_numbers(
        {"plan": "Aldervik", "a-ward": "Zell", "ward": " Aldervik ", "none": " "}, of="town"
    )
    found = tables.check(tables.Places, made).set_index("doc_id")["place"].to_dict()
    assert found == {"a-ward": "0001", "plan": "0002", "ward": "0002"}
    assert tables.check(tables.Places, place_numbers({}, of="town")).empty


def cells(*rows: tuple[str, int, int], cluster: str = "own") -> pd.DataFrame:
    """Documents by place, level and interviewees."""
    frame = pd.DataFrame(rows, columns=["place", "level_code", "people"])
    return frame.assign(cluster=[f"{cluster} {n}" for n in range(len(rows))])


def towns(*interviews: int, plans: int | None = None) -> pd.DataFrame:
    """So many interviews in each town, with a plan in the first ones."""
    some = len(interviews) if plans is None else plans
    return cells(
        *[(f"{n}", 0, 0) for n in range(some)],
        *[(f"{n}", 1, 1) for n, k in enumerate(interviews) for _ in range(k)],
    )


def test_places_of_too_few_are_left_out_and_others_with_them() -> None:
    def kept(documents: pd.DataFrame, *, min_group: int = 3) -> int:
        return len(places_kept(documents, min_group=min_group))

    assert kept(towns(*[1] * 6)) == 6
    assert kept(towns(1)) == kept(towns(1, 1)) == 0  # the mean would be one interview's
    assert kept(towns(5)) == 0  # the plan would tell the name of its place
    assert kept(towns(*[1] * 10, plans=9)) == 7  # nine of ten would tell the tenth
    assert kept(towns(*[1] * 10, plans=7)) == 7
    # One that weighs otherwise could be told from two means, and goes with others.
    assert kept(towns(1, *[3] * 6)) == 5
    assert kept(towns(1, *[3] * 6), min_group=1) == 7
    assert kept(cells(*[(f"{n}", n % 2, 0) for n in range(4)], ("", 1, 1))) == 0


def test_places_of_a_numbered_cluster_or_of_nobody_are_no_secret() -> None:
    waves = pd.concat([towns(1, 1, 1, 1), towns(1, 1, 1, 1)])
    waves["cluster"] = waves["place"].map(
        lambda place: encoded([message("group_cluster", number=place)])
    )
    assert are_open(waves) and len(places_kept(waves, min_group=9)) == 4
    assert not are_open(waves.assign(cluster=waves["place"]))
    assert not are_open(towns(1, 1))
    assert are_open(towns(1, 1).assign(people=0))


@settings(max_examples=80, deadline=None)
@given(
    rows=st.lists(
        st.tuples(st.sampled_from(["", *"abcdefgh"]), st.integers(0, 2)), min_size=1, max_size=40
    ),
    with_plans=st.booleans(),
)
def test_no_mean_within_places_tells_of_too_few(
    rows: list[tuple[str, int]], *, with_plans: bool
) -> None:
    """Whatever pairs are compared, each document's weight in each mean is told of enough."""
    documents = cells(*[(place, level, int(level > 0 or not with_plans)) for place, level in rows])
    kept = places_kept(documents, min_group=3)
    shared = documents["place"].isin(kept)
    size = documents.groupby(["place", "level_code"])["people"].transform("size")
    found = {level: set(documents.loc[(documents["level_code"] == level) & shared, "place"])
             for level in range(3)}  # fmt: skip
    weights = [
        np.where(documents["place"].isin(found[one] & found[other]), 1 / size, 0.0)
        for one, other in product(range(3), repeat=2) if one < other
    ]  # fmt: skip
    told = documents.assign(weight=list(map(str, zip(*weights, strict=True))))
    people = told.groupby(["level_code", "weight"])["people"].sum()
    whole = documents.groupby("level_code")["people"].sum()
    few = people[(people > 0) & (people < 3)]
    # A level of too few is not shown at all; what no place shares tells nothing either.
    assert all(
        whole[level] < 3 or not shared[documents["level_code"] == level].any()
        for level, _ in few.index
    ), (documents, kept)
