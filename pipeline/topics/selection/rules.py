"""Which candidate models are tried, and which are left to the choice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from pipeline.config.params import Method


@dataclass(frozen=True)
class TopicRules:
    """Which models are tried and how one is chosen; `pin_` overrides the choice.

    A topic is stable if it comes back in `min_recovery` of its `n_refits` refits. `document_weight`
    says what a document counts for in a fit: 0 its length, 1 as much as any other.
    """

    methods: tuple[Method, ...] = ("nmf_consensus",)
    n_topics: tuple[int, ...] = (6, 8, 10, 12, 14, 16)
    n_refits: int = 10
    seed: int = 0
    top_terms: int = 12
    min_recovery: float = 0.5
    document_weight: float = 0.5
    pin_method: Method | None = None
    pin_n_topics: int | None = None


class Candidate(NamedTuple):
    """A method with a number of topics."""

    method: Method
    n_topics: int


def candidates(rules: TopicRules) -> list[Candidate]:
    """Every method with every number of topics, the pinned ones too."""
    methods = list(dict.fromkeys(rules.methods))
    if rules.pin_method and rules.pin_method not in methods:
        methods.append(rules.pin_method)
    numbers = sorted({*rules.n_topics, *filter(None, [rules.pin_n_topics])})
    return [Candidate(method, number) for method in methods for number in numbers]


def is_pinned(candidate: Candidate, *, rules: TopicRules) -> bool:
    """Whether params allow the candidate to be chosen; all are allowed where nothing is pinned."""
    method_fits = rules.pin_method in (None, candidate.method)
    return method_fits and rules.pin_n_topics in (None, candidate.n_topics)
