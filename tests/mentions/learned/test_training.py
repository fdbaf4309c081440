"""A model is learned from sets, and what is told of it is told of sets that it had not seen."""

import numpy as np
import pytest

from pipeline.mentions.learned.finding import finders, practice_weights
from pipeline.mentions.learned.training import (
    IN_DOCUMENTS,
    PRECISION,
    folds,
    natural_weights,
    threshold,
    trained,
)
from tests.mentions.learned.taught import learned, taught


def test_sets_stay_together_and_folds_are_about_as_large() -> None:
    sets = ["a"] * 6 + ["b"] * 3 + ["c"] * 3 + ["d"] * 5 + ["e"] * 4 + ["f"] * 1
    fold = folds(sets)
    assert all(len(set(fold[np.array(sets) == name])) == 1 for name in set(sets))
    assert sorted(np.bincount(fold)) == [3, 4, 4, 5, 6]


def test_weights_give_kinds_the_shares_of_documents() -> None:
    those, _ = taught()
    weight = natural_weights(those)
    for kind, share in IN_DOCUMENTS.items():
        own = [one.kind == kind for one in those]
        assert weight[own].sum() == pytest.approx(share)


def test_the_threshold_is_the_lowest_at_which_enough_is_right() -> None:
    probability = np.array([0.9, 0.8, 0.7, 0.6, 0.5])
    assert threshold(probability, np.array([1, 1, 1, 1, 0], dtype=bool)) == 0.6
    assert threshold(probability, np.array([0, 1, 1, 1, 1], dtype=bool)) > 1
    alike = np.array([0.9, 0.8, 0.8, 0.8])
    assert threshold(alike, np.array([1, 1, 1, 0], dtype=bool)) == 0.9


def test_what_it_had_not_seen_is_found_and_likelier_than_what_is_none() -> None:
    those, _ = taught()
    there = np.array([one.kind == "practice" for one in those])
    made = learned()
    found = made.probability >= made.model.threshold
    assert found[there].mean() > 0.9 and (there & found).sum() / found.sum() >= PRECISION
    assert made.probability[there].min() > np.median(made.probability[~there])


def test_the_concept_of_what_it_had_not_seen_is_told() -> None:
    those, _ = taught()
    right = [
        guess == one.quotes[0].concept
        for one, guess in zip(those, learned().concept, strict=True)
        if one.quotes
    ]
    assert np.mean(right) > 0.95


def test_the_probability_of_a_passage_does_not_hang_on_its_own_set() -> None:
    """Left out in turn: other answers in a set leave their order as it is."""
    those, examples = taught()
    odd = [
        one._replace(concept="" if those[one.passage].set == "s0" else one.concept)
        for one in examples
    ]
    made, before = trained(those, odd), learned()
    own = np.array([one.set == "s0" for one in those])
    order = np.argsort(before.probability[own])
    assert np.all(np.diff(made.probability[own][order]) >= -1e-9)


def test_one_set_teaches_nothing_of_what_it_had_not_seen() -> None:
    those, examples = taught()
    with pytest.raises(ValueError, match="left out"):
        trained([one._replace(set="one") for one in those], examples)


def test_sets_that_a_larger_fold_would_take_together_are_left_out_one_by_one() -> None:
    """Six sets in five folds, where the two smallest alone have practices."""
    those, examples = taught()
    own = [
        one._replace(set=f"few {n % 2}" if one.quotes else f"many {n // 4 % 4}")
        for n, one in enumerate(those)
    ]
    few = {n for n, one in enumerate(own) if not one.quotes or n < 12}
    kept = {old: new for new, old in enumerate(sorted(few))}
    made = trained(
        [own[n] for n in sorted(few)],
        [one._replace(passage=kept[one.passage]) for one in examples if one.passage in few],
    )
    assert len(made.probability) == len(few)


def test_examples_of_one_concept_teach_it() -> None:
    those, examples = taught()
    alone = [one._replace(concept=one.concept and "co-planning") for one in examples]
    made = trained(those, alone)
    assert set(made.concept) == {"co-planning"}
    model = finders(practice_weights({"en": made.model}))["en"]
    rows = model.vocabulary.matrix([one.sentence for one in examples[:3]])
    assert model.concepts_of(rows) == ["co-planning"] * 3
    assert model.probabilities(rows) == pytest.approx(made.model.probabilities(rows), abs=1e-9)


def test_the_side_of_a_passage_changes_nothing() -> None:
    those, examples = taught()
    other = trained([one._replace(side="policy") for one in those], examples)
    assert np.array_equal(other.probability, learned().probability)
