"""Which candidates there are."""

from pipeline.topics.selection import Candidate, TopicRules
from pipeline.topics.selection.rules import candidates, further_numbers, is_pinned


def test_what_is_pinned_is_tried():
    rules = TopicRules(methods=("nmf_kl",), n_topics=(6,), pin_method="lda_gensim", pin_n_topics=9)
    assert Candidate("lda_gensim", 9) in candidates(rules)


def test_a_pin_leaves_the_candidates_that_have_it():
    nmf, lda = Candidate("nmf_kl", 6), Candidate("lda_gensim", 9)
    assert is_pinned(nmf, rules=TopicRules()) and is_pinned(lda, rules=TopicRules())
    by_method = TopicRules(pin_method="lda_gensim")
    assert not is_pinned(nmf, rules=by_method) and is_pinned(lda, rules=by_method)
    assert not is_pinned(lda, rules=TopicRules(pin_method="lda_gensim", pin_n_topics=6))


def test_candidates_are_all_pairs_in_order_each_once():
    rules = TopicRules(methods=("nmf_kl", "lda_gensim", "nmf_kl"), n_topics=(9, 6))
    assert candidates(rules) == [
        ("nmf_kl", 6), ("nmf_kl", 9), ("lda_gensim", 6), ("lda_gensim", 9),
    ]  # fmt: skip


def test_further_numbers_go_up_to_the_stated_multiple_and_down_to_its_inverse():
    rules = TopicRules(n_topics=(6, 10, 16), widen=2)
    assert further_numbers(rules, "largest") == [20, 24, 28, 32]
    assert further_numbers(rules, "smallest") == [5, 4, 3]
    assert further_numbers(TopicRules(n_topics=(2, 3), widen=4), "smallest") == []


def test_without_widening_there_are_no_further_numbers():
    assert further_numbers(TopicRules(widen=1), "largest") == []
    assert further_numbers(TopicRules(widen=1), "smallest") == []
