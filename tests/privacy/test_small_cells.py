"""Groups that are too small to be shown by themselves."""

import pandas as pd

from pipeline.privacy.small_cells import without_small_groups
from pipeline.wording.messages import encoded, message

SMALL = encoded([message("group_small", n=3)])


def cluster(number: int) -> str:
    return encoded([message("group_cluster", number=str(number))])


def tables_of(*talks: tuple[str, str, str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Documents and segments from (role, cluster, speakers) of interviews, and a policy text."""
    documents = pd.DataFrame(
        [
            {"doc_id": f"f{n}", "corpus": "frontline", "cluster": cluster or f"f{n}", "role": role}
            for n, (role, cluster, _) in enumerate(talks)
        ]
        + [{"doc_id": "p", "corpus": "policy", "cluster": "Ministry", "role": "author"}]
    )
    segments = pd.DataFrame(
        [
            {"doc_id": f"f{n}", "role": "respondent", "speaker": speaker}
            for n, (_, _, speakers) in enumerate(talks)
            for speaker in speakers.split(",")
        ]
    )
    return documents, segments


def shown(*talks: tuple[str, str, str], min_group: int = 3) -> pd.DataFrame:
    documents, segments = tables_of(*talks)
    before = documents.copy()
    made = without_small_groups(documents, segments, columns=["role"], min_group=min_group)
    pd.testing.assert_frame_equal(documents, before)
    return made


def test_a_value_of_too_few_is_hidden_and_one_of_enough_is_shown() -> None:
    made = shown(
        *[("nurse", "", "R1")] * 3, ("priest", "", "R1"), ("cook", "", "R1"), ("porter", "", "R1")
    )
    assert made["role"].tolist() == ["nurse"] * 3 + [SMALL] * 3 + ["author"]


def test_people_are_counted_and_not_documents() -> None:
    same = shown(*[("nurse", "", "[Person 1]")] * 3)
    assert set(same["role"][:3]) == {SMALL}
    group = shown(("nurse", "", "R1,R2,R3"))
    assert group["role"].iloc[0] == "nurse"


def test_a_value_that_the_others_would_give_away_takes_the_next_smallest_along() -> None:
    made = shown(*[("nurse", "", "R1")] * 5, *[("cook", "", "R1")] * 3, ("priest", "", "R1"))
    assert made["role"].tolist() == ["nurse"] * 5 + [SMALL] * 4 + ["author"]


def test_a_small_cluster_has_a_number_and_stays_apart() -> None:
    made = shown(
        *[("nurse", "Elmgate", "R1")] * 2, *[("nurse", "Oakdene", "R1")] * 2, ("nurse", "", "R1")
    )
    assert made["cluster"].tolist() == [cluster(1)] * 2 + [cluster(2)] * 2 + ["f4", "Ministry"]


def test_one_is_no_limit() -> None:
    assert shown(("priest", "", "R1"), min_group=1)["role"].iloc[0] == "priest"
