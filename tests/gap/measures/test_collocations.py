"""Collocates: counted, compared, in both tables, adjusted for all concepts."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from pipeline import tables
from pipeline.config.params import GapParams
from pipeline.gap.comparison import Comparison, compare
from pipeline.gap.gaps import collocates
from pipeline.gap.measures.collocations import measured_collocates
from tests.gap.examples import (
    PARAMS,
)
from tests.gap.talk import BUS, TEA, Parts, contexts_in, gaps_of, spoken


def listed(parts: Parts, found: pd.DataFrame | None = None) -> pd.DataFrame:
    found = gaps_of(parts) if found is None else found
    return tables.check(tables.Collocates, collocates(*parts, found))


def compared(parts: Parts, params: GapParams = PARAMS) -> list[Comparison]:
    """The collocates alone, as `gaps` compares them, without influence and sentences."""
    return [
        compare(measure, params=params)
        for measure in measured_collocates(contexts_in(parts), params=params)
    ]


def test_the_words_beside_a_concept_are_counted_and_compared() -> None:
    parts = spoken(other=True)
    gaps = gaps_of(parts)
    found = listed(parts, gaps).set_index("word")
    assert set(found.loc[BUS, "verdict"]) == {"policy"}
    assert set(found.loc[TEA, "verdict"]) == {"frontline"}
    assert (found.loc[BUS, "log_odds_z"] > 0).all()
    assert found.loc[BUS, "log_dice_frontline"].isna().all()
    words, segments = parts[2], parts[1]["segment_id"]
    beside = words[words["segment_id"].isin(segments) & words["doc_id"].str.startswith("p")]
    assert found.loc["road", "n_policy"] == (beside["word"] == "road").sum()
    assert found.loc["road", "n_documents_policy"] == 5


def test_a_collocate_is_the_share_of_mentions_that_the_word_stands_beside() -> None:
    parts = spoken(other=True)
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


def test_both_tables_say_the_same_of_a_collocate() -> None:
    parts = spoken(other=True)
    gaps = gaps_of(parts)
    told = gaps[gaps["measure"] == "collocate"].set_index("item")
    table = listed(parts, gaps)
    table.index = pd.Index(table["concept"] + ": " + table["word"])
    assert set(told.index) == set(table.index)
    columns = ["p_value", "p_adjusted", "verdict"]
    pd.testing.assert_frame_equal(told.loc[table.index, columns], table[columns], check_names=False)


def test_alike_company_is_no_difference() -> None:
    found = [compared(spoken(other=False, seed=seed)) for seed in range(20)]
    sides = [np.isin(one.verdict, tables.CORPORA).any() for (one,) in found]
    assert np.mean(sides) <= 0.2


def test_p_values_of_collocates_are_held_against_every_concept() -> None:
    documents, mentions, words = spoken(other=True)
    both = pd.concat([mentions, mentions.assign(concept="co-creation")], ignore_index=True)
    (alone,), (one, other) = (
        compared((documents, mentions, words)),
        compared((documents, both, words)),
    )
    twice = np.minimum(2 * alone.tested.p_adjusted, 1.0)
    assert np.allclose(one.tested.p_adjusted, twice)
    assert np.allclose(other.tested.p_adjusted, twice)


def test_a_collocate_that_rests_on_a_document_names_it() -> None:
    parts = spoken(other=True, n=(3, 7))
    row = gaps_of(parts).set_index("item").loc["co-design: road"]
    assert row["verdict"] == "policy"
    (one,) = measured_collocates(contexts_in(parts), params=PARAMS)
    away = one.documents.index(str(row["flipped_by"]))
    rest = one.without_cluster(int(one.sides.cluster[away]))
    assert compare(rest, params=PARAMS).verdict[one.items.index("co-design: road")] != "policy"


def test_a_concept_that_one_side_seldom_says_has_company_and_no_test() -> None:
    documents, mentions, words = spoken(other=True)
    few = mentions["doc_id"].isin(["f05", "f06"])
    for said in (
        mentions[mentions["role"] == "policy"],
        mentions[few | (mentions["role"] == "policy")],
    ):
        found = listed((documents, said, words))
        assert len(found)
        assert found["p_value"].isna().all()
        assert set(found["verdict"]) == {"cannot tell"}


@pytest.mark.parametrize("rows", [0, 1])
def test_no_word_or_no_mention_is_no_company(rows: int) -> None:
    documents, mentions, words = spoken(other=True)
    gaps = gaps_of((documents, mentions.iloc[:0], words))
    assert listed((documents, mentions.iloc[:rows], words), gaps).empty
    assert listed((documents, mentions, words.iloc[:0]), gaps).empty
