"""The multiverse: findings that hold or do not, and what is said of them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from pipeline import tables
from pipeline.gap.gaps import gaps
from pipeline.robustness import multiverse, omnibus
from pipeline.robustness.run_tables import RunTables
from pipeline.wording.findings import robustness_in_words
from pipeline.wording.messages import rendered
from tests.gap.examples import PARAMS, row_of
from tests.gap.talk import spoken
from tests.robustness.examples import ALL, found_of, gaps_of, run_tables

FEW_DRAWS = 99


@pytest.fixture(autouse=True)
def few_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sides as a whole are compared often; so few draws are enough here."""
    monkeypatch.setattr(omnibus, "MAX_DRAWS", FEW_DRAWS)


@pytest.fixture(scope="module")
def fragile() -> tuple[pd.DataFrame, multiverse.Multiverse]:
    """The findings of which one hangs on one document, and their other analyses."""
    those = run_tables(fragile=True)
    findings = gaps_of(those)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(omnibus, "MAX_DRAWS", FEW_DRAWS)
        return findings, multiverse.robustness(those, findings, params=ALL)


def test_a_planted_gap_holds_in_every_other_analysis() -> None:
    found = found_of(run_tables())
    everything = found[found["varied"] == "all"].set_index(["measure", "item"])
    assert everything.loc[("concept_rate", "co-design"), "same_verdict"] == 1
    topics = found[(found["item"] == "en-t01") & (found["varied"] == "topics")]
    assert topics["same_verdict"].tolist() == [1]
    # Without common words its topics are others: that dimension does not have them.
    assert everything.loc[("topic_share", "en-t02"), "same_sign"] == 0.75
    tried = found.set_index(["measure", "item", "varied"]).sort_index()["n_specifications"]
    # By words, two priors, min-P; all permutations are enumerated. Nouns only, other words too,
    # prompted too, none denied or quoted.
    of_concept = {"all": 4, "clusters": 10, "time": 2, "method": 4, "words": 4}
    assert tried[("concept_rate", "co-design")][list(of_concept)].to_dict() == of_concept
    # By words, two priors, min-P; another number of topics; two seeds and four draws of documents;
    # two lengths of units. No common words.
    of_topic = {"all": 4, "clusters": 10, "time": 2, "method": 13, "words": 1}
    assert tried[("topic_share", "en-t01")][list(of_topic)].to_dict() == of_topic
    assert (found.groupby(["measure", "item", "dimension"])["verdict"].nunique() == 1).all()
    fit = found[(found["item"] == "en-t01") & (found["varied"] == "fit")].iloc[0]
    gap_of = row_of(gaps_of(run_tables()), "topic_share", "en-t01")
    assert fit["lowest"] < gap_of["estimate"] + 0.1
    assert fit["highest"] > gap_of["estimate"] - 0.1
    assert gap_of["ci_low"] < fit["lowest"] <= fit["highest"] < gap_of["ci_high"]
    assert "The gap, policy less frontline, lies between" in fit["sentence"]
    units = found[(found["item"] == "en-t01") & (found["varied"] == "units")]
    assert units[["n_specifications", "same_verdict"]].to_numpy().tolist() == [[2, 1]]
    assert everything["sentence"].iloc[0].startswith("Same result in ")


def test_a_finding_that_one_document_makes_is_named_with_it(
    fragile: tuple[pd.DataFrame, multiverse.Multiverse],
) -> None:
    findings, made = fragile
    finding = row_of(findings, "concept_rate", "co-design")
    found = robustness_in_words(tables.check(tables.Robustness, made.robustness))
    rows = found[found["item"] == "co-design"].set_index("varied")
    left_out, whole = rows.loc["clusters"], rows.loc["all"]
    if finding["flipped_by"]:
        assert f"without “{finding['flipped_by']}”" in rendered(left_out["otherwise"])
        assert left_out["same_verdict"] < 1
        assert left_out["worst_verdict"] != left_out["verdict"]
    assert left_out["n_specifications"] == 10
    assert left_out["worst_estimate"] == pytest.approx(left_out["lowest"])
    assert rendered(left_out["worst"]) == "without “p0”"
    # Ten runs without a cluster are one dimension, not ten analyses.
    assert whole["n_specifications"] == 4
    dimensions = rows.loc[["clusters", "time", "method", "words"], "same_verdict"] == 1
    assert whole["same_verdict"] == pytest.approx(dimensions.mean())


def test_a_topic_that_another_model_lacks_is_not_shared() -> None:
    those = run_tables()
    noise = np.random.default_rng(2).random(len(those.unit_topics))
    lost = replace(those, unit_topics=those.unit_topics.assign(share=noise))
    found = found_of(lost)
    for varied, n in (("topics", 1), ("fit", 6), ("units", 2)):
        rows = found[(found["measure"] == "topic_share") & (found["varied"] == varied)]
        assert rows["n_specifications"].tolist() == [n, n]
        assert (rows["same_verdict"] == 0).all()
        assert rows["lowest"].isna().all()
        assert (rows["worst_verdict"] == "").all()


def test_other_draws_are_tried_only_where_not_all_are_enumerated() -> None:
    those = run_tables()
    few = ALL.model_copy(update={"gap": PARAMS.model_copy(update={"n_permutations": 150})})
    tried = list(multiverse.specifications(those, params=few))
    assert sum(one.varied == "draws" and "topic_share" in one.covers for one in tried) == 2
    tried = list(multiverse.specifications(those, params=ALL))
    assert not any(one.varied == "draws" and "topic_share" in one.covers for one in tried)
    parts = {part for parts in multiverse.DIMENSIONS.values() for part in parts}
    absent = {"context", "coders", "recognition"}
    assert {one.varied for one in tried} == parts - absent | {"clusters", "time"}


def test_no_finding_is_no_row() -> None:
    those = run_tables()
    none = multiverse.robustness(those, gaps_of(those).iloc[:0], params=ALL)
    assert tables.check(tables.Robustness, none.robustness).empty
    assert tables.check(tables.Specifications, none.specifications).empty


def test_each_other_analysis_is_a_row_and_what_is_said_of_them_together_follows_from_those(
    fragile: tuple[pd.DataFrame, multiverse.Multiverse],
) -> None:
    findings, found = fragile
    single = tables.check(tables.Specifications, found.specifications)
    summed = found.robustness.set_index(["measure", "item", "varied"])
    for key, runs in single.groupby(["measure", "item", "dimension"]):
        row = summed.loc[key]
        assert len(runs) == row["n_specifications"]
        assert runs["same_verdict"].mean() == pytest.approx(row["same_verdict"])
        assert runs["estimate"].min() == pytest.approx(row["lowest"], nan_ok=True)
        assert runs["estimate"].max() == pytest.approx(row["highest"], nan_ok=True)
    left_out = single[(single["item"] == "co-design") & (single["dimension"] == "clusters")]
    n = findings.set_index("item").loc["co-design", ["n_policy", "n_frontline"]].sum()
    assert (left_out[["n_policy", "n_frontline"]].sum(axis=1) < n).all()
    assert {rendered(one) for one in left_out["analysis"]} >= {"without “p0”", "without “f1”"}
    for ends in (
        ("sim_low", "estimate", "sim_high"),
        ("log2_sim_low", "log2_ratio", "log2_sim_high"),
    ):
        low, middle, high = (single[name] for name in ends)
        known = low.notna() & high.notna()
        assert known.any()
        assert ((low <= middle + 1e-9) & (middle <= high + 1e-9))[known].all()


def test_words_the_whole_and_meaning_are_tried_too() -> None:
    documents, mentions, words = spoken(other=True)
    terms = (
        words.groupby(["segment_id", "doc_id", "language", "word"])
        .size()
        .reset_index(name="n")
        .rename(columns={"segment_id": "unit_id", "word": "term"})
        .assign(content=True)
    )
    empty = run_tables()
    those = RunTables(
        documents=documents.assign(date=""),
        mentions=mentions.assign(form="noun"),
        term_counts=terms,
        topic_shares=empty.topic_shares.iloc[:0],
        units=empty.units.iloc[:0],
        unit_topics=empty.unit_topics.iloc[:0],
        models=empty.models.iloc[:0],
        context_words=words,
    )
    findings = gaps(documents, those.mentions, terms, those.topic_shares, words, params=PARAMS)
    told = findings[(findings["measure"] == "term_rate") & findings["verdict"].isin(tables.CORPORA)]
    assert len(told) > 2
    two = ALL.model_copy(update={"robustness": ALL.robustness.model_copy(update={"n_words": 2})})
    made = multiverse.robustness(those, findings, params=two)
    found = tables.check(tables.Robustness, made.robustness)
    everything = found[found["varied"] == "all"].set_index("measure")
    order = told.assign(size=-told["log2_ratio"].abs()).sort_values(["p_adjusted", "size", "item"])
    tried = found[found["measure"] == "term_rate"]["item"].unique()
    assert list(tried) == order["item"].tolist()[:2]
    for measure in ("meaning", "partisanship", "divergence"):
        row = everything.loc[measure]
        assert row["verdict"] == "different"
        assert row["same_verdict"] >= (2 / 3 - 1e-6), measure
        assert row["lowest"] > 0, measure
    tried = found[found["measure"] == "meaning"].set_index("varied")["n_specifications"]
    # Clusters, method and words; no document has a date. Twelve documents; two seeds, by uses; two
    # windows and two lengths of vectors, nouns only.
    assert tried[["all", "clusters", "method", "weighting", "words", "context"]].tolist() == [
        3, 12, 3, 1, 5, 4
    ]  # fmt: skip
    weighted = set(found.loc[found["varied"] == "weighting", "measure"])
    assert {"term_rate", "divergence", "partisanship", "meaning"} <= weighted
