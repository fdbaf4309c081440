import pandas as pd
import pytest

from pipeline import tables
from pipeline.gap.profiles import profiles
from tests.gap.examples import DOCUMENTS, PARAMS, mention


def profile_of(rows: list[dict[str, object]]) -> pd.DataFrame:
    made = profiles(DOCUMENTS, pd.DataFrame(rows), params=PARAMS)
    checked = tables.check(tables.Profiles, made)
    return checked.set_index(["concept", "corpus", "figure"])


def test_each_trait_is_a_mean_over_the_documents_that_mention_it() -> None:
    rows = [
        mention("p0", tone=0.6, conflict=False, agentless="yes", placed=False),
        mention("p0", tone=0.0, conflict=True, agentless="yes", placed=True),
        mention("p1", tone=0.9, conflict=False, agentless="no", placed=False),
        mention("p0", kind="theme", concept="continuity"),
        mention("f0", kind="theme", concept="motives"),
    ]
    found = profile_of(rows)["estimate"]
    assert found["co-design", "policy", "spread"] == pytest.approx(2 / 4)
    assert found["co-design", "policy", "contexts"] == pytest.approx((1 / 2 + 0) / 2)
    assert found["co-design", "policy", "praise"] == pytest.approx((1 / 2 + 1) / 2)
    assert found["co-design", "policy", "consensus"] == pytest.approx((1 / 2 + 1) / 2)
    assert found["co-design", "policy", "anywhere"] == pytest.approx((1 / 2 + 0) / 2)
    assert found["co-design", "frontline", "spread"] == 0


def test_intervals_lie_around_the_estimate_and_within_one() -> None:
    rows = [mention(f"p{i}", tone=0.6 * (i % 2)) for i in range(4)]
    found = profile_of(rows).dropna()
    assert (found["ci_low"] <= found["estimate"]).all()
    assert (found["estimate"] <= found["ci_high"]).all()
    assert found["ci_high"].max() <= 1


def test_figures_that_could_not_be_read_are_left_out() -> None:
    rows = [mention("p0", who="unknown", agentless="unknown", tone=float("nan"))]
    figures = set(profile_of(rows).index.get_level_values("figure"))
    assert not figures & {"praise", "anywhere"}


def test_no_share_of_none_or_of_all_has_an_interval_of_no_width() -> None:
    rows = [
        mention(f"{side}{i}", tone=0.9, conflict=side == "f", placed=False)
        for side, n in (("p", 4), ("f", 6))
        for i in range(n)
    ]
    found = profile_of(rows).dropna()
    ends = found[found["estimate"].isin([0.0, 1.0])]
    assert {0.0, 1.0} == set(ends["estimate"])
    assert (ends["ci_high"] > ends["ci_low"]).all()
