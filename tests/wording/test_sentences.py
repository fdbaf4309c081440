"""The English sentences of `Gaps` and `Robustness`: worked examples."""

from __future__ import annotations

import numpy as np
from pipeline.wording.sentences import Basis, robust, sentence

from tests.gap.examples import (
    BASIS,
    CENSUS_BASIS,
    PLANTED,
    ROW,
    checked,
    corpus,
    in_words,
    row_of,
)


def said(basis: Basis = BASIS, **changes: object) -> str:
    return sentence({**ROW, **changes}, basis=basis)


def test_a_gap_in_a_sentence() -> None:
    assert said() == (
        "Policy uses co-production 11 times as often per 10,000 words as the interviews "
        "(95 % interval 5 to 30; in 12 of 12 policy documents against 4 of 21 interviews; "
        "a larger gap than 97 % of ordinary words)."
    )


def test_the_frontline_uses_a_word_more() -> None:
    assert said(
        measure="term_rate",
        label="volunteer",
        verdict="frontline",
        policy=1.234,
        frontline=3.0,
        log2_ratio=-1.3,
        log2_ci_low=-2.0,
        log2_ci_high=-0.5,
        placebo=np.nan,
        flipped_by="f07",
    ) == (
        "The interviews use “volunteer” 2.5 times as often per 10,000 words as policy "
        "(1.2 against 3 per 10,000 words; 95 % interval 1.4 to 4; in 12 of 12 policy documents "
        "against 4 of 21 interviews; rests on “f07”: without it the verdict is another)."
    )


def test_a_side_that_never_says_it() -> None:
    assert said(frontline=0.0, n_with_frontline=0, placebo=1.0) == (
        "Policy uses co-production 22 times per 10,000 words, and no interview uses it "
        "(95 % interval at least 5 times as often; in 12 of 12 policy documents against 0 of 21 "
        "interviews; a larger gap than any ordinary word as frequent)."
    )


def test_a_bridge_and_what_cannot_be_told() -> None:
    assert said(
        verdict="bridge", label="co-operation", policy=9.13, frontline=8.7,
        log2_ci_low=-0.4, log2_ci_high=0.5,
    ) == (
        "Policy and the interviews use co-operation about equally often (9.1 against 8.7 per "
        "10,000 words; 95 % interval 0.76 to 1.4 times as often; in 12 of 12 policy documents "
        "against 4 of 21 interviews)."
    )  # fmt: skip
    assert said(
        verdict="cannot tell", policy=0.5, frontline=0.2, log2_ci_low=-3.0, p_adjusted=0.3
    ) == (
        "Cannot tell whether policy or the interviews use co-production more often: 0.5 against "
        "0.2 per 10,000 words (policy may have it from 0.12 to 30 times as often, 95 % interval; "
        "in 12 of 12 policy documents against 4 of 21 interviews)."
    )
    assert said(verdict="cannot tell", testable=False).startswith(
        "Cannot tell whether policy or the interviews use co-production more often: "
        "there are too few documents for any gap to be told; 22 against 2"
    )


def test_a_sentence_says_how_many_more_documents_would_tell() -> None:
    enough = said(verdict="cannot tell", p_adjusted=0.11, testable=False, shortfall_policy=1)
    assert "too few documents for any gap to be told (enough would be 1 more policy" in enough
    parts = corpus(tokens=([9_000], [5_000] * 8), concepts={"co-design": ([50], [0] * 8)})
    told = row_of(in_words(checked(parts), parts[0]), "concept_rate", "co-design")["sentence"]
    assert "(enough would be 1 more policy document or 11 more frontline documents)" in told


def test_where_test_and_interval_disagree_the_sentence_says_why() -> None:
    alone = said(verdict="cannot tell", p_adjusted=0.08)
    assert (
        "seen alone it stands out, but among all concepts at once chance makes a gap as clear in "
        "8 % of shuffles" in alone
    )
    assert "a little over 5 % of shuffles" in said(verdict="cannot tell", p_adjusted=0.0502)
    both = said(verdict="cannot tell", p_value=0.07, p_adjusted=0.2)
    assert "the interval leaves out none, but chance makes a gap as clear in 7 % of sh" in both
    wide = said(verdict="cannot tell", p_adjusted=0.01, log2_ci_low=-0.1)
    assert "chance seldom makes a gap as clear, but the interval does not rule out none" in wide
    neither = said(verdict="cannot tell", p_adjusted=0.2, log2_ci_low=-0.1)
    assert "chance" not in neither
    topic = {"measure": "topic_share", "label": "grant", "policy": 0.18, "frontline": 0.06}
    for low, high, words in (
        (-0.02, 0.2, "from 2 points less to 20 points more"),
        (0.02, 0.2, "2 to 20 points more"),
        (-0.2, -0.02, "2 to 20 points less"),
    ):
        assert f"policy may give it {words}, 95 % interval" in said(
            **topic, verdict="cannot tell", ci_low=low, ci_high=high, p_adjusted=0.3
        )


def test_a_share_is_told_in_points_of_the_side_that_has_more() -> None:
    share = {
        "measure": "tone", "item": "co-design: positive", "policy": 0.2, "frontline": 0.7,
        "label": "mentions of co-design stand in a sentence of positive tone",
        "ci_low": -0.8, "ci_high": -0.1,
    }  # fmt: skip
    assert said(**share, verdict="frontline") == (
        "Mentions of co-design in the interviews more often stand in a sentence of positive tone "
        "than those in policy: 20 % of them in policy, 70 % in the interviews (95 % interval 10 "
        "to 80 points more; 12 policy documents against 21 interviews that make them)."
    )
    wide = {**share, "ci_low": -0.8, "ci_high": 0.1}
    assert "interval from 80 points less to 10 points more in policy; " in said(
        **wide, verdict="cannot tell", p_adjusted=0.3
    )


def test_prompted_mentions_are_told_of_the_interviews_alone() -> None:
    prompted = {
        "measure": "prompted_share", "item": "co-words: prompted", "policy": 0.0,
        "frontline": 0.25, "ci_low": -0.6, "ci_high": 0.1, "verdict": "cannot tell",
        "label": "mentions of co-words come just after the interviewer used such a word",
    }  # fmt: skip
    assert said(**prompted) == (
        "Of the mentions of co-words in the interviews, 25 % come just after the interviewer used "
        "such a word (95 % interval 0 % to 60 %; 21 interviews that make them; policy has no "
        "interviewer)."
    )
    assert "than those in" in said(**prompted | {"policy": 0.1, "verdict": "frontline"})


def test_nobody_uses_any_of_several_words() -> None:
    several = {"measure": "family_rate", "label": "co-words", "frontline": 0.0}
    assert "and no interview uses any (" in said(**several, n_with_frontline=0)


def test_a_topic_is_told_in_percentage_points() -> None:
    assert said(
        measure="topic_share", label="grant, audit", policy=0.18, frontline=0.06, estimate=0.12,
        ci_low=0.05, ci_high=0.2,
    ) == (
        "The topic “grant, audit” takes up 12 percentage points more of policy than of the "
        "interviews (18 % against 6 % of the words; 95 % interval 5 to 20 points; 12 policy "
        "documents against 21 interviews)."
    )  # fmt: skip


def test_the_distance_of_the_sides_in_a_sentence() -> None:
    numbers = {"measure": "divergence", "item": "words", "estimate": 0.123, "ci_low": 0.1,
               "ci_high": 0.15, "policy": np.nan, "frontline": np.nan}  # fmt: skip
    assert said(**numbers, verdict="apart") == (
        "The words of policy and of the interviews are further apart than chance, by 0.12 on a "
        "scale from 0 (alike) to 1 (nothing shared) (95 % interval 0.1 to 0.15; 12 policy "
        "documents against 21 interviews)."
    )
    assert said(**numbers, verdict="cannot tell").startswith("Cannot tell whether the words of")


def test_a_census_never_speaks_of_sampling_and_one_is_singular() -> None:
    text = said(CENSUS_BASIS, n_frontline=1, n_with_frontline=1, n_policy=1, n_with_policy=1)
    assert "interval" not in text
    assert "as the interview (in 1 of 1 policy document against 1 of 1 interview;" in text
    assert "whether policy or the interview uses" in said(n_frontline=1, verdict="cannot tell")


def test_sentences_have_no_raw_numbers() -> None:
    found = in_words(checked(PLANTED), PLANTED[0])
    assert not found["sentence"].str.contains(r"\d\.\d{4,}|e-\d|nan|inf").any()
    assert not found["sentence"].str.contains(r"\b1\.0 |\(\)|; \)|  ").any()


def test_the_same_verdict_in_other_analyses() -> None:
    one = {"varied": "all", "n_specifications": 1, "same_verdict": 1.0}
    assert robust(one) == "The same verdict in 1 of 1 other analysis."
    third = {"varied": "weighting", "n_specifications": 3, "same_verdict": 0.333333}
    assert robust(third) == (
        "The same verdict in 1 of 3 other analyses (documents weighted by their words or uses "
        "instead of all alike)."
    )


def test_how_far_the_fit_moves_a_gap() -> None:
    fit = {"varied": "fit", "n_specifications": 3, "same_verdict": 1.0}
    assert robust({**fit, "lowest": -0.012, "highest": 0.034}).endswith(
        "The gap, policy less frontline, lies between −1.2 and 3.4 points in them."
    )
    assert robust({**fit, "lowest": np.nan, "highest": np.nan}).endswith(
        "None of them has the topic."
    )
