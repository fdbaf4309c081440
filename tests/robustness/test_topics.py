"""Other topics: each model, fit, draw and unit once."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from pipeline.robustness import topics
from tests.robustness.examples import ALL, run_tables


def test_every_other_model_fit_draw_and_unit_is_tried_once() -> None:
    tried = list(topics.other_topics(run_tables(), params=ALL))
    varied = pd.Series([one.varied for one in tried]).value_counts().to_dict()
    # One other number of topics; the other method has no fit with two and is not tried.
    assert varied == {"topics": 1, "fit": 6, "units": 2, "stop list": 1}
    assert all(one.covers == ("topic_share",) for one in tried)
    assert len({str(one.name) for one in tried}) == len(tried)


def test_without_a_chosen_model_nothing_is_tried() -> None:
    run = run_tables()
    none = replace(run, models=run.models.assign(chosen=False))
    assert not list(topics.other_topics(none, params=ALL))


def test_a_topic_that_is_no_subject_is_none_in_another_model_either() -> None:
    run = run_tables()
    first = run.topic_shares["topic"].iloc[0]
    flagged = replace(
        run, topic_shares=run.topic_shares.assign(spurious=run.topic_shares["topic"] == first)
    )
    for one in topics.other_topics(flagged, params=ALL):
        if ("topic_share", first) in one.found:
            assert one.found["topic_share", first].verdict == "cannot tell"
    assert any(
        found.verdict != "cannot tell"
        for one in topics.other_topics(run, params=ALL)
        for key, found in one.found.items()
        if key == ("topic_share", first)
    )
