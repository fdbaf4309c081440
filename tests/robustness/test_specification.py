"""Specifications: what they find, and which findings they are about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.robustness import specification
from pipeline.robustness.specification import Outcome, Specification
from tests.gap.examples import PARAMS
from tests.robustness.examples import gaps_of, run_tables


def test_a_word_that_a_stop_list_leaves_out_is_not_compared_with_it() -> None:
    found = {("term_rate", "a"): Outcome(1.0, "policy")}
    one = Specification("stop list", "x", found, ("term_rate",), partial=True)
    assert one.speaks_of(("term_rate", "a"))
    assert not one.speaks_of(("term_rate", "b"))
    assert replace(one, partial=False).speaks_of(("term_rate", "b"))


def test_a_specification_has_the_estimates_and_verdicts_of_the_table() -> None:
    usual = specification.usual_measures(run_tables(), params=PARAMS, names=("topic_share",))
    found = specification.found_in(usual, params=PARAMS)
    table = gaps_of(run_tables())
    of_topics = table[table["measure"] == "topic_share"]
    rows = specification.found_in_rows(of_topics.to_dict("records"))
    assert set(found) == set(rows) == {("topic_share", "en-t01"), ("topic_share", "en-t02")}
    for key, outcome in found.items():
        assert rows[key].verdict == outcome.verdict
        numbers = [pytest.approx(one, abs=1e-5, nan_ok=True) for one in outcome[2:]]
        assert list(rows[key][2:]) == numbers
        assert rows[key].estimate == pytest.approx(outcome.estimate, abs=1e-6)


def test_one_side_alone_has_no_measures() -> None:
    run = run_tables()
    policy = run.documents[run.documents["corpus"] == "policy"]
    assert specification.usual_measures(replace(run, documents=policy), params=PARAMS) == ()
