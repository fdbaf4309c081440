"""Omnibus tests under other choices: weights, fewer draws."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from pipeline.gap.meaning import context_distances
from pipeline.gap.measures import measured
from pipeline.gap.omnibus import omnibus_results
from pipeline.robustness import omnibus
from pipeline.stats import PER
from pipeline.stats.distances import divergence, permuted_divergence
from tests.gap.examples import PARAMS, corpus, evidence_of
from tests.gap.talk import contexts_in, spoken


@pytest.fixture(autouse=True)
def few_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sides as a whole are compared often; 99 draws are enough here."""
    monkeypatch.setattr(omnibus, "MAX_DRAWS", 99)


def test_the_whole_is_weighted_by_words_as_if_all_were_pooled() -> None:
    counts = {"a": ([10, 810, 50], [20, 5, 30]), "b": ([90, 90, 450], [180, 195, 770])}
    tokens = ([100, 900, 500], [200, 200, 800])
    parts = corpus(tokens=tokens, terms=counts)
    (measure,) = measured(evidence_of(parts), params=PARAMS, names=("term_rate",))
    sides = replace(measure.sides, weight=measure.weight)
    null = permuted_divergence(measure.values / PER, sides=sides, permutations=measure.permutations)
    pooled = [np.array([sum(counts[word][side]) for word in "ab"]) for side in (0, 1)]
    assert null[0] == pytest.approx(divergence(*(one / one.sum() for one in pooled)))
    found = omnibus_results(evidence_of(parts), params=PARAMS, by_words=True)[0]
    assert found.measure == "divergence"
    assert found.estimate == pytest.approx(null[0] - null.mean())


def test_for_meaning_a_document_weighs_as_much_as_it_uses_the_concept() -> None:
    documents, mentions, words = spoken(other=True)
    fewer = mentions.drop(mentions.index[mentions["doc_id"] == "p00"][1:])
    contexts = contexts_in((documents, fewer, words))
    (concept,), _ = context_distances(contexts, params=PARAMS, placebo=False)
    weight = omnibus._by_uses(concept, contexts).sides.weight
    assert weight is not None
    uses = dict(zip(concept.documents, weight, strict=True))
    assert uses.pop("p00") == 1
    assert set(uses.values()) == {4}
    assert len(uses) == 11
