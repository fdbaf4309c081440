"""Groups that are too small to be shown by themselves."""

from itertools import product

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.privacy.small_groups.cells import without_small_groups
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


# ------------------------------------------------------------------ two values together

CELLS = st.lists(
    st.tuples(st.sampled_from("abcd"), st.sampled_from(("x", "y", "z", "")), st.sampled_from("12")),
    min_size=1,
    max_size=30,
)
COLUMNS = ["role", "place", "year"]


def paired(
    cells: list[tuple[str, ...]],
    *,
    min_group: int,
    clusters: int = 0,
    dates: list[str] | None = None,
) -> pd.DataFrame:
    """The shown rows of interviews with these values, one interviewee each."""
    rows = [dict(zip(COLUMNS, cell, strict=True)) for cell in cells]
    documents = pd.DataFrame(rows, columns=COLUMNS)
    documents.insert(0, "doc_id", [f"f{n}" for n in range(len(rows))])
    documents["corpus"] = "frontline"
    if dates is not None:
        documents["date"] = dates[: len(documents)]
    documents["cluster"] = [
        f"c{n % clusters}" if clusters else f"f{n}" for n in range(len(documents))
    ]
    segments = pd.DataFrame(
        [{"doc_id": one, "role": "respondent", "speaker": "R1"} for one in documents["doc_id"]]
    )
    return without_small_groups(
        documents, segments, columns=COLUMNS, min_group=min_group, combined=2
    )


@settings(max_examples=60)
@given(cells=CELLS, min_group=st.integers(2, 4))
def test_no_two_filters_and_no_difference_of_their_tables_leave_too_few(
    cells: list[tuple[str, ...]], min_group: int
) -> None:
    made = paired(cells, min_group=min_group)
    enough = {0, *range(min(min_group, len(made)), len(made) + 1)}
    for first, second in product(COLUMNS, COLUMNS):
        for one, other in product(made[first].unique(), made[second].unique()):
            both = (made[first] == one) & (made[second] == other)
            of_first, of_second = made[first] == one, made[second] == other
            for left in (both, of_first & ~both, of_second & ~both, ~(of_first | of_second), ~both):
                assert int(left.sum()) in enough, (first, one, second, other)


@settings(max_examples=40)
@given(
    cells=CELLS,
    days=st.lists(
        st.sampled_from(("2019-03-14", "2019-03-15", "2019-04", "2020-01-02", "2021", "")),
        min_size=30,
        max_size=30,
    ),
)
def test_no_date_alone_or_with_a_filter_leaves_too_few(
    cells: list[tuple[str, ...]], days: list[str]
) -> None:
    made = paired(cells, min_group=3, dates=days)
    enough = {0, *range(min(3, len(made)), len(made) + 1)}
    for length, column in product((4, 7, 10), COLUMNS):
        of_dates = made["date"].str[:length]
        for date, value in product(made["date"].unique(), made[column].unique()):
            dated, valued = made["date"] == date, made[column] == value
            for left in (dated & valued, dated & ~valued, valued & ~dated, ~(dated | valued)):
                assert int(left.sum()) in enough, (date, column, value)
            assert int((of_dates == date[:length]).sum()) in enough


def test_a_day_becomes_its_month_or_year_where_too_few_share_it() -> None:
    days = ["2019-03-14"] * 3 + ["2019-03-15", "2019-04-01", "2019-05"] + ["2021-01-01"] * 3
    made = paired([("a", "x", "1")] * 9, min_group=3, dates=days)
    assert made["date"].tolist() == ["2019-03-14"] * 3 + ["2019"] * 3 + ["2021-01-01"] * 3
    made = paired([("a", "x", "1")] * 4, min_group=3, dates=["2019"] * 3 + ["2020-01-01"])
    assert set(made["date"]) == {""}


@settings(max_examples=30)
@given(cells=CELLS)
def test_within_a_cluster_a_value_that_is_shown_is_that_of_enough(
    cells: list[tuple[str, ...]],
) -> None:
    made = paired(cells, min_group=3, clusters=2)
    for column in COLUMNS:
        for (_, value), rows in made.groupby(["cluster", column]):
            assert value == SMALL or len(rows) >= 3
    assert made["cluster"].nunique() == min(2, len(cells))


def test_a_pair_costs_the_finer_value_and_nothing_else() -> None:
    made = paired(
        [("a", "x", "1")] * 4 + [("a", "y", "1")] * 4 + [("b", "x", "1")] * 4, min_group=3
    )
    assert SMALL not in made.to_string()
    made = paired(
        [*[("a", "x", "1")] * 4, *[("a", "y", "1")] * 4, *[("b", "x", "1")] * 4, ("b", "y", "1")],
        min_group=3,
    )
    assert SMALL not in [*made["role"], *made["year"]]
    assert made["place"].tolist()[:4] == ["x"] * 4
