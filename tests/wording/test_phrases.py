"""The phrases that sentences share: what would do, and why something is open."""

from __future__ import annotations

from pipeline.wording.findings import gap_sentence
from pipeline.wording.phrases import Basis
from tests.gap.examples import BASIS, PLANTED, ROW, checked, corpus, in_words, row_of


def said(basis: Basis = BASIS, **changes: object) -> str:
    return str(gap_sentence({**ROW, **changes}, basis=basis))


def test_a_sentence_says_how_many_more_documents_would_tell() -> None:
    enough = said(verdict="cannot tell", p_adjusted=0.11, testable=False, shortfall_policy=1)
    assert "too few documents to test any gap (enough would be 1 more policy" in enough
    parts = corpus(tokens=([9_000], [5_000] * 8), concepts={"co-design": ([50], [0] * 8)})
    told = row_of(in_words(checked(parts), parts[0]), "concept_rate", "co-design")["sentence"]
    assert "(enough would be 1 more policy document or 11 more frontline documents)" in told


def test_where_test_and_interval_disagree_the_sentence_says_why() -> None:
    alone = said(verdict="cannot tell", p_adjusted=0.08)
    assert "looks clear alone, but among all concepts chance does this 8 % of the time" in alone
    assert "a little over 5 % of the time" in said(verdict="cannot tell", p_adjusted=0.0502)
    both = said(verdict="cannot tell", p_value=0.07, p_adjusted=0.2)
    assert "looks clear alone, but chance does this 7 % of the time" in both
    wide = said(verdict="cannot tell", p_adjusted=0.01, log2_ci_low=-0.1)
    assert "chance rarely makes a gap as clear, but the interval includes no gap at all" in wide
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


def test_sentences_have_no_raw_numbers() -> None:
    found = in_words(checked(PLANTED), PLANTED[0])
    assert not found["sentence"].str.contains(r"\d\.\d{4,}|e-\d|nan|inf").any()
    assert not found["sentence"].str.contains(r"\b1\.0 |\(\)|; \)|  ").any()
