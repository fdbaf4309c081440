"""The rule that chooses a candidate, and pins."""

import itertools

import numpy as np
import pytest

from pipeline.topics.models import TopicModel
from pipeline.topics.selection import Candidate, TopicRules
from pipeline.topics.selection.choice import choose
from pipeline.topics.selection.fits import Fit, quality
from tests.topics.planted import QUICK


def fit_of(method, n_topics, coherence, *, stability=0.5, largest=0.0):
    model = TopicModel(np.ones((1, 1)), np.ones((1, 1)))
    return Fit(
        Candidate(method, n_topics),
        model,
        coherence=coherence,
        diversity=1.0,
        exclusivity=1.0,
        largest=largest,
        overlaps=np.array([[stability]]),
    )


def test_the_best_quality_is_chosen():
    chosen, reasons = choose([fit_of("nmf_kl", 6, 0.1), fit_of("nmf_kl", 9, 0.2)], rules=QUICK)
    assert chosen == 1
    assert str(reasons[1]).startswith("chosen by the rule: quality 0.1000 = coherence 0.200")
    assert str(reasons[0]).startswith("not chosen")


def test_of_candidates_as_good_the_one_with_more_topics_is_chosen():
    fits = [fit_of("nmf_kl", 4, 0.2), fit_of("nmf_kl", 6, 0.19), fit_of("nmf_kl", 9, 0.17)]
    assert choose(fits, rules=QUICK)[0] == 1


def test_incoherent_candidates_lose_even_if_stable():
    worse = fit_of("nmf_kl", 6, -0.2, stability=0.1)
    better = fit_of("nmf_kl", 9, -0.1, stability=0.9)
    assert quality(worse) < quality(better)
    assert choose([worse, better], rules=QUICK)[0] == 1


def test_a_topic_that_swallows_a_side_costs_its_candidate_the_choice():
    swallowing = fit_of("nmf_kl", 8, 0.2, largest=0.6)
    assert quality(swallowing) == pytest.approx(0.2 * 0.5 * 0.4)
    assert choose([swallowing, fit_of("nmf_kl", 6, 0.15)], rules=QUICK)[0] == 1


@pytest.mark.parametrize(
    "pin, expected",
    [
        ({"pin_n_topics": 6}, 0),
        ({"pin_method": "lda_gensim"}, 3),
        ({"pin_method": "lda_gensim", "pin_n_topics": 6}, 2),
    ],
)
def test_a_pin_overrides_the_rule(pin, expected):
    values = (0.2, 0.3, 0.05, 0.1)
    pairs = itertools.product(("nmf_kl", "lda_gensim"), (6, 9))
    fits = [fit_of(*pair, value) for pair, value in zip(pairs, values, strict=True)]
    chosen, reasons = choose(fits, rules=TopicRules(**pin))
    assert chosen == expected
    assert str(reasons[expected]).startswith("pinned in params")
    assert str(reasons[1]).startswith("chosen by the rule, but another is pinned")
