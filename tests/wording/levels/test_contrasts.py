"""Sentences on levels: every kind, in both languages, by hand and by edge rows."""

from __future__ import annotations

import re

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import tables
from pipeline.wording.findings import said_by_row
from pipeline.wording.levels.contrasts import contrast_sentence
from pipeline.wording.translation import in_language

NAN = float("nan")
ROW: dict[str, object] = {
    "language": "en",
    "measure": "concept_rate",
    "item": "co-production",
    "label": "co-production",
    "contrast": "pair",
    "first": "state",
    "second": "municipality",
    "mean_first": 20.0,
    "mean_second": 5.0,
    "estimate": -15.0,
    "ci_low": NAN,
    "ci_high": NAN,
    "log2_ratio": -2.0,
    "log2_ci_low": -3.0,
    "log2_ci_high": -1.0,
    "significance": 0.05,
    "n_documents": 14,
    "n_clusters": 9,
    "n_places": 0,
    "verdict": "falls",
    "cannot_tell_because": "",
}
SHARE = {
    "measure": "topic_share",
    "item": "en-1",
    "label": "grant, report",
    "mean_first": 0.1,
    "mean_second": 0.31,
    "estimate": 0.21,
    "ci_low": 0.12,
    "ci_high": 0.3,
    "verdict": "rises",
}


def said(**changed: object) -> str:
    return str(contrast_sentence({**ROW, **changed}))


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (
            {},
            "Co-production: 4 times as often in “state” as in “municipality” (95 % interval 2 to 8 "
            "times; 20 per 10,000 words against 5; 14 documents in 9 clusters).",
        ),
        (
            {"mean_second": 0.0},
            "Co-production: only “state” has it, “municipality” never does (95 % interval 2 to 8 "
            "times; 20 per 10,000 words against 0; 14 documents in 9 clusters).",
        ),
        (
            SHARE,
            "The topic “grant, report”: 21 percentage points more of “municipality” than of "
            "“state” (95 % interval 12 to 30 points; 10 % of the words against 31 %; 14 documents "
            "in 9 clusters).",
        ),
        (
            {"verdict": "bridge", "log2_ci_low": -0.5, "log2_ci_high": 0.9, "n_places": 8},
            "Co-production: between “state” and “municipality” at most 1.9 times as often (20 per "
            "10,000 words against 5; within 8 places; 14 documents in 9 clusters).",
        ),
        (
            {"verdict": "cannot tell", "cannot_tell_because": "few"},
            "Co-production: cannot tell “state” from “municipality” (too few clusters to tell any "
            "difference; documents of more clusters would help; 20 per 10,000 words against 5; "
            "14 documents in 9 clusters).",
        ),
        (
            {"contrast": "trend"},
            "Co-production: over all levels less and less from “state” to “municipality” "
            "(20 per 10,000 words against 5; 14 documents in 9 clusters).",
        ),
        (
            {"contrast": "omnibus", "verdict": "different", "mean_first": NAN, "n_documents": 1},
            "Co-production: the levels differ (1 document in 9 clusters).",
        ),
    ],
)
def test_a_sentence_says_which_how_much_and_of_what(
    changed: dict[str, object], expected: str
) -> None:
    assert said(**changed) == expected


@pytest.mark.parametrize(
    ("changed", "mark"),
    [
        (
            {"measure": "theme_rate", "item": "motives"},
            "By word list or model: how much it misses on which level is not known.",
        ),
        (
            {**SHARE, "stable": False},
            "Unstable: the topic is not found again often enough when the model is run anew.",
        ),
        (
            {"flipped_by": "The plan", "n_flipping": 1},
            "Rests on one document: without “The plan” this finding disappears.",
        ),
        (
            {"flipped_by": "The plan", "n_flipping": 3},
            "Rests on one source: without its 3 documents, such as “The plan”, this finding "
            "disappears.",
        ),
    ],
)
def test_what_weakens_a_sentence_stands_before_its_figures(
    changed: dict[str, object], mark: str
) -> None:
    assert contrast_sentence({**ROW, **changed}).cautions == (mark,)
    assert not contrast_sentence(ROW).cautions


def test_the_norwegian_sentence_has_the_same_figures() -> None:
    for changed in ({}, SHARE, {"contrast": "trend"}, {"verdict": "bridge"}):
        english = said(**changed)
        with in_language("nb"):
            norwegian = said(**changed)
        assert norwegian != english
        plain = [re.sub(r"\D", "", one) for one in re.findall(r"\d[\d,. \u00a0]*", english)]
        other = [re.sub(r"\D", "", one) for one in re.findall(r"\d[\d,. \u00a0]*", norwegian)]
        assert sorted(plain) == sorted(other)


FIGURES = st.floats(0, 1) | st.just(0.0) | st.just(NAN)


@given(
    st.sampled_from(tables.CONTRASTS),
    st.sampled_from(["family_rate", "practice_rate", "theme_rate", "code_rate", "topic_share"]),
    st.sampled_from(tables.LEVEL_VERDICTS),
    st.sampled_from(tables.LEVEL_REASONS),
    st.lists(FIGURES, min_size=8, max_size=8),
    st.sampled_from(["en", "nb"]),
)
def test_no_row_breaks_or_says_nan(
    contrast: str, measure: str, verdict: str, reason: str, figures: list[float], language: str
) -> None:
    keys = (
        "mean_first", "mean_second", "estimate", "ci_low", "ci_high",
        "log2_ratio", "log2_ci_low", "log2_ci_high",
    )  # fmt: skip
    row = {
        "contrast": contrast, "measure": measure, "verdict": verdict,
        "cannot_tell_because": reason, **dict(zip(keys, figures, strict=True)),
    }  # fmt: skip
    with in_language(language):
        text = said(**row)
    assert text.endswith(").") and "nan" not in text and "{" not in text


def test_the_table_has_label_and_sentence() -> None:
    one = {**ROW, "measure": "practice_rate", "flipped_by": "d1", "n_flipping": 1}
    rows = said_by_row(pd.DataFrame([one]), contrast_sentence, titles={"d1": "The plan"})
    assert rows["sentence"].str.contains("without “The plan” this finding disappears").all()
    assert rows["label"].tolist() == ["other words for co-production"]
    assert rows["sentence"].str.startswith("Other words for co-production").all()


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (
            {"more_than_genre": "falls", "as_far": 0.04},
            "more than the documents of these levels differ anyway: 4 % of equally common ordinary "
            "words differ by as large a factor",
        ),
        (
            {"more_than_genre": "cannot tell", "as_far": 0.6},
            "may be no more than what these documents differ by anyway: 60 % of equally common",
        ),
        (
            {"contrast": "trend", "more_than_genre": "falls", "as_far": 0.04},
            "more than the documents of its two ends differ anyway: 4 % of equally",
        ),
        (
            {"contrast": "trend", "more_than_genre": "cannot tell", "as_far": 0.6},
            "may be no more than what the documents of its two ends differ by anyway: 60 %",
        ),
        (
            {"more_than_genre": ""},
            "not compared with what the documents of these levels differ by anyway",
        ),
        (
            {"contrast": "trend", "more_than_genre": ""},
            "not compared with what the documents of its two ends differ by anyway",
        ),
        (
            {**SHARE, "more_than_genre": "rises", "baseline_first": 0.1, "baseline_second": 0.12},
            "differ anyway: in passages without a co-word 10 % against 12 %",
        ),
        ({"n_kinds": 4, "n_kinds_same": 3}, "the same result in 3 of 4 kinds of check"),
        (
            {"verdict": "cannot tell", "power_rises": 0.3, "power_falls": 0.2},
            "would notice a rise to four times as much in 30 % of cases, a fall to a quarter in 20",
        ),
        (
            {"verdict": "cannot tell", "power_rises": 0.01, "power_falls": 0.0},
            "even a change of four times would hardly ever be noticed",
        ),
    ],
)
def test_what_stands_behind_a_comparison_is_said(changed: dict[str, object], expected: str) -> None:
    text = said(**changed)
    assert expected in text
    assert (changed.get("verdict") == "cannot tell") == ("notice" in text)


def test_only_what_weakens_a_pair_is_a_caution() -> None:
    weak = contrast_sentence({**ROW, "more_than_genre": "cannot tell", "as_far": 0.6})
    sure = contrast_sentence({**ROW, "more_than_genre": "falls", "as_far": 0.04})
    assert any("no more than" in one for one in weak.cautions)
    assert not any("differ anyway" in one for one in sure.cautions)
    open_ = contrast_sentence({**ROW, "verdict": "cannot tell", "more_than_genre": "cannot tell"})
    assert "differ" not in str(open_)


@pytest.mark.parametrize("contrast", ["pair", "trend"])
def test_what_no_document_has_needs_no_more_documents(contrast: str) -> None:
    row = {"contrast": contrast, "verdict": "cannot tell", "cannot_tell_because": "open"}
    none = said(**row, mean_first=0.0, mean_second=0.0)
    assert "none of these documents has it" in none and "would help" not in none
    assert "more documents would help" in said(**row, mean_first=0.0)


@pytest.mark.parametrize("language", ["en", "nb"])
def test_what_cannot_be_told_says_why_and_what_would_help(language: str) -> None:
    helps = {"en": "would help", "nb": "ville hjelpe"}[language]
    with in_language(language):
        for reason in set(tables.LEVEL_REASONS) - {"", "one side"}:  # levels have no one side
            row = {**ROW, "verdict": "cannot tell", "cannot_tell_because": reason}
            told = str(contrast_sentence(row))
            assert (helps in told) is (reason != "spurious"), told
