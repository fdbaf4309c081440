"""What columns and codes are called, and texts without markup."""

from __future__ import annotations

import re

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import naming
from pipeline import tables
from pipeline.gap import profiles
from pipeline.topics.contrast.groups import REST
from pipeline.wording.messages import encoded, message
from pipeline.wording.translation import in_language, say


@settings(max_examples=50)
@given(st.text())
def test_escaped_text_has_no_markdown_left_and_keeps_every_character(text: str) -> None:
    escaped = naming.plain(text)
    assert re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", escaped) == text
    bare = re.sub(r"\\[!-/:-@\[-`{-~]", "", escaped)
    assert not re.search(r"[!-/:-@\[-`{-~]", bare)


@pytest.mark.parametrize(
    ("column", "english", "norwegian"),
    [
        ("n_tokens", "words", "ord"),
        ("policy_n_mentions", "mentions, policy", "forekomster, politikk"),
        ("n_policy", "times in policy", "ganger i politikken"),
        ("owners_shoe_size", "owners shoe size", "owners shoe size"),
    ],
)
def test_a_column_has_a_heading_in_words(column: str, english: str, norwegian: str) -> None:
    assert naming.heading(column) == english
    with in_language("nb"):
        assert naming.heading(column) == norwegian


def test_a_name_of_its_own_wins_over_that_of_a_side() -> None:
    assert naming.heading("frontline_estimate") == "estimate, frontline"
    assert "policy_verdict" not in naming.NAMES
    assert naming.heading("practice_verdict") == "practice, verdict"


def test_english_shows_the_codes_that_stand_in_the_tables() -> None:
    rows = pd.DataFrame({"corpus": ["policy"], "modality": ["aspiration"], "who": ["state;we"]})
    pd.testing.assert_frame_equal(naming.in_words(rows), rows)


def test_another_language_has_words_for_codes_several_in_a_cell_and_leaves_texts() -> None:
    rows = pd.DataFrame({"corpus": ["policy", None], "who": ["municipality;volunteer", ""],
                         "title": ["policy", "a title"]})  # fmt: skip
    with in_language("nb"):
        said = naming.in_words(rows)
    assert said["corpus"].iloc[0] == "politikk"
    assert pd.isna(said["corpus"].iloc[1])
    assert said["who"].iloc[0] == "kommunen;frivillige"
    assert said["title"].tolist() == ["policy", "a title"]
    assert rows["corpus"].iloc[0] == "policy"


@pytest.mark.parametrize("column", naming.CODED)
def test_each_code_of_a_column_has_a_word_in_norwegian(column: str) -> None:
    """Three words are the same in both languages."""
    with in_language("nb"):
        same = [one for one in naming.CODED[column] if one and naming.codes(one) == one]
    assert set(same) <= {"verb", "tone", "person"}


def test_a_column_of_verdicts_and_codes_of_a_table_is_among_those_with_words() -> None:
    for table in tables.PUBLISHED:
        for column in ("corpus", "modality", "agentless", "form", "sampling", "named_by"):
            if column in tables.columns(table):
                assert column in naming.CODED


def test_what_the_profile_of_a_concept_shows_is_coded() -> None:
    assert set(profiles.TRAITS.values()) <= set(naming.CODED["trait"])
    assert set(profiles.TRAITS) == set(naming.CODED["figure"])


def test_what_hides_a_small_group_is_said_in_both_languages() -> None:
    small = encoded([message("group_small", n=3)])
    rows = pd.DataFrame({"cluster": [small, "Aldervik"], "value": [REST, "cluster 12"]})
    assert naming.in_words(rows)["cluster"].tolist() == ["fewer than 3", "Aldervik"]
    with in_language("nb"):
        said = naming.in_words(rows)
    assert said["cluster"].tolist() == ["færre enn 3", "Aldervik"]
    assert said["value"].tolist() == ["mindre grupper samlet", "cluster 12"]


def test_a_column_of_the_catalogues_own_may_hide_a_small_group_too() -> None:
    small = encoded([message("group_small", n=3)])
    rows = pd.DataFrame({"ward": [small], "n_own": [3], "title": [small]})
    said = naming.in_words(rows)
    assert said["ward"].tolist() == ["fewer than 3"]
    assert said["n_own"].tolist() == [3]
    assert said["title"].tolist() == [small]  # a column of Cospeak's own that hides nothing


def test_a_tooltip_says_what_a_column_means_and_the_fields_term_for_it() -> None:
    told = naming.meaning(tables.Gaps, "p_adjusted")
    described = tables.columns(tables.Gaps)["p_adjusted"]
    assert told.startswith(described)
    assert len(told) > len(described)
    with in_language("nb"):
        assert naming.meaning(tables.Gaps, "p_adjusted").startswith(say(described))
    assert naming.tooltip("shoe_size", "of shoes") == "of shoes"


def test_each_kind_that_is_taken_out_has_a_name() -> None:
    assert set(naming.REDACTED) <= set(naming.CODED["kind"])
    assert len(set(naming.REDACTED.values())) == len(naming.REDACTED)
