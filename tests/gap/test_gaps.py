"""The gap: worked examples, what may never change it, what cannot be told, and its sentences."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import tables
from pipeline.config.params import GapParams, SamplingParams
from pipeline.gap import gaps as gap
from pipeline.stats.distances import divergence
from pipeline.wording.messages import rendered
from tests.gap.examples import (
    CENSUS,
    PARAMS,
    PLANTED,
    THOUSANDS,
    Corpus,
    checked,
    corpus,
    in_words,
    row_of,
)

# ------------------------------------------------------------------------- estimates


def test_a_rate_is_the_mean_over_documents_per_ten_thousand_words() -> None:
    parts = corpus(
        tokens=([1_000, 10_000, 2_000], [5_000, 1_000, 1_000]),
        concepts={"co-design": ([2, 10, 0], [1, 0, 0])},
    )
    found = row_of(checked(parts), "concept_rate", "co-design")
    assert found["policy"] == pytest.approx((20 + 10 + 0) / 3)
    assert found["frontline"] == pytest.approx(2 / 3, rel=1e-5)
    assert found["estimate"] == pytest.approx(28 / 3, rel=1e-5)
    assert (found["n_policy"], found["n_with_policy"], found["n_with_frontline"]) == (3, 2, 1)
    # Half a count on each side: 5,000 over its 13,000 and 7,000 words.
    expected = np.log2((10 + 5 / 13) / (2 / 3 + 5 / 7))
    assert found["log2_ratio"] == pytest.approx(expected, rel=1e-4)


def test_only_what_respondents_say_of_their_own_accord_counts() -> None:
    documents, mentions, term_counts, shares = corpus(
        tokens=THOUSANDS, concepts={"co-design": ([1, 1, 1, 1], [3, 0, 0, 0, 0, 0])}
    )
    mentions.loc[4, "role"] = "interviewer"
    mentions.loc[5, "prompted"] = True
    found = gap.usage(documents, mentions, params=PARAMS).set_index("corpus")
    assert found.loc["frontline", "n_mentions"] == 1
    assert found.loc["frontline", "n_prompted"] == 1
    assert found.loc["frontline", "estimate"] == pytest.approx(2 / 6, rel=1e-5)
    gaps = checked((documents, mentions, term_counts, shares))
    assert row_of(gaps, "concept_rate", "co-design")["frontline"] == pytest.approx(1 / 3, rel=1e-5)
    assert row_of(gaps, "concept_rate", "co-design")["n_with_frontline"] == 1


def test_the_family_is_measured_with_and_without_co_operation() -> None:
    found = checked(PLANTED)
    whole = row_of(found, "family_rate", "co-words")
    rest = row_of(found, "family_rate", "co-words except co-operation")
    assert whole["policy"] - rest["policy"] == pytest.approx(10)
    assert whole["frontline"] - rest["frontline"] == pytest.approx(10, rel=1e-4)


def test_every_measure_finds_what_is_planted() -> None:
    found = checked(PLANTED)
    verdicts = found.set_index(["measure", "item"])["verdict"].to_dict()
    assert verdicts["concept_rate", "co-production"] == "policy"
    assert verdicts["concept_rate", "co-design"] == "policy"
    assert verdicts["concept_rate", "co-operation"] == "bridge"
    assert verdicts["concept_rate", "co-planning"] == "cannot tell"
    assert verdicts["term_rate", "volunteer"] == "frontline"
    assert verdicts["term_rate", "service"] == "bridge"
    assert verdicts["topic_share", "t1"] == "policy"
    assert verdicts["topic_share", "t2"] == "bridge"
    assert verdicts["topic_share", "t3"] == "frontline"
    assert verdicts["divergence", "words"] == "apart"
    assert verdicts["divergence", "topics"] == "apart"
    # 1 of the 210 permutations.
    assert row_of(found, "concept_rate", "co-design")["p_value"] == pytest.approx(1 / 210, rel=1e-4)


def test_rows_are_ordered_by_measure_and_strength() -> None:
    found = checked(PLANTED)
    order = [gap.MEASURES.index(measure) for measure in found["measure"]]
    assert order == sorted(order)
    for _, rows in found.groupby("measure"):
        assert rows["p_adjusted"].is_monotonic_increasing


def test_a_topic_that_is_tiny_on_both_sides_is_no_bridge() -> None:
    tiny = {"t1": ([0.004, 0.006, 0.005, 0.005], [0.001] * 5 + [0.0005])}
    found = row_of(checked(corpus(tokens=THOUSANDS, topics=tiny)), "topic_share", "t1")
    assert abs(found["ci_low"]) < 0.05
    assert abs(found["ci_high"]) < 0.05
    assert found["verdict"] != "bridge"


def test_a_topic_is_a_bridge_only_within_the_margin_in_points_too() -> None:
    wide = {"t1": ([0.40, 0.60, 0.45, 0.55], [0.40, 0.60, 0.45, 0.55, 0.5, 0.5])}
    found = row_of(checked(corpus(tokens=THOUSANDS, topics=wide)), "topic_share", "t1")
    assert max(-found["log2_ci_low"], found["log2_ci_high"]) < 1
    assert found["ci_high"] > 0.05
    assert found["verdict"] == "cannot tell"


def test_a_topic_that_no_document_takes_up_is_no_common_ground() -> None:
    for share, verdict in ((0.04, "cannot tell"), (0.06, "bridge")):
        same = {"t1": ([share] * 4, [share] * 6)}
        found = row_of(checked(corpus(tokens=THOUSANDS, topics=same)), "topic_share", "t1")
        assert found["verdict"] == verdict


def test_no_bridge_is_told_where_no_gap_could_be() -> None:
    for n, verdict in ((3, "cannot tell"), (4, "bridge")):
        parts = corpus(
            tokens=([5_000] * n, [5_000] * n), concepts={"co-operation": ([9] * n, [9] * n)}
        )
        found = row_of(checked(parts), "concept_rate", "co-operation")
        assert (found["log2_ci_low"], found["log2_ci_high"]) == (0, 0)
        assert found["verdict"] == verdict


def test_divergence_beyond_chance_is_nothing_where_nothing_differs() -> None:
    rng = np.random.default_rng(5)
    terms = {f"w{i}": (rng.poisson(20, 6).tolist(), rng.poisson(20, 8).tolist()) for i in range(30)}
    found = row_of(
        checked(corpus(tokens=([9_000] * 6, [9_000] * 8), terms=terms)), "divergence", "words"
    )
    counts = np.array([policy + frontline for policy, frontline in terms.values()]).T
    shares = counts / counts.sum(axis=1, keepdims=True)
    raw = divergence(shares[:6].mean(axis=0), shares[6:].mean(axis=0))
    assert abs(found["estimate"]) < raw / 3
    assert found["verdict"] == "cannot tell"
    assert found["ci_low"] < found["estimate"] < found["ci_high"]


def test_placebo_is_the_share_of_ordinary_words_with_a_smaller_gap() -> None:
    alike = {f"w{i:02d}": ([10, 10, 10, 11], [5, 5, 5, 5, 5, i % 3 + 4]) for i in range(30)}
    apart = {f"x{i:02d}": ([30, 30, 30, 31], [0] * 6) for i in range(10)}
    parts = corpus(
        tokens=THOUSANDS,
        concepts={"co-design": ([11, 12, 13, 14], [2, 1, 2, 1, 2, 1])},
        terms=alike | apart | {"co-design": ([11, 12, 13, 14], [2, 1, 2, 1, 2, 1])},
    )
    found = row_of(checked(parts), "concept_rate", "co-design")
    assert found["placebo"] == pytest.approx(1.0)  # the 30 alike in frequency; not the other ten
    few = corpus(tokens=THOUSANDS, concepts={"co-design": ([1] * 4, [0] * 6)}, terms=alike)
    assert np.isnan(row_of(checked(few), "concept_rate", "co-design")["placebo"])


# ----------------------------------------------------------- what may never change it


counts = st.lists(st.integers(0, 5), min_size=7, max_size=7)


@settings(max_examples=15, deadline=None)
@given(one=counts, two=counts, more=st.lists(st.integers(500, 9000), min_size=7, max_size=7))
def test_swapping_the_corpora_flips_the_sign_and_keeps_p(
    one: list[int], two: list[int], more: list[int]
) -> None:
    def parts(k: int) -> Corpus:
        def split(values: list[int]) -> tuple[list[int], list[int]]:
            return (values[:3], values[3:]) if k else (values[3:], values[:3])

        return corpus(
            tokens=split(more),
            concepts={"co-design": split(one)},
            terms={"a": split(one), "b": split(two)},
        )

    here, there = checked(parts(1)), checked(parts(0))
    here = here[~here["measure"].isin(gap.WHOLES)].sort_values(["measure", "item"])
    there = there[~there["measure"].isin(gap.WHOLES)].sort_values(["measure", "item"])
    assert list(here["estimate"]) == pytest.approx(list(-there["estimate"]), abs=1e-6)
    assert list(here["p_value"]) == pytest.approx(list(there["p_value"]))
    assert list(here["p_adjusted"]) == pytest.approx(list(there["p_adjusted"]))
    assert list(here["log2_ratio"].fillna(0)) == pytest.approx(
        list(-there["log2_ratio"].fillna(0)), abs=1e-5
    )


def test_doubling_every_document_changes_no_estimate() -> None:
    documents, mentions, term_counts, shares = PLANTED
    twice = (
        documents.assign(n_tokens=documents["n_tokens"] * 2),
        pd.concat([mentions, mentions], ignore_index=True),
        term_counts.assign(n=term_counts["n"] * 2),
        shares,
    )
    kept = ["item", "policy", "frontline", "estimate", "p_value", "p_adjusted", "verdict"]
    pd.testing.assert_frame_equal(checked(PLANTED)[kept], checked(twice)[kept])


def test_the_order_of_rows_does_not_matter() -> None:
    shuffled = tuple(part.sample(frac=1, random_state=3) for part in PLANTED)
    pd.testing.assert_frame_equal(checked(PLANTED), checked(shuffled))


def test_no_argument_is_changed() -> None:
    before = [part.copy() for part in PLANTED]
    gap.gaps(*PLANTED, params=PARAMS)
    for part, copy in zip(PLANTED, before, strict=True):
        pd.testing.assert_frame_equal(part, copy)


def test_documents_of_one_cluster_count_as_one() -> None:
    documents, *rest = PLANTED
    together = documents.assign(cluster=["ministry"] * 3 + ["other"] + ["town"] * 3 + ["city"] * 3)
    design = gap.design(together, params=PARAMS)
    assert design["n_clusters"].tolist() == [2, 2]
    assert design["p_floor"].tolist() == pytest.approx([1 / 3, 1 / 3], rel=1e-5)
    found = checked((together, *rest))
    assert set(found["verdict"]) == {"cannot tell"}
    assert found["ci_low"].isna().all()


# ------------------------------------------------------------------ what cannot be told


def test_a_design_too_small_says_how_many_more_would_do() -> None:
    parts = corpus(tokens=([9_000], [5_000] * 8), concepts={"co-design": ([50], [0] * 8)})
    design = gap.design(parts[0], params=PARAMS)
    assert design["p_floor"].tolist() == pytest.approx([1 / 9, 1 / 9], rel=1e-5)
    assert "1 more policy document or 11 more frontline documents" in rendered(
        design["note"].iloc[0], separator=" "
    )
    assert "An interval needs at least 3 policy documents" in rendered(
        design["note"].iloc[0], separator=" "
    )
    found = checked(parts)
    assert set(found["verdict"]) == {"cannot tell"}
    assert not found["testable"].any()
    assert set(found["shortfall_policy"]) == {1}
    assert set(found["shortfall_frontline"]) == {11}
    assert set(found["shortfall_unit"]) == {"document"}


def test_the_number_of_documents_said_to_be_enough_is_enough_and_the_least() -> None:
    for more in (10, 11):
        parts = corpus(tokens=([9_000], [5_000] * (8 + more)))
        design = gap.design(parts[0], params=PARAMS)
        assert (design["p_floor"].iloc[0] <= 0.05) == (more == 11)


def test_languages_with_one_side_have_a_design_and_usage_but_no_gap() -> None:
    documents, mentions, term_counts, shares = PLANTED
    norwegian = documents["corpus"].eq("policy")
    documents = documents.assign(language=np.where(norwegian, "nb", "en"))
    parts = (documents, mentions, term_counts, shares)
    assert len(checked(parts)) == 0
    design = tables.check(tables.Design, gap.design(documents, params=PARAMS))
    assert design["language"].tolist() == ["en", "nb"]
    assert design["p_floor"].tolist() == [1, 1]
    assert all("nothing to compare" in note for note in design["note"].map(rendered))
    usage = tables.check(tables.Usage, gap.usage(documents, mentions, params=PARAMS))
    assert set(usage["language"]) == {"en", "nb"}


def test_each_language_is_compared_for_itself() -> None:
    documents, mentions, term_counts, shares = PLANTED
    other = [part.assign(doc_id=part["doc_id"] + "-nb") for part in (mentions, term_counts, shares)]
    more = documents.assign(doc_id=documents["doc_id"] + "-nb", language="nb")
    both = tuple(
        pd.concat([a, b], ignore_index=True) for a, b in zip(PLANTED, (more, *other), strict=True)
    )
    found = checked(both)
    alone = checked(PLANTED)
    english = found[found["language"] == "en"].reset_index(drop=True)
    pd.testing.assert_frame_equal(english, alone)


@pytest.mark.parametrize(
    "parts",
    [
        corpus(tokens=([100] * 3, [100] * 4)),
        corpus(tokens=([100], [100])),
        corpus(tokens=([100], [100]), concepts={"co-design": ([1], [0])}, terms={"a": ([1], [2])}),
        corpus(tokens=([100] * 3, [100] * 3), terms={"a": ([2] * 3, [2] * 3)}),
        corpus(
            tokens=([100] * 4, [100] * 5),
            concepts={"co-operation": ([1] * 4, [1] * 5)},
            topics={"t": ([1.0] * 4, [1.0] * 5)},
        ),
        corpus(tokens=([0, 100, 100, 100], [100] * 5), terms={"a": ([0, 1, 2, 3], [0] * 5)}),
    ],
)
@pytest.mark.parametrize("params", [PARAMS, CENSUS])
def test_bare_corpora_give_right_tables_without_a_warning(parts: Corpus, params: GapParams) -> None:
    found = checked(parts, params)
    tables.check(tables.Design, gap.design(parts[0], params=params))
    tables.check(tables.Usage, gap.usage(parts[0], parts[1], params=params))
    assert not set(found["verdict"]) & {"policy", "apart"} or len(parts[0]) > 6
    if not found.empty:
        assert not in_words(found, parts[0], params)["sentence"].str.contains("nan|\\?").any()


def test_identical_sides_are_no_gap() -> None:
    parts = corpus(
        tokens=([5_000] * 5, [5_000] * 5),
        concepts={"co-operation": ([3, 4, 5, 4, 4], [3, 4, 5, 4, 4])},
    )
    found = row_of(checked(parts), "concept_rate", "co-operation")
    assert (found["estimate"], found["p_value"], found["verdict"]) == (0, 1, "bridge")


def test_a_document_without_topics_leaves_only_the_topics() -> None:
    documents, mentions, term_counts, shares = PLANTED
    fewer = shares[shares["doc_id"] != "f5"]
    found = checked((documents, mentions, term_counts, fewer))
    assert set(found.loc[found["measure"] == "topic_share", "n_frontline"]) == {5}
    assert set(found.loc[found["measure"] == "divergence", "n_frontline"]) == {5}
    assert set(found.loc[found["measure"] == "concept_rate", "n_frontline"]) == {6}


# ------------------------------------------------------------------ census and influence


def test_where_both_sides_are_all_there_is_intervals_collapse() -> None:
    found = checked(PLANTED, CENSUS)
    assert found["ci_low"].tolist() == found["estimate"].tolist()
    assert found["ci_high"].tolist() == found["estimate"].tolist()
    sentences = in_words(found, PLANTED[0], CENSUS)["sentence"]
    assert not sentences.str.contains("interval |chance of|sample").any()
    usage = gap.usage(PLANTED[0], PLANTED[1], params=CENSUS)
    assert usage["ci_low"].tolist() == usage["estimate"].tolist()


def test_a_census_on_one_side_narrows_the_interval() -> None:
    half = PARAMS.model_copy(
        update={"sampling": SamplingParams(policy="census", frontline="sample")}
    )
    one = row_of(checked(PLANTED), "concept_rate", "co-production")
    other = row_of(checked(PLANTED, half), "concept_rate", "co-production")
    assert one["ci_low"] < other["ci_low"] < other["ci_high"] < one["ci_high"]
    assert one["p_value"] == other["p_value"]


def test_the_document_that_a_verdict_hangs_on_is_the_one_found_by_leaving_each_out() -> None:
    parts = corpus(
        tokens=([10_000] * 4, [10_000] * 6),
        concepts={
            "co-design": ([9, 8, 10, 9], [0, 0, 1, 0, 2, 0]),
            "co-creation": ([6, 7, 6, 2], [0, 5, 1, 2, 1, 3]),
            "co-operation": ([5, 5, 6, 4], [5, 6, 4, 5, 5, 5]),
        },
        topics={"t": ([0.5, 0.4, 0.5, 0.2], [0.2, 0.3, 0.1, 0.2, 0.1, 0.3])},
    )
    found = checked(parts)
    without = {
        document: checked(tuple(part[part["doc_id"] != document] for part in parts))
        for document in parts[0]["doc_id"]
    }
    flips = 0
    for measure in ("concept_rate", "family_rate", "topic_share"):
        for row in found[found["measure"] == measure].to_dict("records"):
            moved = {
                document
                for document, rest in without.items()
                if row_of(rest, measure, row["item"])["verdict"] != row["verdict"]
            }
            assert (row["flipped_by"] in moved) if moved else row["flipped_by"] == ""
            flips += bool(moved)
    assert flips


def test_leaving_out_against_the_critical_values_agrees_with_permuting_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rng = np.random.default_rng(3)
    terms = {
        f"w{i:02d}": (
            rng.poisson(6 * (1 + 3 * (i < 8)), 9).tolist(),
            rng.poisson(6, 12).tolist(),
        )
        for i in range(40)
    }
    parts = corpus(tokens=([9_000] * 9, [9_000] * 12), terms=terms)
    exact = checked(parts)
    monkeypatch.setattr(gap, "EXACT_INFLUENCE", 0)
    quick = checked(parts)
    words = exact["measure"] == "term_rate"
    same = (exact["flipped_by"] != "") == (quick["flipped_by"] != "")
    assert same[words].mean() >= 0.9
    assert (exact.loc[words, "verdict"] == "policy").sum() >= 5


def test_comparing_again_gives_the_same_bytes() -> None:
    pd.testing.assert_frame_equal(checked(PLANTED), checked(PLANTED), check_exact=True)
    other = PARAMS.model_copy(update={"seed": 8})
    same = checked(PLANTED)["p_value"].tolist() == checked(PLANTED, other)["p_value"].tolist()
    assert same  # 210 permutations are enumerated, so the seed does not matter


def test_a_measure_without_a_document_keeps_its_parts_together() -> None:
    base = gap._base(PLANTED[0].sort_values("doc_id", ignore_index=True), params=PARAMS)
    whole = replace(base, name="x", items=("a",), labels=("a",), values=np.arange(10.0)[:, None])
    rest = whole.without(2)
    assert rest.documents == whole.documents[:2] + whole.documents[3:]
    assert rest.values[:, 0].tolist() == [0, 1, 3, 4, 5, 6, 7, 8, 9]
    assert rest.permutations.shape[1] == 9


def test_a_side_is_named_only_where_test_and_interval_agree() -> None:
    counts = ([12, 12, 10, 55, 0, 2], [5, 4, 6, 1, 3, 3, 3, 5, 3, 1, 1, 0])
    found = gap.gaps(
        *corpus(tokens=([5000] * 6, [4000] * 12), concepts={"co-design": counts}), params=PARAMS
    )
    row = found[found["measure"] == "concept_rate"].iloc[0]
    assert row["p_adjusted"] <= PARAMS.level
    assert row["log2_ci_low"] < 0 < row["log2_ci_high"]
    assert row["verdict"] == "cannot tell"
