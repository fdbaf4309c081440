"""Practices that a model finds in a segment; models become a table and models again."""

import pytest

from pipeline import tables
from pipeline.mentions.learned.finding import (
    finder_of,
    finders,
    found_practices,
    practice_weights,
)
from pipeline.mentions.learned.terms import sentences
from tests.mentions.learned.taught import learned, unparsed

TEXT = "It rained on the roof. Here residents and nurses plan the garden together. It rained."


def test_a_practice_is_found_in_its_sentence_with_concept_and_probability() -> None:
    segment = unparsed(TEXT)
    (found,) = found_practices(segment, learned().model)
    words = segment.doc[found.start : found.end].text
    assert words in "Here residents and nurses plan the garden together" and "plan" in words
    assert found.concept == "co-planning"
    assert learned().model.threshold <= found.probability <= 1


@pytest.mark.parametrize(
    "text", ["It rained on the roof.", "The council informs the residents.", "Hm.", ""]
)
def test_what_is_none_is_not_found(text: str) -> None:
    assert list(found_practices(unparsed(text), learned().model)) == []


def test_models_of_the_table_say_what_they_said() -> None:
    weights = practice_weights({"en": learned().model})
    (again,) = finders(tables.check(tables.PracticeWeights, tables.round_floats(weights))).items()
    assert again[0] == "en"
    those = list(sentences(unparsed(TEXT)))
    before, after = (
        model.probabilities(model.vocabulary.matrix(those)) for model in (learned().model, again[1])
    )
    assert after == pytest.approx(before, abs=1e-4)
    assert list(found_practices(unparsed(TEXT), again[1])) == [
        (*found[:3], pytest.approx(found.probability, abs=1e-4))
        for found in found_practices(unparsed(TEXT), learned().model)
    ]


def test_nynorsk_is_taught_by_the_norwegian_examples_and_other_languages_by_their_own() -> None:
    models = {"nb": learned().model}
    assert finder_of(models, "nn") is finder_of(models, "nb") is models["nb"]
    assert finder_of(models, "da") is None


def test_no_model_is_an_empty_table() -> None:
    empty = practice_weights({})
    assert tables.check(tables.PracticeWeights, empty).empty and finders(empty) == {}
