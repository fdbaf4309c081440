"""Company and meaning of concepts: planted, absent, too seldom used."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from pipeline import tables
from pipeline.config.params import GapParams
from pipeline.gap import gaps as gap
from pipeline.gap import omnibus
from pipeline.gap.collocations import companies, distanced
from tests.docs import UNREAD
from tests.gap.test_gaps import CENSUS, PARAMS

Parts = tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]
BUS = ["road", "wheel", "driver", "ticket", "stop"]
TEA = ["milk", "cup", "sugar", "spoon", "kettle"]


def corpus(*, other: bool, n: tuple[int, int] = (5, 7), seed: int = 1) -> Parts:
    """Documents whose `co-design` stands among bus words in policy, and if `other` among tea words
    in the interviews. All other words stand among both, alike on both sides.
    """
    rng = np.random.default_rng(seed)
    documents, mentions, words = [], [], []
    for i in range(sum(n)):
        policy = i < n[0]
        name = f"{'p' if policy else 'f'}{i:02d}"
        documents.append((name, "policy" if policy else "frontline", name, "en", 5000, name))
        for s in range(16):
            near = BUS if s % 2 else TEA
            if s < 4:
                near = BUS if policy or not other else TEA
            line = [near[j] for j in rng.integers(0, 5, 10)]
            if s >= 4:
                line[::2] = [f"w{j:02d}" for j in rng.integers(0, 22, 5)]
            segment = f"{name}:{s:04d}"
            words += [(segment, name, "en", 10 * k, word) for k, word in enumerate(line)]
            if s < 4:
                role = "policy" if policy else "respondent"
                side = "policy" if policy else "frontline"
                mentions.append(
                    (segment, name, side, "en", role, "co-design", "co-design", 45, 49, False)
                )
    return (
        pd.DataFrame(
            documents, columns=["doc_id", "corpus", "cluster", "language", "n_tokens", "title"]
        ),
        pd.DataFrame(
            mentions,
            columns=[
                "segment_id", "doc_id", "corpus", "language", "role", "concept", "surface",
                "start", "end", "prompted",
            ],
        ).assign(**{k: v for k, v in UNREAD.items() if k != "segment_id"}),
        pd.DataFrame(words, columns=["segment_id", "doc_id", "language", "start", "word"]),
    )  # fmt: skip


def gaps_of(parts: Parts, params: GapParams = PARAMS) -> pd.DataFrame:
    documents, mentions, words = parts
    terms = words.rename(columns={"word": "term"}).assign(n=1, content=True)[
        ["doc_id", "term", "n", "content"]
    ]
    shares = pd.DataFrame(
        {"doc_id": pd.Series([], dtype="str"), "topic": pd.Series([], dtype="str"),
         "label": pd.Series([], dtype="str"), "share": pd.Series([], dtype="float64"),
         "stable": pd.Series([], dtype="bool")}
    )  # fmt: skip
    return tables.check(
        tables.Gaps, gap.gaps(documents, mentions, terms, shares, words, params=params)
    )


def meaning_of(parts: Parts, params: GapParams = PARAMS) -> pd.DataFrame:
    found = gaps_of(parts, params)
    return found[found["measure"] == "meaning"].reset_index(drop=True)


def collocates(parts: Parts, found: pd.DataFrame | None = None) -> pd.DataFrame:
    found = gaps_of(parts) if found is None else found
    return tables.check(tables.Collocates, gap.company(*parts, found))


def compared(parts: Parts, params: GapParams = PARAMS) -> list[gap.Comparison]:
    """The collocates alone, as `gaps` compares them, without influence and sentences."""
    return [
        gap.compare(measure, params=params)
        for one in companies(*parts)
        for measure in gap.collocates(one, params=params)
    ]


def test_a_concept_in_other_contexts_is_apart_and_one_in_the_same_is_not() -> None:
    omnibus = meaning_of(corpus(other=True))
    assert omnibus["verdict"].tolist() == ["apart"]
    assert omnibus["ci_low"].iloc[0] > 0.2
    assert omnibus["placebo"].iloc[0] > 0.9
    assert (
        omnibus["sentence"]
        .iloc[0]
        .startswith(
            "Policy and the interviews use co-design in other contexts, further apart than "
        )
    )
    alike = meaning_of(corpus(other=False))
    assert alike["verdict"].tolist() == ["cannot tell"]
    assert abs(alike["estimate"].iloc[0]) < 0.1
    assert alike["sentence"].iloc[0].startswith("Cannot tell whether policy and the interviews use")


def test_meaning_keeps_its_level_where_nothing_differs() -> None:
    quick = PARAMS.model_copy(update={"n_permutations": 199})
    found = []
    for seed in range(60):
        (one,) = companies(*corpus(other=False, seed=seed))
        (concept,), _ = distanced(one, params=quick, placebo=False)
        nameless = replace(concept, documents=())  # so that none is left out in turn
        found.append(omnibus.meanings([nameless], [], params=quick)[0].p_value)
    assert np.mean(np.array(found) <= 0.05) <= 0.12
    assert 0.3 < np.mean(found) < 0.7


def test_meaning_needs_three_clusters_of_each_side_that_use_the_word() -> None:
    documents, mentions, words = corpus(other=True)
    few = mentions[~mentions["doc_id"].isin(documents["doc_id"].iloc[:3])]
    assert meaning_of((documents, few, words)).empty
    together = documents.assign(cluster=["a"] * 4 + ["b"] + ["c"] * 4 + ["d", "e", "f"])
    assert meaning_of((together, mentions, words)).empty


def test_a_census_collapses_the_interval_of_meaning() -> None:
    found = meaning_of(corpus(other=True), CENSUS).iloc[0]
    assert found["ci_low"] == found["estimate"] == found["ci_high"]
    assert "interval" not in found["sentence"]


def test_the_words_beside_a_concept_are_counted_and_compared() -> None:
    parts = corpus(other=True)
    gaps = gaps_of(parts)
    found = collocates(parts, gaps).set_index("word")
    assert set(found.loc[BUS, "verdict"]) == {"policy"}
    assert set(found.loc[TEA, "verdict"]) == {"frontline"}
    assert (found.loc[BUS, "log_odds_z"] > 0).all()
    assert found.loc[BUS, "log_dice_frontline"].isna().all()
    words, segments = parts[2], parts[1]["segment_id"]
    beside = words[words["segment_id"].isin(segments) & words["doc_id"].str.startswith("p")]
    assert found.loc["road", "n_policy"] == (beside["word"] == "road").sum()
    assert found.loc["road", "n_documents_policy"] == 5


def test_a_collocate_is_the_share_of_mentions_that_the_word_stands_beside() -> None:
    parts = corpus(other=True)
    gaps = gaps_of(parts)
    row = gaps.set_index(["measure", "item"]).loc[("collocate", "co-design: road")]
    words = parts[2][parts[2]["segment_id"].isin(parts[1]["segment_id"])]
    # each line holds one mention with ten words around it
    lines = words[words["word"] == "road"].drop_duplicates("segment_id")
    shares = lines.groupby("doc_id").size().reindex([f"p{i:02d}" for i in range(5)]).fillna(0) / 4
    assert row["policy"] == pytest.approx(shares.mean(), abs=1e-6)
    assert row["frontline"] == 0
    assert row["ci_low"] > 0
    assert (row["n_policy"], row["n_frontline"]) == (5, 7)
    assert row["n_with_policy"] == (shares > 0).sum()
    assert row["sentence"].startswith(
        "Mentions of co-design in policy more often stand beside the word “road” than those in "
        "the interviews: "
    )
    assert "ved ordet «road»" in row["sentence_nb"]


def test_both_tables_say_the_same_of_a_collocate() -> None:
    parts = corpus(other=True)
    gaps = gaps_of(parts)
    told = gaps[gaps["measure"] == "collocate"].set_index("item")
    listed = collocates(parts, gaps)
    listed.index = pd.Index(listed["concept"] + ": " + listed["word"])
    assert set(told.index) == set(listed.index)
    columns = ["p_value", "p_adjusted", "verdict"]
    pd.testing.assert_frame_equal(
        told.loc[listed.index, columns], listed[columns], check_names=False
    )


def test_alike_company_is_no_difference() -> None:
    found = [compared(corpus(other=False, seed=seed)) for seed in range(20)]
    sides = [np.isin(one.verdict, tables.CORPORA).any() for (one,) in found]
    assert np.mean(sides) <= 0.2


def test_p_values_of_collocates_are_held_against_every_concept() -> None:
    documents, mentions, words = corpus(other=True)
    both = pd.concat([mentions, mentions.assign(concept="co-creation")], ignore_index=True)
    (alone,), (one, other) = (
        compared((documents, mentions, words)),
        compared((documents, both, words)),
    )
    twice = np.minimum(2 * alone.tested.p_adjusted, 1.0)
    assert np.allclose(one.tested.p_adjusted, twice)
    assert np.allclose(other.tested.p_adjusted, twice)


def test_a_collocate_that_rests_on_a_document_names_it() -> None:
    documents, mentions, words = corpus(other=True, n=(3, 7))
    row = gaps_of((documents, mentions, words)).set_index("item").loc["co-design: road"]
    assert row["verdict"] == "policy"
    assert row["flipped_by"].startswith("p")  # without one of three no p is small enough


def test_a_concept_that_one_side_seldom_says_has_company_and_no_test() -> None:
    documents, mentions, words = corpus(other=True)
    few = mentions["doc_id"].isin(["f05", "f06"])
    for said in (
        mentions[mentions["role"] == "policy"],
        mentions[few | (mentions["role"] == "policy")],
    ):
        found = collocates((documents, said, words))
        assert len(found)
        assert found["p_value"].isna().all()
        assert set(found["verdict"]) == {"cannot tell"}


@pytest.mark.parametrize("rows", [0, 1])
def test_no_word_or_no_mention_is_no_company(rows: int) -> None:
    documents, mentions, words = corpus(other=True)
    gaps = gaps_of((documents, mentions.iloc[:0], words))
    assert collocates((documents, mentions.iloc[:rows], words), gaps).empty
    assert collocates((documents, mentions, words.iloc[:0]), gaps).empty
