"""Sentences on rates and topics: worked examples."""

from __future__ import annotations

import re

import numpy as np
import pytest

from pipeline.tables.measures import MEASURES, recall
from pipeline.wording.findings import gap_sentence
from pipeline.wording.phrases import Basis
from pipeline.wording.rates import corrected_sentence, item_name
from pipeline.wording.translation import in_language
from tests import example_tables
from tests.gap.examples import BASIS, CENSUS_BASIS, ROW
from tests.wording.test_findings import MEASURES as TRIED


def said(basis: Basis = BASIS, **changes: object) -> str:
    return str(gap_sentence({**ROW, **changes}, basis=basis))


def test_a_gap_in_a_sentence() -> None:
    assert said() == (
        "Policy uses co-production 11 times as often as the interviews "
        "(22 against 2 per 10,000 words; 95 % interval 5 to 30; in 12 of 12 policy documents "
        "against 4 of 21 interviews; only 3 % of ordinary words differ as much)."
    )


def test_the_frontline_uses_a_word_more() -> None:
    assert said(
        measure="term_rate",
        label="volunteer",
        verdict="frontline",
        policy=1.234,
        frontline=3.0,
        log2_ratio=-1.3,
        log2_sim_low=-2.0,
        log2_sim_high=-0.5,
        placebo=np.nan,
        flipped_by="f07",
    ) == (
        "The interviews use “volunteer” 2.5 times as often as policy (3 against 1.2 "
        "per 10,000 words; 95 % interval 1.4 to 4; in 12 of 12 policy documents "
        "against 4 of 21 interviews; rests on one document: without “f07” this finding "
        "disappears; not compared with the usual difference between writing and talk)."
    )


def test_a_side_that_never_says_it() -> None:
    assert said(frontline=0.0, n_with_frontline=0, placebo=1.0) == (
        "Only policy uses co-production: 22 per 10,000 words; the interviews never do "
        "(95 % interval 5 times as often or more; in 12 of 12 policy documents against 0 of 21 "
        "interviews; no ordinary word as frequent differs as much)."
    )


def test_a_bridge_and_what_cannot_be_told() -> None:
    assert said(
        verdict="bridge", item="co-operation", policy=9.13, frontline=8.7,
        log2_sim_low=-0.4, log2_sim_high=0.5,
    ) == (
        "About alike: neither side uses co-operation more than 1.5 times as often as "
"the other (that is the far end of the 95 % interval; 9.1 per 10,000 words "
"in policy, 8.7 in the interviews; in 12 of 12 policy documents against 4 of 21 interviews)."
    )  # fmt: skip
    assert said(
        verdict="cannot tell", policy=0.5, frontline=0.2, log2_sim_low=-3.0, p_adjusted=0.3
    ) == (
        "Cannot tell whether policy or the interviews use co-production more often: 0.5 against "
        "0.2 per 10,000 words (documents of the same side differ so much from each other that this "
        "may be chance; more documents would help; 95 % interval from 8 times as often in the "
        "interviews to 30 times as often in policy; in 12 of 12 policy documents against 4 of 21 "
        "interviews)."
    )
    assert said(verdict="cannot tell", testable=False).startswith(
        "Cannot tell whether policy or the interviews use co-production more often: "
        "there are too few documents to test any gap; 22 against 2"
    )


def test_alike_says_up_to_where_and_all_co_words_but_one_why() -> None:
    basis = Basis(margins={"log2_ratio": 1.0, "topic_share": 0.05, "share": 0.15})
    bridge = {"verdict": "bridge", "log2_sim_low": -0.4, "log2_sim_high": 0.5}
    assert "; counted as alike: less than 2 times as often; " in said(basis, **bridge)
    topic = said(basis, **bridge, measure="topic_share", label="grant")
    assert "; counted as alike: less than 2 times as much and less than 5 points apart; " in topic
    mentions = {"measure": "modality_share", "item": "co-production: aspiration"}
    of_mentions = said(basis, **bridge, **mentions, sim_low=-0.1, sim_high=0.1)
    assert "; counted as alike: less than 2 times as much and less than 15 points" in of_mentions
    assert "counted as alike" not in said(basis)
    rest = said(measure="family_rate", item="co-words except co-operation")
    assert rest.endswith("; co-operation is not counted since it is a word of everyday speech).")


def test_how_large_a_gap_can_be_at_most_is_rounded_up() -> None:
    bridge = {"verdict": "bridge", "policy": 9.0, "frontline": 8.0}
    assert "more than 2.1 times" in said(**bridge, log2_sim_low=-0.2, log2_sim_high=1.01)
    assert "more than 2 times" in said(**bridge, log2_sim_low=-1.0, log2_sim_high=0.5)
    census = said(CENSUS_BASIS, **bridge, log2_ratio=float(np.log2(9 / 8)))
    assert "more than 1.2 times" in census
    assert "interval" not in census


def test_a_topic_is_told_in_percentage_points() -> None:
    assert said(
        measure="topic_share", label="grant, audit", policy=0.18, frontline=0.06, estimate=0.12,
        sim_low=0.05, sim_high=0.2,
    ) == (
        "The topic “grant, audit” takes up 12 percentage points more of policy than of "
"the interviews (18 % against 6 % of the words; 95 % interval 5 to 20 points "
"more; 12 policy documents against 21 interviews; not compared with the "
"usual difference between writing and talk)."
    )  # fmt: skip


def test_a_census_never_speaks_of_sampling_and_one_is_singular() -> None:
    text = said(CENSUS_BASIS, n_frontline=1, n_with_frontline=1, n_policy=1, n_with_policy=1)
    assert "interval" not in text
    assert (
        "as the interview (22 against 2 per 10,000 words; in 1 of 1 policy document against 1 of 1 "
        "interview;" in text
    )
    assert "whether policy or the interview uses" in said(n_frontline=1, verdict="cannot tell")


def test_what_cannot_be_told_says_how_likely_it_would_have_been_to_either_side() -> None:
    row = {**ROW, "verdict": "cannot tell", "p_adjusted": 0.3}
    plain = str(gap_sentence(row, basis=BASIS))
    assert "a study like this" not in plain and "in such a study" not in plain
    told = str(gap_sentence({**row, "power_policy": 0.47, "power_frontline": 0.06}, basis=BASIS))
    assert (
        "would notice a gap of four times in 47 % of cases if policy had more, in 6 % if the"
        in told
    )
    small = str(gap_sentence({**row, "power_policy": 0.013, "power_frontline": 0.0}, basis=BASIS))
    assert "even a gap of four times would hardly ever be noticed in such a study" in small
    assert "0 %" not in small
    named = {**ROW, "power_policy": 0.47, "power_frontline": 0.06}
    sure = str(gap_sentence(named, basis=BASIS))
    assert "a study like this" not in sure and "in such a study" not in sure


MARK = "by word list: how much it misses on each side is not known here"


def a_theme() -> dict[str, object]:
    return {str(key): value for key, value in example_tables.corrected().iloc[0].items()}


def test_a_corrected_gap_says_both_figures_its_basis_and_what_the_list_finds() -> None:
    told = str(corrected_sentence(a_theme(), basis=Basis()))
    assert told == (
        "Corrected by judged passages: the interviews have the theme “resources and "
        "time” more often than policy, in 34 against 11 passages per 10,000 words (95 "
        "% interval 9 to 37 passages more; 120 policy "
        "and 110 interview passages judged, of 6 and 14 documents; in the same "
        "documents the word list alone would give 12 against 9; of what people found it "
        "finds 60 % in policy and 60 % in the interviews)."
    )


@pytest.mark.parametrize(
    ("ends", "span"),
    [
        ((-3.1, 7.1), "from 3.1 passages more in the interviews to 7.1 passages more in policy"),
        ((0.0, 8.4), "from alike to 8.4 passages more in policy"),
        ((-8.4, -0.001), "0.001 to 8.4 passages more in the interviews"),
        ((9.0, 37.0), "9 to 37 passages more in policy"),
    ],
)
def test_an_open_corrected_gap_has_no_sign_and_says_why_and_what_would_help(
    ends: tuple[float, float], span: str
) -> None:
    row = {**a_theme(), "verdict": "cannot tell", "ci_low": ends[0], "ci_high": ends[1]}
    told = str(corrected_sentence(row, basis=Basis()))
    assert f"interval {span};" in told and "−" not in told
    assert "judged passages" in told.split("(")[1] and "would help" in told


@pytest.mark.parametrize("verdict", ["named", "cannot tell"])
@pytest.mark.parametrize("more", ["policy", "frontline"])
@pytest.mark.parametrize("measure", ["term_rate", "topic_share"])
def test_figures_stand_in_the_order_in_which_the_sides_are_named(
    measure: str, more: str, verdict: str
) -> None:
    values = {"policy": 0.01, "frontline": 0.01, more: 0.03}
    told = said(
        measure=measure, **values, verdict=more if verdict == "named" else verdict,
        log2_ratio=1.6 if more == "policy" else -1.6,
        p_adjusted=0.001 if verdict == "named" else 0.3, cannot_tell_because="many",
    ).lower()  # fmt: skip
    assert re.search("3 % against 1 %" if measure == "topic_share" else "0.03 against 0.01", told)
    assert (told.find("policy") < told.find("the interviews")) is (more == "policy")


@pytest.mark.parametrize("verdict", ["policy", "bridge", "cannot tell"])
def test_uses_in_one_document_are_told_whatever_the_verdict(verdict: str) -> None:
    def told(**changed: object) -> str:
        return said(
            verdict=verdict, p_adjusted=0.3 if verdict == "cannot tell" else 0.001, **changed
        )

    assert "13 of the 18 uses in policy are in one document" in told(n_uses_one_document=13)
    assert "all 18 uses in policy are in one document" in told(n_uses_one_document=18)
    assert "in one document" not in told(n_uses_one_document=8)
    assert "in one document" not in told(n_uses=1, n_uses_one_document=1)
    # One of two documents has half of the uses by nature; the other side's number says nothing.
    few = {"n_uses_one_document": 13, "n_policy": 2, "n_with_policy": 2}
    assert "in one document" not in told(**few)
    assert "in one document" in told(**few | {"n_policy": 3})
    assert "uses in policy are in one document" in told(n_uses_one_document=13, n_frontline=2)
    row = {**ROW, "verdict": verdict, "n_uses_one_document": 13}
    cautions = gap_sentence(row, basis=BASIS).cautions
    assert any("one document" in one for one in cautions) is (verdict != "cannot tell")


@pytest.mark.parametrize("verdict", ["policy", "frontline", "cannot tell"])
@pytest.mark.parametrize("language", ["en", "nb"])
def test_each_verdict_is_said_in_each_language(verdict: str, language: str) -> None:
    with in_language(language):
        told = str(corrected_sentence({**a_theme(), "verdict": verdict}, basis=Basis()))
    assert "11" in told and "34" in told and "{" not in told
    assert told.startswith("Corrected" if language == "en" else "Rettet")


def test_documents_coded_whole_are_said_and_a_code_has_no_list() -> None:
    whole = {**a_theme(), "basis_policy": "whole", "kind": "code", "item": "time/no-time"}
    told = str(corrected_sentence(whole, basis=Basis()))
    assert "only documents that somebody coded whole" in told
    assert "the code “time › no time”" in told and "word list" not in told


def test_a_practice_is_named_by_its_concept() -> None:
    assert item_name({**a_theme(), "kind": "practice", "item": "co-design"}) == (
        "the practice of co-design"
    )


@pytest.mark.parametrize(("measure", "item"), TRIED)
def test_every_figure_of_a_practice_or_theme_carries_the_mark_and_no_other_does(
    measure: str, item: str
) -> None:
    for verdict in MEASURES[measure].verdicts:
        row = {
            **ROW, "measure": measure, "item": item, "verdict": verdict,
            "recall": recall(measure, judged=False),
        }  # fmt: skip
        told = str(gap_sentence(row, basis=BASIS))
        assert (MARK in told) == (measure in ("practice_rate", "theme_rate", "theme_share"))


def test_where_people_judged_the_figure_of_the_list_leads_to_the_corrected_one() -> None:
    row = {
        **ROW, "measure": "theme_rate", "item": "motives", "verdict": "policy",
        "recall": recall("theme_rate", judged=True),
    }  # fmt: skip
    told = str(gap_sentence(row, basis=BASIS))
    assert MARK not in told and "quote the corrected figure" in told
    # What stands near a mention is not corrected by judging passages.
    assert recall("theme_share", judged=True) == "not known"


def test_where_a_model_finds_practices_the_sentence_says_how_much_of_examples_it_finds() -> None:
    row = {
        **ROW, "measure": "practice_rate", "verdict": "policy",
        "recall": recall("practice_rate", judged=False, learned=True),
        "examples_recall": 0.61, "examples_recall_low": 0.574, "examples_recall_high": 0.652,
        "examples_n": 1650.0,
    }  # fmt: skip
    told = str(gap_sentence(row, basis=BASIS))
    assert "of 1,650 examples that it had not seen it finds 61 % (57 % to 65 %)" in told
    assert "is not known here" in told
    # A theme is found by its list whatever was learned of practices.
    assert recall("theme_rate", judged=False, learned=True) == "not known"
    assert recall("practice_rate", judged=True, learned=True) == "judged"
