"""Each measure gets the baseline that the registry names, or none."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.gap.comparison import compare
from pipeline.gap.genre import Baselines, beyond
from pipeline.gap.genre.baselines import BEYOND
from pipeline.gap.measures import measured
from pipeline.tables.measures import MEASURES
from tests.gap.examples import PARAMS, PLANTED, evidence_of
from tests.gap.genre.made import evidence, rows


def test_topics_without_passages_and_words_without_others_have_no_baseline_that_tells() -> None:
    own = evidence_of(PLANTED)
    pairs = {one.name: (one, compare(one, params=PARAMS)) for one in measured(own, params=PARAMS)}
    baselines = Baselines(own, None, pairs)
    assert beyond(*pairs["topic_share"], baselines, params=PARAMS) is None
    found = beyond(*pairs["concept_rate"], baselines, params=PARAMS)
    assert found is not None and (found.verdict == "").all()
    assert beyond(*pairs["concept_rate"], Baselines(own, None, {}), params=PARAMS) is None


def test_shares_of_mentions_are_held_against_sentences_where_there_are_any() -> None:
    mentions = rows({"policy": (0.7, 0.2), "frontline": (0.1, 0.1)}, 30)
    own = evidence(mentions)
    one = measured(own, params=PARAMS, names=["modality_share"])[0]
    pair = one, compare(one, params=PARAMS)
    sentences = rows({"policy": (0.15, 0.1), "frontline": (0.1, 0.1)}, 200)
    found = beyond(*pair, Baselines(own, sentences, {}), params=PARAMS)
    assert found is not None and "policy" in set(found.verdict)
    assert np.isnan(found.as_far).all()
    assert beyond(*pair, Baselines(own, None, {}), params=PARAMS) is None


@pytest.mark.parametrize("name", sorted(MEASURES))
def test_what_may_be_named_says_what_it_is_held_against_or_that_it_is_not(name: str) -> None:
    one = MEASURES[name]
    if one.test == "omnibus" or not one.comparable:
        assert one.genre == ""
    else:
        assert one.genre in BEYOND
