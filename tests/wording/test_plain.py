"""No sentence that a hurried reader misreads, whatever the figures, in either language."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import tables
from pipeline.tables.measures import MEASURES, mention_item
from pipeline.wording.findings import gap_sentence, gaps_in_words
from pipeline.wording.phrases import Basis
from pipeline.wording.translation import in_language
from tests import example_tables
from tests.gap.examples import CENSUS_BASIS, ROW

READ_IN = ("en", "nb")
"""The languages whose misreadings are listed here."""
TOUCHES = "an interval that seems to touch alike"
MISREAD = {
    "a double negation": r"leaves out none|utelukker ingen",
    "alike, with figures that are not": r"about (equally|as) often|omtrent like ofte",
    "a share of one as times": r"(?<![\d.,])0[.,]\d+ ((to|til) [\d.,]+ )?(times|ganger) (as|så)",
    TOUCHES: r"interval[a-z]* (1|0) (to|til) (?!.*%)",
    "chance that is always there": r"(9[5-9]|100) % (of the time|av tilfellene)",
    "no clear reason": r"vary as much|varierer like mye|includes no gap|omfatter også ingen",
    "all as a share": r"(makes|står for) 100 %|100 % (of it|av det)",
    "codes and gaps": r"nan|\(\)|; \)|  |None",
}
"""What no sentence may say, by what is wrong with it."""

REMEDY = r"would (help|be)|ville (hjelpe|være)"

ITEMS = {
    "modality_share": "aspiration", "agentless_share": "agentless", "role_share": "by municipality",
    "tone": "positive", "theme_share": "resources and time", "prompted_share": "prompted",
    "collocate": "night", "modality_at_mix": "report", "agentless_at_mix": "agentless",
    "tone_at_mix": "negative",
}  # fmt: skip
WHOLE = {"divergence": "words", "partisanship": "words", "family_rate": "co-words"}


def item_of(measure: str) -> str:
    if measure in ITEMS:
        return mention_item("co-words", ITEMS[measure])
    return WHOLE.get(measure, "co-design")


@st.composite
def rows(draw: st.DrawFn) -> dict[str, object]:
    """A row of `Gaps` at the edges: figures of 0, 1 and all, few documents, every reason."""
    measure = draw(st.sampled_from(sorted(MEASURES)))
    share = MEASURES[measure].is_share
    value = (
        st.sampled_from([0.0, 0.0004, 0.016, 0.042, 0.5, 1.0])
        if share
        else st.sampled_from([0.0, 0.02, 1.6, 4.2, 25.0])
    )
    policy, frontline = draw(value), draw(value)
    verdict = draw(st.sampled_from(MEASURES[measure].verdicts))
    sign = {"policy": 1, "different": 1, "frontline": -1}.get(verdict)
    near = draw(st.sampled_from([0.0001, 0.004, 0.3]))
    far = draw(st.sampled_from([0.31, 0.9]))
    low, high = (-near, far) if sign is None else sorted((sign * near, sign * far))
    if sign is not None:
        policy, frontline = sorted((policy, frontline + near), reverse=sign > 0)
    n_policy, n_frontline = draw(st.sampled_from([(1, 1), (3, 21), (12, 3), (12, 21)]))
    open_ = verdict == "cannot tell"
    testable = draw(st.booleans()) if open_ else True
    reasons = ["unlike", "many", "one cluster", "open"] if testable else ["few"]
    return {
        **ROW, "measure": measure, "item": item_of(measure), "label": "night, ward",
        "verdict": verdict, "policy": policy, "frontline": frontline,
        "estimate": far if verdict == "different" else policy - frontline,
        "log2_ratio": 5 * (sign or 0.01) * far,
        "ci_low": low, "ci_high": high, "sim_low": low, "sim_high": high,
        "log2_sim_low": 5 * low, "log2_sim_high": 5 * high,
        "n_policy": n_policy, "n_frontline": n_frontline,
        "n_with_policy": draw(st.sampled_from([0, n_policy])),
        "n_with_frontline": draw(st.sampled_from([0, n_frontline])),
        "testable": testable, "shortfall_policy": 0 if testable else 3,
        "cannot_tell_because": draw(st.sampled_from(reasons)) if open_ else "",
        "p_adjusted": draw(st.sampled_from([0.01, 0.0501, 0.3, 0.94, 0.999, 1.0])),
        "n_uses": 18, "n_uses_one_document": draw(st.sampled_from([3, 13, 18])),
        "largest_share": draw(st.sampled_from([0.5, 0.67, 1.0])),
        "spread_ratio": draw(st.sampled_from([0.2, 4.0, float("nan")])),
        "more_than_genre": draw(st.sampled_from(["", "cannot tell", "policy", "frontline"])),
    }  # fmt: skip


def wrong_with(sentence: str) -> list[str]:
    """What a hurried reader would misread in the sentence."""
    return [what for what, pattern in MISREAD.items() if re.search(pattern, sentence)]


@pytest.mark.parametrize("code", READ_IN)
@settings(max_examples=100)
@given(row=rows(), census=st.booleans())
def test_no_sentence_is_misread(code: str, row: dict[str, object], census: bool) -> None:
    basis = CENSUS_BASIS if census else Basis(n_items={str(row["measure"]): 9})
    with in_language(code):
        sentence = str(gap_sentence(row, basis=basis))
    wrong = wrong_with(sentence)
    if row["verdict"] == "cannot tell":  # there the interval does touch it
        wrong = [what for what in wrong if what != TOUCHES]
    assert not wrong, sentence
    nobody = not row["policy"] and not row["frontline"]
    told_alone = row["measure"] == "prompted_share" or (
        nobody and MEASURES[str(row["measure"])].sentence in ("rate", "topic")
    )
    if row["verdict"] == "cannot tell" and not told_alone:
        assert re.search(REMEDY, sentence), sentence


@pytest.mark.parametrize("code", READ_IN)
def test_no_sentence_of_the_example_is_misread(code: str) -> None:
    frames = example_tables.frames()
    with in_language(code):
        said = gaps_in_words(frames[tables.Gaps], design=frames[tables.Design], titles={})
    assert {one: wrong_with(one) for one in said["sentence"] if wrong_with(one)} == {}


def test_a_sentence_that_is_misread_is_found() -> None:
    for sentence in (
        "Policy uses it about equally often (4.2 against 1.6 %).",
        "Policy may have it from 0.72 to 1 times as often.",
        "Among all such shares chance does this 100 % of the time.",
        "The interval leaves out none.",
    ):
        assert wrong_with(sentence)
