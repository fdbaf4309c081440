"""Company and meaning of concepts: planted, absent, too seldom used."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from pipeline import apart, gap, tables
from pipeline.company import companies, distanced
from pipeline.params import GapParams
from tests.docs import UNREAD
from tests.test_gap import CENSUS, PARAMS

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


def meaning_of(parts: Parts, params: GapParams = PARAMS) -> pd.DataFrame:
    documents, mentions, words = parts
    terms = words.rename(columns={"word": "term"}).assign(n=1, content=True)[
        ["doc_id", "term", "n", "content"]
    ]
    shares = pd.DataFrame(
        {"doc_id": pd.Series([], dtype="str"), "topic": pd.Series([], dtype="str"),
         "label": pd.Series([], dtype="str"), "share": pd.Series([], dtype="float64"),
         "stable": pd.Series([], dtype="bool")}
    )  # fmt: skip
    found = tables.check(
        tables.Gaps, gap.gaps(documents, mentions, terms, shares, words, params=params)
    )
    return found[found["measure"] == "meaning"].reset_index(drop=True)


def collocates(parts: Parts) -> pd.DataFrame:
    return tables.check(tables.Collocates, gap.company(*parts, params=PARAMS))


def test_a_concept_in_other_contexts_is_apart_and_one_in_the_same_is_not() -> None:
    apart = meaning_of(corpus(other=True))
    assert apart["verdict"].tolist() == ["apart"]
    assert apart["ci_low"].iloc[0] > 0.2
    assert apart["placebo"].iloc[0] > 0.9
    assert (
        apart["sentence"]
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
        found.append(apart.meanings([nameless], [], params=quick)[0].p_value)
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
    found = collocates(corpus(other=True)).set_index("word")
    assert set(found.loc[BUS, "verdict"]) == {"policy"}
    assert set(found.loc[TEA, "verdict"]) == {"frontline"}
    assert (found.loc[BUS, "log_odds_z"] > 0).all()
    assert found.loc[BUS, "log_dice_frontline"].isna().all()
    parts = corpus(other=True)
    words, segments = parts[2], parts[1]["segment_id"]
    beside = words[words["segment_id"].isin(segments) & words["doc_id"].str.startswith("p")]
    assert found.loc["road", "n_policy"] == (beside["word"] == "road").sum()
    assert found.loc["road", "n_documents_policy"] == 5


def test_alike_company_is_no_difference() -> None:
    verdicts = [collocates(corpus(other=False, seed=seed))["verdict"] for seed in range(20)]
    assert np.mean([(verdict != "cannot tell").any() for verdict in verdicts]) <= 0.2


def test_a_concept_that_one_side_never_says_has_company_and_no_test() -> None:
    documents, mentions, words = corpus(other=True)
    found = collocates((documents, mentions[mentions["role"] == "policy"], words))
    assert len(found)
    assert found["p_value"].isna().all()
    assert set(found["verdict"]) == {"cannot tell"}


@pytest.mark.parametrize("rows", [0, 1])
def test_no_word_or_no_mention_is_no_company(rows: int) -> None:
    documents, mentions, words = corpus(other=True)
    assert collocates((documents, mentions.iloc[:rows], words)).empty
    assert collocates((documents, mentions, words.iloc[:0])).empty
