"""Values of a measure: what stays together, what a document has."""

from __future__ import annotations

import numpy as np
import pytest

from tests.gap.examples import (
    PARAMS,
    PLANTED,
    evidence_of,
)


def test_a_measure_without_a_document_keeps_its_parts_together() -> None:
    values = np.arange(10.0)[:, None]
    whole = evidence_of(PLANTED).measured("concept_rate", ["a"], values, params=PARAMS)
    rest = whole.keeping(np.arange(10) != 2)
    assert rest.documents == whole.documents[:2] + whole.documents[3:]
    assert rest.values[:, 0].tolist() == [0, 1, 3, 4, 5, 6, 7, 8, 9]
    assert rest.permutations.shape[1] == 9


def test_rates_and_shares_have_their_own_whole_counts_and_presence() -> None:
    evidence = evidence_of(PLANTED)
    tokens = evidence.documents["n_tokens"].to_numpy(dtype=float)
    rate = evidence.measured("term_rate", ["a"], (30_000 / tokens)[:, None], params=PARAMS)
    assert rate.whole == 10_000
    assert rate.counts[:, 0].tolist() == [3.0] * 10
    share = evidence.measured("topic_share", ["a"], np.full((10, 1), 0.04), params=PARAMS)
    assert share.whole == 1
    assert not share.present.any()
    tone = evidence.measured("tone", ["co-design: positive"], np.full((10, 1), 0.04), params=PARAMS)
    assert tone.present.all()


def test_an_unseen_item_is_like_one_use_and_a_seen_one_like_those_that_have_it() -> None:
    evidence = evidence_of(PLANTED)
    values = np.zeros((10, 2))
    values[:2, 1] = [4.0, 8.0]
    found = evidence.measured("concept_rate", ["a", "b"], values, params=PARAMS).unseen
    mean_tokens = (4 * 10_000 + 6 * 5_000) / 10
    assert found == pytest.approx([10_000 / mean_tokens, 6.0])


def test_the_largest_share_is_that_of_a_cluster_on_the_side_with_more() -> None:
    evidence = evidence_of(PLANTED)
    values = np.zeros((10, 3))
    first = np.flatnonzero(evidence.sides.first)
    second = np.flatnonzero(~evidence.sides.first)
    values[first[:3], 0] = [6.0, 1.0, 1.0]  # policy has more: three documents of equal length
    values[second[0], 0] = 0.5
    values[second[:2], 1] = 2.0
    found = evidence.measured("concept_rate", ["a", "b", "c"], values, params=PARAMS)
    assert found.largest_share[:2] == pytest.approx([6 / 8, 1 / 2])
    assert np.isnan(found.largest_share[2])


def test_how_many_uses_of_a_side_stand_in_one_document() -> None:
    evidence = evidence_of(PLANTED)
    first, second = (np.flatnonzero(own) for own in (evidence.sides.first, ~evidence.sides.first))
    rates = np.zeros((10, 3))
    rates[first[:2], 0] = [6.0, 1.0]  # of 10,000 words each
    rates[second[:3], 1] = [4.0, 2.0, 2.0]  # of 5,000
    found = evidence.measured("concept_rate", ["a", "b", "c"], rates, params=PARAMS)
    of_policy = np.array([True, False, True])
    assert [one.tolist() for one in found.concentration(of_policy)] == [[7, 4, 0], [6, 2, 0]]
    assert [one.tolist() for one in found.concentration(~of_policy)] == [[0, 0, 0], [0, 0, 0]]
    shares = np.zeros((10, 1))
    shares[second[:2], 0] = [0.5, 0.25]
    mentions = np.full(10, 8.0)
    tone = evidence.measured(
        "tone", ["co-design: positive"], shares, params=PARAMS, weight=mentions
    )
    assert [one.tolist() for one in tone.concentration(of_policy[1:2])] == [[6], [4]]
    topic = evidence.measured("topic_share", ["t"], np.full((10, 1), 0.3), params=PARAMS)
    assert [one.tolist() for one in topic.concentration(of_policy[:1])] == [[0], [0]]
