"""Names of topics: told by their terms, given by people, kept through refits."""

import numpy as np
import pandas as pd

from pipeline.topics.labels import name_weights, named, topic_labels


def test_labels_do_not_say_a_word_twice():
    topic_term = np.array([[0.4, 0.3, 0.2, 0.1], [0.1, 0.2, 0.3, 0.4]])
    label = topic_labels(topic_term, ["care home", "home", "song", "tea"], telling=np.ones(4))[0]
    assert label == "care home · song · tea"


def test_a_label_does_not_say_plan_and_planning():
    label = topic_labels(np.array([[0.4, 0.3, 0.3]]), ["plan", "planning", "rota"], telling=[1] * 3)
    assert label == ["plan · rota"]


def test_a_label_is_of_heavy_terms_that_other_topics_lack():
    shared, own, rare = 0.3, 0.2, 0.001
    topic_term = np.array([[shared, own, own, rare], [shared, 0.01, 0.01, 0]])
    labels = topic_labels(topic_term, ["care", "dog", "lead", "biscuit"], telling=np.ones(4), n=2)
    assert labels[0] == "dog · lead"


def test_phrases_then_nouns_and_words_of_many_documents_make_names():
    weights = name_weights(
        ["contact person", "kitchen", "feed", "gasket"], nouns=[True, True, False, True],
        held=[9, 9, 9, 2],
    )  # fmt: skip
    assert weights.argsort()[::-1].tolist()[:2] == [0, 1]
    assert weights[1] > weights[3] > 0 and weights[1] > weights[2]


TOP = [["dog", "lead", "paw", "vet"], ["night", "shift", "ward", "awake"]]


def given(*rows):
    return pd.DataFrame(rows, columns=["terms", "label"]).assign(language="en")


def test_a_name_goes_to_the_topic_that_has_its_terms_whatever_its_number():
    names = given(("night, shift, ward, awake", "Nights"), ("paw, dog, vet, cat", "Dogs"))
    for top, expected in ((TOP, ["Dogs", "Nights"]), (TOP[::-1], ["Nights", "Dogs"])):
        called = named(["a", "b"], top, names)
        assert called.labels == expected
        assert called.by == ["person", "person"]
        assert called.warnings == []


def test_a_weak_match_is_used_with_a_warning():
    called = named(["a", "b"], TOP, given(("dog, lead, cat, hen, cow", "Animals")))
    assert called.labels == ["Animals", "b"]
    assert called.by == ["person, weak match", "terms"]
    assert list(map(str, called.warnings)) == [
        "“Animals” names a topic that has only 40 % of its terms: a."
    ]


def test_a_name_without_its_topic_is_not_used_and_said_to_be():
    called = named(["a", "b"], TOP, given(("grant, report, form", "Grants")))
    assert called.labels == ["a", "b"]
    assert list(map(str, called.warnings)) == [
        "“Grants” is not used: no topic has enough of its terms any more."
    ]


def test_two_names_never_share_a_topic():
    names = given(("dog, lead", "Dogs"), ("dog, paw", "Hounds"), ("vet, dog", "Vets"))
    called = named(["a", "b"], TOP, names)
    assert sum(by != "terms" for by in called.by) == 1
    assert len(called.warnings) == 2
