"""Sentences on shares of mentions: worked examples."""

from __future__ import annotations

from pipeline.wording.findings import gap_sentence
from pipeline.wording.phrases import Basis
from tests.gap.examples import BASIS, ROW


def said(basis: Basis = BASIS, **changes: object) -> str:
    return str(gap_sentence({**ROW, **changes}, basis=basis))


def test_a_share_is_told_in_points_of_the_side_that_has_more() -> None:
    share = {
        "measure": "tone", "item": "co-design: positive", "policy": 0.2, "frontline": 0.7,
        "label": "mentions of co-design stand in a sentence of positive tone",
        "sim_low": -0.8, "sim_high": -0.1,
    }  # fmt: skip
    assert said(**share, verdict="frontline") == (
        "Mentions of co-design in the interviews more often stand in a sentence of "
        "positive tone than those in policy: on average 20 % of them in 12 policy "
        "documents, 70 % in 21 interviews (95 % interval 10 to 80 points more; not "
        "compared with the usual difference between writing and talk)."
    )
    wide = {**share, "sim_low": -0.8, "sim_high": 0.1}
    assert "interval from 80 points more in the interviews to 10 points more in policy)" in said(
        **wide, verdict="cannot tell", p_adjusted=0.3
    )


def test_a_share_of_few_documents_says_so() -> None:
    few = {"measure": "tone", "item": "co-design: positive", "policy": 0.2, "frontline": 1.0,
           "n_frontline": 3, "verdict": "cannot tell", "p_adjusted": 0.3}  # fmt: skip
    assert "on average 20 % of them in 12 policy documents, 100 % in only 3 interviews" in said(
        **few
    )
    assert "0 % in only 1 policy document, 100 %" not in said(**few)


def test_a_bridge_of_shares_says_how_far_apart_they_are_at_most() -> None:
    alike = {"measure": "tone", "item": "co-design: positive", "policy": 0.042, "frontline": 0.03}
    assert said(**alike, verdict="bridge", sim_low=-0.021, sim_high=0.0401).startswith(
        "About alike: mentions of co-design stand in a sentence of positive tone at "
        "most 4.1 points more often on one side than on the other: on average 4.2 % of "
        "them in 12 policy documents, 3 % in 21 interviews (that is the far end of the "
        "95 % interval"
    )


def test_prompted_mentions_are_told_of_the_interviews_alone() -> None:
    prompted = {
        "measure": "prompted_share", "item": "co-words: prompted", "policy": 0.0,
        "frontline": 0.25, "ci_low": -0.6, "ci_high": 0.1, "verdict": "cannot tell",
        "label": "mentions of co-words come just after the interviewer used such a word",
    }  # fmt: skip
    assert said(**prompted) == (
        "Of the mentions of co-words in 21 interviews, on average 25 % come just after the "
        "interviewer used such a word (95 % interval 0 % to 60 %; policy has no interviewer)."
    )
    assert "policy has no interviewer" in said(**prompted, cannot_tell_because="one side")
    # Of people of policy who were interviewed none need have been prompted.
    none = said(**prompted, cannot_tell_because="open")
    assert "not compared with the 0 % in 12 policy documents, some of which" in none
    assert "policy has no interviewer" not in none
    # Where people of policy were interviewed too, their share is told and still not compared.
    assert said(**prompted | {"policy": 0.1}) == (
        "Of the mentions of co-words in 21 interviews, on average 25 % come just after the "
        "interviewer used such a word (not compared with the 10 % in 12 policy documents, some of "
        "which have no interviewer)."
    )
