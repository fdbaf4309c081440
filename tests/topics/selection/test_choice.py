"""The rule that chooses a candidate, and pins."""

import itertools
from dataclasses import replace

import numpy as np
import pytest

from pipeline.topics.models import TopicModel
from pipeline.topics.selection import Candidate, TopicRules
from pipeline.topics.selection.choice import choose
from pipeline.topics.selection.fits import Fit, quality
from pipeline.wording.messages import message
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
    choice = choose([fit_of("nmf_kl", 6, 0.1), fit_of("nmf_kl", 9, 0.2)], rules=QUICK)
    chosen, reasons = choice.chosen, choice.reasons
    assert chosen == 1
    assert str(reasons[1]).startswith("chosen by the rule: quality 0.1000 = coherence 0.200")
    assert str(reasons[0]).startswith("not chosen")


def test_of_candidates_as_good_the_one_with_more_topics_is_chosen():
    fits = [fit_of("nmf_kl", 4, 0.2), fit_of("nmf_kl", 6, 0.19), fit_of("nmf_kl", 9, 0.17)]
    assert choose(fits, rules=QUICK).chosen == 1


def test_incoherent_candidates_lose_even_if_stable():
    worse = fit_of("nmf_kl", 6, -0.2, stability=0.1)
    better = fit_of("nmf_kl", 9, -0.1, stability=0.9)
    assert quality(worse) < quality(better)
    assert choose([worse, better], rules=QUICK).chosen == 1


def test_a_topic_that_swallows_a_side_costs_its_candidate_the_choice():
    swallowing = fit_of("nmf_kl", 8, 0.2, largest=0.6)
    assert quality(swallowing) == pytest.approx(0.2 * 0.5 * 0.4)
    assert choose([swallowing, fit_of("nmf_kl", 6, 0.15)], rules=QUICK).chosen == 1


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
    choice = choose(fits, rules=TopicRules(**pin))
    chosen, reasons = choice.chosen, choice.reasons
    assert chosen == expected
    assert str(reasons[expected]).startswith("pinned in params")
    assert str(reasons[1]).startswith("chosen by the rule, but another is pinned")


GRID = TopicRules(n_topics=(6, 9, 12), min_recovery=0.5)


def refitted(n_topics, coherence, *, back):
    """A fit of which this share of the topics comes back in all refits, the others in none."""
    came = np.arange(n_topics) < round(back * n_topics)
    fit = fit_of("nmf_kl", n_topics, coherence)
    return replace(fit, overlaps=np.tile(came.astype(float), (4, 1)))


def test_the_smallest_number_gives_way_to_the_most_topics_that_mostly_come_back():
    fits = [refitted(6, 0.4, back=1), refitted(9, 0.2, back=0.9), refitted(12, 0.2, back=0.5)]
    choice = choose(fits, rules=GRID)
    assert (choice.chosen, choice.edge) == (1, "")
    assert "quality is best at 6, the smallest number" in str(choice.reasons[1])
    assert str(choice.reasons[0]).startswith("not chosen")


def test_the_smallest_number_stays_where_no_larger_one_holds_and_is_no_warning_if_it_does():
    fits = [refitted(6, 0.4, back=1), refitted(9, 0.2, back=0.6), refitted(12, 0.2, back=0.5)]
    choice = choose(fits, rules=GRID)
    assert (choice.chosen, choice.edge) == (0, "")
    loose = [refitted(6, 0.4, back=0.6), *fits[1:]]
    choice = choose(loose, rules=GRID)
    assert (choice.chosen, choice.edge) == (0, "smallest")
    assert "fewer may do better" in str(choice.reasons[0])


def test_incoherent_topics_do_not_hold_however_often_they_come_back():
    fits = [refitted(6, 0.4, back=0.8), refitted(9, -0.1, back=1)]
    assert choose(fits, rules=GRID).chosen == 0


def test_the_largest_number_says_so_with_the_remedy():
    fits = [refitted(6, 0.1, back=1), refitted(9, 0.2, back=1), refitted(12, 0.4, back=1)]
    choice = choose(fits, rules=GRID)
    assert (choice.chosen, choice.edge) == (2, "largest")
    assert "topics.n_topics" in str(choice.reasons[2])


def test_the_largest_number_that_there_is_text_for_is_no_edge():
    too_many = Fit(Candidate("nmf_kl", 12), None, failure=message("model_no_numbers"))
    fits = [refitted(6, 0.1, back=1), refitted(9, 0.2, back=1), too_many]
    assert choose(fits, rules=GRID).edge == ""


@pytest.mark.parametrize("rules", [TopicRules(n_topics=(12,)), TopicRules(pin_n_topics=12)])
def test_one_number_alone_or_a_pinned_one_has_no_edge(rules):
    fits = [refitted(6, 0.1, back=1), refitted(12, 0.4, back=1)]
    assert choose(fits, rules=rules).edge == ""
