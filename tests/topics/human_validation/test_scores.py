"""Scores: right answers, intervals, agreement, topics that have changed."""

import pytest

from pipeline import tables
from pipeline.topics.human_validation import joined, topic_validation
from tests.topics.human_validation.made import filled


def test_right_answers_are_counted_with_wilsons_interval_and_alpha(topics, asked):
    made, _ = asked
    files = {
        "a.csv": filled(made, "word_intrusion", right=9, coder="a"),
        "b.csv": filled(made, "word_intrusion", right=9, coder=""),
    }
    result = topic_validation(joined(made["key"], files), topics)
    tables.check(tables.TopicValidation, result)
    whole = result[result["topic"] == ""].iloc[0]
    assert (whole["n_judged"], whole["n_right"], whole["n_coders"]) == (24, 18, 2)
    assert whole[["ci_low", "ci_high"]].tolist() == pytest.approx([0.551, 0.880], abs=1e-3)
    assert whole["alpha"] == 1 and (whole["n_twice"], whole["n_agreed"]) == (12, 12)
    assert result["current"].all()
    assert len(result) == 1 + 6


def test_what_was_judged_of_other_topics_is_marked(topics, asked):
    made, _ = asked
    answers = joined(made["key"], {"a.csv": filled(made, "word_intrusion", right=9, coder="a")})
    later = topics.assign(terms=["new, terms", *topics["terms"].iloc[1:]])
    result = topic_validation(answers, later).set_index("topic")
    assert not result.loc["en-t00", "current"] and not result.loc["", "current"]
    assert result.loc["en-t01", "current"]


def test_a_coder_may_say_that_a_passage_is_about_none(topics, asked):
    made, _ = asked
    coded = made["passage_coding"].assign(answer=" None ", coder="a")
    result = topic_validation(joined(made["key"], {"a.csv": coded}), topics)
    assert result["n_right"].sum() == 0 and result["n_judged"].iloc[0] == len(coded)
