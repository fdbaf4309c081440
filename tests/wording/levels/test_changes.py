"""Sentences on change over time: every question and verdict, in both languages."""

from __future__ import annotations

import pytest

from pipeline import tables
from pipeline.wording.levels.changes import SIDES, WHY, change_sentence
from pipeline.wording.translation import in_language, say

NAN = float("nan")
ROW: dict[str, object] = {
    "language": "en", "measure": "concept_rate", "item": "co-production",
    "label": "co-production", "change": "policy", "since": "2012-06", "until": "2023-02",
    "mean_early": 4.0, "mean_late": 16.0, "estimate": 18.0, "ci_low": 6.0, "ci_high": 30.0,
    "significance": 0.05, "n_documents": 12, "n_clusters": 1, "policy_since": "",
    "policy_until": "", "frontline_since": "", "frontline_until": "", "verdict": "rises",
    "cannot_tell_because": "",
}  # fmt: skip
NONE = dict.fromkeys(("mean_early", "mean_late", "estimate", "ci_low", "ci_high"), NAN)
MONTHS = {
    "policy_since": "2014-03", "policy_until": "2015-06",
    "frontline_since": "2018-05", "frontline_until": "2019-09",
}  # fmt: skip


def said(**changed: object) -> str:
    return str(change_sentence({**ROW, **changed}))


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (
            {},
            "Co-production: more and more in policy from 2012 to 2023 (a straight line "
            "through the documents changes by 18 per 10,000 words, 95 % interval 6 to 30; 4 per "
            "10,000 words in the earlier half of the documents, 16 in the later half; 12 dated "
            "documents in 1 cluster).",
        ),
        (
            {"measure": "topic_share", "item": "en-1", "label": "grant, report",
             "change": "frontline", "verdict": "falls", "mean_early": 0.3, "mean_late": 0.1,
             "estimate": -0.2, "ci_low": -0.3, "ci_high": -0.1, "n_documents": 1},
            "less and less at the frontline from 2012 to 2023 (a straight line through "
            "the documents changes by 20 percentage points, 95 % interval 10 to 30; 30 % of the "
            "words in the earlier half of the documents, 10 % in the later half; 1 dated "
            "document in 1 cluster).",
        ),
        (
            {"change": "first", "verdict": "policy", **NONE, **MONTHS},
            "Co-production: policy changed first (policy between 2014-03 and 2015-06, the "
            "frontline between 2018-05 and 2019-09; 12 dated documents in 1 cluster).",
        ),
        (
            {"change": "difference", "verdict": "cannot tell", "cannot_tell_because": "one side",
             **NONE},
            "Co-production: cannot tell whether either side gains on the other over the years (one "
            "side never has it, so there is nothing to compare; 12 dated documents in 1 cluster).",
        ),
    ],
)  # fmt: skip
def test_a_row_is_one_sentence(changed: dict[str, object], expected: str) -> None:
    assert expected in said(**changed)


LISTED = "by word list or model: how much it misses in which years is not known"
UNSTABLE = "unstable: the topic is not found again often enough when the model is run anew"


@pytest.mark.parametrize(
    ("changed", "marks"),
    [
        ({}, ()),
        ({"measure": "practice_rate"}, (LISTED,)),
        ({"measure": "theme_rate", "item": "motives"}, (LISTED,)),
        ({"change": "word and practice", "verdict": "policy"}, (LISTED,)),
        ({"measure": "topic_share", "item": "en-1", "stable": False}, (UNSTABLE,)),
    ],
)
def test_what_weakens_a_sentence_stands_before_its_figures(
    changed: dict[str, object], marks: tuple[str, ...]
) -> None:
    told = change_sentence({**ROW, **changed})
    assert [one.casefold() for one in told.cautions] == [f"{mark}." for mark in marks]


def test_a_side_gains_on_the_other_beside_its_own_level_or_in_points() -> None:
    assert said(change="difference", verdict="policy").startswith(
        "Co-production: over the years policy gains on the frontline, each beside its own level ("
    )
    share = said(change="difference", verdict="frontline", measure="topic_share", item="en-1")
    assert "over the years the frontline gains on policy, in percentage points (" in share


@pytest.mark.parametrize(("change", "verdict"), sorted(SIDES))
def test_every_question_and_verdict_is_told_in_both_languages(change: str, verdict: str) -> None:
    own = {"change": change, "verdict": verdict, "estimate": 3.0}
    english = said(**own)
    with in_language("nb"):
        norwegian = said(**own)
    for text in (english, norwegian):
        assert text.endswith(".") and "{" not in text and "nan" not in text
    assert english != norwegian


@pytest.mark.parametrize("change", tables.CHANGES)
def test_too_few_years_are_those_of_the_side_or_those_of_both(change: str) -> None:
    told = said(change=change, verdict="cannot tell", cannot_tell_because="years", **NONE)
    both = "too few years have documents of both sides"
    own = "too few years have documents;"
    assert (both in told, own in told) == (change not in tables.CORPORA, change in tables.CORPORA)


@pytest.mark.parametrize(
    ("table", "reasons"),
    [
        (tables.Changes, tables.CHANGE_REASONS),
        (tables.LevelContrasts, tables.LEVEL_REASONS),
        (tables.Gaps, tables.REASONS),
    ],
)
def test_the_code_book_names_reasons_as_tables_hold_them(
    table: type[tables.Table], reasons: tuple[str, ...]
) -> None:
    about = tables.columns(table)["cannot_tell_because"]
    with in_language("nb"):
        norwegian = say(about)
    assert norwegian != about
    told = [one for one in reasons if one and f"{one} (" in about]
    assert [one for one in told if f"{one} (" not in norwegian] == []
    assert len(told) >= len(reasons) - 2


def test_every_reason_that_a_row_may_have_is_said_or_left_to_the_figures() -> None:
    assert {*WHY, "", "open"} == set(tables.CHANGE_REASONS)


NO_REMEDY = {"one side", "spurious"}
"""Reasons that no further document would take away."""


@pytest.mark.parametrize("language", ["en", "nb"])
def test_what_cannot_be_told_says_why_and_what_would_help(language: str) -> None:
    helps = {"en": "would help", "nb": "ville hjelpe"}[language]
    with in_language(language):
        for reason in tables.CHANGE_REASONS:
            if reason:
                told = said(verdict="cannot tell", cannot_tell_because=reason)
                assert say(WHY[reason]) in told
                assert (helps in told) is (reason not in NO_REMEDY), told


def test_what_no_document_has_is_not_put_down_to_chance() -> None:
    never = {"verdict": "cannot tell", "cannot_tell_because": "open", "mean_early": 0.0}
    assert "nothing that could change" in said(**never, mean_late=0.0)
    assert "may be chance" in said(**never, mean_late=0.4)
